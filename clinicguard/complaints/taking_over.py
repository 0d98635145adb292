"""An old complaint log made ready off the records' thread, to be written as one act.

Twenty thousand complaints are some hundred thousand rows: to number, tie and hash them takes
seconds, and needs no records. Only the writing does; whoever asks them meanwhile gets an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinicguard.complaints.clock import Rank
from clinicguard.complaints.contact import Means
from clinicguard.complaints.issue import Harm, Stage, bits
from clinicguard.complaints.moves import ENDED, State
from clinicguard.complaints.old_log import OldComplaint
from clinicguard.complaints.tables import AnswerRow, ComplaintRow, EndingRow, IssueRow
from clinicguard.complaints.tables_beside import CardTieRow, OriginRow
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.people.identity import chart_key, name_key, phone_key
from clinicguard.people.patients.roots import roots_by_chart
from clinicguard.people.patients.tables import ImportRow, PatientRow
from clinicguard.people.patients.taking_over import Step
from clinicguard.people.tables import PersonRow
from clinicguard.storage.book import Change, numbered
from clinicguard.storage.many import ReadyRows, next_id, ready_rows
from clinicguard.storage.rows import NumberRow, Row

_AT_ONCE = 500
_PARTS = (OriginRow, CardTieRow, IssueRow, AnswerRow, EndingRow)
_Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Begun:
    """What the records say that the rows will meet; equal as long as none of it has changed."""

    first: Mapping[type[Row], int]
    """The next free id of each table that is written."""
    last: Mapping[int, int]
    """The last number given out for a complaint, by year."""
    cards: Mapping[str, int]
    staff: Mapping[str, int]
    by: int
    zone: ZoneInfo
    at: datetime = field(compare=False)

    @property
    def import_id(self) -> int:
        """The id that the file of this import gets."""
        return self.first[ImportRow]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some complaints with all that belongs to them, and the words that they are found by."""

    rows: tuple[ReadyRows, ...]
    words: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadyLog:
    """An old log as it will be written; `last` are the numbers given out when it is."""

    begun: Begun
    olds: tuple[OldComplaint, ...]
    known: Taxonomy
    batches: tuple[Batch, ...]
    last: Mapping[int, int]
    tied: int


def begun(session: Session, by: int, zone: ZoneInfo, now: datetime) -> Begun:
    """Reads what the rows need: who and which cards there are, which numbers and ids come next."""
    numbers = select(NumberRow.year, NumberRow.last).where(NumberRow.kind == "complaint")
    cards = select(PatientRow.id, PatientRow.chart_key, PatientRow.merged_into)
    return Begun(
        first={kind: next_id(session, kind) for kind in (ComplaintRow, ImportRow, *_PARTS)},
        last=dict(session.execute(numbers).all()),
        cards=roots_by_chart(session.execute(cards.order_by(PatientRow.id))),
        staff=dict(session.execute(select(PersonRow.name, PersonRow.id)).all()),
        by=by,
        zone=zone,
        at=now,
    )


def made_ready(
    start: Begun,
    rows: Iterable[OldComplaint],
    known: Taxonomy,
    step: Step = lambda done, whole: None,
) -> ReadyLog:
    """Numbers every row, ties it to its card, and hashes what will be written."""
    olds, counting = tuple(rows), _Counting(start)
    batches = []
    for at in range(0, len(olds), _AT_ONCE):
        step(at, len(olds))
        batches.append(_batch(olds[at : at + _AT_ONCE], counting, known))
    tied = counting.next[CardTieRow] - start.first[CardTieRow]
    return ReadyLog(start, olds, known, tuple(batches), counting.last, tied)


def write(ready: ReadyLog, change: Change, step: Step = lambda done, whole: None) -> None:
    """Everything that was made ready, inside an act."""
    for at, batch in enumerate(ready.batches):
        step(at * _AT_ONCE, len(ready.olds))
        for rows in batch.rows:
            change.add_ready(rows)
        change.index_all("complaint", batch.words)
    for year, last in ready.last.items():
        change.number_up_to("complaint", year, last)


