"""The desk's verbs of law and level: gates with their clocks, ratings, lowering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from clinicguard.host.words import Language
from clinicguard.incidents import assignments, recalled
from clinicguard.incidents.acts import Hand, as_json
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.desk_naming import Naming
from clinicguard.incidents.facts import Fact, known_now
from clinicguard.incidents.gates import Answer, ClockCall, GateAnswer, switched
from clinicguard.incidents.rating import Factor, Factors, Lowering, Rating, assess, rated
from clinicguard.incidents.tables import GateRow, RatingRow
from clinicguard.incidents.troubles import NoSuchRule
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.running import Basis, ClockState, RunningClock


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rating is made of: the factors with their reasons, the floors, one sentence why.

    `known` are the ids of the facts that it rests on; None: all of them.
    """

    factors: Factors
    floors: Mapping[str, Answer]
    reason: str
    whys: Mapping[Factor, str] = field(default_factory=dict)
    known: tuple[int, ...] | None = None

    def rests_on(self, facts: Iterable[Fact]) -> Iterable[Fact]:
        """The facts that were named, in their own order."""
        return (fact for fact in facts if self.known is None or fact.id in self.known)


class Judging(Naming):
    """Which law applies, how bad it is."""

    def answer_gate(
        self,
        number: str,
        gate: str,
        answer: Answer,
        reason: str = "",
        *,
        since: datetime | None = None,
        language: Language | None = None,
    ) -> GateAnswer:
        """Answers a gate; its clocks start, or lose their ground.

        `since` is when what was asked about happened or became known. An unknown without a moment
        runs from when the case was noticed, good practice after a no from now on.

        Raises:
            MomentMissing: a yes that starts a clock names its moment: an empty date does not pass.
            MomentInFuture, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("answer_gate", number, reason, {"gate": gate}) as hand:
            rule = hand.guide.rules.gate(gate)
            unsure = answer is Answer.UNKNOWN
            moment = since or (hand.incident.noticed_at if unsure else None)
            now, person = hand.change.now, hand.change.person.id
            new = GateAnswer(gate, answer, now, person, reason.strip(), moment)
            change = switched(rule, hand.case.answers, new)
            row = hand.add(GateRow(gate=gate, answer=answer, reason=new.reason, since=new.since))
            hand.tell("gate_answered", gate=gate, answer=answer.value, reason=new.reason)
            self._stop_clocks(hand, change.off, gate, new.reason)
            for call in change.on:
                self._start_clock(hand, call, language)
            if hand.incident.activated_at is not None:
                self._give_tasks(hand, language)
            return recalled.gate(row)

    def start_clock(
        self,
        number: str,
        rule: str,
        trigger: datetime,
        *,
        gate: str = "",
        language: Language | None = None,
    ) -> RunningClock:
        """A deadline that an event of its own sets going: a letter came, a copy was asked for.

        Raises:
            NoSuchRule, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("start_clock", number, says={"rule": rule}) as hand:
            started = self._start_clock(hand, ClockCall(rule, gate, trigger, True), language)
            if started is None:
                raise NoSuchRule(rule)
            return started

    def meet_clock(
        self, number: str, clock: int, note: str, met_at: datetime | None = None
    ) -> RunningClock:
        """What a clock asked for has happened. Raises ClockRefused, NotFound, NotAllowed."""
        with self._acting("meet_clock", number, note) as hand:
            met = self._tasks.clocks.meet(clock, met_at or hand.change.now, note)
            hand.tell("clock_met", at=met_at, rule=met.rule, words=met.words, note=note)
            return met

    def rate(
        self,
        number: str,
        judgement: Judgement,
        *,
        lowered_because: str = "",
        language: Language | None = None,
        override: str = "",
    ) -> Rating:
        """Rates the case by the matrix and the floors; a rising level adds and hastens tasks.

        A level that comes out lower than the former needs `lowered_because`.

        Raises:
            BarrierStands: no nature was chosen.
            ReasonMissing, LoweringRefused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("rate", number, judgement.reason) as hand:
            rating = self._judged(hand, judgement, None, lowered_because, override)
            self._level_changed(hand, rating, language)
            return rating

    def lower(
        self, number: str, level: Level, reason: str, judgement: Judgement | None = None
    ) -> Rating:
        """A level below what the rule says, taken upon them by whoever acts, and why.

        Without a judgement that of the last rating stands.

        Raises:
            LoweringRefused: the role may not (below a hard floor only the owner).
            BarrierStands, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("lower", number, reason) as hand:
            last = hand.case.rating
            stands = judgement or Judgement(
                last.assessment.factors if last else Factors(),
                dict(last.floors) if last else {},
                reason,
            )
            rating = self._judged(hand, stands, level, reason, "")
            self._level_changed(hand, rating, None)
            return rating

    @staticmethod
    def _judged(
        hand: Hand,
        judgement: Judgement,
        lower_to: Level | None,
        lowered_because: str,
        override: str,
    ) -> Rating:
        hand.passing(Act.RATE, override)
        now, person = hand.change.now, hand.change.person.id
        judged = assess(judgement.factors, judgement.floors, hand.guide.rules.scale)
        lowering = None
        if lower_to is not None or lowered_because:
            wanted = lower_to or judged.level
            lowering = Lowering(wanted, person, hand.change.role, lowered_because)
        rating = rated(
            judged,
            judgement.floors,
            hand.case.ratings,
            now,
            person,
            judgement.reason,
            lowering,
            judgement.whys,
            known_now(judgement.rests_on(hand.case.facts)),
        )
        hand.add(_row(rating))
        return rating

    def _level_changed(self, hand: Hand, rating: Rating, language: Language | None) -> None:
        before = hand.incident.level
        hand.keep(replace(hand.incident, level=rating.level))
        why = rating.lowered_because or rating.reason
        hand.tell("lowered" if rating.lowered else "rated", level=rating.level.value, reason=why)
        hand.decide("lowered" if rating.lowered else "rated", rating.level.value, why)
        called = hand.incident.activated_at is not None
        if called and assignments.level_rises(before, rating.level):
            self._give_tasks(hand, language)

    def _start_clock(
        self, hand: Hand, call: ClockCall, language: Language | None
    ) -> RunningClock | None:
        guide = hand.guide.in_language(language)
        due = guide.due(call.rule, call.trigger, practice=call.practice)
        if due is None:
            return None
        hand.tell("clock_started", rule=due.rule, words=due.words, article=due.article)
        return self._tasks.clocks.start(
            due.rule,
            hand.incident.address,
            due.words,
            basis=due.basis,
            trigger=call.trigger,
            due_day=due.due_day,
            due_at=due.due_at,
            article="" if due.basis is Basis.PRACTICE else due.article,
            gate=call.gate,
            certain=call.certain,
        )

    def _stop_clocks(self, hand: Hand, rules: Iterable[str], gate: str, reason: str) -> None:
        gone = set(rules)
        for clock in hand.case.clocks:
            stands = clock.state in (ClockState.RUNNING, ClockState.HELD)
            if clock.rule in gone and clock.gate == gate and stands:
                self._tasks.clocks.switch_off(clock.id, reason or gate)
                hand.tell("clock_stopped", rule=clock.rule, words=clock.words)


def _row(rating: Rating) -> RatingRow:
    judged, factors = rating.assessment, rating.assessment.factors
    return RatingRow(
        nature=factors.nature,
        scope=factors.scope,
        severity=factors.severity,
        time=factors.time,
        floors={floor: answer.value for floor, answer in rating.floors},
        whys={factor.value: why for factor, why in rating.whys},
        known=as_json(rating.known),
        impact=judged.impact,
        urgency=judged.urgency,
        by_matrix=judged.by_matrix.value,
        by_rule=judged.level.value,
        holding=list(judged.floors),
        assumed=list(judged.floors_assumed),
        level=rating.level.value,
        reason=rating.reason,
        lowered_by=rating.lowered_by,
        lowered_because=rating.lowered_because,
    )
