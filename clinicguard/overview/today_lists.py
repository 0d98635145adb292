"""Reads what stands on Today, for the person who unlocked: every room keeps its own masks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.listed import Filter
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.complaints.moves import Kind
from clinicguard.evidence.lists import EvidenceLists
from clinicguard.incidents.checklist import threatened
from clinicguard.incidents.lists import IncidentLists
from clinicguard.incidents.now import ThingKind
from clinicguard.knowledge.jurisdictions import CODES, load_jurisdiction
from clinicguard.overview import today as rules
from clinicguard.overview.reply_ways import ReplyWays
from clinicguard.overview.standing import Standing, StandingLists
from clinicguard.overview.today import (
    ClockLine,
    Days,
    PromiseLine,
    Urgent,
    UrgentKind,
    VanishLine,
)
from clinicguard.people.lists import StaffLists
from clinicguard.people.office_years import edited, missing_years
from clinicguard.statements.template_lists import TemplateLists
from clinicguard.storage.reader import Reader
from clinicguard.tasks.lists import TaskLists
from clinicguard.tasks.task import Light, Task, light

_LETTERS = 40


@dataclass(frozen=True, slots=True)
class LastMonth:
    """What went well last month, and the month before: thanks, and near misses that were told."""

    first_day: date
    thanks: int
    thanks_before: int
    near_misses: int


@dataclass(frozen=True, slots=True)
class Today:
    """The whole page. `waiting` counts what is open and not among the urgent three."""

    urgent: tuple[Urgent, ...]
    waiting: int
    clocks: tuple[ClockLine, ...]
    promises: tuple[PromiseLine, ...]
    yours: tuple[Task, ...]
    """What this person has to do and is not among the urgent three."""
    vanishing: tuple[VanishLine, ...]
    settled: tuple[int, int]
    """Of all checklists of active incidents: settled lines, and all."""
    incidents: int
    standing: Standing
    last_month: LastMonth
    unannounced: tuple[int, ...] = ()
    """Years whose announced calendar of the authorities is not here yet."""
    templates_due: int = 0
    """Templates to be read again: a year is over, or they were reworded since."""
    ways: Mapping[int, str] = field(default_factory=dict)
    """Where a task is done, by its id, where that is not the page that it belongs to."""


class TodayLists:
    """Asks the rooms below for what is open."""

    def __init__(self, reader: Reader, standing: StandingLists) -> None:
        self._reader = reader
        self._standing = standing
        self._staff = StaffLists(reader)
        self._tasks = TaskLists(reader)
        self._complaints = ComplaintLists(reader)
        self._evidence = EvidenceLists(reader)
        self._incidents = IncidentLists(reader)
        self._ways = ReplyWays(reader)

    def page(self) -> Today:
        """As it stands now."""
        standing = self._standing.now()
        with self._reader.session():
            return self._page(standing)

    def _page(self, standing: Standing) -> Today:
        now, person = self._reader.clock.now(), self._reader.person.id
        days, tasks = self._days(), self._tasks.open()
        clocks = rules.in_order(
            rules.clock_line(clock, now, days, person, self._promised(clock.rule))
            for clock in self._tasks.clocks()
        )
        active = [band.number for band in self._incidents.bands()]
        found = [
            *self._of_incidents(active, now),
            *self._still_promised(now),
            *self._unconfirmed(),
            *rules.burning(clocks),
            *rules.pressing(tasks, now, person),
            *self._broken(),
        ]
        urgent = tuple(map(self._told, rules.first_three(found)))
        vanishing, settled = self._vanishing(active, now)
        return Today(
            urgent=urgent,
            waiting=max(0, len(clocks) + len(tasks) - len(urgent)),
            clocks=clocks,
            promises=rules.promises(tasks, self._staff.name, now, person),
            yours=rules.yours(tasks, person, (each.task for each in urgent)),
            vanishing=vanishing,
            settled=settled,
            incidents=len(active),
            standing=standing,
            last_month=self._last_month(days.today(now)),
            unannounced=self._unannounced(days.today(now)),
            templates_due=self._templates_due(),
            ways=self._ways.of(tasks),
        )

    def _days(self) -> Days:
        profile = self._staff.profile()
        clinic = self._complaints.promised().calendar
        office = (
            edited(load_jurisdiction(profile.jurisdiction).calendar, profile.office_years)
            if profile.jurisdiction in CODES
            else clinic
        )
        return Days(
            profile.zone, lambda day: clinic.day(day).works, lambda day: office.day(day).works
        )

    def _unannounced(self, today: date) -> tuple[int, ...]:
        profile = self._staff.profile()
        if profile.jurisdiction not in CODES:
            return ()
        law = load_jurisdiction(profile.jurisdiction)
        return missing_years(edited(law.calendar, profile.office_years), today)

    def _templates_due(self) -> int:
        """For those who may note a reading."""
        if not self._reader.may("template.note_reading"):
            return 0
        return len(TemplateLists(self._reader).due())

    def _promised(self, rule: str) -> int | None:
        kinds = {kind.value: kind for kind in ClockKind}
        return self._complaints.promised().days(kinds[rule]) if rule in kinds else None

    def _of_incidents(self, numbers: list[str], now: datetime) -> list[Urgent]:
        """Safety, and the next word: tasks and clocks of a case are read with all the others."""
        found: list[Urgent] = []
        for number in numbers:
            page, address = self._incidents.now(number), f"incident/{number}"
            for thing in page.things:
                if thing.kind is ThingKind.SAFETY:
                    found.append(Urgent(UrgentKind.SAFETY, Light.BURNS, f"{address}/notice"))
                if thing.kind is ThingKind.WORD and thing.light in (Light.BURNS, Light.SOON):
                    word = Urgent(UrgentKind.WORD, thing.light, f"{address}/communication",
                                  thing.due, mine=True)  # fmt: skip
                    found.append(word)
        return found

    def _still_promised(self, now: datetime) -> list[Urgent]:
        """The word that a text promised after its case was stood down."""
        due = ((number, at, light(at, now)) for number, at in self._incidents.promised())
        return [
            Urgent(UrgentKind.WORD, lit, f"incident/{number}/communication", at, mine=True)
            for number, at, lit in due
            if lit in (Light.BURNS, Light.SOON)
        ]

    def _unconfirmed(self) -> list[Urgent]:
        """Cases that somebody opened and nobody has yet confirmed or dismissed."""
        return [
            Urgent(UrgentKind.UNCONFIRMED, Light.SOON, f"incident/{number}")
            for number in self._incidents.unconfirmed()
        ]

    def _vanishing(
        self, numbers: list[str], now: datetime
    ) -> tuple[tuple[VanishLine, ...], tuple[int, int]]:
        lines: list[VanishLine] = []
        done = whole = 0
        for number in numbers:
            checks = self._incidents.case(number, with_events=False).checks
            done += sum(not check.open for check in checks)
            whole += len(checks)
            lines += [
                VanishLine(number, check, rules.vanish_light(check, now))
                for check in threatened(checks, now)
            ]
        lines.sort(key=lambda line: (line.light is not Light.BURNS, _left(line, now)))
        return tuple(lines), (done, whole)

    def _broken(self) -> list[Urgent]:
        """A damaged exhibit burns for whoever may know of it."""
        return [
            Urgent(UrgentKind.EVIDENCE, Light.BURNS, f"evidence/{number}",
                   words=self._evidence.one(number).title)
            for number in self._evidence.seal().unsound
        ]  # fmt: skip

    def _told(self, urgent: Urgent) -> Urgent:
        """With the masked name and the first words of the complaint that it belongs to."""
        room, _, number = urgent.address.partition("/")
        if room != "complaint":
            return urgent
        complaint = self._complaints.whole(number)
        words = " ".join(complaint.verbatim.split())[:_LETTERS]
        return replace(urgent, who=complaint.complainant.name, note=urgent.note or words)

    def _last_month(self, today: date) -> LastMonth:
        first = _month_before(today)
        before = _month_before(first)
        return LastMonth(
            first,
            self._counted(Kind.COMPLIMENT, first),
            self._counted(Kind.COMPLIMENT, before),
            self._counted(Kind.NEAR_MISS, first),
        )

    def _counted(self, kind: Kind, first: date) -> int:
        following = (first + timedelta(days=32)).replace(day=1)
        asked = Filter(
            kinds=frozenset({kind}), first_day=first, last_day=following - timedelta(days=1)
        )
        return self._complaints.count(asked)


def _left(line: VanishLine, now: datetime) -> timedelta:
    return line.check.left(now) or timedelta()


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
