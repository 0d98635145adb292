"""分級: four factors, hard floors, the matrix with its arrow, the level and its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.rating import Assessment, assess
from clinicguard.incidents.steps import Step
from clinicguard.knowledge.ratings import Level
from ui.incidents.bench import Bench
from ui.incidents.confirm_pane import GLYPHS
from ui.incidents.factor_row import UNKNOWN, FactorRow, Value
from ui.incidents.forms import Asked
from ui.incidents.judging import factors_of, first_picks, sentence
from ui.incidents.pane import Stack, StepPane
from ui.incidents.rating_side import RatingSide
from ui.incidents.said import here, options, word
from ui.incidents.shown import Shown
from ui.language import language, say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, SectionHead
from ui.widgets.choices import Choices
from ui.widgets.columns import Columns, measure
from ui.widgets.glyphs import GlyphMark
from ui.widgets.text import Label

_SIDE = 320
_FORM = "judgement"


_NAME = 96


class RatingPane(StepPane):
    """Every pick is kept as it is made; the button at the foot makes it the rating."""

    step = Step.RATING

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        values, floors = first_picks(shown)
        kept = {key: str(text) for key, text in bench.draft(Step.RATING, _FORM).items()}
        self._factors(shown, values | kept)
        self._floors(shown, floors | kept)
        self._known = Stack()
        self.side = RatingSide(bench, shown)
        self.side.changed.connect(self._keep)
        if "reason" in kept:
            self.side.write(kept["reason"])
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self._grid)
        head = say("any one that holds sets the level to “High”, whatever the matrix says")
        column.addWidget(SectionHead(say("Hard floors"), head, about="floors"))
        column.addWidget(self._floor_card)
        column.addWidget(
            SectionHead(say("Known when rating"), say("kept with the decision, to be seen later"))
        )
        column.addWidget(self._known)
        column.addStretch(1)
        self.column.addWidget(Columns(main, self.side, _SIDE))
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        card = Card(0)
        for number, fact in enumerate(shown.case.facts):
            row = CardRow(first=number == 0, height=32)
            row.line.addWidget(GlyphMark(GLYPHS[fact.status], word(fact.status), size=16))
            row.line.addWidget(Label(fact.statement, "note", "text2", elide=True), 1)
            card.add_row(row)
        self._known.fill(card if shown.case.facts else None)
        self.side.show_history(shown)
        self._judge()

    def foot(self) -> tuple[Button, ...]:
        lower = Button(say("Lower it"), on=self._lower)
        self.button = Button("", "primary", key="Ctrl+Enter", on=self.rate)
        self.bench.allow(lower, "lower")
        self._name_button()
        return lower, self.button

    def judged(self) -> Assessment:
        """What the rule says of what is picked now."""
        return assess(factors_of(self._values()), self._answers(), self.shown.guide.rules.scale)

    def judgement(self) -> Judgement:
        """What is picked now, with its reason."""
        return Judgement(factors_of(self._values()), self._answers(), self.side.reason())

    def rate(self) -> None:
        """Makes it the rating; one that comes out lower than the last asks why."""
        number, judgement = self.bench.number, self.judgement()
        last, now = self.shown.case.rating, self.judged().level
        if last is not None and now.rank < last.level.rank:
            self.bench.ask_why(
                say("Lower than before"),
                say("Set it to “{level}”", level=word(now)),
                lambda desk, why: desk.rate(
                    number, judgement, lowered_because=why, language=language()
                ),
                text=say(
                    "It was “{level}”. Your name stands beside the reason.", level=word(last.level)
                ),
            )
            return
        self.bench.do(
            lambda desk: desk.rate(number, judgement, language=language()),
            then=self._rated,
            busy=self.button,
            in_need=lambda desk, why: desk.rate(
                number, judgement, language=language(), override=why
            ),
        )

    def _rated(self) -> None:
        self.bench.saved(Step.RATING, _FORM)
        if self.shown.case.incident.activated_at is None:
            self.bench.go("team")

    def _lower(self) -> None:
        due = self.judged().level
        lower = [level for level in Level if level.rank < due.rank]
        number, judgement = self.bench.number, self.judgement()
        self.bench.ask(
            say("Lower the level"),
            (
                Asked("level", say("Level"), "one", options(lower), needed=True),
                Asked("why", say("Reason"), "long", needed=True),
            ),
            say("Lower it under my name"),
            lambda desk, found: desk.lower(
                number, Level(found.text("level")), found.text("why"), judgement
            ),
            text=say(
                "The rule says “{level}”. Below a hard floor only the owner lowers.",
                level=word(due),
            ),
        )

    def _factors(self, shown: Shown, picks: dict[str, str]) -> None:
        self._factor_rows: list[tuple[QWidget, FactorRow]] = []
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        self.factors: dict[str, FactorRow] = {}
        for factor in shown.guide.playbooks.rating.factors:
            values = [
                Value(str(each.id), str(each.id), here(each.label), here(each.means))
                for each in factor.values
            ]
            unknown = say("not known, counts as {value}", value=factor.unknown_counts_as)
            row = FactorRow(
                [*values, Value(UNKNOWN, "", unknown)], picks.get(factor.id), here(factor.name)
            )
            row.changed.connect(self._picked)
            self.factors[factor.id] = row
            self._factor_rows.append((_factor_name(here(factor.name), here(factor.asks)), row))
        self._lay_factors()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_factors()

    def _lay_factors(self) -> None:
        """Name and values beside each other; in a narrow window the name stands above."""
        narrow = measure(self).narrow
        grid = self._grid.layout()
        assert isinstance(grid, QGridLayout)
        for line, (name, row) in enumerate(self._factor_rows):
            name.setFixedWidth(px(_NAME)) if not narrow else name.setMaximumWidth(16_777_215)
            grid.addWidget(name, line * 2, 0, 1, 2 if narrow else 1)
            grid.addWidget(row, line * 2 + narrow, 0 if narrow else 1, 1, 2 if narrow else 1)
            row.stack(narrow)

    def _floors(self, shown: Shown, picks: dict[str, str]) -> None:
        self._floor_card = Card(0)
        self.floors: dict[str, Choices] = {}
        for number, floor in enumerate(shown.guide.playbooks.rating.floors):
            row = CardRow(first=number == 0, height=38)
            name = Label(here(floor.name), elide=True)
            row.line.addWidget(name, 1)
            now = picks.get(floor.id, "")
            choice = Choices(
                options((Answer.NO, Answer.YES, Answer.UNKNOWN)), (now,) if now else ()
            )
            choice.name(here(floor.name))
            choice.setFixedWidth(choice.sizeHint().width())
            choice.changed.connect(self._picked)
            self.floors[floor.id] = choice
            row.line.addWidget(choice, 0, Qt.AlignmentFlag.AlignRight)
            self._floor_card.add_row(row)

    def _values(self) -> dict[str, str]:
        return {key: row.value() or "" for key, row in self.factors.items()}

    def _answers(self) -> dict[str, Answer]:
        found = {key: choice.value() for key, choice in self.floors.items()}
        return {key: Answer(value) for key, value in found.items() if value}

    def _picked(self) -> None:
        self._judge()
        self._keep()

    def _judge(self) -> None:
        judged = self.judged()
        self.side.show_judged(self.shown, judged, sentence(self.shown, judged))
        if hasattr(self, "button"):
            self._name_button()

    def _name_button(self) -> None:
        level = self.judged().level
        self.button.set_words(say("Set it to “{level}”", level=word(level)))
        if not self.bench.may("rate"):
            self.button.forbid(say("Your role does not do this"))
        elif missing := self._missing():
            self.button.forbid(missing)
        else:
            self.button.allow()

    def _missing(self) -> str:
        if any(row.value() is None for row in self.factors.values()):
            return say("Pick a value in each row; “not known” is one too")
        if any(not choice.value() for choice in self.floors.values()):
            return say("Answer every hard floor; “not known” is an answer too")
        return ""

    def _keep(self) -> None:
        kept = {key: row.value() for key, row in self.factors.items() if row.value() is not None}
        kept |= {key: choice.value() for key, choice in self.floors.items() if choice.value()}
        if self.side.is_written():
            kept["reason"] = self.side.reason()
        self.bench.typed(Step.RATING, _FORM, kept)


def _factor_name(name: str, asks: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(Label(name, bold=True))
    column.addWidget(Label(asks, "note", "text2", wrap=True))
    column.addStretch(1)
    return made
