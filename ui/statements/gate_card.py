"""What is known of a text before it goes out: the guard, the identity check, counsel, hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import reads_by_sense
from clinicguard.statements.steps import Verdict
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.statements.shown import Shown
from ui.statements.spoken import level_words, missing_words, opinion_glyph, opinion_words
from ui.statements.standing import hand_words, when
from ui.statements.template_words import begun_words
from ui.statements.verdict_words import objection_words, overruled_words, verdict_words
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Phrase

if TYPE_CHECKING:
    from clinicguard.statements.gate import ReleaseGate


def hindrance(gate: ReleaseGate) -> str:
    """Why an approved text does not go out now, and the way on; empty where nothing is in it."""
    if gate.objection is not None:
        return objection_words(gate.statement)
    match gate.next:
        case "release":
            return ""
        case "unblock":
            return count(
                "Since the approval, {n} finding blocks. Change the text, or let it pass with a "
                "reason.",
                "Since the approval, {n} findings block. Change the text, or let them pass with "
                "reasons.",
                len(gate.open_blocks),
            )
        case _:
            return say("Not approved yet")


class GateCard(Card):
    """Each line with its glyph; the same before the approval, the copy and the record."""

    def __init__(self, seat: Seat, shown: Shown, gate: ReleaseGate) -> None:
        super().__init__(0)
        self._seat, self._shown, self.gate = seat, shown, gate
        for glyph, lead, text in (
            self._guard(),
            *self._by_rules_alone(),
            *self._found(gate.findings),
            *self._passed(),
            *self._passed_by_own(),
            self._identity(),
            *self._counsel(),
            *self._case(),
            *self._signed(),
            *self._given_access(),
            *self._began(),
        ):
            row = CardRow(first=not self.column.count(), height=44)
            row.line.addWidget(GlyphMark(glyph, lead))
            row.line.addWidget(Phrase(Span(lead, bold=True), Span(f"{GAP}{text}"), wrap=True), 1)
            self.add_row(row)

    def _guard(self) -> tuple[Glyph, str, str]:
        gate = self.gate
        lead = say("Guard")
        if gate.open_blocks:
            told = count("{n} finding blocks", "{n} findings block", len(gate.open_blocks))
            return "burns", lead, told
        if gate.findings:
            told = say("nothing blocks; the rest is below, for you to judge")
            return "note", lead, told
        told = say("nothing found. What is not listed may still be wrong.")
        return "note", lead, told

    def _by_rules_alone(self) -> list[tuple[Glyph, str, str]]:
        if reads_by_sense():
            return []
        told = say("The sense of sentences was not read: the file for it is missing or damaged.")
        return [("unknown", say("Rules only"), told)]

    def _began(self) -> list[tuple[Glyph, str, str]]:
        begun = self.gate.statement.begun_from
        return [("note", say("Template"), begun_words(begun))] if begun is not None else []

    def _found(self, findings: Sequence[GuardFinding]) -> list[tuple[Glyph, str, str]]:
        glyphs: dict[str, Glyph] = {"block": "burns", "warn": "soon", "hint": "unknown"}
        rows: list[tuple[Glyph, str, str]] = []
        for found in findings:
            if self.gate.statement.passes(found) is not None:
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
            "recognised no name, chart number, phone number, birth date, address, identity "
            "number, e-mail, number plate or account from this clinic's patient cards and "
            "complaints. People may still recognise themselves."
        )
        return "note", lead, told

    def _counsel(self) -> list[tuple[Glyph, str, str]]:
        gate, lead = self.gate, say("Counsel")
        objection, verdict = gate.objection, gate.verdict
        told: list[tuple[Glyph, str, str]] = []
        if objection is not None and objection is not verdict:
            words = objection_words(gate.statement)
            told += [(opinion_glyph(objection.opinion), lead, words), *_in_detail(objection)]
        told += [
            ("slashed", say("Overruled"), overruled_words(self._shown, each))
            for each in gate.statement.overrulings()
        ]
        if verdict is not None:
            words = verdict_words(self._seat, self._shown, verdict)
            told += [(opinion_glyph(verdict.opinion), lead, words), *_in_detail(verdict)]
        else:
            told.append(("soon", lead, self._unread()))
        return [*told, *self._asked(), *self._beside()]

    def _beside(self) -> list[tuple[Glyph, str, str]]:
        """Counsel's word against other texts of the case, which says nothing of this one."""
        lead, it = say("Of another text"), self.gate.statement
        rows: list[tuple[Glyph, str, str]] = []
        for each in self._shown.siblings:
            word = each.objection()
            if each.number == it.number or word is None or word.elsewhere:
                continue
            told = (each.number, opinion_words(word.opinion), word.counsel, word.note)
            rows.append((opinion_glyph(word.opinion), lead, GAP.join(filter(None, told))))
        return rows

    def _unread(self) -> str:
        unread = [
            say("has not read this text. The approval says: without counsel.")
            if self.gate.signatures
            else say("has not read this text. The approval will say: without counsel.")
        ]
        if self.gate.has_counsel:
            unread.append(say("Counsel has an account here."))
        return GAP.join(unread)

    def _asked(self) -> list[tuple[Glyph, str, str]]:
        sent = self.gate.unanswered
        if sent is None:
            return []
        asked = say("asked {when}, version {n}", when=when(self._seat, sent.at), n=sent.version)
        return [("soon", say("Counsel"), GAP.join((asked, say("no answer recorded"))))]

    def _case(self) -> list[tuple[Glyph, str, str]]:
        missing = self._shown.missing
        return [("soon", say("Case"), missing_words(missing))] if missing else []

    def _signed(self) -> list[tuple[Glyph, str, str]]:
        return [
            (
                "fine",
                say("Signed"),
                GAP.join((self._shown.who(each.by), when(self._seat, each.at), *hand_words(each))),
            )
            for each in self.gate.signatures
        ]

    def _given_access(self) -> list[tuple[Glyph, str, str]]:
        """One who signs gave the passphrase with which the other one did, or counsel."""
        clear, hands = self.gate.statement.all_clear(), self.gate.hands
        access = None if clear is None else clear.access
        rows: list[tuple[Glyph, str, str]] = []
        if access is not None and not access.counts and access.person in hands:
            told = say("that of counsel was given by {name}, with the access", name=access.name)
            rows.append(("note", say("Passphrase"), told))
        return rows + [
            (
                "note",
                say("Passphrase"),
                say(
                    "that of {name} was given by {who}, {when}",
                    name=self._shown.who(each.person),
                    who=self._shown.who(each.by),
                    when=when(self._seat, each.at),
                ),
            )
            for each in self.gate.given_access
        ]


def _in_detail(verdict: Verdict) -> list[tuple[Glyph, str, str]]:
    """What counsel says of single sentences, and answers."""
    rows: list[tuple[Glyph, str, str]] = [
        (
            opinion_glyph(each.opinion),
            opinion_words(each.opinion),
            GAP.join(filter(None, (say_in("quote", "“{words}”", words=each.sentence), each.note))),
        )
        for each in verdict.remarks
    ]
    answered = say("Counsel's answer")
    rows += [("note", answered, GAP.join(pair)) for pair in verdict.answers if pair[1]]
    return rows
