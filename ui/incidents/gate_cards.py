"""The questions of law, one card each: help, what yes and no mean, the answer, since when."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.clock import to_text
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.gates import Answer, GateAnswer, standing
from clinicguard.knowledge.law import Gate
from clinicguard.tasks.telling import doubts
from ui.incidents.bench import Bench
from ui.incidents.forms import Answers, Asked
from ui.incidents.said import When, here, options, word
from ui.incidents.shown import Shown
from ui.language import language, say, words
from ui.theme.chosen import px
from ui.widgets.cards import Card
from ui.widgets.choices import Choices
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase


def gate_cards(bench: Bench, shown: Shown) -> list[GateCard]:
    """A card for each question of the law pack."""
    answers = standing(shown.case.answers)
    gates = shown.guide.pack.gates.values()
    return [GateCard(bench, shown, gate, answers.get(gate.id)) for gate in gates]


class GateCard(Card):
    """A question. A no is kept at once; a yes that starts a clock asks since when."""

    def __init__(self, bench: Bench, shown: Shown, gate: Gate, stands: GateAnswer | None) -> None:
        super().__init__()
        self._bench, self._shown, self._gate, self._stands = bench, shown, gate, stands
        self.gate = gate.id
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(GlyphMark(_glyph(stands), word(stands.answer) if stands else ""))
        head.addWidget(Label(here(gate.question), bold=True, wrap=True), 1)
        self.column.addLayout(head)
        self.column.addWidget(Label(here(gate.help), "note", "text2", wrap=True))
        self.column.addWidget(self._means())
        pack = shown.guide.pack
        cited = GAP.join((pack.cite(gate.source, language()), *doubts(gate.confidence, words())))
        self.column.addWidget(Label(cited, "note", "mute", wrap=True))
        self.answer = Choices(
            options((Answer.YES, Answer.NO, Answer.UNKNOWN)), (stands.answer,) if stands else ()
        )
        self.answer.name(here(gate.question))
        self.answer.changed.connect(self._answered)
        self.answer.setEnabled(bench.may("answer_gate"))
        self.column.addWidget(self.answer)
        if stands is not None:
            self.column.addWidget(Label(self._told(stands), "note", "mute", wrap=True))

    def _means(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        answer = self._stands.answer if self._stands else None
        for which, text in ((Answer.YES, self._gate.yes), (Answer.NO, self._gate.no)):
            chosen = answer is which
            colour = "text" if chosen or answer is None else "mute"
            lead = Span(f"{word(which)}{GAP}", "note", bold=True, colour=colour)
            column.addWidget(Phrase(lead, Span(here(text), "note", colour=colour), wrap=True))
        return made

    def _told(self, stands: GateAnswer) -> str:
        when = When(self._bench.seat)
        since = say("since {when}", when=when.full(stands.since)) if stands.since else ""
        by = say(
            "answered by {name} {when}", name=self._shown.who(stands.by), when=when.short(stands.at)
        )
        return GAP.join(part for part in (since, stands.reason, by) if part)

    def _answered(self) -> None:
        answer = Answer(self.answer.value())
        turned = (
            self._stands is not None
            and self._stands.answer is not Answer.UNKNOWN
            and self._stands.answer is not answer
        )
        starts = answer is Answer.YES and bool(self._gate.deadlines)
        if starts or turned:
            self._ask(answer, starts, turned)
            return
        number, gate = self._bench.number, self._gate.id
        self._bench.do(lambda desk: desk.answer_gate(number, gate, answer, language=language()))

    def _ask(self, answer: Answer, starts: bool, turned: bool) -> None:
        incident = self._shown.case.incident
        first = incident.happened_at or incident.noticed_at
        asked: list[Asked] = []
        if starts:
            since = here(self._gate.since) if self._gate.since else say("Since when?")
            asked.append(Asked("since", since, "moment", start=to_text(first), needed=True))
        asked.append(Asked("why", say("On what this answer rests"), "long", needed=turned))
        number, gate = self._bench.number, self._gate.id

        def act(desk: IncidentDesk, found: Answers) -> object:
            since = found.moment("since") if starts else None
            return desk.answer_gate(
                number, gate, answer, found.text("why"), since=since, language=language()
            )

        text = here(self._gate.yes if answer is Answer.YES else self._gate.no)
        title = f"{here(self._gate.question)} {word(answer)}"
        panel = self._bench.ask(
            say("Answer"),
            tuple(asked),
            say("Keep the answer"),
            act,
            text=f"{title}\n{text}",
            about=f"{gate}/{answer.value}",
        )
        panel.on_closed(self._put_back)

    def _put_back(self) -> None:
        """An answer that was not kept does not stay on the screen."""
        stands = self._stands
        self.answer.set_chosen(*((stands.answer.value,) if stands else ()))


def _glyph(stands: GateAnswer | None) -> Glyph:
    match stands.answer if stands else None:
        case Answer.YES:
            return "fine"
        case Answer.NO:
            return "slashed"
        case Answer.UNKNOWN:
            return "unknown"
        case None:
            return "todo"
