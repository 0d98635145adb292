"""A reason in words: what every step against the rule, and every step back, has to give."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.host.trouble import Trouble


@dataclass(eq=False)
class ReasonMissing(Trouble):
    """`what` cannot be done without saying why."""

    what: str


def given(reason: str, what: str) -> str:
    """The reason without the space around it.

    Raises:
        ReasonMissing: nothing is left once spaces and punctuation are gone.
    """
    if not any(letter.isalnum() for letter in reason):
        raise ReasonMissing(what)
    return reason.strip()
