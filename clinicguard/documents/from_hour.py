"""Fills the papers of the worst hour from a case: now, tasks, the notice, the minutes of a talk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from clinicguard.documents.care_minutes import MinutesPaper
from clinicguard.documents.incident_report.reading import BASES
from clinicguard.documents.incident_report.working import TASK_STATES
from clinicguard.documents.now_sheet import DueLine, NowPaper, TellLine
from clinicguard.documents.press import Press
from clinicguard.documents.staff_notice import NoticePaper
from clinicguard.documents.task_sheet import TaskLine, TasksPaper
from clinicguard.incidents import cadence, checklist, now
from clinicguard.incidents.cadence import WordKind
from clinicguard.incidents.case import Case
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import CareTalk, Party, told
from clinicguard.incidents.guide import Guide
from clinicguard.incidents.releases import Notice
from clinicguard.incidents.spoken import spoken
from clinicguard.incidents.team import COMMANDER, EVIDENCE_KEEPER, SPOKESPERSON, holder
from clinicguard.knowledge.paperwork import Form
from clinicguard.tasks.running import RunningClock, in_order
from clinicguard.tasks.task import State, Task
from clinicguard.tasks.task import in_order as tasks_in_order

_NEVER = datetime.max.replace(tzinfo=UTC)
_MOST = 8
_TO_TELL = (Party.PATIENT_SIDE, Party.COUNSEL, Party.INSURER, Party.AUTHORITY, Party.PRESS)
CARE_FORM = "tw-form-care"
"""The form whose heading stands on the minutes, where the law protects the talk."""


@dataclass(frozen=True, slots=True)
class Hour:
    """What these papers are filled from; `guide` writes in the paper's language."""

    case: Case
    guide: Guide
    people: Mapping[int, str]


def now_paper(hour: Hour, press: Press) -> NowPaper:
    """The page 「現在」 of the whole team at the moment of the stamp."""
    case, moment = hour.case, press.stamp.made_at
    incident, who = case.incident, hour.people
    leads, speaks = (holder(case.seats, hat) for hat in (COMMANDER, SPOKESPERSON))
    page = now.page(case, hour.guide.rules, leads or 0, moment)
    due = sorted(
        (task for task in case.tasks if task.open),
        key=lambda task: (task.due or _NEVER, task.id),
    )
    return NowPaper(
        number=incident.number,
        title=incident.title,
        state=spoken(incident.state, press.words),
        level=spoken(incident.level, press.words)
        if incident.level
        else press.words.say("Not rated"),
        since=incident.noticed_at,
        leads=who.get(leads or 0, ""),
        speaks=who.get(speaks or 0, ""),
        next_word=_word(hour, press),
        things=tuple(_thing(task, hour, press) for task in due[:_MOST]),
        clocks=tuple(_clock(clock, press) for clock in in_order(case.clocks) if clock.running),
        vanishing=tuple(_vanishing(hour, press)),
        told=tuple(_told(hour, press)),
        unread=tuple(who.get(each, "") for each in page.told.staff_unread),
        drill=incident.drill,
    )


def _word(hour: Hour, press: Press) -> DueLine | None:
    due = cadence.next_word(hour.case, hour.guide.rules)
    if due is None:
        return None
    say = press.words.say
    match due.kind:
        case WordKind.FIRST:
            what = say("the first word")
        case WordKind.PROMISED:
            what = say("as we promised")
    return DueLine(what, "", due.at, late=due.at < press.stamp.made_at)


def _thing(task: Task, hour: Hour, press: Press) -> DueLine:
    whose = hour.people.get(task.owner or 0, "") or press.words.say("Nobody's yet")
    return DueLine(task.words, whose, task.due, late=task.overdue(press.stamp.made_at))


def _clock(clock: RunningClock, press: Press) -> DueLine:
    basis = press.words.say(BASES[clock.basis])
    ground = "\n".join(part for part in (basis, clock.article) if part)
    moment = press.stamp.made_at
    today = moment.astimezone(press.stamp.zone).date()
    late = (clock.due_at is not None and clock.due_at < moment) or (
        clock.due_at is None and clock.due_day is not None and clock.due_day < today
    )
    return DueLine(clock.words, ground, clock.due_at, clock.due_day, late)


