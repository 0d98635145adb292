"""Complaints as a table to be given away: names masked, a row each, words as on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from clinicguard.complaints.clock import ClockKind, due
from clinicguard.complaints.complaint import Complaint, Field
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.words import Words, mark
from clinicguard.people.names import masked

Line = tuple[str, ...]

_HEAD = (
    mark("Number"),
    Field.KIND,
    mark("Where it stands"),
    Field.CHANNEL,
    Field.RECEIVED_AT,
    Field.TAKEN_BY,
    Field.COMPLAINANT,
    Field.RELATION,
    Field.VERBATIM,
    Field.INTERPRETATION,
    Field.WANTED,
    mark("What it is about"),
    mark("Flags"),
    ClockKind.FIRST_REPLY,
    ClockKind.ANSWER,
    mark("The answer"),
    mark("How satisfied, 1 to 5"),
    mark("What came of it"),
)


def head(words: Words) -> Line:
    """The names of the columns."""
    return tuple(
        spoken(each, words) if isinstance(each, Enum) else words.say(each) for each in _HEAD
    )


def line(
    complaint: Complaint,
    people: Mapping[int, str],
    known: Taxonomy,
    words: Words,
    zone: ZoneInfo,
) -> Line:
    """One complaint as a row; every issue is named, answers and endings by their last."""
    ends = {clock.rule: due(clock) for clock in complaint.clocks}
    return (
        complaint.number,
        spoken(complaint.kind, words),
        spoken(complaint.state, words),
        spoken(complaint.channel, words),
        _when(complaint.received_at, zone),
        people.get(complaint.taken_by, ""),
        masked(complaint.complainant.name),
        spoken(complaint.complainant.relation, words),
        complaint.verbatim,
        complaint.interpretation,
        complaint.wanted,
        _joined(
            f"{known.label(issue.category, issue.subtype, words.language)} {int(issue.severity)}"
            for issue in complaint.issues
        ),
        _joined(sorted(spoken(flag, words) for flag in complaint.flags)),
        _when(ends.get(ClockKind.FIRST_REPLY), zone),
        _when(ends.get(ClockKind.ANSWER), zone),
        complaint.answers[-1].words if complaint.answers else "",
        str(complaint.satisfactions[-1].score) if complaint.satisfactions else "",
        complaint.endings[-1].words if complaint.endings else "",
    )


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _when(moment: datetime | None, zone: ZoneInfo) -> str:
    return "" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
