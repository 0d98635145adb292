"""The complaints of the year, act by act."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Channel, Complainant, LinkKind, Patient, Relation
from clinicguard.complaints.contact import Means
from clinicguard.complaints.inquiry import Side
from clinicguard.complaints.intake import NewComplaint, NewPromise
from clinicguard.complaints.issue import Category, Harm
from clinicguard.complaints.issue import Stage as VisitStage
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.year.course import STEPS, Case, Told, Words
from clinicguard.demo.year.days import Days
from clinicguard.people.patients.card import NewCard

_BY_HAND = {Channel.IN_PERSON: "in_person", Channel.PHONE: "phone"}
_MEANS = {
    Channel.PHONE: Means.PHONE,
    Channel.LETTER: Means.LETTER,
    Channel.EMAIL: Means.EMAIL,
    Channel.LINE: Means.LINE,
    Channel.SOCIAL_MEDIA: Means.TEXT_MESSAGE,
}
_CLINICAL = ("hcat-q", "hcat-s")


@dataclass(frozen=True, slots=True)
class Running:
    """One complaint with everything that its acts need."""

    case: Case
    words: Words
    told: Told
    days: Days
    received: datetime
    card: Patient
    phone: str
    first_seen: bool

    def lot(self, what: str, of: int) -> int:
        """A choice that is always the same for this complaint: 0 to `of` - 1."""
        digest = hashlib.sha256(f"{self.case.id} {what}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % of

    @property
    def lead(self) -> str:
        """Who looks into it: the clinical lead where treatment is concerned."""
        issues = [category(issue) for issue in self.case.issues]
        return "medical_lead" if any(each in _CLINICAL for each in issues) else "manager"


def category(issue: str) -> str:
    """The HCAT category of an issue of the course, `sub-type/stage/harm`."""
    subtype = taxonomy().subtype(issue.split("/")[0])
    assert subtype is not None, issue
    return subtype.category.value


def complaint_acts(told: Told, days: Days, since: datetime) -> Iterator[Act]:
    """Everything that happens to what came after `since`; also what would lie in the future."""
    here = {each.case.id: each for each in runnings(told, days, since)}
    for running in here.values():
        if not running.case.into or running.case.into in here:
            yield from acts_of(running)


def runnings(told: Told, days: Days, since: datetime) -> list[Running]:
    """Every complaint with its moment, its patient's card and number, in the order of the year."""
    placed = ((days.of(case), case) for case in told.course.cases)
    timed = sorted((each for each in placed if each[0] > since), key=lambda each: each[0])
    seen: dict[str, tuple[Patient, str]] = {}
    ages = {told.words[case.id].subject: case.age for case in told.course.cases if case.age}
    found = []
    for at, case in timed:
        words = told.words[case.id]
        if case.by is Channel.LINE:
            case = replace(case, by=told.people.messenger)
        name = words.subject
        first = bool(name) and case.kind is not Kind.NEAR_MISS and name not in seen
        if first:
            nth = len(seen) + 1
            born = _born(name, ages.get(name, 0), case.relation, days.today)
            card = Patient(name, told.people.chart % (1200 + 37 * nth), born)
            seen[name] = (card, told.people.phone % (120 + nth))
        card, phone = seen.get(name, (Patient("", "", None), ""))
        found.append(Running(case, words, told, days, at, card, phone, first))
    return found


