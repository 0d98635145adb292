"""The parts of the first hour in words: what each is called, and why it is worth the minutes."""

from __future__ import annotations

from clinicguard.overview.first_hour import Part
from ui.language import say


def name_of(part: Part) -> str:
    """What the part is called."""
    match part:
        case Part.PROFILE:
            return say("The clinic's data")
        case Part.LAW:
            return say("Law and holidays")
        case Part.TIMES:
            return say("Promised reply times")
        case Part.STAFF:
            return say("Who works here")
        case Part.TEAM:
            return say("Crisis team")
        case Part.BACKUP:
            return say("A place for backups")
        case Part.CARD:
            return say("Recovery card, tried")


def hint_of(part: Part) -> str:
    """Why, in a sentence or two."""
    match part:
        case Part.PROFILE:
            return say(
                "Address and phone stand on every letter: that is where a patient rings back."
            )
        case Part.LAW:
            return say(
                "Statutory deadlines are counted by this law, in working days: days on which "
                "offices work."
            )
        case Part.TIMES:
            return say(
                "By when does somebody hear from you, and by when do they have an answer? Promise "
                "only what you can keep: each complaint gets these two clocks."
            )
        case Part.STAFF:
            return say(
                "Everybody who answers the phone, and at least one more who can open the records. "
                "They set their own passphrases later."
            )
        case Part.TEAM:
            return say(
                "When something happens nobody looks for the right person. At least lead, "
                "spokesperson and evidence keeper, each with somebody who steps in."
            )
        case Part.BACKUP:
            return say(
                "If this PC breaks or is stolen, a stick that lies elsewhere is all there is."
            )
        case Part.CARD:
            return say("The only way in when a passphrase is forgotten: on paper, and tried once.")
