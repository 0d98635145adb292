"""A page of the manual as it is read on screen: plain words in their looks, pictures, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinicguard.host.words import Language
from clinicguard.knowledge.help import ManualPage
from clinicguard.knowledge.help.contents import picture_file
from clinicguard.knowledge.help.written import (
    Block,
    Code,
    Heading,
    Items,
    Paragraph,
    Picture,
    Runs,
    Table,
)
from ui.theme.chosen import font, ink, px
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.cards import Card, Hairline, Notice, ScrollColumn, link
from ui.widgets.spans import Span
from ui.widgets.text import Label, Phrase

_LINE = 1.45
_WIDE = 720

Turn = Callable[[str], object]


class PageView(ScrollColumn):
    """One page. `turn` leads to another; `hits` are the words that were looked for."""

    def __init__(
        self, page: ManualPage, language: Language, turn: Turn, hits: Sequence[str] = ()
    ) -> None:
        super().__init__(SPACE.page, SPACE.between)
        self._language = language
        self._turn = turn
        self._hits = tuple(hits)
        self.column.addWidget(Label(page.name, "headline", bold=True, wrap=True))
        for block in page.blocks:
            made = self._made(block)
            made.setMaximumWidth(px(_WIDE))
            self.column.addWidget(made)
        self.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(page.name)

    def _made(self, block: Block) -> QWidget:
        match block:
            case Heading():
                return Label(
                    block.words, "section" if block.level == 2 else "text", bold=True, wrap=True
                )
            case Paragraph(note=True):
                return Notice("".join(run.text for run in block.runs))
            case Paragraph():
                return self._words(block.runs)
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case Picture():
                file = picture_file(block.name, self._language)
                return PictureView(QPixmap(str(file)), block.words)
            case Code():
                return _code(block.text)

    def _words(self, runs: Runs) -> QWidget:
        """The words; below them what they lead to, so that each can be reached by key."""
        spans = [
            Span(
                run.text,
                bold=run.bold,
                mono=run.code,
                hits=self._hits,
            )
            for run in runs
        ]
        phrase = Phrase(*spans, wrap=True, line=_LINE)
        leads = [run for run in runs if run.page]
        if not leads:
            return phrase
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(phrase)
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.inside))
        for run in leads:
            row.addWidget(
                link(run.text, lambda to=run.page: self._turn(to), icon="arrow-right")  # type: ignore[misc]
            )
        row.addStretch(1)
        column.addLayout(row)
        return made

    def _items(self, block: Items) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE.inside))
        grid.setVerticalSpacing(px(SPACE.inside))
        grid.setColumnStretch(1, 1)
        for number, item in enumerate(block.items):
            sign = f"{number + 1}" if block.ordered else "•"
            mark = Phrase(Span(sign, bold=block.ordered, colour="text2"), line=_LINE)
            mark.setFixedWidth(px(22))
            grid.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._words(item), number, 1)
        return made

    def _table(self, block: Table) -> QWidget:
        card = Card(0)
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(
            px(SPACE.between), px(SPACE.inside), px(SPACE.between), px(SPACE.inside)
        )
        grid.setHorizontalSpacing(px(SPACE.wide))
        grid.setVerticalSpacing(px(SPACE.hair))
        for at, cell in enumerate(block.head):
            words = "".join(run.text for run in cell)
            grid.addWidget(Label(words, "note", "text2", bold=True, wrap=True), 0, at)
            grid.setColumnStretch(at, 1 if at == 0 else 2)
        for down, row in enumerate(block.rows):
            grid.addWidget(Hairline(), 2 * down + 1, 0, 1, len(block.head))
            for at, cell in enumerate(row):
                grid.addWidget(self._words(cell), 2 * down + 2, at, Qt.AlignmentFlag.AlignTop)
        card.column.addWidget(made)
        return card


class PictureView(QWidget):
    """A picture as wide as the page gives; pressed, it is shown in its own size in a window."""

    def __init__(self, picture: QPixmap, words: str) -> None:
        super().__init__()
        self._picture = picture
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        if not picture.isNull():
            self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDE), self.heightForWidth(px(_WIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.heightForWidth(px(200)))

    def heightForWidth(self, width: int) -> int:
        if self._picture.isNull():
            return px(24)
        return round(width * self._picture.height() / self._picture.width()) + 2

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._picture.isNull():
            large = _Large(self._picture, self._words, self.window())
            large.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        if self._picture.isNull():
            painter.setFont(font("note"))
            painter.setPen(ink("text2"))
            painter.drawText(rect, self._words)
        else:
            shown = self._picture.scaled(
                (rect.size() * self.devicePixelRatioF()).toSize(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawPixmap(0, 0, shown)
            box(painter, rect, px(RADIUS.chip), None, "line")
        painter.end()


class _Large(QWidget):
    """The picture in its own size; any key or press puts it away."""

    def __init__(self, picture: QPixmap, words: str, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(over.windowTitle())
        self.setAccessibleName(words)
        self._picture = picture
        self.resize(picture.size().boundedTo(self.screen().availableSize()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.fillRect(self.rect(), ink("window"))
        painter.drawPixmap(0, 0, size.width(), size.height(), self._picture)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close()

    def keyPressEvent(self, event: object) -> None:
        self.close()


def _code(text: str) -> QWidget:
    card = Card(SPACE.between, fill="sunken")
    for line in text.splitlines():
        card.column.addWidget(Label(line, "note", mono=True, wrap=True, select=True))
    return card
