"""First drafts from what is confirmed: which facts flow in, which stay out, and why.

A fact goes to the public, to staff and to partners only where it is confirmed and let out; the
people concerned, an authority and the insurer read every confirmed one. What is open is said to be
open. Every fact and message that is not in the draft is in its list of what was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from clinicguard.host.words import Language
from clinicguard.incidents.facts import Fact, Status
from clinicguard.incidents.messages import CoreMessage
from clinicguard.knowledge.templates import Placeholder, Templates, ended_as_sentence, is_chinese
from clinicguard.statements.audiences import Audience
from clinicguard.statements.filling import Known, helps_of, values_of
from clinicguard.statements.guard.finding import circle_of
from clinicguard.statements.usual import Usual, usual_words

Why = Literal["not_confirmed", "not_public", "refuted", "no_place", "proof_missing"]

TEMPLATE_FOR: Mapping[Audience, str] = MappingProxyType(
    {
        "patient_letter": "patient_letter",
        "care_talk": "care_talk",
        "staff_memo": "staff_notice",
        "review_reply": "review_reply",
        "public_statement": "holding_statement",
        "press": "press_statement",
        "authority": "authority_letter",
        "insurer": "insurer_notice",
        "partners": "partner_notice",
    }
)
"""Which template a first draft starts from, where none is named."""

_EVERY_CONFIRMED = ("letter", "talk", "office")
_QUOTES_WITHIN = str.maketrans("「」“”", "『』‘’")


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A part of the draft; `missing` are the labels of the gaps that still stand in it.

    `gaps` are the names of these placeholders, for what somebody types, and `asks` the questions
    that help with it; empty where the label says enough.
    """

    id: str
    name: str
    text: str
    missing: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact or a core message that the draft does not state; `fact` or `message` is its id."""

    words: str
    why: Why
    fact: int = 0
    message: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A first wording. `open_points` are facts of which it says that they are not known yet."""

    template: str
    audience: Audience
    language: Language
    parts: tuple[DraftPart, ...]
    facts: tuple[int, ...] = ()
    open_points: tuple[int, ...] = ()
    messages: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    most_characters: int | None = None

    @property
    def text(self) -> str:
        """The wording, its parts a blank line apart."""
        return "\n\n".join(part.text for part in self.parts)

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of the gaps that somebody has to fill."""
        return tuple(dict.fromkeys(label for part in self.parts for label in part.missing))

    @property
    def too_long(self) -> int:
        """How many characters it has beyond what its place takes; 0 where it fits."""
        return max(0, len(self.text) - self.most_characters) if self.most_characters else 0


@dataclass(frozen=True, slots=True)
class _Used:
    """What of a case goes into a draft."""

    facts: tuple[Fact, ...]
    open_points: tuple[Fact, ...]
    messages: tuple[CoreMessage, ...]


def first_draft(
    known: Known,
    audience: Audience,
    language: Language,
    templates: Templates,
    template: str = "",
    typed: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """A first wording for one audience, with what was used and what was not.

    `typed` are words for gaps by the placeholders' names; they go before what the records say.

    Raises:
        KeyError: there is no such template.
    """
    chosen = templates.templates[template or TEMPLATE_FOR[audience]]
    used = _used(known, audience, frozenset(chosen.gaps))
    values = {
        **values_of(known, language, of_the_talk=circle_of(audience) == "talk"),
        **{name: words for name, words in typed.items() if words.strip()},
        **_in_words(used, audience, usual_words(language)),
    }
    return Draft(
        chosen.id,
        audience,
        language,
        tuple(_parts(templates, chosen.id, language, values, helps_of(known, language))),
        tuple(fact.id for fact in used.facts),
        tuple(fact.id for fact in used.open_points),
        tuple(message.id for message in used.messages),
        tuple(_left_out(known, used, audience)),
        chosen.most_characters,
    )


def _used(known: Known, audience: Audience, place: frozenset[str]) -> _Used:
    """What this audience may be told, as far as the template has a place for it."""
    facts, messages = _of_case(known)
    return _Used(
        _sayable(facts, audience) if "facts" in place else (),
        _open(facts, audience) if "unknowns" in place else (),
        _proven(messages, facts, audience) if "core_messages" in place else (),
    )


def _of_case(known: Known) -> tuple[tuple[Fact, ...], tuple[CoreMessage, ...]]:
    return ((), ()) if known.case is None else (known.case.facts, known.case.messages)


def _in_words(used: _Used, audience: Audience, usual: Usual) -> dict[str, str]:
    """By the placeholders' names."""
    messages = [message.text for message in used.messages] or [usual.say_what_we_know]
    return {
        "facts": _facts_in_words(used.facts, usual),
        "unknowns": _open_in_words(used.open_points, audience, usual),
        "core_messages": _sentences(messages, usual),
    }


