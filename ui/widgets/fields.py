"""A field of a form: its label above, the number that turns to a tick, key, notes and errors."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.frames import Control
from ui.widgets.glyphs import GlyphMark
from ui.widgets.keys import KeyBadge, on_key
from ui.widgets.marks import StepMark
from ui.widgets.menus import ComboField
from ui.widgets.text import Label
from ui.widgets.whats_this import WhatsThis, asks_what
from ui.widgets.writing import LongField, cut_words

AnyControl = Control | ComboField


class ErrorLine(QWidget):
    """What is wrong and what to do about it, in red with its glyph; hidden while all is well.

    It is drawn up when there is something to say: most fields of a page never have anything.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: Label | None = None
        self.hide()

    def _draw_up(self) -> Label:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, 0)
        row.setSpacing(px(6))
        words = Label("", "note", "red", wrap=True)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, px(2), 0, 0)
        sign.addWidget(GlyphMark("burns", size=14))
        sign.addStretch(1)
        row.addLayout(sign)
        row.addWidget(words, 1)
        return words

    def show_words(self, words: str) -> None:
        """Shows the sentence; an empty one hides the line."""
        if words and self._words is None:
            self._words = self._draw_up()
        if self._words is not None:
            self._words.setText(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """The sentence that is shown."""
        return self._words.text() if self._words is not None else ""


class Field(QWidget):
    """A labelled control.

    `number` marks a required field: the number stands before the label and turns to a green tick
    once the control holds enough. `key` ("Alt+3") jumps to the control and is shown at the right;
    `beside` (a tick "did not say") stands before it. `about` is the key of a small question mark
    that explains the label; Shift+F1 opens it from the control.
    """

    def __init__(
        self,
        label: str,
        control: AnyControl,
        *,
        number: int | None = None,
        note: str = "",
        key: str | None = None,
        beside: QWidget | None = None,
        about: str = "",
    ) -> None:
        super().__init__()
        self.control = control
        self.whats_this = WhatsThis(about, label, tab=False) if about else None
        self._label = label
        self._mark = StepMark(number) if number is not None else None
        self._error = ErrorLine()
        self._below = Label("", "note", "text2", wrap=True)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.hair))
        column.addLayout(self._head(note, key, beside))
        column.addWidget(control, 1)
        column.addWidget(self._error)
        column.addWidget(self._below)
        control.name(label)
        control.changed.connect(self._after_change)
        if isinstance(control, LongField):
            control.edit.cut_short.connect(self._cut_short)
        if key is not None:
            on_key(self, key, self.go)
        self.refresh()

    def go(self) -> None:
        """Moves the keyboard here."""
        self.control.reach().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Looks again whether there is enough; for a control that the program has filled."""
        if self._mark is not None:
            self._mark.tick(self.control.enough())

    def tick(self, enough: bool) -> None:
        """Says from outside whether there is enough, where the control alone cannot know."""
        if self._mark is not None:
            self._mark.tick(enough)

    def is_enough(self) -> bool:
        """Whether the control holds enough."""
        return self.control.enough()

    def lacks(self) -> str:
        """What the control itself says is wrong with what stands in it; or nothing."""
        return "" if isinstance(self.control, ComboField) else self.control.lacks()

    def say_wrong(self, words: str) -> None:
        """Shows what is wrong and what to do; the entry is kept. Empty words take it away."""
        self._error.show_words(words)
        self.control.set_wrong(bool(words))
        self.control.reach().setAccessibleDescription(words)

    def wrong(self) -> str:
        """The error that is shown."""
        return self._error.words()

    def say_below(self, words: str) -> None:
        """A quiet line under the control: a count, a hint."""
        self._below.setText(words)
        self._below.setVisible(bool(words))

    def label(self) -> str:
        """The words above the control."""
        return self._label

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the control has no use for comes here."""
        if self.whats_this is not None and asks_what(event):
            self.whats_this.open()
            return
        super().keyPressEvent(event)

    def _head(self, note: str, key: str | None, beside: QWidget | None) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(px(6))
        if self._mark is not None:
            head.addWidget(self._mark)
        head.addWidget(Label(self._label, "note", "text2", bold=True))
        if self.whats_this is not None:
            head.addWidget(self.whats_this)
        if note:
            head.addWidget(Label(note, "note", "mute", elide=True), 1)
        head.addStretch(0 if note else 1)
        if beside is not None:
            head.addWidget(beside)
        if key is not None:
            head.addWidget(KeyBadge(key))
        return head

    def _cut_short(self, pasted: int, room: int) -> None:
        self.say_wrong(cut_words(pasted, room))

    def _after_change(self) -> None:
        self.refresh()
        if self.wrong():
            self.say_wrong("")
