"""Weighs a sentence as a whole: words and concepts that each tell little, and together enough.

A linear model per group over the traits of a sentence. Its weights are learned from the labelled
sentences in tests/data/guard by packaging/guard-weights and stand in resources/guard/weights.json;
nothing but dictionaries is needed to use them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import add
from pathlib import Path

from clinicguard.host.paths import resources

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z']+")
LITTLE = 0.5
"""Keeps a sentence of few known words from being judged by them alone."""
_STEM = 5
"""How many letters of a longer English word stand for its family."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A word, a part of a word or a run of words, and where it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weights:
    """For each trait how much it is worth at all, and its weight in the groups it speaks on."""

    groups: tuple[str, ...]
    bias: tuple[float, ...]
    traits: Mapping[str, tuple[float, tuple[tuple[int, float], ...]]]


def traits_in(text: str) -> Iterator[Trait]:
    """The traits of a folded sentence: one to three Han letters, one to three English words."""
    for run in _HAN.finditer(text):
        for at in range(run.start(), run.end()):
            for end in range(at + 1, min(at + 3, run.end()) + 1):
                yield Trait(text[at:end], at, end)
    words = list(_LATIN.finditer(text))
    for number, word in enumerate(words):
        yield Trait("w:" + word[0], word.start(), word.end())
        if len(word[0]) > _STEM:
            yield Trait("w:" + word[0][:_STEM], word.start(), word.end())
        for count in (2, 3):
            group = words[number : number + count]
            if len(group) == count:
                yield Trait(" ".join(w[0] for w in group), word.start(), group[-1].end())


def names_of(text: str, concepts: Iterable[str]) -> set[str]:
    """The names of all traits of a sentence, its concepts among them."""
    found = {"<" + concept for concept in concepts if not concept.startswith("=")}
    for run in _HAN.findall(text):
        found.update(run)
        found.update(map(add, run, run[1:]))
        found.update(map(add, map(add, run, run[1:]), run[2:]))
    words = _LATIN.findall(text)
    found.update("w:" + word for word in words)
    found.update("w:" + word[:_STEM] for word in words if len(word) > _STEM)
    found.update(map(" ".join, pairwise(words)))
    found.update(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return found


def weigh(text: str, concepts: Iterable[str], weights: Weights) -> dict[str, float]:
    """How likely the sentence belongs to each group, 0 to 1."""
    sums = [0.0] * len(weights.groups)
    square = 0.0
    for name in names_of(text, concepts):
        entry = weights.traits.get(name)
        if entry is not None:
            worth, of_group = entry
            square += worth * worth
            for at, weight in of_group:
                sums[at] += worth * weight
    norm = math.sqrt(square + LITTLE)
    return {
        group: 1 / (1 + math.exp(-max(-30.0, min(30.0, bias + total / norm))))
        for group, bias, total in zip(weights.groups, weights.bias, sums, strict=True)
    }


def telling(text: str, group: str, weights: Weights, parts: Iterable[tuple[int, int]]) -> list[int]:
    """The parts of a sentence, by how much they speak for the group; the weightiest first."""
    at = weights.groups.index(group)
    spans = list(parts)
    sums = [0.0] * len(spans)
    for trait in traits_in(text):
        worth, of_group = weights.traits.get(trait.name, (0.0, ()))
        if worth:
            for number, (start, end) in enumerate(spans):
                if start <= trait.start and trait.end <= end:
                    sums[number] += worth * dict(of_group).get(at, 0.0)
    return sorted(range(len(spans)), key=lambda number: -sums[number])


@cache
def load_weights() -> Weights:
    """The weights that ship with the program."""
    return read_weights(resources() / "guard" / "weights.json")


def read_weights(path: Path) -> Weights:
    """Reads a file of weights: whole numbers, in units of `step`."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    step = kept["step"]
    return Weights(
        tuple(kept["groups"]),
        tuple(kept["bias"]),
        {
            name: (worth * step, tuple((at, w * step) for at, w in enumerate(of_group) if w))
            for name, (worth, *of_group) in kept["traits"].items()
        },
    )
