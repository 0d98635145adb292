"""What screens read of patient cards: names masked, and who may be on the list twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from clinicguard.people.identity import (
    Identity,
    Likeness,
    chart_key,
    likeness,
    name_key,
    phone_key,
)
from clinicguard.people.names import masked, masked_number
from clinicguard.people.patients.card import Card, without_names
from clinicguard.people.patients.tables import ImportRow, PatientRow, TagRow
from clinicguard.people.patients.whole import about_of, whole_card
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

P = PatientRow
MOST_ALIKE = 200
"""Pairs that are looked for in one go."""

Signs = tuple[InstrumentedAttribute[Any], ...]
_SIGNS: tuple[Signs, ...] = (
    (P.chart_key,),
    (P.name_key, P.phone_key),
    (P.name_key, P.born),
)
"""By what two cards are taken to be perhaps one: a name alone is too common."""


@dataclass(frozen=True, slots=True)
class ListedCard:
    """One row of the list, masked."""

    id: int
    name: str
    chart: str
    phone: str
    tags: tuple[str, ...]
    imported: bool


@dataclass(frozen=True, slots=True)
class CardPage:
    """Some rows of a longer list; `found` is how many hold the words, `all` how many there are."""

    rows: tuple[ListedCard, ...]
    found: int
    all: int
    offset: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Two cards that may be one person, the older first."""

    one: ListedCard
    other: ListedCard
    how: Likeness


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that was taken over."""

    what: str
    name: str
    sha256: str
    encoding: str
    taken: int
    left_out: int
    at: datetime
    by: int


class PatientLists:
    """The cards as this person may see them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def page(self, typed: str = "", offset: int = 0, limit: int = 100) -> CardPage:
        """The cards that hold the words, by name; cards merged into others are left out."""
        query = select(P).where(P.merged_into.is_(None))
        found = self._reader.found("patient", typed)
        if found is not None:
            query = query.where(P.id.in_(found))
        ordered = query.order_by(P.name_key, P.id).offset(offset).limit(limit)
        number = self._reader.value(
            query.with_only_columns(func.count(), maintain_column_froms=True)
        )
        return CardPage(
            self._listed(self._reader.values(ordered)), number or 0, self.number(), offset
        )

    def number(self) -> int:
        """How many cards there are."""
        count = select(func.count()).select_from(P).where(P.merged_into.is_(None))
        return self._reader.value(count) or 0

    def card(self, card: int) -> Card:
        """One card, masked; of a merged one the card that it went into. Raises NotFound."""
        return without_names(whole_card(self._reader.values, self._root(card)))

    def known(self, person: Identity) -> tuple[tuple[ListedCard, Likeness], ...]:
        """The cards that may be this person, the likeliest first."""
        rows = self._reader.values(_same_keys(person))
        alike = [(row, likeness(person, about_of(row).identity)) for row in rows]
        alike = [(row, how) for row, how in alike if how is not Likeness.DIFFERENT]
        alike.sort(key=lambda pair: -pair[1])
        listed = self._listed(row for row, _ in alike)
        return tuple(zip(listed, (how for _, how in alike), strict=True))

    def alike(self, most: int = MOST_ALIKE) -> tuple[Alike, ...]:
        """Pairs of cards that may be one person, the surest first."""
        pairs: dict[tuple[int, int], tuple[PatientRow, PatientRow, Likeness]] = {}
        for signs in _SIGNS:
            for one, *others in self._groups(signs, most):
                for other in others:
                    how = likeness(about_of(one).identity, about_of(other).identity)
                    if how is not Likeness.DIFFERENT:
                        pairs[one.id, other.id] = (one, other, how)
        ranked = sorted(pairs.values(), key=lambda pair: (-pair[2], pair[0].id))[:most]
        rows = {row.id: row for one, other, _ in ranked for row in (one, other)}
        listed = {each.id: each for each in self._listed(rows.values())}
        return tuple(Alike(listed[one.id], listed[other.id], how) for one, other, how in ranked)

    def imports(self) -> tuple[ImportedFile, ...]:
        """The files that were taken over, the newest first."""
        rows = self._reader.values(select(ImportRow).order_by(ImportRow.id.desc()))
        return tuple(
            ImportedFile(
                row.what,
                row.name,
                row.sha256,
                row.encoding,
                row.taken,
                row.left_out,
                row.at,
                row.by,
            )
            for row in rows
        )

    def taken_over(self, sha256: str) -> ImportedFile | None:
        """The import of exactly this file, if there was one."""
        return next((each for each in self.imports() if each.sha256 == sha256), None)

    def _root(self, card: int) -> PatientRow:
        row = self._reader.value(select(P).where(P.id == card))
        if row is None:
            raise NotFound(f"patient/{card}")
        return row if row.merged_into is None else self._root(row.merged_into)

    def _groups(self, signs: Signs, most: int) -> Iterator[list[PatientRow]]:
        """The cards that share all the signs, the oldest first; none that is merged."""
        there = [column.is_not(None) if column is P.born else column != "" for column in signs]
        several = (
            select(*signs)
            .where(*there, P.merged_into.is_(None))
            .group_by(*signs)
            .having(func.count() > 1)
            .limit(most)
            .subquery()
        )
        same = and_(*(column == several.c[column.key] for column in signs))
        query = select(P).join(several, same).where(P.merged_into.is_(None)).order_by(P.id)
        groups: dict[tuple[object, ...], list[PatientRow]] = {}
        for row in self._reader.values(query):
            shared = tuple(getattr(row, str(column.key)) for column in signs)
            groups.setdefault(shared, []).append(row)
        yield from groups.values()

    def _listed(self, rows: Iterable[PatientRow]) -> tuple[ListedCard, ...]:
        found = list(rows)
        tags: dict[int, list[str]] = {}
        query = select(TagRow).where(
            TagRow.patient_id.in_([row.id for row in found]), TagRow.ended_at.is_(None)
        )
        for tag in self._reader.values(query.order_by(TagRow.id)):
            tags.setdefault(tag.patient_id, []).append(tag.words)
        return tuple(
            ListedCard(
                row.id,
                masked(row.name),
                masked_number(row.chart),
                masked_number(row.phone),
                tuple(tags.get(row.id, ())),
                row.import_id is not None,
            )
            for row in found
        )


def _same_keys(person: Identity) -> Select[PatientRow]:
    keys = [
        (P.name_key, name_key(person.name)),
        (P.chart_key, chart_key(person.chart)),
        (P.phone_key, phone_key(person.phone)),
    ]
    same = [column == key for column, key in keys if key]
    return select(P).where(or_(False, *same), P.merged_into.is_(None)).order_by(P.id)
