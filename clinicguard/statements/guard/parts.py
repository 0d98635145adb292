"""What a first word must have: feeling, and either a contact or the time of the next word (X3);
and the six parts of the CDC's first message, for the check of form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard.senses import Sense

Part = Literal["empathy", "known", "unknown", "next", "commitment", "contact"]
PARTS: tuple[Part, ...] = get_args(Part)

_SAID_AS: Mapping[Part, str] = {"empathy": "E", "contact": "C", "next": "N"}
_SAID = 0.5
_CONTACT = {"phone", "email", "reach_us"}
_CHEERS = ("glad_news", "promo", "testimonial", "plain_testimonial")
_ADVERT = 0.9
"""From which likelihood on a sentence praises or offers something."""
_OF_TROUBLE = ("L3", "L4", "L11", "L12")
"""What is owned, denied, supposed or said of others is said of something that went wrong."""
_ASKED_OF = ("public", "letter", "talk")


def missing(
    reading: Reading,
    marks: Sequence[Mark],
    context: GuardContext,
    senses: Sequence[Sense] = (),
) -> Iterator[Hit]:
    """X3, at the end of the text. A platform or a supplier is asked for something, not consoled;
    an opening or an offer, and who praised us, need no consoling either."""
    if context.circle not in _ASKED_OF or context.audience == "partners":
        return
    if _consoles_nobody(marks, context, senses):
        return
    there = parts_of(reading, marks, senses)
    end = len(reading.text)
    if not there["empathy"]:
        yield Hit("X3", end, end, "no-empathy")
    elif not (there["contact"] or there["next"]):
        yield Hit("X3", end, end, "no-contact-no-next")


def _consoles_nobody(marks: Sequence[Mark], context: GuardContext, senses: Sequence[Sense]) -> bool:
    """Whether a text is an advert, or tells of no trouble and brings news, an offer or thanks for
    praise.

    Of trouble enough English words are known: to the public none of them is no trouble.
    """
    concepts = {mark.concept for mark in marks}
    praises = {
        group
        for sense in senses
        if sense.by_encoder
        for group in ("L8", "L9", "L10")
        if sense.likely.get(group, 0.0) >= _ADVERT
    }
    if context.circle == "talk":
        return False
    if context.audience == "review_reply":
        return "praised" in concepts and "trouble" not in concepts
    if len(praises) > 1:
        return True
    is_news = context.lang == "en" and context.circle == "public"
    cheers = is_news or "L10" in praises or not concepts.isdisjoint(_CHEERS)
    return cheers and "trouble" not in concepts and not _of_trouble(senses)


def _of_trouble(senses: Sequence[Sense]) -> bool:
    return any(
        sense.likely.get(group, 0.0) >= _ADVERT
        for sense in senses
        if sense.by_encoder
        for group in _OF_TROUBLE
    )


def parts_of(
    reading: Reading, marks: Sequence[Mark], senses: Sequence[Sense] = ()
) -> Mapping[Part, bool]:
    """Which of the six parts the text has; what a sentence says counts where it was read."""
    concepts = {mark.concept for mark in marks}
    said = {
        part
        for sense in senses
        if sense.by_encoder
        for part, group in _SAID_AS.items()
        if sense.likely.get(group, 0.0) >= _SAID
    }
    return {
        "empathy": "empathy" in said or "feeling" in concepts,
        "known": "known_so_far" in concepts,
        "unknown": bool(concepts & {"unsure", "whether"}),
        "next": "next" in said or next_word_at(reading, marks) is not None,
        "commitment": bool(concepts & {"stays_with_it", "declined"}),
        "contact": "contact" in said or bool(concepts & _CONTACT),
    }


def next_word_at(reading: Reading, marks: Sequence[Mark]) -> int | None:
    """The number of the first sentence with a time and a word of telling."""
    for number, there in reading.by_sentence(marks).items():
        if _announced({mark.concept for mark in there}):
            return number
    return None


def _announced(concepts: set[str]) -> bool:
    return "next_word" in concepts and bool(concepts & {"by_when", "date", "clock"})
