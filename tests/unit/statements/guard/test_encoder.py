"""The encoder that ships: read here as it is read where it was taught."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.encoder import LONGEST, Encoder, Read, read_heads
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.pieces import Pieces
from clinicguard.statements.guard.understanding import (
    Understanding,
    encoder_file,
    heads_file,
    opened,
    understanding,
)
from clinicguard.statements.guarding import desk_packs, read_ahead
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


def test_the_heads_reckon_from_what_the_encoder_sees(encoder: Encoder) -> None:
    groups = len(encoder.groups)
    heads = read_heads(heads_file())
    sentences = [folded(str(told["sentence"])) for told in REFERENCE["sentences"]]
    with_heads = Encoder(encoder_file(), heads).read(sentences)
    told = heads.of(*encoder.traits(sentences))
    assert told.shape == (len(sentences), groups)
    for read, expected in zip(with_heads, told.tolist(), strict=True):
        assert read.logits == pytest.approx(expected, abs=0.01)


def test_sentences_read_together_are_read_as_alone(encoder: Encoder) -> None:
    sentences = [folded(str(told["sentence"])) for told in REFERENCE["sentences"]]
    for one, together in zip(sentences, encoder.read(sentences), strict=True):
        assert encoder.read([one])[0].logits == pytest.approx(together.logits, abs=0.001)


def test_what_each_piece_says_adds_up(encoder: Encoder) -> None:
    (read,) = encoder.read([folded(THREAT)])
    bias = encoder.read([""])[0]
    assert read.weight.shape == (len(read.pieces), len(encoder.groups))
    assert bias.pieces
    assert {text for piece in read.pieces for text in [folded(THREAT)[piece.start : piece.end]]}


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

    def noted(sentences: list[str]) -> list[Read]:
        asked.extend(sentences)
        return reading(sentences)

    monkeypatch.setattr(encoder, "read", noted)
    mind = Understanding(encoder)
    first = mind.of(["天氣很好", "再不刪文就法庭上見"])
    again = mind.of(["再不刪文就法庭上見", "今天下雨", "天氣很好"])
    assert asked == ["天氣很好", "再不刪文就法庭上見", "今天下雨"]
    assert again[0] == first[1]
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


def test_what_was_read_ahead_is_found_the_same() -> None:
    text = (
        "謝謝您把感受寫下來。讀到這樣的經驗，我們很難過，也很重視。"
        "請來電 02-0000-0000，由行政主管專人聽您說明，我們會在 3 個工作日內回覆。"
    )
    context = GuardContext("zh_TW", "tw", "review_reply")
    cold = check(text, context, desk_packs(), mind=opened(encoder_file()))
    read_ahead(text)
    assert check(text, context, desk_packs(), mind=understanding()) == cold
