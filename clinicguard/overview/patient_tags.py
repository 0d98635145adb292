"""Tags that a card has by rule: they follow from its complaints and need nobody to keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import OPEN, Kind, State

SEVERAL, WITHIN_DAYS = 3, 365
OF_AGE = 18
"""Years; 民法 §12 since 2023-01-01."""


class RuleTag(StrEnum):
    """What a rule says of a card; its words stand beside it, with the rule."""

    WAITS = "waits"
    OPEN_PROMISE = "open_promise"
    SEVERAL = "several"
    LAW = "law"
    SERIOUS = "serious"
    STAFF_SAFETY = "staff_safety"
    MINOR = "minor"
    THANKFUL = "thankful"


def rule_tags(
    complaints: Iterable[Complaint], born: date | None, now: datetime, zone: ZoneInfo
) -> tuple[RuleTag, ...]:
    """The tags, the most pressing first.

    Several: three complaints or more within 365 days; other kinds of records do not count. A flag
    counts as long as it stands on an open record; a serious event on any.
    """
    return tuple(_tags(tuple(complaints), born, now, zone))


def _tags(
    all_of_them: tuple[Complaint, ...], born: date | None, now: datetime, zone: ZoneInfo
) -> Iterator[RuleTag]:
    still_open = [each for each in all_of_them if each.state in OPEN]
    flags = {flag for each in still_open for flag in each.flags}
    if any(each.kind is Kind.COMPLAINT and each.state is not State.ANSWERED for each in still_open):
        yield RuleTag.WAITS
    if any(each.open_promises for each in all_of_them):
        yield RuleTag.OPEN_PROMISE
    since = now - timedelta(days=WITHIN_DAYS)
    recent = [e for e in all_of_them if e.kind is Kind.COMPLAINT and e.received_at >= since]
    if len(recent) >= SEVERAL:
        yield RuleTag.SEVERAL
    if flags & {Flag.LEGAL, Flag.AUTHORITY, Flag.MEDIA}:
        yield RuleTag.LAW
    if any(Flag.SERIOUS_EVENT in each.flags for each in all_of_them):
        yield RuleTag.SERIOUS
    if Flag.STAFF_SAFETY in flags:
        yield RuleTag.STAFF_SAFETY
    if born is not None and _age(born, now.astimezone(zone).date()) < OF_AGE:
        yield RuleTag.MINOR
    if any(each.kind is Kind.COMPLIMENT for each in all_of_them):
        yield RuleTag.THANKFUL


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
