"""Adding somebody, changing their data and role."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from clinicguard.clinic import Clinic
from clinicguard.people.staff import Person
from ui.language import say
from ui.people.forms import RoleChoice, ShortForm, pair
from ui.seat import Seat, Sitter
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.passphrases import NewPassphrase

_NOW, _LATER = "now", "later"


class AddForm(ShortForm):
    """A new member of staff, who sets their passphrase themselves, here at the PC."""

    def __init__(self, seat: Seat, owners: Sequence[Person] = ()) -> None:
        self.name, self.title, self.phone = LineField(), LineField(), LineField()
        self.role = RoleChoice(2, None)
        self.access = Choices(
            (
                Option(_NOW, say("They set a passphrase now")),
                Option(_LATER, say("Only on the list for now")),
            ),
            (_NOW,),
        )
        self.passphrase = NewPassphrase((seat.profile.name,), number=3)
        self.hand = Notice(
            say(
                "Let them sit down here: they choose the passphrase themselves, and nobody else "
                "learns it, you included."
            )
        )
        super().__init__(
            seat, say("Add somebody"), "", say("Add to the staff"), owners=owners, number=5
        )
        self.passphrase.changed.connect(self.look)
        self.name.changed.connect(self._about)
        self.access.changed.connect(self._arrange)
        self.first = self.name.reach()
        self.add(
            Field(say("Name"), self.name, number=1),
            pair(
                Field(say("Title"), self.title, note=say("as on the door: dentist, nurse …")),
                Field(say("Phone"), self.phone, note=say("where they can be reached in a crisis")),
            ),
            self.role.field,
            Field(say("Access"), self.access),
            self.hand,
            self.passphrase,
        )

    def missing(self) -> str:
        if not self.name.enough():
            return say("Still missing: the name")
        if self.role.value() is None:
            return say("Still missing: the role")
        return self.passphrase.missing() if self._now() else ""

    def work(self) -> Callable[[Clinic], object]:
        name, title, phone = self.name.text(), self.title.text(), self.phone.text()
        role, passphrase = self.role.value(), self.passphrase.text()
        assert role is not None
        if not self._now():
            return lambda clinic: clinic.staff.add(name, role, title=title, phone=phone)
        return lambda clinic: clinic.access.welcome(
            name, role, passphrase, title=title, phone=phone
        )

    def needs_owner(self) -> bool:
        return self.role.value() == "owner" and self.seat.person.role != "owner"

    def done(self, result: object) -> None:
        self.passphrase.forget()
        if isinstance(result, Person):
            self.seat.go(f"person/{result.id}")

    def _now(self) -> bool:
        return self.access.value() == _NOW

    def _about(self) -> None:
        self.passphrase.about((self.seat.profile.name, self.name.text()))

    def _arrange(self) -> None:
        self.hand.setVisible(self._now())
        self.passphrase.setVisible(self._now())
        self.look()


class ChangeForm(ShortForm):
    """Name, title, phone, role. The former wording stays in the log; a new role needs a reason."""

    def __init__(self, seat: Seat, person: Person, owners: Sequence[Person] = ()) -> None:
        self.person = person
        self.name, self.title, self.phone = LineField(), LineField(), LineField()
        self.reason = LineField()
        self.role = RoleChoice(2, person.role)
        self.fixed = ""
        if seat.person.id == person.id:
            self.fixed = say("Your own role is changed by another owner or manager.")
        super().__init__(seat, say("Change"), "", say("Save the changes"), owners=owners, number=3)
        self.name.set_text(person.name)
        self.title.set_text(person.title)
        self.phone.set_text(person.phone)
        self.first = self.name.reach()
        fields: list[QWidget] = [
            Field(say("Name"), self.name, number=1),
            pair(Field(say("Title"), self.title), Field(say("Phone"), self.phone)),
        ]
        if self.fixed:
            fields.append(Notice(self.fixed))
        else:
            fields.append(self.role.field)
        self.reason_field = Field(say("Why"), self.reason, note=say("needed for another role"))
        self.loses = Notice(
            say(
                "What comes in as evidence from now on is sealed to new keys, which this person "
                "does not get. What was sealed before they could read: a copy of the folder that "
                "they took then still opens for them."
            ),
            "amber",
        )
        self.loses.hide()
        self.add(*fields, self.reason_field, self.loses)

    def missing(self) -> str:
        if not self.name.enough():
            return say("Still missing: the name")
        if self._same():
            return say("Nothing has been changed")
        if self._role_changes() and not self.reason.enough():
            return say("Still missing: why")
        return ""

    def look(self) -> None:
        super().look()
        reads = {"owner", "manager", "counsel"}
        self.loses.setVisible(
            self.person.role in reads and self.role.value() not in reads and not self.fixed
        )

    def work(self) -> Callable[[Clinic], object]:
        number, name, title = self.person.id, self.name.text(), self.title.text()
        phone, reason = self.phone.text(), self.reason.text()
        role = self.role.value() or self.person.role
        return lambda clinic: clinic.access.change(
            number, name=name, title=title, phone=phone, role=role, reason=reason
        )

    def done(self, result: object) -> None:
        if isinstance(result, Person) and result.id == self.seat.person.id:
            self.seat.sit_again(Sitter(result, self.seat.profile))

    def needs_owner(self) -> bool:
        touched = "owner" in (self.person.role, self.role.value())
        return self._role_changes() and touched and self.seat.person.role != "owner"

    def _role_changes(self) -> bool:
        return self.role.value() != self.person.role

    def _same(self) -> bool:
        typed = (self.name.text(), self.title.text(), self.phone.text())
        kept = (self.person.name, self.person.title, self.person.phone)
        return tuple(each.strip() for each in typed) == kept and not self._role_changes()
