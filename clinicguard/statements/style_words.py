"""The help with wording in words: the rules of the house, the parts of a text, what would do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.words import mark
from clinicguard.statements.checklist import Kind, Part

ACCUSING = (
    mark("Points at the reader"),
    mark("Say the same of what we did or did not do."),
)
"""Title and advice of a turn that points at the reader."""

FORM: Mapping[str, str] = {
    "listens": mark("Hears what they said"),
    "feels": mark("Feels with them"),
    "explains": mark("Explains"),
    "keeps_condition": mark("Shows care for how the patient is"),
    "sells_nothing": mark("Does not treat them as a sale"),
    "sandwich": mark("Hard part in the middle"),
    "blames_nobody": mark("Blames nobody"),
}
"""The fields of a `HouseForm`: three musts, two must-nots, shape and tone."""

BREACHES: Mapping[str, str] = {
    "keeps_condition": mark("Shows no care for how the patient is"),
    "sells_nothing": mark("Sounds like a sale"),
    "blames_nobody": mark("Blames somebody"),
}
"""What is said where a must-not is not kept: the fault itself, no double no."""

KINDS: Mapping[Kind, str] = {
    "first_word": mark("Parts of a first word"),
    "review_reply": mark("Parts of a reply to a review"),
    "final_answer": mark("Parts of a final answer"),
}

PARTS: Mapping[Part, tuple[str, str]] = {
    "listens": (mark("What they said"), mark("One sentence that shows it was read.")),
    "empathy": (
        mark("Feeling"),
        mark("One sentence that shows we understood what this is like for them."),
    ),
    "known": (mark("What is confirmed"), mark("Say what we can confirm so far, and no more.")),
    "unknown": (mark("What is not known yet"), mark("Say openly what is still being checked.")),
    "next": (
        mark("When more is said"),
        mark("Name the time of the next word, even if there is nothing new by then."),
    ),
    "commitment": (
        mark("That we stay with it"),
        mark("Say what we go on doing until it is clear."),
    ),
    "acts": (mark("What we do"), mark("Say what we are doing, or when we will say more.")),
    "contact": (mark("Where to ask"), mark("Name who answers, and how to reach them.")),
    "their_words": (
        mark("Their words and their wish"),
        mark("Begin with what they told us and what they hope for."),
    ),
    "inquiry": (mark("How we looked into it"), mark("Say who looked, at what, and who was asked.")),
    "evidence": (mark("What it rests on"), mark("Name the records and statements relied on.")),
    "happened": (
        mark("What happened, and what should have"),
        mark("Say both, point by point, with the conclusion."),
    ),
    "remedy": (mark("Remedy and learning"), mark("Say what is put right, and what changes.")),
    "where_next": (
        mark("Where to turn next"),
        mark("Name where they can go if they cannot accept the answer."),
    ),
}
"""The parts of a text, each with what would do."""
