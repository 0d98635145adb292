"""The batches of another hand stay as they were fixed, and no text of theirs is half of another."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[3] / "data" / "guard"
FIXED = {
    name: digest
    for digest, name in (
        line.split() for line in (DATA / "open_batches.sha256").read_text("utf-8").splitlines()
    )
}
TEXTS: list[dict[str, Any]] = [
    json.loads(line) for name in FIXED for line in (DATA / name).read_text("utf-8").splitlines()
]


def words(text: str, language: str) -> frozenset[str]:
    """The words of an English text; of a Chinese one each two characters that stand together."""
    if language == "en":
        return frozenset(re.findall(r"[a-z0-9']+", text.lower()))
    plain = re.sub(r"[^\u4e00-\u9fff0-9A-Za-z]", "", text)
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def test_the_batches_are_as_they_were_fixed() -> None:
    assert {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in FIXED} == FIXED


def test_no_two_texts_share_half_of_their_words() -> None:
    read = [(text["id"], text["lang"], words(text["text"], text["lang"])) for text in TEXTS]
    alike = [
        (one, other)
        for (one, tongue, mine), (other, theirs, yours) in combinations(read, 2)
        if tongue == theirs and 2 * len(mine & yours) >= min(len(mine), len(yours))
    ]
    assert alike == []


def test_each_label_points_at_words_of_the_text() -> None:
    for text in TEXTS:
        assert {span["group"] for span in text["spans"]} == set(text["groups"]), text["id"]
        assert all(span["span"] in text["text"] for span in text["spans"]), text["id"]
        assert all(bool(span["span"]) != (span["group"] == "X3") for span in text["spans"])


def test_a_third_of_each_language_is_clean() -> None:
    for language in ("zh_TW", "en", "zh_CN"):
        there = [text for text in TEXTS if text["lang"] == language]
        clean = sum(not text["groups"] for text in there)
        assert 3 * clean >= 0.9 * len(there), language
