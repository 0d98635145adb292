"""The kinds of contacts in words, for windows and papers."""

from __future__ import annotations

from clinicguard.host.words import Words
from clinicguard.people.contact import Kind


def kind_words(kind: Kind, words: Words) -> str:
    """A kind of contact."""
    match kind:
        case "lawyer":
            return words.say_in("contact", "Lawyers")
        case "insurer":
            return words.say_in("contact", "Insurers")
        case "authority":
            return words.say_in("contact", "Authorities")
        case "press":
            return words.say_in("contact", "Press")
        case "partner":
            return words.say_in("contact", "Partners")
        case "supplier":
            return words.say_in("contact", "Suppliers")
        case "emergency":
            return words.say_in("contact", "Emergency")
