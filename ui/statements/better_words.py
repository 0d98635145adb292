"""What the button beside a finding does to the text: the words that come, and what they replace.

An offered sentence takes the place of the whole sentence that holds the finding: put over the
marked words alone it would leave their rest behind, without sense and unmarked. Advice in brackets
is no wording and never gets into a text; where it says to leave a sentence out, that is what the
button does. A wrong word, and a phrase that points at the reader, are replaced as they are marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clinicguard.statements.envelope import pieces_of
from clinicguard.statements.guard.finding import GuardFinding

Way = Literal["put", "add", "take_out"]

_STOPS = "。！？!?.…"
_BRACKETS = {"（": "）", "(": ")"}
_KNOWN_LINES = frozenset({"X1", "C1"})
"""Groups whose better words are a fact or a core message: a sentence, even without a full stop."""
_LEFT_OUT = frozenset({"L8", "L10", "P1"})
"""Groups whose advice is to leave the sentence out."""


@dataclass(frozen=True, slots=True)
class Change:
    """`words` in the place of a stretch; `start` and `end` are code points of the text."""

    words: str
    start: int
    end: int


def way_of(finding: GuardFinding) -> Way | None:
    """What the button of a finding does; None where there is advice alone, or nothing."""
    better = finding.better
    if not better:
        return None
    if _BRACKETS.get(better[0]) == better[-1]:
        return "take_out" if finding.group in _LEFT_OUT and finding.span else None
    return "put" if finding.span else "add"


def change_of(text: str, finding: GuardFinding) -> Change | None:
    """The change that the button of a finding makes in the text it was found in."""
    better, start, end = finding.better, finding.start, finding.end
    match way_of(finding):
        case None:
            return None
        case "add":
            own_line = text and not text.endswith("\n")
            return Change(f"\n{better}" if own_line else better, start, end)
        case "take_out":
            return Change("", *_with_its_gap(text, *_sentences_around(text, start, end)))
        case "put":
            if not (better.endswith(tuple(_STOPS)) or finding.group in _KNOWN_LINES):
                return Change(better, start, end)
            start, end = _sentences_around(text, start, end)
            stop = text[end - 1]
            ends = stop in _STOPS and not better.endswith(tuple(_STOPS))
            return Change(better + stop if ends else better, start, end)


def _sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the first to the last sentence that a stretch touches."""
    touched = [each for each in pieces_of(text) if each.start < end and start < each.end]
    if not touched:
        return start, end
    return min(start, touched[0].start), max(end, touched[-1].end)


def _with_its_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence with the space behind it, or with the line that it stood on alone."""
    while text[end : end + 1] in (" ", "\u3000"):
        end += 1
    first = start == 0 or text[start - 1] == "\n"
    if first and text[end : end + 1] == "\n":
        return start, end + 1
    if first and end == len(text):
        return max(0, start - 1), end
    return start, end
