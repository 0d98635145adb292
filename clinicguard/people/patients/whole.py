"""One card whole: from its rows to the noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from sqlalchemy import Select, select

from clinicguard.people.patients.card import (
    Card,
    Consent,
    Did,
    Imported,
    NewCard,
    NewTalk,
    Past,
    Tag,
    Talk,
)
from clinicguard.people.patients.tables import EventRow, ImportRow, PatientRow, TagRow, TalkRow

T = TypeVar("T")


class Finds(Protocol):
    """What answers a query: a change inside an act, or a reader."""

    def __call__(self, query: Select[T], /) -> Sequence[T]: ...


def about_of(row: PatientRow) -> NewCard:
    """What is written on a card."""
    return NewCard(row.name, row.chart, row.born, row.phone, row.note)


def whole_card(finds: Finds, row: PatientRow) -> Card:
    """The card of a row, with those merged into it, its tags, its explanations and its history."""
    inside = select(PatientRow).where(PatientRow.merged_into == row.id).order_by(PatientRow.id)
    within = tuple(whole_card(finds, each) for each in finds(inside))
    tags = select(TagRow).where(TagRow.patient_id == row.id, TagRow.ended_at.is_(None))
    talks = select(TalkRow).where(TalkRow.patient_id == row.id)
    events = select(EventRow).where(EventRow.patient_id == row.id)
    return Card(
        id=row.id,
        about=about_of(row),
        made_at=row.made_at,
        made_by=row.made_by,
        into=row.merged_into,
        within=within,
        imported=_imported(finds, row),
        tags=tuple(
            Tag(each.id, each.words, each.why, each.at, each.by)
            for each in finds(tags.order_by(TagRow.id))
        ),
        talks=tuple(map(_talk, finds(talks.order_by(TalkRow.at, TalkRow.id)))),
        past=tuple(map(_past, finds(events.order_by(EventRow.id)))),
    )


def ids_of(card: Card) -> tuple[int, ...]:
    """The row ids of a card and of everything merged into it."""
    return (card.id, *(each for inner in card.within for each in ids_of(inner)))


def _imported(finds: Finds, row: PatientRow) -> Imported | None:
    if row.import_id is None:
        return None
    (file,) = finds(select(ImportRow).where(ImportRow.id == row.import_id))
    return Imported(file.name, row.import_line or 0, file.at)


def _talk(row: TalkRow) -> Talk:
    said = NewTalk(row.at, row.about, row.risks, Consent(row.answer), row.form)
    return Talk(row.id, said, row.noted_at, row.by)


def _past(row: EventRow) -> Past:
    return Past(Did(row.what), row.field, row.old, row.new, row.why, row.at, row.by)
