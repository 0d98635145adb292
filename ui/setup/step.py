"""One step of the set-up: a headline, what is asked, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.seat import Seat
from ui.setup.answers import Answers
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.text import Label


class Step(QWidget):
    """`moved` tells that `missing` may have changed; `done` that the step is over."""

    moved = Signal()
    done = Signal()

    def __init__(self, seat: Seat, answers: Answers, headline: str, hint: str) -> None:
        super().__init__()
        self.seat = seat
        self.answers = answers
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(40), px(40), px(40), px(SPACE.page))
        self.column.setSpacing(px(SPACE.wide))
        self.column.addWidget(Label(headline, "headline", bold=True, wrap=True))
        if hint:
            self.column.addWidget(Label(hint, colour="text2", wrap=True))

    def missing(self) -> str:
        """What is still to be done, in words; empty when one may go on."""
        return ""

    def next_words(self) -> str:
        """What the button says that goes on."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Keeps what was answered; `done` follows, at once or after work."""
        self.done.emit()

    def is_working(self) -> bool:
        """Whether work is under way whose end this page has to see."""
        return False

    def begin(self) -> None:
        """Moves the keyboard to the first field."""
