"""The statements of the script: written, judged by counsel, approved, released, read by staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from clinicguard.demo.casework import NAME
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import Told
from clinicguard.statements.audiences import Audience
from clinicguard.statements.steps import Channel, Opinion


def statement_acts(case: Told) -> Iterator[Act]:
    """Every wording at the time it was written; a stamp only for the wording it was given for."""
    for told in case.each("statements"):
        name = told.text("id")
        for version in told.each("versions"):
            do = partial(_write, told, version)
            yield _act(version.when("at"), _writer(version), name, do, 4)
        for verdict in told.each("verdicts"):
            sent, judged = verdict.when("sent_at"), verdict.when("at")
            yield _act(sent, "manager", name, partial(_send, name), 5)
            yield _act(judged, verdict.text("by"), name, partial(_judge, name, verdict), 5)
        for approval in told.each("approvals"):
            at, by = approval.when("at"), approval.text("by")
            yield _act(at, by, name, partial(_approve, name, approval), 6)
        for release in told.each("releases"):
            yield _act(
                _proved(case, release),
                release.text("by"),
                name,
                partial(_release, told, release),
                8,
            )
        if told.text("audience") == "staff_memo":
            first = told.each("releases")[0]
            yield _act(first.when("at"), first.text("by"), name, partial(_tell_staff, told), 9)
            for read in told.each("read_by"):
                yield _act(read.when("at"), read.text("person"), name, partial(_read, name), 9)


def _act(at: datetime, by: str, what: str, do: Callable[[Stage], None], order: int) -> Act:
    return Act(at, order, by, f"statement {what}", do)


def _writer(version: Told) -> str:
    """Reception may suggest words; who leads or treats puts them into the program."""
    by = version.text("by")
    return "manager" if by in ("reception", "keeper") else by


def _proved(case: Told, release: Told) -> datetime:
    """A release is noted when its screenshot is there."""
    proof = release.text("proof")
    taken = [
        one.inside("handed_in").when("at")
        for one in case.each("evidence")
        if proof and one.text("id") == proof
    ]
    return max([release.when("at"), *taken])


def _write(told: Told, version: Told, stage: Stage) -> None:
    parts = version.each("parts")
    text = "\n\n".join([*(part.text("text") for part in parts), told.text("signature")])
    named = {fact for part in parts for fact in part.texts("facts")}
    facts = sorted(stage.rows[fact] for fact in named if fact in stage.rows)
    messages = [stage.rows[name] for name in told.texts("core_messages") if name in stage.rows]
    audience: Audience = told.text("audience")  # type: ignore[assignment]
    name, desk = told.text("id"), stage.clinic.statements
    if version.number("n") == 1:
        statement = desk.begin(
            f"incident/{stage.numbers[NAME]}",
            audience,
            told.text("title"),
            text,
            stage.language,
            facts=facts,
            messages=messages,
        )
        stage.numbers[name] = statement.number
    else:
        desk.write(stage.numbers[name], text, facts=facts, messages=messages)
    desk.check(stage.numbers[name])


def _send(name: str, stage: Stage) -> None:
    number = stage.numbers[name]
    statement = stage.clinic.statement_lists.one(number)
    stage.clinic.statements.send_to_counsel(number, statement.now.sha256, "account")


def _judge(name: str, verdict: Told, stage: Stage) -> None:
    opinion: Opinion = verdict.text("verdict")  # type: ignore[assignment]
    number = stage.numbers[name]
    statement = stage.clinic.statement_lists.one(number)
    note = "\n".join(remark.text("text") for remark in verdict.each("remarks"))
    stage.clinic.statements.verdict(
        number, statement.now.sha256, opinion, note, stage.clinic.person.name
    )


def _approve(name: str, approval: Told, stage: Stage) -> None:
    number = stage.numbers[name]
    statement = stage.clinic.statement_lists.one(number)
    why = approval.text("alone_because") if "alone_because" in approval else ""
    stage.clinic.statements.approve(number, statement.now.sha256, alone=bool(why), reason=why)


def _release(told: Told, release: Told, stage: Stage) -> None:
    channel: Channel = release.text("channel")  # type: ignore[assignment]
    number = stage.numbers[told.text("id")]
    stage.clinic.statements.release(
        number,
        stage.clinic.statement_lists.one(number).now.sha256,
        channel,
        f"{release.text('where')}　{release.text('address')}",
        at=release.when("at"),
        screenshot=stage.numbers.get(release.text("proof")),
        next_update=release.perhaps_when("next_update"),
    )


def _tell_staff(told: Told, stage: Stage) -> None:
    statement = stage.clinic.statement_lists.one(stage.numbers[told.text("id")])
    readers = [stage.person(read.text("person")) for read in told.each("read_by")]
    notice = stage.clinic.incidents.told_staff(stage.numbers[NAME], statement.now.text, readers)
    stage.rows[told.text("id")] = notice.id


def _read(name: str, stage: Stage) -> None:
    stage.clinic.incidents.confirm_read(stage.numbers[NAME], stage.rows[name])
