"""What is told of a case, and its facts, gates, clocks and ratings as the report prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from clinicguard.documents.incident_report.paper import (
    FactLine,
    FactorLine,
    GateLine,
    RatingLine,
)
from clinicguard.documents.lines import ClockLine, LogLine, Turn
from clinicguard.documents.press import Press
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.host.words import mark
from clinicguard.incidents.case import Case
from clinicguard.incidents.facts import Fact, KnownFact, Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.guide import Guide
from clinicguard.incidents.rating import Factor, Rating
from clinicguard.incidents.spoken import spoken
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.said import Said
from clinicguard.statements.statement import Statement
from clinicguard.tasks.running import Basis, ClockState, RunningClock

BASES: Mapping[Basis, str] = {
    Basis.LAW: mark("By law"),
    Basis.PROMISE: mark("The clinic's promise"),
    Basis.PRACTICE: mark("Good practice, not law"),
    Basis.UNVERIFIED: mark("Not verified"),
}
LEVELS = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}
"""Levels as the paper draws them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the report is filled from, as its reader may see it. `people` are names by id."""

    case: Case
    guide: Guide
    people: Mapping[int, str]
    statements: Sequence[Statement] = ()
    others: Sequence[Case] = ()
    """Further cases of which a text of this one took something up."""
    exhibits: Sequence[Exhibit] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    parties: Sequence[tuple[str, str]] = ()
    log: Sequence[LogLine] = ()
    times: Sequence[str] = ()
    entries: Mapping[datetime, int] = field(default_factory=dict)
    """The numbers of the log's entries by their moment, to the millisecond."""
    for_whom: str = ""
    purpose: str = ""
    advised: bool = False
    """Whether it holds what counsel was asked and advised of each text."""
    shaped_by: Sequence[str] = ()

    def showing(self, pictures: Mapping[str, bytes]) -> Told:
        """The same with the pictures of exhibits, by number."""
        return replace(self, pictures=pictures)


class Reading:
    """The case in the words of the press."""

    def __init__(self, told: Told, press: Press) -> None:
        self._it = told
        self._case = told.case
        self._press = press
        self._words = press.words
        self._facts = {fact.id: fact for fact in told.case.facts}
        self._numbers = dict(_wordings(told.case.facts))
        self._marks = {
            each.number: each.mark_in(self._address) or each.number for each in told.exhibits
        }

    @property
    def _address(self) -> str:
        return f"incident/{self._case.incident.number}"

    def _fact(self, fact: Fact) -> FactLine:
        source = self._marks.get(fact.source.ref, fact.source.ref)
        turns = [
            Turn(
                turn.at,
                self._who(turn.by),
                spoken(turn.before, self._words),
                spoken(turn.after, self._words),
                turn.reason,
            )
            for turn in fact.turns
        ]
        return FactLine(
            number=_number(fact),
            words=fact.statement,
            status=spoken(fact.status, self._words),
            sure=fact.status in (Status.CONFIRMED, Status.REFUTED),
            source="\n".join(filter(None, (source, fact.source.words))),
            public=fact.may_be_public,
            noted_at=fact.at,
            noted_by=self._who(fact.by),
            turns=tuple(turns),
        )

    def _gates(self) -> Iterator[GateLine]:
        for answer in self._case.answers:
            gate = self._it.guide.pack.gates.get(answer.gate)
            meaning = ""
            if gate is not None:
                meaning = self._text(gate.yes if answer.answer is Answer.YES else gate.no)
            yield GateLine(
                question=self._text(gate.question) if gate is not None else answer.gate,
                answer=spoken(answer.answer, self._words),
                at=answer.at,
                who=self._who(answer.by),
                reason=answer.reason,
                meaning=meaning,
            )

    def _clock(self, clock: RunningClock) -> ClockLine:
        say, say_in = self._words.say, self._words.say_in
        zone = self._press.stamp.zone
        late = clock.met_at is not None and not clock.kept(clock.met_at.astimezone(zone).date())
        match clock.state:
            case ClockState.RUNNING:
                state = say_in("paper", "running")
            case ClockState.HELD:
                state = say_in("paper", "held")
            case ClockState.MET:
                state = say_in("paper", "kept late") if late else say_in("paper", "kept in time")
            case ClockState.OFF:
                state = say_in("paper", "taken off")
        basis = say(BASES[clock.basis])
        return ClockLine(
            what=clock.words,
            basis="\n".join(filter(None, (basis, clock.article))),
            started_at=clock.trigger,
            due_at=clock.due_at,
            due_day=clock.due_day,
            state=state,
            ended_at=clock.met_at or clock.ended_at,
            how="\n".join(filter(None, [*self._held(clock), clock.note])),
            late=late,
        )

    def _held(self, clock: RunningClock) -> Iterator[str]:
        """Each time it stood still, and why."""
        for hold in clock.holds:
            until = self._press.brief(hold.until) if hold.until else "…"
            yield self._words.say(
                "Held {since} to {until}: {why}",
                since=self._press.brief(hold.since),
                until=until,
                why=hold.reason,
            )

    def _rating(self, rating: Rating) -> RatingLine:
        judged = rating.assessment
        whys = dict(rating.whys)
        floors = {floor.id: floor for floor in self._it.guide.playbooks.rating.floors}
        return RatingLine(
            at=rating.at,
            who=self._who(rating.by),
            factors=tuple(
                FactorLine(spoken(each, self._words), judged.factors.of(each), whys.get(each, ""))
                for each in Factor
            ),
            impact=judged.impact,
            urgency=judged.urgency,
            level=LEVELS[rating.level],
            level_word=spoken(rating.level, self._words),
            floors=tuple(self._text(floors[each].name) for each in judged.floors if each in floors),
            reason=rating.reason,
            known=self._known(rating.known),
            lowered_by=self._who(rating.lowered_by) if rating.lowered_by else "",
        )

    def _known(self, known: Sequence[KnownFact]) -> tuple[str, ...]:
        """What was known then, by the numbers of the facts, a line for each status."""
        lines = []
        for status in Status:
            found = [each.statement for each in known if each.status is status]
            if found:
                numbers = ", ".join(self._numbers.get(each, each) for each in found)
                lines.append(self._labelled(spoken(status, self._words), numbers))
        return tuple(lines)

    def _labelled(self, label: str, words: str) -> str:
        return self._words.say_in("paper", "{label}: {words}", label=label, words=words)

    def _nature(self, nature: str) -> str:
        found = self._it.guide.playbooks.natures.get(nature)
        return self._text(found.name) if found else nature

    def _text(self, said: Said) -> str:
        return said.in_language(self._press.language)

    def _who(self, person: int) -> str:
        return self._it.people.get(person, str(person))


def to_the_millisecond(moment: datetime) -> datetime:
    """The moment as the log writes it."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _number(fact: Fact) -> str:
    return f"F{fact.id:02d}"


def _wordings(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Every wording that a fact had, with its number; the present ones come last and count."""
    for fact in facts:
        for turn in fact.turns:
            if turn.former:
                yield turn.former, _number(fact)
    for fact in facts:
        yield fact.statement, _number(fact)
