"""Finds the names of people in the clinic's own records, however they are written.

王小明 is met as 王　小　明, 王○明, 王小姐, 小明的媽媽, Wang Hsiao-ming or Xiaoming Wang;
Dorothy Haines as HAINES, Dorothy, Mrs Haines or D.H. A name that is also a word or a place
counts beside a title only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.romanised import pinyin_of, sound_of

How = Literal["whole", "masked", "given", "titled", "initials", "alike", "nickname"]
"""`alike` is a name but for one letter that sounds or looks alike; it and a `nickname` may be
another's."""

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SPACES = re.compile(r"[\s·•.・‧]")
FEW = 20
"""Of so few names none is likely to stand by chance in other words."""
_NO_WORD = (
    r"(?<![对双各警院校军官检我彼甲乙](?=方))(?<![由关对至基鉴属位等终处](?=于))"
    r"(?<![理了瞭见化缓调](?=解))(?<![任为如](?=何))(?<!明(?=白))(?<![同有当小及](?=时))(?<!身(?=高))"
)
"""Before a letter that is a surname: not where it ends a word, as in 对方家属 and 任何家长."""
_PARTING = frozenset(" ·・•‧-_/.|~*\n\r\t")


@dataclass(frozen=True, slots=True)
class LookAlike:
    """The file guard/names/lookalike.yaml."""

    words_too: frozenset[str]
    nobody: frozenset[str]
    """What stands in the place of a name and names nobody, without spaces: 匿名用户, guest."""
    places: tuple[str, ...]
    surnames: str
    compound: frozenset[str]
    titles: tuple[str, ...]
    before_names: str
    """Letters that may stand just before a name of two letters, as 找 and 和 do."""
    behind_names: str
    shapes: tuple[str, ...]
    """Letters that are taken for each other by the eye."""
    short_names: tuple[tuple[str, ...], ...]
    """English first names, each with what its people are called."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in a text: how, and by which surname where there is one."""

    how: How
    start: int
    end: int
    surname: str = ""


class NameIndex:
    """The names of the records, ready to be looked for.

    Building it for 20,000 names takes about a second; looking for them no longer than for ten.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.han: set[str] = set()
        self.first: set[str] = set()
        """The letters that a Chinese name begins with."""
        self.longest = 0
        self.given: set[str] = set()
        self.masked: set[str] = set()
        """Surname and last letter of Chinese names, surname and first of the given name."""
        self.alike: dict[tuple[str | None, ...], set[str]] = {}
        """Chinese names of three letters and more by their sounds and by their shapes."""
        self.sounds: set[str] = set()
        """How Chinese names sound, the surname first."""
        self.with_initial: set[str] = set()
        """First names with the first letter of a last name."""
        self.latin: set[str] = set()
        self.first_names: set[str] = set()
        self.last_names: set[str] = set()
        known = tuple(names)
        self.few = len(known) <= FEW
        for name in known:
            plain = folded(name).strip()
            if _HAN.search(plain):
                self._add_han(_SPACES.sub("", plain))
            else:
                self._add_latin(latin_words(plain))

    def _add_han(self, name: str) -> None:
        self.han.add(name)
        self.first.add(name[0])
        self.longest = max(self.longest, len(name))
        surname = surname_of(name)
        given = name[len(surname) :]
        if len(given) >= 2:
            self.given.add(given)
            self.masked.update((surname + given[-1], f"{surname}{given[0]}*"))
            for key in (sounds_of(name), shapes_of(name)):
                if key:
                    self.alike.setdefault(key, set()).add(name)
        family, own = sound_of(surname), sound_of(given)
        if family and own:
            self.sounds.add(" ".join((*family, *own)))

    def _add_latin(self, words: list[str]) -> None:
        if len(words) < 2:
            self.last_names.update(words)
            return
        first, last = words[0], words[-1]
        orders = (words, [last, *words[:-1]], [first, last], [last, first])
        self.latin.update("".join(order) for order in orders)
        for called in (first, *called_for_short().get(first, ())):
            self.latin.update((called + last, last + called))
            self.with_initial.add(called + last[0])
        self.first_names.add(first)
        self.last_names.add(last)


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese letters."""
    return _HAN.search(name) is not None


def surname_of(name: str) -> str:
    """The surname of a folded Chinese name."""
    double = name[:2] in look_alike().compound and len(name) > 2
    return name[:2] if double else name[:1]


def sounds_of(name: str) -> tuple[str, ...]:
    """The syllables of a folded Chinese name; empty where one is not known."""
    found = tuple(map(pinyin_of, name))
    return found if all(found) else ()


def shapes_of(name: str) -> tuple[str, ...]:
    """The letters of a folded Chinese name, one letter for all that look like it."""
    known = shapes()
    return ("", *(known.get(letter, letter) for letter in name))


@cache
def shapes() -> dict[str, str]:
    """One letter for each of those that look alike."""
    return {letter: alike[0] for alike in look_alike().shapes for letter in folded(alike)}


