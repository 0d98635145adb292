"""Two wordings beside each other: nothing is lost, and a change is a word, not half of one."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.statements import differences as module
from clinicguard.statements.differences import Stretch, differences

BEFORE = "評論內容是否屬實，還在查證。我們會在今天 17:00 前公布查證結果。"
AFTER = "評論提到的經過，還在了解。今天 17:00 前，我們會更新做了哪些事。"


def shown(before: str, after: str, language: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in differences(before, after, language)]


@given(
    st.text(alphabet="您我們 ab1,。\n—'", max_size=60),
    st.text(alphabet="您我 ab1,。\n'", max_size=60),
)
def test_both_wordings_can_be_read_back(before: str, after: str) -> None:
    for language in ("zh_TW", "en"):
        found = differences(before, after, language)
        assert "".join(each.text for each in found if each.kind != "added") == before
        assert "".join(each.text for each in found if each.kind != "removed") == after
        assert all(each.text for each in found)


def test_the_same_text_is_one_stretch() -> None:
    assert differences(BEFORE, BEFORE, "zh_TW") == (Stretch("same", BEFORE),)
    assert differences("", "", "zh_TW") == ()


def test_chinese_is_compared_by_character() -> None:
    assert shown("今天說明", "明天說明", "zh_TW") == [
        ("removed", "今"),
        ("added", "明"),
        ("same", "天說明"),
    ]


def test_a_time_or_a_word_changes_as_a_whole() -> None:
    assert ("removed", "17:00") in shown("最晚 17:00 更新", "最晚 18:30 更新", "zh_TW")
    assert shown("We regret it.", "We regretted it.", "en")[1:3] == [
        ("removed", "regret"),
        ("added", "regretted"),
    ]


def test_one_letter_left_between_two_changes_is_no_island() -> None:
    found = shown("他的話", "我的事", "zh_TW")
    assert found == [("removed", "他的話"), ("added", "我的事")]


def test_what_moved_stands_as_taken_out_and_put_in() -> None:
    kinds = {each.kind for each in differences(BEFORE, AFTER, "zh_TW")}
    assert kinds == {"same", "removed", "added"}


LONG = "我們很抱歉。" * 3000


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pairs of like units were gone through, each time that wordings are compared."""
    counted: list[int] = []
    found = SequenceMatcher

    def matcher(junk: None, old: list[str], new: list[str], autojunk: bool) -> object:
        counted.append(sum(old.count(unit) for unit in new))
        return found(junk, old, new, autojunk)

    monkeypatch.setattr(module, "SequenceMatcher", matcher)
    return counted


def test_a_letter_in_a_long_text_that_repeats_itself_costs_next_to_nothing(
    compared: list[int],
) -> None:
    typed = f"{LONG[:9000]}好{LONG[9000:]}"
    assert shown(LONG, typed, "zh_TW") == [
        ("same", LONG[:9000]),
        ("added", "好"),
        ("same", LONG[9000:]),
    ]
    assert compared == [0]


def test_where_much_changed_in_such_a_text_it_is_told_in_one_piece(compared: list[int]) -> None:
    other = "您好。" + LONG.replace("我們", "本院") + "謝謝。"
    assert shown(LONG, other, "zh_TW") == [("removed", LONG), ("added", other)]
    assert max(compared, default=0) <= 500_000


def test_much_that_changed_in_a_long_text_is_told_by_sentence() -> None:
    kept = "".join(f"第 {n} 句沒有改。" for n in range(900))
    found = shown(f"甲說了。{kept}乙說了。", f"丙說了。{kept}丁說了。", "zh_TW")
    assert ("same", kept) in found
    assert ("removed", "甲說了。") in found
