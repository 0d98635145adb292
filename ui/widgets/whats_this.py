"""A small question mark beside a word that nobody can know: a few sentences, and the way to more.

Beside a field it stays out of the way of Tab; Shift+F1 in the field opens it. Beside a heading
it is reached by Tab.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.knowledge.help.marks import marks
from ui.help.calling import ask_for_help
from ui.language import language, say
from ui.theme.chosen import px
from ui.theme.icons import paint_icon
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.button_looks import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import Label

_SIDE, _ICON, _WIDE = 18, 14, 340


def asks_what(event: QKeyEvent) -> bool:
    """Whether it is Shift+F1."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F1 and shift


class WhatsThis(IconButton):
    """`key` names its words in `resources/help/marks.tsv`; `what` is the word that it explains."""

    def __init__(self, key: str, what: str, *, tab: bool = True) -> None:
        super().__init__("circle-question-mark", say("What is this: {what}", what=what))
        self._about = marks()[key]
        self._what = what
        self.told: Told | None = None
        self.clicked.connect(self.open)
        self.setFixedSize(px(_SIDE), px(_SIDE))
        if not tab:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def open(self) -> None:
        """Shows the words below the mark."""
        self.told = Told(self, self._what, self._about.in_language(language()), self._about.page)
        self.told.open_below(self)

    def sizeHint(self) -> QSize:
        return QSize(px(_SIDE), px(_SIDE))

    def _icon_side(self) -> int:
        return _ICON

    def _paint_words(self, painter: QPainter, look: Look, underline: bool) -> None:
        side = px(_ICON)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        colour = "accent" if self.underMouse() or self.hasFocus() else "mute"
        paint_icon(painter, self._icon or "", colour, place)


class Told(QWidget):
    """The words in a small window of their own; a press beside it or Escape puts it away."""

    def __init__(self, over: QWidget, what: str, words: str, page: str) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(what)
        self.setAccessibleDescription(words)
        self.page = page
        self.setFixedWidth(px(_WIDE))
        self._column = column = QVBoxLayout(self)
        edge = px(SPACE.wide)
        column.setContentsMargins(edge, px(SPACE.between), edge, px(SPACE.between))
        column.setSpacing(px(SPACE.hair))
        column.addWidget(Label(what, bold=True, wrap=True))
        column.addWidget(Label(words, "note", "text2", wrap=True))
        self.more = Button(say("More in the manual"), "link", icon="arrow-right", on=self._more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def open_below(self, mark: QWidget) -> None:
        """Below the mark, and within its window."""
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        window = mark.window()
        at = mark.mapTo(window, QPoint(0, mark.height() + px(SPACE.hair)))
        right = window.width() - self.width() - px(SPACE.inside)
        below = window.height() - self.height() - px(SPACE.inside)
        if at.y() > below:
            at.setY(mark.mapTo(window, QPoint(0, 0)).y() - self.height() - px(SPACE.hair))
        at.setX(max(px(SPACE.inside), min(at.x(), right)))
        self.move(window.mapToGlobal(at))
        self.show()
        self.more.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), px(RADIUS.control), "surface", "control")
        painter.end()

    def _more(self) -> None:
        page = self.page
        self.close()
        ask_for_help(page)
