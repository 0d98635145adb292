"""The parts of the recovery card's page: a task with its state, a refusal, the words typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.people import recovery
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Notice
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.glyphs import GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.text import Label


class Task(QWidget):
    """What has to be done, with the glyph of its state, and the fields to do it."""

    def __init__(self, mark: GlyphMark, name: str, note: str, inside: QWidget | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.wide))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(SPACE.hair))
        column.addWidget(Label(name, "section", bold=True, wrap=True))
        column.addWidget(Label(note, "note", "text2", wrap=True))
        if inside is not None:
            column.addSpacing(px(SPACE.hair))
            column.addWidget(inside)
        row.addLayout(column, 1)


class Refusal(QWidget):
    """Why a place was refused; empty words take it away."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.told = ""
        self.hide()

    def tell(self, text: str) -> None:
        """Shows the sentences."""
        clear(self._column)
        self.told = text
        if text:
            self._column.addWidget(Notice(text, "red"))
        self.setVisible(bool(text))


class TypedWords(QWidget):
    """Some words of the card, typed back. `right` comes once all of them are.

    A word is judged while it is typed as soon as it can become no other one, else on leaving.
    """

    right = Signal()
    changed = Signal()

    def __init__(self, card: recovery.Card, places: tuple[int, ...]) -> None:
        super().__init__()
        self._card = card
        self._places = places
        self.lines = [LineField(longest=40) for _ in places]
        self.fields = [
            Field(say("Word {place}", place=place), line, number=0)
            for place, line in zip(places, self.lines, strict=True)
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.between))
        for field, line in zip(self.fields, self.lines, strict=True):
            field.setEnabled(False)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            line.changed.connect(self.check)
            line.changed.connect(self.changed)
            line.edit.editingFinished.connect(self._check_whole)

    def given(self) -> tuple[str, ...]:
        """What stands in the lines."""
        return tuple(line.text() for line in self.lines)

    def begin(self, given: tuple[str, ...] = ()) -> None:
        """The paper is there: the words can be typed; `given` is what had been typed before."""
        for line, text in zip(self.lines, given, strict=False):
            line.set_text(text)
        for field in self.fields:
            field.setEnabled(True)
        self.fields[0].go()

    def end(self) -> None:
        """The words were right and are not asked again."""
        for field in self.fields:
            field.setEnabled(False)

    def check(self, *, whole: bool = False) -> None:
        """Ticks what is right and says what is not; `whole` says that nobody is typing."""
        right = 0
        for place, line, field in zip(self._places, self.lines, self.fields, strict=True):
            word = line.text().strip().lower()
            is_right = word == self._card.words[place - 1]
            field.tick(is_right)
            right += is_right
            if not is_right and word and (whole or not recovery.still_typing(word)):
                field.say_wrong(_what_is_wrong(place, word))
        if right == len(self.lines):
            self.right.emit()

    def _check_whole(self) -> None:
        self.check(whole=True)


def _what_is_wrong(place: int, word: str) -> str:
    if recovery.known_word(word):
        return say("Word {place} on the paper is another one.", place=place)
    near = recovery.nearest_word(word)
    if near is None:
        return say("Word {place} is not on the list of words.", place=place)
    return say("Word {place} is not on the list. Perhaps “{near}”?", place=place, near=near)
