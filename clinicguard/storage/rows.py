"""How a record is kept: the base of every room's tables, and the few column types."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from clinicguard.host.clock import from_text, to_text
from clinicguard.storage.canonical import canonical


class Row(DeclarativeBase):
    """Every room's row classes stand on this."""


class Kept:
    """A row whose every version is hashed into the log.

    `version` counts the writes, `salt` is new with each: the hash tells nothing of the content, and
    an older authentic row put back no longer matches the log.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    salt: Mapped[str] = mapped_column(Text, default="")


class Moment(TypeDecorator[datetime]):
    """An aware time, kept as `2026-11-21T01:38:12.345Z`. A time without a zone is refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else to_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_text(value)


class Day(TypeDecorator[date]):
    """A calendar day, kept as `2026-11-21`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A small list or mapping, kept as canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value).decode("utf-8")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class NumberRow(Kept, Row):
    """The last number given out, by kind and year: `C-2026-0148` is never given twice."""

    __tablename__ = "number"

    kind: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]
