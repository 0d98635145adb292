"""Three short forms: another title, listing in a case, noting a touch outside the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clinicguard.clinic import Clinic
from clinicguard.documents.from_evidence import EVENTS
from clinicguard.evidence.custody import Event as Touch
from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.case_choice import CaseChoice
from ui.language import say
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.text import Label

_TOUCHES: tuple[Touch, ...] = ("handed_over", "returned", "copied")


class ShortPanel(Panel):
    """A few fields and one button that does it. Subclasses say what is missing and what is done."""

    def __init__(self, seat: Seat, title: str, exhibit: Exhibit, do: str) -> None:
        super().__init__(title, width=WIDTH.form)
        self._seat = seat
        self.exhibit = exhibit
        self.inside = ScrollColumn()
        name = f"{exhibit.number}\u3000{exhibit.title}"
        self.inside.column.addWidget(Label(name, "section", bold=True, wrap=True))
        self.body.addWidget(self.inside)
        self.save_button = Button(do, "primary", key="Ctrl+Return", on=self.save)
        self.foot.addWidget(ButtonRow(self.save_button), 1)

    def missing(self) -> str:
        """What is still missing, in words."""
        raise NotImplementedError

    def work(self) -> Callable[[Clinic], object]:
        """What is to be done on the database lane."""
        raise NotImplementedError

    def add(self, *fields: QWidget) -> None:
        """Adds the fields and looks whether all is there."""
        for field in fields:
            self.inside.column.addWidget(field)
            if isinstance(field, Field):
                field.control.changed.connect(self.look)
        self.inside.column.addStretch(1)
        self.look()

    def look(self) -> None:
        """Switches the button by what is missing."""
        missing = self.missing()
        if missing:
            self.save_button.forbid(missing)
        else:
            self.save_button.allow()

    def save(self) -> None:
        """Does it; the panel closes when it is saved."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        self.save_button.set_busy(say("Saving"))
        job = self._seat.jobs.database(self.work())
        job.then(self._saved).ended(self.save_button.set_ready)

    def _saved(self, _: object) -> None:
        self.close_panel()
        self._seat.changed()


class TitlePanel(ShortPanel):
    """The former title stays in the log."""

    def __init__(self, seat: Seat, exhibit: Exhibit) -> None:
        self.title, self.reason = LineField(), LineField()
        super().__init__(seat, say("Change the title"), exhibit, say("Save the title"))
        self.title.set_text(exhibit.title)
        self.add(
            Field(say("Title"), self.title, number=1),
            Field(say("Why"), self.reason, number=2, note=say("the former title stays in the log")),
        )

    def missing(self) -> str:
        if not self.title.enough() or self.title.text().strip() == self.exhibit.title:
            return say("Still missing: another title")
        return "" if self.reason.enough() else say("Still missing: why")

    def work(self) -> Callable[[Clinic], object]:
        number = self.exhibit.number
        title, reason = self.title.text().strip(), self.reason.text().strip()
        return lambda clinic: clinic.evidence.retitle(number, title, reason)


class ListPanel(ShortPanel):
    """Listing gives the exhibit the case's next mark; it can stand in several cases."""

    def __init__(self, seat: Seat, exhibit: Exhibit) -> None:
        self.case = CaseChoice(seat, none=False)
        super().__init__(seat, say("List it in a case"), exhibit, say("List it"))
        self.add(Field(say("Case"), self.case, number=1))

    def missing(self) -> str:
        return "" if self.case.address() else say("Still missing: the case")

    def work(self) -> Callable[[Clinic], object]:
        number, case = self.exhibit.number, self.case.address()
        return lambda clinic: clinic.evidence.list_in(number, case)


class TouchPanel(ShortPanel):
    """What happened to the exhibit outside the program belongs to its custody too."""

    def __init__(self, seat: Seat, exhibit: Exhibit) -> None:
        self.what = Choices((Option(key, say(EVENTS[key])) for key in _TOUCHES), ("handed_over",))
        self.recipient = LineField(say("A name, and for whom they act"))
        self.purpose, self.authority, self.detail = LineField(), LineField(), LineField()
        super().__init__(
            seat, say("Note a hand-over or a return"), exhibit, say("Note it in the custody")
        )
        self.add(
            Field(say("What happened"), self.what, number=1),
            Field(say("Who received it, or brought it back"), self.recipient, number=2),
            Field(say("What for"), self.purpose, number=3),
            Field(say("On whose authority"), self.authority, note=say("may stay empty")),
            Field(say("In which state, with which seal"), self.detail, note=say("may stay empty")),
        )

    def missing(self) -> str:
        if self.what.value() != "copied" and not self.recipient.enough():
            return say("Still missing: a name")
        return "" if self.purpose.enough() else say("Still missing: what for")

    def work(self) -> Callable[[Clinic], object]:
        number, event = self.exhibit.number, self._event()
        said = {
            "purpose": self.purpose.text().strip(),
            "recipient": self.recipient.text().strip(),
            "authority": self.authority.text().strip(),
            "detail": self.detail.text().strip(),
        }
        return lambda clinic: clinic.evidence.note_touch(number, event, **said)

    def _event(self) -> Touch:
        return next(key for key in _TOUCHES if key == self.what.value())