class _Counting:
    """Ids and numbers as they go on."""

    def __init__(self, start: Begun) -> None:
        self.start = start
        self.next = dict(start.first)
        self.last: dict[int, int] = {}

    def id(self, kind: type[Row]) -> int:
        given = self.next[kind]
        self.next[kind] = given + 1
        return given

    def number(self, received: datetime) -> str:
        year = received.astimezone(self.start.zone).year
        last = self.last.get(year, self.start.last.get(year, 0)) + 1
        self.last[year] = last
        return numbered("complaint", year, last)


def _batch(olds: Iterable[OldComplaint], counting: _Counting, known: Taxonomy) -> Batch:
    complaints: list[_Values] = []
    parts: dict[type[Row], list[_Values]] = {kind: [] for kind in _PARTS}
    words = []
    for old in olds:
        row = _row(old, counting)
        complaints.append(row)
        words.append(_words(row, old))
        for kind, values in _beside(old, row["chart_key"], counting.start, known):
            about = {"id": counting.id(kind), "complaint_id": row["id"]}
            recorded = {"at": counting.start.at, "by_person": counting.start.by}
            parts[kind].append({**about, **recorded, **values})
    ready = [ready_rows(ComplaintRow, complaints)]
    ready += [ready_rows(kind, values) for kind, values in parts.items() if values]
    return Batch(tuple(ready), tuple(words))


def _row(old: OldComplaint, counting: _Counting) -> _Values:
    start = counting.start
    return {
        "id": counting.id(ComplaintRow),
        "number": counting.number(old.received_at),
        "kind": old.kind.value,
        "state": old.state.value,
        "channel": old.channel.value,
        "received_at": old.received_at,
        "taken_by": start.staff.get(old.taken_by, start.by),
        "complainant": old.complainant.name,
        "relation": old.complainant.relation.value,
        "reach": old.complainant.reach,
        "patient": old.patient.name,
        "chart": old.patient.chart,
        "born": old.patient.born,
        "verbatim": old.verbatim,
        "interpretation": old.interpretation,
        "wanted": old.wanted,
        "staff_role": old.staff_role.value,
        "logged_at": start.at,
        "logged_by": start.by,
        "complainant_key": name_key(old.complainant.name),
        "patient_key": name_key(old.patient.name),
        "chart_key": chart_key(old.patient.chart),
        "phone_key": phone_key(old.complainant.reach),
        "clock": None,
        "clock_due": None,
        "clock_rank": int(Rank.NONE),
        "categories": bits([old.category] if old.category else []),
        "flags": 0,
    }


def _beside(
    old: OldComplaint, chart: str, start: Begun, known: Taxonomy
) -> Iterator[tuple[type[Row], _Values]]:
    """What of a row of the old log is a record of its own, by the columns of its table."""
    ended = {"at": old.closed_at or old.received_at}
    yield (
        OriginRow,
        {
            "import_id": start.import_id,
            "line": old.line,
            "old_number": old.number,
            "taken_by_words": old.taken_by,
            "category_words": old.category_words,
        },
    )
    if chart and (card := start.cards.get(chart)) is not None:
        standing = {"ended_at": None, "ended_by": None, "ended_why": ""}
        yield CardTieRow, {"patient_id": card, "how": "import", **standing}
    if old.category is not None:
        usual = int(known.usual(old.category, old.subtype))
        yield (
            IssueRow,
            {
                "position": 1,
                "category": old.category.value,
                "subtype": old.subtype,
                "severity": usual,
                "suggested": usual,
                "why_changed": "",
                "stage": Stage.OTHER.value,
                "harm": int(Harm.UNKNOWN),
                "note": "",
            },
        )
    if old.answer:
        yield AnswerRow, {**ended, "means": Means.OTHER.value, "words": old.answer}
    if old.state in ENDED:
        left = State.ANSWERED if old.answer else State.LOOKING
        yield (
            EndingRow,
            {
                **ended,
                "state": old.state.value,
                "left_state": left.value,
                "words": old.answer,
                "learning": "",
                "score": None,
            },
        )


def _words(row: _Values, old: OldComplaint) -> tuple[int, str, str]:
    """By what a complaint is found: (row id, title, body)."""
    title = (row["number"], row["complainant"], row["reach"], row["patient"], row["chart"])
    body = (row["verbatim"], row["wanted"], row["interpretation"], old.answer)
    return (
        row["id"],
        "\n".join(filter(None, (*title, old.number))),
        "\n".join(filter(None, body)),
    )
