"""性質: what kind of matter it is, and the questions of law that switch clocks on and off."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.incident import Incident, NatureMark
from clinicguard.incidents.steps import Step
from clinicguard.incidents.suggested import suggested
from clinicguard.knowledge.natures import Nature
from ui.incidents.bench import Bench
from ui.incidents.forms import Asked
from ui.incidents.gate_cards import gate_cards
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
        self.also: dict[str, Button] = {}
        self._picked = Stack()
        self._gates = Stack()
        for widget in (
            SectionHead(
                say("What kind of matter is it?"),
                say("the nearest one; others can join"),
                about="nature",
            ),
            self._sounds,
            self.main,
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
        self._gates.fill(*gate_cards(self.bench, shown))

    def choose(self) -> None:
        """Makes the picked nature the main one; a change of it asks why."""
        nature, incident, number = self.main.value(), self.shown.case.incident, self.bench.number
        also = {mark.nature: mark.why for mark in incident.natures if not mark.main}
        if incident.nature and incident.nature != nature:
            self.bench.ask_why(
                say("Another kind of matter"),
                say("Change it"),
                lambda desk, why: desk.set_nature(
                    number, nature, why, also=also, language=language()
                ),
                text=say("What stands on the evidence list stays there."),
            )
            return
        self.bench.do(
            lambda desk: desk.set_nature(number, nature, also=also, language=language()),
        )

    def _say_sounds(self, shown: Shown) -> None:
        """What the first words sound like, until a kind was chosen."""
        names = [shown.nature_name(nature) for nature in _suggested(shown)]
        self._sounds.setVisible(bool(names) and not shown.case.incident.nature)
        self._sounds.setText(say("The first words sound like: {natures}", natures=together(names)))

    def _show_picked(self, shown: Shown) -> None:
        found = shown.guide.playbooks.natures.get(self.main.value())
        if found is None:
            hint = say("Pick one to see its signs.")
            self._picked.fill(Label(hint, "note", "text2"), self._others(shown))
            return
        self._picked.fill(self._card(shown, found), self._others(shown))

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

    def _others(self, shown: Shown) -> QWidget | None:
        incident = shown.case.incident
        if not incident.nature:
            return None
        card = Card()
        card.column.addWidget(Label(say("It is also"), "note", "text2", bold=True))
        for mark in incident.natures:
            if not mark.main:
                told = f"{shown.nature_name(mark.nature)}　{mark.why}"
                card.column.addWidget(Label(told, wrap=True))
        self.also = {}
        marked = {mark.nature for mark in incident.natures}
        for key in _suggested(shown):
            if key not in marked:
                words = say("Also “{nature}”, by the first words", nature=shown.nature_name(key))
                also = Button(words, size="small", icon="plus", on=partial(self._add, key))
                self.also[key] = self.bench.allow(also, "set_nature")
        add = Button(say("Add another kind"), size="small", icon="plus", on=self._add)
        others = self.bench.allow(add, "set_nature")
        card.column.addWidget(ButtonRow(*self.also.values(), others))
        return card

    def _add(self, nature: str = "") -> None:
        incident, number = self.shown.case.incident, self.bench.number
        taken = {mark.nature for mark in incident.natures}
        offered = tuple(
            Option(key, here(nature.name))
            for key, nature in self.shown.guide.playbooks.offered.items()
            if key not in taken
        )
        self.bench.ask(
            say("It is also"),
            (
                Asked("nature", say("Kind of matter"), "menu", offered, nature, needed=True),
                Asked(
                    "why",
                    say("Why this too"),
                    "long",
                    start=_said_first(nature, incident),
                    needed=True,
                ),
            ),
            say("Add it"),
            lambda desk, found: desk.set_nature(
                number,
                incident.nature,
                _why(incident.natures),
                also={
                    **{mark.nature: mark.why for mark in incident.natures if not mark.main},
                    found.text("nature"): found.text("why"),
                },
                language=language(),
            ),
            text=say("The evidence that it asks for joins the list."),
            about=nature,
        )


def _suggested(shown: Shown) -> tuple[str, ...]:
    incident, natures = shown.case.incident, shown.guide.playbooks.offered
    said = (incident.title, incident.first_words)
    return suggested(said, {key: nature.heard for key, nature in natures.items()})


def _said_first(nature: str, incident: Incident) -> str:
    """The first words as the reason for a kind that they point to."""
    if not nature:
        return ""
    return say("First words: “{words}”", words=incident.first_words or incident.title)


def _read(nature: Nature) -> str:
    read = nature.reviewed
    if read is None:
        return say("Nobody has read this wording for your clinic yet.")
    return say("{who} read this wording on {day}.", who=read.by, day=read.on.isoformat())


def _why(marks: tuple[NatureMark, ...]) -> str:
    return next((mark.why for mark in marks if mark.main), "")


def _lines(title: str, lines: list[str]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(title, "note", "mute", bold=True))
    for line in lines:
        column.addWidget(Label(f"·　{line}", "note", "text2", wrap=True))
    return made
