"""One page before release: the exact text, the guard, the identity check, counsel, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import reads_by_sense
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.shown import Shown
from ui.statements.spoken import level_words, missing_words, opinion_glyph, opinion_words
from ui.statements.standing import when
from ui.statements.template_words import begun_words
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.statements.gate import ReleaseGate

_ALONE, _TWO = "alone", "two"


class ApprovePanel(FormPanel):
    """What is known of the text that stands, and the word for it."""

    def __init__(self, seat: Seat, shown: Shown, gate: ReleaseGate) -> None:
        super().__init__(say("Before it goes out"), say("Approve this text"), wide=True)
        self._seat, self._shown, self.gate = seat, shown, gate
        it = shown.statement
        self.add_head(Label(GAP.join((it.number, it.title)), "note", "text2", elide=True))
        self.show_widget(self._text())
        self.show_widget(self._checks())
        two = Option(_TWO, say("Two people sign"))
        alone = Option(_ALONE, say("I approve alone, and say why"))
        first = gate.wants_second and seat.person.id in {each.by for each in gate.signatures}
        self.how = Choices([alone], (_ALONE,)) if first else Choices([two, alone])
        self.why = LongField(lines=2)
        self.first = self.button
        if gate.verdict is None and first:
            self.show_widget(Notice(say("You have signed. Somebody else unlocks and signs next.")))
        if gate.verdict is None and (first or not gate.wants_second):
            self._ask_alone()
        self._judge()

    def alone(self) -> bool:
        """Whether one person approves without counsel."""
        return self.how.value() == _ALONE

    def _ask_alone(self) -> None:
        """No counsel has cleared the text: two people, or one who says why."""
        self.ask(say("Without counsel's word"), self.how)
        self.why_field = self.ask(say("Why alone"), self.why)
        self.how.changed.connect(self._chosen)
        self.first = self.how.reach()
        self._chosen()

    def _chosen(self) -> None:
        self.need(self.why_field, self.alone())
        self.why_field.setVisible(self.alone())
        self.button.set_words(
            say("Approve this text") if self.alone() else say("Sign as the first of two")
        )

    def _judge(self) -> None:
        blocks = len(self.gate.open_blocks)
        verdict = self.gate.verdict
        if blocks:
            told = count(
                "{n} finding that blocks is open", "{n} findings that block are open", blocks
            )
            self.button.forbid(told)
        elif verdict is not None and verdict.opinion != "no_action_needed":
            self.button.forbid(say("Counsel's last word on this text is no all-clear"))

    def _text(self) -> Card:
        card = Card()
        it = self._shown.statement
        head = SectionHead(say("Exactly this text"), say("version {n}", n=it.now.number))
        card.column.addWidget(head)
        card.column.addWidget(Label(it.now.text, wrap=True, select=True))
        card.column.addWidget(Label(it.now.sha256, "small", "text2", mono=True, select=True))
        return card

    def _checks(self) -> Card:
        card = Card(0)
        gate = self.gate
        for glyph, lead, text in (
            self._guard(),
            *self._by_rules_alone(),
            *self._found(gate.findings),
            *self._passed(),
            *self._passed_by_own(),
            self._identity(),
            self._counsel(),
            *self._case(),
            *self._signed(),
            *self._began(),
        ):
            row = CardRow(first=not card.column.count(), height=44)
            row.line.addWidget(GlyphMark(glyph, lead))
            row.line.addWidget(Phrase(Span(lead, bold=True), Span(f"{GAP}{text}"), wrap=True), 1)
            card.add_row(row)
        return card

    def _guard(self) -> tuple[Glyph, str, str]:
        gate = self.gate
        lead = say("Guard")
        if gate.open_blocks:
            told = count("{n} finding blocks", "{n} findings block", len(gate.open_blocks))
            return "burns", lead, told
        if gate.findings:
            told = say("nothing blocks; the rest is below, for you to judge")
            return "note", lead, told
        told = say("no finding. What is not listed may still be wrong.")
        return "note", lead, told

    def _by_rules_alone(self) -> list[tuple[Glyph, str, str]]:
        if reads_by_sense():
            return []
        told = say(
            "The sentences were not read by their sense: the file for it is missing or damaged."
        )
        return [("unknown", say("Rules only"), told)]

    def _began(self) -> list[tuple[Glyph, str, str]]:
        begun = self._shown.statement.begun_from
        return [("note", say("Template"), begun_words(begun))] if begun is not None else []

    def _found(self, findings: Sequence[GuardFinding]) -> list[tuple[Glyph, str, str]]:
        glyphs: dict[str, Glyph] = {"block": "burns", "warn": "soon", "hint": "unknown"}
        passed = {(each.group, each.start, each.end) for each in self.gate.let_pass}
        rows: list[tuple[Glyph, str, str]] = []
        for found in findings:
            if (found.group, found.start, found.end) in passed:
                continue
            quoted = say_in("quote", "“{words}”", words=found.span) if found.span else ""
            told = GAP.join(filter(None, (found.title, quoted)))
            rows.append((glyphs[found.level], level_words(found.level), told))
        return rows

    def _passed(self) -> list[tuple[Glyph, str, str]]:
        return [
            (
                "slashed",
                say("Let pass"),
                GAP.join(
                    (
                        say_in("quote", "“{words}”", words=each.span) if each.span else each.group,
                        each.reason,
                        self._shown.who(each.by),
                        when(self._seat, each.at),
                    )
                ),
            )
            for each in self.gate.let_pass
        ]

    def _passed_by_own(self) -> list[tuple[Glyph, str, str]]:
        lead = say("Let pass by the clinic's own rule")
        return [
            (
                "slashed",
                lead,
                GAP.join(
                    (
                        level_words(each.finding.level),
                        each.finding.title,
                        say_in("quote", "“{words}”", words=each.finding.span),
                        each.mark.reason,
                        self._shown.who(each.mark.by),
                        when(self._seat, each.mark.at),
                    )
                ),
            )
            for each in self.gate.passed_by_own
        ]

    def _identity(self) -> tuple[Glyph, str, str]:
        found = self.gate.identity
        lead = say("Identity check")
        if found:
            told = say_in("list", ", ").join(
                say_in("quote", "“{words}”", words=each.span) if each.span else each.title
                for each in found
            )
            return "burns", lead, told
        told = say(
            "no name, number or date of this clinic's records was recognised. People may still "
            "recognise themselves."
        )
        return "note", lead, told

    def _counsel(self) -> tuple[Glyph, str, str]:
        verdict = self.gate.verdict
        lead = say("Counsel")
        if verdict is None:
            told = say("has not read this text. The approval will say: without counsel.")
            return "soon", lead, told
        told = GAP.join(
            filter(
                None,
                (
                    opinion_words(verdict.opinion),
                    verdict.counsel,
                    when(self._seat, verdict.at),
                    verdict.note,
                ),
            )
        )
        return opinion_glyph(verdict.opinion), lead, told

    def _case(self) -> list[tuple[Glyph, str, str]]:
        missing = self._shown.missing
        return [("soon", say("Case"), missing_words(missing))] if missing else []

    def _signed(self) -> list[tuple[Glyph, str, str]]:
        return [
            (
                "fine",
                say("Signed"),
                GAP.join((self._shown.who(each.by), when(self._seat, each.at))),
            )
            for each in self.gate.signatures
        ]
