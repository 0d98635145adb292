"""Fills the papers of a complaint, its record and its slip, with the words of the press."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum

from clinicguard.complaints.beside import Review
from clinicguard.complaints.clock import ClockKind, live_clock
from clinicguard.complaints.complaint import Channel, Complaint, Field, Relation, StaffRole
from clinicguard.complaints.issue import Category, Harm, Issue, Severity, Stage
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.complaints.wording import Edit
from clinicguard.documents.complaint_paper import (
    AccountLine,
    ComplaintRecordPaper,
    ContactLine,
    DoneLine,
    FindingLine,
    FlagLine,
    IssueLine,
    LinkLine,
    SatisfactionLine,
)
from clinicguard.documents.lines import ClockLine, EditLine, LogLine, PromiseLine, Said, Turn
from clinicguard.documents.press import Press
from clinicguard.documents.slip import SlipPaper
from clinicguard.host.clock import from_text
from clinicguard.people.profile import Profile
from clinicguard.tasks.running import ClockState, RunningClock
from clinicguard.tasks.task import State as TaskState
from clinicguard.tasks.task import Task

_CHOICES: Mapping[str, type[Enum]] = {
    Field.KIND: Kind,
    Field.CHANNEL: Channel,
    Field.RELATION: Relation,
    Field.STAFF_ROLE: StaffRole,
    "stage": Stage,
}
_RATINGS: Mapping[str, type[Enum]] = {"severity": Severity, "harm": Harm}


def record_paper(
    complaint: Complaint,
    people: Mapping[int, str],
    press: Press,
    cut_off: datetime,
    *,
    shaped_by: Sequence[str] = (),
    log: Sequence[LogLine] = (),
    places: Sequence[str] = (),
    review: Review | None = None,
    platform: str = "",
) -> ComplaintRecordPaper:
    """The record of a complaint as it was read at `cut_off`; `people` are names by id.

    `places` are where it happened and with which device, in the clinic's own words; `platform` is
    the name of the one where the review stands.
    """
    fill = _Filler(complaint, people, press)
    paper = fill.record(cut_off, tuple(shaped_by), tuple(log))
    stands = "" if review is None else "    ".join(_stands(review, platform, press))
    return replace(paper, places=press.several(places), review=stands)


def _stands(review: Review, platform: str, press: Press) -> Iterator[str]:
    yield platform
    if review.posted_on is not None:
        yield press.day(review.posted_on)
    if review.stars is not None:
        yield press.words.say("{n} of 5 stars", n=review.stars)


def slip_paper(complaint: Complaint, people: Mapping[int, str], profile: Profile) -> SlipPaper:
    """What the complainant takes home: the number, who took it, and the promised times."""
    first = _promised(complaint, ClockKind.FIRST_REPLY)
    answer = _promised(complaint, ClockKind.ANSWER)
    said = complaint.acknowledgement
    return SlipPaper(
        number=complaint.number,
        received_at=complaint.received_at,
        taken_by=people.get(complaint.taken_by, ""),
        first_reply_by=first.due_at if first else None,
        answer_by=answer.due_at if answer else None,
        call_us=profile.phone or profile.email,
        address=profile.address,
        message=said.said if said else "",
    )


def _promised(complaint: Complaint, kind: ClockKind) -> RunningClock | None:
    """The clock that runs, or the first one that ran: a slip printed again says what it said."""
    running = live_clock(complaint.clocks, kind)
    ran = (clock for clock in complaint.clocks if clock.rule == kind)
    return running or next(ran, None)


class _Filler:
    def __init__(self, complaint: Complaint, people: Mapping[int, str], press: Press) -> None:
        self._it = complaint
        self._people = people
        self._press = press
        self._words = press.words
        self._taxonomy = taxonomy()

    def record(
        self, cut_off: datetime, shaped_by: tuple[str, ...], log: tuple[LogLine, ...]
    ) -> ComplaintRecordPaper:
        it, word, who = self._it, self._word, self._who
        said = it.acknowledgement
        return ComplaintRecordPaper(
            number=it.number,
            kind=word(it.kind),
            state=word(it.state),
            channel=word(it.channel),
            received_at=it.received_at,
            taken_by=who(it.taken_by),
            logged_at=it.logged_at,
            logged_by=who(it.logged_by),
            complainant=it.complainant.name,
            relation=word(it.complainant.relation),
            reach=it.complainant.reach,
            patient=it.patient.name,
            chart=it.patient.chart,
            born=self._press.day(it.patient.born) if it.patient.born else "",
            staff_role=word(it.staff_role),
            verbatim=it.verbatim,
            interpretation=it.interpretation,
            wanted=it.wanted,
            cut_off=cut_off,
            shaped_by=shaped_by,
            issues=tuple(self._issue(issue) for issue in it.issues),
            flags=tuple(
                FlagLine(
                    word(each.flag),
                    each.at,
                    who(each.by),
                    _lines(each.why, each.lowered_why),
                    each.lowered_at,
                )
                for each in it.raised
            ),
            steps=tuple(self._steps()),
            clocks=(
                *(self._clock(clock) for clock in it.clocks),
                *(self._limit(clock) for clock in it.limits),
            ),
            acknowledgement=Said(said.at, who(said.by), word(said.means), said.said)
            if said
            else None,
            contacts=tuple(self._contacts()),
            promises=tuple(self._promises()),
            actions=tuple(self._actions()),
            accounts=tuple(
                AccountLine(word(each.side), each.who, each.words, each.at, who(each.by))
                for each in it.accounts
            ),
            findings=tuple(
                FindingLine(
                    self._issue_name(each.issue),
                    word(each.verdict),
                    each.grounds,
                    each.at,
                    who(each.by),
                )
                for each in it.findings
            ),
            remedies=tuple(
                DoneLine(word(each.kind), each.what, each.at, who(each.by)) for each in it.remedies
            ),
            answers=tuple(
                Said(each.at, who(each.by), word(each.means), each.words) for each in it.answers
            ),
            satisfactions=tuple(
                SatisfactionLine(
                    each.score,
                    tuple(word(tag) for tag in sorted(each.tags)),
                    each.note,
                    each.at,
                    who(each.by),
                )
                for each in it.satisfactions
            ),
            learnings=tuple(self._learnings()),
            links=tuple(
                LinkLine(
                    word(each.kind),
                    each.target.rpartition("/")[2],
                    _lines(each.why, each.undone_why),
                    each.at,
                    each.undone_at is not None,
                )
                for each in it.links
            ),
            edits=tuple(self._edit(edit) for edit in it.edits),
            log=log,
        )

    def _word(self, choice: Enum) -> str:
        return spoken(choice, self._words)

    def _who(self, person: int) -> str:
        return self._people.get(person, "")

    def _named(self, category: Category, subtype: str) -> str:
        label = self._taxonomy.label(category, "", self._words.language)
        exact = self._taxonomy.label(category, subtype, self._words.language)
        return label if exact == label else f"{label}\n{exact}"

    def _issue(self, issue: Issue) -> IssueLine:
        return IssueLine(
            category=self._named(issue.category, issue.subtype),
            severity=issue.severity,
            severity_word=self._word(issue.severity),
            stage=self._word(issue.stage),
            harm=self._word(issue.harm),
            note=issue.note,
            why=issue.why_changed,
        )

    def _issue_name(self, issue_id: int) -> str:
        issue = next(each for each in self._it.issues if each.id == issue_id)
        return self._named(issue.category, issue.subtype)

    def _steps(self) -> Iterator[Turn]:
        it, word = self._it, self._word
        yield Turn(it.logged_at, self._who(it.logged_by), "", word(_first_state(it)))
        for step in it.steps:
            yield Turn(
                step.at, self._who(step.by), word(step.left), word(step.entered), step.reason
            )

    def _clock(self, clock: RunningClock) -> ClockLine:
        say, say_in = self._words.say, self._words.say_in
        late = clock.met_at is not None and clock.due_at is not None and clock.met_at > clock.due_at
        match clock.state:
            case ClockState.RUNNING:
                state = say_in("paper", "running")
            case ClockState.HELD:
                state = say_in("paper", "held")
            case ClockState.MET:
                state = say_in("paper", "kept late") if late else say_in("paper", "kept in time")
            case ClockState.OFF:
                state = say_in("paper", "taken off")
        held = [say("held: {why}", why=hold.reason) for hold in clock.holds]
        return ClockLine(
            what=self._word(ClockKind(clock.rule)),
            basis=say("the clinic's promise"),
            started_at=clock.trigger,
            due_at=clock.due_at,
            state=state,
            ended_at=clock.met_at or clock.ended_at,
            how="\n".join(filter(None, [*held, clock.note])),
            late=late,
        )

    def _limit(self, clock: RunningClock) -> ClockLine:
        """A time that the law sets; its ground is the article."""
        say_in = self._words.say_in
        zone = self._press.stamp.zone
        met = clock.met_at.astimezone(zone).date() if clock.met_at else None
        late = met is not None and clock.due_day is not None and met > clock.due_day
        state = say_in("paper", "running")
        if met is not None:
            state = say_in("paper", "kept late") if late else say_in("paper", "kept in time")
        elif not clock.running:
            state = say_in("paper", "taken off")
        return ClockLine(
            what=clock.words,
            basis=clock.article,
            started_at=clock.trigger,
            due_at=clock.due_at,
            due_day=clock.due_day,
            state=state,
            ended_at=clock.met_at or clock.ended_at,
            how=clock.note,
            late=late,
        )

    def _contacts(self) -> Iterator[ContactLine]:
        say_in = self._words.say_in
        for each in self._it.contacts:
            reached = say_in("paper", "reached") if each.reached else say_in("paper", "not reached")
            towards = self._press.several((self._word(each.direction), reached))
            way = f"{self._word(each.means)}\n{towards}"
            yield ContactLine(each.at, self._who(each.by), way, each.said, each.next_at)

    def _promises(self) -> Iterator[PromiseLine]:
        say_in = self._words.say_in
        for each in self._it.promises:
            match each.state:
                case TaskState.DONE:
                    state = say_in("paper", "kept")
                case TaskState.NOT_DOING:
                    state = say_in("paper", "not kept")
                case TaskState.TO_DO | TaskState.DOING | TaskState.WAITING:
                    state = say_in("paper", "open")
            yield self._task(each, state)

    def _actions(self) -> Iterator[PromiseLine]:
        say_in = self._words.say_in
        for each in self._it.actions:
            match each.state:
                case TaskState.DONE:
                    state = say_in("paper", "done")
                case TaskState.NOT_DOING:
                    state = say_in("paper", "not done")
                case TaskState.TO_DO | TaskState.DOING | TaskState.WAITING:
                    state = say_in("paper", "open")
            yield self._task(each, state)

    def _task(self, task: Task, state: str) -> PromiseLine:
        return PromiseLine(
            what=task.words,
            made_at=task.made_at,
            made_by=self._who(task.made_by),
            owner=self._who(task.owner) if task.owner else "",
            due=task.due,
            state=state,
            ended_at=task.ended_at,
            how=task.reason,
        )

    def _learnings(self) -> Iterator[DoneLine]:
        label = self._words.say("What we learned")
        for each in self._it.learnings:
            yield DoneLine(label, each.words, each.at, self._who(each.by))
        for ending in self._it.endings:
            if ending.learning:
                yield DoneLine(label, ending.learning, ending.at, self._who(ending.by))

    def _edit(self, edit: Edit) -> EditLine:
        return EditLine(
            field=self._field(edit),
            old=self._wording(edit.field, edit.old),
            new=self._wording(edit.field, edit.new),
            at=edit.at,
            who=self._who(edit.by),
            why=edit.why,
        )

    def _field(self, edit: Edit) -> str:
        say = self._words.say
        if edit.position == 0:
            return self._word(Field(edit.field))
        match edit.field:
            case "severity":
                return say("Severity of issue {n}", n=edit.position)
            case "stage":
                return say("Stage of issue {n}", n=edit.position)
            case _:
                return say("Harm of issue {n}", n=edit.position)

    def _wording(self, field: str, wording: str) -> str:
        if field in _CHOICES:
            return self._word(_CHOICES[field](wording))
        if field in _RATINGS:
            return self._word(_RATINGS[field](int(wording)))
        if field == Field.RECEIVED_AT:
            return self._press.when(from_text(wording))
        if field == Field.TAKEN_BY:
            return self._who(int(wording))
        return wording


def _first_state(complaint: Complaint) -> Enum:
    return complaint.steps[0].left if complaint.steps else complaint.state


def _lines(*words: str) -> str:
    """Why it was done, and why it was undone, a line each."""
    return "\n".join(filter(None, words))
