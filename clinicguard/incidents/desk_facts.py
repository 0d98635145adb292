"""The desk's verbs of what is known and meant: facts, decisions, options, core messages."""

from __future__ import annotations

from collections.abc import Iterable

from clinicguard.incidents import facts, messages, recalled, strategy
from clinicguard.incidents.acts import Acts, Hand
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.decisions import Decision, decided
from clinicguard.incidents.facts import Fact, Source, SourceKind, Status
from clinicguard.incidents.messages import CoreMessage
from clinicguard.incidents.passing import passing
from clinicguard.incidents.strategy import Option, Verdict
from clinicguard.incidents.tables import FactRow, FactTurnRow
from clinicguard.incidents.tables_work import FormerRow, MessageRow, OptionRow
from clinicguard.incidents.troubles import FieldMissing

MESSAGE = "message"
NO_SOURCE = Source(SourceKind.OTHER)


class Knowing(Acts):
    """The fact table and what is built upon it."""

    def state_fact(
        self,
        number: str,
        statement: str,
        status: Status,
        source: Source = NO_SOURCE,
        *,
        may_be_public: bool = False,
        note: str = "",
    ) -> Fact:
        """A new line of the fact table.

        Raises:
            StatementMissing, SourceMissing, NotForThePublic.
            MergedAway, NotFound, NotAllowed.
        """
        with self._acting("state_fact", number, says={"statement": statement}) as hand:
            now, person = hand.change.now, hand.change.person.id
            fact = facts.stated(statement, status, source, now, person, may_be_public, note)
            row = hand.add(_fill_fact(FactRow(), fact))
            hand.tell("fact_stated", statement=fact.statement, status=status.value)
            hand.index()
            return recalled.fact(row, ())

    def change_fact(
        self,
        number: str,
        fact: int,
        status: Status,
        reason: str = "",
        *,
        statement: str | None = None,
        source: Source | None = None,
        may_be_public: bool | None = None,
    ) -> Fact:
        """Another status, wording or source; what it was stays with it.

        Raises:
            StatementMissing, SourceMissing, ReasonMissing, NotForThePublic.
            MergedAway, NotFound, NotAllowed.
        """
        with self._acting("change_fact", number, reason) as hand:
            row, before = _fact(hand, fact)
            now, person = hand.change.now, hand.change.person.id
            after = facts.turned(
                before, status, now, person, reason, statement, source, may_be_public
            )
            _fill_fact(row, after)
            turn, bringer = after.turns[-1], hand.bringer(row)
            bringer.add(
                FactTurnRow(
                    fact_id=row.id,
                    before=turn.before,
                    after=turn.after,
                    reason=turn.reason,
                    former=turn.former,
                )
            )
            bringer.tell(
                "fact_changed",
                statement=after.statement,
                before=turn.before.value,
                status=status.value,
                reason=turn.reason,
            )
            bringer.index()
            return after

    def let_out(self, number: str, fact: int, may_be_public: bool) -> Fact:
        """Whether the fact may be said in public. Raises NotForThePublic, NotFound, NotAllowed."""
        with self._acting("let_out", number) as hand:
            row, before = _fact(hand, fact)
            after = facts.opened(before, may_be_public)
            row.may_be_public = int(after.may_be_public)
            hand.bringer(row).tell(
                "fact_let_out" if may_be_public else "fact_kept_in", statement=after.statement
            )
            return after

    def decide(
        self,
        number: str,
        question: str,
        options: Iterable[str],
        choice: str,
        why: str,
        *,
        known: Iterable[int] | None = None,
        known_words: str = "",
    ) -> Decision:
        """A decision with the facts of this moment: all of them, or the `known` ones by id.

        Raises:
            FieldMissing, ChoiceMissing, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("decide", number, why, {"choice": choice}) as hand:
            if not question.strip():
                raise FieldMissing("question")
            named = None if known is None else set(known)
            table = [fact for fact in hand.case.facts if named is None or fact.id in named]
            now, person = hand.change.now, hand.change.person.id
            decision = decided(
                question, options, choice, why, now, person, table, known_words=known_words
            )
            hand.tell("decided", question=decision.question, choice=decision.choice)
            return hand.record(decision)

    def weigh_option(
        self,
        number: str,
        title: str,
        *,
        kind: str = "",
        pros: str = "",
        cons: str = "",
        conditions: str = "",
        law: str = "",
        option: int | None = None,
    ) -> Option:
        """Puts an option on the table, or writes more beside one (`option`) that lies there.

        Raises:
            FieldMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("weigh_option", number, says={"title": title}) as hand:
            if not title.strip():
                raise FieldMissing("title")
            row = OptionRow(verdict=Verdict.OPEN, why="", judged_at=None, judged_by=None)
            if option is not None:
                row = hand.part(OptionRow, option)
            row.kind, row.title, row.law = kind, title.strip(), law.strip()
            row.pros, row.cons, row.conditions = pros.strip(), cons.strip(), conditions.strip()
            if option is None:
                hand.add(row)
                hand.tell("option_weighed", title=row.title)
            return recalled.option(row)

    def judge_option(self, number: str, option: int, verdict: Verdict, why: str) -> Option:
        """Chosen, kept for later, not chosen, or back on the table.

        Raises:
            NotWeighed, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("judge_option", number, why) as hand:
            row = hand.part(OptionRow, option)
            now, person = hand.change.now, hand.change.person.id
            after = strategy.judged(recalled.option(row), verdict, why, now, person)
            row.verdict, row.why = verdict, after.why
            row.judged_at, row.judged_by = now, person
            hand.bringer(row).tell(f"option_{verdict.value}", title=row.title, reason=after.why)
            return after

    def state_message(
        self, number: str, text: str, proof: Iterable[int] = (), *, let_pass: str = ""
    ) -> CoreMessage:
        """A core message with the facts behind it.

        Raises:
            MessageMissing, TooManyMessages, WordingReused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("state_message", number, says={"text": text}) as hand:
            now, person = hand.change.now, hand.change.person.id
            new = messages.stated(text, proof, hand.case.messages, now, person)
            _must_know(hand, new.proof)
            passing(hand, Compartment.PUBLIC, new.text, let_pass)
            row = hand.add(MessageRow(text=new.text, proof=list(new.proof), withdrawn_because=""))
            hand.tell("message_stated", text=new.text)
            return recalled.message(row, ())

    def reword_message(
        self,
        number: str,
        message: int,
        text: str,
        proof: Iterable[int],
        reason: str = "",
        *,
        let_pass: str = "",
    ) -> CoreMessage:
        """Other words or other proof; the old words stay.

        Raises:
            MessageMissing, ReasonMissing, WordingReused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("reword_message", number, reason, {"text": text}) as hand:
            row, before = _message(hand, message)
            now, person = hand.change.now, hand.change.person.id
            after = messages.reworded(before, text, proof, now, person, reason)
            _must_know(hand, after.proof)
            passing(hand, Compartment.PUBLIC, after.text, let_pass)
            bringer = hand.bringer(row)
            for former in after.former[len(before.former) :]:
                old = FormerRow(of=MESSAGE, ref=row.id, text=former.text, reason=former.reason)
                bringer.add(old)
            row.text, row.proof = after.text, list(after.proof)
            bringer.tell("message_reworded", text=after.text, reason=reason)
            return after

    def withdraw_message(self, number: str, message: int, reason: str) -> CoreMessage:
        """Takes a message back. Raises ReasonMissing, MergedAway, NotFound, NotAllowed."""
        with self._acting("withdraw_message", number, reason) as hand:
            row, before = _message(hand, message)
            after = messages.withdrawn(before, reason)
            row.withdrawn_because = after.withdrawn_because
            hand.bringer(row).tell("message_withdrawn", text=row.text, reason=reason)
            return after


def _fact(hand: Hand, fact: int) -> tuple[FactRow, Fact]:
    row = hand.part(FactRow, fact)
    turns = (turn for turn in hand.parts(FactTurnRow) if turn.fact_id == fact)
    return row, recalled.fact(row, turns)


def _fill_fact(row: FactRow, fact: Fact) -> FactRow:
    row.statement, row.status, row.note = fact.statement, fact.status, fact.note
    row.source_kind, row.source_words = fact.source.kind, fact.source.words
    row.source_ref, row.may_be_public = fact.source.ref, int(fact.may_be_public)
    row.confirmed_by, row.confirmed_at = fact.confirmed_by, fact.confirmed_at
    return row


def _message(hand: Hand, message: int) -> tuple[MessageRow, CoreMessage]:
    row = hand.part(MessageRow, message)
    formers = (
        former for former in hand.parts(FormerRow) if former.of == MESSAGE and former.ref == message
    )
    return row, recalled.message(row, formers)


def _must_know(hand: Hand, proof: Iterable[int]) -> None:
    for fact in proof:
        hand.part(FactRow, fact)
