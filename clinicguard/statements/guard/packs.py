"""The guard's packs in resources/guard: what each file holds, checked on load, made ready once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.knowledge.fault import NOWHERE, KnowledgeFault, Place
from clinicguard.knowledge.records import read_beside, read_each
from clinicguard.knowledge.said import Said
from clinicguard.statements.guard.finding import Circle, Jurisdiction, Level, Mending
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Lexicon
from clinicguard.statements.guard.patterns import Pattern, pattern
from clinicguard.statements.statement import Audience

Where = Literal["before", "inside", "near", "part", "so_far", "sentence", "after", "quotation"]
Kind = Literal[
    "words",
    "pattern",
    "substitution",
    "missing_part",
    "repetition",
    "consistency",
    "readability",
]
_ESCAPED = re.compile(r"\\.")
_SET = re.compile(r"\[\^?\]?[^\]]*\]")
_ENDLESS = re.compile(r"[*+]|\{\d*,\}")
QUOTED = "quoted"
"""The one condition that is no list of words: said by somebody else, between quotation marks."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend a finding; of those of a group the first that fits is offered.

    In `words`, {known} is the line of the fact table, {value} what it says for the words found.
    """

    kind: Mending
    words: Said
    circles: frozenset[Circle] | None = None
    only: frozenset[Audience] | None = None
    rules: tuple[str, ...] = ()
    of: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """Fits these found words alone."""
    before: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """Fits where one of these follows the words found."""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of findings: why it matters, under which law, how grave where, heard by whom."""

    id: str
    name: Said
    reason: Said
    mend: tuple[Mend, ...]
    level: Level
    circles: frozenset[Circle]
    kind: Kind = "pattern"
    levels: Mapping[Jurisdiction, Level] = field(default_factory=dict)
    law: Mapping[Jurisdiction, str] = field(default_factory=dict)
    guide: Said | None = None
    """The guide that asks for it, where no law does or beside it."""
    unless: tuple[str, ...] = ()
    doubt: float = 0.0
    """A rule's finding is dropped where the weights hold its sentence for less likely than this."""
    doubt_of_encoder: float = 0.0
    """The same where the encoder reads the sentence."""
    longest: Mapping[Language, int] = field(default_factory=dict)
    """Readability: from which length on a sentence is long, in Han letters and Latin words."""
    listed: bool = True
    """Whether the group is one of the agreed list, which other programs ask for."""
    place: Place = field(default=NOWHERE, compare=False)

    def level_in(self, jurisdiction: Jurisdiction) -> Level:
        """How grave it is there."""
        return self.levels.get(jurisdiction, self.level)


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns of one group. What it leaves out, it has from its group."""

    id: str
    group: str
    find: tuple[str, ...] = ()
    likely: float | None = None
    """Finds the sentences that the weights hold for at least this likely to be of `weighed_as`."""
    understood: float | None = None
    """The same where the encoder reads the sentence."""
    words_of_it: tuple[str, ...] = ()
    """Concepts of which most sentences of the kind have one; without any of them the encoder has
    to be as sure as `wordless` says."""
    wordless: float = 1.0
    alone: float | None = None
    """From which likelihood on a part sentence with such a word, read by itself, is enough: beside
    another matter the encoder may overlook it."""
    weighed_as: str = ""
    held: float | None = None
    """Finds the sentences that the encoder, a known line beside them, holds at least this likely to
    go against it (X1) or to tell as known what is open (X2)."""
    at_desk: Level = "hint"
    """How grave a finding by sense is in the window, where it can hold up an approval."""
    sure: bool = False
    """Whether its findings stand whatever the weights say."""
    unless: tuple[str, ...] = ()
    even_if: tuple[str, ...] = ()
    """Conditions of the group that do not hold this rule back."""
    circles: frozenset[Circle] | None = None
    only: frozenset[Audience] | None = None
    level: Level | None = None
    reason: Said | None = None
    instead: Mapping[str, str] = field(default_factory=dict)
    """What the found words are put right to, where it is a matter of spelling."""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def of_sense(self) -> bool:
        """Whether it goes by the sense of whole sentences, and by no pattern."""
        return not (self.likely is self.understood is self.held is self.alone is None)

    def __post_init__(self) -> None:
        if self.held is not None and (self.find or self.unless or self.even_if):
            raise ValueError("a sentence held against a line knows no patterns and no conditions")
        for written in self.find:
            try:
                pattern(written)
            except ValueError as wrong:
                raise ValueError(f"the pattern {written!r}: {wrong}") from wrong


@dataclass(frozen=True, slots=True)
class Condition:
    """Words that take a finding back when they stand where `where` says, `reach` units away."""

    id: str
    concepts: tuple[str, ...]
    where: Where
    reach: int = 10
    broken_by: tuple[str, ...] = ()
    """Concepts that end its reach: what follows a "but" is no longer what somebody said."""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Groups:
    """The file groups.yaml."""

    groups: tuple[Group, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """A file of rules/."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A file of words/: by concept its words, its shapes (regular expressions over folded text),
    its phrases (patterns), and the idioms in which its words mean something else."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shapes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    idioms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the pen in one language; `find` is a regular expression over the text as typed."""

    id: str
    language: Language
    find: str
    instead: str
    place: Place = field(default=NOWHERE, compare=False)

    def __post_init__(self) -> None:
        try:
            self.pattern.search("")
        except re.error as wrong:
            raise ValueError(f"the pattern {self.find!r}: {wrong}") from wrong

    @property
    def pattern(self) -> re.Pattern[str]:
        """Whole words in English, where the first letter may be a capital."""
        if self.language == "en":
            return re.compile(rf"\b(?:{self.find})\b", re.IGNORECASE)
        return re.compile(self.find)


@dataclass(frozen=True, slots=True)
class Slips:
    """The file slips.yaml."""

    slips: tuple[Slip, ...]


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


@cache
def load_packs(own: Path | None = None) -> Packs:
    """Our packs and those that a clinic keeps beside them.

    Raises:
        KnowledgeFault: a file does not fit, or a rule names a group, a concept or a condition
            that no file has.
    """
    folders = [resources() / "guard", *([own] if own is not None else [])]
    known = read_beside(folders, "groups.yaml", Groups)
    vocabulary = read_each(folders, "words/*.yaml", Words)
    groups = {group.id: group for group in known.groups}
    conditions = {condition.id: condition for condition in known.conditions}
    words = _joined(pack.words for pack in vocabulary)
    shapes = _joined(pack.shapes for pack in vocabulary)
    phrases = tuple(
        (name, pattern(written))
        for name, entries in _joined(pack.phrases for pack in vocabulary).items()
        for written in entries
    )
    concepts = frozenset(words) | frozenset(shapes) | {name for name, _ in phrases}
    rules = tuple(
        _ready(rule, groups, conditions, concepts)
        for pack in read_each(folders, "rules/*.yaml", Rules)
        for rule in pack.rules
    )
    for condition in known.conditions:
        named = (*condition.concepts, *condition.broken_by)
        _known(named, concepts, "concept", condition.place)
    own_words = {
        name: entries
        for found in (*(p for _, p in phrases), *(p for ready in rules for p in ready.patterns))
        for name, entries in found.words.items()
    }
    idioms = {
        f"-{concept}": entries
        for concept, entries in _joined(pack.idioms for pack in vocabulary).items()
    }
    return Packs(
        MappingProxyType(groups),
        Lexicon({**_folded(words), **_folded(idioms), **own_words}),
        _shapes(shapes, running_on=False),
        _shapes(shapes, running_on=True),
        phrases,
        rules,
        read_beside(folders, "slips.yaml", Slips).slips,
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
