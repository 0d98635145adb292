"""Templates of the clinic's own beside ours, and whether somebody has read exactly this wording.

A reading is of one exact text: a changed one is unread again. After a year it is due once more.
Nothing is deleted; what is not offered any more is retired, and ours are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from clinicguard.host.words import Language
from clinicguard.knowledge.said import Said
from clinicguard.knowledge.templates import Placeholder, Template, TemplatePart
from clinicguard.statements.audiences import Audience
from clinicguard.statements.statement import text_hash

OWN = "own-"
_ALL_OWN = 10_000
_GAP = re.compile(r"【([^【】\n]{1,40})】")
_NAMED = re.compile(r"\{[a-z_]+\}")
_PARAGRAPHS = re.compile(r"\n\s*\n")

Read = Literal["read", "due", "changed", "unread"]
"""read within a year, read longer ago, a former wording was read, nobody has read any."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a template of the clinic's own."""

    number: int
    text: str
    at: datetime
    by: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody (`reader`: counsel, or whoever is named) read exactly this wording on `day`."""

    reader: str
    day: date
    sha256: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Retired:
    """That it is not offered any more."""

    at: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class Former:
    """How a template was called, and whether it was retired, until somebody changed that."""

    name: str
    retired: Retired | None
    at: datetime
    by: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template that the clinic wrote; `made_from` is the key of the one it began with, if any.

    `formers` are how it stood before, the oldest first.
    """

    id: int
    audience: Audience
    language: Language
    name: str
    made_from: str
    wordings: tuple[Wording, ...]
    retired: Retired | None = None
    formers: tuple[Former, ...] = ()

    @property
    def key(self) -> str:
        """Its name among all templates."""
        return f"{OWN}{self.id}"

    @property
    def now(self) -> Wording:
        """The wording that is offered."""
        return self.wordings[-1]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template as it stands in one language: ours (`own` None) or the clinic's.

    `reading` is the newest of exactly this text, `former` the newest of any other wording.
    """

    key: str
    audience: Audience
    language: Language
    name: str
    use: str
    text: str
    sha256: str
    read: Read
    own: OwnTemplate | None = None
    reading: Reading | None = None
    former: Reading | None = None
    due: date | None = None
    """When it is to be read again; None while nobody has read this text."""


def is_own(key: str) -> bool:
    """Whether a template is the clinic's own."""
    return key.startswith(OWN)


def template_hash(text: str) -> str:
    """SHA-256 of a wording, as for the text of a statement; hex."""
    return text_hash(text)


def a_year_on(day: date) -> date:
    """The same day of the next year; the 29th of February becomes the 1st of March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def reading_of(sha256: str, readings: Iterable[Reading]) -> Reading | None:
    """The newest reading of exactly this wording."""
    same = (each for each in readings if each.sha256 == sha256)
    return max(same, key=lambda each: (each.day, each.at), default=None)


def standing(
    sha256: str, readings: Iterable[Reading], today: date
) -> tuple[Read, Reading | None, Reading | None]:
    """How a wording stands, the newest reading of it, and the newest of any other wording."""
    known = list(readings)
    reading = reading_of(sha256, known)
    others = (each for each in known if each.sha256 != sha256)
    former = max(others, key=lambda each: (each.day, each.at), default=None)
    if reading is not None:
        return ("due" if a_year_on(reading.day) <= today else "read"), reading, former
    return ("changed" if former is not None else "unread"), None, former


def as_template(
    own: OwnTemplate, like: Template, placeholders: Mapping[str, Placeholder]
) -> Template:
    """The clinic's template as drafts are filled from: 【電話】 is a gap where we know the label.

    `like` is ours for the same audience: its compartment holds for this one too.
    """
    labels = {
        each.name.in_language(own.language): name for name, each in sorted(placeholders.items())
    }

    def gap(found: re.Match[str]) -> str:
        name = labels.get(found[1].strip())
        return f"{{{name}}}" if name else found[0]

    pieces = [piece.strip() for piece in _PARAGRAPHS.split(own.now.text) if piece.strip()]
    parts = tuple(
        TemplatePart(f"part-{number}", _said(own.name), _said(_GAP.sub(gap, piece)))
        for number, piece in enumerate(pieces, 1)
    )
    return Template(
        id=own.key,
        order=_ALL_OWN + own.id,
        name=_said(own.name),
        use=_said(own.name),
        audience=own.audience,
        compartment=like.compartment,
        parts=parts,
    )


def curly(text: str) -> str:
    """The first gap in curly brackets, as our files write it; a clinic writes 【…】."""
    found = _NAMED.search(text)
    return found[0] if found else ""


def labels_in(language: Language, placeholders: Mapping[str, Placeholder]) -> tuple[str, ...]:
    """The gaps that the program fills by itself, as they are written in a template."""
    names = (each.name.in_language(language) for each in placeholders.values())
    return tuple(f"【{name}】" for name in dict.fromkeys(names))


def _said(words: str) -> Said:
    return Said(words, words, words)
