"""Recognises how a text file is written: UTF-8, UTF-16, Big5 as Windows has it, GB 18030."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from clinicguard.host.spreadsheet.sheet import Encoding

_LOOKED_AT = 200_000
"""Bytes that decide between Big5 and GB 18030."""


def recognised(data: bytes) -> Encoding:
    """The encoding that fits best.

    A byte order mark decides, then whether it is valid UTF-8: text in another encoding almost never
    is. Between Big5 and GB 18030 the share of everyday characters decides: both standards put
    theirs into a block of their own (Big5 A440–C67E, GB 2312 B0A1–D7F9), and text of one read as
    the other falls out of that block about every second time.
    """
    if data.startswith(codecs.BOM_UTF8):
        return Encoding.UTF8_MARKED
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding.UTF16
    if _decodes(data, Encoding.UTF8):
        return Encoding.UTF8
    sample = data[:_LOOKED_AT]
    big5 = _everyday(sample, _in_big5) if _decodes(data, Encoding.BIG5) else -1.0
    mainland = _everyday(sample, _in_gb) if _decodes(data, Encoding.GB18030) else -1.0
    return Encoding.GB18030 if mainland > big5 else Encoding.BIG5


def decoded(data: bytes, encoding: Encoding) -> str:
    """The text; what does not fit the encoding becomes a replacement character (U+FFFD)."""
    return data.decode(encoding.value, "replace")


def _decodes(data: bytes, encoding: Encoding) -> bool:
    try:
        data.decode(encoding.value)
    except UnicodeDecodeError:
        return False
    return True


def _everyday(data: bytes, common: Callable[[int, int], bool]) -> float:
    """Of all pairs of bytes that begin above ASCII, the share in the block of common characters."""
    pairs = everyday = at = 0
    while at < len(data) - 1:
        if data[at] < 0x81:
            at += 1
            continue
        if not _is_mark(data[at]):
            pairs += 1
            everyday += common(data[at], data[at + 1])
        at += 2
    return everyday / pairs if pairs else 0.0


def _is_mark(lead: int) -> bool:
    """Punctuation and full-width letters: both encodings have them in rows of their own."""
    return 0xA1 <= lead <= 0xA3


def _in_big5(lead: int, trail: int) -> bool:
    return 0xA4 <= lead <= 0xC6 and (0x40 <= trail <= 0x7E or 0xA1 <= trail <= 0xFE)


def _in_gb(lead: int, trail: int) -> bool:
    return 0xB0 <= lead <= 0xD7 and 0xA1 <= trail <= 0xFE
