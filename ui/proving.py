"""One's own passphrase again, before something leaves the clinic: the field, and the proof."""

from __future__ import annotations

from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people.access import WrongPassphrase
from clinicguard.people.proving import prove
from ui.jobs import Job
from ui.language import say, words
from ui.seat import Seat
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField


class OwnPassphrase(Field):
    """A short way of unlocking, or a desk left open, is not enough for this."""

    def __init__(self, number: int) -> None:
        self.line = PassphraseField()
        super().__init__(
            say("Your own passphrase again"),
            self.line,
            number=number,
            note=say("so that nobody else hands it over"),
        )
        self.line.changed.connect(lambda: self.say_wrong(""))

    def missing(self) -> str:
        """What is still to be typed; empty when there is something."""
        return "" if self.line.enough() else say("Still missing: your own passphrase")

    def forget(self) -> None:
        """Empties the line: the next time it is asked again."""
        self.line.forget()
        self.refresh()

    def refused(self, trouble: Trouble | None) -> bool:
        """Says it here where it was the wrong one; False for every other trouble."""
        if not isinstance(trouble, WrongPassphrase):
            return False
        told = explain(trouble, words())
        self.say_wrong(say("{first}. {second}", first=told.title, second=told.todo))
        self.go()
        return True


def proved(seat: Seat, own: str) -> Job[None]:
    """Whether it is still who unlocked. Fails with WrongPassphrase."""
    return seat.jobs.database(lambda clinic: prove(clinic.folder.path, clinic, own))
