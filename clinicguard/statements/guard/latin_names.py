"""Names in Latin letters: whole in either order, with a title, by initials, or called to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from clinicguard.statements.guard import names as of

if TYPE_CHECKING:
    from clinicguard.statements.guard.names import Named, NameIndex

_WORD = re.compile(r"[a-z]+")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "mister", "madam"})
_CALLED = frozenset({"dear", "hi", "hello", "hey", "thanks", "sorry"})
_DOTTED = re.compile(r"\b[a-z]\.\s?[a-z]\.(?:\s?[a-z]\.)?(?![a-z])")
_NO_INITIALS = frozenset({"am", "pm", "eg", "ie", "us", "uk", "po", "dob", "nb", "cc", "ps", "qa"})


def latin_names(text: str, index: NameIndex) -> Iterator[Named]:
    """Whoever is named in Latin letters in a folded text."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        named = _at(text, words, at, index)
        if named is not None:
            yield named
        at += 1
        while named is not None and at < len(words) and words[at].start() < named.end:
            at += 1
    for found in _DOTTED.finditer(text):
        if re.sub(r"[^a-z]", "", found[0]) not in _NO_INITIALS:
            yield of.Named("initials", found.start(), found.end())


def _at(text: str, words: Sequence[re.Match[str]], at: int, index: NameIndex) -> Named | None:
    word = words[at]
    title = words[at - 1] if at and _titles(text, words[at - 1], word) else None
    start = word.start() if title is None else title.start()
    for count in (4, 3, 2):
        group = words[at : at + count]
        if _whole(text, group, count, index) and _counts(text, words, at, count, title is not None):
            return of.Named("whole", start, group[-1].end(), group[-1][0])
    if title is not None:
        if word[0] in index.last_names:
            return of.Named("whole", start, word.end(), word[0])
        return of.Named("initials" if len(word[0]) == 1 else "titled", start, word.end(), word[0])
    if _initial_before_surname(text, words, at, index):
        return of.Named("whole", start, words[at + 1].end(), words[at + 1][0])
    if word[0] in index.first_names and _called_to(text, words, at):
        return of.Named("given", start, word.end())
    return None


def _initial_before_surname(
    text: str, words: Sequence[re.Match[str]], at: int, index: NameIndex
) -> bool:
    if len(words[at][0]) > 1 or at + 1 == len(words):
        return False
    between = text[words[at].end() : words[at + 1].start()]
    return words[at + 1][0] in index.last_names and between.strip(" ") == "."


def _titles(text: str, title: re.Match[str], word: re.Match[str]) -> bool:
    return title[0] in _TITLES and not text[title.end() : word.start()].strip(". ")


def _whole(text: str, group: Sequence[re.Match[str]], count: int, index: NameIndex) -> bool:
    if len(group) < count or "".join(word[0] for word in group) not in index.latin:
        return False
    gaps = (text[a.end() : b.start()] for a, b in pairwise(group))
    return all(re.fullmatch(r"[ ,.'·-]{1,2}", gap) for gap in gaps)


def _counts(text: str, words: Sequence[re.Match[str]], at: int, count: int, titled: bool) -> bool:
    """Whether it is a person: what is also a word or a place needs a title or a form of address."""
    known = of.look_alike()
    end = words[at + count - 1].end()
    if titled or any(word[0] not in known.words_too for word in words[at : at + count]):
        return True
    after = words[at + count][0] if at + count < len(words) else ""
    return after not in known.places and (text[end : end + 2] == "'s" or text[end : end + 1] == ",")


def _called_to(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    before = text[: words[at].start()].rstrip()
    opens = not before or before[-1] in ".!?。！？\n" or words[at - 1][0] in _CALLED
    return opens and text[words[at].end() : words[at].end() + 1] in (",", "，", ":", "!")
