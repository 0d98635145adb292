"""The patient card: who it is about, what was explained to them, how it is tagged, its history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.people.identity import Identity, Likeness, likeness
from clinicguard.people.names import masked, masked_number
from clinicguard.people.staff import checked_name

LONGEST = 200
"""Characters of a name, a chart number, a phone number, a tag."""
LONGEST_NOTE = 20_000


class CardField(StrEnum):
    """What a card holds of a person, and a list of patients in its columns."""

    NAME = "name"
    CHART = "chart"
    BORN = "born"
    PHONE = "phone"
    NOTE = "note"


class Did(StrEnum):
    """What was done to a card."""

    MADE = "made"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"


class Consent(StrEnum):
    """What came of an explanation."""

    CONSENTED = "consented"
    DECLINED = "declined"
    THINKING = "thinking"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class NewCard:
    """What is written on a card; only the name has to be there."""

    name: str
    chart: str = ""
    born: date | None = None
    phone: str = ""
    note: str = ""

    @property
    def identity(self) -> Identity:
        """What tells this person from others."""
        return Identity(self.name, self.chart, self.phone, self.born)


@dataclass(frozen=True, slots=True)
class Tag:
    """A word on a card that somebody put there by hand."""

    id: int
    words: str
    why: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class NewTalk:
    """An explanation before a treatment: what about, which risks, what they decided, which form.

    醫師法 §12-1, 醫療法 §81: the condition, the treatment, what to expect and what can go wrong are
    told to the patient; §63 and §64 ask for consent in writing before operations and invasive care.
    """

    at: datetime
    about: str
    risks: str
    answer: Consent
    form: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """An explanation as it was noted: by whom and when."""

    id: int
    said: NewTalk
    noted_at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that was done to a card; `field` only for a change."""

    did: Did
    field: str
    old: str
    new: str
    why: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Imported:
    """From which file and line a card came."""

    file: str
    line: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `within` are the cards that were merged into it; `into` the one it was merged into.

    `may_be` are other cards that may be the same person.
    """

    id: int
    about: NewCard
    made_at: datetime
    made_by: int
    into: int | None = None
    within: tuple[Card, ...] = ()
    imported: Imported | None = None
    tags: tuple[Tag, ...] = ()
    talks: tuple[Talk, ...] = ()
    past: tuple[Past, ...] = ()

    @property
    def address(self) -> str:
        """Its page, and the subject of its log entries."""
        return f"patient/{self.id}"


class CardMerged(Trouble):
    """It was merged into another card: what is done, is done there."""

    def __init__(self, card: int, into: int) -> None:
        super().__init__()
        self.card = card
        self.into = into


class CardAlone(Trouble):
    """It was not merged, so that there is nothing to take apart; or it would be with itself."""


class CardTooLong(Trouble):
    """A field has more characters than are kept."""

    def __init__(self, field: str, length: int, limit: int) -> None:
        super().__init__()
        self.field = field
        self.length = length
        self.limit = limit


class BornLater(Trouble):
    """A birth date that is still to come."""


def checked_card(new: NewCard, today: date) -> NewCard:
    """The card as it is kept. Raises NameNeeded, CardTooLong, BornLater."""
    plain = NewCard(
        checked_name(new.name),
        " ".join(new.chart.split()),
        new.born,
        " ".join(new.phone.split()),
        new.note.strip(),
    )
    for field in (CardField.NAME, CardField.CHART, CardField.PHONE):
        fits(field, getattr(plain, field.value), LONGEST)
    fits(CardField.NOTE, plain.note, LONGEST_NOTE)
    if plain.born is not None and plain.born > today:
        raise BornLater
    return plain


def fits(field: str, words: str, limit: int) -> str:
    """The words. Raises CardTooLong."""
    if len(words) > limit:
        raise CardTooLong(field, len(words), limit)
    return words


def as_written(about: NewCard, field: CardField) -> str:
    """A field as the history keeps it."""
    if field is CardField.BORN:
        return about.born.isoformat() if about.born else ""
    return str(getattr(about, field.value))


def same_person(one: NewCard, other: NewCard) -> Likeness:
    """How likely two cards are about one person."""
    return likeness(one.identity, other.identity)


def without_names(card: Card) -> Card:
    """The card with names and numbers masked, in its history too; the note is left out."""
    return replace(
        card,
        about=replace(
            card.about,
            name=masked(card.about.name),
            chart=masked_number(card.about.chart),
            phone=masked_number(card.about.phone),
            born=None,
            note="",
        ),
        within=tuple(map(without_names, card.within)),
        past=tuple(_masked_past(each) for each in card.past),
    )


def _masked_past(past: Past) -> Past:
    match past.field:
        case CardField.NAME:
            return replace(past, old=masked(past.old), new=masked(past.new))
        case CardField.CHART | CardField.PHONE:
            return replace(past, old=masked_number(past.old), new=masked_number(past.new))
        case CardField.BORN | CardField.NOTE:
            return replace(past, old="", new="")
        case _:
            return past
