"""No line begins or ends where Chinese typesetting forbids it, and nothing gets lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.documents.type.breaking import (
    NO_END,
    NO_START,
    break_by_sense,
    break_lines,
    may_break,
)

HAN = "客訴診所說明病人證物保全聲明堃喆犇峯𠮷"
CLOSING = "。，、」』）；：？！…"
OPENING = "「『（《"
WORDS = st.sampled_from(
    [*HAN, *HAN, "Google", "LINE", "11-18", "3,600", "A-01", "don’t", " ", "—", "％"]
)
MARKS = st.sampled_from([*CLOSING, *OPENING])
# marks stand between words, as people write; a run of fifty commas has nowhere to go
SENTENCES = st.lists(st.tuples(WORDS, WORDS, WORDS, st.one_of(st.just(""), MARKS)), max_size=60)


def widths(text: str) -> list[float]:
    return [0.55 if char.isascii() else 1.0 for char in text]


def lines_of(text: str, width: float) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, widths(text), width, width)]


@given(SENTENCES, st.floats(9, 60))
def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark(
    parts: list[tuple[str, ...]], width: float
) -> None:
    text = "".join(piece for part in parts for piece in part)
    lines = lines_of(text, width)
    assert all(line[0] not in CLOSING for line in lines[1:] if line)
    assert all(line[0] not in NO_START for line in lines[1:] if line)
    assert all(line[-1] not in OPENING for line in lines[:-1] if line)
    assert all(line[-1] not in NO_END for line in lines[:-1] if line)


@pytest.mark.parametrize("mark", [*CLOSING])
def test_a_closing_mark_never_begins_a_line_at_any_width(mark: str) -> None:
    text = "".join("客訴說明病人證物保全聲明"[:length] + mark for length in range(1, 12)) * 3
    for width in range(8, 160):
        assert all(line[0] != mark for line in lines_of(text, width / 4 + 1))


@pytest.mark.parametrize("mark", [*OPENING])
def test_an_opening_mark_never_ends_a_line_at_any_width(mark: str) -> None:
    text = "".join("客訴說明病人證物保全聲明"[:length] + mark for length in range(1, 12)) * 3
    for width in range(8, 160):
        assert all(line[-1] != mark for line in lines_of(text, width / 4 + 1)[:-1])


@given(SENTENCES, st.floats(4, 60))
def test_nothing_but_spaces_is_lost(parts: list[tuple[str, ...]], width: float) -> None:
    text = "".join(piece for part in parts for piece in part)
    assert "".join(lines_of(text, width)).replace(" ", "") == text.replace(" ", "")


@given(SENTENCES, st.floats(9, 60))
def test_no_line_is_wider_than_the_column(parts: list[tuple[str, ...]], width: float) -> None:
    text = "".join(piece for part in parts for piece in part)
    for line in lines_of(text, width):
        unbreakable = not any(may_break(a, b) for a, b in pairwise(line))
        assert sum(widths(line)) <= width + 1e-6 or unbreakable


@given(SENTENCES, st.floats(9, 60))
def test_words_that_fit_stay_whole(parts: list[tuple[str, ...]], width: float) -> None:
    text = "".join(piece for part in parts for piece in part)
    there = re.findall(r"[A-Za-z0-9’,-]+", text)
    kept = re.findall(r"[A-Za-z0-9’,-]+", "\n".join(lines_of(text, width)))
    assert kept == there or max(len(word) * 0.55 for word in there) > width - 0.001


def test_a_word_too_long_for_a_line_is_cut_after_a_slash() -> None:
    lines = lines_of("review/of/a/clinic/that/goes/on/and/on", 10)
    assert all(line.endswith("/") for line in lines[:-1])
    assert "".join(lines) == "review/of/a/clinic/that/goes/on/and/on"


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert not may_break("o", "\u0358")


def test_dashes_and_ellipses_stay_pairs() -> None:
    assert not may_break("…", "…")
    assert not may_break("—", "—")


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert lines_of("", 10) == [""]


def test_no_han_character_stands_alone_in_the_last_line() -> None:
    assert lines_of("新增爭點。", 4) == ["新增", "爭點。"]
    assert lines_of("客訴說明病人證", 6) == ["客訴說明病", "人證"]
    assert lines_of("客訴說明病人證。", 6) == ["客訴說明病", "人證。"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("拔牙後麻木，當晚出現一星評論", 10, ["拔牙後麻木，", "當晚出現一星評論"]),
        ("拔牙後麻木，當晚出現一星評論與記者", 10, ["拔牙後麻木，當晚出現", "一星評論與記者"]),
        (
            "A burnt lip, a review, and a reporter",
            10,
            ["A burnt lip,", "a review,", "and a reporter"],
        ),
        ("收 3,600 元的自費材料沒有品名", 8, ["收 3,600 元的自", "費材料沒有品名"]),
    ],
)
def test_a_title_ends_its_lines_at_a_pause_where_that_costs_none(
    text: str, width: float, lines: list[str]
) -> None:
    broken = break_by_sense(text, widths(text), width, width)
    assert [text[start:end] for start, end in broken] == lines


@given(SENTENCES, st.floats(6, 30))
def test_a_title_takes_no_more_lines_than_a_paragraph(
    parts: list[tuple[str, ...]], width: float
) -> None:
    text = "".join(map("".join, parts))
    broken = break_by_sense(text, widths(text), width, width)
    assert len(broken) <= len(lines_of(text, width))
    kept = "".join(text[start:end] for start, end in broken)
    assert kept.replace(" ", "") == text.replace(" ", "")
