"""The encoder that ships: read here as it is read where it was taught."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
    encoder: Encoder, told: dict[str, Any]
) -> None:
    line, sentence = folded(str(told["line"])), folded(str(told["sentence"]))
    (read,) = encoder.read([sentence], [[line], [line]])
    for kind, logit in enumerate(told["logits"]):
        assert read.held[kind] == pytest.approx((0, logit), abs=0.01)


def test_lines_held_together_are_held_as_alone(encoder: Encoder) -> None:
    lines = [folded(str(told["line"])) for told in REFERENCE["held"]]
    sentences = [folded(str(told["sentence"])) for told in REFERENCE["held"]]
    for sentence, line, read in zip(
        sentences, lines, encoder.read(sentences, [lines]), strict=True
    ):
        assert read.held[0] is not None
        assert read.held[0][1] >= logit_alone(encoder, sentence, line) - 0.001
        assert read.held[0][1] == pytest.approx(
            logit_alone(encoder, sentence, lines[read.held[0][0]]), abs=0.001
        )


def logit_alone(encoder: Encoder, sentence: str, line: str) -> float:
    """How likely the sentence goes against the line, as a logit."""
    (read,) = encoder.read([sentence], [[line]])
    assert read.held[0] is not None
    return read.held[0][1]


def test_what_each_piece_says_adds_up(encoder: Encoder) -> None:
    told = encoder.read([folded(THREAT), folded("今天下雨，門口地面濕滑，請走左邊的斜坡。")])
    assert told[0].weight.shape == (len(told[0].pieces), len(encoder.groups))
    rests = [np.array(read.logits) - read.weight.sum(0) for read in told]
    assert rests[0] == pytest.approx(rests[1], abs=0.001)


def test_many_sentences_are_held_as_few_against_the_nearest_lines_of_each_kind(
    encoder: Encoder,
) -> None:
    sentences = [f"第{number}台冰箱的門早上是關著的。" for number in range(15)]
    known = ["冰箱門 07:40 開著", "院長十一月請假", "收費表貼在櫃台", "電話 08:20 恢復"]
    is_open = ["候診室的燈是誰關的"]
    for number, read in enumerate(encoder.read(sentences, [known, is_open])):
        assert read.held[0] is not None
        assert read.held[0][0] == 0
        assert read.held[1] is not None
        if number in (0, 14):
            alone = logit_alone(encoder, sentences[number], known[0])
            assert read.held[0][1] == pytest.approx(alone, abs=0.001)


def test_of_a_long_fact_table_the_lines_that_a_sentence_is_about_are_held(
    encoder: Encoder,
) -> None:
    about = {
        "冰箱的門早上是關著的。": "冰箱門 07:40 開著",
        "We closed on Monday the ninth.": "Clinic closed 10 Nov, reopened 12 Nov",
        "流感疫苗一共報廢三劑。": "報廢流感疫苗 42 劑",
    }
    others = ["院長十一月請假", "收費表貼在櫃台", "Parking is behind the house", "電話 08:20 恢復"]
    table = [folded(line) for line in (*others, *about.values())]
    for read, line in zip(
        encoder.read(list(map(folded, about)), [table]), about.values(), strict=True
    ):
        assert read.held[0] is not None
        assert table[read.held[0][0]] == folded(line)


def test_what_no_line_is_about_is_held_against_none(encoder: Encoder) -> None:
    (read,) = encoder.read(
        [folded("謝謝您告訴我們。")], [[folded("Parking is behind the house")], []]
    )
    assert read.held == (None, None)


def test_a_line_without_end_is_looked_at_as_far_as_it_was_taught(encoder: Encoder) -> None:
    endless = "門開著，" * LONGEST_LINE
    assert logit_alone(encoder, "門是關著的。", endless) == logit_alone(
        encoder, "門是關著的。", endless + "門關著"
    )


def test_a_sentence_in_stretches_is_held_by_the_strongest(encoder: Encoder) -> None:
    line = "冰箱門 07:40 開著"
    whole = logit_alone(encoder, "冰箱門是關著的，" * LONGEST, line)
    first, last = ("冰箱門是關著的，" * many for many in (LONGEST // 6, 3))
    assert whole > min(logit_alone(encoder, each, line) for each in (first, last))


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

    def noted(sentences: list[str], lines: tuple[tuple[str, ...], ...] = ()) -> list[Read]:
        asked.extend(sentences)
        return reading(sentences, lines)

    monkeypatch.setattr(encoder, "read", noted)
    mind = Understanding(encoder)
    first = mind.of(["天氣很好", "再不刪文就法庭上見"])
    again = mind.of(["再不刪文就法庭上見", "今天下雨", "天氣很好"])
    assert asked == ["天氣很好", "再不刪文就法庭上見", "今天下雨"]
    assert again[0] == first[1]
    assert not again[0].held
    held = mind.of(["今天下雨", "天氣很好"], lines=(("11/9 下雨",), ()))
    mind.of(["天氣很好", "今天下雨"], lines=(("11/9 下雨",), ()))
    assert asked[3:] == ["今天下雨", "天氣很好"]
    assert all(each.held[0] is not None and each.held[1] is None for each in held)
    assert "法庭" not in repr(vars(mind))


def test_a_locked_clinic_leaves_nothing_half_read(encoder: Encoder) -> None:
    mind = Understanding(encoder)
    (before,) = mind.of(["天氣很好"], lines=(("11/9 天氣不好",), ()))
    assert encoder._lines
    mind.forget()
    assert not encoder._lines
    assert not mind._kept
    assert mind.of(["天氣很好"], lines=(("11/9 天氣不好",), ())) == [before]


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
