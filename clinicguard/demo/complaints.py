"""The complaints of the script, act by act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from clinicguard.complaints.complaint import (
    Channel,
    Complainant,
    Field,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.intake import NewComplaint, NewPromise
from clinicguard.complaints.issue import Category, Flag, Harm, Severity
from clinicguard.complaints.issue import Stage as VisitStage
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import Told

Do = Callable[[Stage], None]


def complaint_acts(case: Told) -> Iterator[Act]:
    """Everything that happens to the two complaints, each at its own moment."""
    for told in case.each("complaints"):
        yield from _of(case, told)


def _of(case: Told, told: Told) -> Iterator[Act]:
    name = told.text("id")

    def act(at: datetime, by: str, what: str, do: Do, order: int = 5) -> Act:
        return Act(at, order, by, f"{name} {what}", do)

    received = told.inside("received")
    yield act(told.when("logged_at"), received.text("by"), "log", partial(_log, case, told), 0)
    for one in told.each("issues"):
        yield act(
            told.when("logged_at"), received.text("by"), "issue", partial(_issue, name, one), 1
        )
    said = told.inside("acknowledgement")
    yield act(said.when("at"), said.text("by"), "acknowledge", partial(_acknowledge, name, said))
    for one in told.each("history"):
        yield act(one.when("at"), one.text("by"), "edit", partial(_edit, name, one))
    for one in told.each("contacts"):
        at = max(one.when("at"), told.when("logged_at"))
        yield act(at, one.text("by"), "contact", partial(_contact, name, one), 4)
    for one in told.each("promises"):
        if "kept_at" in one:
            yield act(one.when("kept_at"), one.text("owner"), "keep", partial(_keep, name, one), 7)
    inquiry = told.inside("investigation")
    lead = inquiry.text("lead")
    yield act(inquiry.when("opened_at"), lead, "look into", partial(_look_into, name), 3)
    for one in inquiry.each("accounts"):
        yield act(one.when("at"), one.text("by"), "hear", partial(_hear, name, one))
    for one in inquiry.each("findings"):
        yield act(one.when("at"), one.text("by"), "find", partial(_find, name, one))
    for one in told.each("remedies"):
        yield act(one.when("at"), one.text("by"), "remedy", partial(_remedy, name, one))
    yield from _ending(told, name, act)


def _ending(told: Told, name: str, act: Callable[..., Act]) -> Iterator[Act]:
    answer, pleased = told.inside("answer"), told.inside("satisfaction")
    learning, closing = told.inside("learning"), told.inside("closing")
    yield act(answer.when("at"), answer.text("by"), "answer", partial(_answer, name, answer))
    yield act(pleased.when("at"), pleased.text("by"), "asked", partial(_pleased, name, pleased))
    yield act(learning.when("at"), learning.text("by"), "learn", partial(_learn, name, learning))
    yield act(closing.when("at"), closing.text("by"), "close", partial(_close, name, closing))
    if "reopening" in told:
        again = told.inside("reopening")
        by, whom = again.text("by"), again.text("answer_by")
        yield act(again.when("at"), by, "reopen", partial(_reopen, name, again))
        yield act(again.when("answer_at"), whom, "answer", partial(_answer_again, name, again))
        yield act(
            again.when("closed_at"), again.text("closed_by"), "close", partial(_close_again, name)
        )


def _log(case: Told, told: Told, stage: Stage) -> None:
    received = told.inside("received")
    who = next(one for one in case.each("people") if one.text("id") == told.text("complainant"))
    patient = next(one for one in case.each("people") if one.text("id") == told.text("patient"))
    staff = told.texts("staff_roles")
    new = NewComplaint(
        channel=Channel(received.text("channel")),
        complainant=Complainant(
            who.text("name"), Relation(told.text("relation")), who.text("phone")
        ),
        patient=Patient(patient.text("name"), patient.text("record_no"), _born(patient)),
        verbatim=told.text("verbatim"),
        interpretation=_first_wording(told, "interpretation"),
        wanted=told.text("wanted_outcome"),
        taken_by=stage.person(received.text("by")),
        received_at=received.when("at"),
        staff_role=StaffRole(staff[0]) if staff else StaffRole.NOBODY,
        flags=frozenset(Flag(flag) for flag in told.texts("flags")),
        promises=tuple(
            NewPromise(one.text("what"), one.when("due"), stage.person(one.text("owner")))
            for one in told.each("promises")
        ),
    )
    stage.numbers[told.text("id")] = stage.clinic.complaints.log(new).number


def _issue(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.add_issue(
        stage.numbers[name],
        Category(told.text("category")),
        told.text("subtype"),
        severity=Severity(told.number("severity")),
        why=told.text("why"),
        stage=VisitStage(told.text("stage")),
        harm=Harm(told.number("harm")),
        note=told.text("note"),
    )


def _acknowledge(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.acknowledge(
        stage.numbers[name], Means(told.text("means")), told.text("text"), at=told.when("at")
    )


def _edit(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.edit(
        stage.numbers[name], Field(told.text("field")), told.text("new"), told.text("why")
    )


def _contact(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.note_contact(
        stage.numbers[name],
        Means(told.text("means")),
        told.text("said"),
        direction=Direction(told.text("direction")),
        reached=told.yes("reached"),
        at=told.when("at"),
        next_at=told.perhaps_when("next_at"),
    )


def _keep(name: str, told: Told, stage: Stage) -> None:
    whole = stage.clinic.complaint_lists.whole(stage.numbers[name])
    promise = next(one for one in whole.promises if one.words == told.text("what"))
    stage.clinic.complaints.keep_promise(stage.numbers[name], promise.id, told.text("how"))


def _look_into(name: str, stage: Stage) -> None:
    stage.clinic.complaints.begin_looking(stage.numbers[name])


def _hear(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.hear(
        stage.numbers[name], Side(told.text("side")), told.text("who"), told.text("words")
    )


def _find(name: str, told: Told, stage: Stage) -> None:
    number = stage.numbers[name]
    issues = stage.clinic.complaint_lists.whole(number).issues
    place = next(one.position for one in issues if one.category == told.text("category"))
    stage.clinic.complaints.find(number, place, Verdict(told.text("verdict")), told.text("grounds"))


def _remedy(name: str, told: Told, stage: Stage) -> None:
    kind = RemedyKind(told.text("kind"))
    stage.clinic.complaints.decide_remedy(stage.numbers[name], kind, told.text("what"))


def _answer(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.answer(
        stage.numbers[name], Means(told.text("means")), told.text("text"), at=told.when("at")
    )


def _pleased(name: str, told: Told, stage: Stage) -> None:
    tags = frozenset(Tag(tag) for tag in told.texts("tags"))
    stage.clinic.complaints.satisfaction(
        stage.numbers[name], told.number("score"), tags, told.text("note")
    )


def _learn(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.learn(stage.numbers[name], told.text("words"))


def _close(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.close(stage.numbers[name], told.text("reason"))


def _reopen(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.reopen(stage.numbers[name], told.text("reason"))


def _answer_again(name: str, told: Told, stage: Stage) -> None:
    stage.clinic.complaints.answer(stage.numbers[name], Means.PHONE, told.text("answer"))


def _close_again(name: str, stage: Stage) -> None:
    whole = stage.clinic.complaint_lists.whole(stage.numbers[name])
    stage.clinic.complaints.close(stage.numbers[name], whole.endings[-1].words)


def _first_wording(told: Told, field: str) -> str:
    """What was noted first: the script tells the later correction apart."""
    former = [one.text("old") for one in told.each("history") if one.text("field") == field]
    return former[0] if former else told.text(field)


def _born(told: Told) -> date | None:
    return told.day("born")
