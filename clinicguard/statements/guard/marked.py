"""From where to where a finding is marked: at the end of a word or of a clause, without blanks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.reading import Reading

_IN_WORD = re.compile(r"(?:[a-z\d]|(?<=\d)[/.-](?=\d))*")
_CLAUSE = re.compile(r"[^\s,，、:：;；。.!?！？…—()（）【】「」『』“”\"《》]*")
_PAUSES = " \n,，、:：;；"


def marked(hits: Sequence[Hit], reading: Reading) -> Iterator[tuple[Hit, int, int]]:
    """The hits, in the order of the text, each with its place of the folded text.

    Words that a rule joined from several of its lists end where the last of them does, which in
    Chinese may be within a word: they are marked to the end of their clause, though not into the
    next finding of their group.
    """
    begins: dict[str, list[int]] = {}
    for hit in hits:
        begins.setdefault(hit.group, []).append(hit.start)
    for starts in begins.values():
        starts.sort()
    for hit in hits:
        start, end = _trimmed(reading.text, hit.start, hit.end)
        further = _word_end(reading.text, end, hit.joined) if start < end else end
        starts = begins[hit.group]
        behind = bisect_left(starts, end)
        yield hit, start, min((further, *starts[behind : behind + 1]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    bare = words.lstrip(" \n").rstrip(_PAUSES)
    if not bare:
        return start, end
    start += len(words) - len(words.lstrip(" \n"))
    return start, start + len(bare)


def _word_end(text: str, end: int, joined: bool) -> int:
    last = text[end - 1]
    if last.isascii():
        if not last.isalnum():
            return end
        goes_on = _IN_WORD.match(text, end)
    elif joined:
        goes_on = _CLAUSE.match(text, end)
    else:
        return end
    return goes_on.end() if goes_on else end
