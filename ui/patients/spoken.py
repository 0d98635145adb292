"""The words of patient cards: tags by rule, what was done, what they decided."""

from __future__ import annotations

from clinicguard.overview.patient_tags import RuleTag
from clinicguard.people.identity import Likeness
from clinicguard.people.patients.card import CardField, Consent, Did, Past
from ui.imports.spoken import card_field
from ui.language import say, say_in
from ui.widgets.marks import Tone


def rule_words(tag: RuleTag) -> tuple[str, str, Tone]:
    """The tag, the rule that gives it, its tone."""
    match tag:
        case RuleTag.WAITS:
            return say("waits for our answer"), say("a complaint is not answered yet"), "amber"
        case RuleTag.OPEN_PROMISE:
            return say("a promise is open"), say("a promise to them is not kept yet"), "amber"
        case RuleTag.SEVERAL:
            return (
                say("several complaints"),
                say("three complaints or more within 365 days"),
                "blue",
            )
        case RuleTag.LAW:
            words = say("an open complaint is flagged: lawyer, authority or media")
            return say("law or media"), words, "amber"
        case RuleTag.SERIOUS:
            return say("serious event"), say("a complaint tells of injury or a wrong drug"), "blue"
        case RuleTag.STAFF_SAFETY:
            words = say("staff felt unsafe; see the open complaint")
            return say("mind the staff's safety"), words, "amber"
        case RuleTag.MINOR:
            return say("minor"), say("under 18 by the birth date"), "blue"
        case RuleTag.THANKFUL:
            return say("has thanked us"), say("a compliment is on record"), "green"


def consent_words(answer: Consent) -> str:
    """What came of an explanation."""
    match answer:
        case Consent.CONSENTED:
            return say("agreed")
        case Consent.DECLINED:
            return say("declined")
        case Consent.THINKING:
            return say("is thinking about it")
        case Consent.NOT_ASKED:
            return say("was only informed")


def likeness_words(how: Likeness) -> str:
    """How sure it is that two cards are one person."""
    match how:
        case Likeness.SAME:
            return say_in("card", "same chart number")
        case Likeness.LIKELY:
            return say_in("card", "same name, and phone or birth date")
        case _:
            return say_in("card", "perhaps the same")


def past_words(past: Past) -> str:
    """One line of a card's history."""
    match past.did:
        case Did.MADE:
            return say_in("card", "Made")
        case Did.MERGED:
            return say("Merged with card {n}", n=past.new)
        case Did.SPLIT:
            return say("Taken apart from card {n}", n=past.old)
        case Did.CHANGED:
            field = card_field(CardField(past.field))
            if past.old or past.new:
                return f"{field}: {past.old or '—'} → {past.new or '—'}"
            return say("{field} changed", field=field)
