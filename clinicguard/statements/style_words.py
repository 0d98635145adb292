"""The help with wording in words: what stands there, and what would read better."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.words import Words, mark
from clinicguard.statements.style import HintKind

HINTS: Mapping[HintKind, tuple[str, str]] = {
    "accusing_you": (
        mark("Points at the reader"),
        mark("Say the same of what we did or did not do."),
    ),
    "no_feeling_first": (
        mark("Begins without a feeling"),
        mark("One sentence that shows we understood what this is like for them comes first."),
    ),
    "no_action": (
        mark("Nothing we do"),
        mark("Say what we are doing, or when we will say more."),
    ),
    "no_contact": (
        mark("No way to reach us"),
        mark("Name who answers, and how to reach them."),
    ),
    "cold_end": (
        mark("Ends without a way on"),
        mark("End with whom to call or when we speak again, after the hard part."),
    ),
}

FORM: Mapping[str, str] = {
    "feels": mark("Feels with them"),
    "acts": mark("Says what we do"),
    "names_contact": mark("Names a contact"),
    "leaves_cases_out": mark("Keeps individuals out of it"),
    "blames_nobody": mark("Blames nobody"),
    "sandwich": mark("Hard part in the middle"),
}
"""The fields of a `HouseForm`."""


def hint_words(kind: HintKind, words: Words) -> tuple[str, str]:
    """Title and advice of a hint."""
    title, advice = HINTS[kind]
    return words.say(title), words.say(advice)
