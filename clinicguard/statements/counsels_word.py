"""What counsel's words come to for one text: which of them stands against it, which clears it.

Counsel's newest word decides, on whatever wording it was said. An answer out of an envelope may be
older than the day on which it was taken in: an all-clear counts from when counsel was asked for it,
an objection from when it came.
"""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.statements.steps import Overruled, Verdict


def objection_to(
    sha256: str, verdicts: Sequence[Verdict], overruled: Sequence[Overruled], came: int
) -> Verdict | None:
    """The word that stands against a text: the newest on exactly this text, or else on another.

    What was recorded up to `came` was said to another clinic: it still objects, and lifts nothing.
    """
    clears = [each for each in verdicts if not each.objects and each.order > came]
    standing = [
        each
        for each in verdicts
        if each.objects
        and not any(_lifts(clear, each, sha256) for clear in clears)
        and not any(word.order > came and _overrules(word, each, sha256) for word in overruled)
    ]
    here = [each for each in standing if each.sha256 == sha256]
    return next(reversed(here or standing), None)


def all_clear_of(sha256: str, verdicts: Sequence[Verdict], came: int) -> Verdict | None:
    """Counsel's all-clear on exactly this text, a proven one before one that was typed in.

    None where counsel objected to any wording after it.
    """
    last = max((each.order for each in verdicts if each.objects), default=came)
    here = [
        each
        for each in verdicts
        if not each.objects and each.sha256 == sha256 and each.asked >= last and each.order > came
    ]
    proven = [each for each in here if each.proven]
    return next(reversed(proven or here), None)


def _lifts(clear: Verdict, objection: Verdict, sha256: str) -> bool:
    """A later all-clear on no earlier version; on another text only where it is proven.

    What was proven falls only to what is proven, and a word on exactly this text only to another
    one on it.
    """
    if clear.asked < objection.order or clear.version < objection.version:
        return False
    if clear.sha256 != sha256:
        return clear.proven and objection.sha256 != sha256
    return clear.proven or not objection.proven


def _overrules(word: Overruled, objection: Verdict, sha256: str) -> bool:
    """The owner let exactly this text go on, knowing of that word on another one."""
    on_this = word.sha256 == sha256 != objection.sha256
    return on_this and word.order >= objection.order
