"""The end of the incident: stand-down, review, actions, closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from clinicguard.demo.casework import case_act, case_number
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import Told
from clinicguard.incidents.review import LineKind


def ending_acts(it: Told) -> Iterator[Act]:
    down, review, closing = it.inside("stand_down"), it.inside("review"), it.inside("closing")
    yield case_act(down.when("at"), down.text("by"), "stand down", partial(_stand_down, down), 9)
    lead = review.text("facilitator")
    yield case_act(review.when("planned_at"), lead, "plan review", partial(_plan_review, review))
    yield case_act(review.when("at"), lead, "review", partial(_review, review))
    for one in review.each("actions"):
        if "done_at" in one:
            do = partial(_action_done, one)
            yield case_act(one.when("done_at"), one.text("owner"), "action done", do)
    yield case_act(closing.when("at"), closing.text("by"), "close", partial(_close, closing), 9)


def _stand_down(down: Told, stage: Stage) -> None:
    stage.clinic.incidents.stand_down(
        case_number(stage),
        down.texts("reasons"),
        still_open=down.texts("still_open"),
        watch_on=down.text("watch"),
    )


def _plan_review(review: Told, stage: Stage) -> None:
    stage.clinic.incidents.plan_review(
        case_number(stage),
        review.day("planned_for"),
        facilitator=stage.person(review.text("facilitator")),
        attendees=[stage.person(name) for name in review.texts("attendees")],
    )


def _review(review: Told, stage: Stage) -> None:
    desk, number = stage.clinic.incidents, case_number(stage)
    for kind, name in ((LineKind.WENT_WELL, "went_well"), (LineKind.WENT_BADLY, "went_badly")):
        for words in review.texts(name):
            desk.note_review(number, kind, words)
    for one in review.each("five_whys"):
        desk.note_review(number, LineKind.WHY, one.text("because"), question=one.text("why"))
    for bone, causes in review.items("fishbone"):
        for words in causes:
            desk.note_review(number, LineKind.CAUSE, words, bone=bone)
    desk.note_review(number, LineKind.ROOT_CAUSE, review.text("root_cause"))
    for words in review.texts("lessons"):
        desk.note_review(number, LineKind.LESSON, words)
    for one in review.each("actions"):
        due, check_on = one.day("due"), one.day("check_at")
        assert isinstance(due, date)
        action = desk.plan_action(
            number,
            one.text("what"),
            stage.person(one.text("owner")),
            due,
            measure=one.text("measure"),
            check_on=check_on,
        )
        stage.rows[one.text("id")] = action.id


def _action_done(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.finish_action(case_number(stage), stage.rows[one.text("id")])


def _close(closing: Told, stage: Stage) -> None:
    stage.clinic.incidents.close(
        case_number(stage),
        closing.text("summary"),
        open_points=closing.texts("open_points"),
        unverified_points=closing.texts("unverified_points"),
    )
