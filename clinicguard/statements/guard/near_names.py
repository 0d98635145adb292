"""What those whom a draft is about are called besides: 小明, 阿明, 明哥, Bob, a surname alone.

Of a handful of names each is looked for by its parts. Of thousands it cannot be: every word
would be somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.names import (
    FEW,
    Named,
    called_for_short,
    is_han,
    latin_words,
    look_alike,
    surname_of,
)
from clinicguard.statements.guard.reading import Reading

_LEAST_LATIN = 3
_STAFF = re.compile(r"(?:dr|doctor|nurse|prof|professor)\.? $")


def near(context: GuardContext) -> tuple[str, ...]:
    """The names of those whom the draft is about, as far as they are told."""
    if len(context.patient_names) <= FEW:
        return context.patient_names
    return (context.addressee,) if context.addressee else ()


def nicknames_in(reading: Reading, people: tuple[str, ...]) -> Iterator[Named]:
    """Where somebody is called by what is left of a name."""
    pattern = patterns_of(people)
    for found in pattern.finditer(reading.text) if pattern is not None else ():
        if found["latin"] is None or _is_called(reading, found):
            yield Named("nickname", found.start(), found.end())


def _is_called(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a Latin word is a name here: with a capital, and no street, clinician or other's."""
    text = reading.text
    after = re.match(r" ([a-z]+)", text[found.end() :])
    return (
        reading.written_at(found.start()).isupper()
        and not _STAFF.search(text, max(0, found.start() - 12), found.start())
        and (after is None or after[1] not in look_alike().places)
    )


@lru_cache(maxsize=8)
def patterns_of(people: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the people by what is left of their names. Kept until `cache_clear`."""
    known = look_alike()
    han: set[str] = set()
    latin: set[str] = set()
    for name in map(folded, people):
        if is_han(name):
            han.update(_han_nicknames("".join(name.split())))
        else:
            latin.update(_latin_nicknames(latin_words(name)))
    han -= known.words_too
    latin -= known.words_too
    if not han and not latin:
        return None
    before = f"(?:(?<![\u3400-\u9fff])|(?<=[{known.before_names}]))"
    return re.compile(
        rf"(?P<han>{before}(?:{_any(han)}))|(?P<latin>(?<![a-z\d@._-])(?:{_any(latin)})(?![a-z\d@_-]))"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


def _han_nicknames(name: str) -> Iterator[str]:
    given = name[len(surname_of(name)) :]
    if not given:
        return
    last = given[-1]
    yield from (f"{before}{last}" for before in "阿小")
    yield from (f"{last}{behind}" for behind in ("哥", "姐", "姊", "仔", last))
    if len(given) == 2:
        yield given


def _latin_nicknames(words: list[str]) -> Iterator[str]:
    if len(words) > 1:
        names = (words[0], words[-1], *called_for_short().get(words[0], ()))
        yield from (name for name in names if len(name) >= _LEAST_LATIN)
