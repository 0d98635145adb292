"""Giving access, resetting a passphrase, taking access: and what each does not protect."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clinicguard.clinic import Clinic
from clinicguard.people.access_desk import Removal
from clinicguard.people.staff import Person
from ui.language import say
from ui.people.forms import ShortForm
from ui.seat import Seat
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.passphrases import NewPassphrase
from ui.widgets.text import Label
from ui.widgets.ticks import Check


class GiveForm(ShortForm):
    """Access for somebody on the list who has none: not yet, or not any more."""

    def __init__(self, seat: Seat, person: Person, owners: Sequence[Person] = ()) -> None:
        self.person = person
        self.passphrase = NewPassphrase((person.name, seat.profile.name))
        super().__init__(
            seat, say("Give access"), person.name, say("Give access"), owners=owners, number=3
        )
        self.passphrase.changed.connect(self.look)
        self.add(
            Notice(
                say(
                    "Let them sit down here: they choose the passphrase themselves, and nobody "
                    "else learns it, you included."
                )
            ),
            self.passphrase,
        )

    def missing(self) -> str:
        return self.passphrase.missing()

    def needs_owner(self) -> bool:
        return self.person.role == "owner" and self.seat.person.role != "owner"

    def work(self) -> Callable[[Clinic], object]:
        number, passphrase = self.person.id, self.passphrase.text()
        return lambda clinic: clinic.access.give(number, passphrase)

    def done(self, result: object) -> None:
        self.passphrase.forget()


class ResetForm(ShortForm):
    """A new passphrase in place of a forgotten one; nobody's old one is needed."""

    def __init__(self, seat: Seat, person: Person) -> None:
        self.person = person
        self.reason = LineField()
        self.passphrase = NewPassphrase((person.name, seat.profile.name), number=2)
        self.leaked = Check(say("Somebody else may know the former one: new keys for the records"))
        super().__init__(seat, say("New passphrase"), person.name, say("Set the new passphrase"))
        self.passphrase.changed.connect(self.look)
        self.first = self.reason.reach()
        self.add(
            Field(say("Why"), self.reason, number=1, note=say("stays in the log")),
            Notice(
                say(
                    "Let them sit down here: they choose the passphrase themselves, and nobody "
                    "else learns it, you included."
                )
            ),
            self.passphrase,
            self.leaked,
            Notice(not_protected(), "amber"),
        )

    def missing(self) -> str:
        return self.passphrase.missing() if self.reason.enough() else say("Still missing: why")

    def work(self) -> Callable[[Clinic], object]:
        number, passphrase = self.person.id, self.passphrase.text()
        reason, leaked = self.reason.text(), self.leaked.isChecked()

        def reset(clinic: Clinic) -> object:
            clinic.access.reset_passphrase(number, passphrase, reason)
            return clinic.access.renew_keys(reason) if leaked else None

        return reset

    def done(self, result: object) -> None:
        self.passphrase.forget()
        if isinstance(result, BaseException):
            self.seat.trouble(result)


class TakeForm(ShortForm):
    """Who leaves opens nothing from now on. Their name stays in every record."""

    def __init__(self, seat: Seat, person: Person, owners: Sequence[Person] = ()) -> None:
        self.person = person
        self.reason = LineField()
        super().__init__(
            seat,
            say("Take the access"),
            person.name,
            say("Take the access"),
            kind="danger",
            owners=owners,
        )
        self.first = self.reason.reach()
        told = (
            say("Their passphrase opens nothing here any more. Nobody needs to give them theirs."),
            say(
                "The records get a new key, and evidence that comes in from now on is sealed to "
                "new keys. This can take a minute; do not switch the PC off. If it is cut off "
                "all the same, the next start goes on."
            ),
            say("Name, entries and signatures stay: nobody is deleted."),
            say("Hats of the crisis team go to their deputy."),
        )
        self.add(
            Field(say("Why"), self.reason, number=1, note=say("stays in the log")),
            *(Label(f"{n}. {words}", wrap=True) for n, words in enumerate(told, 1)),
            Notice(
                say(
                    "What this does not protect: a copy of the folder, a backup stick or papers "
                    "that they took before. A copy still opens with their passphrase, as it was "
                    "then. Ask for sticks back, and change the passphrases that they may have seen."
                ),
                "amber",
            ),
        )

    def missing(self) -> str:
        return "" if self.reason.enough() else say("Still missing: why")

    def needs_owner(self) -> bool:
        return self.person.role == "owner" and self.seat.person.role != "owner"

    def work(self) -> Callable[[Clinic], object]:
        number, reason = self.person.id, self.reason.text()
        return lambda clinic: clinic.access.remove(number, reason)

    def done(self, result: object) -> None:
        if isinstance(result, Removal) and result.waits is not None:
            self.seat.trouble(result.waits)


def not_protected() -> str:
    """What a new passphrase does not do."""
    return say(
        "What this does not protect: a copy of the folder that somebody took before still opens "
        "with the former passphrase."
    )
