"""Which card stands for a chart number, where cards were merged into others."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from clinicguard.people.patients.tables import PatientRow
from clinicguard.people.patients.whole import Finds


def rows_by_chart(finds: Finds) -> dict[str, PatientRow]:
    """The card of each chart key; a merged one stands for the card that it went into."""
    rows = {row.id: row for row in finds(select(PatientRow).order_by(PatientRow.id))}
    found: dict[str, PatientRow] = {}
    for row in rows.values():
        root = row
        while root.merged_into is not None:
            root = rows[root.merged_into]
        if row.chart_key:
            found.setdefault(row.chart_key, root)
    return found


def cards_by_chart(finds: Finds) -> Mapping[str, int]:
    """The id of the card of each chart key."""
    return {key: row.id for key, row in rows_by_chart(finds).items()}
