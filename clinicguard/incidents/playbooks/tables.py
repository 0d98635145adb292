"""How the clinic's own kinds of matter, its tasks and the readings are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.incidents.playbooks.own import Own, OwnNature, OwnTask, Reading
from clinicguard.knowledge.ratings import Level
from clinicguard.storage.rows import Day, Json, Kept, Moment, Row


class Added(Kept, Row):
    """Something that the clinic added; nothing is deleted, it ends."""

    __abstract__ = True

    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_why: Mapped[str] = mapped_column(Text)


class OwnNatureRow(Added):
    """A kind of matter of the clinic's own."""

    __tablename__ = "own_nature"

    name: Mapped[str] = mapped_column(Text)
    meaning: Mapped[str] = mapped_column(Text)
    signs: Mapped[Any] = mapped_column(Json)
    like: Mapped[str] = mapped_column("worked_like", Text)


class OwnTaskRow(Added):
    """A task of the clinic's own."""

    __tablename__ = "own_task"

    nature: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    step: Mapped[str] = mapped_column(Text)
    hat: Mapped[str] = mapped_column(Text)
    due: Mapped[str] = mapped_column(Text)
    from_level: Mapped[str] = mapped_column(Text)


class ReadingRow(Kept, Row):
    """Who read a nature's wording, when, and which wording it was."""

    __tablename__ = "wording_read"

    nature: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column("read_by", Text)
    on: Mapped[date] = mapped_column("read_on", Day)
    digest: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column("by_person")


Finds = Callable[[Select[Any]], Sequence[Any]]


def own_of(finds: Finds) -> Own:
    """Everything that stands, read by `finds`."""
    natures = finds(select(OwnNatureRow).order_by(OwnNatureRow.id))
    standing = OwnTaskRow.ended_at.is_(None)
    tasks = finds(select(OwnTaskRow).where(standing).order_by(OwnTaskRow.id))
    readings = finds(select(ReadingRow).order_by(ReadingRow.id))
    return Own(
        tuple(to_nature(row) for row in natures),
        tuple(to_task(row) for row in tasks),
        tuple(to_reading(row) for row in readings),
    )


def to_nature(row: OwnNatureRow) -> OwnNature:
    """The noun of a row."""
    signs = tuple(str(sign) for sign in row.signs)
    return OwnNature(row.id, row.name, row.meaning, signs, row.like, row.at, row.by, row.ended_at)


def to_task(row: OwnTaskRow) -> OwnTask:
    """The noun of a row."""
    return OwnTask(
        row.id,
        row.nature,
        row.words,
        row.why,
        row.step,
        row.hat,
        row.due,
        Level(row.from_level),
        row.at,
        row.by,
    )


def to_reading(row: ReadingRow) -> Reading:
    """The noun of a row."""
    return Reading(row.nature, row.who, row.on, row.digest, row.at, row.by)
