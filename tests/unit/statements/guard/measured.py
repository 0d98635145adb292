"""The labelled texts, and how far the guard's findings agree with their labels."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clinicguard.statements.guard.finding import Jurisdiction
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard_json import findings_from_json

DATA = Path(__file__).resolve().parents[3] / "data" / "guard"
KEPT_ASIDE = ("kept_aside.jsonl", "kept_aside_2.jsonl")


@dataclass(frozen=True)
class Judged:
    """A labelled text, the groups that a reader found in it and those that the guard finds."""

    text: dict[str, Any]
    expected: frozenset[str]
    found: frozenset[str]

    def blocks(self, group: str) -> bool:
        """Whether a finding of the group would hold this text back."""
        place: Jurisdiction = self.text["jurisdiction"]
        return load_packs().of(group).level_in(place) == "block"


@dataclass
class Count:
    """Findings that are right, wrong, and missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """How many of the findings are right; 1 where there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """How many of the expected are found; 1 where there are none."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0


def texts_in(*files: str) -> list[dict[str, Any]]:
    """The labelled texts of some files."""
    return [
        json.loads(line) for file in files for line in (DATA / file).read_text("utf-8").splitlines()
    ]


def judged(texts: Iterable[dict[str, Any]]) -> list[Judged]:
    """Each text checked as `clinicguard guard check --json` checks it."""
    kept = list(texts)
    answers = map(json.loads, findings_from_json(map(json.dumps, kept)))
    return [
        Judged(text, frozenset(text["groups"]), frozenset(f["group"] for f in answer["findings"]))
        for text, answer in zip(kept, answers, strict=True)
    ]


def counted(
    all_judged: Iterable[Judged], key: Callable[[Judged, str], str | None]
) -> dict[str, Count]:
    """The findings counted under whatever `key` says; those without a key are left out."""
    counts: dict[str, Count] = {}
    for one in all_judged:
        for group in one.expected | one.found:
            name = key(one, group)
            if name is None:
                continue
            count = counts.setdefault(name, Count())
            if group not in one.found:
                count.missing += 1
            elif group in one.expected:
                count.right += 1
            else:
                count.wrong += 1
    return counts


def blocking(all_judged: Iterable[Judged]) -> Count:
    """All findings that hold a text back, together."""
    counts = counted(all_judged, lambda one, group: "block" if one.blocks(group) else None)
    return counts.get("block", Count())
