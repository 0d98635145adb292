"""Chinese names that were made hard to find: covered in part, or one letter put for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from clinicguard.statements.guard import names as of
from clinicguard.statements.guard.romanised import syllables

if TYPE_CHECKING:
    from clinicguard.statements.guard.names import Named, NameIndex

_HAN = r"[\u3400-\u9fff]"
_COVER = r"[○〇◯oｏx×✕*＊●□0ㄨ口圈叉?？#＃@&%^=+~_…-]"
_PLAIN_COVER = r"[○〇◯ox×✕*●□]"


def disguised(text: str, index: NameIndex) -> Iterator[Named]:
    """Names of the records that are covered where the usual mask is not used, or spelled alike."""
    if not index.han:
        return
    for found in _covered().finditer(text):
        surname = found["surname"]
        if found["last"] is not None:
            if surname + found["last"] in index.masked:
                yield of.Named("masked", found.start(), found.end(), surname)
        elif f"{surname}{found['first']}*" in index.masked:
            yield of.Named("masked", found.start(), found.end(), surname)
    for found in _without_surname().finditer(text):
        if found["given"] in index.given and found["given"] not in of.look_alike().words_too:
            yield of.Named("masked", found.start(), found.end())
    yield from _alike(text, index)


def _alike(text: str, index: NameIndex) -> Iterator[Named]:
    """Three letters of which one alone differs from a name, by a letter of its sound or shape."""
    sounds = [*map(syllables().get, text)]
    for at, heard in enumerate(zip(sounds, sounds[1:], sounds[2:], strict=False)):
        if heard in index.alike and _is_but_for_one(text[at : at + 3], heard, index):
            yield of.Named("alike", at, at + 3, text[at])
    shaped = {at for at, letter in enumerate(text) if letter in of.shapes()}
    for at in sorted({start for place in shaped for start in range(max(0, place - 2), place + 1)}):
        written = text[at : at + 3]
        if _is_but_for_one(written, of.shapes_of(written), index):
            yield of.Named("alike", at, at + 3, written[0])


def _is_but_for_one(written: str, key: tuple[str | None, ...], index: NameIndex) -> bool:
    names = index.alike.get(key, ())
    return any(len(name) == len(written) and _but_for_one(written, name) for name in names)


def _but_for_one(written: str, name: str) -> bool:
    return sum(one != other for one, other in zip(written, name, strict=True)) == 1


@cache
def _covered() -> re.Pattern[str]:
    known = of.look_alike()
    family = f"(?P<surname>{'|'.join(sorted(known.compound))}|[{known.surnames}])"
    return re.compile(
        rf"{family}\s?(?:(?:[(（\[]\s?)?{_COVER}{{1,2}}(?:\s?[)）\]])?\s?(?P<last>{_HAN})"
        rf"|(?P<first>{_HAN}){_PLAIN_COVER}(?![a-z光线射]))"
    )


@cache
def _without_surname() -> re.Pattern[str]:
    covers = _PLAIN_COVER.strip("[]")
    return re.compile(rf"(?:[{covers}]|(?<![a-z])[a-z]\.?\s?)(?P<given>{_HAN}{{2}})")
