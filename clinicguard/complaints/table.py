"""Complaints as a table to be given away: names masked, a row each, words as on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from clinicguard.complaints.clock import ClockKind, due
from clinicguard.complaints.columns import Column
from clinicguard.complaints.complaint import Complaint, Field
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.words import Words, mark
from clinicguard.people.names import masked

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a cell needs beside the complaint: who works here, the categories, words and zone."""

    people: Mapping[int, str]
    known: Taxonomy
    words: Words
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class _Cell:
    """One column of the table: the list's column that it belongs to, if any, and what it says."""

    head: str | Enum
    column: Column | None
    say: Callable[[Complaint, Ground], str]


def head(words: Words, chosen: Sequence[Column] | None = None) -> Line:
    """The names of the columns: all of them, or those of the list's columns that are chosen."""
    return tuple(
        spoken(each.head, words) if isinstance(each.head, Enum) else words.say(each.head)
        for each in _of(chosen)
    )


def line(complaint: Complaint, ground: Ground, chosen: Sequence[Column] | None = None) -> Line:
    """One complaint as a row; every issue is named, answers and endings by their last."""
    return tuple(each.say(complaint, ground) for each in _of(chosen))


def _of(chosen: Sequence[Column] | None) -> Sequence[_Cell]:
    """The number stands first whatever is chosen: without it no line can be found again."""
    if chosen is None:
        return _CELLS
    number, *rest = _CELLS
    return [number, *(each for column in chosen for each in rest if each.column is column)]


def _issues(it: Complaint, ground: Ground) -> str:
    known, language = ground.known, ground.words.language
    return _joined(
        f"{known.label(issue.category, issue.subtype, language)} {int(issue.severity)}"
        for issue in it.issues
    )


def _due(kind: ClockKind) -> Callable[[Complaint, Ground], str]:
    def say(it: Complaint, ground: Ground) -> str:
        ends = {clock.rule: due(clock) for clock in it.clocks}
        return _when(ends.get(kind), ground.zone)

    return say


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _when(moment: datetime | None, zone: ZoneInfo) -> str:
    return "" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


_CELLS = (
    _Cell(mark("Number"), Column.WHAT, lambda it, _: it.number),
    _Cell(Field.KIND, Column.KIND, lambda it, g: spoken(it.kind, g.words)),
    _Cell(mark("Where it stands"), Column.STANDING, lambda it, g: spoken(it.state, g.words)),
    _Cell(Field.CHANNEL, Column.STANDING, lambda it, g: spoken(it.channel, g.words)),
    _Cell(Field.RECEIVED_AT, Column.RECEIVED, lambda it, g: _when(it.received_at, g.zone)),
    _Cell(Field.TAKEN_BY, Column.TAKEN_BY, lambda it, g: g.people.get(it.taken_by, "")),
    _Cell(Field.COMPLAINANT, Column.WHAT, lambda it, _: masked(it.complainant.name)),
    _Cell(Field.RELATION, Column.RELATION, lambda it, g: spoken(it.complainant.relation, g.words)),
    _Cell(Field.VERBATIM, Column.WHAT, lambda it, _: it.verbatim),
    _Cell(Field.INTERPRETATION, None, lambda it, _: it.interpretation),
    _Cell(Field.WANTED, Column.WANTED, lambda it, _: it.wanted),
    _Cell(mark("What it is about"), Column.WHAT, _issues),
    _Cell(Field.STAFF_ROLE, Column.ROLE, lambda it, g: spoken(it.staff_role, g.words)),
    _Cell(
        mark("Flags"),
        Column.FLAGS,
        lambda it, g: _joined(sorted(spoken(flag, g.words) for flag in it.flags)),
    ),
    _Cell(ClockKind.FIRST_REPLY, Column.DUE, _due(ClockKind.FIRST_REPLY)),
    _Cell(ClockKind.ANSWER, Column.DUE, _due(ClockKind.ANSWER)),
    _Cell(mark("The answer"), None, lambda it, _: it.answers[-1].words if it.answers else ""),
    _Cell(
        mark("How satisfied, 1 to 5"),
        Column.SCORE,
        lambda it, _: str(it.satisfactions[-1].score) if it.satisfactions else "",
    ),
    _Cell(mark("What came of it"), None, lambda it, _: it.endings[-1].words if it.endings else ""),
)