@cache
def called_for_short() -> dict[str, tuple[str, ...]]:
    """What people of an English first name are called, and the other way round."""
    found: dict[str, tuple[str, ...]] = {}
    for group in look_alike().short_names:
        for name in group:
            found[name] = (*found.get(name, ()), *(other for other in group if other != name))
    return found


def latin_words(text: str) -> list[str]:
    """The words of a folded text in Latin letters; a hyphen parts them."""
    return re.findall(r"[a-z]+", text.replace("'", ""))


@lru_cache(maxsize=8)
def index_of(names: tuple[str, ...]) -> NameIndex:
    """The index of some names, kept for the next check."""
    return NameIndex(names)


def named_in(reading: Reading, index: NameIndex) -> list[Named]:
    """Everybody named in the text, in order; of readings of one place, the surest."""
    from clinicguard.statements.guard.disguised import disguised
    from clinicguard.statements.guard.latin_names import latin_names

    found: list[Named] = []
    taken = bytearray(len(reading.text))
    for named in chain(
        _whole(reading, index),
        latin_names(reading, index),
        disguised(reading.text, index),
        _masked(reading.text),
        _titled(reading.text),
        _by_given_name(reading.text, index),
    ):
        if not any(taken[named.start : named.end]):
            found.append(named)
            taken[named.start : named.end] = b"\1" * (named.end - named.start)
    return sorted(found, key=lambda named: named.start)


def _whole(reading: Reading, index: NameIndex) -> Iterator[Named]:
    if not index.han:
        return
    places = [at for at, letter in enumerate(reading.text) if letter not in _PARTING]
    plain = "".join(reading.text[at] for at in places)
    for at in (at for at, letter in enumerate(plain) if letter in index.first):
        for size in range(index.longest, 1, -1):
            name = plain[at : at + size]
            if name in index.han and _is_a_person(name, plain, at, index.few):
                start, end = places[at], places[at + len(name) - 1] + 1
                if len(name) > 2 or "\n" not in reading.text[start:end]:
                    yield Named("whole", start, end, surname_of(name))
                    break


def _is_a_person(name: str, plain: str, at: int, few: bool) -> bool:
    known, end = look_alike(), at + len(name)
    if plain.startswith(known.places, end):
        return False
    if plain.startswith(known.titles, end):
        return True
    if name in known.words_too:
        return False
    return len(name) > 2 or few or _stands_alone(plain, at, end)


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Whether two letters stand as a word: 找黄杰, 黄杰说, but not 谢大 in 感谢大家."""
    known, before, behind = look_alike(), plain[start - 1 : start], plain[end : end + 1]
    opens = not start or not _HAN.match(before)
    closes = not behind or not _HAN.match(behind)
    if opens or before in known.before_names:
        return closes or behind in known.behind_names or not opens
    return False


def _masked(text: str) -> Iterator[Named]:
    for found in _patterns().masked.finditer(text):
        yield Named("masked", found.start(), found.end(), found["surname"])
    for found in _patterns().letter_titled.finditer(text):
        yield Named("initials", found.start(), found.end())


def _titled(text: str) -> Iterator[Named]:
    for found in _patterns().titled.finditer(text):
        surname = found["surname"] or found["called"]
        yield Named("titled", found.start(), found.end(), surname)


def _by_given_name(text: str, index: NameIndex) -> Iterator[Named]:
    for found in _patterns().with_kin.finditer(text):
        if found[1] in index.given and found[1] not in look_alike().words_too:
            yield Named("given", found.start(), found.end(1))


@dataclass(frozen=True, slots=True)
class _Patterns:
    masked: re.Pattern[str]
    titled: re.Pattern[str]
    letter_titled: re.Pattern[str]
    with_kin: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    known = look_alike()
    family = f"(?P<surname>{'|'.join(sorted(known.compound))}|{_NO_WORD}[{known.surnames}])"
    titles = "|".join(sorted(known.titles, key=len, reverse=True))
    mask = "[○〇◯oｏx×✕*＊●□]"
    return _Patterns(
        masked=re.compile(
            rf"{family}(?:{mask}{{1,2}}(?!(?<=x)[光线射])[\u3400-\u9fff]?|某某?(?!人)"
            rf"|口(?:口|[\u3400-\u9fff]?(?:{titles})))(?![a-z])"
        ),
        titled=re.compile(
            rf"{family}(?:{titles})|姓(?P<called>[{known.surnames}])(?=的|那位|这位)"
        ),
        letter_titled=re.compile(r"(?<![a-z])[a-z](?:先生|小姐|女士|太太|同学|妈妈)"),
        with_kin=re.compile(
            r"(?=([\u3400-\u9fff]{2})的?(?:妈妈|爸爸|弟弟|妹妹|小朋友|同学|先生|小姐|哥|姐))"
        ),
    )


@cache
def look_alike() -> LookAlike:
    """What is known of names in general."""
    return read(resources() / "guard" / "names" / "lookalike.yaml", LookAlike)
