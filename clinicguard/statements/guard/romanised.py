"""Chinese names in Latin letters: pinyin, as in Taiwanese passports, and by family habit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

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


_TONGYONG = (("zhi", "jhih"), ("zh", "jh"), ("xiong", "syong"), ("xu", "syu"), ("x", "s"),
             ("qu", "cyu"), ("qiong", "cyong"), ("q", "c"), ("ju", "jyu"))  # fmt: skip
_WITHOUT_VOWEL = frozenset({"chi", "shi", "ri", "zi", "ci", "si"})
_TONGYONG_WHOLE = {"weng": "wong", "wen": "wun", "feng": "fong", "gui": "guei", "hui": "huei",
                   "rui": "ruei", "cui": "cuei", "liu": "liou", "jiu": "jiou"}  # fmt: skip
_OTHERWISE = {
    "xiao": "shiao hsiau", "zhi": "jyh jih jr", "shi": "shyh shih", "zi": "tzu tzy", "si": "szu",
    "xin": "shin hsing", "xian": "shian hsian", "xiang": "shiang", "xu": "shu shyu", "xue": "shueh",
    "jun": "chun jiun chiun", "jia": "jya chya", "jie": "jye chieh", "qi": "chyi", "rong": "jung",
    "yu": "yuh", "yi": "i yih", "zhong": "jong", "zhen": "jen", "zheng": "jeng", "zhu": "juh",
    "hui": "huey", "guo": "kuoh", "ming": "min", "ping": "pin", "ting": "tin", "ling": "lin",
    "ying": "yin", "jing": "jin", "qing": "chin", "xing": "hsin shing", "yan": "yien",
}  # fmt: skip
"""What families write besides the three ways that were official."""
_LONGEST_SYLLABLE = 6


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


def tongyong(syllable: str) -> str:
    """A syllable of pinyin in Taiwan's Tongyong, as on many road signs and older cards."""
    for hanyu, own in _TONGYONG:
        if syllable.startswith(hanyu):
            syllable = own + syllable.removeprefix(hanyu)
            break
    syllable = f"{syllable}h" if syllable in _WITHOUT_VOWEL else syllable
    return _TONGYONG_WHOLE.get(syllable, syllable)


def sound_of(letters: str) -> tuple[str, ...]:
    """The sounds of folded Chinese letters, alike for all that one spelling may stand for;
    empty where one of them is not known from names."""
    sounds, _, _, alike = _tables()
    if any(letter not in sounds for letter in letters):
        return ()
    return tuple(alike[sounds[letter]] for letter in letters)


def pinyin_of(letter: str) -> str:
    """The syllable of one folded letter without its tone; empty where it is not known."""
    return _tables()[0].get(letter, "")


def syllables() -> Mapping[str, str]:
    """The syllable of each letter of names, without its tone."""
    return _tables()[0]


@cache
def latin_surnames() -> frozenset[str]:
    """Every Latin word that may stand for a Chinese surname."""
    _, spelled, surnames, _ = _tables()
    return frozenset((*spelled, *surnames))


def surname_sounds(word: str) -> tuple[str, ...]:
    """The sounds of a surname that a Latin word may stand for, several syllables with a space."""
    _, spelled, surnames, _ = _tables()
    own = (spelled[word],) if word in spelled else ()
    return (*own, *surnames.get(word, ()))


def given_sounds(word: str) -> Iterator[str]:
    """The sounds of a given name of one or two syllables in a Latin word, with spaces."""
    spelled = _tables()[1]
    if word in spelled:
        yield spelled[word]
    for at in range(1, min(len(word), _LONGEST_SYLLABLE + 1)):
        if word[:at] in spelled and word[at:] in spelled:
            yield f"{spelled[word[:at]]} {spelled[word[at:]]}"


@cache
def _tables() -> tuple[
    Mapping[str, str], Mapping[str, str], Mapping[str, tuple[str, ...]], Mapping[str, str]
]:
    """The syllable of each letter; the sound of each spelling; the sounds of what is written for
    surnames besides; the sound of each syllable. Syllables that share a spelling are one sound."""
    pack = read(resources() / "guard" / "names" / "romanised.yaml", Romanised)
    sounds: dict[str, str] = {}
    alike: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for line in pack.syllables:
        syllable, letters = line.split()
        for letter in letters:
            sounds.setdefault(letter, syllable)
        alike[syllable] = syllable
    for syllable in alike:
        others = _OTHERWISE.get(syllable, "").split()
        for spelling in (syllable, passport(syllable), tongyong(syllable), *others):
            one, other = alike[syllable], spelled.get(spelling, alike[syllable])
            if one != other:
                for each in (*(k for k, v in alike.items() if v == one),):
                    alike[each] = other
                for each in (*(k for k, v in spelled.items() if v == one),):
                    spelled[each] = other
            spelled[spelling] = other
    surnames: dict[str, tuple[str, ...]] = {}
    for family, written in pack.also.items():
        sound = " ".join(alike[sounds[letter]] for letter in family if letter in sounds)
        for word in written:
            surnames[word] = (*surnames.get(word, ()), sound)
    return sounds, spelled, surnames, alike
