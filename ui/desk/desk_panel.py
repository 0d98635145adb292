"""The calm script over everything: situation, what to say, what was heard, how it ends.

The public sees this screen: no band, no rail, no patient's name. It opens from everywhere by F9
and leaves what lies below as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from clinicguard.complaints.encounter import Encounter, Mark, from_draft, to_draft
from clinicguard.host.dates import time_words
from clinicguard.knowledge.scripts import End, Script, emergency_numbers, load_scripts
from clinicguard.people.permissions import may
from clinicguard.people.staff import Person
from ui.desk.endings import DRAFT, into_complaint, into_incident, into_note
from ui.desk.notes_side import NotesSide
from ui.desk.script_view import BEFORE, NEXT, ScriptView
from ui.desk.situations import Situations
from ui.language import language, say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.columns import measure
from ui.widgets.keys import on_key
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP
from ui.widgets.states import Picture
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_EVERYTHING = 100_000
_LIST, _NOTES = 272, 356
_VIEW_AT = 2
_SAVE_MS, _SECOND_MS = 1000, 1000
_VERBS: dict[End, str] = {
    "complaint": "complaint.log",
    "incident": "incident.open",
    "note": "complaint.note_encounter",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """What the records give when it opens: what was kept, and whom to call for help."""

    draft: dict[str, Any] | None
    helper: Person | None


class DeskPanel(Panel):
    """ "desk" or "desk/threat"."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(say("Somebody is shouting"), width=_EVERYTHING)
        self._seat = seat
        self.scripts = load_scripts(seat.profile.jurisdiction)
        asked = address.partition("/")[2]
        self.script: Script = self.scripts.get(asked) or next(iter(self.scripts.values()))
        self._began = seat.now()
        self._unsafe_at: datetime | None = None
        self._touched = False
        self._saved_at: datetime | None = None
        self._stacked: bool | None = None
        self._helper = ""
        self.leave = self.keep_and_go
        self.keep = self.keep_draft
        self._hint = Label("", "text", "text2", elide=True)
        self._time = Label("", "headline", bold=True)
        self._since = Label("", "note", "text2")
        self._help = Label("", "text", "text", elide=True)
        self.situations = Situations(list(self.scripts.values()), self.script.id)
        self.view = ScriptView(emergency_numbers(seat.profile.jurisdiction).police)
        self.notes = NotesSide(seat)
        self._save_timer = self._timer(_SAVE_MS, self.keep_draft, single=True)
        self._tick_timer = self._timer(_SECOND_MS, self._tick)
        self._scroll = _scroll()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines = (Hairline(down=True), Hairline(down=True))
        self._lay_out()
        self.situations.chosen.connect(self.choose)
        self.view.safe.connect(self._answered)
        self.notes.changed.connect(self._changed)
        on_key(self, NEXT, self.view.go_on)
        on_key(self, BEFORE, self.view.go_back)
        self._show_script()
        self._tick()
        self._tick_timer.start()
        seat.jobs.database(_open).then(self._fill)

    def value(self) -> Encounter:
        """What was written down so far."""
        promised = self.notes.promised.text()
        return Encounter(
            script=self.script.id,
            began_at=self._began,
            verbatim=self.notes.verbatim.text(),
            marks=tuple(Mark(what, at) for what, at in self.notes.marks().items()),
            promised=promised,
            due_at=self.notes.due.value() if promised.strip() else None,
            unsafe_at=self._unsafe_at,
        )

    def choose(self, key: str) -> None:
        """It is another situation; what was written stays."""
        self.script = self.scripts[key]
        self._show_script()
        if self.value().says_something:
            self._changed()

    def keep_draft(self) -> None:
        """Writes the draft now, if anything was written down."""
        self._save_timer.stop()
        if not self._touched:
            return
        fields = to_draft(self.value())
        self._saved_at = self._seat.now()
        job = self._seat.jobs.database(lambda clinic: clinic.drafts.keep(DRAFT, fields))
        job.then(lambda _: self._say_kept())

    def keep_and_go(self) -> None:
        """Back to where one was; what was written waits behind F9."""
        self.keep_draft()
        self.close_panel()

    def end(self, how: End) -> None:
        """It is over and becomes this."""
        if self.buttons[how].is_busy() or not self._may_end():
            return
        self._save_timer.stop()
        encounter, seen = self.value(), self._seen()
        act = {"complaint": into_complaint, "incident": into_incident, "note": into_note}[how]
        self.buttons[how].set_busy(say("Saving"))
        job = self._seat.jobs.database(lambda clinic: act(clinic, encounter, seen))
        job.then(self._ended).ended(self.buttons[how].set_ready)

    def _ended(self, address: str | None) -> None:
        self._touched = False
        self.close_panel()
        if address is None:
            self._seat.changed()
        else:
            self._seat.go(address)

    def _may_end(self) -> bool:
        """An end needs something that was written; it says so otherwise."""
        if self.value().says_something:
            return True
        self.notes.say_kept(say("Write a word down first"))
        self.notes.verbatim.reach().setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _seen(self) -> str:
        """What we saw, in words: the situation, the marks with their times."""
        marks = self.notes.seen()
        unsafe = ""
        if self._unsafe_at is not None:
            at = time_words(self._unsafe_at, self._seat.zone)
            unsafe = say("{time} said “not safe”", time=at)
        name = self.script.name.in_language(language())
        return GAP.join(part for part in (name, unsafe, marks) if part)

    def _answered(self, safe: bool) -> None:
        if not safe and self._unsafe_at is None:
            self._unsafe_at = self._seat.now()
            self._changed()
        self.notes.verbatim.reach().setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        """The first letter is kept at once, the next ones at most once a second."""
        self._touched = True
        if self._save_timer.isActive():
            return
        if self._saved_at is None:
            self.keep_draft()
        self._save_timer.start()

    def _fill(self, opening: Opening) -> None:
        helper = opening.helper
        if helper is not None:
            self._helper = f"{say('Help:')} {helper.name} {helper.phone}".strip()
            self._say_head()
        if opening.draft is None or self._touched:
            return
        kept = from_draft(opening.draft)
        self._touched, self._began, self._unsafe_at = True, kept.began_at, kept.unsafe_at
        self.script = self.scripts.get(kept.script, self.script)
        self.notes.verbatim.set_text(kept.verbatim)
        self.notes.promised.set_text(kept.promised)
        if kept.due_at is not None:
            self.notes.due.set_value(kept.due_at)
        self.notes.set_marks({mark.what: mark.at for mark in kept.marks})
        self._show_script()
        self._tick()
        self.notes.say_kept(say("Going on with the draft"))

    def _show_script(self) -> None:
        tongue = language()
        self.situations.show_as(self.script.id)
        self._say_head()
        self.view.show_script(self.script, self._unsafe_at is not None)
        self.notes.offer(mark.in_language(tongue) for mark in self.script.marks)
        self._offer_ends()
        safety = self.view.safety
        self.first = safety.yes if safety is not None else self.notes.verbatim.reach()

    def _offer_ends(self) -> None:
        """Only what this situation can become; the likeliest is the button at the right end."""
        for how, button in self.buttons.items():
            button.setVisible(how in self.script.ends)
        for how in reversed(self.script.ends):
            button = self.buttons[how]
            button.set_kind("primary" if how == self.script.ends[0] else "plain")
            self.foot.removeWidget(button)
            self.foot.addWidget(button)

    def _tick(self) -> None:
        whole = int(self.value().lasted(self._seat.now()).total_seconds())
        minutes, seconds = divmod(whole, 60)
        self._time.setText(f"{minutes:02}:{seconds:02}")

    def _say_head(self) -> None:
        """In a narrow window only the name and the time stand above."""
        wide = not self._stacked
        at = time_words(self._began, self._seat.zone)
        since = say("since {time}, counted by itself", time=at)
        self._hint.setText(self.script.hint.in_language(language()) if wide else "")
        self._since.setText(since if wide else "")
        self._help.setText(self._helper if wide else "")

    def _say_kept(self) -> None:
        if self._saved_at is None:
            self.notes.say_kept(say("Kept, encrypted, from the first letter on"))
            return
        at = time_words(self._saved_at, self._seat.zone)
        self.notes.say_kept(say("Kept, encrypted\u3000{time}", time=at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        given = measure(self)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if given.narrow else ways.LeftToRight)
        self.situations.fit(narrow=given.narrow, short=given.short)
        self._place_view(given.narrow)
        self._say_head()
        for line in self._lines:
            line.setVisible(not given.narrow)
        for widget, wide in ((self.situations, _LIST), (self.notes, _NOTES)):
            widget.setMinimumWidth(0 if given.narrow else px(wide))
            widget.setMaximumWidth(16_777_215 if given.narrow else px(wide))

    def _place_view(self, narrow: bool) -> None:
        """Beside the notes the script scrolls by itself; below each other all scroll as one."""
        if narrow == self._stacked:
            return
        self._stacked = narrow
        if narrow:
            self._scroll.takeWidget()
            self._columns.insertWidget(_VIEW_AT, self.view, 1)
            self.view.show()
        else:
            self._columns.removeWidget(self.view)
            self._scroll.setWidget(self.view)
            self.view.setAutoFillBackground(False)
        self._scroll.setVisible(not narrow)

    def _lay_out(self) -> None:
        self.add_head(self._hint)
        self.add_head(Picture("timer", 20, "text"), self._time, self._since, self._help, right=True)
        self._columns.setSpacing(0)
        self._columns.addWidget(self.situations)
        self._columns.addWidget(self._lines[0])
        self._columns.addWidget(self._scroll, 1)
        self._columns.addWidget(self._lines[1])
        self._columns.addWidget(self.notes)
        inside = QWidget()
        inside.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(inside)
        self.foot.setSpacing(px(SPACE.between))
        told = say("Once it is over, these words and times become:")
        self.foot.addWidget(Button(say("Back, keep it"), key="Esc", on=lambda: self.leave()))
        right = Qt.AlignmentFlag.AlignRight
        self.foot.addWidget(Label(told, "note", "text2", elide=True, align=right), 1)
        self.buttons: dict[End, Button] = {
            "note": Button(say("Only a note"), key="Ctrl+S", on=lambda: self.end("note")),
            "incident": Button(
                say("Incident"), icon="siren", key="Ctrl+I", on=lambda: self.end("incident")
            ),
            "complaint": Button(
                say("Complaint"),
                "primary",
                icon="message-square-text",
                key="Ctrl+Enter",
                on=lambda: self.end("complaint"),
            ),
        }
        for how, button in self.buttons.items():
            if not may(_VERBS[how], self._seat.person.role):
                button.forbid(say("Your role does not do this"))
            self.foot.addWidget(button)
        self._say_kept()

    def _timer(self, ms: int, call: Callable[[], object], *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(ms)
        timer.timeout.connect(call)
        return timer


def _open(clinic: Clinic) -> Opening:
    others = [each for each in clinic.staff_lists.active() if each.id != clinic.person.id]
    ranked = [each for role in ("manager", "owner") for each in others if each.role == role]
    return Opening(clinic.drafts.find(DRAFT), next(iter(ranked), None))


def _scroll() -> QScrollArea:
    """A place that scrolls down, over the ground of the panel."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    return area
