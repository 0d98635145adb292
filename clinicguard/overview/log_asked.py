"""What somebody asks of the log, and the query that answers it within what they may read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import TextClause, bindparam, text

from clinicguard.host.clock import to_text
from clinicguard.overview.log_kinds import LogKind, verbs_of
from clinicguard.overview.log_sight import LogSight


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions; what is None or empty narrows nothing.

    Days are those of the clinic's zone, both counted in. `typed` is looked for in the words, in the
    numbers of records, and, by `named` and `said`, in the names of people and in what was done.
    """

    person: str = ""
    kind: LogKind | None = None
    record: str = ""
    first: date | None = None
    last: date | None = None
    typed: str = ""
    named: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Asked()


@dataclass(frozen=True, slots=True)
class Condition:
    """A WHERE clause with its values; nothing typed stands in its text."""

    where: str
    values: dict[str, object]
    lists: tuple[str, ...]

    def query(self, what: str, order: str = "") -> TextClause:
        """The query for `what`, a fixed list of columns."""
        made = text(f"SELECT {what} FROM log_entry WHERE {self.where} {order}")
        return made.bindparams(*(bindparam(name, expanding=True) for name in self.lists))


def condition(asked: Asked, sight: LogSight, zone: ZoneInfo) -> Condition:
    """The query's condition: what was asked, and what this person may read at all."""
    parts = list(_parts(asked, sight, zone))
    values: dict[str, object] = {}
    for _, given in parts:
        values |= given
    lists = tuple(name for name, value in values.items() if isinstance(value, list))
    return Condition(" AND ".join(f"({part})" for part, _ in parts) or "1", values, lists)


def _parts(
    asked: Asked, sight: LogSight, zone: ZoneInfo
) -> Iterator[tuple[str, dict[str, object]]]:
    if not sight.everything:
        yield (
            f"{_PERSON} = :me OR {_VERB} IN :own_verbs",
            {"me": sight.me, "own_verbs": sorted(sight.verbs)},
        )
    if asked.person:
        yield f"{_PERSON} = :person", {"person": asked.person}
    if asked.kind is not None:
        yield f"{_VERB} IN :verbs", {"verbs": sorted(verbs_of(asked.kind))}
    if asked.record:
        yield f"upper({_SUBJECT}) LIKE :record ESCAPE '!'", {"record": _within(asked.record)}
    if asked.first is not None:
        yield f"{_WALL} >= :first", {"first": to_text(_midnight(asked.first, zone))}
    if asked.last is not None:
        after = _midnight(asked.last + timedelta(days=1), zone)
        yield f"{_WALL} < :after", {"after": to_text(after)}
    if asked.typed.strip():
        yield _typed(asked, sight)


def _typed(asked: Asked, sight: LogSight) -> tuple[str, dict[str, object]]:
    words = "SELECT seq FROM log_text WHERE upper(text) LIKE :typed ESCAPE '!'"
    own: dict[str, object] = {}
    if not sight.everything:
        own = {"reader": sight.me}
        others = f" OR {_VERB} IN :own_verbs" if sight.words_of_others else ""
        found = f"(seq IN ({words}) AND ({_PERSON} = :reader{others}))"
    else:
        found = f"seq IN ({words})"
    where = f"{found} OR upper({_SUBJECT}) LIKE :typed ESCAPE '!'"
    where += f" OR {_PERSON} IN :named OR {_VERB} IN :said"
    values: dict[str, object] = {
        "typed": _within(asked.typed),
        "named": sorted(asked.named),
        "said": sorted(asked.said),
    }
    return where, values | own


def _within(typed: str) -> str:
    plain = typed.strip().upper()
    for sign in "!%_":
        plain = plain.replace(sign, f"!{sign}")
    return f"%{plain}%"


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


_PERSON = "json_extract(entry, '$.person')"
_VERB = "json_extract(entry, '$.verb')"
_SUBJECT = "json_extract(entry, '$.subject')"
_WALL = "json_extract(entry, '$.wall')"
