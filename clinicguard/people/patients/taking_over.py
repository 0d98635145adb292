"""A list of patients taken over: made ready off the records' thread, written as one act.

Fifty thousand cards take seconds to match, check and hash, and a short while to write. Only the
writing needs the records; whoever asks them meanwhile gets an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from clinicguard.people.identity import chart_key, name_key, phone_key
from clinicguard.people.patients.card import NewCard, checked_card
from clinicguard.people.patients.importing import Planned
from clinicguard.people.patients.roots import roots_by_chart
from clinicguard.people.patients.tables import ImportRow, PatientRow
from clinicguard.storage.book import Change
from clinicguard.storage.many import ReadyRows, next_id, ready_rows
from clinicguard.storage.reader import Reader

Step = Callable[[int, int], object]
"""Told how far it is: (done, whole). What it raises comes through, and nothing was taken over."""

PatientValues = dict[str, Any]
"""A card by the columns of its row."""

_AT_ONCE = 500
_SOUGHT = ("name", "chart", "phone", "phone_key")


@dataclass(frozen=True, slots=True)
class Begun:
    """How the cards stood when the list was matched; `stood` changes with every card written."""

    charts: Mapping[str, int]
    cards: Mapping[int, NewCard]
    first_card: int
    import_id: int
    stood: tuple[int, int]
    at: datetime
    today: date
    by: int


@dataclass(frozen=True, slots=True)
class Ready:
    """New cards as they will be written, and what the list says of cards that are here already."""

    begun: Begun
    planned: tuple[Planned, ...]
    batches: tuple[ReadyRows, ...]
    words: tuple[tuple[tuple[int, str, str], ...], ...]
    made: int
    known: int
    fuller: tuple[tuple[int, NewCard], ...]
    """Known cards that the list says more of, as they will be."""


def begun(reader: Reader) -> Begun:
    """Reads what the matching needs: chart numbers, and which ids come next."""
    now = reader.clock.now()
    with reader.session() as session:
        rows = session.execute(_CARDS).all()
        return Begun(
            charts=roots_by_chart(row[:3] for row in rows),
            cards={row[0]: NewCard(*row[3:]) for row in rows},
            first_card=next_id(session, PatientRow),
            import_id=next_id(session, ImportRow),
            stood=_stood(session.execute(_STOOD).one()),
            at=now,
            today=now.astimezone(reader.zone).date(),
            by=reader.person.id,
        )


def made_ready(
    start: Begun, rows: Iterable[Planned], step: Step = lambda done, whole: None
) -> Ready:
    """Matches and checks every row, and hashes what will be written; needs no records.

    Raises:
        NameNeeded, CardTooLong, BornLater: a row is no card.
    """
    planned = tuple(rows)
    batches: list[ReadyRows] = []
    words: list[tuple[tuple[int, str, str], ...]] = []
    fuller: dict[int, NewCard] = {}
    made = known = 0
    for at in range(0, len(planned), _AT_ONCE):
        step(at, len(planned))
        batch: list[PatientValues] = []
        for each in planned[at : at + _AT_ONCE]:
            new = checked_card(each.card, start.today)
            card = start.charts.get(chart_key(new.chart)) if new.chart else None
            if card is not None:
                known += 1
                old = fuller.get(card, start.cards[card])
                if (said := filled_in(old, new)) != old:
                    fuller[card] = said
                continue
            origin = {"import_id": start.import_id, "import_line": each.line}
            card, made = start.first_card + made, made + 1
            batch.append({**values_of(new, start.at, start.by), "id": card, **origin})
        batches.append(ready_rows(PatientRow, batch))
        words.append(tuple(words_of(values) for values in batch))
    return Ready(start, planned, tuple(batches), tuple(words), made, known, tuple(fuller.items()))


def still_stands(start: Begun, change: Change) -> bool:
    """Whether no card was written since the list was matched."""
    return (
        change.next_id(PatientRow) == start.first_card
        and change.next_id(ImportRow) == start.import_id
        and _stood(change.row(_STOOD)) == start.stood
    )


def write_new(ready: Ready, change: Change, step: Step) -> None:
    """The new cards, and what they are found by."""
    for at, (batch, words) in enumerate(zip(ready.batches, ready.words, strict=True)):
        step(min(at * _AT_ONCE, ready.made), ready.made)
        change.add_ready(batch)
        change.index_all("patient", words)


def filled_in(old: NewCard, new: NewCard) -> NewCard:
    """A card with what was empty on it and stands in the list; what it says stays."""
    return NewCard(
        old.name,
        old.chart,
        old.born or new.born,
        old.phone or new.phone,
        old.note or new.note,
    )


def values_of(new: NewCard, at: datetime, by: int) -> PatientValues:
    """A new card by the columns of its row."""
    return {
        "name": new.name,
        "chart": new.chart,
        "born": new.born,
        "phone": new.phone,
        "note": new.note,
        "name_key": name_key(new.name),
        "chart_key": chart_key(new.chart),
        "phone_key": phone_key(new.phone),
        "made_at": at,
        "made_by": by,
        "merged_into": None,
        "import_id": None,
        "import_line": None,
    }


def words_of(values: Mapping[str, Any]) -> tuple[int, str, str]:
    """By what a card is found: (row id, title, body)."""
    title = "\n".join(filter(None, (values[name] for name in _SOUGHT)))
    return values["id"], title, values["note"]


_CARDS = select(
    PatientRow.id,
    PatientRow.chart_key,
    PatientRow.merged_into,
    PatientRow.name,
    PatientRow.chart,
    PatientRow.born,
    PatientRow.phone,
    PatientRow.note,
).order_by(PatientRow.id)
_STOOD = select(func.count(PatientRow.id), func.coalesce(func.sum(PatientRow.version), 0))


def _stood(row: Sequence[Any]) -> tuple[int, int]:
    return int(row[0]), int(row[1])
