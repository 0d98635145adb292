"""Reads files of JSON lines that somebody else wrote: one object a line, each read by itself."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from math import isfinite
from typing import Any


class WrongLine(ValueError):
    """What is wrong with a line, for its `error`."""


def lines_in(file: bytes) -> list[str]:
    """The lines of a file in UTF-8, or in UTF-16 with its mark; what is neither becomes U+FFFD.

    Only a line feed ends a line: a JSON text may hold every other separator.
    """
    encoding = "utf-16" if file.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    return file.decode(encoding, errors="replace").split("\n")


def object_in(line: str) -> dict[str, Any]:
    """The object of a line. Raises WrongLine where it is none, or holds what is no JSON."""
    try:
        asked = json.loads(line.removeprefix("\ufeff"), parse_float=_number, parse_constant=_number)
    except (ValueError, RecursionError) as wrong:
        raise WrongLine(f"not JSON: {wrong}") from wrong
    if not isinstance(asked, dict):
        raise WrongLine("not a JSON object")
    return asked


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text} is no number of JSON")
    return number
