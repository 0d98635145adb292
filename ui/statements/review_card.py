"""Beside the draft of a reply: what the review itself says, where and when; never in the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.platforms import Platforms
from ui.language import language, say
from ui.seat import Seat
from ui.statements.shown import About
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import ScrollColumn, SectionHead
from ui.widgets.flow import clear
from ui.widgets.platforms import review_words
from ui.widgets.text import Label

_FOLDED, _LINES, _TALL = 240, 8, 260


class ReviewCard(QWidget):
    """Plain words as they were written down; long ones are folded until somebody unfolds them."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._whole = False
        self._about: tuple[About, Platforms] | None = None
        self.words = Label("", wrap=True, select=True)
        self.fold = Button("", "link", on=self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.hair))
        self._scroll = ScrollColumn(0, SPACE.hair)
        self._scroll.column.addWidget(self.words)
        self._scroll.column.addStretch(1)
        self._top = QVBoxLayout()
        self._column.addLayout(self._top)
        self._column.addWidget(self._scroll)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_about(self, about: About | None, platforms: Platforms) -> None:
        """Shows the words of the complaint that the text is about; hides where it is about none."""
        wanted = None if about is None else (about, platforms)
        if wanted == self._about:
            return
        self._about = wanted
        self.setVisible(about is not None)
        clear(self._top)
        if about is None:
            return
        it, review = about.complaint, about.review
        name = say("What the review says") if review else say("What they said")
        number = Button(it.number, "link", on=partial(self._seat.go, it.address))
        self._top.addWidget(SectionHead(name))
        if review is not None:
            roc = self._seat.profile.roc_years and language() == "zh_TW"
            line = review_words(review, platforms.find(review.platform), roc=roc)
            self._top.addWidget(Label(line, "note", "text2", wrap=True))
        self._top.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_words()

    def _turn(self) -> None:
        self._whole = not self._whole
        self._show_words()

    def _show_words(self) -> None:
        assert self._about is not None
        words = self._about[0].complaint.verbatim
        short = folded(words)
        self.words.setText(words if self._whole else short)
        self.fold.setVisible(short != words)
        less = say("Show less")
        self.fold.set_words(less if self._whole else say("Show all {n} characters", n=len(words)))
        lines = self.words.heightForWidth(max(self.width(), px(220)))
        self._scroll.setFixedHeight(min(lines + px(SPACE.inside), px(_TALL)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._about is not None:
            self._show_words()


def folded(words: str) -> str:
    """The first lines of long words."""
    lines = words.strip().splitlines()
    short = "\n".join(lines[:_LINES])
    short = short if len(short) <= _FOLDED else short[:_FOLDED].rstrip()
    return words if short == words.strip() else f"{short} …"
