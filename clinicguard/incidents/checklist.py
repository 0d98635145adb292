"""The evidence to secure: what vanishes when, and by which exhibit each line was settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.alike import plain
from clinicguard.incidents.reasons import given

SOON = timedelta(days=7)


class CheckState(StrEnum):
    """What became of a line: taken in, never there, or lost before we came."""

    OPEN = "open"
    SECURED = "secured"
    ABSENT = "absent"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class WantedRule:
    """A line of the playbook's list. `after` is how long it lasts, None where it stays.

    `twins` are the ids of the same line in the playbooks of further kinds.
    """

    id: str
    words: str
    any_moment: bool = False
    after: timedelta | None = None
    twins: tuple[str, ...] = ()

    def is_of(self, check: Check) -> bool:
        """Whether that line of a case is this one: by id, or somebody wrote the same words."""
        return check.rule in (self.id, *self.twins) or plain(check.words) == plain(self.words)


@dataclass(frozen=True, slots=True)
class Check:
    """A line of this case's list. `exhibits` are evidence numbers, `rule` is empty for our own.

    `vanishes_at` is UTC; None with `any_moment` False means that it does not vanish by itself.
    Our own says where it is (`place`) and who secures it (`keeper`, a person's id); of the others
    the playbook knows where, and whoever gathers the evidence secures them.
    """

    id: int
    rule: str
    words: str
    any_moment: bool = False
    vanishes_at: datetime | None = None
    state: CheckState = CheckState.OPEN
    exhibits: tuple[str, ...] = ()
    reason: str = ""
    at: datetime | None = None
    by: int | None = None
    place: str = ""
    keeper: int | None = None

    @property
    def open(self) -> bool:
        return self.state is CheckState.OPEN

    def left(self, now: datetime) -> timedelta | None:
        """How long until it is gone; None where nothing is known or nothing threatens."""
        return None if self.vanishes_at is None else self.vanishes_at - now


@dataclass(eq=False)
class ExhibitMissing(Trouble):
    """A line is secured by an exhibit, not by a tick."""

    words: str


def listed(
    rules: Iterable[WantedRule], checks: Iterable[Check], since: datetime
) -> tuple[Check, ...]:
    """The lines that a nature adds to the list: those that do not stand on it yet."""
    standing = tuple(checks)
    return tuple(
        Check(0, rule.id, rule.words, rule.any_moment, since + rule.after if rule.after else None)
        for rule in rules
        if not any(rule.is_of(check) for check in standing)
    )


def sooner(
    rules: Iterable[WantedRule], checks: Iterable[Check], since: datetime
) -> tuple[Check, ...]:
    """The open lines that can be gone earlier than was thought, as they have to stand now."""
    asked = tuple(rules)
    found: list[Check] = []
    for check in checks:
        rule = next((rule for rule in asked if rule.is_of(check)), None)
        if rule is None or not check.open:
            continue
        times = [at for at in (check.vanishes_at, since + rule.after if rule.after else None) if at]
        gone = min(times, default=None)
        any_moment = check.any_moment or rule.any_moment
        if (any_moment, gone) != (check.any_moment, check.vanishes_at):
            found.append(replace(check, any_moment=any_moment, vanishes_at=gone))
    return tuple(found)


def settled(
    check: Check,
    state: CheckState,
    at: datetime,
    by: int,
    exhibits: Iterable[str] = (),
    reason: str = "",
) -> Check:
    """The line with what became of it; `OPEN` takes it back.

    Raises:
        ExhibitMissing: secured by nothing.
        ReasonMissing: absent, lost or taken back without saying why.
    """
    marks = tuple(dict.fromkeys(exhibits))
    match state:
        case CheckState.SECURED:
            if not marks:
                raise ExhibitMissing(check.words)
            joined = tuple(dict.fromkeys((*check.exhibits, *marks)))
            return replace(check, state=state, exhibits=joined, reason=reason.strip(), at=at, by=by)
        case CheckState.ABSENT | CheckState.LOST | CheckState.OPEN:
            why = given(reason, "tick_checklist")
            return replace(check, state=state, reason=why, at=at, by=by)


def volatile_first(checks: Iterable[Check]) -> tuple[Check, ...]:
    """「消失前要拿到」: open lines, what can go any moment first, then by the time that is left."""
    open_ones = [check for check in checks if check.open]
    return tuple(
        sorted(
            open_ones,
            key=lambda check: (
                not check.any_moment,
                check.vanishes_at is None,
                check.vanishes_at.timestamp() if check.vanishes_at else 0.0,
                check.id,
            ),
        )
    )


def threatened(checks: Iterable[Check], now: datetime) -> tuple[Check, ...]:
    """Of these, what can be gone within a week."""
    return tuple(
        check
        for check in volatile_first(checks)
        if check.any_moment or ((left := check.left(now)) is not None and left <= SOON)
    )


def settled_count(checks: Iterable[Check]) -> tuple[int, int]:
    """(settled, all): 「6／9」."""
    lines = list(checks)
    return sum(not check.open for check in lines), len(lines)
