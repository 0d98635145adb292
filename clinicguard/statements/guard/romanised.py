"""Chinese names in Latin letters: pinyin, as in Taiwanese passports, and by family habit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read

_INITIAL = re.compile(r"^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$")
_INITIALS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch",
    "x": "hs", "zh": "ch", "ch": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_FINALS = {
    "ong": "ung",
    "iong": "iung",
    "ian": "ien",
    "ie": "ieh",
    "ue": "ueh",
    "ve": "ueh",
    "uo": "o",
    "v": "u",
}
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu",
    "si": "ssu", "ye": "yeh", "yue": "yueh", "yan": "yen", "you": "yu", "yi": "yi", "er": "erh",
    "ge": "ko", "ke": "ko", "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei", "guo": "kuo",
    "kuo": "kuo", "huo": "huo", "shuo": "shuo", "yong": "yung", "xiong": "hsiung",
    "jiong": "chiung", "qiong": "chiung", "xu": "hsu", "ju": "chu", "qu": "chu", "lv": "lu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Romanised:
    """The file guard/names/romanised.yaml."""

    syllables: tuple[str, ...]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in self.syllables:
            if len(line.split()) != 2:
                raise ValueError(f"{line!r} is not a syllable and its characters")


def passport(syllable: str) -> str:
    """A syllable of pinyin as Taiwanese passports write it (Wade–Giles without its marks)."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    found = _INITIAL.match(syllable)
    assert found is not None
    initial, final = found[1], found[2]
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)


def spellings(surname: str, given: str) -> Iterable[str]:
    """How a folded Chinese name may be written in Latin letters, run together: both orders."""
    sounds, also = _tables()
    if any(letter not in sounds for letter in surname + given):
        return
    first = {*_joined(surname, sounds), *also.get(surname, ())}
    for family, own in product(first, _joined(given, sounds)):
        yield family + own
        yield own + family


def _joined(letters: str, sounds: Mapping[str, str]) -> set[str]:
    pinyin = "".join(sounds[letter] for letter in letters)
    return {pinyin, "".join(passport(sounds[letter]) for letter in letters)}


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    pack = read(resources() / "guard" / "names" / "romanised.yaml", Romanised)
    sounds: dict[str, str] = {}
    for line in pack.syllables:
        syllable, letters = line.split()
        for letter in letters:
            sounds.setdefault(letter, syllable)
    return sounds, pack.also
