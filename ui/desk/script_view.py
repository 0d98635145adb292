"""The script itself: am I safe, what to say sentence by sentence, what to leave unsaid."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.knowledge.scripts import Safety, Script, ScriptStep
from ui.language import language, say
from ui.theme.chosen import ink, px
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, SectionHead
from ui.widgets.flow import clear
from ui.widgets.states import Picture
from ui.widgets.text import Label

NEXT, BEFORE = "Alt+Down", "Alt+Up"


class ScriptView(QWidget):
    """`safe` comes with the answer to the first question: True or False."""

    safe = Signal(bool)

    def __init__(self, police: str) -> None:
        super().__init__()
        self._police = police
        self._steps: list[_Step] = []
        self._at = 0
        self.safety: SafetyCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(SPACE.page), px(SPACE.wide), px(SPACE.page), px(8))
        self._column.setSpacing(px(SPACE.between))

    def show_script(self, script: Script, unsafe: bool) -> None:
        """Shows another situation, from its first sentence."""
        clear(self._column)
        tongue = language()
        self.safety = None
        if script.safety is not None:
            self.safety = SafetyCard(script.safety, self._police, unsafe)
            self.safety.answered.connect(self.safe)
            self._column.addWidget(self.safety)
        say_next = Button(say("Next sentence"), "link", badge=NEXT, on=self.go_on)
        head = SectionHead(say("Say this"), say("one sentence after the other"), say_next)
        self._column.addWidget(head)
        card = Card(0)
        self._steps = [_Step(number, step) for number, step in enumerate(script.steps, 1)]
        for row in self._steps:
            card.add_row(row)
        self._column.addWidget(card)
        note = say("One may be sorry about it without saying whose fault it is")
        self._column.addWidget(SectionHead(say("Leave unsaid"), note))
        unsaid = [said.in_language(tongue) for said in script.do_not_say]
        self._column.addWidget(_Unsaid(unsaid))
        self._column.addWidget(Notice(script.tip.in_language(tongue)))
        self._column.addStretch(1)
        self._at = 0
        self._mark()

    def go_on(self) -> None:
        """The next sentence; the last one stays."""
        self._at = min(self._at + 1, len(self._steps) - 1)
        self._mark()

    def go_back(self) -> None:
        """The sentence before."""
        self._at = max(self._at - 1, 0)
        self._mark()

    def at(self) -> int:
        """Which sentence is marked, from 0."""
        return self._at

    def _mark(self) -> None:
        for number, row in enumerate(self._steps):
            row.set_now(number == self._at)


class SafetyCard(Card):
    """The first question of all. What to do when the answer is no stays on the screen."""

    answered = Signal(bool)

    def __init__(self, safety: Safety, police: str, unsafe: bool) -> None:
        super().__init__(SPACE.between)
        tongue = language()
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(Picture("shield-check", 24, "text"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(safety.ask.in_language(tongue), "section", bold=True, wrap=True))
        self._todo = safety.if_not.in_language(tongue)
        words.addWidget(Label(self._todo, "note", "text2", wrap=True))
        row.addLayout(words, 1)
        self.yes = Button(say("I am safe"), icon="check", on=self._is_safe)
        self.no = Button(
            say("Not safe: dial {number}", number=police), "danger", icon="phone", on=self._unsafe
        )
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.column.addLayout(row)
        self._now = Notice(self._todo, "red", lead=say("Now: "))
        self._now.setVisible(unsafe)
        self.column.addWidget(self._now)

    def _is_safe(self) -> None:
        self._now.hide()
        self.answered.emit(True)

    def _unsafe(self) -> None:
        self._now.show()
        self.answered.emit(False)


class _Step(QWidget):
    """A sentence to say; under the one that is next, what to write down meanwhile."""

    def __init__(self, number: int, step: ScriptStep) -> None:
        super().__init__()
        self._now = False
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE.wide), px(9), px(SPACE.wide), px(9))
        row.setSpacing(px(SPACE.wide))
        self._number = Label(str(number), "section", "text2", bold=True)
        self._number.setFixedWidth(px(18))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(Label(quoted(step.say.in_language(language())), "script", wrap=True))
        note = say("Write down: {what}", what=step.note.in_language(language()))
        self._note = Label(note, "note", "text2", wrap=True)
        column.addWidget(self._note)
        row.addLayout(column, 1)

    def set_now(self, now: bool) -> None:
        self._now = now
        self._note.setVisible(now)
        self._number.paint_in("accent" if now else "mute")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._now:
            return
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), px(RADIUS.card) - 1, "accent_weak")
        painter.fillRect(0, px(8), px(3), self.height() - px(16), ink("accent"))
        painter.end()


class _Unsaid(QWidget):
    """What is better left unsaid, in two columns where there is room."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(SPACE.wide))
        grid.setVerticalSpacing(px(6))
        for number, sentence in enumerate(sentences):
            grid.addWidget(_sentence(sentence), number // 2, number % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)


def _sentence(words: str) -> QWidget:
    box_ = QWidget()
    row = QHBoxLayout(box_)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE.inside))
    row.addWidget(Picture("circle-x", 18, "mute"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(quoted(words), "text", "text2", wrap=True), 1)
    return box_


def quoted(words: str) -> str:
    """Words that are spoken, in the quotation marks of the language."""
    return say("“{words}”", words=words)
