"""How statements are kept: the statement, its versions, and what happened to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.host.clock import from_text
from clinicguard.incidents.gathered import Fetch
from clinicguard.incidents.releases import Sequel
from clinicguard.people.permissions import may
from clinicguard.people.tables import PersonRow
from clinicguard.statements.audiences import Audience
from clinicguard.statements.readings import Checking, Found, LetPass, OwnPass
from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import (
    AccessBy,
    Approval,
    BegunFrom,
    Ending,
    Followed,
    Overruled,
    Release,
    Remark,
    Sent,
    Verdict,
    Way,
    word_on_whole,
)
from clinicguard.storage.rows import Json, Kept, Moment, Row


class StatementRow(Kept, Row):
    """One statement."""

    __tablename__ = "statement"

    number: Mapped[str]
    case: Mapped[str] = mapped_column("incident")
    """The address of the case; the column is older than complaints that have texts."""
    audience: Mapped[str]
    title: Mapped[str]
    language: Mapped[str]


class VersionRow(Kept, Row):
    """One wording; never changed, only followed by another."""

    __tablename__ = "statement_version"

    statement: Mapped[int]
    number: Mapped[int]
    text: Mapped[str]
    sha256: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    facts: Mapped[Any] = mapped_column(Json)
    messages: Mapped[Any] = mapped_column(Json)


class StepRow(Kept, Row):
    """What happened to a wording: begun, placed, checked, let pass, sent, judged, overruled,
    approved, out, what followed, ended; and that it came here with a case of another clinic."""

    __tablename__ = "statement_step"

    statement: Mapped[int]
    kind: Mapped[str]
    wording: Mapped[int]
    sha256: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int]
    told: Mapped[Any] = mapped_column(Json)


def replacements(fetch: Fetch) -> dict[str, str]:
    """Which statement gave way to which: the number of the new one → that of the former."""
    ended = fetch(select(StepRow).where(StepRow.kind == "ended"))
    ids = [step.statement for step in ended]
    rows = fetch(select(StatementRow).where(StatementRow.id.in_(ids)))
    numbers = {row.id: row.number for row in rows}
    return {
        step.told["replaced_by"]: numbers[step.statement]
        for step in ended
        if step.told.get("replaced_by")
    }


def gone_out(fetch: Fetch) -> frozenset[str]:
    """The numbers of the texts that have gone out."""
    ids = select(StepRow.statement).where(StepRow.kind == "released")
    return frozenset(fetch(select(StatementRow.number).where(StatementRow.id.in_(ids))))


def signers(fetch: Fetch) -> frozenset[int]:
    """Who works here now and may approve a text."""
    people = fetch(select(PersonRow).where(PersonRow.active == 1))
    return frozenset(each.id for each in people if may("statement.approve", each.role))


def to_statement(
    row: StatementRow,
    versions: Sequence[VersionRow],
    steps: Sequence[StepRow],
    replaces: str,
    able: frozenset[int],
    out: frozenset[str],
    elsewhere: Iterable[Verdict] = (),
) -> Statement:
    """The noun of its rows, in the order in which things happened.

    `able` may approve it now; `out` are the numbers of the texts that have gone out; `elsewhere` is
    what counsel objects to in the same words of another text.
    """
    asked = {step.told.get("token", ""): step.id for step in steps if step.kind == "sent"}
    here = [to_verdict(step, asked) for step in steps if step.kind == "verdict"]
    audience: Audience = row.audience  # type: ignore[assignment]
    endings = [to_ending(step, out) for step in steps if step.kind == "ended"]
    return Statement(
        id=row.id,
        number=row.number,
        case=row.case,
        audience=audience,
        title=row.title,
        language=row.language,
        versions=tuple(map(to_version, versions)),
        checkings=tuple(to_checking(step) for step in steps if step.kind == "checked"),
        let_pass=tuple(to_let_pass(step) for step in steps if step.kind == "let_pass"),
        sent=tuple(to_sent(step) for step in steps if step.kind == "sent"),
        verdicts=tuple(sorted((*here, *elsewhere), key=lambda each: each.order)),
        overruled=tuple(to_overruled(step) for step in steps if step.kind == "overruled"),
        approvals=tuple(to_approval(step, able) for step in steps if step.kind == "approved"),
        releases=tuple(to_release(step) for step in steps if step.kind == "released"),
        followed=tuple(
            sorted(
                (to_followed(step) for step in steps if step.kind == "followed"),
                key=lambda each: each.at,
            )
        ),
        ending=endings[-1] if endings else None,
        replaces=replaces,
        begun_from=next((to_begun(step) for step in steps if step.kind == "begun_from"), None),
        platform=_last_place(steps),
        came=came_up_to(steps),
    )


def came_up_to(steps: Iterable[StepRow]) -> int:
    """Up to which step a text came with a case of another clinic; -1: it is all ours."""
    return max((step.id for step in steps if step.kind == "taken_in"), default=-1)


def _last_place(steps: Sequence[StepRow]) -> str:
    """The platform on which it will stand."""
    return next((str(s.told["platform"]) for s in reversed(steps) if s.kind == "placed"), "")


def to_begun(row: StepRow) -> BegunFrom:
    """The template it began with."""
    told = row.told
    read_on = told.get("read_on")
    return BegunFrom(
        key=told["key"],
        name=told["name"],
        wording=told["wording"],
        at=row.at,
        by=row.by,
        reader=told.get("reader", ""),
        read_on=None if read_on is None else date.fromisoformat(read_on),
    )


def to_version(row: VersionRow) -> Version:
    """The noun of a version's row."""
    return Version(
        row.number, row.text, row.sha256, row.at, row.by, tuple(row.facts), tuple(row.messages)
    )


