"""Names and numbers that nobody else has, and every form in which they could lie in a file."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

NAME = "龔𠮷堃"
"""A patient: rare characters, one of them outside the basic plane."""
PARENT = "歐陽震霆"
PHONE = "0955-713-208"
CHART = "Q7731905"
IDENTITY = "K198273645"
LINE = "line-id-zebrafinch"
WORDS = "牙橋掉進鼻竇裡的那一次"
DRAFTED = "打到一半的密語鶺鴒"
INSIDE = "證物裡面才有的句子鸕鶿"
FILE_NAME = "龔小姐的哭訴.txt"

SEEDS = (NAME, PARENT, PHONE, CHART, IDENTITY, LINE, WORDS, DRAFTED, INSIDE, FILE_NAME)


def forms(seed: str) -> Iterator[tuple[str, bytes]]:
    """UTF-8, both UTF-16, hex, base64 in its three alignments, JSON and URL escapes, Big5."""
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        data = seed.encode(code)
        yield code, data
        yield f"{code} hex", data.hex().encode()
        yield f"{code} HEX", data.hex().upper().encode()
        for shift in range(3):
            yield f"{code} base64+{shift}", _inner_base64(data, shift)
    if not seed.isascii():
        escaped = json.dumps(seed)[1:-1]
        yield "JSON", escaped.encode()
        yield "JSON capitals", escaped.upper().replace("\\U", "\\u").encode()
        yield "URL", quote(seed).encode()
        yield "big5", seed.encode("big5", "ignore")


def _inner_base64(data: bytes, shift: int) -> bytes:
    """The letters that base64 has of the data wherever it begins in a longer run."""
    coded = base64.b64encode(bytes(shift) + data).rstrip(b"=")
    whole = coded[: (len(coded) // 4) * 4] if (shift + len(data)) % 3 else coded
    return whole[4 if shift else 0 :]


FORMS = tuple((seed, form, data) for seed in SEEDS for form, data in forms(seed) if len(data) >= 8)


def found_in(folder: Path) -> list[str]:
    """Every file that holds a seed, in which form; names of files and folders count too."""
    told = []
    for path in folder.rglob("*"):
        told += [f"name of {path.name}" for seed in SEEDS if seed in path.name]
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            told += [f"{path}: {seed} as {form}" for seed, form, data in FORMS if data in content]
    return told
