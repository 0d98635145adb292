"""The recovery card on screen: its words lie covered, since others can see this screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.people import recovery
from ui.language import say
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box, hairline
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.text import Label

_IN_A_ROW = 4
_WIDTH, _ROW, _NUMBER = 372, 27, 24


class CoveredWords(Card):
    """Numbers and covers in the order of the paper; the words show while the eye is held."""

    def __init__(self, card: recovery.Card) -> None:
        super().__init__(padding=SPACE.page)
        self.setFixedWidth(px(_WIDTH))
        head = QHBoxLayout()
        head.addWidget(Label(say("Recovery card"), "section", bold=True))
        head.addStretch(1)
        head.addWidget(Label(card.clinic, "note", "text2", mono=True))
        self.column.addLayout(head)
        self.table = WordTable(card.words)
        self.column.addWidget(self.table)
        foot = QHBoxLayout()
        covered = say("Covered: others can see this screen")
        foot.addWidget(Label(covered, "note", "text2", wrap=True), 1)
        self.eye = Button(say("Hold to look"), "link", icon="eye")
        self.eye.pressed.connect(lambda: self.table.show_words(True))
        self.eye.released.connect(lambda: self.table.show_words(False))
        foot.addWidget(self.eye)
        self.column.addLayout(foot)


class WordTable(QWidget):
    """The words as the paper has them, each under a bar until they are shown."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._words = words
        self._shown = False
        self.setFixedHeight(px(_ROW) * (len(words) // _IN_A_ROW) + 1)
        self.setAccessibleName(say("{n} words, covered", n=len(words)))

    def show_words(self, shown: bool) -> None:
        """Takes the bars away, or puts them back."""
        self._shown = shown
        self.update()

    def shown(self) -> bool:
        """Whether the words can be read now."""
        return self._shown

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide, tall = self.width() / _IN_A_ROW, px(_ROW)
        for n, word in enumerate(self._words):
            cell = QRectF(n % _IN_A_ROW * wide, n // _IN_A_ROW * tall, wide, tall)
            self._paint_cell(painter, cell, n + 1, word)
        for row in range(len(self._words) // _IN_A_ROW + 1):
            hairline(painter, QRectF(0, row * tall, self.width(), 1))
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QRectF, place: int, word: str) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("small"))
        painter.setPen(ink("mute"))
        painter.drawText(cell.adjusted(px(4), 0, 0, 0), middle, str(place))
        inside = cell.adjusted(px(_NUMBER), 0, -px(4), 0)
        if self._shown:
            painter.setPen(ink("text"))
            painter.drawText(inside, middle, word)
        else:
            bar = inside.adjusted(0, px(9), -px(4), -px(9))
            box(painter, bar, px(RADIUS.chip), "line")
