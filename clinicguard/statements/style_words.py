"""The help with wording in words: the rules of the house, the parts of a text, what would do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.words import mark
from clinicguard.statements.checklist import Kind, Part

ACCUSING = (
    mark("Points at the reader"),
    mark("Leave out what the reader did or did not do; say what can be done now."),
)
"""Title and advice of a turn that points at the reader."""

FORM: Mapping[str, tuple[str, str]] = {
    "listens": (mark("Hears what they said"), mark("Passes over what they said")),
    "feels": (mark("Shows feeling for them"), mark("Shows no feeling for them")),
    "explains": (mark("Explains"), mark("Explains nothing")),
    "keeps_condition": (
        mark("Shows care for how the patient is"),
        mark("Shows no care for how the patient is"),
    ),
    "sells_nothing": (mark("Does not sound like a sale"), mark("Sounds like a sale")),
    "sandwich": (mark("Hard part in the middle"), mark("No kind word before and after")),
    "blames_nobody": (mark("Blames nobody"), mark("Sounds like blame")),
}
"""The fields of a `HouseForm`: what is said where it is kept, and where it is not; no double no."""

APART = (mark("Leads to a talk in private"), mark("Leads to no talk in private"))
"""The same of `keeps_condition` in public, where nobody's condition is spoken of."""

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
    "unknown": (mark("What is not known yet"), mark("Say plainly what is still being checked.")),
    "next": (
        mark("When we say more"),
        mark("Say when you will report next, even if there is nothing new by then."),
    ),
    "commitment": (
        mark("That we see it through"),
        mark("Say what we keep doing until it is clear."),
    ),
    "acts": (mark("What we do"), mark("Say what we are doing, or when we will say more.")),
    "contact": (mark("Where to ask"), mark("Say who answers, and how to reach them.")),
    "their_words": (
        mark("Their words and their wish"),
        mark("Begin with what they told us and what they hope for."),
    ),
    "inquiry": (mark("How we looked into it"), mark("Say who looked, at what, and who was asked.")),
    "evidence": (
        mark("What it rests on"),
        mark("Name the records and statements that you rely on."),
    ),
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
