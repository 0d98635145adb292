"""The tasks and clocks of the script: the playbook's, and the clinic's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from clinicguard.demo.casework import case_act, case_number
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import Told
from clinicguard.host.words import as_language


def task_acts(it: Told) -> Iterator[Act]:
    """Tasks of the playbook came by themselves with the team; the clinic adds its own."""
    for one in it.each("tasks"):
        rule, end = one.text("rule"), one.perhaps_when("done_at") or one.when("due")
        if not rule:
            yield case_act(one.when("given_at"), "owner", "task", partial(_task, one), 7)
        else:
            yield case_act(end, "owner", "task given", partial(_give, rule, one), 8)
        yield case_act(end, one.text("owner"), "task over", partial(_task_over, one), 9)
    for one in it.each("playbook"):
        yield case_act(one.when("at"), one.text("by"), "playbook task", partial(_playbook, one), 9)


def clock_acts(one: Told, answered: datetime) -> Iterator[Act]:
    rule = one.text("rule")
    if one.text("start") == "event":
        yield case_act(one.when("at"), one.text("by"), "clock", partial(_start_clock, one), 5)
    yield case_act(
        one.perhaps_when("at") or answered,
        "owner",
        "clock given",
        partial(_give_clock, rule, one.text("owner")),
        6,
    )
    if "met_at" in one:
        yield case_act(one.when("met_at"), one.text("met_by"), "clock met", partial(_meet, one), 9)


def _task(one: Told, stage: Stage) -> None:
    task = stage.clinic.tasks.add(
        one.text("what"),
        owner=stage.person(one.text("owner")),
        due=one.when("due"),
        subject=f"incident/{case_number(stage)}",
        step=one.text("step"),
    )
    stage.rows[one.text("id")] = task.id


def _give(rule: str, one: Told, stage: Stage) -> None:
    """The playbook's task goes to whom the script names."""
    task = _task_of(rule, stage)
    stage.rows[one.text("id")] = task
    stage.clinic.tasks.hand(task, stage.person(one.text("owner")))


def _task_over(one: Told, stage: Stage) -> None:
    if one.text("state") == "done":
        stage.clinic.tasks.done(stage.rows[one.text("id")])
    else:
        stage.clinic.tasks.not_doing(stage.rows[one.text("id")], one.text("reason"))


def _playbook(one: Told, stage: Stage) -> None:
    task, me = _task_of(one.text("rule"), stage), stage.clinic.person.id
    if stage.clinic.task_lists.one(task).owner != me:
        seated = one.text("by")
        stage.seat("owner").tasks.hand(task, me)
        stage.seat(seated)
    if one.text("state") == "done":
        stage.clinic.tasks.done(task, one.text("note"))
    else:
        stage.clinic.tasks.not_doing(task, one.text("note"))


def _task_of(rule: str, stage: Stage) -> int:
    case = stage.clinic.incident_lists.case(case_number(stage), with_events=False)
    return next(task.id for task in case.tasks if task.rule == rule)


def _start_clock(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.start_clock(
        case_number(stage),
        one.text("rule"),
        one.when("since"),
        language=as_language(stage.language),
    )


def _give_clock(rule: str, owner: str, stage: Stage) -> None:
    stage.clinic.tasks.clocks.hand(_clock_of(rule, stage), stage.person(owner))


def _meet(one: Told, stage: Stage) -> None:
    clock = _clock_of(one.text("rule"), stage)
    stage.clinic.incidents.meet_clock(
        case_number(stage), clock, one.text("met_note"), one.when("met_at")
    )


def _clock_of(rule: str, stage: Stage) -> int:
    case = stage.clinic.incident_lists.case(case_number(stage), with_events=False)
    return next(clock.id for clock in case.clocks if clock.rule == rule and clock.running)
