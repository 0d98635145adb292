"""Who is given away: names and chart numbers (L1), and what leads to a person (L2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clinicguard.statements.guard.finding import GuardContext, Level
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.names import Named, NameIndex, named_in, surname_of
from clinicguard.statements.guard.near_names import near, nicknames_in
from clinicguard.statements.guard.particulars import particulars_in
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.recorded import (
    NOTHING,
    RECORDED,
    Given,
    Recorded,
    of_one_surname,
    recorded_in,
)
from clinicguard.statements.guard.surroundings import Surroundings

_CARE = ("visit", "care", "account", "visited", "that_time", "date", "their_words")
_PERSON = ("that_person", "party", "your_kin", "birth", "visit", "visited", "care", "their_words")
_ADDRESSING = 60
"""How many letters a form of address may take at the head of a letter."""
_SET_OFF = re.compile(r",\s?(?:(?:mr|mrs|ms|miss|mx|dr)\.? and )?$")
"""Before somebody who is spoken to in the middle of a sentence: "I know, Mr Hollis, that …"."""
_TOLD_OF = re.compile(
    r"\b(?:patient|client|lady|woman|man|gentleman|girl|boy|child|somebody|someone|neighbour|"
    r"neighbor|visitor|person|other|another|one|case|called|named)s?\b[^,.;]{0,40},\s?$"
)
"""Before a comma and the name of somebody who is told of: "the lady in the next bay, Mrs …"."""


def given_away(
    reading: Reading,
    marks: Sequence[Mark],
    context: GuardContext,
    index: NameIndex,
    known: Recorded = NOTHING,
) -> Iterator[Hit]:
    """L1 for whoever is named, L2 for what identifies a person; not to an authority."""
    if context.circle == "office":
        return
    around = Surroundings(reading, marks)
    named = named_in(reading, index)
    addressed = _addressee(reading, named, context, around)
    vouched = any(mark.concept == "testimonial" for mark in marks)
    for person in named:
        if person.how == "titled" and vouched:
            continue
        if _tells(person, addressed, context, around):
            yield _naming(person, around)
    if context.circle in ("public", "staff"):
        for nickname in nicknames_in(reading, near(context)):
            if not any(each.start < nickname.end and nickname.start < each.end for each in named):
                yield _naming(nickname, around)
    yield from _charts(reading, context)
    for particular in particulars_in(reading, around, context):
        if context.circle in ("letter", "talk") and not (
            _of_another(particular.start, around)
            or _of_one_named(particular.start, named, addressed, reading)
        ):
            continue
        yield Hit("L2", particular.start, particular.end, particular.kind)
    for given in recorded_in(reading, around, named, known, context):
        if _is_anothers(given, around, known, context):
            yield _giving(given, context)


def _naming(person: Named, around: Surroundings) -> Hit:
    """What may be a word, or another's name, is a warning where nothing else speaks of a person."""
    sure = person.how not in ("alike", "nickname") or around.has(person.start, *_PERSON)
    rule = f"name-{person.how}"
    return Hit("L1", person.start, person.end, rule, None if sure else "warn")


def _giving(given: Given, context: GuardContext) -> Hit:
    """What may be the addressee's family's own, as their surname is one, is a warning."""
    addressed = context.addressee if context.circle in ("letter", "talk") else ""
    level: Level | None = "warn" if of_one_surname(addressed, given.of) else None
    return Hit("L2", given.start, given.end, f"{RECORDED}{given.kind}", level)


def _is_anothers(
    given: Given, around: Surroundings, known: Recorded, context: GuardContext
) -> bool:
    """In a letter or a talk, whether it is not the addressee's own; to all others it always is."""
    if context.circle not in ("letter", "talk"):
        return True
    if not context.addressee:
        return _of_another(given.start, around)
    return bool(given.of) and not known.related(context.addressee, given.of)


def _of_another(place: int, around: Surroundings) -> bool:
    if around.has(place, "find_them") and not around.has_or_before(place, "one_of_us"):
        return True
    told_of = around.has(place, "another", "others_page", "somebody_at")
    return told_of or around.just_before(place, 24, "third")