def _parts(
    templates: Templates,
    template: str,
    language: Language,
    values: Mapping[str, str],
    helps: Mapping[str, str],
) -> Iterator[DraftPart]:
    """The paragraphs, each with what is still missing in it."""
    gaps = templates.placeholders
    for part in templates.write(template, language, values):
        yield DraftPart(
            part.id,
            part.name,
            part.text,
            tuple(gaps[gap].name.in_language(language) for gap in part.missing),
            part.missing,
            tuple(_asked(gaps[gap], language, helps.get(gap, "")) for gap in part.missing),
        )


def _left_out(known: Known, used: _Used, audience: Audience) -> Iterator[LeftOut]:
    facts, messages = _of_case(known)
    yield from _facts_left_out(facts, (*used.facts, *used.open_points), audience)
    yield from _messages_left_out(messages, used.messages, facts, audience)


def _asked(gap: Placeholder, language: Language, helps: str) -> str:
    """The question that helps with a gap, and what the records hold near it."""
    between = " " if language == "en" else ""
    return between.join(filter(None, (gap.question(language), helps)))


def _sayable(facts: Iterable[Fact], audience: Audience) -> tuple[Fact, ...]:
    """The facts that this audience may be told."""
    everything = circle_of(audience) in _EVERY_CONFIRMED
    return tuple(
        fact for fact in facts if fact.sayable or (everything and fact.status is Status.CONFIRMED)
    )


def _open(facts: Iterable[Fact], audience: Audience) -> tuple[Fact, ...]:
    """What is said to be open by name; in public even the question would tell of somebody."""
    if circle_of(audience) not in _EVERY_CONFIRMED:
        return ()
    return tuple(fact for fact in facts if fact.status in (Status.UNKNOWN, Status.REPORTED))


def _proven(
    messages: Iterable[CoreMessage], facts: Sequence[Fact], audience: Audience
) -> tuple[CoreMessage, ...]:
    """The core messages that stand and that rest on facts which this audience may be told."""
    sayable = {fact.id for fact in _sayable(facts, audience)}
    return tuple(
        message
        for message in messages
        if message.stands and message.proof and sayable.issuperset(message.proof)
    )


def _facts_in_words(facts: Sequence[Fact], usual: Usual) -> str:
    return _sentences([fact.statement for fact in facts] or [usual.nothing_confirmed], usual)


def _open_in_words(facts: Sequence[Fact], audience: Audience, usual: Usual) -> str:
    """Each open point as a question that is being looked into; never as if it were so."""
    if circle_of(audience) not in _EVERY_CONFIRMED:
        return usual.open_in_public
    points = [_open_point(fact, usual) for fact in facts]
    return usual.listed(points or [usual.open_elsewhere])


def _open_point(fact: Fact, usual: Usual) -> str:
    words = fact.statement.rstrip("。.")
    if fact.status is Status.UNKNOWN:
        return usual.unknown.format(words=words)
    return usual.reported.format(words=words.translate(_QUOTES_WITHIN))


def _sentences(lines: Iterable[str], usual: Usual) -> str:
    """Each line as a sentence of its own, as the script of its letters ends one."""
    ended = []
    for line in lines:
        plain = line.strip()
        ended.append(ended_as_sentence(plain, usual.language) if plain else "")
    latin = not any(is_chinese(line, usual.language) for line in ended)
    return (" " if latin else "").join(ended)


def _facts_left_out(
    facts: Iterable[Fact], used: Iterable[Fact], audience: Audience
) -> Iterable[LeftOut]:
    ids = {fact.id for fact in used}
    sayable = {fact.id for fact in _sayable(tuple(facts), audience)}
    for fact in facts:
        if fact.id not in ids:
            yield LeftOut(fact.statement, _why(fact, fact.id in sayable), fact=fact.id)


def _why(fact: Fact, sayable: bool) -> Why:
    match fact.status:
        case Status.REFUTED:
            return "refuted"
        case Status.UNKNOWN | Status.REPORTED:
            return "not_confirmed"
        case Status.CONFIRMED:
            return "no_place" if sayable else "not_public"


def _messages_left_out(
    messages: Iterable[CoreMessage],
    told: Iterable[CoreMessage],
    facts: Sequence[Fact],
    audience: Audience,
) -> Iterable[LeftOut]:
    ids = {message.id for message in told}
    proven = {message.id for message in _proven(messages, facts, audience)}
    for message in messages:
        if message.stands and message.id not in ids:
            why: Why = "no_place" if message.id in proven else "proof_missing"
            yield LeftOut(message.text, why, message=message.id)
