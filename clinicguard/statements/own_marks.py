"""Words that the guard always or never marks because the clinic says so: a mark of its own.

It holds for these exact words, never for a group of rules, and not for what tells who a patient is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from clinicguard.host.words import Language
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.recorded import RECORDED
from clinicguard.statements.troubles import MarkStands

MarkKind = Literal["never", "always"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)

OWN_RULE = "own-"
"""What the rule of a finding begins with that the clinic's own words made."""

TunedGroup = Literal[
    "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L10", "L11", "L12", "H1", "H2"
]
"""The groups that judge words alone. The others hold a draft against the facts of its case."""
TUNED: tuple[TunedGroup, ...] = get_args(TunedGroup)

_WHO_SOMEBODY_IS = frozenset({"chart-number", "id-number", "birth-date"})


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That it holds no more."""

    at: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class OwnMark:
    """What the clinic said of a few words; `language` None is every language."""

    id: int
    kind: MarkKind
    group: TunedGroup
    words: str
    language: Language | None
    reason: str
    at: datetime
    by: int
    taken_back: TakenBack | None = None

    @property
    def rule(self) -> str:
        """The rule of what it makes the guard find."""
        return f"{OWN_RULE}{self.id}"

    def holds_in(self, language: Language) -> bool:
        """Whether it stands, and speaks of drafts in this language."""
        return self.taken_back is None and self.language in (None, language)


@dataclass(frozen=True, slots=True)
class PassedByOwn:
    """A finding that is not marked because the clinic said so, and where it said so."""

    finding: GuardFinding
    mark: OwnMark


@dataclass(frozen=True, slots=True)
class Judged:
    """What the guard says of a draft, and what it leaves out by the clinic's own word."""

    findings: tuple[GuardFinding, ...]
    passed: tuple[PassedByOwn, ...] = ()


def may_be_passed(finding: GuardFinding) -> bool:
    """Whether a clinic may say that these words are never marked.

    Nothing that tells who somebody of the records is, nor a chart or identity number or a date of
    birth of anybody: for those a finding is let pass in one text, with a reason.
    """
    return (
        bool(finding.span.strip())
        and finding.group in TUNED
        and not finding.rule.startswith(("name-", RECORDED, OWN_RULE))
        and finding.rule not in _WHO_SOMEBODY_IS
    )


def check_new(
    marks: Iterable[OwnMark],
    kind: MarkKind,
    group: TunedGroup,
    words: str,
    language: Language | None,
) -> None:
    """Whether a mark says something that none of those that hold says already.

    The same words are those that the guard meets as the same, in whatever width or script. One
    for every language may follow one for a single language, never the other way round.

    Raises:
        MarkStands: one of these words and this group holds there, whichever of the two it says.
        ValueError: there is no such kind of mark, or the group is none that a clinic tunes.
    """
    if kind not in MARK_KINDS or group not in TUNED:
        raise ValueError(f"{kind} {group}")
    wanted = _met_as(words)
    for mark in marks:
        same = mark.taken_back is None and mark.group == group and _met_as(mark.words) == wanted
        wider = mark.language in (None, language)
        if same and (wider or (mark.kind != kind and language is None)):
            raise MarkStands(mark.words, mark.kind)


def _met_as(words: str) -> str:
    return folded(words).replace(" ", "")
