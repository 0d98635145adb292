"""Several lines of plain text: verbatim words, drafts, letters. Pasted markup loses its markup."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontInfo, QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.language import say
from ui.theme.chosen import font, px
from ui.theme.tokens import LINE_VERBATIM, TextRole
from ui.widgets.frames import Framed
from ui.widgets.lines import see_through

_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


class LongField(Framed):
    """Plain text of several lines with roomy line height; grows from `lines` as the place allows.

    Tab moves on to the next field. `line` is the line height in times the letter size.
    """

    def __init__(
        self,
        placeholder: str = "",
        *,
        lines: int = 3,
        line: float = LINE_VERBATIM,
        role: TextRole = "text",
        least: int = 1,
        longest: int = 20_000,
        grow: bool = False,
    ) -> None:
        super().__init__()
        self._least = least
        self.edit = self.editor(line, role, longest)
        self.edit.setPlaceholderText(placeholder)
        self.watch(self.edit)
        self.row.setContentsMargins(px(7), px(5), px(3), px(5))
        self.row.addWidget(self.edit)
        self._line = line
        self.keep_lines(lines)
        policy = QSizePolicy.Policy.Expanding if grow else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        if not grow:
            self.setFixedHeight(self.minimumHeight())
        self._quiet = False
        self.edit.textChanged.connect(self._told)

    def keep_lines(self, lines: int) -> None:
        """At least so many lines are to be seen."""
        self.setMinimumHeight(round(letter_height(self.edit) * self._line * lines) + px(20))

    def editor(self, line: float, role: TextRole, longest: int) -> PlainEdit:
        """Makes the editor inside."""
        return PlainEdit(line, role, longest)

    def text(self) -> str:
        """What stands here, line ends as `\\n`."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Puts text in, as the program does: no `changed` comes, nothing can be undone."""
        self._quiet = True
        self.edit.fill(text)
        self._quiet = False

    def set_still(self, still: bool) -> None:
        super().set_still(still)
        self.edit.setReadOnly(still)

    def enough(self) -> bool:
        return len(self.text().strip()) >= self._least

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def reach(self) -> QWidget:
        return self.edit

    def _told(self) -> None:
        if not self._quiet:
            self.changed.emit()


class PlainEdit(QTextEdit):
    """The editor inside: takes and gives plain text only, at most `longest` characters pasted.

    `cut_short` comes when not all of it was: with how much there was, and how much stands here.
    """

    cut_short = Signal(int, int)

    def __init__(self, line: float, role: TextRole, longest: int) -> None:
        super().__init__()
        self._line = line
        self._longest = longest
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(role))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        see_through(self)
        see_through(self.viewport())
        self._space()

    def fill(self, text: str) -> None:
        """Puts text in; nothing can be undone."""
        self.setPlainText(text)
        self._space()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is selected makes room for what is pasted."""
        if not source.hasText():
            return
        words = source.text().replace("\r\n", "\n")
        stays = len(self.toPlainText()) - len(self.textCursor().selectedText())
        room = max(0, self._longest - stays)
        if room:
            self.insertPlainText(words[:room])
        if len(words) > room:
            self.cut_short.emit(len(words), room)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(24))

    def _space(self) -> None:
        """The line height belongs to the block, and every later block inherits it."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(letter_height(self) * self._line, _AT_LEAST)
        cursor.mergeBlockFormat(block)
        document.setUndoRedoEnabled(True)


def cut_words(pasted: int, room: int) -> str:
    """What is said of a paste for which there was not room enough."""
    return say(
        "Of {n} characters pasted only {room} have room here; the rest was left out.",
        n=pasted,
        room=room,
    )


def letter_height(widget: QWidget) -> float:
    """The height of a letter box in logical pixels, by which line heights are counted."""
    return float(QFontInfo(widget.font()).pixelSize())
