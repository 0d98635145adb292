"""A name of the records is met however it is written, and everyday words are nobody's name."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext

HAN = ("王小明", "陳淑芬", "林志豪", "歐陽文華", "黃傑", "謝大", "高明", "周光", "曾建")
LATIN = ("Robert Chen", "Dorothy Haines", "William O'Brien", "Grace Park", "Will May", "Mark Hope")
CROWD = tuple(f"Zyx{letter} Qvw{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
"""So many that nobody is looked for by the parts of a name."""


def naming(words: str, names: tuple[str, ...]) -> dict[str, str]:
    language = "zh_TW" if any(letter > "\u2fff" for letter in words) else "en"
    context = GuardContext(language, audience="public_statement", patient_names=names)  # type: ignore[arg-type]
    return {
        each.span: each.level for each in check(words, context) if each.rule.startswith("name-")
    }


@pytest.mark.parametrize(
    "written",
    [
        "王　小　明", "王-小-明", "王.小.明", "王/小/明", "王０明", "王ㄨ明", "王圈明", "王#明",
        "王\n小\n明", "王小\n\n明",
        "王…明", "王小○", "王小*", "○小明", "W小明", "歐○文華", "陈淑芬", "黃杰",
    ],
)  # fmt: skip
def test_a_chinese_name_is_met_however_it_is_covered(written: str) -> None:
    found = naming(f"關於 {written} 的留言，這裡不說明。", HAN + CROWD)
    assert any(span.strip() in written for span in found)
    assert set(found.values()) == {"block"}


def test_a_name_of_two_letters_is_not_read_over_the_end_of_a_line() -> None:
    assert not naming("那天的溫度偏高\n明天再測一次", HAN + CROWD)
    assert naming("請找\n高明\n先生", HAN + CROWD)


@pytest.mark.parametrize(
    "written", ["王曉明", "王小名", "汪小明", "王小朋", "林致豪", "林志毫", "陳書芬"]
)
def test_one_letter_that_sounds_or_looks_alike_is_a_warning(written: str) -> None:
    assert naming(f"關於 {written}，這裡不說明。", HAN + CROWD) == {written: "warn"}
    assert naming(f"這位患者就是{written}。", HAN + CROWD)[written] == "block"


@pytest.mark.parametrize(
    "written",
    [
        "Wang Xiaoming", "WANG, Xiao-Ming", "Hsiao-Ming Wang", "Siao-Ming Wang", "Xiao Ming Wong",
        "Shiao-ming Wang", "xiaomingwang", "wang xiao ming", "Jhih-Hao Lin", "Jyh-Hao Lin",
        "Lim Chih Hao", "Ch'en Shu-fen", "Ouyang Wen-hua", "Chieh Huang",
    ],
)  # fmt: skip
def test_a_chinese_name_is_met_in_latin_letters(written: str) -> None:
    found = naming(f"About {written} we say nothing here.", HAN + CROWD)
    assert found == {written: "block"}


@pytest.mark.parametrize(
    "written",
    [
        "CHEN, Robert", "Robert J. Chen", "Bob Chen", "R Chen", "Robert C.", "Dot Haines",
        "Dorothy H.", "Bill O’Brien", "W. O'Brien",
    ],
)  # fmt: skip
def test_an_english_name_is_met_shortened(written: str) -> None:
    found = naming(f"About {written} and the rest we say nothing.", LATIN + CROWD)
    assert found
    assert all(span.rstrip(".") in written for span in found)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("阿明", "王小明"), ("明哥", "王小明"), ("小明", "王小明"), ("淑芬", "陳淑芬"),
        ("芬姐", "陳淑芬"), ("Rob", "Robert Chen"), ("Haines", "Dorothy Haines"),
    ],
)  # fmt: skip
def test_what_somebody_is_called_is_a_warning_where_few_are_known(written: str, name: str) -> None:
    said = f"關於 {written}，這裡不說明。" if written > "\u2fff" else f"We met {written} today."
    assert naming(said, (name,)) == {written: "warn"}
    assert not naming(said, (name, *CROWD))


@pytest.mark.parametrize(
    "words",
    [
        "感謝大家的體諒。", "本周光子一律停做。", "曾建檔的民眾請到新址。", "這個方法很高明。",
        "林志工豪邁地說。", "我們小心處理，明明知道很久。", "病人安心是我們的目標。",
        "Grace will park in May.", "We will mark it in May.", "He hung no certificate, yes, I.",
        "The mark of good care is hope.", "He will rob nobody; a bill follows.", "yet a letter",
    ],
)  # fmt: skip
def test_everyday_words_are_nobodys_name(words: str) -> None:
    names = (*HAN, *LATIN, "何杭", "葉思", "安麗")
    assert not naming(words, names)
    assert not naming(words, (*names, *CROWD))


def test_of_few_names_one_of_two_letters_is_met_anywhere() -> None:
    words = "郁佳週六還要來打第二針。"
    assert naming(words, ("郁佳",)) == {"郁佳": "block"}
    assert not naming(words, ("郁佳", *CROWD))
