"""發現: people first, where it comes from, and what came to our ears."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.steps import Step
from clinicguard.incidents.watch import Signal, Verdict
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.merging import merging
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import together
from ui.incidents.said import When, here, options, safety_line, word
from ui.incidents.shown import Shown
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class NoticePane(StepPane):
    """Safety, the first words, signals with their verdicts."""

    step = Step.NOTICE

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._safety = Stack()
        self.danger = Choices(options((Answer.YES, Answer.NO, Answer.UNKNOWN)))
        self.danger.name(say("Is anybody in danger now?"))
        self.danger.changed.connect(self._answer_danger)
        self._about = Stack()
        self._signals = Stack()
        channels = tuple(
            Option(each.id, here(each.name)) for each in shown.guide.playbooks.watch.channels
        )
        self.entry = Entry(
            bench,
            Step.NOTICE,
            "signal",
            say("Write down what we heard"),
            (
                Asked("channel", say("Where"), "menu", channels, needed=True),
                Asked("words", say("In their words"), "long", needed=True),
                Asked(
                    "verdict",
                    say("Is it about us?"),
                    "one",
                    options((Verdict.OURS, Verdict.DISMISSED, Verdict.UNJUDGED)),
                    Verdict.UNJUDGED.value,
                ),
                Asked("reason", say("How you know"), note=say("needed for a verdict")),
            ),
            say("Add the signal"),
            self._note_signal,
            verb="note_signal",
        )
        for widget in (
            SectionHead(say("People first")),
            self._safety,
            SectionHead(say("Where it came from")),
            self._about,
            SectionHead(say("Signals")),
            self._signals,
            self.entry,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        incident, when = shown.case.incident, When(self.bench.seat)
        self._show_safety(shown)
        origin = GAP.join((word(incident.origin), shown.who(incident.noticed_by)))
        card = Card()
        card.column.addWidget(
            Particulars(
                (
                    (say("Source"), origin),
                    (say("Noticed"), when.full(incident.noticed_at)),
                    (
                        say("Happened"),
                        when.full(incident.happened_at) if incident.happened_at else "",
                    ),
                    (say("First words"), incident.first_words),
                    (say("Linked"), _links(shown)),
                )
            )
        )
        card.column.addWidget(merging(self.bench, shown))
        self._about.fill(card)
        self._signals.fill(self._list(shown, when))

    def _show_safety(self, shown: Shown) -> None:
        danger = shown.case.incident.danger
        card = Card(fill="red_weak" if danger is Answer.YES else "surface")
        card.column.addWidget(Label(say("Is anybody in danger now?"), bold=True))
        told = safety_line(self.bench.seat.profile.jurisdiction)
        card.column.addWidget(Label(told, "note", "text2", wrap=True))
        row = QHBoxLayout()
        self._answers(row, danger)
        card.column.addLayout(row)
        self._safety.fill(card)

    def _answers(self, row: QHBoxLayout, danger: Answer | None) -> None:
        self.danger = Choices(
            options((Answer.YES, Answer.NO, Answer.UNKNOWN)), (danger.value,) if danger else ()
        )
        self.danger.name(say("Is anybody in danger now?"))
        self.danger.changed.connect(self._answer_danger)
        self.danger.setEnabled(self.bench.may("check_safety"))
        row.addWidget(self.danger, 1)

    def _answer_danger(self) -> None:
        answer, number = Answer(self.danger.value()), self.bench.number
        self.bench.do(lambda desk: desk.check_safety(number, answer))

    def _list(self, shown: Shown, when: When) -> QWidget:
        if not shown.case.signals:
            return Notice(say("No signal is written down yet. The first words above stand anyway."))
        card = Card(0)
        for number, signal in enumerate(shown.case.signals):
            card.add_row(self._signal(shown, when, signal, number == 0))
        return card

    def _signal(self, shown: Shown, when: When, signal: Signal, first: bool) -> QWidget:
        row = CardRow(first=first, height=54)
        row.line.addWidget(
            GlyphMark(_glyph(signal), word(signal.verdict)), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(signal.words, wrap=True, select=True))
        told = (
            _channel(shown, signal.channel),
            when.short(signal.seen_at or signal.at),
            word(signal.verdict),
            signal.reason,
            together(shown.mark(each) for each in signal.exhibits),
        )
        words.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True))
        row.line.addLayout(words, 1)
        judge = Button(say("Judge"), size="small", on=partial(self._judge, signal))
        judge.setAccessibleName(say("Judge “{words}”", words=signal.words[:40]))
        row.line.addWidget(self.bench.allow(judge, "judge_signal"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _judge(self, signal: Signal) -> None:
        self.bench.ask(
            say("Is this about us?"),
            (
                Asked(
                    "verdict",
                    say("Verdict"),
                    "one",
                    options((Verdict.OURS, Verdict.DISMISSED, Verdict.UNJUDGED)),
                    signal.verdict.value,
                    needed=True,
                ),
                Asked("why", say("How you know"), "long", start=signal.reason, needed=True),
            ),
            say("Keep the verdict"),
            lambda desk, found: desk.judge_signal(
                self.bench.number, signal.id, Verdict(found.text("verdict")), found.text("why")
            ),
            text=signal.words,
            about=signal.id,
        )

    def _note_signal(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.note_signal(
            self.bench.number,
            found.text("channel"),
            found.text("words"),
            verdict=Verdict(found.text("verdict") or Verdict.UNJUDGED),
            reason=found.text("reason"),
        )


def _glyph(signal: Signal) -> Glyph:
    match signal.verdict:
        case Verdict.OURS:
            return "fine"
        case Verdict.DISMISSED:
            return "slashed"
        case Verdict.UNJUDGED:
            return "unknown"


def _channel(shown: Shown, channel: str) -> str:
    channels = shown.guide.playbooks.watch.channels
    return next((here(each.name) for each in channels if each.id == channel), channel)


def _links(shown: Shown) -> str:
    links = (link.target for link in shown.case.links if link.undone_at is None)
    return together(target.partition("/")[2] for target in links)
