"""Taking a complaint down: six fields that turn to ticks, kept as a draft from the first letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from clinicguard.complaints.clock import ClockKind, is_promised
from clinicguard.complaints.complaint import Channel, Complaint, Patient
from clinicguard.complaints.intake import NewComplaint, from_draft, to_draft
from clinicguard.complaints.listed import Known
from clinicguard.host.dates import time_words
from clinicguard.people.permissions import may
from clinicguard.people.staff import Person
from ui.complaints.intake_fields import IntakeFields
from ui.complaints.intake_side import Due, DueLines, FlagChecks, PromiseBoxes
from ui.complaints.sheet_pane import ESCALATE
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.columns import measure
from ui.widgets.marks import Chip
from ui.widgets.panels import Panel
from ui.widgets.states import Picture
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

DRAFT = "complaints/new"
DRAFTS = (DRAFT, "complaints/new?desk")
"""A complaint that comes from the desk does not push aside one that is half taken."""
_WIDTH = 872
_SAVE_MS = 1000
_KNOW_MS = 250


@dataclass(frozen=True, slots=True)
class Opening:
    """What the panel needs from the records when it opens."""

    staff: tuple[Person, ...]
    place: str
    draft: dict[str, Any] | None
    room: str
    """Where another draft has room beside that one."""


class IntakePanel(Panel):
    """`logged` is called with the complaint once it stands in the records.

    `draft` is where what was typed waits; an empty one makes room for another that is waiting.
    """

    def __init__(
        self, seat: Seat, logged: Callable[[Complaint], object], draft: str = DRAFT
    ) -> None:
        super().__init__(say("Log a complaint"), width=_WIDTH, side=True)
        self._seat = seat
        self._logged = logged
        self._wanted, self._place = draft, ""
        self._staff: tuple[Person, ...] = ()
        self._saved_at: datetime | None = None
        self._asked = 0
        self._found: Known | None = None
        self._touched = False
        self.leave = self.keep_and_go
        self.keep = self.keep_draft
        self.fields = IntakeFields(seat)
        self.flags = FlagChecks()
        self.promises = PromiseBoxes(seat, lambda: self._staff)
        self.due = DueLines(seat)
        self._draft = Label("", "note", "green", bold=True)
        self._call = Chip(say("On the phone"), "accent", icon="phone-call")
        self._call.hide()
        self._save_timer = self._later(_SAVE_MS, self.keep_draft)
        self._know_timer = self._later(_KNOW_MS, self.look_up)
        self._lay_out()
        self.fields.edited.connect(self._changed)
        self.fields.asked.connect(self._know_timer.start)
        self.fields.known.wanted.connect(self.take_known)
        self.flags.changed.connect(self._changed)
        self.promises.changed.connect(self._changed)
        self.first = self.fields.name.reach()
        seat.jobs.database(lambda clinic: _open(clinic, draft)).then(self._fill)
        self._say_draft()
        self._ask_due()

    def value(self) -> NewComplaint:
        """The complaint as it stands in the panel."""
        return replace(
            self.fields.value(), flags=self.flags.value(), promises=self.promises.value()
        )

    def keep_draft(self) -> None:
        """Writes the draft now, if anything was typed."""
        self._save_timer.stop()
        if not self._touched:
            return
        fields = to_draft(self.value()) | self.fields.as_typed()
        place, wanted = self._place, self._wanted
        self._saved_at = self._seat.now()

        def keep(clinic: Clinic) -> None:
            clinic.drafts.keep(place or _room(clinic, wanted), fields)

        job = self._seat.jobs.database(keep)
        job.then(lambda _: self._say_draft())

    def keep_and_go(self) -> None:
        """Leaves; what was typed waits here."""
        self.keep_draft()
        self.close_panel()

    def save(self, *, grown: bool = False) -> None:
        """Logs the complaint, or shows what is still empty; `grown` makes it an incident too."""
        if self.fields.say_missing() or self.submit.is_busy():
            return
        self._save_timer.stop()
        self.submit.set_busy(say("Saving"))
        new, place = self.value(), self._place

        def log(clinic: Clinic) -> Complaint:
            complaint = clinic.complaints.log(new)
            clinic.drafts.drop(place)
            return complaint

        then = self._done_grown if grown else self._done
        self._seat.jobs.database(log).then(then).ended(self.submit.set_ready)

    def look_up(self) -> None:
        """Asks whether somebody like this has complained before."""
        self._know_timer.stop()
        self._asked += 1
        asked, who = self._asked, self.fields.person()

        def look(clinic: Clinic) -> tuple[int, Known | None]:
            return asked, clinic.complaint_lists.known(who)

        self._seat.jobs.database(look).then(self._show_known)

    def take_known(self) -> None:
        """It is the person who was found: the patient's name, chart and birth date come along."""
        if self._found is None:
            return
        number, why = self._found.number, say("the same person complains again")

        def look(clinic: Clinic) -> Patient:
            return clinic.complaints.unmask(number, why).patient

        self._seat.jobs.database(look).then(self._take_patient)

    def _done(self, complaint: Complaint) -> None:
        self._touched = False
        self.close_panel()
        self._logged(complaint)

    def _done_grown(self, complaint: Complaint) -> None:
        self._done(complaint)
        self._seat.go(f"incidents/new?complaint={complaint.number}")

    def _changed(self) -> None:
        """The first letter is kept at once, the next ones at most once a second."""
        self._touched = True
        self._show_call()
        self._ask_due()
        if self._save_timer.isActive():
            return
        if self._saved_at is None and self._place:
            self.keep_draft()
        self._save_timer.start()

    def _fill(self, opening: Opening) -> None:
        self._staff = opening.staff
        self.fields.offer_staff(opening.staff)
        if opening.draft is None or self._touched:
            self._place = opening.room
            self.keep_draft()
            return
        self._place = opening.place
        new = from_draft(opening.draft)
        self.fields.set_value(new)
        self.fields.put_as_typed(opening.draft)
        self.flags.set_value(new.flags)
        self.promises.set_value(new.promises)
        self._touched = True
        self._draft.setText(say("Going on with the draft"))
        self._show_call()
        self._ask_due()

    def _show_known(self, found: tuple[int, Known | None]) -> None:
        asked, known = found
        if asked == self._asked:
            self._found = known
            self.fields.show_known(known)

    def _take_patient(self, patient: Patient) -> None:
        name = patient.name or self.fields.name.text()
        self.fields.patient = replace(patient, name=name)
        self.fields.show_known(self._found)
        self._changed()

    def _ask_due(self) -> None:
        kind, received = self.fields.value().kind, self.fields.received_at()

        def look(clinic: Clinic) -> list[Due]:
            if not is_promised(kind):
                return []
            lists = clinic.complaint_lists
            times = lists.promised()
            ends = [(each, times.reckon(each, received).ends) for each in ClockKind]
            return [Due(each, at, lists.left(at)) for each, at in ends]

        self._seat.jobs.database(look).then(self.due.show_due)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_call()

    def _show_call(self) -> None:
        phoned = self.fields.channel.value() == Channel.PHONE
        self._call.setVisible(phoned and not measure(self).narrow)

    def _say_draft(self) -> None:
        if self._saved_at is None:
            self._draft.setText(say("Kept as a draft from the first letter on"))
            return
        at = time_words(self._saved_at, self._seat.zone)
        self._draft.setText(say("Draft kept, encrypted\u3000{time}", time=at))

    def _lay_out(self) -> None:
        self.add_head(self.fields.kind)
        self.add_head(self._call, right=True)
        self.body.addWidget(self.fields)
        for widget in (self.flags, self.promises, self.due):
            self.side.addWidget(widget)
            self.side.addSpacing(px(SPACE.between))
        self.side.addStretch(1)
        self.foot.addWidget(Picture("shield-check", 18, "green"))
        self.foot.addWidget(self._draft, 1)
        self.submit = Button(say("Log the complaint"), "primary", key="Ctrl+Enter", on=self.save)
        self.foot.addWidget(
            Button(say("Leave as a draft"), key="Esc", on=lambda: self.keep_and_go())
        )
        if may(ESCALATE, self._seat.person.role):
            self.foot.addWidget(
                Button(say("Make it an incident"), key="Ctrl+I", on=lambda: self.save(grown=True))
            )
        self.foot.addWidget(self.submit)

    def _later(self, ms: int, call: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(call)
        return timer


def _open(clinic: Clinic, wanted: str) -> Opening:
    staff = tuple(clinic.staff_lists.active())
    for place in (wanted, *DRAFTS):
        found = clinic.drafts.find(place)
        if found is not None:
            return Opening(staff, place, found, _room(clinic, wanted))
    return Opening(staff, wanted, None, wanted)


def _room(clinic: Clinic, wanted: str) -> str:
    """Where nothing is kept yet: so nothing is pushed aside that waits."""
    places = (wanted, *DRAFTS)
    return next((each for each in places if clinic.drafts.find(each) is None), wanted)