def _of_one_named(
    place: int, named: Sequence[Named], addressed: set[str], reading: Reading
) -> bool:
    """Whether somebody else of the records is named before it in the same sentence."""
    begins = reading.sentence_at(place).start
    return any(
        person.how == "whole"
        and begins <= person.start < place
        and addressed.isdisjoint({person.surname})
        for person in named
    )


def _addressee(
    reading: Reading, named: Sequence[Named], context: GuardContext, around: Surroundings
) -> set[str]:
    """The surnames of those a letter or a talk is addressed to."""
    if context.circle not in ("letter", "talk"):
        return set()
    if context.addressee:
        return _surnames(context.addressee)
    called = {person.surname for person in named if _called_to(person, reading)}
    if not any(called):
        called |= {person.surname for person in named if _spoken_to(person, reading)}
    if called or not context.patient_names:
        return called
    of_others = around.anywhere("another", "other_person", "like_you")
    if context.circle == "talk" and (len(context.patient_names) > 1 or of_others):
        return called
    return _surnames(context.patient_names[0])


def _surnames(person: str) -> set[str]:
    """Written in front, as in Chinese, or behind."""
    name = folded(person)
    return {surname_of(name), *name.split()[-1:]}


def _called_to(person: Named, reading: Reading) -> bool:
    """Named at the head of the text, or at the head of a sentence before a pause."""
    if person.end <= _opening_end(reading):
        return True
    opens = person.start == reading.sentence_at(person.start).start
    return opens and reading.text[person.end : person.end + 1] in tuple("，,：:您你")


def _spoken_to(person: Named, reading: Reading) -> bool:
    """Named by title between pauses, and not as somebody whom the words before tell of."""
    text, begins = reading.text, reading.sentence_at(person.start).start
    if not person.surname or text[person.end : person.end + 1] not in tuple(",.!?"):
        return False
    before = text[begins : person.start]
    return _SET_OFF.search(before) is not None and _TOLD_OF.search(before) is None


def _opening_end(reading: Reading) -> int:
    text = reading.text[:_ADDRESSING]
    ends = [
        text.find(mark) + len(mark)
        for mark in ("您好", "你好", "：", ":", "，", ",")
        if mark in text
    ]
    return min(ends, default=0)


def _tells(person: Named, known: set[str], context: GuardContext, around: Surroundings) -> bool:
    if context.circle in ("letter", "talk"):
        if person.surname in known or not person.surname:
            return around.has(person.start, "another") and person.surname not in known
        if person.how == "whole":
            return True
        staff = around.has(person.start, "contact_role") or around.just_before(
            person.start, 4, "done_by"
        )
        return around.has(person.start, "another", *_CARE) and not staff
    if person.how == "whole":
        return True
    if context.circle == "staff":
        colleague = person.how == "titled" and around.has(person.start, "contact_role")
        return around.has(person.start, *_CARE) and not colleague
    if person.how == "titled":
        return not (
            around.has(person.start, "contact_role", "reach_us", "phone")
            or around.just_before(person.start, 4, "done_by")
        )
    return True


def _charts(reading: Reading, context: GuardContext) -> Iterator[Hit]:
    if context.circle in ("letter", "talk"):
        return
    numbers, first, lengths = bare_charts(context.chart_numbers)
    letters = "".join(filter(str.isalnum, reading.text))
    there = {
        letters[start : start + length]
        for start, letter in enumerate(letters)
        if letter in first
        for length in lengths
        if letters[start : start + length] in numbers
    }
    for number in sorted(there):
        written = r"[\s._/-]?".join(map(re.escape, number))
        for found in re.finditer(rf"(?<![a-z\d]){written}(?![a-z\d])", reading.text):
            yield Hit("L1", *found.span(), "chart-number")


@lru_cache(maxsize=4)
def bare_charts(
    numbers: tuple[str, ...],
) -> tuple[frozenset[str], frozenset[str], tuple[int, ...]]:
    """The chart numbers without what parts them, from three letters on; what they begin with, and
    how long they are."""
    plain = ("".join(filter(str.isalnum, folded(number))) for number in numbers)
    bare = frozenset(number for number in plain if len(number) >= 3)
    begin = frozenset(number[0] for number in bare)
    return bare, begin, tuple(sorted({len(number) for number in bare}))
