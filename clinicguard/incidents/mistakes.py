"""Known mistakes, noticed while they are being made, from what is recorded.

What was said here is only what the record shows: nothing found does not mean that all is well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from clinicguard.incidents import cadence, checklist, phrases, strategy, team
from clinicguard.incidents.case import Case
from clinicguard.incidents.contacts import Party, told
from clinicguard.incidents.facts import Status
from clinicguard.incidents.incident import State
from clinicguard.incidents.releases import Audience, said_outside
from clinicguard.incidents.rules import Rules
from clinicguard.knowledge.natures import Trigger

VANISHES_WITHIN = timedelta(hours=24)
VOLATILE_LEFT = timedelta(hours=1)
NOTICE_UNREAD = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Caught:
    """A mistake that is being made: which, since when, and what shows it (words or a name)."""

    trigger: Trigger
    since: datetime
    shown_by: str = ""
    count: int = 0


Detector = Callable[[Case, Rules, datetime], Iterator[Caught]]


def caught(case: Case, rules: Rules, now: datetime) -> tuple[Caught, ...]:
    """What the record shows now, one of each kind, the oldest first. Only while a case is open."""
    if case.incident.state in (State.CLOSED, State.NOT_AN_INCIDENT):
        return ()
    first = (next(detect(case, rules, now), None) for detect in _DETECTORS.values())
    flagged = next(_flagged(case), None)
    found = {each.trigger: each for each in (*first, flagged) if each is not None}
    return tuple(sorted(found.values(), key=lambda each: each.since))


def _apology(case: Case, _rules: Rules, _now: datetime) -> Iterator[Caught]:
    for release in said_outside(case.releases):
        known = any(
            fact.status is Status.CONFIRMED and fact.at <= release.at for fact in case.facts
        )
        words = phrases.said(Trigger.APOLOGY_BEFORE_CHECKING, release.text)
        if words and not known:
            yield Caught(Trigger.APOLOGY_BEFORE_CHECKING, release.at, words)
    if not any(fact.status is Status.CONFIRMED for fact in case.facts):
        for option in strategy.chosen(case.options):
            if option.kind == "apology" and option.at is not None:
                yield Caught(Trigger.APOLOGY_BEFORE_CHECKING, option.at, option.title)


def _silence(case: Case, rules: Rules, now: datetime) -> Iterator[Caught]:
    due = cadence.next_word(case, rules)
    if due is not None and due.at < now:
        yield Caught(Trigger.NO_REPLY_FOR_HOURS, due.at, due.kind.value)


def _arguing(case: Case, _rules: Rules, _now: datetime) -> Iterator[Caught]:
    answers: dict[str, int] = {}
    for release in said_outside(case.releases):
        if release.audience is Audience.REVIEW:
            place = release.address or release.channel
            answers[place] = answers.get(place, 0) + 1
            if answers[place] > 1:
                yield Caught(Trigger.ARGUING_ONLINE, release.at, release.channel, answers[place])


def _in_the_dark(case: Case, rules: Rules, now: datetime) -> Iterator[Caught]:
    if case.incident.state is not State.ACTIVE:
        return
    outside = said_outside(case.releases)
    if not case.notices:
        if outside:
            yield Caught(Trigger.STAFF_IN_DARK, outside[0].at, outside[0].channel)
        return
    first = case.notices[0]
    if outside and outside[0].at < first.at and first.unread:
        yield Caught(Trigger.STAFF_IN_DARK, outside[0].at, "", len(first.unread))
    for notice in case.notices:
        if notice.unread and now - notice.at > NOTICE_UNREAD:
            yield Caught(Trigger.STAFF_IN_DARK, notice.at, "", len(notice.unread))


def _spoken(trigger: Trigger) -> Detector:
    def detect(case: Case, _rules: Rules, _now: datetime) -> Iterator[Caught]:
        for at, text in _intentions(case):
            words = phrases.said(trigger, text)
            if words:
                yield Caught(trigger, at, words)

    return detect


def _guessing(case: Case, rules: Rules, now: datetime) -> Iterator[Caught]:
    yield from _spoken(Trigger.SPECULATION)(case, rules, now)
    for message in case.messages:
        facts = [fact for key in message.proof if (fact := case.fact(key)) is not None]
        unsure = [fact for fact in facts if fact.status is Status.UNKNOWN]
        if message.stands and unsure:
            yield Caught(Trigger.SPECULATION, message.at, unsure[0].statement)


def _paying(case: Case, _rules: Rules, _now: datetime) -> Iterator[Caught]:
    informed = told(case.contacts)
    if Party.INSURER in informed or Party.COUNSEL in informed:
        return
    for option in strategy.chosen(case.options):
        if option.kind.startswith("compensation") and option.at is not None:
            yield Caught(Trigger.PROMISING_COMPENSATION, option.at, option.title)


def _many_voices(case: Case, _rules: Rules, _now: datetime) -> Iterator[Caught]:
    seat = next((seat for seat in case.seats if seat.hat == team.SPOKESPERSON), None)
    if seat is None:
        return
    voices = {seat.holder, seat.deputy}
    for release in said_outside(case.releases):
        if release.by not in voices:
            yield Caught(Trigger.MANY_VOICES, release.at, release.channel)
    for contact in case.contacts:
        if contact.party is Party.PRESS and contact.outward and contact.by not in voices:
            yield Caught(Trigger.MANY_VOICES, contact.at, contact.who)


def _vanishing(case: Case, _rules: Rules, now: datetime) -> Iterator[Caught]:
    started = case.incident.activated_at or case.incident.confirmed_at
    if started is None or case.incident.state is not State.ACTIVE:
        return
    if now - started <= VOLATILE_LEFT:
        return
    for check in checklist.volatile_first(case.checks):
        left = check.left(now)
        if check.any_moment or (left is not None and left < VANISHES_WITHIN):
            yield Caught(Trigger.EVIDENCE_LEFT_TO_VANISH, started, check.words)


def _own_judge(case: Case, rules: Rules, _now: datetime) -> Iterator[Caught]:
    found = team.warnings(case.seats, rules.hats, (), case.concerned_people)
    asked = (team.Conflict.CONCERNED, team.Conflict.NEEDS_SECOND)
    for warning in found:
        if warning.conflict in asked:
            since = max(each.at for each in case.concerned if each.person == warning.person)
            yield Caught(Trigger.PERSON_CONCERNED_LEADS, since, warning.hat)


def _flagged(case: Case) -> Iterator[Caught]:
    """What the guard of the statements marked and somebody sent out all the same."""
    for release in case.releases:
        for flag in release.flags:
            if flag in set(Trigger):
                yield Caught(Trigger(flag), release.at, release.channel)


def _intentions(case: Case) -> Iterable[tuple[datetime, str]]:
    """Where somebody writes down what they mean to do, or said it: never the playbook's words."""
    for decision in case.decisions:
        yield decision.at, decision.choice
    for option in strategy.chosen(case.options):
        yield option.at or case.incident.noticed_at, option.title
    for task in case.tasks:
        if task.open and not task.rule:
            yield task.made_at, task.words
    for release in case.releases:
        if release.audience is not Audience.STAFF:
            yield release.at, release.text
    for contact in case.contacts:
        if contact.outward:
            yield contact.at, contact.said


_DETECTORS: Mapping[Trigger, Detector] = MappingProxyType(
    {
        Trigger.APOLOGY_BEFORE_CHECKING: _apology,
        Trigger.NO_REPLY_FOR_HOURS: _silence,
        Trigger.ARGUING_ONLINE: _arguing,
        Trigger.DELETING_CRITICISM: _spoken(Trigger.DELETING_CRITICISM),
        Trigger.STAFF_IN_DARK: _in_the_dark,
        Trigger.EDITING_RECORD: _spoken(Trigger.EDITING_RECORD),
        Trigger.SPECULATION: _guessing,
        Trigger.PROMISING_COMPENSATION: _paying,
        Trigger.THREATENING_REVIEWER: _spoken(Trigger.THREATENING_REVIEWER),
        Trigger.MANY_VOICES: _many_voices,
        Trigger.EVIDENCE_LEFT_TO_VANISH: _vanishing,
        Trigger.PERSON_CONCERNED_LEADS: _own_judge,
    }
)
