"""A case of several kinds: what their playbooks ask of it together, and nothing of it twice.

The same thing is what has the same id, or the same words. Of two the sooner time counts and the
stricter condition; the rest is as the first kind says it, which is the main one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from clinicguard.incidents.alike import plain
from clinicguard.incidents.assignments import TaskRule, ids_of
from clinicguard.incidents.checklist import WantedRule
from clinicguard.incidents.incident import NatureMark
from clinicguard.knowledge.natures import Mistake, Nature, Trigger
from clinicguard.knowledge.playbooks import Playbooks
from clinicguard.tasks.task import State, Task

Rule = TypeVar("Rule", TaskRule, WantedRule)


def tasks_together(lists: Iterable[Iterable[TaskRule]]) -> tuple[TaskRule, ...]:
    """The tasks of several playbooks, each once, the earliest first."""
    found = _together(lists, _stricter)
    return tuple(sorted(found, key=lambda rule: rule.due.weight))


def wanted_together(lists: Iterable[Iterable[WantedRule]]) -> tuple[WantedRule, ...]:
    """The evidence of several playbooks, each line once, with the soonest time to vanish."""
    return tuple(_together(lists, _sooner))


def mistakes_of(books: Playbooks, kinds: Iterable[str], trigger: Trigger) -> tuple[Mistake, ...]:
    """What to warn of: of each kind its own word on it, else the one that all share."""
    own = [next(_warning(nature.mistakes, trigger), None) for nature in _natures(books, kinds)]
    found = {mistake.id: mistake for mistake in own if mistake is not None}
    if found:
        return tuple(found.values())
    shared = next(_warning(books.shared.mistakes, trigger), None)
    return () if shared is None else (shared,)


def scripts_of(books: Playbooks, kinds: Iterable[str]) -> tuple[str, ...]:
    """The desk scripts of all kinds, each once, the main kind's first."""
    each = (script for nature in _natures(books, kinds) for script in nature.scripts)
    return tuple(dict.fromkeys(each))


def options_of(books: Playbooks, kinds: Iterable[str]) -> frozenset[str]:
    """The courses that fit one of the kinds."""
    return frozenset(option for nature in _natures(books, kinds) for option in nature.options)


def score_of(books: Playbooks, kinds: Iterable[str]) -> int | None:
    """The value 0–3 that the factor nature starts with: that of the gravest kind."""
    return max((nature.score.value for nature in _natures(books, kinds)), default=None)


def joined(marks: Sequence[NatureMark], nature: str, why: str) -> tuple[NatureMark, ...]:
    """The kinds with one more; the first of all is the main one. A known one gets this reason."""
    if any(mark.nature == nature for mark in marks):
        return tuple(replace(m, why=why) if m.nature == nature else m for m in marks)
    return (*marks, NatureMark(nature, not marks, why))


def parted(marks: Iterable[NatureMark], nature: str) -> tuple[NatureMark, ...]:
    """The kinds without a further one; the main one stays."""
    return tuple(mark for mark in marks if mark.main or mark.nature != nature)


def not_begun(
    gone: Iterable[TaskRule], stays: Iterable[TaskRule], tasks: Iterable[Task]
) -> tuple[Task, ...]:
    """The tasks that only a kind which goes asks for, and that nobody has begun."""
    kept = ids_of(stays)
    lost = ids_of(gone) - kept
    return tuple(task for task in tasks if task.rule in lost and task.state is State.TO_DO)


def _together(
    lists: Iterable[Iterable[Rule]], united: Callable[[Rule, Rule], Rule]
) -> Iterable[Rule]:
    found: dict[str, Rule] = {}
    known: dict[str, str] = {}
    for rule in (rule for rules in lists for rule in rules):
        names = (f"id {rule.id}", f"words {plain(rule.words)}")
        key = next((known[name] for name in names if name in known), rule.id)
        known |= dict.fromkeys(names, key)
        found[key] = united(found[key], rule) if key in found else rule
    return found.values()


def _stricter(first: TaskRule, then: TaskRule) -> TaskRule:
    due = min(first.due, then.due, key=lambda offset: offset.weight)
    always = not first.gates or not then.gates
    gates = () if always else tuple(dict.fromkeys((*first.gates, *then.gates)))
    return replace(first, due=due, gates=gates, twins=_twins(first, then))


def _sooner(first: WantedRule, then: WantedRule) -> WantedRule:
    times = [after for after in (first.after, then.after) if after is not None]
    return replace(
        first,
        any_moment=first.any_moment or then.any_moment,
        after=min(times, default=None),
        twins=_twins(first, then),
    )


def _twins(first: Rule, then: Rule) -> tuple[str, ...]:
    every = dict.fromkeys((*first.twins, then.id, *then.twins))
    return tuple(each for each in every if each != first.id)


def _warning(mistakes: Iterable[Mistake], trigger: Trigger) -> Iterator[Mistake]:
    return (mistake for mistake in mistakes if trigger in mistake.triggers)


def _natures(books: Playbooks, kinds: Iterable[str]) -> Iterator[Nature]:
    return (books.natures[kind] for kind in kinds if kind in books.natures)
