"""Four compartments of words, whether the law protects each in this case, and wording reused.

A mark claims no privilege: protection comes from the law that a gate switched on, or not at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.reasons import given

RUN = 12
"""So many characters in a row are wording; fewer are chance."""

LATIN_WORDS = 5
"""A run in Latin letters holds so many words too: 'the treatment' alone is nobody's wording."""


class Compartment(StrEnum):
    """關懷, 根因, 調解, 對外."""

    CARE = "care"
    ROOT_CAUSE = "root_cause"
    MEDIATION = "mediation"
    PUBLIC = "public"


READERS: Mapping[Compartment, frozenset[str]] = MappingProxyType(
    {
        Compartment.CARE: frozenset({"owner", "manager", "clinician", "counsel"}),
        Compartment.ROOT_CAUSE: frozenset({"owner", "manager", "clinician", "counsel"}),
        Compartment.MEDIATION: frozenset({"owner", "manager", "counsel"}),
        Compartment.PUBLIC: frozenset({"owner", "manager", "clinician", "reception", "counsel"}),
    }
)

LET_PASS = frozenset({"owner", "counsel"})


@dataclass(frozen=True, slots=True)
class Protection:
    """A law that protects one compartment once every one of its gates is answered with yes."""

    compartment: Compartment
    article: str
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for a compartment in this case; without an article the warning stands."""

    compartment: Compartment
    article: str

    @property
    def protected(self) -> bool:
        return bool(self.article)


@dataclass(frozen=True, slots=True)
class Note:
    """What was written in one compartment; a corrected note keeps its former wordings."""

    id: int
    compartment: Compartment
    text: str
    at: datetime
    by: int
    about: str = ""
    former: tuple[Former, ...] = ()
    passed_because: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """A wording that was struck through: what it said, until when, who changed it, and why."""

    text: str
    until: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """`text[start:end]` stands in the same words in another compartment."""

    start: int
    end: int
    words: str
    taken_from: Compartment


@dataclass(eq=False)
class WordingReused(Trouble):
    """Words of one compartment would stand in another; owner or counsel may let them pass."""

    target: Compartment
    reuses: tuple[Reuse, ...]


@dataclass(eq=False)
class CompartmentShut(Trouble):
    """This role neither reads nor writes the compartment."""

    compartment: Compartment
    role: str


def standing(
    protections: Iterable[Protection], gates_with_yes: Iterable[str]
) -> tuple[Standing, ...]:
    """For each compartment the articles that protect it here. What is said in public never is."""
    said_yes = frozenset(gates_with_yes)
    articles: dict[Compartment, list[str]] = {compartment: [] for compartment in Compartment}
    for protection in protections:
        if said_yes.issuperset(protection.gates):
            articles[protection.compartment].append(protection.article)
    articles[Compartment.PUBLIC].clear()
    return tuple(Standing(which, "、".join(found)) for which, found in articles.items())


def readable(notes: Iterable[Note], role: str) -> tuple[Note, ...]:
    """The notes that this role reads."""
    return tuple(note for note in notes if role in READERS[note.compartment])


def must_read(compartment: Compartment, role: str) -> None:
    """Raises CompartmentShut."""
    if role not in READERS[compartment]:
        raise CompartmentShut(compartment, role)


def reused(
    text: str, target: Compartment, notes: Sequence[Note], shared: Iterable[str] = ()
) -> tuple[Reuse, ...]:
    """Runs of at least RUN characters of `text` that stand in a note of another compartment.

    Width, case, spaces and punctuation make no difference. `shared` are the words that belong to
    every compartment: facts and core messages. Former wordings of a note count as well.
    """
    kept = _Plain(text)
    free = _grams(_Plain(words).letters for words in shared)
    found: list[Reuse] = []
    for source in Compartment:
        if source is target:
            continue
        theirs = _grams(
            _Plain(words).letters
            for note in notes
            if note.compartment is source
            for words in (note.text, *(former.text for former in note.former))
        )
        found.extend(_runs(kept, theirs - free, source))
    return tuple(sorted(found, key=lambda reuse: (reuse.start, reuse.end)))


def checked(
    text: str,
    target: Compartment,
    notes: Sequence[Note],
    shared: Iterable[str],
    role: str,
    let_pass: str = "",
) -> str:
    """The reason for which reused wording was let pass; empty when nothing was reused.

    Raises:
        CompartmentShut: the role does not write there.
        WordingReused: and nobody who may let it pass said why.
        ReasonMissing: it was let pass with an empty reason.
    """
    must_read(target, role)
    reuses = reused(text, target, notes, shared)
    if not reuses:
        return ""
    if not let_pass or role not in LET_PASS:
        raise WordingReused(target, reuses)
    return given(let_pass, "let_pass")


class _Plain:
    """A text as one string of folded letters and digits, each knowing where it stood."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        places: list[int] = []
        for place, character in enumerate(text):
            for letter in unicodedata.normalize("NFKC", character).casefold():
                if letter.isalnum():
                    letters.append(letter)
                    places.append(place)
        self.text = text
        self.letters = "".join(letters)
        self.places = places


def _grams(texts: Iterable[str]) -> set[str]:
    return {text[at : at + RUN] for text in texts for at in range(len(text) - RUN + 1)}


def _runs(plain: _Plain, theirs: set[str], source: Compartment) -> list[Reuse]:
    found: list[Reuse] = []
    at, last = 0, len(plain.letters) - RUN
    while at <= last:
        if plain.letters[at : at + RUN] not in theirs:
            at += 1
            continue
        end = at
        while end < last and plain.letters[end + 1 : end + 1 + RUN] in theirs:
            end += 1
        start, stop = plain.places[at], plain.places[end + RUN - 1] + 1
        words = plain.text[start:stop]
        if _is_wording(words):
            found.append(Reuse(start, stop, words, source))
        at = end + RUN
    return found


def _is_wording(words: str) -> bool:
    return not words.isascii() or len(words.split()) >= LATIN_WORDS
