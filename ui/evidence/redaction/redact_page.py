"""Redacting: the original on the table, boxes over what must not be seen, a copy at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout

from clinicguard.evidence import sight
from clinicguard.evidence.covering import Covering, from_draft, to_draft
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.redacting import Bench
from clinicguard.evidence.redaction import Box, Redaction
from clinicguard.evidence.sight import Picture
from clinicguard.host.trouble import Trouble
from ui.evidence.redaction.box_canvas import BoxCanvas
from ui.evidence.redaction.box_pane import BoxPane, kind_of
from ui.evidence.redaction.middle import Middle
from ui.evidence.redaction.page_tools import PageTools
from ui.evidence.redaction.save_panel import SavePanel
from ui.evidence.redaction.start_card import StartCard
from ui.evidence.shelf import can
from ui.evidence.spoken import why_not_read
from ui.evidence.view_ask import Said
from ui.language import say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.columns import measure
from ui.widgets.marks import Chip

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_PANE, _NARROW_TALL = 340, 340
_SAVE_MS = 1000
_PIXELS = 6_000_000
"""Size of the picture to draw on: long screenshots can still be read."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """The original in memory, and one page of it as a picture."""

    content: bytes
    page: int
    picture: Picture


class RedactPage(Page):
    """ "redaction/new/E-2026-0001"."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._number = address.rpartition("/")[2]
        self._exhibit: Exhibit | None = None
        self._bench: Bench | None = None
        self._opened: _Opened | None = None
        self._purpose = ""
        self._touched = False
        self.covering = Covering()
        self.start: StartCard | None = None
        self.canvas = BoxCanvas()
        self.tools = PageTools(self.canvas, self.turn_page, self._preview)
        self.pane = BoxPane(self.wish, self.save)
        self._place = Sheet("desk")
        self._stack = QStackedLayout(self._place)
        self._before_look = Middle()
        self._stack.addWidget(self._before_look)
        self._stack.addWidget(self.canvas)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.keep)
        self._lay_out()
        self._wire()
        self._head()
        seat.jobs.database(self._look).then(self._read)

    def begin(self, purpose: str) -> None:
        """The entry first, then the opening of the seal, then the picture."""
        self._purpose, number = purpose, self._number
        job = self.seat.jobs.database(lambda clinic: clinic.redactions.begin(number, purpose))
        job.then(self._begun).failed(self._failed)

    def wish(self, what: str) -> None:
        """What a button or a key asks for: "new", "off", "undo"."""
        if self._opened is None or self.tools.previews():
            return
        match what:
            case "new":
                self._become(self.covering.drawn(self.canvas.new_box()))
            case "off":
                self._become(self.covering.taken_off())
            case "undo":
                self._become(self.covering.undone())
        self.canvas.setFocus()

    def turn_page(self, page: int) -> None:
        """Shows another page of the original."""
        opened, exhibit = self._opened, self._exhibit
        if opened is None or exhibit is None or not 1 <= page <= opened.picture.pages:
            return
        content, media_type = opened.content, exhibit.media_type
        job = self.seat.jobs.files(lambda task: _page(content, media_type, page))
        job.then(self._show).failed(self._failed)

    def save(self) -> None:
        """Asks what is left to ask, and makes the copy."""
        if self._bench is None or self._exhibit is None or not self.covering.boxes:
            return
        self.keep()
        boxes, purpose = self.covering.boxes, self._purpose
        self.seat.over(
            SavePanel(
                self.seat, self._exhibit, self._bench, boxes, purpose, self.address, self._done
            )
        )

    def keep(self) -> None:
        """Keeps the boxes as a draft of their own: sealed to this person."""
        self._timer.stop()
        if not self._touched:
            return
        fields, page = self._fields(), self.address
        self._touched = False
        if fields["boxes"]:
            self.seat.jobs.database(lambda clinic: clinic.drafts.keep(page, fields))
        else:
            self.seat.jobs.database(lambda clinic: clinic.drafts.drop(page))

    def leave(self) -> None:
        self.keep()
        self.canvas.forget()
        self._opened = self._bench = None

    def may_be_rebuilt(self) -> bool:
        return self._opened is None

    def page_number(self) -> int:
        """The page that is shown; 0 before one is."""
        return 0 if self._opened is None else self._opened.page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, ways = measure(self).narrow, QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.pane.setMaximumWidth(16_777_215 if narrow else px(_PANE))
        self.pane.setMinimumWidth(0 if narrow else px(_PANE))
        self.pane.setMaximumHeight(px(_NARROW_TALL) if narrow else 16_777_215)

    def _look(self, clinic: Clinic) -> tuple[Exhibit, dict[str, Any]]:
        return clinic.evidence_lists.one(self._number), clinic.drafts.find(self.address) or {}

    def _read(self, found: tuple[Exhibit, dict[str, Any]]) -> None:
        self._exhibit, draft = found
        if not can(self.seat, "evidence.redact"):
            self._before_look.lay_in(Said("lock", say("Handed in and sealed"), why_not_read()))
            return
        self.covering = from_draft(draft)
        self._head()
        boxes = len(self.covering.boxes)
        self.start = StartCard(self._exhibit, str(draft.get("purpose", "")), boxes, self.begin)
        self._before_look.lay_in(self.start)
        self._settle()

    def _begun(self, bench: Bench) -> None:
        self._bench = bench
        self.seat.changed()
        job = self.seat.jobs.files(lambda task: _page(bench.copy.content(), bench.media_type, 1))
        job.then(self._show).failed(self._failed)

    def _show(self, opened: _Opened) -> None:
        exhibit = self._exhibit
        if exhibit is None or self._bench is None:
            return
        self._opened = opened
        name = say("Page {n} of {title}", n=opened.page, title=exhibit.title)
        self.canvas.show_picture(opened.picture.png, name)
        self._stack.setCurrentWidget(self.canvas)
        self.canvas.setFocus()
        self._settle()

    def _failed(self, trouble: Trouble) -> None:
        if self.start is not None:
            self.start.button.set_ready()
        self.seat.trouble(trouble)

    def _become(self, covering: Covering) -> None:
        if covering.boxes != self.covering.boxes:
            self._touched = True
            self._timer.start()
        self.covering = covering
        self._settle()

    def _drawn(self, box: Box) -> None:
        self._become(self.covering.drawn(box))

    def _put(self, box: Box) -> None:
        self._become(self.covering.put(box))

    def _chosen(self, number: int) -> None:
        self._become(self.covering.choosing(None if number < 0 else number))
        box = self.covering.box()
        if box is not None and box.page != self.page_number():
            self.turn_page(box.page)
        else:
            self.canvas.bring_into_view()

    def _preview(self, burned: bool) -> None:
        self.canvas.show_burned(burned)
        self.pane.setEnabled(not burned)

    def _settle(self) -> None:
        opened = self._opened
        self.tools.setVisible(opened is not None)
        self.pane.setVisible(opened is not None)
        self._line.setVisible(opened is not None)
        if opened is not None:
            self.tools.show_page(opened.page, opened.picture.pages)
            self.canvas.show_covering(self.covering, opened.page)
            self.pane.show_covering(self.covering)

    def _done(self, redaction: Redaction) -> None:
        self._touched = False
        self.seat.close_over()
        self.seat.changed()
        self.seat.go(f"redaction/{redaction.number}")

    def _fields(self) -> dict[str, Any]:
        return {"boxes": to_draft(self.covering), "purpose": self._purpose}

    def _head(self) -> None:
        trail = (
            (say_in("room", "Evidence"), "evidence"),
            (self._number, f"evidence/{self._number}"),
        )
        marks = (Chip(say("Original"), "amber", icon="file-lock", bold=True),)
        title = "" if self._exhibit is None else self._exhibit.title
        self.head(Heading(say("Redact"), title, trail, marks))

    def _wire(self) -> None:
        self.canvas.drawn.connect(self._drawn)
        self.canvas.put.connect(self._put)
        self.canvas.chosen.connect(self._chosen)
        self.canvas.asked.connect(self.wish)
        self.pane.chosen.connect(self._chosen)
        self.pane.kind.connect(lambda key: self._become(self.covering.said(kind_of(key))))
        self.pane.reason.connect(lambda words: self._become(self.covering.because(words)))

    def _lay_out(self) -> None:
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tools)
        left.addWidget(self._place, 1)
        self._line = Hairline(down=True)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._line)
        self._sides.addWidget(self.pane)
        self._settle()


def _page(content: bytes, media_type: str, page: int) -> _Opened:
    return _Opened(content, page, sight.picture(content, media_type, page=page, most=_PIXELS))
