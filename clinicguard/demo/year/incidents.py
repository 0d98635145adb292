"""The incidents of the year, act by act; what one does not need is left out with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.year.course import IncidentCourse, IncidentWords, Told
from clinicguard.demo.year.days import Days
from clinicguard.demo.year.seats import TEAM
from clinicguard.host.words import Words, as_language, mark
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.facts import Source, SourceKind
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Origin, State
from clinicguard.incidents.rating import Factors
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.steps import NEVER_SKIPPED, StepState, derived
from clinicguard.incidents.strategy import Verdict as Choice
from clinicguard.knowledge.ratings import Level

_FLOORS = {
    "injury": "death_or_serious_injury",
    "listed": "listed_serious_event",
    "leak": "patient_data_out",
    "outside": "press_lawyer_authority",
}
_WITHOUT_COUNSEL = mark("Counsel could not be reached that day; two of us read it.")
_DONE_AT_ONCE = 12
"""Tasks of the playbook that the team of the running incident has done in its first hour."""
_READERS = ("owner", "manager", "medical_lead", "keeper", "reception")


@dataclass(frozen=True, slots=True)
class Running:
    """One incident with everything that its acts need."""

    course: IncidentCourse
    words: IncidentWords
    told: Told
    days: Days
    opened: datetime
    jurisdiction: str

    def minutes(self, minutes: int) -> datetime:
        """So long after the opening, on the same day."""
        return self.opened + timedelta(minutes=minutes)

    def morning(self, days: int, minute: int = 15) -> datetime:
        """So many working days after the opening, in the morning."""
        return self.days.later(self.opened, days, minute)


def incident_acts(told: Told, days: Days, jurisdiction: str, since: datetime) -> Iterator[Act]:
    """Everything that happens in what began after `since`; also what would lie in the future."""
    received = {case.id: days.of(case) for case in told.course.cases}
    for course in told.course.incidents:
        grown = received.get(course.from_)
        opened = days.of(course) if grown is None else grown + timedelta(minutes=9)
        if opened <= since:
            continue
        words = told.incidents[course.id]
        yield from _of(Running(course, words, told, days, opened, jurisdiction))


def _of(it: Running) -> Iterator[Act]:
    lead = it.course.by

    def act(at: datetime, by: str, what: str, do: Callable[[Stage], None], order: int = 6) -> Act:
        return Act(at, order, by, f"{it.course.id} {what}", do)

    yield act(it.opened, lead, "open", partial(_open, it))
    yield act(it.minutes(6), lead, "facts", partial(_facts, it))
    if it.course.state is State.NOT_AN_INCIDENT:
        yield act(it.morning(1), lead, "dismiss", partial(_dismiss, it))
    if it.course.state in (State.NOTICED, State.NOT_AN_INCIDENT):
        return
    judge = lead if lead in ("owner", "manager", "medical_lead") else "manager"
    yield act(it.minutes(12), judge, "judge", partial(_judge, it))
    yield act(it.minutes(19), "owner", "team", partial(_team, it))
    yield act(it.minutes(33), "owner", "weigh", partial(_weigh, it))
    yield act(it.minutes(44), "manager", "speak", partial(_speak, it))
    for nth in range(len(it.words.watch)):
        yield act(it.morning(nth + 1), "manager", "watch", partial(_watch, it, nth))
    yield act(it.morning(1, 40), "owner", "clocks", partial(_clocks, it))
    planned = it.course.days_to
    if "stand_down" in planned:
        at = it.morning(planned["stand_down"], 60)
        yield act(at, "owner", "stand down", partial(_stand_down, it))
        yield act(at + timedelta(minutes=8), "owner", "plan", partial(_plan_review, it))
    if "review" in planned:
        yield act(it.morning(planned["review"], 130), "owner", "review", partial(_review, it))
    if "close" in planned:
        at = it.morning(planned["close"], 100)
        yield act(at, "owner", "close", partial(_close, it))


def _number(it: Running, stage: Stage) -> str:
    return stage.numbers[it.course.id]


def _open(it: Running, stage: Stage) -> None:
    desk = stage.clinic.incidents
    if it.course.from_:
        complaint = stage.numbers[it.course.from_]
        opened = desk.open_from(complaint, it.words.title, danger=Answer.NO)
    else:
        origin = it.course.origin
        opened = desk.open(it.words.title, origin=origin, words=it.words.words, danger=Answer.NO)
        if origin is Origin.WATCH:
            desk.note_signal(opened.number, "social", it.words.words)
    stage.numbers[it.course.id] = opened.number


def _facts(it: Running, stage: Stage) -> None:
    kinds = zip(it.words.facts, it.words.sources, it.course.status, it.course.sources, strict=True)
    for nth, (words, source, status, kind) in enumerate(kinds):
        ref = stage.numbers[it.course.from_] if kind is SourceKind.COMPLAINT else ""
        fact = stage.clinic.incidents.state_fact(
            _number(it, stage), words, status, Source(kind, source, ref and f"complaint/{ref}")
        )
        stage.rows[f"{it.course.id} fact {nth}"] = fact.id


def _known(it: Running, stage: Stage) -> list[int]:
    count = sum(1 for each in it.course.status if each.value == "confirmed")
    return [stage.rows[f"{it.course.id} fact {nth}"] for nth in range(count)]


def _dismiss(it: Running, stage: Stage) -> None:
    stage.clinic.incidents.not_an_incident(_number(it, stage), it.words.sure)


def _judge(it: Running, stage: Stage) -> None:
    desk, number, spoken = stage.clinic.incidents, _number(it, stage), as_language(stage.language)
    desk.confirm(number, it.words.sure)
    desk.set_nature(number, it.course.nature, it.words.nature, language=spoken)
    for name, gate in it.told.course.gates[it.jurisdiction].items():
        if name in it.course.gates:
            desk.answer_gate(number, gate, Answer.YES, since=it.opened, language=spoken)
        else:
            desk.answer_gate(number, gate, Answer.NO, language=spoken)
    floors = {
        floor: Answer.YES if name in it.course.gates else Answer.NO
        for name, floor in _FLOORS.items()
    }
    judgement = Judgement(
        Factors(*it.course.factors), floors, it.words.rating, {}, tuple(_known(it, stage))
    )
    desk.rate(number, judgement, language=spoken)


def _team(it: Running, stage: Stage) -> None:
    if it.course.level is Level.LOW:
        return
    desk, number = stage.clinic.incidents, _number(it, stage)
    for hat, who, deputy in TEAM:
        desk.assign_hat(number, hat, stage.person(who), stage.person(deputy))
    desk.activate(number, language=as_language(stage.language))
    if it.words.notice:
        notice = desk.told_staff(number, it.words.notice, [stage.person(one) for one in _READERS])
        for one in _READERS[1:]:
            desk.note_read(number, notice.id, stage.person(one))
    if it.words.looked_after:
        concerned = stage.person(
            "dentist" if it.course.nature == "medical_dispute" else "reception"
        )
        desk.name_concerned(number, concerned, it.words.sure)
        desk.look_after(number, concerned, it.words.looked_after)
    if it.words.task:
        due = it.days.later(it.opened, 1, 55)
        stage.clinic.tasks.add(
            it.words.task, owner=stage.person("owner"), due=due, subject=f"incident/{number}"
        )


def _weigh(it: Running, stage: Stage) -> None:
    desk, number, known = stage.clinic.incidents, _number(it, stage), _known(it, stage)
    decided = it.words.decision
    for nth, way in enumerate(it.words.options):
        option = desk.weigh_option(number, way.title, kind=way.kind, pros=way.pros, cons=way.cons)
        verdict = Choice.CHOSEN if nth == 0 else Choice.LATER
        desk.judge_option(number, option.id, verdict, way.pros)
    for words in it.words.messages:
        desk.state_message(number, words, known)
    if decided is not None:
        desk.decide(
            number, decided.question, decided.options, decided.choice, decided.why, known=known
        )


def _speak(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.incidents, _number(it, stage)
    party = Party.PATIENT_SIDE if it.course.from_ else Party.OTHER
    if it.words.told:
        who = it.told.words[it.course.from_].who if it.course.from_ else ""
        means, now = "phone", stage.clinic.clock.now()
        me = stage.clinic.person.id
        desk.log_contact(
            number,
            Contact(0, party, who or it.words.title, means, now, me, it.words.told),
        )
    if it.words.statement is None:
        return
    statement = stage.clinic.statements.begin(
        f"incident/{number}",
        it.course.audience,  # type: ignore[arg-type]
        it.words.statement.title,
        it.words.statement.text,
        stage.language,
        facts=_known(it, stage),
    )
    stage.numbers[f"{it.course.id} statement"] = statement.number
    exact = statement.now.sha256
    if it.course.state is State.ACTIVE:
        stage.clinic.statements.send_to_counsel(statement.number, exact, "account")
        _first_tasks(number, stage)
        return
    stage.clinic.statements.approve(
        statement.number, exact, reason=Words(as_language(stage.language)).say(_WITHOUT_COUNSEL)
    )
    stage.seat("owner").statements.approve(statement.number, exact)
    stage.seat("manager").statements.release(
        statement.number,
        exact,
        it.course.channel,  # type: ignore[arg-type]
        it.words.statement.title,
    )


def _first_tasks(number: str, stage: Stage) -> None:
    """What could not wait is done; the rest of the playbook is still to do."""
    case = stage.clinic.incident_lists.case(number, with_events=False)
    waiting = [task for task in case.tasks if task.open and task.due is not None]
    for task in sorted(waiting, key=lambda each: str(each.due))[:_DONE_AT_ONCE]:
        stage.clinic.tasks.done(task.id)


def _watch(it: Running, nth: int, stage: Stage) -> None:
    stage.clinic.incidents.note_watch(
        _number(it, stage), "social", it.words.watch[nth], it.course.tone[nth]
    )


def _clocks(it: Running, stage: Stage) -> None:
    """What was reported or told in time is met; while the case goes on the owner watches it."""
    number = _number(it, stage)
    case = stage.clinic.incident_lists.case(number, with_events=False)
    for clock in case.clocks:
        if not clock.running:
            continue
        if it.course.state is State.ACTIVE:
            stage.clinic.tasks.clocks.hand(clock.id, stage.person("owner"))
        else:
            met = it.words.met or it.words.told
            stage.clinic.incidents.meet_clock(number, clock.id, met)


def _stand_down(it: Running, stage: Stage) -> None:
    number = _number(it, stage)
    stage.clinic.incidents.stand_down(number, it.words.down)
    case = stage.clinic.incident_lists.case(number, with_events=False)
    for task in case.tasks:
        if task.open:
            stage.clinic.tasks.done(task.id)
    for check in case.checks:
        if it.words.skip:
            stage.clinic.incidents.tick_checklist(
                number, check.id, CheckState.ABSENT, reason=it.words.skip
            )


def _plan_review(it: Running, stage: Stage) -> None:
    stage.clinic.incidents.plan_review(
        _number(it, stage),
        it.morning(it.course.days_to["review"]).date(),
        facilitator=stage.person("manager"),
        attendees=[stage.person(one) for one in _READERS],
    )


def _review(it: Running, stage: Stage) -> None:
    desk, number, words = stage.clinic.incidents, _number(it, stage), it.words
    for line in words.well:
        desk.note_review(number, LineKind.WENT_WELL, line)
    for line in words.badly:
        desk.note_review(number, LineKind.WENT_BADLY, line)
    for question, because in words.why.items():
        desk.note_review(number, LineKind.WHY, because, question=question)
    desk.note_review(number, LineKind.LESSON, words.lesson)
    if words.action is not None:
        due = it.days.later(it.morning(it.course.days_to["review"]), 15, 0).date()
        action = desk.plan_action(
            number, words.action.what, stage.person("manager"), due, measure=words.action.measure
        )
        stage.rows[f"{it.course.id} action"] = action.id


def _close(it: Running, stage: Stage) -> None:
    desk, number, words = stage.clinic.incidents, _number(it, stage), it.words
    case = stage.clinic.incident_lists.case(number, with_events=False)
    if any(task.open for task in case.tasks):
        desk.drop_open_tasks(number, words.summary)
    for view in derived(case, stage.clinic.incident_lists.guide.rules):
        if view.state is StepState.OPEN and view.step not in NEVER_SKIPPED:
            desk.skip_step(number, view.step, words.skip)
    desk.close(number, words.summary)
    if words.action is not None:
        desk.finish_action(number, stage.rows[f"{it.course.id} action"])
