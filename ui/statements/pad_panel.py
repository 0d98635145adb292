"""The scratch pad of a case: one's own words, sealed like a draft, in nothing that goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.panels import Panel
from ui.widgets.spans import LINE_END
from ui.widgets.text import Label
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

PAD = "own/pad/"
"""Where the pads stand among the drafts of a person: nobody is told that one is unfinished."""
_DRAFT_MS = 1000
_LINES = 12


def pad_of(address: str) -> str:
    """ "pad/incident/I-2026-0001" → where its words are kept."""
    return PAD + address.partition("/")[2]


class PadPanel(Panel):
    """Kept while it is typed. There is nothing to confirm, and no entry in the log."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(say("Scratch pad"))
        self._seat, self._page = seat, pad_of(address)
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self._keep)
        self.add_head(Label(address.rpartition("/")[2], "note", "text2"))
        self.body.setContentsMargins(px(SPACE.page), px(SPACE.wide), px(SPACE.page), px(SPACE.wide))
        self.body.setSpacing(px(SPACE.between))
        for told in _who_reads_it():
            self.body.addWidget(told)
        self.words = LongField(say("What goes through your head"), lines=_LINES, grow=True)
        self.words.name(say("Scratch pad"))
        self.words.changed.connect(self._typed)
        self.body.addWidget(self.words, 1)
        self._told = Label("", "note", "text2")
        self.foot.addWidget(self._told, 1)
        self.foot.addWidget(Button(say("Close"), key="Esc", on=lambda: self.leave()))
        self.first = self.words.reach()
        self.leave = self._keep_and_go
        self.keep = self._keep
        page = self._page
        seat.jobs.database(lambda clinic: clinic.drafts.find(page)).then(self._fill)

    def _fill(self, kept: dict[str, Any] | None) -> None:
        if not self._unsaved and kept is not None:
            self.words.set_text(str(kept.get("text", "")))

    def _typed(self) -> None:
        self._unsaved = True
        self._told.setText("")
        if not self._timer.isActive():
            self._timer.start()

    def _keep_and_go(self) -> None:
        self._keep()
        self.close_panel()

    def _keep(self) -> None:
        self._timer.stop()
        if not self._unsaved:
            return
        self._unsaved = False
        page, text = self._page, self.words.text()

        def work(clinic: Clinic) -> None:
            if text.strip():
                clinic.drafts.keep(page, {"text": text})
            else:
                clinic.drafts.drop(page)

        self._seat.jobs.database(work).then(lambda _: self._told.setText(say("Kept")))


def _who_reads_it() -> Iterator[Notice]:
    """Nobody else; and who may demand it all the same."""
    yield Notice(
        say(
            "Sealed with your own key. It is in no report, no pack, no export and no case "
            "handed to another clinic, and not a word of it is in the log. Backups hold "
            "it, sealed as here."
        ),
        lead=say("Only you read this.") + LINE_END,
    )
    yield Notice(
        say(
            "A court or a prosecutor may demand it like any other paper, and once there is "
            "a dispute you should delete nothing from it. If you are unsure about "
            "something, ask counsel before you write it down."
        ),
        "amber",
        lead=say("Legal privilege does not protect it.") + LINE_END,
    )
