"""What the catalogues say: the entries of the .po files, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sentences import Key, Place, Problem, Sentence, fields, listed, sentences

if TYPE_CHECKING:
    from babel.messages.catalog import Message

# English needs no catalogue: its sentences are the ids. What is there is checked all the same.
LANGUAGES = {"zh_TW": True, "zh_CN": True, "en": False}


@dataclass(frozen=True, slots=True)
class Translation:
    """One entry of a .po file; two or more `strings` where the language counts."""

    context: str | None
    text: str
    many: str | None
    strings: tuple[str, ...]
    fuzzy: bool
    place: Place

    @property
    def key(self) -> Key:
        return self.context, self.text


def translations(root: Path, language: str) -> tuple[list[Translation], list[Problem]]:
    """Every entry of a language's .po files, and the files that cannot be read."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, PoFileParser

    class Listed(Catalog):
        """Keeps each entry as it was read, where a catalogue would merge two of the same id."""

        def __init__(self) -> None:
            super().__init__(language)
            self.entries: list[Message] = []

        def __setitem__(self, key: str | tuple[str, ...] | list[str], message: Message) -> None:
            if message.id:
                self.entries.append(message)
            else:
                super().__setitem__(key, message)

    found: list[Translation] = []
    problems: list[Problem] = []
    for path in sorted((root / "resources" / "locale" / language).glob("*.po")):
        name = path.relative_to(root).as_posix()
        catalogue = Listed()
        with path.open("rb") as file:
            try:
                PoFileParser(catalogue, ignore_obsolete=True, abort_invalid=True).parse(file)
            except PoFileError as error:
                problems.append(Problem(Place(name, error.lineno), str(error)))
        found += (_entry(message, name) for message in catalogue.entries)
    return found, problems


def _entry(message: Message, file: str) -> Translation:
    ids = [message.id] if isinstance(message.id, str) else message.id
    strings = [message.string] if isinstance(message.string, str) else message.string or []
    return Translation(
        context=message.context,
        text=ids[0],
        many=ids[1] if len(ids) > 1 else None,
        strings=tuple(each or "" for each in strings),
        fuzzy="fuzzy" in message.flags,
        place=Place(file, message.lineno or 0),
    )


def problems_of(root: Path) -> list[Problem]:
    """All that `check` has to say about the code and the catalogues below `root`."""
    said, problems = sentences(root)
    problems += _counted_and_not(said)
    for language, needed in LANGUAGES.items():
        entries, broken = translations(root, language)
        problems += broken
        problems += _untranslated(said, entries, language) if needed else []
        problems += _unused(said, entries)
        problems += _said_twice(entries)
        problems += (problem for entry in entries for problem in _faults(entry, language))
    return sorted(set(problems))


def _counted_and_not(said: Iterable[Sentence]) -> Iterator[Problem]:
    first: dict[Key, Sentence] = {}
    for sentence in said:
        other = first.setdefault(sentence.key, sentence)
        if other.many != sentence.many:
            yield Problem(sentence.place, f"{sentence.text!r} has another plural at {other.place}")


def _untranslated(
    said: Iterable[Sentence], entries: Iterable[Translation], language: str
) -> Iterator[Problem]:
    done = {entry.key for entry in entries if all(entry.strings) and not entry.fuzzy}
    for sentence in said:
        if sentence.key not in done:
            yield Problem(
                sentence.place, f"no {language} for {sentence.text!r}{_within(sentence.context)}"
            )


def _unused(said: Iterable[Sentence], entries: Iterable[Translation]) -> Iterator[Problem]:
    used = {(sentence.key, sentence.many) for sentence in said}
    for entry in entries:
        if (entry.key, entry.many) not in used:
            yield Problem(entry.place, f"nobody says {entry.text!r}{_within(entry.context)}")


def _said_twice(entries: Iterable[Translation]) -> Iterator[Problem]:
    first: dict[Key, Translation] = {}
    for entry in entries:
        other = first.setdefault(entry.key, entry)
        if other is entry:
            continue
        if other.place.file == entry.place.file:
            yield Problem(
                entry.place, f"{entry.text!r} stands here twice, see line {other.place.line}"
            )
        elif other.strings != entry.strings:
            yield Problem(entry.place, f"{entry.text!r} is translated otherwise at {other.place}")


_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_STYLE = {
    re.compile(
        f"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]"
    ): "a space parts Han from Latin and digits",
    re.compile(f"[{_HAN}）」][,;:?.](?![0-9])"): "Chinese takes full-width punctuation",
    re.compile("[！!]"): "no exclamation marks",
}


def _faults(entry: Translation, language: str) -> Iterator[Problem]:
    for number, translated in enumerate(entry.strings):
        if not translated:
            continue
        original = entry.text if language == "en" and number == 0 else entry.many or entry.text
        if fields(original) != fields(translated):
            wanted, there = listed(fields(original)), listed(fields(translated))
            yield Problem(
                entry.place, f"fields differ: {wanted} in the id, {there} in the translation"
            )
        if original.strip() == original and translated.strip() != translated:
            yield Problem(entry.place, "the translation begins or ends with a space")
        yield from (
            Problem(entry.place, rule) for seen, rule in _STYLE.items() if seen.search(translated)
        )


def _within(context: str | None) -> str:
    return f" in the context {context!r}" if context else ""
