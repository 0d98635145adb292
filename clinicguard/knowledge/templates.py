"""Statement templates: parts with named, typed placeholders, written out for one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.counting import HAN
from clinicguard.knowledge.fault import NOWHERE, KnowledgeFault, Place
from clinicguard.knowledge.records import read, read_each
from clinicguard.knowledge.reviews import Review
from clinicguard.knowledge.said import Said

Audience = Literal[
    "review_reply",
    "public_statement",
    "press",
    "patient_letter",
    "staff_memo",
    "care_talk",
    "authority",
    "insurer",
    "partners",
]
Kept = Literal["public", "care", "root_cause", "mediation", "case"]
Kind = Literal[
    "text",
    "quote",
    "person",
    "people",
    "role",
    "phone",
    "email",
    "address",
    "link",
    "reference",
    "date",
    "datetime",
    "days",
    "facts",
    "unknowns",
    "actions",
    "issues",
    "questions",
    "messages",
]
Source = Literal["clinic", "people", "facts", "unknowns", "case", "clock", "typed"]

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_LATIN = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A gap in a template: what kind of value fills it, its label, and where that comes from.

    `ask` is the question that helps whoever fills it by hand.
    """

    id: str
    kind: Kind
    source: Source
    name: Said
    ask: Said | None = None

    def question(self, language: Language) -> str:
        """What to think of while filling it; empty where the label says enough."""
        return "" if self.ask is None else self.ask.in_language(language)


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The file templates/fields/fields.yaml: one meaning for a name in all templates."""

    fields: tuple[Placeholder, ...]


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A paragraph. A heading is the question of a prepared answer."""

    id: str
    name: Said
    text: Said
    heading: Said | None = None

    def __post_init__(self) -> None:
        gaps = {_gaps(self.text.in_language(language)) for language in LANGUAGES}
        if len(gaps) != 1:
            raise ValueError("the three languages should have the same placeholders")

    @property
    def gaps(self) -> frozenset[str]:
        """The names of the placeholders in this part."""
        return _gaps(self.text.en)


@dataclass(frozen=True, slots=True)
class Template:
    """A text to start from. `reviewed` is None until counsel has read the wording.

    `never` says what it must not be used for; ours all have one.
    """

    id: str
    order: int
    name: Said
    use: Said
    audience: Audience
    compartment: Kept
    parts: tuple[TemplatePart, ...]
    law: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    notes: tuple[Said, ...] = ()
    never: Said | None = None
    most_characters: int | None = None
    reviewed: Review | None = None
    place: Place = NOWHERE

    @property
    def gaps(self) -> tuple[str, ...]:
        """Every placeholder of the template, once, in the order in which they are met."""
        met = (gap for part in self.parts for gap in _PLACEHOLDER.findall(part.text.en))
        return tuple(dict.fromkeys(met))


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part with its values put in; `missing` are the placeholders that had none."""

    id: str
    name: str
    text: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates by id in the order of the list, and their placeholders by name."""

    templates: Mapping[str, Template]
    placeholders: Mapping[str, Placeholder]

    def for_jurisdiction(self, jurisdiction: str) -> tuple[Template, ...]:
        """Those that are offered here; a template for one law only is left out elsewhere."""
        return tuple(
            template
            for template in self.templates.values()
            if not template.only_in or jurisdiction in template.only_in
        )

    def write(
        self, template_id: str, language: Language, values: Mapping[str, str]
    ) -> tuple[WrittenPart, ...]:
        """The parts with the values put in. A gap without a value stays visible, as 【label】.

        Raises KeyError for a template that does not exist.
        """
        template = self.templates[template_id]
        return tuple(self._written(part, language, values) for part in template.parts)

    def _written(
        self, part: TemplatePart, language: Language, values: Mapping[str, str]
    ) -> WrittenPart:
        missing: list[str] = []
        text = part.text.in_language(language)

        def put(gap: re.Match[str]) -> str:
            placeholder = self.placeholders[gap[1]]
            value = values.get(gap[1], "").strip()
            if not _says_something(value, placeholder.kind):
                missing.append(gap[1])
                value = f"【{placeholder.name.in_language(language)}】"
            before, after = text[: gap.start()], text[gap.end() :]
            return _fitted(value, before, after, placeholder.kind, language)

        heading = f"{part.heading.in_language(language)}\n" if part.heading else ""
        said = heading + _PLACEHOLDER.sub(put, text)
        return WrittenPart(
            part.id, part.name.in_language(language), said, tuple(dict.fromkeys(missing))
        )


@cache
def load_templates(own: Path | None = None) -> Templates:
    """Our templates and those of the clinic's own folder (templates/*.yaml beside ours).

    Raises KnowledgeFault, also for a placeholder that fields.yaml does not know.
    """
    folders = [resources(), *([own] if own is not None else [])]
    known = read(resources() / "templates" / "fields" / "fields.yaml", Placeholders).fields
    placeholders = MappingProxyType({field.id: field for field in known})
    found = sorted(read_each(folders, "templates/*.yaml", Template), key=lambda t: (t.order, t.id))
    for template in found:
        for gap in template.gaps:
            if gap not in placeholders:
                raise KnowledgeFault(template.place, f"there is no placeholder {gap!r}")
    return Templates(MappingProxyType({template.id: template for template in found}), placeholders)


def _gaps(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))


_SENTENCES: frozenset[Kind] = frozenset(
    {"facts", "unknowns", "actions", "issues", "questions", "messages"}
)
_STOPS = "。．！？；.!?;"
_CLOSING = "」』”’\"')）"


def ends_as_sentence(words: str) -> bool:
    """Whether words end with a stop, perhaps inside the mark that closes them."""
    return words.rstrip(_CLOSING)[-1:] in tuple(_STOPS)


def _says_something(value: str, kind: Kind) -> bool:
    """Whether it fills a gap: stops alone do so only as somebody's own words, as in “？？？”."""
    return bool(value if kind == "quote" else value.strip(_STOPS))


def ended_as_sentence(words: str, language: Language) -> str:
    """Words with the stop that their letters end a sentence with, where they have none."""
    if ends_as_sentence(words):
        return words
    return words + ("。" if is_chinese(words, language) else ".")


def is_chinese(words: str, language: Language) -> bool:
    """Whether words are Chinese; of letters of both kinds the language of the text says it."""
    if HAN.search(words) is None:
        return False
    return language != "en" or _LATIN.search(words) is None


def _fitted(value: str, before: str, after: str, kind: Kind, language: Language) -> str:
    """The value with one full stop and not two, and a half space between Han and Latin."""
    if after.lstrip("」”")[:1] in ("。", "，", "；", ".", ",", ";"):
        value = value.rstrip(_STOPS) or value
    elif not after and kind in _SENTENCES:
        value = ended_as_sentence(value, language)
    latin_first, latin_last = value[0].isascii() and value[0].isalnum(), value[-1].isascii()
    left = " " if latin_first and HAN.match(before[-1:]) else ""
    right = " " if latin_last and value[-1].isalnum() and HAN.match(after[:1]) else ""
    return left + value + right
