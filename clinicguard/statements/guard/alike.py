"""The gist of a sentence: its words of weight, one word for those that mean the same, and whether
it denies. By it a draft is held against the lines of the fact table, whoever worded them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read_each
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import is_latin

_AND_WHEN = r" (?:while|when|if|until|as|before|after) |[,，;；]"


@dataclass(frozen=True, slots=True)
class Alike:
    """A file of alike/: words that mean the same here, pairs that exclude each other (several words
    for one side with a bar between), words that carry no weight, words that deny, and those that
    only look as if they did."""

    same: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, ...], ...] = ()
    light: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    not_denying: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gist:
    """The words of weight of a sentence; `turned` is whether it denies them."""

    words: frozenset[str]
    turned: bool
    sides: frozenset[str] = frozenset()
    """Which side of which pair it names: 4a, 4b."""

    def opposite(self, other: Gist) -> bool:
        """Whether one names the side that excludes the other's, as left and right do."""
        across = {f"{side[:-1]}{'b' if side[-1] == 'a' else 'a'}" for side in self.sides}
        return bool(across & other.sides) and not (self.sides & other.sides)


@dataclass(frozen=True, slots=True)
class _Known:
    same: dict[str, str]
    opposites: dict[str, tuple[str, ...]]
    light: frozenset[str]
    denying: re.Pattern[str]
    not_denying: re.Pattern[str]
    begins: dict[str, tuple[str, ...]]
    """The words that have others like them, the longest first, by their first letter."""


def share(of: Gist, within: Gist) -> float:
    """Which part of the words of one gist stand in another, 0 to 1; short gists count less."""
    if len(of.words) < 2:
        return 0.0
    return len(of.words & within.words) / len(of.words)


def weight_of(words: Iterable[str]) -> float:
    """How many words the words of a gist are: a Chinese one has two letters."""
    return sum(0.5 if len(word) == 1 else 1.0 for word in words)


@lru_cache(maxsize=2_000)
def gist_of(text: str) -> Gist:
    """The gist of a folded text. Kept until `gist_of.cache_clear`, as a check asks often."""
    known = _knowledge()
    without = known.not_denying.sub(" ", text)
    turned = len(known.denying.findall(without)) % 2 == 1
    plain = known.denying.sub(" ", without) if turned else text
    words: set[str] = set()

    rest = _one_word_each(plain, known, words)
    for piece in re.findall(r"[a-z][a-z']+|[\u3400-\u9fff]+", rest):
        words |= set(_latin(piece, known) if is_latin(piece[0]) else _han(piece, known))
    sides = frozenset(
        side for word, named in known.opposites.items() if word in text for side in named
    )
    return Gist(frozenset(words), turned, sides)


def behind_denial(text: str) -> str:
    """What stands behind the first word that denies, in a folded text."""
    found = _knowledge().denying.search(_knowledge().not_denying.sub(" ", text))
    if found is None:
        return ""
    return re.split(_AND_WHEN, _knowledge().not_denying.sub(" ", text)[found.end() :])[0]


def _one_word_each(text: str, known: _Known, words: set[str]) -> str:
    """Adds the one word for each that has others like it; returns the text without them."""
    rest: list[str] = []
    at, kept, size, begins = 0, 0, len(text), known.begins
    while at < size:
        for word in begins.get(text[at], ()):
            if text.startswith(word, at) and _stands(word, text, at):
                words.add(known.same[word])
                rest += (text[kept:at], " ")
                at = kept = at + len(word)
                break
        else:
            at += 1
    return "".join((*rest, text[kept:]))


def _stands(word: str, text: str, at: int) -> bool:
    end = at + len(word)
    if not word.isascii():
        return True
    return not (at and is_latin(text[at - 1])) and not (end < len(text) and is_latin(text[end]))


def _by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    begins: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        begins.setdefault(word[0], []).append(word)
    return {letter: tuple(entries) for letter, entries in begins.items()}


def _latin(word: str, known: _Known) -> Iterable[str]:
    stem = stem_of(word.removesuffix("'s"))
    if word not in known.light and stem not in known.light and len(stem) > 1:
        yield known.same.get(stem, stem)


def _han(run: str, known: _Known) -> Iterable[str]:
    kept = "".join(" " if letter in known.light else letter for letter in run)
    for piece in kept.split():
        yield from piece


def stem_of(word: str) -> str:
    """An English word without its ending, roughly: cleaners → clean, overheated → overheat."""
    for ending in (
        "ingly",
        "edly",
        "ation",
        "ings",
        "ing",
        "ied",
        "ies",
        "ers",
        "ed",
        "es",
        "er",
        "ly",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return word.removesuffix("e") if len(word) > 4 else word


@cache
def _knowledge() -> _Known:
    packs = read_each([_folder()], "alike/*.yaml", Alike)
    same: dict[str, str] = {}
    for pack in packs:
        for words in pack.same:
            for word in words:
                same[folded(word)] = "=" + folded(words[0])
    opposites: dict[str, tuple[str, ...]] = {}
    pairs = (pair for pack in packs for pair in pack.opposites)
    for number, pair in enumerate(pairs):
        for side, named in zip("ab", pair, strict=True):
            for word in folded(named).split("|"):
                opposites[word] = (*opposites.get(word, ()), f"{number}{side}")
    light = frozenset(folded(word) for pack in packs for word in pack.light)
    denying = sorted({folded(w) for pack in packs for w in pack.denying}, key=len, reverse=True)
    not_denying = {folded(word) for pack in packs for word in pack.not_denying}
    return _Known(
        same,
        opposites,
        light,
        _any_of(denying),
        _any_of(not_denying),
        _by_first_letter(same),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in words) or r"(?!)"
    )


def _folder() -> Path:
    return resources() / "guard"
