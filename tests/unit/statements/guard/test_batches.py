"""The batches of another hand stay as they were fixed, and no text of theirs is half of another."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from encoder_labels import GROUPS
from labelled import drafts, pairs

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


def _as_bits(of_a_text: frozenset[str], places: dict[str, int]) -> tuple[int, int]:
    """The words as bits of a number, and how many: what two share is counted at once."""
    return sum(1 << places.setdefault(word, len(places)) for word in of_a_text), len(of_a_text)


def test_the_batches_are_as_they_were_fixed() -> None:
    assert {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in FIXED} == FIXED


def test_no_two_texts_share_half_of_their_words() -> None:
    """Two hands that never met may by chance come nearer: small words, and one kind of letter."""
    alike = []
    for language in ("zh_TW", "en", "zh_CN"):
        places: dict[str, int] = {}
        read = [
            (text["id"], text["id"][:3], _as_bits(words(text["text"], language), places))
            for text in TEXTS
            if text["lang"] == language
        ]
        alike += [
            (one, other)
            for (one, batch, (mine, many)), (other, another, (yours, more)) in combinations(read, 2)
            if (mine & yours).bit_count() >= (0.5 if batch == another else 0.6) * min(many, more)
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


def test_every_label_of_the_short_form_is_known_and_names_a_line_that_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known, texts = {*GROUPS, "X1", "X2"}, 0
    for path in sorted(DATA.glob("drafts_*.txt")):
        for draft in drafts(path):
            texts += 1
            for labels, words_of_it in draft.sentences:
                assert words_of_it
                for label in labels:
                    named = re.fullmatch(r"(?:X1:|X2:|=|\?)([fum])(\d+)", label)
                    if named is None:
                        assert label in known, (path.name, label)
                    else:
                        there = len(draft.lines[named[1]])
                        assert 0 < int(named[2]) <= there, (path.name, words_of_it)
    assert texts > 5_500
    assert capsys.readouterr().err == "", "lines that cannot be read"


def test_every_pair_tells_of_an_open_point_or_of_a_fact() -> None:
    for path in sorted(DATA.glob("pairs_*.txt")):
        told = list(pairs(path))
        assert len(told) > 900, path.name
        assert {pair.against for pair in told} == {True, False}
        assert {pair.is_open for pair in told} == {True, False}
