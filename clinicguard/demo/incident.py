"""The incident of the script, act by act: twelve steps, each with what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from clinicguard.demo.casework import NAME, case_act, case_number
from clinicguard.demo.ending import ending_acts
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.tasks import clock_acts, task_acts
from clinicguard.demo.told import Told
from clinicguard.host.words import as_language
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.contacts import CareTalk, Contact, Party
from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.rating import Factor, Factors
from clinicguard.incidents.strategy import Verdict as Choice
from clinicguard.incidents.watch import Tone, Verdict


def incident_acts(case: Told) -> Iterator[Act]:
    """Everything that happens in the incident, each at its own moment."""
    it = case.inside("incident")
    notice, sure = it.inside("notice"), it.inside("confirmed")
    yield case_act(notice.when("at"), notice.text("by"), "open", partial(_open, it), 0)
    for one in it.each("signals"):
        yield case_act(one.when("at"), one.text("by"), "signal", partial(_signal, one), 1)
    for one in it.each("facts"):
        yield case_act(one.when("noted_at"), one.text("by"), "fact", partial(_fact, one), 2)
        for change in one.each("changes"):
            do = partial(_change_fact, one.text("id"), change)
            yield case_act(change.when("at"), change.text("by"), "fact changed", do, 6)
    yield case_act(sure.when("at"), sure.text("by"), "confirm", partial(_confirm, sure), 3)
    rating = it.each("ratings")[0]
    yield case_act(
        it.each("gates")[0].when("at"), rating.text("by"), "nature", partial(_nature, it), 3
    )
    for one in it.each("gates"):
        yield case_act(one.when("at"), one.text("by"), "gate", partial(_gate, one), 4)
    for n, one in enumerate(it.each("ratings")):
        yield case_act(one.when("at"), one.text("by"), "rate", partial(_rate, one, n > 0), 5)
    yield from _team(it)
    yield from _work(it)
    yield from ending_acts(it)


def _team(it: Told) -> Iterator[Act]:
    seats = it.each("team")
    first = min(seat.when("since") for seat in seats)
    owner = next(seat.text("person") for seat in seats if seat.text("hat") == "commander")
    apart = it.inside("not_on_team")
    yield case_act(first, owner, "concerned", partial(_concerned, apart), 4)
    for seat in seats:
        yield case_act(seat.when("since"), owner, "hat", partial(_hat, seat), 5)
    last = max(seat.when("since") for seat in seats)
    yield case_act(last, owner, "activate", _activate, 6)
    care = it.inside("staff_care")
    yield case_act(care.when("at"), care.text("by"), "staff care", partial(_look_after, care))


def _work(it: Told) -> Iterator[Act]:
    yield from task_acts(it)
    for one in it.each("clocks"):
        yield from clock_acts(one, max(gate.when("at") for gate in it.each("gates")))
    for one in it.each("strategy"):
        yield case_act(one.when("at"), one.text("by"), "option", partial(_option, one), 6)
    for one in it.each("core_messages"):
        yield case_act(one.when("at"), "manager", "message", partial(_message, one), 7)
    for one in it.each("decisions"):
        yield case_act(one.when("at"), one.text("by"), "decide", partial(_decide, one), 7)
    for one in it.each("checklist"):
        yield case_act(one.when("at"), one.text("by"), "checklist", partial(_tick, one), 8)
    for one in it.each("told"):
        yield case_act(one.when("at"), one.text("by"), "told", partial(_told_party, one), 8)
    for one in it.each("monitoring"):
        yield case_act(one.when("at"), one.text("by"), "watch", partial(_watch, one))
    for one in it.each("care_talks"):
        yield case_act(one.when("at"), one.text("by"), "talk", partial(_talk, one), 8)


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
        case_number(stage),
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
        case_number(stage),
        one.text("statement"),
        Status(one.text("status")),
        Source(SourceKind(source.text("kind")), source.text("words"), stage.numbers.get(ref, "")),
        may_be_public=one.yes("public"),
        note=one.text("note"),
    )
    stage.rows[one.text("id")] = fact.id


def _change_fact(name: str, change: Told, stage: Stage) -> None:
    stage.clinic.incidents.change_fact(
        case_number(stage),
        stage.rows[name],
        Status(change.text("status")),
        change.text("why"),
        may_be_public=change.yes("public"),
    )


def _confirm(sure: Told, stage: Stage) -> None:
    stage.clinic.incidents.confirm(case_number(stage), sure.text("reason"))


def _nature(it: Told, stage: Stage) -> None:
    main = next(one for one in it.each("natures") if one.yes("main"))
    also = {
        one.text("nature"): one.text("why") for one in it.each("natures") if not one.yes("main")
    }
    stage.clinic.incidents.set_nature(
        case_number(stage),
        main.text("nature"),
        main.text("why"),
        also=also,
        language=as_language(stage.language),
    )


def _gate(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.answer_gate(
        case_number(stage),
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
    desk, number = stage.clinic.incidents, case_number(stage)
    if "lowered_by" in one:
        from clinicguard.knowledge.ratings import Level

        desk.lower(number, Level(one.text("level")), one.text("reason"), judgement)
    else:
        desk.rate(number, judgement, language=as_language(stage.language))


def _value(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _concerned(apart: Told, stage: Stage) -> None:
    stage.clinic.incidents.name_concerned(
        case_number(stage), stage.person(apart.text("person")), apart.text("why")
    )


def _hat(seat: Told, stage: Stage) -> None:
    deputy = seat.text("deputy")
    stage.clinic.incidents.assign_hat(
        case_number(stage),
        seat.text("hat"),
        stage.person(seat.text("person")),
        stage.person(deputy) if deputy else None,
        seat.text("why"),
    )


def _activate(stage: Stage) -> None:
    stage.clinic.incidents.activate(case_number(stage), language=as_language(stage.language))


def _look_after(care: Told, stage: Stage) -> None:
    person = stage.person(care.text("person"))
    stage.clinic.incidents.look_after(case_number(stage), person, care.text("note"))


def _option(one: Told, stage: Stage) -> None:
    desk, number = stage.clinic.incidents, case_number(stage)
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
    message = stage.clinic.incidents.state_message(case_number(stage), one.text("text"), proof)
    stage.rows[one.text("id")] = message.id


def _decide(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.decide(
        case_number(stage),
        one.text("question"),
        one.texts("options"),
        one.text("choice"),
        one.text("why"),
        known=[stage.rows[fact] for fact in one.texts("known") if fact in stage.rows],
        known_words=one.text("known_words"),
    )


def _tick(one: Told, stage: Stage) -> None:
    case = stage.clinic.incident_lists.case(case_number(stage))
    check = next(check for check in case.checks if check.rule == one.text("rule"))
    stage.clinic.incidents.tick_checklist(
        case_number(stage),
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
    stage.clinic.incidents.log_contact(case_number(stage), contact)


def _watch(one: Told, stage: Stage) -> None:
    stage.clinic.incidents.note_watch(
        case_number(stage),
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
    stage.clinic.incidents.record_talk(case_number(stage), replace(talk, by=stage.clinic.person.id))
