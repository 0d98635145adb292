"""Beside the factors: the matrix, the level with its reason, what follows, earlier ratings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.rating import Assessment, Rating
from clinicguard.knowledge.ratings import Level
from ui.incidents.bench import Bench
from ui.incidents.matrix import Matrix
from ui.incidents.pane import Stack
from ui.incidents.punctuation import together
from ui.incidents.said import When, bars, here, word
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.theme.chosen import px
from ui.widgets.cards import Card, SectionHead
from ui.widgets.fields import Field
from ui.widgets.glyphs import LEVEL_COLOUR, LevelBars
from ui.widgets.spans import GAP
from ui.widgets.states import Picture
from ui.widgets.text import Label
from ui.widgets.writing import LongField

_GROUND = {Level.LOW: "green", Level.MEDIUM: "amber", Level.HIGH: "red"}


class RatingSide(QWidget):
    """`changed` comes when the reason is written by hand; until then the rule's sentence stands."""

    changed = Signal()

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__()
        self._bench = bench
        self._by_hand = False
        axes = shown.guide.playbooks.rating.axes
        self.matrix = Matrix(shown.guide.rules.scale)
        self._head = SectionHead(say("Risk matrix"), about="matrix")
        self._level = Stack()
        self._why = LongField(lines=4, line=1.5)
        self._why.changed.connect(self._written)
        self._after = Stack(4)
        self._history = Stack(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (
            self._head,
            Label(f"{here(axes.impact)} ↑", "note", "text2", wrap=True),
            self.matrix,
            Label(
                f"{here(axes.urgency)} →",
                "note",
                "text2",
                wrap=True,
                align=Qt.AlignmentFlag.AlignRight,
            ),
            self._level,
            Field(say("Reason in one sentence"), self._why),
            self._after,
            self._history,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def show_judged(self, shown: Shown, judged: Assessment, told: str) -> None:
        """Shows what the rule says, and what the button sets in motion."""
        self.matrix.show_judged(judged)
        self._head.set_note(
            say(
                "impact {impact} × likelihood {urgency}",
                impact=judged.impact,
                urgency=judged.urgency,
            )
        )
        self._level.fill(_level_card(shown, judged))
        if not self._by_hand:
            self._why.set_text(told)
        self._after.fill(*_after(shown, judged.level))

    def show_history(self, shown: Shown) -> None:
        """Earlier ratings, the newest first."""
        ratings = shown.case.ratings
        when = When(self._bench.seat)
        rows: list[QWidget] = [SectionHead(say("Ratings so far"))] if ratings else []
        self._history.fill(*rows, *(_past(shown, rating, when) for rating in reversed(ratings)))

    def reason(self) -> str:
        """The sentence as it stands."""
        return self._why.text().strip()

    def write(self, text: str) -> None:
        """Puts a sentence back that somebody wrote."""
        self._by_hand = True
        self._why.set_text(text)

    def is_written(self) -> bool:
        """Whether somebody has written it by hand."""
        return self._by_hand

    def _written(self) -> None:
        self._by_hand = bool(self._why.text().strip())
        self.changed.emit()


def _level_card(shown: Shown, judged: Assessment) -> Card:
    tone = _GROUND[judged.level]
    card = Card(fill=f"{tone}_weak", line=f"{tone}_line")
    row = QHBoxLayout()
    mark = LevelBars(bars(judged.level), LEVEL_COLOUR[bars(judged.level)])
    mark.setFixedSize(px(28), px(24))
    row.addWidget(mark)
    row.addWidget(Label(word(judged.level), "headline", tone, bold=True))
    row.addStretch(1)
    card.column.addLayout(row)
    told = [say("the matrix says “{level}”", level=word(judged.by_matrix))]
    names = shown.guide.playbooks.rating
    told += [
        say("floor: {floor}", floor=here(names.floor(floor).name))
        for floor in (*judged.floors, *judged.floors_assumed)
    ]
    for line in told[:4]:
        card.column.addWidget(Label(line, "note", "text2", wrap=True))
    return card


def _after(shown: Shown, level: Level) -> list[QWidget]:
    plan = shown.guide.playbooks.levels.of(level)
    tasks = len(shown.guide.tasks(shown.case.incident.kinds, level))
    hats = together(shown.hat_name(hat) for hat in plan.calls)
    lines = (
        ("phone", say("Call: {hats}", hats=hats)),
        ("list-checks", count("{n} task is given out", "{n} tasks are given out", tasks)),
        ("alarm-clock", here(plan.response)),
        ("siren", say("A red band on every page, until somebody signs the end")),
    )
    return [SectionHead(say("What follows")), *(_line(icon, words) for icon, words in lines)]


def _line(icon: str, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(Picture(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, "note", "text2", wrap=True), 1)
    return made


def _past(shown: Shown, rating: Rating, when: When) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(LevelBars(bars(rating.level)), 0, Qt.AlignmentFlag.AlignTop)
    lowered = ""
    if rating.lowered:
        lowered = say(
            "lowered by {name}: {why}",
            name=shown.who(rating.lowered_by),
            why=rating.lowered_because,
        )
    told = (word(rating.level), when.full(rating.at), shown.who(rating.by), rating.reason, lowered)
    row.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True), 1)
    return made
