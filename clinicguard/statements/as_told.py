"""What a step keeps of what was done: the fields of its row, as `tables` reads them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from clinicguard.host.clock import to_text
from clinicguard.people.tables import PersonRow
from clinicguard.statements.approving import Ground, ground_of, says_readers
from clinicguard.statements.guard.check import counted
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.own_marks import Judged
from clinicguard.statements.prepared_answers import handed_as_told
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Channel, Opinion, Remark, Risk
from clinicguard.storage.book import Change


def found_as_told(change: Change, judged: Judged) -> dict[str, object]:
    """What the guard found, as it is kept, and what passed by the clinic's own marks.

    Who said so is kept by name: a case that travels is read where nobody knows the mark.
    """
    each = [
        {
            "group": finding.group,
            "level": finding.level,
            "start": finding.start,
            "end": finding.end,
            "span": finding.span,
            "message": finding.message,
            "basis": finding.basis,
            "rule": finding.rule,
        }
        for finding in judged.findings
    ]
    passed = [
        {
            "group": one.finding.group,
            "level": one.finding.level,
            "span": one.finding.span,
            "mark": one.mark.id,
            "reason": one.mark.reason,
            "who": change.one(select(PersonRow.name).where(PersonRow.id == one.mark.by)) or "",
            "at": to_text(one.mark.at),
        }
        for one in judged.passed
    ]
    told = {**counted(judged.findings), "findings": each}
    return {**told, "passed": passed} if passed else told


def pass_as_told(found: GuardFinding, text: str, reason: str) -> dict[str, object]:
    """A finding that is let pass in a text, and why."""
    return {
        "group": found.group,
        "level": found.level,
        "rule": found.rule,
        "start": found.start,
        "end": found.end,
        "span": text[found.start : found.end],
        "reason": reason,
    }


def approval_as_told(
    statement: Statement, ground: Ground, alone: bool, has_counsel: bool, reason: str
) -> dict[str, object]:
    """A hand under a text, and on what it stands."""
    return {
        "without_counsel": ground == "none",
        "unproven": ground == "typed",
        "alone": alone and ground == "none",
        "has_counsel": has_counsel,
        "reset": ground == "typed" and ground_of(statement) == "counsel",
        "reason": reason.strip(),
    }


def release_as_told(
    statement: Statement,
    channel: Channel,
    where: str,
    when: datetime,
    *,
    screenshot: str | None,
    next_update: datetime | None,
    early: str,
    readers: str,
) -> dict[str, Any]:
    """What went out and how; why it was early and who reads it only where that is asked.

    Raises:
        NothingToSay: it is for the press, and all of it are prepared answers.
    """
    return {
        "channel": channel,
        "where": where,
        "screenshot": screenshot,
        "next_update": None if next_update is None else to_text(next_update),
        "early": early.strip() if statement.is_early(when) else "",
        "readers": readers.strip() if says_readers(statement, channel) else "",
        **handed_as_told(statement),
    }


def verdict_as_told(
    opinion: Opinion,
    note: str,
    counsel: str,
    evidence: str | None,
    remarks: Sequence[Remark],
    risk: Risk | None,
    answers: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """What counsel says of a text, without the way by which it came."""
    return {
        "opinion": opinion,
        "note": note,
        "counsel": counsel,
        "evidence": evidence,
        "remarks": [asdict(remark) for remark in remarks],
        "risk": risk,
        "answers": [list(pair) for pair in answers],
    }
