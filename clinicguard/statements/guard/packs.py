"""The guard's packs in resources/guard, joined, checked against each other and made ready once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from clinicguard.host.paths import resources
from clinicguard.knowledge.fault import KnowledgeFault, Place
from clinicguard.knowledge.records import read_beside, read_each
from clinicguard.statements.guard.finding import Circle
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Lexicon
from clinicguard.statements.guard.pack_files import (
    Condition,
    Group,
    Groups,
    Mend,
    Rule,
    Rules,
    Slip,
    Slips,
    Words,
)
from clinicguard.statements.guard.patterns import Pattern, pattern

__all__ = ["Condition", "Group", "Mend", "Packs", "Ready", "Rule", "Slip", "load_packs", "runs_on"]

_ESCAPED = re.compile(r"\\.")
_SET = re.compile(r"\[\^?\]?[^\]]*\]")
_ENDLESS = re.compile(r"[*+]|\{\d*,\}")
QUOTED = "quoted"
"""The one condition that is no list of words: said by somebody else, between quotation marks."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its patterns and conditions made ready."""

    rule: Rule
    group: Group
    patterns: tuple[Pattern, ...]
    conditions: tuple[Condition, ...]
    quoted_passes: bool
    circles: frozenset[Circle]
    begins: frozenset[str]
    """The concepts that a stretch of any of its patterns begins with."""


@dataclass(frozen=True)
class Packs:
    """Everything that the guard knows, ready to be used."""

    groups: Mapping[str, Group]
    lexicon: Lexicon
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    running_on: tuple[tuple[str, re.Pattern[str]], ...]
    """The shapes of which nobody can say how far they reach."""
    phrases: tuple[tuple[str, Pattern], ...]
    rules: tuple[Ready, ...]
    slips: tuple[Slip, ...] = ()

    def of(self, group: str) -> Group:
        """The group of that name."""
        return self.groups[group]

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """Every concept of the lexicon and the shapes, idioms too; each has its number here."""
        of_shapes = {name for name, _ in (*self.shapes, *self.running_on)}
        return tuple(sorted(self.lexicon.concepts | of_shapes))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each concept."""
        return {concept: number for number, concept in enumerate(self.concepts)}


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The files of words/ joined: by concept its words, shapes, idioms and phrases."""

    words: Mapping[str, tuple[str, ...]]
    shapes: Mapping[str, tuple[str, ...]]
    idioms: Mapping[str, tuple[str, ...]]
    phrases: tuple[tuple[str, Pattern], ...]

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset((*self.words, *self.shapes, *(name for name, _ in self.phrases)))

    def lexicon(self, rules: Iterable[Ready]) -> Lexicon:
        """Its words, the idioms in which they mean something else, and those of patterns alone."""
        of_rules = (found for ready in rules for found in ready.patterns)
        own_words = {
            name: entries
            for found in (*(found for _, found in self.phrases), *of_rules)
            for name, entries in found.words.items()
        }
        idioms = {f"-{concept}": entries for concept, entries in self.idioms.items()}
        return Lexicon({**_folded(self.words), **_folded(idioms), **own_words})


@cache
def load_packs(own: Path | None = None) -> Packs:
    """Our packs and those that a clinic keeps beside them.

    Raises:
        KnowledgeFault: a file does not fit, or a rule names a group, a concept or a condition
            that no file has.
    """
    folders = [resources() / "guard", *([own] if own is not None else [])]
    known = read_beside(folders, "groups.yaml", Groups)
    vocabulary = _vocabulary(folders)
    concepts = vocabulary.concepts
    groups = {group.id: group for group in known.groups}
    conditions = {condition.id: condition for condition in known.conditions}
    rules = tuple(
        _ready(rule, groups, conditions, concepts)
        for pack in read_each(folders, "rules/*.yaml", Rules)
        for rule in pack.rules
    )
    for condition in known.conditions:
        named = (*condition.concepts, *condition.broken_by)
        _known(named, concepts, "concept", condition.place)
    return Packs(
        MappingProxyType(groups),
        vocabulary.lexicon(rules),
        _shapes(vocabulary.shapes, running_on=False),
        _shapes(vocabulary.shapes, running_on=True),
        vocabulary.phrases,
        rules,
        read_beside(folders, "slips.yaml", Slips).slips,
    )


def _vocabulary(folders: Sequence[Path]) -> _Vocabulary:
    packs = read_each(folders, "words/*.yaml", Words)
    phrases = _joined(pack.phrases for pack in packs)
    return _Vocabulary(
        words=_joined(pack.words for pack in packs),
        shapes=_joined(pack.shapes for pack in packs),
        idioms=_joined(pack.idioms for pack in packs),
        phrases=tuple(
            (name, pattern(written)) for name, entries in phrases.items() for written in entries
        ),
    )


def _ready(
    rule: Rule,
    groups: Mapping[str, Group],
    conditions: Mapping[str, Condition],
    concepts: frozenset[str],
) -> Ready:
    _known((rule.group,), groups, "group", rule.place)
    group = groups[rule.group]
    names = [name for name in (*group.unless, *rule.unless) if name not in rule.even_if]
    _known((name for name in names if name != QUOTED), conditions, "condition", rule.place)
    patterns = tuple(pattern(written) for written in rule.find)
    _known(rule.words_of_it, concepts, "concept", rule.place)
    for found in patterns:
        _known(found.concepts, concepts, "concept", rule.place)
    return Ready(
        rule,
        group,
        patterns,
        tuple(conditions[name] for name in dict.fromkeys(names) if name != QUOTED),
        QUOTED in names,
        group.circles if rule.circles is None else rule.circles,
        frozenset(concept for found in patterns for concept in found.steps[0].concepts),
    )


def _known(
    names: Iterable[str], known: Mapping[str, object] | frozenset[str], what: str, place: Place
) -> None:
    for name in names:
        if name not in known:
            raise KnowledgeFault(place, f"there is no {what} {name!r}")


def _joined(
    packs: Iterable[Mapping[str, tuple[str, ...]]],
) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for pack in packs:
        for concept, entries in pack.items():
            joined[concept] = (*joined.get(concept, ()), *entries)
    return joined


def _folded(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {
        concept: tuple(dict.fromkeys(folded(entry) for entry in entries))
        for concept, entries in words.items()
    }


def _shapes(
    entries: Mapping[str, Iterable[str]], *, running_on: bool
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, _shape(entry))
        for name, of_concept in entries.items()
        for entry in of_concept
        if runs_on(entry) is running_on
    )


def runs_on(entry: str) -> bool:
    """Whether a regular expression repeats anything without saying how often at most."""
    without_sets = _SET.sub("x", _ESCAPED.sub("x", entry))
    return _ENDLESS.search(without_sets) is not None


def _shape(entry: str) -> re.Pattern[str]:
    return re.compile(
        "".join(folded(letter) if ord(letter) > 0x2E80 else letter for letter in entry)
    )
