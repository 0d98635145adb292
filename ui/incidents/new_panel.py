"""A new incident: people first, one sentence, where it came from. Nothing else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Incident, Origin
from ui.incidents.forms import Asked, Form
from ui.incidents.said import options, safety_line
from ui.language import say
from ui.seat import Seat
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.keys import on_key
from ui.widgets.panels import Panel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

DRAFT = "incidents/new"
_DRAFT_MS = 1000


class NewPanel(Panel):
    """`complaint` is the number of the complaint that it grows out of, if there is one."""

    def __init__(self, seat: Seat, complaint: str = "") -> None:
        super().__init__(say("New incident"), width=640)
        self._seat = seat
        self._complaint = complaint
        inside = ScrollColumn(gap=SPACE.wide)
        inside.column.addWidget(Notice(safety_line(seat.profile.jurisdiction), "red"))
        self.form = Form(_asked(complaint), seat.zone)
        inside.column.addWidget(self.form)
        if complaint:
            told = say(
                "It grows out of {number}: both stay linked, its exhibits are listed here, "
                "and its reply clocks run on.",
                number=complaint,
            )
            inside.column.addWidget(Notice(told))
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.button = Button(
            say("Open the case"), "primary", icon="siren", key="Ctrl+Enter", on=self.open_case
        )
        leave = Button(say("Leave it"), on=lambda: self.leave())
        self.foot.addWidget(ButtonRow(leave, self.button), 1)
        self.first = self.form.first()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.form.changed.connect(self._typed)
        self.keep = self.keep_draft
        self.leave = self._keep_and_close
        on_key(self, "Ctrl+I", self.form.fields["title"].go)
        seat.jobs.database(lambda clinic: clinic.drafts.find(DRAFT)).then(self._fill)

    def open_case(self) -> None:
        """Writes it and goes to its page."""
        if self.button.is_busy() or not self.form.whole():
            return
        self._timer.stop()
        found, complaint = self.form.answers(), self._complaint
        danger = Answer(found.text("danger"))
        title, words = found.text("title"), found.text("words")
        origin = Origin(found.text("origin")) if found.text("origin") else Origin.OTHER

        def write(clinic: Clinic) -> Incident:
            desk = clinic.incidents
            if complaint:
                made = desk.open_from(complaint, title, danger=danger)
            else:
                made = desk.open(title, origin=origin, words=words or title, danger=danger)
            clinic.drafts.drop(DRAFT)
            return made

        self.button.set_busy(say("Saving"))
        self._seat.jobs.database(write).then(self._opened).ended(self.button.set_ready)

    def _opened(self, incident: Incident) -> None:
        self.close_panel()
        pane = "notice" if incident.danger is Answer.YES else "now"
        self._seat.go(f"incident/{incident.number}/{pane}")

    def _fill(self, kept: dict[str, object] | None) -> None:
        if kept and not self.form.kept():
            self.form.fill(kept)

    def keep_draft(self) -> None:
        """Writes what was typed, if anything was."""
        self._timer.stop()
        kept = self.form.kept()
        if kept:
            self._seat.jobs.database(lambda clinic: clinic.drafts.keep(DRAFT, kept))

    def _typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _keep_and_close(self) -> None:
        self.keep_draft()
        self.close_panel()


def _asked(complaint: str) -> tuple[Asked, ...]:
    title = Asked(
        "title",
        say("What has happened?"),
        hint=say("one sentence, without a patient's name"),
        needed=True,
    )
    danger = Asked(
        "danger",
        say("Is anybody in danger now?"),
        "one",
        options((Answer.NO, Answer.YES, Answer.UNKNOWN)),
        needed=True,
    )
    if complaint:
        return title, danger
    return (
        title,
        danger,
        Asked(
            "origin",
            say("Where does it come from?"),
            "one",
            options(origin for origin in Origin if origin is not Origin.COMPLAINT),
            Origin.STAFF.value,
        ),
        Asked("words", say("As it was heard or read, word for word"), "long", lines=3),
    )
