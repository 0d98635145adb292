"""Playbooks and law of one clinic, handed to the rules as plain values; nowhere else is it done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from clinicguard.complaints.promised import promised_by
from clinicguard.host.calendars import ClinicCalendar
from clinicguard.host.words import Language
from clinicguard.incidents.assignments import TaskRule
from clinicguard.incidents.checklist import WantedRule
from clinicguard.incidents.compartments import Compartment, Protection
from clinicguard.incidents.gates import GateRule
from clinicguard.incidents.kinds import tasks_together, wanted_together
from clinicguard.incidents.playbooks.own import Own, grown
from clinicguard.incidents.rating import FloorRule, Scale
from clinicguard.incidents.rules import Response, Rules
from clinicguard.incidents.stand_down import StandDownRule
from clinicguard.incidents.team import COMMANDER, SCRIBE, SPOKESPERSON, Concerned, HatRule
from clinicguard.knowledge.jurisdictions import Jurisdiction, load_jurisdiction
from clinicguard.knowledge.law import Bearer, Deadline, Kind, Status
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.playbooks import Playbooks
from clinicguard.knowledge.ratings import Level
from clinicguard.people.office_years import edited
from clinicguard.people.profile import Profile
from clinicguard.tasks.deadlines import Promise, reckon, reckon_promise
from clinicguard.tasks.running import Basis

PRACTICE_WHEN_NO: Mapping[str, tuple[str, ...]] = {"tw-gate-1": ("tw-dl-01",)}
"""A talk within 5 working days is good practice after a milder event (note on tw-dl-01)."""

NEEDED_HATS = frozenset({COMMANDER, SPOKESPERSON, SCRIBE})

FITS: Mapping[str, tuple[str, ...]] = {
    COMMANDER: ("owner", "manager"),
    SPOKESPERSON: ("owner", "manager"),
    SCRIBE: ("reception", "manager", "clinician"),
    "medical_lead": ("clinician", "owner"),
    "operations": ("manager", "reception", "owner"),
    "communications": ("manager", "reception"),
    "evidence_keeper": ("manager", "reception", "clinician"),
    "patient_contact": ("manager", "owner", "clinician"),
    "counsel": ("counsel",),
    "nurse": ("clinician", "reception"),
    "reception": ("reception", "manager"),
}

_OURS = frozenset({Bearer.CLINIC, Bearer.CLINICIAN, Bearer.EITHER})
_LANGUAGES: Mapping[str, Language] = {"tw": "zh_TW", "cn": "zh_CN"}


@dataclass(frozen=True, slots=True)
class DueClock:
    """A deadline rule set to a moment: what is due and when, and on what ground."""

    rule: str
    words: str
    basis: Basis
    article: str
    due_day: date | None
    due_at: datetime | None


@dataclass(frozen=True)
class Guide:
    """What the wizard knows for one clinic; words that are kept are in `language`."""

    playbooks: Playbooks
    pack: Jurisdiction
    calendar: ClinicCalendar
    language: Language

    def in_language(self, language: Language | None) -> Guide:
        """The same, writing in another language."""
        return self if language in (None, self.language) else replace(self, language=language)

    @cached_property
    def rules(self) -> Rules:
        """The rules as values."""
        return Rules(
            gates=tuple(self._gates()),
            protections=tuple(self._protections()),
            scale=self._scale(),
            hats=tuple(self._hats()),
            responses={level: self._response(level) for level in Level},
            stand_down={level: self._stand_down(level) for level in Level},
            relapse_a_day=self.playbooks.watch.relapse_signals_a_day,
            when=self.when,
        )

    def when(self, start: datetime, offset: Offset) -> datetime:
        """A time to act: minutes and hours pass, working days end when the clinic closes."""
        match offset.unit:
            case "min":
                return start + timedelta(minutes=offset.amount)
            case "h":
                return start + timedelta(hours=offset.amount)
            case "WD":
                promise = Promise("playbook", offset.amount)
                return reckon_promise(promise, start, self.calendar).ends.astimezone(UTC)

    def tasks(self, natures: tuple[str, ...], level: Level) -> tuple[TaskRule, ...]:
        """What is to be done for all kinds of a case at a level, nothing of it twice."""
        asked = natures, level
        if asked not in self._united:
            known = (nature for nature in natures if nature in self.playbooks.natures)
            self._united[asked] = tasks_together(self._tasks(nature, level) for nature in known)
        return self._united[asked]

    @cached_property
    def _united(self) -> dict[tuple[tuple[str, ...], Level], tuple[TaskRule, ...]]:
        """The tasks that were asked for: a page asks for the same ones again and again."""
        return {}

    def checklist(self, natures: tuple[str, ...]) -> tuple[WantedRule, ...]:
        """The evidence that the natures ask for, each line once."""
        known = (nature for nature in natures if nature in self.playbooks.natures)
        return wanted_together(self._wanted(nature) for nature in known)

    def due(self, rule_id: str, trigger: datetime, *, practice: bool = False) -> DueClock | None:
        """When a rule falls due; None for one without a number, or unknown to the pack."""
        rule = self.pack.deadlines.get(rule_id)
        reckoned = reckon(rule, trigger, self.pack) if rule is not None else None
        if rule is None or reckoned is None:
            return None
        return DueClock(
            rule.id,
            rule.title.in_language(self.language),
            Basis.PRACTICE if practice else _basis(rule),
            self.pack.cite(rule.source[:1], self.language),
            None if reckoned.hourly else reckoned.due,
            reckoned.ends.astimezone(UTC) if reckoned.hourly else None,
        )

    def _tasks(self, nature: str, level: Level) -> Iterator[TaskRule]:
        for task in self.playbooks.tasks_for(nature, level):
            yield TaskRule(
                task.id,
                task.do.in_language(self.language),
                task.why.in_language(self.language),
                task.step,
                task.hat,
                task.due_at(level),
                (task.gate,) if task.gate else (),
            )

    def _wanted(self, nature: str) -> Iterator[WantedRule]:
        for item in self.playbooks.evidence_for(nature):
            vanishes, words = item.vanishes, item.what.in_language(self.language)
            yield WantedRule(item.id, words, vanishes.any_moment, vanishes.after)

    def _gates(self) -> Iterator[GateRule]:
        for gate in self.pack.gates.values():
            rules = (self.pack.deadlines[rule] for rule in gate.deadlines)
            ours = tuple(rule.id for rule in rules if _starts(rule))
            yield GateRule(gate.id, ours, PRACTICE_WHEN_NO.get(gate.id, ()))

    def _protections(self) -> Iterator[Protection]:
        for compartment in self.playbooks.compartments.compartments:
            rule = compartment.protection_in(self.playbooks.jurisdiction)
            if rule is not None:
                article = rule.article.in_language(self.language)
                yield Protection(Compartment(compartment.id), article, rule.gates)

    def _scale(self) -> Scale:
        rating = self.playbooks.rating
        matrix = tuple(rating.matrix[impact] for impact in range(4))
        return Scale(matrix, tuple(FloorRule(each.id, each.raises_to) for each in rating.floors))

    def _hats(self) -> Iterator[HatRule]:
        called = self.playbooks.levels.of(Level.HIGH).calls
        for place, hat in enumerate(self.playbooks.hats.hats):
            apart = (pair.hats for pair in self.playbooks.hats.not_together if hat.id in pair.hats)
            yield HatRule(
                hat.id,
                called.index(hat.id) if hat.id in called else len(called) + place,
                Concerned(hat.person_concerned),
                hat.id in NEEDED_HATS,
                FITS.get(hat.id, ()),
                tuple(other for pair in apart for other in pair if other != hat.id),
            )

    def _response(self, level: Level) -> Response:
        plan = self.playbooks.levels.of(level)
        return Response(plan.calls, plan.call_time, plan.first_word_time, plan.update_time)

    def _stand_down(self, level: Level) -> StandDownRule:
        rule, watch = self.playbooks.standdown, self.playbooks.watch
        days: dict[str, int] = {}
        for channel in watch.channels:
            names = (channel.name.zh_TW, channel.name.en, channel.name.zh_CN)
            days |= dict.fromkeys((channel.id, *names), rule.quiet_days(channel, level))
        needs = tuple(need.id for need in rule.needs_at(level))
        return StandDownRule(needs, days, max(days.values()))


def guide_of(profile: Profile, language: Language | None = None, own: Own | None = None) -> Guide:
    """The guide of a clinic by its profile, with what it added to the playbooks.

    Raises:
        KnowledgeFault: a data file is wrong.
        KeyError: no such jurisdiction.
    """
    code = profile.jurisdiction
    law = load_jurisdiction(code)
    return Guide(
        grown(code, own or Own()),
        replace(law, calendar=edited(law.calendar, profile.office_years)),
        promised_by(profile).calendar,
        language or _LANGUAGES.get(code, "en"),
    )


def _starts(rule: Deadline) -> bool:
    """Whether a gate sets the rule going by itself: ours to keep, in force, and with a number."""
    binds = rule.status in (Status.IN_FORCE, Status.GUIDANCE)
    return binds and rule.bearer in _OURS and rule.kind is not Kind.KEEP and bool(rule.limits)


def _basis(rule: Deadline) -> Basis:
    if not rule.confidence.verified:
        return Basis.UNVERIFIED
    return Basis.PRACTICE if rule.status is Status.GUIDANCE else Basis.LAW
