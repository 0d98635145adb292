"""Two papers for the worst hour: the clocks for the wall, the call list beside the telephone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.call_list import CallLine, CallPaper, call_list_paper
from clinicguard.documents.press import Press
from clinicguard.documents.wall_sheet import WallClock, WallPaper, wall_sheet
from clinicguard.host.words import Words, mark
from clinicguard.incidents.team import Member, call_list
from clinicguard.papers.kind import EVERYBODY, READERS, Offer, PaperKind
from clinicguard.papers.order import Order, Reading
from clinicguard.tasks.running import Basis, RunningClock, in_order

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def _clocks_of(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("incident/"):
        case = clinic.incident_lists.case(record.partition("/")[2], with_events=False)
        if any(clock.running for clock in case.clocks):
            yield Offer(record)


def _wall(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    case = clinic.incident_lists.case(order.number, with_events=False)
    running = [clock for clock in in_order(case.clocks) if clock.running]
    lines = tuple(_wall_clock(clinic, clock, press) for clock in running)
    paper = WallPaper(order.number, lines)
    return Reading(press, lambda using, _: wall_sheet(paper, using))


def _wall_clock(clinic: Clinic, clock: RunningClock, press: Press) -> WallClock:
    """The rule's own title: what somebody wrote about this case does not hang on a wall."""
    rule = clinic.incident_lists.guide.pack.deadlines.get(clock.rule)
    say = press.words.say
    what = rule.title.in_language(press.language) if rule is not None else say("A promised time")
    match clock.basis:
        case Basis.LAW:
            ground = clock.article
        case Basis.PROMISE:
            ground = say("The clinic's promise")
        case Basis.PRACTICE:
            ground = say("Good practice, not law")
        case Basis.UNVERIFIED:
            ground = say("Unverified")
    return WallClock(what, ground, clock.due_day, clock.due_at)


def _team_of(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record.startswith("incident/"):
        case = clinic.incident_lists.case(record.partition("/")[2], with_events=False)
        if case.seats:
            yield Offer(record)


def _calls(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    case = clinic.incident_lists.case(order.number, with_events=False)
    guide, staff = clinic.incident_lists.guide, clinic.staff_lists.everybody()
    members = [Member(p.id, p.name, p.role, p.phone) for p in staff if p.active]
    people = {person.id: person for person in staff}
    names = {hat.id: hat.name.in_language(press.language) for hat in guide.playbooks.hats.hats}
    comma = press.words.say_in("list", ", ")
    lines = tuple(
        CallLine(
            people[call.person].name,
            comma.join(names.get(hat, hat) for hat in call.hats),
            people[call.person].phone,
        )
        for call in call_list(case.seats, guide.rules.hats, members)
    )
    paper = CallPaper(order.number, lines)
    return Reading(press, lambda using, _: call_list_paper(paper, using))


TEAM_PAPERS = (
    PaperKind(
        "clocks",
        mark("Clocks for the wall"),
        mark("What is due by when, with its article. Number and kind only."),
        _wall,
        _clocks_of,
        roles=EVERYBODY,
        can_draft=False,
        can_pack=False,
    ),
    PaperKind(
        "calls",
        mark("Call list"),
        mark("Whom to ring, in which order, under which number."),
        _calls,
        _team_of,
        roles=READERS,
        can_draft=False,
        can_pack=False,
    ),
)
"""For the wall and for the telephone."""