def to_checking(row: StepRow) -> Checking:
    """That the guard read it, and what it found."""
    told = row.told
    return Checking(
        version=row.wording,
        at=row.at,
        by=row.by,
        block=told["block"],
        warn=told["warn"],
        hint=told["hint"],
        findings=tuple(Found(**each) for each in told.get("findings", ())),
        sha256=row.sha256,
        passed=tuple(map(to_own_pass, told.get("passed", ()))),
        order=row.id,
        marked=bool(told.get("marked")),
    )


def to_own_pass(told: Mapping[str, Any]) -> OwnPass:
    """Words that a mark of the clinic's own let pass; readings once kept no name and no day."""
    at = told.get("at")
    return OwnPass(
        group=told["group"],
        level=told["level"],
        span=told["span"],
        reason=told["reason"],
        who=told.get("who", ""),
        at=None if at is None else from_text(at),
    )


def to_let_pass(row: StepRow) -> LetPass:
    """A finding that somebody let pass."""
    told = row.told
    return LetPass(
        version=row.wording,
        group=told["group"],
        span=told["span"],
        reason=told["reason"],
        at=row.at,
        by=row.by,
        start=told["start"],
        end=told["end"],
        sha256=row.sha256,
        level=told.get("level", ""),
        rule=told.get("rule", ""),
        order=row.id,
    )


def to_sent(row: StepRow) -> Sent:
    """That it went to counsel."""
    told = row.told
    return Sent(
        version=row.wording,
        at=row.at,
        by=row.by,
        how=told["how"],
        questions=tuple(told.get("questions", ())),
        token=told.get("token", ""),
        order=row.id,
    )


def to_verdict(row: StepRow, asked: Mapping[str, int]) -> Verdict:
    """Counsel's verdict; `asked` says where in the course each envelope went out.

    A file that was taken in before envelopes had a token of their own shows no more than any other.
    """
    told = row.told
    token = told.get("token", "")
    way: Way = told.get("way", "")
    remarks = tuple(Remark(**each) for each in told.get("remarks", ()))
    opinion = word_on_whole(told["opinion"], remarks)
    return Verdict(
        version=row.wording,
        sha256=row.sha256,
        opinion=opinion,
        note=told["note"],
        counsel=told["counsel"],
        at=row.at,
        by=row.by,
        evidence=told.get("evidence"),
        remarks=remarks,
        risk=told.get("risk"),
        answers=tuple((asked, answered) for asked, answered in told.get("answers", ())),
        way="unasked" if way == "file" and not token else way,
        token=token,
        order=row.id,
        asked=asked.get(token, row.id) if token else row.id,
        cleared_whole=opinion != told["opinion"],
        access=AccessBy(**told["access"]) if told.get("access") else None,
    )


def to_overruled(row: StepRow) -> Overruled:
    """That the owner overruled counsel's word on a former wording."""
    told = row.told
    return Overruled(
        version=row.wording,
        sha256=row.sha256,
        against=told["against"],
        opinion=told["opinion"],
        reason=told["reason"],
        at=row.at,
        by=row.by,
        order=row.id,
    )


def to_approval(row: StepRow, able: frozenset[int]) -> Approval:
    """The clinic's approval."""
    told = row.told
    return Approval(
        version=row.wording,
        sha256=row.sha256,
        at=row.at,
        by=row.by,
        without_counsel=bool(told["without_counsel"]),
        reason=told["reason"],
        alone=bool(told["alone"]),
        unproven=bool(told.get("unproven")),
        has_counsel=bool(told.get("has_counsel")),
        reset=bool(told.get("reset")),
        order=row.id,
        here=row.by in able,
    )


def to_release(row: StepRow) -> Release:
    """What went out."""
    told = row.told
    next_update = told.get("next_update")
    return Release(
        version=row.wording,
        sha256=row.sha256,
        channel=told["channel"],
        where=told["where"],
        at=row.at,
        by=row.by,
        screenshot=told.get("screenshot"),
        next_update=None if next_update is None else from_text(next_update),
        handed_out=told.get("handed_out", ""),
        handed_out_sha256=told.get("handed_out_sha256", ""),
        early=told.get("early", ""),
        readers=told.get("readers", ""),
    )


def to_followed(row: StepRow) -> Followed:
    """What came of it after it went out."""
    told = row.told
    return Followed(Sequel(told["sequel"]), told["words"], row.at, row.by, told.get("proof"))


def to_ending(row: StepRow, out: frozenset[str]) -> Ending:
    """A withdrawal or a replacement."""
    by = row.told.get("replaced_by")
    return Ending(row.at, row.by, row.told["reason"], by, by is None or by in out)
