"""How counsel's verdict came and what it says of a sentence, in the words of screens and papers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from clinicguard.host.words import Words
from clinicguard.statements.steps import AccessBy, Opinion, Remark, Verdict, Way
from clinicguard.statements.verdict_words import remark_words, way_words

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def verdict(way: Way, access: AccessBy | None = None) -> Verdict:
    return Verdict(1, "0" * 64, "hold", "", "高若瑜", AT, 1, way=way, access=access)


@pytest.mark.parametrize(
    ("way", "mark", "told"),
    [
        ("account", "", ["律師以自己的帳號填寫"]),
        ("file", "A-02", ["來自律師的回覆檔 A-02"]),
        ("unasked", "A-02", ["這個回覆檔對不上我們寄出、還沒回的加密檔，當作手動輸入", "A-02"]),
        ("typed", "A-02", ["沈以安 輸入", "掃描檔 A-02"]),
        ("typed", "", ["沈以安 輸入", "沒有掃描檔"]),
        ("", "A-02", ["掃描檔 A-02"]),
        ("", "", []),
    ],
)
def test_how_it_came_is_told_part_by_part(way: Way, mark: str, told: list[str]) -> None:
    assert list(way_words(verdict(way), "沈以安", mark, Words("zh_TW"))) == told


def test_who_had_reset_the_passphrase_is_told_beside_the_account() -> None:
    by_hand = verdict("account", AccessBy(2, "Lin", reset=True))
    account, reset = way_words(by_hand, "", "", Words("en"))
    assert "Lin" in reset
    assert "Lin" not in account


@pytest.mark.parametrize(
    ("opinion", "note", "told"),
    [
        ("changes_needed", "改成「謝謝您」", ""),
        ("changes_needed", "", "改過再發"),
        ("hold", "等病歷", "先不要發"),
        ("no_action_needed", "寫得好", "不用改"),
    ],
)
def test_better_words_speak_for_themselves_and_no_other_verdict_does(
    opinion: Opinion, note: str, told: str
) -> None:
    remark = Remark("我們會再說明。", opinion, note)
    assert remark_words(remark, Words("zh_TW")) == ("「我們會再說明。」", told, note)
