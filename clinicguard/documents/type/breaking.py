"""Where a line of Chinese, Latin or mixed text may end (rules of JLREQ/CLREQ, greedily applied)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

NO_START = frozenset(
    "!%),.:;?]}°·ˇ’”…‧′″℃‰、。々〉》」』】〕〗〙〛〞﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！％），．：；？］｝｠～—ーヽヾゝゞ»›¡¿"
)
"""Characters that never begin a line."""

NO_END = frozenset("$(£¥€[{‘“〈《「『【〔〖〘〚〝﹙﹛﹝＄（［｛｟￥#＃@＠«‹")
"""Characters that never end a line."""

_PAIRS = frozenset("…—─")
_DAYS = {"周": "一二三四五六日", "週": "一二三四五六日"}
"""A day of the week is one word."""
_SOFT = frozenset("/?&=-_.,:;@+~")
_PAUSES = frozenset(",:;，：；、")
_SPACES = frozenset(" \u3000")
_WIDE = frozenset("WF")


@lru_cache(maxsize=8192)
def is_han(char: str) -> bool:
    """Whether a character stands on its own square, so that a line may end beside it."""
    return unicodedata.east_asian_width(char) in _WIDE or char in _PAIRS


@lru_cache(maxsize=65536)
def may_break(left: str, right: str) -> bool:
    """Whether a line may end between two neighbouring characters."""
    if right in _SPACES or right in NO_START or left in NO_END:
        return False
    if unicodedata.combining(right) or (left == right and left in _PAIRS):
        return False
    if right in _DAYS.get(left, ()):
        return False
    return left in _SPACES or is_han(left) or is_han(right)


def break_lines(
    text: Sequence[str], widths: Sequence[float], first: float, rest: float
) -> list[tuple[int, int]]:
    """Cuts one paragraph (no line ends in it) into lines, each as full as its width allows.

    Args:
        text: the characters.
        widths: their widths, in the unit of `first` and `rest`.
        first: room on the first line.
        rest: room on the others.
    Returns:
        (start, end) of each line, spaces at the ends left out. A word wider than a line is cut,
        after a slash or hyphen where there is one.
    """
    lines: list[tuple[int, int]] = []
    start, used, room, good = 0, 0.0, first, 0
    i, count = 0, len(text)
    while i < count:
        if i > start and may_break(text[i - 1], text[i]) and not _opens(text, start, i):
            good = i
        used += widths[i]
        if used > room + 1e-6 and i > start and text[i] not in _SPACES:
            end = good if good > start else _cut_word(text, start, i)
            lines.append(_trimmed(text, start, end, keep_indent=start == 0))
            start = good = _after_spaces(text, end)
            i, used, room = start, 0.0, rest
            continue
        i += 1
    if start < count or not lines:
        lines.append(_trimmed(text, start, count, keep_indent=start == 0))
    return _in_company(text, lines)


def break_by_sense(
    text: Sequence[str], widths: Sequence[float], first: float, rest: float
) -> list[tuple[int, int]]:
    """As `break_lines`, but a line ends after its last pause where that costs no further line."""
    lines = break_lines(text, widths, first, rest)
    if len(lines) < 2:
        return lines
    start, end = lines[0]
    for cut in (i for i in range(end, start, -1) if _pauses(text, i)):
        begin = _after_spaces(text, cut)
        below = break_by_sense(text[begin:], widths[begin:], rest, rest)
        if len(below) < len(lines):
            return [(start, cut), *((begin + i, begin + j) for i, j in below)]
    begin = lines[1][0]
    below = break_by_sense(text[begin:], widths[begin:], rest, rest)
    return [lines[0], *((begin + i, begin + j) for i, j in below)]


def _pauses(text: Sequence[str], i: int) -> bool:
    """Whether a line may end before `i`, after a comma or colon."""
    left, right = text[i - 1], text[i]
    return left in _PAUSES and (right in _SPACES or may_break(left, right))


def _in_company(text: Sequence[str], lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Takes one more character to the last line where a single Han character stands alone in it."""
    if len(lines) < 2:
        return lines
    (start, end), (last, to) = lines[-2:]
    alone = [char for char in text[last:to] if char not in NO_START]
    if len(alone) != 1 or not is_han(alone[0]) or end != last:
        return lines
    for cut in range(last - 1, max(start + 1, last - 4), -1):
        if may_break(text[cut - 1], text[cut]) and text[cut] not in _SPACES:
            return [*lines[:-2], _trimmed(text, start, cut, keep_indent=start == 0), (cut, to)]
    return lines


def _opens(text: Sequence[str], start: int, end: int) -> bool:
    """Whether the line would end with an opening mark, the spaces after it being left out."""
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return end > start and text[end - 1] in NO_END


def _cut_word(text: Sequence[str], start: int, end: int) -> int:
    """The last place in an overlong word where a cut does least harm."""
    for i in range(end, start + (end - start) * 3 // 5, -1):
        if i > start and text[i - 1] in _SOFT and _may_cut(text[i - 1], text[i]):
            return i
    for i in range(end, start, -1):
        if _may_cut(text[i - 1], text[i]):
            return i
    return end


def _may_cut(left: str, right: str) -> bool:
    return right not in NO_START and left not in NO_END and not unicodedata.combining(right)


def _after_spaces(text: Sequence[str], i: int) -> int:
    while i < len(text) and text[i] in _SPACES:
        i += 1
    return i


def _trimmed(text: Sequence[str], start: int, end: int, *, keep_indent: bool) -> tuple[int, int]:
    if not keep_indent:
        start = min(_after_spaces(text, start), end)
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return start, end
