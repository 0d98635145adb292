"""Which card stands for a chart number, where cards were merged into others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.patients.whole import Finds


def cards_by_chart(finds: Finds) -> Mapping[str, int]:
    """The id of the card of each chart key."""
    rows = finds(select(PatientRow).order_by(PatientRow.id))
    return roots_by_chart((row.id, row.chart_key, row.merged_into) for row in rows)


def roots_by_chart(cards: Iterable[Sequence[Any]]) -> dict[str, int]:
    """The same from (id, chart key, merged into) of each card, by id."""
    listed = [(row[0], row[1], row[2]) for row in cards]
    into = {card: merged for card, _, merged in listed}
    found: dict[str, int] = {}
    for card, chart, _ in listed:
        root = card
        while (merged := into[root]) is not None:
            root = merged
        if chart:
            found.setdefault(chart, root)
    return found