def _born(name: str, age: int, relation: Relation, today: date) -> date:
    lot = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
    usual = 6 + lot % 9 if relation is Relation.PARENT else 24 + lot % 48
    return today - timedelta(days=365 * (age or usual) + 40 + lot % 300 + (age or usual) // 4)


def acts_of(it: Running) -> Iterator[Act]:
    """From the receipt to the end, each at its moment."""
    case, took = it.case, it.case.took

    def act(at: datetime, by: str, what: str, do: Callable[[Stage], None], order: int = 5) -> Act:
        return Act(at, order, by, f"{case.id} {what}", do)

    if it.first_seen:
        yield act(it.received - timedelta(minutes=2), took, "card", partial(_card, it), 0)
    yield act(it.received, took, "log", partial(_log, it), 0)
    if case.kind is not Kind.COMPLAINT:
        yield act(
            it.days.later(it.received, 2, it.lot("end", 160)), "manager", "end", partial(_end, it)
        )
        return
    upto = STEPS.index(case.upto)
    at = {"log": it.received}
    former = it.received
    for step, days in zip(STEPS[1:], it.told.course.paces[case.pace], strict=True):
        planned = it.days.later(it.received, days, 12 + it.lot(step, 150))
        former = max(planned, former + timedelta(minutes=7))
        at[step] = former
    for place, (step, by, do) in enumerate(_steps(it), start=1):
        if place <= upto and not (case.turn in ("withdrawn", "merged") and place > 3):
            yield act(at[step], by, step, do)
    yield from _turns(it, at, act)


def _steps(it: Running) -> list[tuple[str, str, Callable[[Stage], None]]]:
    answers = "owner" if it.lead == "medical_lead" or it.case.flags else "manager"
    rings = "keeper" if it.lot("rings", 3) else "reception"
    steps: list[tuple[str, str, Callable[[Stage], None]]] = [
        ("acknowledge", it.case.took, partial(_acknowledge, it)),
        ("look", it.lead, partial(_look, it)),
        ("hear", it.lead, partial(_hear, it)),
        ("find", it.lead, partial(_find, it)),
        ("answer", answers, partial(_answer, it)),
        ("call", rings, partial(_call, it)),
        ("close", answers, partial(_close, it)),
    ]
    return steps


def _turns(it: Running, at: dict[str, datetime], act: Callable[..., Act]) -> Iterator[Act]:
    case, days = it.case, it.days
    match case.turn:
        case "withdrawn":
            when = days.later(at["hear"], 1, it.lot("withdrawn", 150))
            yield act(when, it.lead, "withdraw", partial(_withdraw, it, it.words.reason))
        case "merged":
            when = at["hear"] + timedelta(minutes=9)
            yield act(when, it.lead, "merge", partial(_merge, it))
        case "held":
            yield act(at["hear"] + timedelta(minutes=11), "manager", "hold", partial(_hold, it))
            if STEPS.index(case.upto) >= STEPS.index("answer"):
                yield act(at["find"], "manager", "resume", partial(_resume, it), 4)
        case "reopened":
            again = days.later(at["close"], 3, it.lot("again", 150))
            answer = days.later(again, 5, it.lot("answer again", 150))
            closed = days.later(answer, 4, it.lot("closed again", 150))
            yield act(again, "keeper", "reopen", partial(_reopen, it))
            yield act(answer, "owner", "answer again", partial(_answer_again, it))
            yield act(closed, "owner", "close again", partial(_close, it))


def _card(it: Running, stage: Stage) -> None:
    stage.clinic.patients.add(NewCard(it.card.name, it.card.chart, it.card.born, it.phone))


def _log(it: Running, stage: Stage) -> None:
    case, words = it.case, it.words
    promises: tuple[NewPromise, ...] = ()
    if words.promise:
        due = it.days.later(it.received, 2, 120)
        promises = (NewPromise(words.promise, due, stage.person("manager")),)
    taken = NewComplaint(
        kind=case.kind,
        channel=case.by,
        complainant=Complainant(words.who, case.relation, it.phone),
        unnamed=not words.who,
        patient=it.card,
        verbatim=words.said,
        interpretation=words.read,
        wanted=words.want,
        wanted_unsaid=not words.want,
        taken_by=stage.person(case.took),
        received_at=it.received,
        staff_role=case.about,
        flags=case.flags,
        promises=promises,
    )
    desk = stage.clinic.complaints
    number = stage.numbers[case.id] = desk.log(taken).number
    for issue in case.issues:
        subtype, visit, harm = issue.split("/")
        desk.add_issue(
            number,
            Category(category(issue)),
            subtype,
            stage=VisitStage(visit),
            harm=Harm(int(harm)),
        )
    if case.site:
        site = it.told.people.sites[case.site]
        desk.note_place(number, site.kind, site.words)


def _acknowledge(it: Running, stage: Stage) -> None:
    thanks = it.told.people.thanks[_BY_HAND.get(it.case.by, "written")]
    means = Means.IN_PERSON if it.case.by is Channel.IN_PERSON else _means(it)
    said = thanks[it.lot("thanks", len(thanks))]
    stage.clinic.complaints.acknowledge(stage.numbers[it.case.id], means, said)


def _means(it: Running) -> Means:
    return _MEANS.get(it.case.by, Means.PHONE)


def _look(it: Running, stage: Stage) -> None:
    stage.clinic.complaints.begin_looking(stage.numbers[it.case.id])


def _hear(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.complaints, stage.numbers[it.case.id]
    if it.words.staff:
        desk.hear(number, Side.STAFF, "", it.words.staff)
    if it.words.record:
        desk.hear(number, Side.RECORD, "", it.words.record)


def _find(it: Running, stage: Stage) -> None:
    desk, number, words = stage.clinic.complaints, stage.numbers[it.case.id], it.words
    for place, verdict in enumerate(it.case.found, start=1):
        grounds = words.found[min(place, len(words.found)) - 1]
        desk.find(number, place, verdict, grounds)
    for kind, what in zip(it.case.remedy, words.remedy, strict=True):
        desk.decide_remedy(number, kind, what)


def _answer(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.complaints, stage.numbers[it.case.id]
    desk.answer(number, _means(it), it.words.answer)
    if it.words.learn:
        desk.learn(number, it.words.learn)


def _call(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.complaints, stage.numbers[it.case.id]
    if it.words.call:
        desk.note_contact(number, Means.PHONE, it.words.call)
    if it.case.score is not None:
        desk.satisfaction(number, it.case.score, it.case.tags)


def _close(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.complaints, stage.numbers[it.case.id]
    for promise in stage.clinic.complaint_lists.whole(number).open_promises:
        desk.keep_promise(number, promise.id, it.words.answer)
    ends = it.told.people.ends
    desk.close(number, ends[it.lot("ends", len(ends))], it.words.learn)


def _end(it: Running, stage: Stage) -> None:
    stage.clinic.complaints.close(stage.numbers[it.case.id], it.words.answer)


def _withdraw(it: Running, reason: str, stage: Stage) -> None:
    stage.clinic.complaints.withdraw(stage.numbers[it.case.id], reason)


def _merge(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.complaints, stage.numbers[it.case.id]
    target = f"complaint/{stage.numbers[it.case.into]}"
    desk.link(number, LinkKind.MERGED, target, it.told.people.merged)
    desk.withdraw(number, it.told.people.not_again)


def _hold(it: Running, stage: Stage) -> None:
    number = stage.numbers[it.case.id]
    stage.clinic.complaints.hold_clock(number, ClockKind.ANSWER, it.told.people.held)


def _resume(it: Running, stage: Stage) -> None:
    stage.clinic.complaints.resume_clock(stage.numbers[it.case.id], ClockKind.ANSWER)


def _reopen(it: Running, stage: Stage) -> None:
    stage.clinic.complaints.reopen(stage.numbers[it.case.id], it.words.again)


def _answer_again(it: Running, stage: Stage) -> None:
    desk, number = stage.clinic.complaints, stage.numbers[it.case.id]
    desk.answer(number, Means.LETTER, it.words.answer_again)
