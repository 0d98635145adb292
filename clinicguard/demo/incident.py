"""The incident of the script, act by act: twelve steps, each with what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import Told
from clinicguard.evidence.custody import Event as Touch
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Compartment as Shelf
from clinicguard.evidence.exhibit import Kind, Origin
from clinicguard.host.words import as_language
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.contacts import CareTalk, Contact, Party
from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.rating import Factor, Factors
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.strategy import Verdict as Choice
from clinicguard.incidents.watch import Tone, Verdict

NAME = "i1"


def incident_acts(case: Told) -> Iterator[Act]:
    """Everything that happens in the incident, each at its own moment."""
    it = case.inside("incident")
    notice, sure = it.inside("notice"), it.inside("confirmed")
    yield _act(notice.when("at"), notice.text("by"), "open", partial(_open, it), 0)
    for one in it.each("signals"):
        yield _act(one.when("at"), one.text("by"), "signal", partial(_signal, one), 1)
    for one in it.each("facts"):
        yield _act(one.when("noted_at"), one.text("by"), "fact", partial(_fact, one), 2)
        for change in one.each("changes"):
            do = partial(_change_fact, one.text("id"), change)
            yield _act(change.when("at"), change.text("by"), "fact changed", do, 6)
    yield _act(sure.when("at"), sure.text("by"), "confirm", partial(_confirm, sure), 3)
    rating = it.each("ratings")[0]
    yield _act(it.each("gates")[0].when("at"), rating.text("by"), "nature", partial(_nature, it), 3)
    for one in it.each("gates"):
        yield _act(one.when("at"), one.text("by"), "gate", partial(_gate, one), 4)
    for n, one in enumerate(it.each("ratings")):
        yield _act(one.when("at"), one.text("by"), "rate", partial(_rate, one, n > 0), 5)
    yield from _team(it)
    yield from _work(it)
    yield from _ending(it)


def evidence_acts(case: Told) -> Iterator[Act]:
    """Handing in, with what a court asks; later looks and checks."""
    for one in case.each("evidence"):
        handed = one.inside("handed_in")
        yield _act(handed.when("at"), handed.text("by"), "evidence", partial(_take_in, one), 1)
        for touch in one.each("custody"):
            do = partial(_touch, one.text("id"), touch)
            yield _act(touch.when("at"), touch.text("by"), "custody", do, 8)


def _team(it: Told) -> Iterator[Act]:
    seats = it.each("team")
    first = min(seat.when("since") for seat in seats)
    owner = next(seat.text("person") for seat in seats if seat.text("hat") == "commander")
    apart = it.inside("not_on_team")
    yield _act(first, owner, "concerned", partial(_concerned, apart), 4)
    for seat in seats:
        yield _act(seat.when("since"), owner, "hat", partial(_hat, seat), 5)
    last = max(seat.when("since") for seat in seats)
    yield _act(last, owner, "activate", _activate, 6)
    care = it.inside("staff_care")
    yield _act(care.when("at"), care.text("by"), "staff care", partial(_look_after, care))


def _work(it: Told) -> Iterator[Act]:
    yield from _tasks(it)
    for one in it.each("clocks"):
        yield from _clock(one, max(gate.when("at") for gate in it.each("gates")))
    for one in it.each("strategy"):
        yield _act(one.when("at"), one.text("by"), "option", partial(_option, one), 6)
    for one in it.each("core_messages"):
        yield _act(one.when("at"), "manager", "message", partial(_message, one), 7)
    for one in it.each("decisions"):
        yield _act(one.when("at"), one.text("by"), "decide", partial(_decide, one), 7)
    for one in it.each("checklist"):
        yield _act(one.when("at"), one.text("by"), "checklist", partial(_tick, one), 8)
    for one in it.each("told"):
        yield _act(one.when("at"), one.text("by"), "told", partial(_told_party, one), 8)
    for one in it.each("monitoring"):
        yield _act(one.when("at"), one.text("by"), "watch", partial(_watch, one))
    for one in it.each("care_talks"):
        yield _act(one.when("at"), one.text("by"), "talk", partial(_talk, one), 8)


def _tasks(it: Told) -> Iterator[Act]:
    """Tasks of the playbook came by themselves with the team; the clinic adds its own."""
    for one in it.each("tasks"):
        rule, end = one.text("rule"), one.perhaps_when("done_at") or one.when("due")
        if not rule:
            yield _act(one.when("given_at"), "owner", "task", partial(_task, one), 7)
        else:
            yield _act(end, "owner", "task given", partial(_give, rule, one), 8)
        yield _act(end, one.text("owner"), "task over", partial(_task_over, one), 9)
    for one in it.each("playbook"):
        yield _act(one.when("at"), one.text("by"), "playbook task", partial(_playbook, one), 9)


def _clock(one: Told, answered: datetime) -> Iterator[Act]:
    rule = one.text("rule")
    if one.text("start") == "event":
        yield _act(one.when("at"), one.text("by"), "clock", partial(_start_clock, one), 5)
    yield _act(
        one.perhaps_when("at") or answered,
        "owner",
        "clock given",
        partial(_give_clock, rule, one.text("owner")),
        6,
    )
    if "met_at" in one:
        yield _act(one.when("met_at"), one.text("met_by"), "clock met", partial(_meet, one), 9)


def _ending(it: Told) -> Iterator[Act]:
    down, review, closing = it.inside("stand_down"), it.inside("review"), it.inside("closing")
    yield _act(down.when("at"), down.text("by"), "stand down", partial(_stand_down, down), 9)
    lead = review.text("facilitator")
    yield _act(review.when("planned_at"), lead, "plan review", partial(_plan_review, review))
    yield _act(review.when("at"), lead, "review", partial(_review, review))
    for one in review.each("actions"):
        if "done_at" in one:
            do = partial(_action_done, one)
            yield _act(one.when("done_at"), one.text("owner"), "action done", do)
    yield _act(closing.when("at"), closing.text("by"), "close", partial(_close, closing), 9)


def _act(at: datetime, by: str, what: str, do: Callable[[Stage], None], order: int = 5) -> Act:
    return Act(at, order, by, f"{NAME} {what}", do)


def _number(stage: Stage) -> str:
    return stage.numbers[NAME]


def _open(it: Told, stage: Stage) -> None:
    incident = stage.clinic.incidents.open_from(
        stage.numbers[it.text("opened_from")],
        it.text("title"),
        danger=Answer(it.inside("danger").text("answer")),
        happened_at=it.when("happened_at"),
    )
    stage.numbers[NAME] = incident.number


def _signal(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.note_signal(
        _number(stage),
        one.text("channel"),
        one.text("words"),
        seen_at=one.when("at"),
        verdict=Verdict(one.text("verdict")),
        reason=one.text("reason"),
    )


def _fact(one: Told, stage: Stage) -> None:
    source = one.inside("source")
    ref = source.text("ref")
    fact = stage.clinic.incidents.state_fact(
        _number(stage),
        one.text("statement"),
        Status(one.text("status")),
        Source(SourceKind(source.text("kind")), source.text("words"), stage.numbers.get(ref, "")),
        may_be_public=one.yes("public"),
        note=one.text("note"),
    )
    stage.rows[one.text("id")] = fact.id


def _change_fact(name: str, change: Told, stage: Stage) -> None:
    stage.clinic.incidents.change_fact(
        _number(stage),
        stage.rows[name],
        Status(change.text("status")),
        change.text("why"),
        may_be_public=change.yes("public"),
    )


def _confirm(sure: Told, stage: Stage) -> None:
    stage.clinic.incidents.confirm(_number(stage), sure.text("reason"))


def _nature(it: Told, stage: Stage) -> None:
    main = next(one for one in it.each("natures") if one.yes("main"))
    also = {
        one.text("nature"): one.text("why") for one in it.each("natures") if not one.yes("main")
    }
    stage.clinic.incidents.set_nature(
        _number(stage),
        main.text("nature"),
        main.text("why"),
        also=also,
        language=as_language(stage.language),
    )


def _gate(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.answer_gate(
        _number(stage),
        one.text("id"),
        Answer(one.text("answer")),
        one.text("reason"),
        since=one.perhaps_when("since"),
        language=as_language(stage.language),
    )


def _rate(one: Told, again: bool, stage: Stage) -> None:
    factors = dict(one.items("factors"))
    values = {name: _value(told["value"]) for name, told in factors.items()}
    judgement = Judgement(
        Factors(**values),
        {name: Answer(answer) for name, answer in one.items("floors")},
        one.text("reason"),
        {Factor(name): told["why"] for name, told in factors.items()},
        tuple(stage.rows[fact] for fact in one.texts("known") if fact in stage.rows),
    )
    desk, number = stage.clinic.incidents, _number(stage)
    if "lowered_by" in one:
        from clinicguard.knowledge.ratings import Level

        desk.lower(number, Level(one.text("level")), one.text("reason"), judgement)
    else:
        desk.rate(number, judgement, language=as_language(stage.language))


def _value(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _concerned(apart: Told, stage: Stage) -> None:
    stage.clinic.incidents.name_concerned(
        _number(stage), stage.person(apart.text("person")), apart.text("why")
    )


def _hat(seat: Told, stage: Stage) -> None:
    deputy = seat.text("deputy")
    stage.clinic.incidents.assign_hat(
        _number(stage),
        seat.text("hat"),
        stage.person(seat.text("person")),
        stage.person(deputy) if deputy else None,
        seat.text("why"),
    )


def _activate(stage: Stage) -> None:
    stage.clinic.incidents.activate(_number(stage), language=as_language(stage.language))


def _look_after(care: Told, stage: Stage) -> None:
    person = stage.person(care.text("person"))
    stage.clinic.incidents.look_after(_number(stage), person, care.text("note"))


def _task(one: Told, stage: Stage) -> None:
    task = stage.clinic.tasks.add(
        one.text("what"),
        owner=stage.person(one.text("owner")),
        due=one.when("due"),
        subject=f"incident/{_number(stage)}",
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
    case = stage.clinic.incident_lists.case(_number(stage), with_events=False)
    return next(task.id for task in case.tasks if task.rule == rule)


def _start_clock(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.start_clock(
        _number(stage),
        one.text("rule"),
        one.when("since"),
        language=as_language(stage.language),
    )


def _give_clock(rule: str, owner: str, stage: Stage) -> None:
    stage.clinic.tasks.clocks.hand(_clock_of(rule, stage), stage.person(owner))


def _meet(one: Told, stage: Stage) -> None:
    clock = _clock_of(one.text("rule"), stage)
    stage.clinic.incidents.meet_clock(
        _number(stage), clock, one.text("met_note"), one.when("met_at")
    )


def _clock_of(rule: str, stage: Stage) -> int:
    case = stage.clinic.incident_lists.case(_number(stage), with_events=False)
    return next(clock.id for clock in case.clocks if clock.rule == rule and clock.running)


def _option(one: Told, stage: Stage) -> None:
    desk, number = stage.clinic.incidents, _number(stage)
    option = desk.weigh_option(
        number,
        one.text("title"),
        kind=one.text("kind"),
        pros=one.text("pros"),
        cons=one.text("cons"),
    )
    desk.judge_option(number, option.id, Choice(one.text("verdict")), one.text("why"))


def _message(one: Told, stage: Stage) -> None:
    proof = [stage.rows[fact] for fact in one.texts("proof")]
    message = stage.clinic.incidents.state_message(_number(stage), one.text("text"), proof)
    stage.rows[one.text("id")] = message.id


def _decide(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.decide(
        _number(stage),
        one.text("question"),
        one.texts("options"),
        one.text("choice"),
        one.text("why"),
        known=[stage.rows[fact] for fact in one.texts("known") if fact in stage.rows],
        known_words=one.text("known_words"),
    )


def _tick(one: Told, stage: Stage) -> None:
    case = stage.clinic.incident_lists.case(_number(stage))
    check = next(check for check in case.checks if check.rule == one.text("rule"))
    stage.clinic.incidents.tick_checklist(
        _number(stage),
        check.id,
        CheckState(one.text("state")),
        exhibits=[stage.numbers[name] for name in one.texts("exhibits")],
        reason=one.text("reason"),
    )


def _told_party(one: Told, stage: Stage) -> None:
    contact = Contact(
        0,
        Party(one.text("party")),
        one.text("who"),
        one.text("means"),
        one.when("at"),
        stage.clinic.person.id,
        one.text("said"),
        outward=one.yes("outward"),
        reached=one.yes("reached"),
        promised=one.text("promised"),
    )
    stage.clinic.incidents.log_contact(_number(stage), contact)


def _watch(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.note_watch(
        _number(stage),
        one.text("channel"),
        one.text("seen"),
        Tone(one.text("tone")),
        reach=one.text("reach"),
        reaction=one.text("reaction"),
        fresh=one.number("fresh"),
    )


def _talk(one: Told, stage: Stage) -> None:
    people = {told.text("id"): told.text("name") for told in stage.case.each("people")}
    talk = CareTalk(
        0,
        one.when("at"),
        one.number("minutes"),
        one.text("place"),
        tuple(stage.person(name) for name in one.texts("attendees")),
        tuple(people.get(name, name) for name in one.texts("with")),
        one.text("explained"),
        asked=one.text("asked"),
        regret=one.text("regret"),
        offered=one.text("offered"),
        promised=one.text("promised"),
        language_help=one.text("language_help"),
        law=one.text("law"),
        next_contact=one.perhaps_when("next_contact"),
        kept_by=stage.person(one.text("keeper")),
    )
    stage.clinic.incidents.record_talk(_number(stage), replace(talk, by=stage.clinic.person.id))


def _stand_down(down: Told, stage: Stage) -> None:
    stage.clinic.incidents.stand_down(
        _number(stage),
        down.texts("reasons"),
        still_open=down.texts("still_open"),
        watch_on=down.text("watch"),
    )


def _plan_review(review: Told, stage: Stage) -> None:
    stage.clinic.incidents.plan_review(
        _number(stage),
        review.day("planned_for"),
        facilitator=stage.person(review.text("facilitator")),
        attendees=[stage.person(name) for name in review.texts("attendees")],
    )


def _review(review: Told, stage: Stage) -> None:
    desk, number = stage.clinic.incidents, _number(stage)
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
    stage.clinic.incidents.finish_action(_number(stage), stage.rows[one.text("id")])


def _close(closing: Told, stage: Stage) -> None:
    stage.clinic.incidents.close(
        _number(stage),
        closing.text("summary"),
        open_points=closing.texts("open_points"),
        unverified_points=closing.texts("unverified_points"),
    )


def _take_in(one: Told, stage: Stage) -> None:
    kind: Kind = one.text("kind")  # type: ignore[assignment]
    shelf: Shelf = one.text("compartment")  # type: ignore[assignment]
    path = stage.files / one.text("file").removeprefix("files/")
    said = HandIn(
        one.text("title"), _origin(one.inside("form"), stage), kind, shelf, one.yes("sensitive")
    )
    subject = f"incident/{_number(stage)}"
    exhibit = stage.clinic.evidence.take_in(path, said, subject=subject)
    stage.numbers[one.text("id")] = exhibit.number


def _origin(form: Told, stage: Stage) -> Origin:
    people = {told.text("id"): told.text("name") for told in stage.case.each("people")}
    people |= {told.text("id"): told.text("name") for told in stage.case.each("staff")}

    def who(name: str) -> str:
        return people.get(form.text(name), form.text(name))

    return Origin(
        platform=form.text("platform"),
        url=form.text("url"),
        account=form.text("account"),
        shown_time=form.perhaps_when("shown_time"),
        seen_at=form.perhaps_when("seen_at"),
        seen_by=who("seen_by"),
        captured_at=form.perhaps_when("captured_at"),
        clock_source=form.text("clock_source"),
        device=form.text("device"),
        tool=form.text("tool"),
        method=form.text("method"),
        whole_page=form.maybe("whole_page"),
        original_online=form.maybe("original_online"),
        carrier=form.text("carrier"),
        carrier_holder=who("carrier_holder"),
        witness=who("witness"),
        place=form.text("place"),
    )


def _touch(name: str, touch: Told, stage: Stage) -> None:
    number, desk = stage.numbers[name], stage.clinic.evidence
    event: Touch = touch.text("event")  # type: ignore[assignment]
    match event:
        case "viewed":
            desk.look(number, touch.text("purpose"))
        case "verified":
            desk.verify(number, touch.text("purpose"))
        case _:
            desk.note_touch(
                number,
                event,
                purpose=touch.text("purpose"),
                recipient=touch.text("recipient"),
            )
