"""Puts the certificates of a time stamp into the order that DER asks for.

Many services (OpenSSL's among them) write that set as it came; strict readers refuse it then. The
set is not signed, and putting it in order changes no length: only our reading copy is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SEQUENCE, _CERTIFICATES = 0x30, 0xA0


@dataclass(frozen=True, slots=True)
class _Part:
    """One TLV: its tag, where it begins, where its content begins and ends."""

    tag: int
    start: int
    inside: int
    end: int


def in_order(answer: bytes) -> bytes:
    """The same answer with its certificates sorted; as it is where it cannot be read."""
    try:
        found = _certificates(answer)
        pieces = [answer[each.start : each.end] for each in _parts(answer, found)]
    except (ValueError, StopIteration, IndexError):
        return answer
    return answer[: found.inside] + b"".join(sorted(pieces)) + answer[found.end :]


def _certificates(data: bytes) -> _Part:
    """TimeStampResp → ContentInfo → SignedData → certificates [0] (RFC 3161, RFC 5652)."""
    response = _part(data, 0)
    _, token = _some(data, response, 2)
    _, explicit = _some(data, token, 2)
    (signed,) = _some(data, explicit, 1)
    if any(each.tag != _SEQUENCE for each in (response, token, signed)):
        raise ValueError
    fourth = _some(data, signed, 4)[3]
    if fourth.tag != _CERTIFICATES:
        raise ValueError
    return fourth


def _some(data: bytes, around: _Part, number: int) -> list[_Part]:
    found = _parts(data, around)
    return [next(found) for _ in range(number)]


def _parts(data: bytes, around: _Part) -> Iterator[_Part]:
    at = around.inside
    while at < around.end:
        part = _part(data, at)
        if part.end > around.end:
            raise ValueError
        yield part
        at = part.end


def _part(data: bytes, at: int) -> _Part:
    tag, length = data[at], data[at + 1]
    inside = at + 2
    if length > 0x80:
        size = length & 0x7F
        length = int.from_bytes(data[inside : inside + size], "big")
        inside += size
    elif length == 0x80:
        raise ValueError
    if inside + length > len(data):
        raise ValueError
    return _Part(tag, at, inside, inside + length)
