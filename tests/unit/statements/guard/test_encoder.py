"""The encoder that ships: read here as it is read where it was taught."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.encoder import LONGEST, LONGEST_LINE, Encoder, Read
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.pieces import Pieces
from clinicguard.statements.guard.understanding import (
    Understanding,
    encoder_file,
    opened,
    understanding,
)
from tests.unit.statements.guard.measured import DATA

REFERENCE = json.loads((DATA / "encoder_reference.json").read_text("utf-8"))
THREAT = "再不刪文，我們就法庭上見。"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(encoder_file())


@pytest.fixture
def mind() -> Understanding:
    found = understanding()
    assert found is not None
    return found


@pytest.mark.parametrize("told", REFERENCE["sentences"], ids=lambda told: told["sentence"][:12])
def test_a_sentence_is_read_as_the_learning_library_reads_it(
    encoder: Encoder, told: dict[str, object]
) -> None:
    sentence = folded(str(told["sentence"]))
    (read,) = encoder.read([sentence])
    assert list(encoder.groups) == REFERENCE["groups"]
    assert [piece.number for piece in read.pieces] == told["pieces"]
    assert read.logits == pytest.approx(told["logits"], abs=0.01)


def test_sentences_read_together_are_read_as_alone(encoder: Encoder) -> None:
    sentences = [folded(str(told["sentence"])) for told in REFERENCE["sentences"]]
    for one, together in zip(sentences, encoder.read(sentences), strict=True):
        assert encoder.read([one])[0].logits == pytest.approx(together.logits, abs=0.001)


@pytest.mark.parametrize("told", REFERENCE["held"], ids=lambda told: told["line"][:12])
def test_a_line_is_held_against_a_sentence_as_the_learning_library_holds_it(
    encoder: Encoder, told: dict[str, object]
) -> None:
    line, sentence = folded(str(told["line"])), folded(str(told["sentence"]))
    (read,) = encoder.read([sentence], [line])
    assert read.held[0] == pytest.approx(told["logits"], abs=0.01)


def test_lines_held_together_are_held_as_alone(encoder: Encoder) -> None:
    lines = [folded(str(told["line"])) for told in REFERENCE["held"]]
    sentences = [folded(str(told["sentence"])) for told in REFERENCE["held"]]
    together = encoder.read(sentences, lines)
    for sentence, read in zip(sentences, together, strict=True):
        for line, held in zip(lines, read.held, strict=True):
            (alone,) = encoder.read([sentence], [line])
            assert alone.held[0] == pytest.approx(held, abs=0.001)


def test_what_each_piece_says_adds_up(encoder: Encoder) -> None:
    told = encoder.read([folded(THREAT), folded("今天下雨，門口地面濕滑，請走左邊的斜坡。")])
    assert told[0].weight.shape == (len(told[0].pieces), len(encoder.groups))
    rests = [np.array(read.logits) - read.weight.sum(0) for read in told]
    assert rests[0] == pytest.approx(rests[1], abs=0.001)


def test_many_sentences_and_lines_are_held_as_few(encoder: Encoder) -> None:
    sentences = [f"第{number}台冰箱的門早上是關著的。" for number in range(15)]
    lines = [f"{number} 號冰箱門 07:40 開著" for number in range(7)]
    for number, read in enumerate(encoder.read(sentences, lines)):
        assert len(read.held) == len(lines)
        if number in (0, 14):
            (alone,) = encoder.read([sentences[number]], [lines[6]])
            assert read.held[6] == pytest.approx(alone.held[0], abs=0.001)


def test_a_line_without_end_is_looked_at_as_far_as_it_was_taught(encoder: Encoder) -> None:
    endless = "門開著，" * LONGEST_LINE
    (read,) = encoder.read(["門是關著的。"], [endless])
    (same,) = encoder.read(["門是關著的。"], [endless + "門關著"])
    assert read.held == same.held


def test_a_sentence_in_stretches_is_held_by_the_strongest(encoder: Encoder) -> None:
    line = "冰箱門 07:40 開著"
    (read,) = encoder.read(["冰箱門是關著的，" * LONGEST], [line])
    first, last = ("冰箱門是關著的，" * many for many in (LONGEST // 6, 3))
    told = [each.held[0][0] for each in encoder.read([first, last], [line])]
    assert len(read.held) == 1
    assert read.held[0][0] > min(told)


def test_a_sentence_without_end_is_read_in_stretches(encoder: Encoder) -> None:
    endless = folded("天氣很好，" * LONGEST + "再不刪文就法庭上見")
    (read,) = encoder.read([endless])
    assert len(read.pieces) > LONGEST
    assert read.logits[encoder.groups.index("L6")] > 0


def test_the_likeliest_cut_is_taken_and_every_letter_has_its_place() -> None:
    pieces = Pieces(
        ["<s>", "<pad>", "</s>", "<unk>", "▁", "ab", "a", "b", "c"], [0.0] * 4 + [-1.0] * 5
    )
    cut = pieces.cut("ab  c龘")
    assert [piece.number for piece in cut] == [0, 4, 5, 4, 8, 3, 2]
    assert [(piece.start, piece.end) for piece in cut][2:6] == [(0, 2), (2, 4), (4, 5), (5, 6)]


def test_a_sentence_is_read_once(monkeypatch: pytest.MonkeyPatch, encoder: Encoder) -> None:
    asked: list[str] = []
    reading = encoder.read

    def noted(sentences: list[str], lines: tuple[str, ...] = ()) -> list[Read]:
        asked.extend(sentences)
        return reading(sentences, lines)

    monkeypatch.setattr(encoder, "read", noted)
    mind = Understanding(encoder)
    first = mind.of(["天氣很好", "再不刪文就法庭上見"])
    again = mind.of(["再不刪文就法庭上見", "今天下雨", "天氣很好"])
    assert asked == ["天氣很好", "再不刪文就法庭上見", "今天下雨"]
    assert again[0] == first[1]
    assert not again[0].held
    held = mind.of(["今天下雨", "天氣很好"], lines=("11/9 下雨",))
    mind.of(["天氣很好", "今天下雨"], lines=("11/9 下雨",))
    assert asked[3:] == ["今天下雨", "天氣很好"]
    assert all(len(each.held) == 1 for each in held)
    assert "法庭" not in repr(vars(mind))


def test_roundabout_words_are_understood_and_the_part_that_says_so_is_pointed_at(
    mind: Understanding,
) -> None:
    text = "謝謝您的意見，我們很難過，請打 02-0000-0123。您的公司我們也認識，改天去拜訪一下。"
    context = GuardContext("zh_TW", "tw", "review_reply")
    (threat,) = [f for f in check(text, context, mind=mind) if f.group == "L6"]
    assert threat.span in text
    assert text.index(threat.span) > text.index("。")


def test_without_its_file_the_guard_works_by_rules_and_weights(tmp_path: Path) -> None:
    assert opened(tmp_path / "none.npz") is None
    (tmp_path / "odd.npz").write_bytes(b"PK\x03\x04 no more than this")
    assert opened(tmp_path / "odd.npz") is None
    context = GuardContext("zh_TW", "tw", "review_reply")
    assert "L6" in {f.group for f in check(THREAT, context, mind=None)}
