"""The desk's verbs of the kinds of matter: which they are, and what their playbooks bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clinicguard.host.words import Language
from clinicguard.incidents import assignments
from clinicguard.incidents.acts import Acts, Hand
from clinicguard.incidents.checklist import CheckState, listed, sooner
from clinicguard.incidents.incident import Incident, NatureMark
from clinicguard.incidents.kinds import joined, not_begun, parted
from clinicguard.incidents.reasons import given
from clinicguard.incidents.tables import EventRow
from clinicguard.incidents.tables_work import CheckRow
from clinicguard.incidents.troubles import NoSuchNature
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.task import State


class Naming(Acts):
    """One main kind of matter, and as many others as the case has."""

    def set_nature(
        self,
        number: str,
        nature: str,
        why: str = "",
        *,
        also: Mapping[str, str] | None = None,
        language: Language | None = None,
    ) -> Incident:
        """The main nature, and others with their reasons; evidence and tasks of all are united.

        A nature that is changed later says why. What only a nature that goes asked for, and
        nobody has begun, will not be done; everything else stays.

        Raises:
            NoSuchNature, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("set_nature", number, why, {"nature": nature}) as hand:
            others = {key: words for key, words in (also or {}).items() if key != nature}
            for each in (nature, *others):
                _must_know(hand, each)
            if hand.incident.nature and hand.incident.nature != nature:
                given(why, "set_nature")
            marks = (
                NatureMark(nature, True, why.strip()),
                *(NatureMark(each, False, words.strip()) for each, words in others.items()),
            )
            return self._named(hand, marks, why, language)

    def add_nature(
        self, number: str, nature: str, why: str, *, language: Language | None = None
    ) -> Incident:
        """The case is of this kind too: its tasks, evidence, mistakes and scripts join in.

        Raises:
            NoSuchNature, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("add_nature", number, why) as hand:
            _must_know(hand, nature)
            hand.change.says("nature", _name(hand, nature, language))
            reason = given(why, "add_nature")
            marks = joined(hand.incident.natures, nature, reason)
            return self._named(hand, marks, reason, language)

    def drop_nature(
        self, number: str, nature: str, why: str, *, language: Language | None = None
    ) -> Incident:
        """It is not of this further kind after all; what was begun for it stays.

        Raises:
            NoSuchNature: it is no further kind of this case (the main one is changed instead).
            ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("drop_nature", number, why) as hand:
            marks = parted(hand.incident.natures, nature)
            if marks == hand.incident.natures:
                raise NoSuchNature(nature)
            hand.change.says("nature", _name(hand, nature, language))
            return self._named(hand, marks, given(why, "drop_nature"), language)

    def _named(
        self, hand: Hand, marks: tuple[NatureMark, ...], why: str, language: Language | None
    ) -> Incident:
        before = hand.incident
        incident = hand.keep(replace(before, natures=marks))
        if incident.nature != before.nature or incident.kinds == before.kinds:
            hand.tell("nature_set", nature=incident.nature, reason=why)
        for mark in marks:
            if not mark.main and mark.nature not in before.kinds:
                hand.tell("nature_joined", nature=mark.nature, reason=mark.why)
        for nature in before.kinds:
            if nature not in incident.kinds:
                self._let_go(hand, nature, given(why, "drop_nature"))
        self._list_evidence(hand, language)
        if incident.activated_at is not None:
            for mark in marks:
                if mark.nature not in before.kinds:
                    self._take_up(hand, mark)
            self._give_tasks(hand, language)
        return incident

    def _let_go(self, hand: Hand, nature: str, why: str) -> None:
        """What only this nature asked for and nobody has begun is not done, for one reason."""
        case = hand.case_now()
        stays = case.incident.kinds
        gone, kept = (hand.guide.tasks(kinds, Level.HIGH) for kinds in ((nature,), stays))
        dropped = not_begun(gone, kept, case.tasks)
        for task in dropped:
            self._tasks.not_doing(task.id, why)
        hand.tell("nature_left", nature=nature, tasks=len(dropped), reason=why)

    def _take_up(self, hand: Hand, mark: NatureMark) -> None:
        """A nature that comes back: the tasks that went with it are to be done again."""
        lines = (row for row in hand.parts(EventRow) if row.kind == "nature_left")
        went = {row.at for row in lines if row.says["nature"] == mark.nature}
        for task in hand.case_now().tasks if went else ():
            if task.state is State.NOT_DOING and task.ended_at in went:
                self._tasks.put_back(task.id, mark.why or mark.nature)

    def _give_tasks(self, hand: Hand, language: Language | None) -> int:
        """The playbooks' tasks for natures, level and team; how many were new."""
        case, rules = hand.case_now(), hand.guide.rules
        level = case.incident.level or Level.HIGH
        wanted = hand.guide.in_language(language).tasks(hand.incident.kinds, level)
        start = hand.change.now
        answers = {answer.gate: answer for answer in case.answers}
        plans = assignments.planned(wanted, case.seats, answers, case.tasks, start, rules.when)
        for plan in plans:
            self._tasks.add(
                plan.words,
                owner=plan.owner,
                due=plan.due,
                subject=case.incident.address,
                step=plan.step,
                rule=plan.rule,
                why=plan.why,
            )
        for hastened in assignments.hastened(wanted, case.tasks, start, rules.when):
            self._tasks.move(hastened.task, hastened.due)
        return len(plans)

    def _list_evidence(self, hand: Hand, language: Language | None) -> None:
        """The lines that the natures add; one that can be gone earlier than thought is hastened."""
        since = hand.incident.happened_at or hand.incident.noticed_at
        wanted = hand.guide.in_language(language).checklist(hand.incident.kinds)
        checks = hand.case_now().checks
        for check in listed(wanted, checks, since):
            hand.add(
                CheckRow(
                    rule=check.rule,
                    words=check.words,
                    any_moment=int(check.any_moment),
                    vanishes_at=check.vanishes_at,
                    state=CheckState.OPEN,
                    exhibits=[],
                    reason="",
                    settled_at=None,
                    settled_by=None,
                )
            )
        for check in sooner(wanted, checks, since):
            row = hand.change.get(CheckRow, check.id)
            row.any_moment, row.vanishes_at = int(check.any_moment), check.vanishes_at


def _must_know(hand: Hand, nature: str) -> None:
    if nature not in hand.guide.playbooks.natures:
        raise NoSuchNature(nature)


def _name(hand: Hand, nature: str, language: Language | None) -> str:
    """Its name as the log says it: an id of the clinic's own means nothing outside."""
    found = hand.guide.playbooks.natures.get(nature)
    return found.name.in_language(language or hand.guide.language) if found else nature