def _vanishing(hour: Hour, press: Press) -> Iterator[DueLine]:
    moment = press.stamp.made_at
    for check in checklist.threatened(hour.case.checks, moment)[:_MOST]:
        gone = check.vanishes_at is not None and check.vanishes_at < moment
        when = None if check.any_moment else check.vanishes_at
        what = "\n".join(part for part in (check.words, check.place) if part)
        keeper = check.keeper or holder(hour.case.seats, EVIDENCE_KEEPER) or 0
        whose = hour.people.get(keeper, "") or press.words.say("Nobody's yet")
        yield DueLine(what, whose, when, late=gone, unsteady=check.any_moment)


def _told(hour: Hour, press: Press) -> Iterator[TellLine]:
    """Those who have to be told first, then everybody else who was."""
    latest = told(hour.case.contacts)
    for party in (*_TO_TELL, *(each for each in latest if each not in _TO_TELL)):
        contact = latest.get(party)
        whom = spoken(party, press.words)
        yield TellLine(whom, contact.at if contact else None, contact.who if contact else "")


def tasks_paper(hour: Hour, press: Press) -> TasksPaper:
    """Every task of the case by its owner, nobody's last."""
    case = hour.case
    owners = dict.fromkeys(task.owner for task in tasks_in_order(case.tasks))
    ordered = sorted(owners, key=lambda each: each is None)
    return TasksPaper(
        number=case.incident.number,
        title=case.incident.title,
        people=tuple(
            (hour.people.get(owner or 0, ""), tuple(_tasks_of(case.tasks, owner, press)))
            for owner in ordered
        ),
        drill=case.incident.drill,
    )


def _tasks_of(tasks: Iterable[Task], owner: int | None, press: Press) -> Iterator[TaskLine]:
    own = (task for task in tasks if task.owner == owner)
    for task in sorted(own, key=lambda each: (not each.open, each.due or _NEVER, each.id)):
        ended = press.short(task.ended_at).replace("\n", " ") if task.ended_at else ""
        yield TaskLine(
            what=task.words,
            why=task.why,
            due=task.due,
            state=press.words.say(TASK_STATES[task.state]),
            done=task.state is State.DONE,
            late=task.overdue(press.stamp.made_at),
            ended="\n".join(part for part in (ended, task.reason) if part),
        )


def notice_paper(notice: Notice, hour: Hour) -> NoticePaper:
    """One notice with its readers, in the order in which they were told."""
    read = dict(notice.read)
    return NoticePaper(
        number=hour.case.incident.number,
        text=notice.text,
        at=notice.at,
        by=hour.people.get(notice.by, ""),
        readers=tuple((hour.people.get(each, ""), read.get(each)) for each in notice.told),
    )


def minutes_paper(talk: CareTalk, hour: Hour, press: Press) -> MinutesPaper:
    """One talk of care. The law's own words stand on it only where the gates say it applies."""
    article = next(
        (x.article for x in hour.case.compartments if x.compartment is Compartment.CARE), ""
    )
    form: Form | None = hour.guide.pack.forms.get(CARE_FORM)
    heading = unofficial = keep = ""
    if form is not None:
        heading = form.heading.in_language(press.language) if form.heading else ""
        unofficial = form.note.in_language(press.language) if form.note else ""
        keep = form.use.in_language(press.language) if article else ""
    return MinutesPaper(
        number=hour.case.incident.number,
        at=talk.at,
        minutes=talk.minutes,
        place=talk.place,
        ours=tuple(hour.people.get(each, "") for each in talk.attendees),
        theirs=talk.present,
        language_help=talk.language_help,
        explained=talk.explained,
        asked=talk.asked,
        regret=talk.regret,
        offered=talk.offered,
        promised=talk.promised,
        next_contact=talk.next_contact,
        keeper=hour.people.get(talk.kept_by, ""),
        article=article,
        heading=heading,
        unofficial=unofficial,
        keep=keep,
    )
