"""The particulars that the clinic's records hold of people, found in a draft in any spelling.

Unlike a particular that is known by its shape alone, one of the records needs no words beside it
that say whose it is. A day of birth does: nearly every day is somebody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.names import Named, surname_of
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.surroundings import Surroundings
from clinicguard.statements.guard.values import values_in
from clinicguard.statements.guard.written_forms import (
    ACCOUNT_CALLED,
    Day,
    Kind,
    Written,
    accounts_written,
    addresses_written,
    codes_written,
    days_written,
    emails_written,
    figures_of,
    phone_keys,
    phones_written,
    same_address,
)

RECORDED = "recorded-"
"""What the rule of a finding begins with that tells a particular of the records."""
_A_PERSON = ("that_person", "party", "your_kin", "birth", "id_cue")
_READERS = {
    "phone": phones_written,
    "email": emails_written,
    "account": accounts_written,
    "id-number": codes_written,
    "plate": codes_written,
    "address": addresses_written,
}


@dataclass(frozen=True, slots=True)
class HeldParticular:
    """One particular as the records hold it, and the names of those whose it may be."""

    kind: Kind
    words: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A particular of the records in a folded text, and whose it may be by the records."""

    kind: Kind
    start: int
    end: int
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The particulars of the records by kind and key, each with the folded names of its people."""

    keys: dict[tuple[Kind, str], frozenset[str]] = field(default_factory=dict, repr=False)
    houses: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The keys of addresses by their figures."""
    days: dict[Day, frozenset[str]] = field(default_factory=dict, repr=False)
    kinds: frozenset[Kind] = frozenset()
    beside: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """Who stands in the records together with whom, a patient with who speaks for them."""

    def related(self, one: str, others: Iterable[str]) -> bool:
        """Whether one of the others is the same person, or goes with them in the records."""
        plain = plain_name(one)
        near = self.beside.get(plain, frozenset()) | {plain}
        return any(other in near for other in others)


NOTHING = Recorded()


def plain_name(name: str) -> str:
    """A name as the records are compared by."""
    return "".join(folded(name).split())


def of_one_surname(one: str, others: Iterable[str]) -> bool:
    """Whether one of the others has the Chinese surname of a person: they may be of one family."""
    surname = surname_of(plain_name(one))
    return surname > "\u3400" and any(surname_of(other) == surname for other in others)


def recorded(
    particulars: Iterable[HeldParticular], born: Iterable[tuple[Day, str]] = ()
) -> Recorded:
    """The particulars ready to be looked for; `born` are days of birth with a name."""
    keys: dict[tuple[Kind, str], set[str]] = {}
    houses: dict[str, list[str]] = {}
    days: dict[Day, set[str]] = {}
    beside: dict[str, set[str]] = {}
    for each in particulars:
        people = {plain_name(name) for name in each.of if name}
        for person in people if len(people) > 1 else ():
            beside.setdefault(person, set()).update(people)
        for key in keys_of(each):
            if (each.kind, key) not in keys and each.kind == "address":
                houses.setdefault(figures_of(key), []).append(key)
            keys.setdefault((each.kind, key), set()).update(people)
    for day, name in born:
        days.setdefault(day, set()).add(plain_name(name))
    return Recorded(
        {key: frozenset(people) for key, people in keys.items()},
        {figures: tuple(found) for figures, found in houses.items()},
        {day: frozenset(people) for day, people in days.items()},
        frozenset(kind for kind, _ in keys),
        {person: frozenset(people) for person, people in beside.items()},
    )


@lru_cache(maxsize=100_000)
def keys_of(each: HeldParticular) -> tuple[str, ...]:
    """By what a particular is known in any spelling. Kept until `keys_of.cache_clear`."""
    words = folded(each.words).strip()
    if each.kind == "phone":
        return tuple(phone_keys(words))
    return tuple(written.key for written in _READERS[each.kind](words))


def recorded_in(
    reading: Reading,
    around: Surroundings,
    named: Iterable[Named],
    known: Recorded,
    context: GuardContext,
) -> Iterator[Given]:
    """Everything in the text that the records hold of somebody, but nothing of our own.

    Our own is what a fact says that may be public: a patient's address may be a fact as well.
    """
    text = reading.text
    told = [line for line in context.confirmed if line not in context.kept_in]
    lines = " ".join(map(folded, (*told, *context.core_messages)))
    readers = {_READERS[kind] for kind in known.kinds}
    there = {read: tuple(read(text)) for read in readers}
    for kind in sorted(known.kinds):
        ours = {_known_key(kind, written, known) for written in _READERS[kind](lines)}
        for written in there[_READERS[kind]]:
            key = _known_key(kind, written, known)
            if key and key not in ours and _counts(kind, written, around, text):
                start = written.start + max(0, len(written.key) - len(key))
                yield Given(kind, start, written.end, known.keys[kind, key])
    if known.days:
        yield from _births(reading, around, named, known, lines)


def _known_key(kind: Kind, written: Written, known: Recorded) -> str:
    """The key that the records have it by; nothing where they have not."""
    if kind != "address":
        return written.key if (kind, written.key) in known.keys else ""
    alike = known.houses.get(figures_of(written.key), ())
    return next((key for key in alike if same_address(key, written.key)), "")


def _counts(kind: Kind, written: Written, around: Surroundings, text: str) -> bool:
    """Whether the name of an account is no word: sunny is one, sunny_88 is none."""
    if kind != "account" or not written.key.isalpha():
        return True
    called = ACCOUNT_CALLED.search(text, max(0, written.start - 14), written.start)
    return called is not None or around.has(written.start, "account_cue")


def _births(
    reading: Reading,
    around: Surroundings,
    named: Iterable[Named],
    known: Recorded,
    lines: str,
) -> Iterator[Given]:
    named_there = {(reading.number_at(person.start), person.surname) for person in named}
    said = set(chain.from_iterable(day.days for day in days_written(lines, values_in(lines))))
    for written in days_written(reading.text, values_in(reading.text)):
        days = [day for day in written.days if day in known.days and day not in said]
        if days:
            people = frozenset(chain.from_iterable(known.days[day] for day in days))
            number = reading.number_at(written.start)
            if around.has(written.start, *_A_PERSON) or any(
                (number, surname_of(person)) in named_there for person in people
            ):
                yield Given("birth-date", written.start, written.end, people)
