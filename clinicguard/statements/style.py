"""Help with the wording of the house: how long it is, how it reads, turns that accuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.incidents.messages import Measure, measured
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.reading import Reading, Sentence

_PARTED = re.compile(r"[。！？；，：!?;,\n]|[.:](?=\s)")
"""Where a part of a sentence ends."""
_AROUND = 120
"""So many characters before and after a turn are read with it at most."""


@dataclass(frozen=True, slots=True)
class StyleHint:
    """A turn that points at the reader. `start` and `end` are code points of the text."""

    start: int
    end: int
    span: str
    better: str = ""
    """Words that can stand in place of the span; empty where only the writer knows them."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text reads. `longest` counts Chinese characters, or words, of the longest sentence."""

    measure: Measure
    sentences: int
    longest: int
    grade: float | None
    """English only: school years needed, by Flesch and Kincaid (1975); a letter aims at 8."""
    hints: tuple[StyleHint, ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A turn that points at the reader, and words that can stand there and state nothing of us."""

    id: str
    language: Language
    find: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Supposing:
    """By what it is known that a part of a sentence supposes something, or asks."""

    language: Language
    find: str


@dataclass(frozen=True, slots=True)
class StyleBook:
    """The file style/style.yaml."""

    accusing: tuple[Rewrite, ...]
    supposing: tuple[Supposing, ...]


def style_of(text: str, language: Language) -> Style:
    """How the text reads, with what could read better in the order of the text."""
    reading = Reading(text)
    lengths = [_length(text, sentence, reading, language) for sentence in reading.sentences]
    return Style(
        measured(text),
        len(lengths),
        max(lengths, default=0),
        _grade(text, len(lengths)) if language == "en" else None,
        tuple(_accusing(text, language)),
    )


def rewritten(text: str, hint: StyleHint) -> str:
    """The text with the offered words in place of the span."""
    return text[: hint.start] + hint.better + text[hint.end :] if hint.better else text


def _length(text: str, sentence: Sentence, reading: Reading, language: Language) -> int:
    measure = measured(text[slice(*reading.span(sentence.start, sentence.end))])
    return measure.words if language == "en" else measure.characters + measure.words


def _accusing(text: str, language: Language) -> Iterator[StyleHint]:
    taken = 0
    for place, rewrite in sorted(
        (
            (found.span(), rewrite)
            for rewrite, pattern in _patterns(language)
            for found in pattern.finditer(text)
        ),
        key=lambda each: (each[0][0], -each[0][1]),
    ):
        start, end = place
        if start < taken or _supposes(text, start, end, language):
            continue
        taken = end
        better = rewrite.instead
        if text[start : start + 1].isupper():
            better = better[:1].upper() + better[1:]
        yield StyleHint(start, end, text[start:end], better)


def _supposes(text: str, start: int, end: int, language: Language) -> bool:
    """Whether the part of the sentence around a turn says "if", or asks."""
    first, last = max(0, start - _AROUND), end + _AROUND
    before = max((found.end() for found in _PARTED.finditer(text, first, start)), default=first)
    parted = _PARTED.search(text, end, last)
    after = parted.end() if parted else last
    return _supposing(language).search(text, before, after) is not None


def _grade(text: str, sentences: int) -> float | None:
    """0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975)."""
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", text)
    if not words or not sentences:
        return None
    syllables = sum(_syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return round(max(grade, 0.0), 1)


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


@cache
def style_book() -> StyleBook:
    """What the house holds of wording."""
    return read(resources() / "style" / "style.yaml", StyleBook)


@cache
def _supposing(language: Language) -> re.Pattern[str]:
    (known,) = (each for each in style_book().supposing if each.language == language)
    return re.compile(known.find, re.IGNORECASE)


@cache
def _patterns(language: Language) -> tuple[tuple[Rewrite, re.Pattern[str]], ...]:
    flags = re.IGNORECASE if language == "en" else 0
    return tuple(
        (
            rewrite,
            re.compile(rf"\b(?:{rewrite.find})\b" if language == "en" else rewrite.find, flags),
        )
        for rewrite in style_book().accusing
        if rewrite.language == language
    )
