"""Help with the wording of the house: length, sentences that accuse, feeling first, a way to us.

House style, no law and no standard: a reply that feels, acts and names a contact (three musts),
that speaks of nobody's case and blames nobody (two must-nots), the hard part between warm ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.incidents.messages import Measure, measured
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.check import marks_of
from clinicguard.statements.guard.finding import GuardFinding, circle_of
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.parts import parts_of
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.statement import Audience

HintKind = Literal["accusing_you", "no_feeling_first", "no_action", "no_contact", "cold_end"]
_WARM_CIRCLES = ("public", "letter", "talk")
_CASES, _BLAME = frozenset({"L1", "L2"}), frozenset({"L5", "L6", "L12"})


@dataclass(frozen=True, slots=True)
class StyleHint:
    """A place that could read better. `start` and `end` are code points of the text."""

    kind: HintKind
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
class HouseForm:
    """Three musts and two must-nots, and whether the hard part stands between two warm ones."""

    feels: bool
    acts: bool
    names_contact: bool
    leaves_cases_out: bool
    blames_nobody: bool
    sandwich: bool

    @property
    def kept(self) -> int:
        """How many of the five are kept."""
        return sum(
            (
                self.feels,
                self.acts,
                self.names_contact,
                self.leaves_cases_out,
                self.blames_nobody,
            )
        )


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A turn that points at the reader, and what says the same of us."""

    id: str
    language: Language
    find: str
    instead: str


@dataclass(frozen=True, slots=True)
class StyleBook:
    """The file style/style.yaml."""

    accusing: tuple[Rewrite, ...]


def style_of(text: str, language: Language, audience: Audience) -> Style:
    """How the text reads, with what could read better in the order of the text."""
    reading = Reading(text)
    lengths = [_length(text, sentence, reading, language) for sentence in reading.sentences]
    hints = [
        *_accusing(text, language),
        *_missing(reading, audience),
    ]
    return Style(
        measured(text),
        len(lengths),
        max(lengths, default=0),
        _grade(text, len(lengths)) if language == "en" else None,
        tuple(sorted(hints, key=lambda hint: (hint.start, hint.end))),
    )


def house_form(text: str, findings: Iterable[GuardFinding]) -> HouseForm:
    """Which rules of the house a text keeps; `findings` are the guard's of the same text."""
    reading = Reading(text)
    parts = parts_of(reading, marks_of(reading, load_packs()))
    groups = {each.group for each in findings}
    return HouseForm(
        feels=parts["empathy"],
        acts=parts["next"] or parts["commitment"],
        names_contact=parts["contact"],
        leaves_cases_out=not groups & _CASES,
        blames_nobody=not groups & _BLAME,
        sandwich=_feels_at(reading, 0) and _warm_end(reading),
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
        if start < taken:
            continue
        taken = end
        better = rewrite.instead
        if text[start : start + 1].isupper():
            better = better[:1].upper() + better[1:]
        yield StyleHint("accusing_you", start, end, text[start:end], better)


def _missing(reading: Reading, audience: Audience) -> Iterator[StyleHint]:
    if circle_of(audience) not in _WARM_CIRCLES or not reading.sentences:
        return
    parts = parts_of(reading, marks_of(reading, load_packs()))
    end = len(reading.draft)
    first = reading.span(reading.sentences[0].start, reading.sentences[0].end)
    if not _feels_at(reading, 0):
        yield StyleHint("no_feeling_first", *first, reading.draft[slice(*first)])
    if not (parts["next"] or parts["commitment"]):
        yield StyleHint("no_action", end, end, "")
    if not parts["contact"]:
        yield StyleHint("no_contact", end, end, "")
    elif not _warm_end(reading):
        yield StyleHint("cold_end", end, end, "")


def _feels_at(reading: Reading, number: int) -> bool:
    """Whether a feeling stands in one of the two sentences from there on: a greeting may lead."""
    wanted = reading.sentences[number : number + 2]
    if not wanted:
        return False
    start, end = wanted[0].start, wanted[-1].end
    marks = marks_of(reading, load_packs())
    return any(mark.concept == "feeling" and start <= mark.start < end for mark in marks)


def _warm_end(reading: Reading) -> bool:
    """Whether the last sentences lead to us, promise a next word, or stay with it."""
    last = reading.sentences[-3:]
    if not last:
        return False
    marks = marks_of(reading, load_packs())
    warm = {"reach_us", "phone", "email", "next_word", "stays_with_it", "feeling"}
    return any(mark.concept in warm and mark.start >= last[0].start for mark in marks)


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
