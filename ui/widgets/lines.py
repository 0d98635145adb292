"""One line to type into, and the line for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.language import say
from ui.theme.chosen import font, px
from ui.theme.icons import pixmap
from ui.theme.tokens import HEIGHT
from ui.widgets.buttons import IconButton
from ui.widgets.frames import Framed
from ui.widgets.text import Label


class LineField(Framed):
    """One line of text. `icon` stands before it, `clear` adds a way to empty it."""

    entered = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str | None = None,
        clear: bool = False,
        least: int = 1,
        longest: int = 500,
        door: bool = False,
    ) -> None:
        super().__init__()
        self._least = least
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setFont(font())
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(longest)
        self.edit.setTextMargins(0, 0, 0, 0)
        see_through(self.edit)
        self.watch(self.edit)
        if icon is not None:
            self.row.addWidget(_sign(icon))
        self.row.addWidget(self.edit, 1)
        self.setFixedHeight(px(HEIGHT.door_button if door else HEIGHT.button))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textEdited.connect(lambda _: self.changed.emit())
        self.edit.returnPressed.connect(self.entered)
        if clear:
            self._add_clear()

    def text(self) -> str:
        """What stands in the line."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Puts text in, as the program does: `changed` does not come."""
        self.edit.setText(text)

    def set_still(self, still: bool) -> None:
        super().set_still(still)
        self.edit.setReadOnly(still)

    def enough(self) -> bool:
        return len(self.text().strip()) >= self._least

    def reach(self) -> QWidget:
        return self.edit

    def _add_clear(self) -> None:
        button = IconButton("x", say("Clear"), on=self._emptied, size="small")
        button.hide()
        self.edit.textChanged.connect(lambda text: button.setVisible(bool(text)))
        self.row.addWidget(button)
        self.row.setContentsMargins(px(11), px(2), px(2), px(2))

    def _emptied(self) -> None:
        self.edit.clear()
        self.edit.setFocus()
        self.changed.emit()


class PassphraseField(LineField):
    """A passphrase: covered until the eye is pressed, the input method off, Caps Lock told.

    `caps` comes with True while Caps Lock seems to be on.
    """

    caps = Signal(bool)

    def __init__(self, placeholder: str = "", *, least: int = 1, door: bool = False) -> None:
        super().__init__(placeholder, least=least, longest=1024, door=door)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._caps = False
        self.eye = IconButton("eye", say("Show the passphrase"), on=self._look, size="small")
        self.eye.setCheckable(True)
        self.row.addWidget(self.eye)
        self.row.setContentsMargins(px(11), px(2), px(2), px(2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._notice(event)
        return super().eventFilter(watched, event)

    def forget(self) -> None:
        """Empties the line and covers it."""
        self.edit.clear()
        self._cover(True)

    def _notice(self, event: QKeyEvent) -> None:
        """A letter whose case is not the one of Shift tells about Caps Lock; so does its key."""
        if event.key() == Qt.Key.Key_CapsLock:
            self._say_caps(not self._caps)
            return
        typed = event.text()
        if len(typed) == 1 and typed.isascii() and typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(typed.isupper() != shift)

    def _say_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps.emit(on)

    def _look(self) -> None:
        self._cover(self.edit.echoMode() == QLineEdit.EchoMode.Normal)

    def _cover(self, covered: bool) -> None:
        modes = QLineEdit.EchoMode
        self.edit.setEchoMode(modes.Password if covered else modes.Normal)
        words = say("Show the passphrase") if covered else say("Cover the passphrase")
        self.eye.show_as("eye" if covered else "eye-off", words)


def see_through(editor: QWidget) -> None:
    """Lets the box behind an editor show through it."""
    editor.setStyleSheet("background: transparent; border: none; padding: 0px;")


def _sign(name: str) -> Label:
    sign = Label()
    sign.setPixmap(pixmap(name, "text2", 16, ratio=2.0))
    sign.setFixedWidth(px(16))
    return sign
