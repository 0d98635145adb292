"""Names in Latin letters: whole in either order, with a title, by initials, or called to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from clinicguard.statements.guard import names as of
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.romanised import given_sounds, latin_surnames, surname_sounds

if TYPE_CHECKING:
    from clinicguard.statements.guard.names import Named, NameIndex

_WORD = re.compile(r"[a-z]+(?:'(?!ll\b|ve\b|re\b)[a-z]{2,})?")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "mister", "madam"})
_CALLED = frozenset({"dear", "hi", "hello", "hey", "thanks", "sorry"})
_NOT_AN_INITIAL = frozenset("ai")
_DOTTED = re.compile(r"\b[a-z]\.\s?[a-z]\.(?:\s?[a-z]\.)?(?![a-z])")
_NO_INITIALS = frozenset({"am", "pm", "eg", "ie", "us", "uk", "po", "dob", "nb", "cc", "ps", "qa"})
_LEAST_JOINED = 8
"""Letters of a whole name in one word: wangxiaoming."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A Latin word of a folded text without its apostrophe, and whether it has a capital."""

    letters: str
    start: int
    end: int
    capital: bool


def latin_names(reading: Reading, index: NameIndex) -> Iterator[Named]:
    """Whoever is named in Latin letters."""
    text = reading.text
    words = [
        _Word(
            found[0].replace("'", ""),
            found.start(),
            found.end(),
            reading.written_at(found.start()).isupper(),
        )
        for found in _WORD.finditer(text)
    ]
    at = 0
    while at < len(words):
        named = _at(text, words, at, index)
        if named is not None:
            yield named
        at += 1
        while named is not None and at < len(words) and words[at].start < named.end:
            at += 1
    for dotted in _DOTTED.finditer(text):
        if re.sub(r"[^a-z]", "", dotted[0]) not in _NO_INITIALS:
            yield of.Named("initials", dotted.start(), dotted.end())


def _at(text: str, words: Sequence[_Word], at: int, index: NameIndex) -> Named | None:
    word = words[at]
    title = words[at - 1] if at and _titles(text, words[at - 1], word, index) else None
    start = word.start if title is None else title.start
    for count in (4, 3, 2):
        group = words[at : at + count]
        if _whole(text, group, count, index) and _counts(text, words, at, count, title is not None):
            return of.Named("whole", start, group[-1].end, _family(group, index))
    if title is not None:
        if word.letters in index.last_names:
            return of.Named("whole", start, word.end, word.letters)
        how: of.How = "initials" if len(word.letters) == 1 else "titled"
        return of.Named(how, start, word.end, word.letters)
    if at + 1 < len(words) and _by_an_initial(text, word, words[at + 1], index):
        return of.Named("whole", start, words[at + 1].end, words[at + 1].letters)
    if word.letters in index.first_names and _called_to(text, words, at):
        return of.Named("given", start, word.end)
    if len(word.letters) >= _LEAST_JOINED and _sounds_joined(word.letters, index):
        return of.Named("whole", start, word.end)
    return None


def _family(group: Sequence[_Word], index: NameIndex) -> str:
    """The surname of a whole name, written last or, before a comma, first."""
    first, last = group[0].letters, group[-1].letters
    return first if last not in index.last_names and first in index.last_names else last


def _by_an_initial(text: str, word: _Word, following: _Word, index: NameIndex) -> bool:
    """Whether it is R. Chen, R Chen or Robert C."""
    between = text[word.end : following.start]
    if len(word.letters) == 1 and following.letters in index.last_names:
        capitals = word.capital and following.capital and word.letters not in _NOT_AN_INITIAL
        return between.strip(" ") == "." or (capitals and between == " ")
    ends = text[following.end : following.end + 1]
    return (
        len(following.letters) == 1
        and word.capital
        and following.capital
        and between == " "
        and (ends == "." or following.letters not in _NOT_AN_INITIAL)
        and word.letters + following.letters in index.with_initial
        and (ends == "." or word.letters not in of.look_alike().words_too)
    )


def _whole(text: str, group: Sequence[_Word], count: int, index: NameIndex) -> bool:
    if len(group) < count:
        return False
    letters = [word.letters for word in group]
    middle = letters[1] if count == 3 and len(letters[1]) == 1 else None
    if "".join(letters) in index.latin or (middle and letters[0] + letters[2] in index.latin):
        gaps = (text[a.end : b.start] for a, b in pairwise(group))
        return all(re.fullmatch(r"[ ,.'·-]{1,2}", gap) for gap in gaps)
    return bool(index.sounds) and _sounds_whole(text, group, index)


def _sounds_whole(text: str, group: Sequence[_Word], index: NameIndex) -> bool:
    """Whether the words are a Chinese name as it sounds, the surname first or last.

    One of two letters needs its capitals: "he hung no certificate".
    """
    families = latin_surnames()
    if group[0].letters not in families and group[-1].letters not in families and len(group) < 4:
        return False
    letters = [word.letters for word in group]
    orders = ((letters[0], letters[1:]), (letters[-1], letters[:-1]))
    if len(group) == 4:
        orders = (("".join(letters[:2]), letters[2:]), ("".join(letters[2:]), letters[:2]))
    for family, given in orders:
        for sound in surname_sounds(family):
            for own in given_sounds("".join(given)):
                if f"{sound} {own}" in index.sounds:
                    gaps = [text[a.end : b.start] for a, b in pairwise(group)]
                    capitals = group[0].capital and group[-1].capital
                    return (capitals or " " in own) and all(
                        re.fullmatch(r" |-|, |'|·", gap) for gap in gaps
                    )
    return False


def _sounds_joined(word: str, index: NameIndex) -> bool:
    if not index.sounds:
        return False
    return any(
        " " in own and f"{sound} {own}" in index.sounds
        for at in range(2, 7)
        for family, given in ((word[:at], word[at:]), (word[-at:], word[:-at]))
        for sound in surname_sounds(family)
        for own in given_sounds(given)
    )


def _titles(text: str, title: _Word, word: _Word, index: NameIndex) -> bool:
    """Whether a title stands before a name; nobody is named who would "miss things"."""
    if title.letters not in _TITLES or text[title.end : word.start].strip(". "):
        return False
    capitals = title.capital and word.capital
    return title.letters != "miss" or capitals or word.letters in index.last_names


def _counts(text: str, words: Sequence[_Word], at: int, count: int, titled: bool) -> bool:
    """Whether it is a person: what is also a word or a place needs a title or a form of address."""
    known = of.look_alike()
    end = words[at + count - 1].end
    if titled or any(word.letters not in known.words_too for word in words[at : at + count]):
        return True
    after = words[at + count].letters if at + count < len(words) else ""
    return after not in known.places and (text[end : end + 2] == "'s" or text[end : end + 1] == ",")


def _called_to(text: str, words: Sequence[_Word], at: int) -> bool:
    before = text[: words[at].start].rstrip()
    opens = not before or before[-1] in ".!?。！？\n" or words[at - 1].letters in _CALLED
    return opens and text[words[at].end : words[at].end + 1] in (",", "，", ":", "!")
