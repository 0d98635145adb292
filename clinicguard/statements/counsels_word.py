"""What counsel's words come to for one text: which of them stands against it, which clears it.

Counsel's newest word decides, on whatever wording it was said. An answer out of an envelope may be
older than the day on which it was taken in: an all-clear counts from when counsel was asked for it,
an objection from when it came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clinicguard.statements.brought_back import brought_back
from clinicguard.statements.steps import Overruled, Verdict


def objection_to(
    sha256: str,
    verdicts: Sequence[Verdict],
    overruled: Sequence[Overruled],
    came: int,
    texts: Mapping[str, str],
) -> Verdict | None:
    """The word that stands against a text: the newest on exactly this text, or else on another.

    What was recorded up to `came` was said to another clinic: it still objects, and lifts nothing.
    `texts` are the wordings by their hashes.
    """
    clears = [each for each in verdicts if not each.objects and each.order > came]
    standing = [
        each
        for each in verdicts
        if each.objects
        and not any(_lifts(clear, each, sha256, texts) for clear in clears)
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


def said_again(
    sha256: str, objection: Verdict, verdicts: Sequence[Verdict], texts: Mapping[str, str]
) -> str:
    """What a text says again of the wording that was objected to, though a later one was cleared.

    Empty where no all-clear on another wording would lift it but for that.
    """
    if objection.sha256 == sha256:
        return ""
    clears = (each for each in verdicts if not each.objects and each.proven)
    later = (each for each in clears if _comes_after(each, objection) and each.sha256 != sha256)
    found = (_again(sha256, objection, each, texts) for each in later)
    return next(filter(None, found), "")


def _lifts(clear: Verdict, objection: Verdict, sha256: str, texts: Mapping[str, str]) -> bool:
    """A later all-clear on no earlier version; on another text only where it is proven.

    What was proven falls only to what is proven, and a word on exactly this text only to another
    one on it. On another text it does not cover what was held, left out there and stands again.
    """
    if not _comes_after(clear, objection):
        return False
    if clear.sha256 == sha256:
        return clear.proven or not objection.proven
    if not clear.proven or objection.sha256 == sha256:
        return False
    return not _again(sha256, objection, clear, texts)


def _comes_after(clear: Verdict, objection: Verdict) -> bool:
    return clear.asked >= objection.order and clear.version >= objection.version


def _again(sha256: str, objection: Verdict, clear: Verdict, texts: Mapping[str, str]) -> str:
    now, held, cleared = (texts.get(each, "") for each in (sha256, objection.sha256, clear.sha256))
    return brought_back(now, held, cleared)


def _overrules(word: Overruled, objection: Verdict, sha256: str) -> bool:
    """The owner let exactly this text go on, knowing of that word on another one."""
    on_this = word.sha256 == sha256 != objection.sha256
    return on_this and word.order >= objection.order
