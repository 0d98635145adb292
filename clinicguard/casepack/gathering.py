"""Finds every row that belongs to a case, beginning with its incident, as the rows are stored."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from clinicguard.casepack.case_record import StoredRow
from clinicguard.casepack.travelling import (
    BY_TABLE,
    SAID_PEOPLE,
    TRAVELS,
)
from clinicguard.complaints import tables as complaints
from clinicguard.evidence.listing import standing
from clinicguard.evidence.tables import MarkRow
from clinicguard.incidents import tables as incidents
from clinicguard.storage.tombstones import numbers_gone

Gathered = dict[str, tuple[StoredRow, ...]]


class Gathering:
    """One case: tables by name, rows by id. `of` is the number of an incident that is no part."""

    def __init__(self, session: Session, of: str) -> None:
        self._session = session
        self._found: dict[str, dict[int, StoredRow]] = {each.table: {} for each in TRAVELS}
        self._incidents(of)
        self._complaints()
        self._cards()
        self._statements()
        self._exhibits()
        self._work()
        self._take("legal_hold", "subject", self.addresses())

    @property
    def tables(self) -> Gathered:
        """What was found; tables of which nothing belongs to the case are not there."""
        return {
            table: tuple(rows[each] for each in sorted(rows))
            for table, rows in self._found.items()
            if rows
        }

    def addresses(self) -> list[str]:
        """Of every record that has a page: "incident/I-2026-0001", "patient/12"."""
        kinds = {"incident": "incident", "complaint": "complaint", "statement": "statement",
                 "exhibit": "evidence"}  # fmt: skip
        found = [
            f"{kind}/{row['number']}"
            for table, kind in kinds.items()
            for row in self._found[table].values()
        ]
        return [*found, *(f"patient/{each}" for each in self._found["patient"])]

    def people(self) -> set[int]:
        """The ids of everybody whom a row names."""
        return {
            person
            for table, rows in self._found.items()
            for row in rows.values()
            for person in people_in(table, row)
        }

    def _incidents(self, of: str) -> None:
        waiting = self._take("incident", "number", [of])
        while waiting:
            numbers = [row["number"] for row in waiting]
            waiting = self._take("incident", "merged_into", numbers)
        for part in _parts_of(incidents.Part):
            self._take(part, "incident_id", self._found["incident"])

    def _complaints(self) -> None:
        self._take("complaint", "number", self._tied("complaint"))
        for part in _parts_of(complaints.Part):
            self._take(part, "complaint_id", self._found["complaint"])

    def _cards(self) -> None:
        ids = {row["patient_id"] for row in self._found["complaint_card"].values()}
        ids |= {int(each) for each in self._tied("patient") if each.isdigit()}
        while ids:
            rows = self._take("patient", "id", ids)
            ids = {row["merged_into"] for row in rows if row["merged_into"] is not None}

    def _statements(self) -> None:
        """Those of the case and its complaints, and whatever else the case was told went out."""
        cases = [each for each in self.addresses() if each.startswith(("incident/", "complaint/"))]
        self._take("statement", "incident", cases)
        told = (str(row["statement"]) for row in self._found["incident_release"].values())
        self._take("statement", "number", [each.removeprefix("statement/") for each in told])
        for part in ("statement_version", "statement_step"):
            self._take(part, "statement", self._found["statement"])

    def _exhibits(self) -> None:
        """What the records list, and with each its redacted copies and what it was made from.

        What two people disposed of stays where its tombstone stands.
        """
        self._take("exhibit_mark", "subject", self.addresses())
        self._leave_given_back()
        ids = [row["exhibit"] for row in self._found["exhibit_mark"].values()]
        waiting = self._take("exhibit", "id", ids)
        waiting += self._take("exhibit", "number", self._tied("evidence"))
        while waiting:
            made_from = [row["derived_from"] for row in waiting if row["derived_from"]]
            copies_of = [row["number"] for row in waiting]
            waiting = self._take("exhibit", "number", made_from)
            waiting += self._take("exhibit", "derived_from", copies_of)
        self._leave_disposed()
        for part in ("custody", "exhibit_amendment", "exhibit_likeness", "redaction"):
            self._take(part, "exhibit", self._found["exhibit"])
        self._take("exhibit_mark_turn", "mark", self._found["exhibit_mark"])

    def _leave_given_back(self) -> None:
        stand, marks = set(self._session.scalars(standing(select(MarkRow.id)))), "exhibit_mark"
        for row_id in [each for each in self._found[marks] if each not in stand]:
            del self._found[marks][row_id]

    def _leave_disposed(self) -> None:
        gone = set(self._session.scalars(numbers_gone("evidence")))
        exhibits, marks = self._found["exhibit"], self._found["exhibit_mark"]
        for row_id in [each for each, row in exhibits.items() if row["number"] in gone]:
            del exhibits[row_id]
        for row_id in [each for each, row in marks.items() if row["exhibit"] not in exhibits]:
            del marks[row_id]

    def _work(self) -> None:
        self._take("task", "subject", self.addresses())
        promised = (row["promise_task"] for row in self._found["complaint_contact"].values())
        self._take("task", "id", [each for each in promised if each is not None])
        self._take("task_turn", "task_id", self._found["task"])
        self._take("running_clock", "subject", self.addresses())
        self._take("running_clock_hold", "clock_id", self._found["running_clock"])

    def _tied(self, kind: str) -> list[str]:
        """What the incidents are tied to now, of one kind."""
        targets = (
            str(row["target"])
            for row in self._found["incident_tie"].values()
            if row["undone_at"] is None
        )
        return [each.removeprefix(f"{kind}/") for each in targets if each.startswith(f"{kind}/")]

    def _take(self, table: str, column: str, values: Collection[Any]) -> list[StoredRow]:
        """Rows of a table that were not found before."""
        if not values:
            return []
        assert column in {each.name for each in BY_TABLE[table].columns}
        query = text(f'SELECT * FROM "{table}" WHERE "{column}" IN :values').bindparams(
            bindparam("values", list(values), expanding=True)
        )
        kept = self._found[table]
        new = [
            dict(row) for row in self._session.execute(query).mappings() if row["id"] not in kept
        ]
        kept.update({row["id"]: row for row in new})
        return list(new)


def people_in(table: str, row: StoredRow) -> Iterable[int]:
    """The members of staff whom a row names."""
    for column, ref in BY_TABLE[table].refs.items():
        value = row[column]
        if value is None:
            continue
        if ref.how == "person":
            yield value
        elif ref.how == "people":
            yield from json.loads(value)
        elif ref.how == "says":
            yield from _said_people(json.loads(value))


def _said_people(says: Mapping[str, str]) -> Iterable[int]:
    for name in SAID_PEOPLE:
        if says.get(name, "").isdecimal():
            yield int(says[name])
    room, _, ref = says.get("target", "").partition("/")
    if room == "person" and ref.isdecimal():
        yield int(ref)


def _parts_of(part: type[Any]) -> list[str]:
    """The tables that hang on an incident or a complaint and travel with it."""
    return [each.table for each in TRAVELS if issubclass(each.row, part)]
