"""What the guard's packs in resources/guard hold, file by file; checked on load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from clinicguard.host.words import Language
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.said import Said
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.finding import Circle, Jurisdiction, Level, Mending
from clinicguard.statements.guard.patterns import pattern

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
