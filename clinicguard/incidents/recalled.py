"""Reads each row of a case back as the noun that it keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from clinicguard.incidents import incident as states
from clinicguard.incidents import strategy, watch
from clinicguard.incidents.case import Link, Override, Skip
from clinicguard.incidents.checklist import Check, CheckState
from clinicguard.incidents.compartments import Compartment, Former, Note
from clinicguard.incidents.contacts import CareTalk, Contact, Party, StaffCare
from clinicguard.incidents.decisions import Decision
from clinicguard.incidents.facts import Fact, FactTurn, KnownFact, Source, SourceKind, Status
from clinicguard.incidents.gates import Answer, GateAnswer
from clinicguard.incidents.messages import CoreMessage
from clinicguard.incidents.messages import Former as FormerMessage
from clinicguard.incidents.rating import Assessment, Factor, Factors, Rating
from clinicguard.incidents.releases import Audience, Notice, Release
from clinicguard.incidents.review import (
    Action,
    Closing,
    Effect,
    LineKind,
    Recheck,
    ReviewLine,
)
from clinicguard.incidents.stand_down import StandDown
from clinicguard.incidents.tables import (
    ConcernedRow,
    EventRow,
    FactRow,
    FactTurnRow,
    GateRow,
    IncidentRow,
    OverrideRow,
    RatingRow,
    SeatRow,
    SignalRow,
    SkipRow,
    TieRow,
    TurnRow,
)
from clinicguard.incidents.tables_work import (
    ActionRow,
    CheckOwnRow,
    CheckRow,
    ClosingRow,
    ContactRow,
    DecisionRow,
    FormerRow,
    LookRow,
    MessageRow,
    NoteRow,
    NoticeReadRow,
    NoticeRow,
    OptionRow,
    RecheckRow,
    ReleaseRow,
    ReviewLineRow,
    StaffCareRow,
    StandDownRow,
    TalkRow,
)
from clinicguard.incidents.team import ConcernedPerson, Seat
from clinicguard.incidents.timeline import Event, Manner
from clinicguard.knowledge.ratings import Level
from clinicguard.storage.rows import Row

Noun = TypeVar("Noun")
R = TypeVar("R")
Rows = Mapping[Any, list[R]]


def by(rows: Iterable[R], key: Callable[[R], Hashable]) -> Rows[R]:
    """The rows in heaps; a heap that nobody filled is empty."""
    found: defaultdict[Hashable, list[R]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def known(listed: Sequence[Sequence[str]]) -> tuple[KnownFact, ...]:
    """The facts of a moment, as they were written down with it."""
    return tuple(KnownFact(statement, Status(status)) for statement, status in listed)


def incident(row: IncidentRow, turns: Iterable[TurnRow]) -> states.Incident:
    """The incident with its moves."""
    return _read(
        states.Incident,
        row,
        state=states.State(row.state),
        origin=states.Origin(row.origin),
        drill=bool(row.drill),
        danger=None if row.danger is None else Answer(row.danger),
        level=None if row.level is None else Level(row.level),
        natures=tuple(states.NatureMark(*each) for each in row.natures),
        turns=tuple(
            states.Turn(
                states.Move(turn.move),
                states.State(turn.before),
                states.State(turn.after),
                turn.at,
                turn.by,
                turn.reason,
            )
            for turn in turns
        ),
    )


def signal(row: SignalRow) -> watch.Signal:
    """A signal."""
    return _read(
        watch.Signal, row, verdict=watch.Verdict(row.verdict), exhibits=tuple(row.exhibits)
    )


def facts(rows: Iterable[FactRow], turns: Iterable[FactTurnRow]) -> tuple[Fact, ...]:
    """The fact table, each line with its turns."""
    heaps = by(turns, lambda turn: turn.fact_id)
    return tuple(fact(row, heaps[row.id]) for row in rows)


def fact(row: FactRow, turns: Iterable[FactTurnRow]) -> Fact:
    """One fact with its turns."""
    return _read(
        Fact,
        row,
        status=Status(row.status),
        source=Source(SourceKind(row.source_kind), row.source_words, row.source_ref),
        may_be_public=bool(row.may_be_public),
        turns=tuple(
            FactTurn(
                turn.at, turn.by, Status(turn.before), Status(turn.after), turn.reason, turn.former
            )
            for turn in turns
        ),
    )


def gate(row: GateRow) -> GateAnswer:
    """An answer."""
    return _read(GateAnswer, row, answer=Answer(row.answer))


def rating(row: RatingRow) -> Rating:
    """A rating, with the assessment as it was made then."""
    factors = Factors(row.nature, row.scope, row.severity, row.time)
    counted = {factor: factors.counted(factor) for factor in Factor}
    assessment = Assessment(
        factors=factors,
        impact=row.impact,
        urgency=row.urgency,
        by_matrix=Level(row.by_matrix),
        level=Level(row.by_rule),
        impact_from=tuple(
            each for each in (Factor.NATURE, Factor.SEVERITY) if counted[each] == row.impact
        ),
        urgency_from=tuple(
            each for each in (Factor.SCOPE, Factor.TIME) if counted[each] == row.urgency
        ),
        unknown=tuple(each for each in Factor if factors.of(each) is None),
        floors=tuple(row.holding),
        floors_assumed=tuple(row.assumed),
    )
    return _read(
        Rating,
        row,
        assessment=assessment,
        level=Level(row.level),
        floors=tuple((floor, Answer(answer)) for floor, answer in sorted(row.floors.items())),
        whys=tuple((Factor(factor), why) for factor, why in row.whys.items()),
        known=known(row.known),
    )


def seat(row: SeatRow) -> Seat:
    """A hat on a head."""
    return Seat(row.hat, row.holder, row.deputy, row.why, row.at)


def concerned(row: ConcernedRow) -> ConcernedPerson:
    """A person concerned."""
    return ConcernedPerson(row.person, row.why, row.at)


def checks(rows: Iterable[CheckRow], own: Iterable[CheckOwnRow]) -> tuple[Check, ...]:
    """The checklist; our own lines with where it is and who secures it."""
    beside = {each.check_id: each for each in own}
    return tuple(check(row, beside.get(row.id)) for row in rows)


def check(row: CheckRow, own: CheckOwnRow | None) -> Check:
    """A line of the checklist."""
    return _read(
        Check,
        row,
        place="" if own is None else own.place,
        keeper=None if own is None else own.keeper,
        any_moment=bool(row.any_moment),
        state=CheckState(row.state),
        exhibits=tuple(row.exhibits),
        at=row.settled_at,
        by=row.settled_by,
    )


def option(row: OptionRow) -> strategy.Option:
    """An option."""
    return _read(
        strategy.Option,
        row,
        verdict=strategy.Verdict(row.verdict),
        at=row.judged_at,
        by=row.judged_by,
    )


def message(row: MessageRow, formers: Iterable[FormerRow]) -> CoreMessage:
    """A core message with the wordings that it had."""
    former = tuple(FormerMessage(each.text, each.at, each.by, each.reason) for each in formers)
    return _read(CoreMessage, row, proof=tuple(row.proof), former=former)


def decision(row: DecisionRow) -> Decision:
    """A decision."""
    return _read(Decision, row, options=tuple(row.options), known=known(row.known))


def look(row: LookRow) -> watch.WatchLine:
    """A look at a channel."""
    return _read(watch.WatchLine, row, tone=watch.Tone(row.tone), exhibits=tuple(row.exhibits))


def note(row: NoteRow, formers: Iterable[FormerRow]) -> Note:
    """A note with the wordings that it had."""
    former = tuple(Former(each.text, each.at, each.by, each.reason) for each in formers)
    return _read(Note, row, compartment=Compartment(row.compartment), former=former)


def talk(row: TalkRow) -> CareTalk:
    """The record of a talk."""
    return _read(CareTalk, row, attendees=tuple(row.attendees), present=tuple(row.present))


def staff_care(row: StaffCareRow) -> StaffCare:
    """How a colleague was looked after."""
    return _read(StaffCare, row)


def contact(row: ContactRow) -> Contact:
    """A contact."""
    return _read(
        Contact,
        row,
        party=Party(row.party),
        outward=bool(row.outward),
        reached=bool(row.reached),
        exhibits=tuple(row.exhibits),
    )


def release(row: ReleaseRow) -> Release:
    """What went out."""
    return _read(
        Release,
        row,
        audience=Audience(row.audience),
        version=row.release_no,
        flags=tuple(row.flags),
    )


def notices(rows: Iterable[NoticeRow], reads: Iterable[NoticeReadRow]) -> tuple[Notice, ...]:
    """The notices to staff with who read them."""
    heaps = by(reads, lambda read: read.notice_id)
    return tuple(notice(row, heaps[row.id]) for row in rows)


def notice(row: NoticeRow, reads: Iterable[NoticeReadRow]) -> Notice:
    """One notice with who read it."""
    return _read(
        Notice, row, told=tuple(row.told), read=tuple((each.reader, each.at) for each in reads)
    )


def stand_down(row: StandDownRow) -> StandDown:
    """A stand-down."""
    return _read(
        StandDown,
        row,
        reasons=tuple(row.reasons),
        still_open=tuple(row.still_open),
        unmet=tuple(row.unmet),
    )


def review_line(row: ReviewLineRow) -> ReviewLine:
    """A line of the review."""
    return _read(ReviewLine, row, kind=LineKind(row.kind))


def action(row: ActionRow, rechecks: Iterable[RecheckRow]) -> Action:
    """An action with its re-checks."""
    found = tuple(_read(Recheck, each, effect=Effect(each.effect)) for each in rechecks)
    return _read(Action, row, rechecks=found)


def closing(row: ClosingRow) -> Closing:
    """A closing."""
    return _read(
        Closing,
        row,
        open_points=tuple(row.open_points),
        unverified_points=tuple(row.unverified_points),
        overridden=tuple(row.overridden),
    )


def skip(row: SkipRow) -> Skip:
    """A step left out."""
    return _read(Skip, row)


def override(row: OverrideRow) -> Override:
    """A barrier passed."""
    return _read(Override, row, barriers=tuple(row.barriers))


def link(row: TieRow) -> Link:
    """A link."""
    return _read(Link, row)


def events(rows: Iterable[EventRow], numbers: Mapping[int, str], own: str) -> tuple[Event, ...]:
    """The timeline; a line of a merged case names it."""
    found = (
        _read(
            Event,
            row,
            manner=Manner(row.manner),
            says=dict(row.says),
            exhibits=tuple(row.exhibits),
            case="" if numbers[row.incident_id] == own else numbers[row.incident_id],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda event: (event.at, event.written_at, event.id)))


def _read(noun: type[Noun], row: Row, **given: Any) -> Noun:
    """The noun out of the row's columns of the same names; `given` stands in their place."""
    names = (field.name for field in fields(noun) if field.init)  # type: ignore[arg-type]
    values = {name: given[name] if name in given else getattr(row, name) for name in names}
    return noun(**values)
