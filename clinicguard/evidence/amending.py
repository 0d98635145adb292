"""Answers put right later: what differs, kept beside the former wording, with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from clinicguard.evidence.exhibit import Origin
from clinicguard.evidence.tables import AmendmentRow, ExhibitRow, origin_as_json, origin_from
from clinicguard.host.clock import to_text
from clinicguard.host.trouble import Trouble
from clinicguard.storage.book import Change


class NothingAmended(Trouble):
    """The answers are what they were."""


class ReasonNeeded(Trouble):
    """What stands in the custody record is not changed without saying why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, as it was and as it is to be: words, "yes", "no", ISO 8601 UTC; empty: unknown."""

    field: str
    former: str
    wording: str


def differences(before: Origin, after: Origin) -> tuple[Difference, ...]:
    """What differs, in the order of the fields. A moment within the same minute is the same."""
    found = []
    for field in fields(Origin):
        former, wording = getattr(before, field.name), getattr(after, field.name)
        if not _same(former, wording):
            found.append(Difference(field.name, as_words(former), as_words(wording)))
    return tuple(found)


def as_words(value: object) -> str:
    """A field's value as its history keeps it."""
    match value:
        case None | "":
            return ""
        case bool() as yes:
            return "yes" if yes else "no"
        case datetime() as moment:
            return to_text(moment)
        case _:
            return str(value)


def amend(change: Change, row: ExhibitRow, after: Origin, reason: str) -> Sequence[Difference]:
    """Writes the new answers and what they were. Raises NothingAmended, ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    found = differences(origin_from(row.origin), after)
    if not found:
        raise NothingAmended
    for each in found:
        change.add(
            AmendmentRow(
                exhibit=row.id,
                field=each.field,
                former=each.former,
                wording=each.wording,
                reason=reason,
                at=change.now,
                person=change.person.id,
            )
        )
    row.origin = origin_as_json(after)
    change.says("fields", ", ".join(each.field for each in found))
    return found


def _same(former: object, wording: object) -> bool:
    """The form shows moments to the minute: seconds that it could not show are not a change."""
    if isinstance(former, datetime) and isinstance(wording, datetime):
        return former.replace(second=0, microsecond=0) == wording.replace(second=0, microsecond=0)
    return former == wording or not (former or wording or former is False or wording is False)
