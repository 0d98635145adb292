"""性質: what kind of matter it is, and the questions of law that switch clocks on and off."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.steps import Step
from clinicguard.knowledge.natures import Nature
from ui.incidents.bench import Bench
from ui.incidents.gate_cards import gate_cards
from ui.incidents.kind_rows import KindRows, leaving, suggestions
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import together
from ui.incidents.said import here
from ui.incidents.shown import Shown
from ui.language import language, say
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, SectionHead, link
from ui.widgets.choices import Choices, Option
from ui.widgets.text import Label


class NaturePane(StepPane):
    """Picking shows the signs; the button under them chooses. Further natures add their lists."""

    step = Step.NATURE

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        books, chosen = shown.guide.playbooks, shown.case.incident.nature
        offered = tuple(
            Option(key, here(each.name))
            for key, each in books.natures.items()
            if key in books.offered or key == chosen
        )
        self.main = Choices(offered, (shown.case.incident.nature,))
        self.main.name(say("What kind of matter is it?"))
        self.main.changed.connect(lambda: self._show_picked(self.shown))
        self._sounds = Label("", "note", "text2", wrap=True)
        self.rows: KindRows | None = None
        self._picked = Stack()
        self._kinds = Stack()
        self._gates = Stack()
        for widget in (
            SectionHead(
                say("What kind of matter is it?"),
                say("the nearest one; others can join"),
                about="nature",
            ),
            self._sounds,
            self.main,
            self._kinds,
            self._picked,
            SectionHead(
                say("Questions of law"),
                say("each answer starts clocks or leaves them out; no legal advice"),
                link(say("The law pack"), partial(bench.seat.go, "law"), icon="scale"),
                about="gate",
            ),
            self._gates,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        if not self.main.value():
            self.main.set_chosen(shown.case.incident.nature)
        self._say_sounds(shown)
        self._show_picked(shown)
        self._show_kinds(shown)
        self._gates.fill(*gate_cards(self.bench, shown))

    def choose(self) -> None:
        """Makes the picked nature the main one; a change of it asks why."""
        nature, incident, number = self.main.value(), self.shown.case.incident, self.bench.number
        own = (mark for mark in incident.natures if not mark.main and not mark.case)
        also = {mark.nature: mark.why for mark in own}
        if incident.nature and incident.nature != nature:
            self.bench.ask_why(
                say("Another kind of matter"),
                say("Change it"),
                lambda desk, why: desk.set_nature(
                    number, nature, why, also=also, language=language()
                ),
                text=leaving(self.shown, incident.nature),
            )
            return
        self.bench.do(
            lambda desk: desk.set_nature(number, nature, also=also, language=language()),
        )

    def _say_sounds(self, shown: Shown) -> None:
        """What the first words sound like, until a kind was chosen."""
        names = [shown.nature_name(nature) for nature in suggestions(shown)]
        self._sounds.setVisible(bool(names) and not shown.case.incident.nature)
        self._sounds.setText(say("The first words sound like: {natures}", natures=together(names)))

    def _show_picked(self, shown: Shown) -> None:
        found = shown.guide.playbooks.natures.get(self.main.value())
        self._kinds.setVisible(self.main.value() == shown.case.incident.nature)
        if found is None:
            hint = say("Pick one to see its signs.")
            self._picked.fill(Label(hint, "note", "text2"))
        else:
            self._picked.fill(self._card(shown, found))

    def _show_kinds(self, shown: Shown) -> None:
        self.rows = KindRows(self.bench, shown) if shown.case.incident.nature else None
        self._kinds.fill(self.rows)

    @property
    def also(self) -> Mapping[str, Button]:
        """The kinds that the first words name and the case does not have yet."""
        return self.rows.also if self.rows is not None else {}

    def _card(self, shown: Shown, nature: Nature) -> QWidget:
        card = Card()
        card.column.addWidget(Label(here(nature.meaning), wrap=True))
        card.column.addWidget(_lines(say("Signs"), [here(sign) for sign in nature.signs]))
        card.column.addWidget(_lines(say("Ask"), [here(each) for each in nature.ask]))
        card.column.addWidget(Label(_read(nature), "note", "mute", wrap=True))
        bearing = partial(self.bench.seat.go, f"law/of/{nature.id}")
        law = link(say("What the law says of it"), bearing, icon="scale")
        choose: tuple[Button, ...] = ()
        if shown.case.incident.nature != nature.id:
            words = say("It is “{nature}”", nature=here(nature.name))
            self.chooses = self.bench.allow(Button(words, "primary", on=self.choose), "set_nature")
            choose = (self.chooses,)
        card.column.addWidget(ButtonRow(*choose, left=(law,)))
        return card


def _read(nature: Nature) -> str:
    read = nature.reviewed
    if read is None:
        return say("Nobody has read this wording for your clinic yet.")
    return say("{who} read this wording on {day}.", who=read.by, day=read.on.isoformat())


def _lines(title: str, lines: list[str]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(title, "note", "mute", bold=True))
    for line in lines:
        column.addWidget(Label(f"·　{line}", "note", "text2", wrap=True))
    return made
