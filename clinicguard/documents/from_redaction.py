"""What a redacted copy covers, and how it was proved, in words for screen and paper."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.documents.redaction_lines import CoveredLine, RedactionLines
from clinicguard.evidence.redaction import Box, Redaction
from clinicguard.host.words import Words, mark

COVERED_WORDS: Mapping[str, str] = {
    "name": mark("Name of a person"),
    "face": mark("Face"),
    "chart_number": mark("Chart number"),
    "phone": mark("Phone number"),
    "third_person": mark("Third person"),
    "other": mark("Other things"),
}
GUESSING = mark("A black box hides what is in the picture, not what the reader can guess.")


def covered_lines(redaction: Redaction, words: Words) -> tuple[CoveredLine, ...]:
    """Every box of a copy, in the order of its list."""
    return tuple(
        CoveredLine(
            number, box.page, place_words(box), words.say(COVERED_WORDS[box.kind]), box.reason
        )
        for number, box in enumerate(redaction.boxes, 1)
    )


def redaction_lines(redaction: Redaction, words: Words) -> RedactionLines:
    """One copy as documents print it."""
    return RedactionLines(
        original=redaction.original,
        original_sha256=redaction.original_sha256,
        sign=redaction.sign,
        purpose=redaction.purpose,
        recipient=redaction.recipient,
        covered=covered_lines(redaction, words),
    )


def covered_words(redaction: Redaction, words: Words) -> str:
    """「姓名 2、電話 1」: what was covered, and how often."""
    parts = [f"{words.say(COVERED_WORDS[kind])} {n}" for kind, n in redaction.kinds()]
    return words.say_in("list", ", ").join(parts)


def place_words(box: Box) -> str:
    """Edges in per cent of the page, from the upper left: 12.5–40 %, 8–10 %."""
    edges = (box.left, box.right, box.top, box.bottom)
    left, right, top, bottom = (f"{edge / 100:g}" for edge in edges)
    return f"{left}–{right} %, {top}–{bottom} %"
