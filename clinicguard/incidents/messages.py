"""Two or three core messages with their proof, counted: 27 words, 9 seconds, 3 messages.

The measure is V. Covello's for risk communication, over all messages together. Chinese is
counted in characters: 9 seconds at 4.5 characters a second make 40.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.facts import Fact, Status
from clinicguard.incidents.reasons import given

LEAST, MOST = 2, 3
MOST_WORDS = 27
MOST_SECONDS = 9
MOST_CHARACTERS = 40
CHARACTERS_A_SECOND = 4.5
WORDS_A_SECOND = 3.0

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Former:
    """A wording that was struck through."""

    text: str
    until: datetime
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class CoreMessage:
    """One message; `proof` are the ids of the facts behind it. A withdrawn one is kept."""

    id: int
    text: str
    proof: tuple[int, ...]
    at: datetime
    by: int
    withdrawn_because: str = ""
    former: tuple[Former, ...] = ()

    @property
    def stands(self) -> bool:
        return not self.withdrawn_because


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text is: Han characters, other words, and seconds read aloud."""

    characters: int
    words: int
    seconds: float

    @property
    def too_long(self) -> bool:
        """Longer than a listener takes in: the words or characters of nine seconds."""
        return self.seconds > MOST_SECONDS


class Weakness(StrEnum):
    """What a message, or all of them together, still lack."""

    TOO_FEW = "too_few"
    TOO_LONG = "too_long"
    NO_PROOF = "no_proof"
    PROOF_NOT_CONFIRMED = "proof_not_confirmed"
    PROOF_NOT_PUBLIC = "proof_not_public"


@dataclass(frozen=True, slots=True)
class Finding:
    """A weakness; `message` is 0 where it is about all of them."""

    weakness: Weakness
    message: int = 0


@dataclass(eq=False)
class TooManyMessages(Trouble):
    """A fourth message makes nobody remember the first; `most` may stand."""

    most: int


@dataclass(eq=False)
class MessageMissing(Trouble):
    """A core message says something."""


def stated(
    text: str, proof: Iterable[int], messages: Iterable[CoreMessage], at: datetime, by: int
) -> CoreMessage:
    """A new message beside those that stand.

    Raises:
        MessageMissing, TooManyMessages.
    """
    if not text.strip():
        raise MessageMissing
    if sum(message.stands for message in messages) >= MOST:
        raise TooManyMessages(MOST)
    return CoreMessage(0, text.strip(), tuple(dict.fromkeys(proof)), at, by)


def reworded(
    message: CoreMessage, text: str, proof: Iterable[int], at: datetime, by: int, reason: str
) -> CoreMessage:
    """The message in other words or with other proof; the old wording is kept.

    Raises:
        MessageMissing, ReasonMissing.
    """
    if not text.strip():
        raise MessageMissing
    new = replace(message, proof=tuple(dict.fromkeys(proof)))
    if text.strip() == message.text:
        return new
    because = given(reason, "state_message")
    former = Former(message.text, at, by, because)
    return replace(new, text=text.strip(), former=(*message.former, former))


def withdrawn(message: CoreMessage, reason: str) -> CoreMessage:
    """The message taken back; its words stay readable. Raises ReasonMissing."""
    return replace(message, withdrawn_because=given(reason, "withdraw_message"))


def stood(message: CoreMessage, at: datetime) -> str:
    """What a message said at a moment."""
    return next((each.text for each in message.former if each.until > at), message.text)


def measured(text: str) -> Measure:
    """Counts a text. Digits and Latin words are words, Chinese characters are characters."""
    characters = sum(_is_han(letter) for letter in text)
    rest = "".join(" " if _is_han(letter) else letter for letter in text)
    words = len(_WORD.findall(rest))
    seconds = characters / CHARACTERS_A_SECOND + words / WORDS_A_SECOND
    return Measure(characters, words, math.ceil(seconds * 10) / 10)


def measured_together(messages: Iterable[CoreMessage]) -> Measure:
    """All standing messages as one breath."""
    return measured(" ".join(message.text for message in messages if message.stands))


def weaknesses(messages: Iterable[CoreMessage], facts: Iterable[Fact]) -> tuple[Finding, ...]:
    """What keeps the messages from carrying a statement, worst first."""
    standing = [message for message in messages if message.stands]
    table = {fact.id: fact for fact in facts}
    found: list[Finding] = []
    if len(standing) < LEAST:
        found.append(Finding(Weakness.TOO_FEW))
    found.extend(finding for message in standing for finding in _weak_proof(message, table))
    if measured_together(standing).too_long:
        found.append(Finding(Weakness.TOO_LONG))
    return tuple(found)


def _weak_proof(message: CoreMessage, table: Mapping[int, Fact]) -> Iterable[Finding]:
    facts = [table[key] for key in message.proof if key in table]
    if not facts:
        yield Finding(Weakness.NO_PROOF, message.id)
    elif any(fact.status is not Status.CONFIRMED for fact in facts):
        yield Finding(Weakness.PROOF_NOT_CONFIRMED, message.id)
    elif not any(fact.may_be_public for fact in facts):
        yield Finding(Weakness.PROOF_NOT_PUBLIC, message.id)


def _is_han(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK ") and letter.isalpha()
