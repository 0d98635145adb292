"""The one written form of a value, so that everybody hashes the same bytes (RFC 8785)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import rfc8785

_SAFE = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""

_WRITTEN = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
)


def canonical(value: Any) -> bytes:
    """JSON in canonical form, UTF-8. Raises ValueError for what JSON cannot say.

    Texts and whole numbers, which is all that our records hold, are written by the encoder of the
    standard library: for them it gives the same bytes in a tenth of the time.
    """
    if _is_plain(value):
        return _WRITTEN.encode(value).encode("utf-8")
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise ValueError(str(error)) from error


def digest(data: bytes) -> str:
    """SHA-256 as lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def _is_plain(value: Any) -> bool:
    """Whether both encoders write it alike: no fraction, no number too large, names in ASCII."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return True
    if kind is int:
        return bool(-_SAFE <= value <= _SAFE)
    if kind is list or kind is tuple:
        return all(map(_is_plain, value))
    if kind is dict:
        named = all(isinstance(name, str) and name.isascii() for name in value)
        return named and all(map(_is_plain, value.values()))
    return False
