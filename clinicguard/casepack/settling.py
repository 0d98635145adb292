"""A record of another clinic becomes rows of this one: every id, number and person a new one.

What names a record that did not travel keeps its words, with the clinic's name behind them, so that
it can never be taken for a record of ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import inspect as looked_into
from sqlalchemy.types import TypeDecorator

from clinicguard.casepack.case_record import NAME, CaseRecord, StoredRow
from clinicguard.casepack.travelling import (
    FORMER_OF,
    SAID_ADDRESSES,
    SAID_NUMBERS,
    SAID_PEOPLE,
    TOLD_NUMBERS,
    TRAVELS,
    Ref,
    Travelling,
)
from clinicguard.casepack.troubles import PackAbsurd
from clinicguard.storage.rows import Row

NUMBERED: Mapping[str, str] = {
    "incident": "incident",
    "complaint": "complaint",
    "exhibit": "evidence",
    "statement": "statement",
}
"""Tables whose rows have numbers, and the kind under which a page shows them."""


class _StaysBehind(Exception):
    """The row is a tie to a record that did not travel."""


@dataclass
class Settling:
    """`numbers`: their address → ours; `people`: their id → ours. Filled while rows are written."""

    record: CaseRecord
    numbers: dict[str, str]
    people: Mapping[int, int]
    ids: dict[tuple[str, int], int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def settle(self, add: Callable[[list[Row]], None], also: Mapping[str, Mapping[int, Any]]
               ) -> None:  # fmt: skip
        """Writes every row with `add`, table after table. `also` are columns of a table by row id.

        Raises:
            PackAbsurd: a row names one that is not there, or cannot be read.
        """
        for travelling in TRAVELS:
            for level in _levels(travelling, self.record.rows(travelling.table)):
                self._settle(travelling, level, add, also.get(travelling.table, {}))

    def _settle(
        self,
        travelling: Travelling,
        rows: list[StoredRow],
        add: Callable[[list[Row]], None],
        also: Mapping[int, Any],
    ) -> None:
        made: list[tuple[int, Any]] = []
        for row in rows:
            place = f"{NAME} {travelling.table}/{row['id']}"
            try:
                made.append((row["id"], self._made(travelling, row, also.get(row["id"], {}))))
            except _StaysBehind as tie:
                self.left_out.append(str(tie))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                raise PackAbsurd(place, "record") from error
        add([row for _, row in made])
        for theirs, row in made:
            self.ids[travelling.table, theirs] = row.id
            if travelling.table == "patient":
                self.numbers[f"patient/{theirs}"] = f"patient/{row.id}"

    def _made(self, travelling: Travelling, row: StoredRow, also: Mapping[str, Any]) -> Row:
        values: dict[str, Any] = {}
        mapper = looked_into(travelling.row)
        for column in travelling.columns:
            if column.name in ("id", "version", "salt"):
                continue
            ref = travelling.refs.get(column.name)
            value = row[column.name]
            if value is not None and ref is not None:
                value = self._translated(ref, value, row)
            elif value is not None and isinstance(column.type, TypeDecorator):
                value = column.type.process_result_value(value, None)  # type: ignore[arg-type]
            values[mapper.get_property_by_column(column).key] = value
        return travelling.row(**{**values, **also})

    def _translated(self, ref: Ref, value: Any, row: StoredRow) -> Any:
        match ref.how:
            case "id":
                table = FORMER_OF[row["of"]] if ref.of == "by_of" else ref.of
                return self.ids[table, value]
            case "ids":
                return [self.ids[ref.of, each] for each in json.loads(value)]
            case "ids_here":
                known_ids = ((ref.of, each) for each in json.loads(value))
                return [self.ids[each] for each in known_ids if each in self.ids]
            case "person":
                return self.people[value]
            case "people":
                return [self.people[each] for each in json.loads(value)]
            case "own":
                return self.numbers[f"{ref.of}/{value}"].partition("/")[2]
            case "number":
                return self._number(ref.of, value)
            case "numbers":
                return [self._number(ref.of, each) for each in json.loads(value)]
            case "address" | "source":
                return self._address(value)
            case "case":
                return self.numbers.get(value) or self._told_of(row["number"], value)
            case "tie":
                if value not in self.numbers:
                    raise _StaysBehind(value)
                return self.numbers[value]
            case "says":
                return {name: self._said(name, said) for name, said in json.loads(value).items()}
            case "told":
                told = json.loads(value)
                known = TOLD_NUMBERS.keys() & told.keys()
                return {
                    **told,
                    **{name: self._number(TOLD_NUMBERS[name], told[name]) for name in known},
                }
            case "nothing":
                return None

    def _number(self, kind: str, number: str | None) -> str | None:
        """Ours for theirs; what did not travel keeps theirs, marked as another clinic's."""
        if not number:
            return number
        found = self.numbers.get(f"{kind}/{number}")
        return self._elsewhere(number) if found is None else found.partition("/")[2]

    def _told_of(self, statement: str, case: str) -> str:
        """The case that was told that a statement went out, in place of one that stayed behind."""
        cases = {row["id"]: row["number"] for row in self.record.rows("incident")}
        for release in self.record.rows("incident_release"):
            if release["statement"] == f"statement/{statement}":
                self.left_out.append(case)
                return self.numbers[f"incident/{cases[release['incident_id']]}"]
        return self._address(case)

    def _address(self, value: str) -> str:
        """An address, the number of an exhibit, or words that are neither."""
        if value in self.numbers:
            return self.numbers[value]
        if f"evidence/{value}" in self.numbers:
            return self.numbers[f"evidence/{value}"].partition("/")[2]
        return self._elsewhere(value) if _names_a_record(value) else value

    def _said(self, name: str, value: str) -> str:
        if name in SAID_PEOPLE and value:
            return str(self.people[int(value)]) if value.isdecimal() else value
        if name in SAID_NUMBERS:
            return self._number(SAID_NUMBERS[name], value) or ""
        if name in SAID_ADDRESSES:
            room, _, ref = value.partition("/")
            if room == "person" and ref.isdecimal():
                return f"person/{self.people[int(ref)]}"
            return self._address(value)
        return value

    def _elsewhere(self, words: str) -> str:
        return f"{words} · {self.record.sender.clinic_name}"


def _levels(travelling: Travelling, rows: tuple[StoredRow, ...]) -> Iterator[list[StoredRow]]:
    """Rows in the order of their ids; those that refer to one of their own table after it."""
    own = [name for name, ref in travelling.refs.items() if ref == Ref("id", travelling.table)]
    waiting, known = list(rows), set[int]()
    while own and waiting:
        ready = [row for row in waiting if all(row[each] in {None, *known} for each in own)]
        if not ready:
            raise PackAbsurd(f"{NAME} {travelling.table}/{waiting[0]['id']}", "record")
        known |= {row["id"] for row in ready}
        waiting = [row for row in waiting if row["id"] not in known]
        yield ready
    if waiting:
        yield waiting


def _names_a_record(value: str) -> bool:
    """Whether the words could be taken for the number or the address of a record of ours."""
    number = value.rpartition("/")[2]
    letter, _, rest = number.partition("-")
    return letter in {"C", "E", "I", "S"} and rest.replace("-", "").isdecimal() and "-" in rest
