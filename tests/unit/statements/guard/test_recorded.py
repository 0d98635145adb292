"""What the records hold of a person is found in any spelling, and nothing that only looks alike."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.recorded import HeldParticular, Recorded, recorded
from clinicguard.statements.recorded_people import in_free_words

MING, DORA, HER_SON = "王小明", "Dorothy Haines", "Tom Blake"
NOTE = (
    "住台北市大安區和平東路二段10巷3號5樓，身分證 A123456789，車牌 ABC-1234，"
    "護照 312345678，LINE ID: tooth_fairy"
)


@pytest.fixture(scope="module")
def known() -> Recorded:
    held = (
        HeldParticular("phone", "0912-345-678", (MING,)),
        HeldParticular("phone", "02-2345-6789", (MING,)),
        HeldParticular("phone", "+44 7700 900123", (DORA, HER_SON)),
        HeldParticular("email", "amy.wang88@example.com", (MING,)),
        HeldParticular("account", "sunny", (MING,)),
        *in_free_words(folded(NOTE), (MING,)),
        *in_free_words("lives at 12 acacia ave, plate ab12 cde", (DORA,)),
    )
    return recorded(held, (((1991, 1, 2), MING), ((1961, 5, 6), DORA)))


def found(known: Recorded, words: str, **told: object) -> dict[str, str]:
    han = any(letter > "\u3000" for letter in words)
    context = GuardContext("zh_TW" if han else "en", **({"audience": "press"} | told))  # type: ignore[arg-type]
    findings = check(words, context, recorded=known)
    return {each.span: each.level for each in findings if each.group == "L2"}


@pytest.mark.parametrize(
    "written",
    [
        "０９１２ 345678",
        "912 345678",
        "0912.345.678",
        "(0912) 345 678",
        "零九一二三四五六七八",
        "〇九一二 三四五 六七八",
        "zero nine one two, three four five, six seven eight",
        "(02)23456789",
        "2345-6789",
        "(0)7700 900 123",
        "Amy.Wang88＠example.com",
        "amy.wang88 at example dot com",
        "amy.wang88 小老鼠 example.com",
        "tooth_fairy",
        "TOOTH_FAIRY",
        "和平東路2段十巷三號",
        "和平東路二段１０巷３號",
        "12 Acacia Avenue",
        "A 123-456-789",
        "abc 1234",
        "AB12CDE",
        "312345678",
    ],
)
def test_a_particular_is_met_in_any_spelling(known: Recorded, written: str) -> None:
    told = found(known, f"About {written} we have nothing to add.")
    assert any(written.strip("()") in span or span in written for span in told)
    assert set(told.values()) == {"block"}
    assert not found(recorded((), ()), "About 2345-6789 and tooth_fairy we have nothing to add.")


@pytest.mark.parametrize(
    "words",
    [
        "單號 10912345678901 已經寄出。",
        "和平東路二段10巷4號停水。",
        "和平東路二段3號停水。",
        "It was a sunny day, and the line was busy.",
        "At 121 Acacia Avenue the water is off.",
        "本診所 1991 年 1 月 2 日開業。",
    ],
)
def test_what_only_looks_alike_is_nobodys(known: Recorded, words: str) -> None:
    assert not found(known, words)


@pytest.mark.parametrize(
    "day",
    [
        "民國80年1月2日",
        "八十年一月二日",
        "1991年元月二日",
        "80.1.2",
        "80/01/02",
        "19910102",
        "1991-01-02",
        "02/01/1991",
        "2 Jan 1991",
        "January 2, 1991",
    ],
)
def test_a_day_of_birth_is_met_beside_its_person_only(known: Recorded, day: str) -> None:
    assert day in found(known, f"王先生（{day}）的事，我們說明如下。")
    assert day not in found(known, f"李先生（{day}）的事，我們說明如下。")
    assert not found(known, f"本診所自 {day} 起搬到現址。")


@pytest.mark.parametrize(
    "words",
    [
        "手機末四碼5678的那位。",
        "打來的門號尾號是五六七八。",
        "身分證最後四碼6789。",
        "She rang from the mobile ending in 4471.",
        "We texted the phone whose last four digits are 4471.",
    ],
)
def test_the_last_figures_told_as_such_are_found(known: Recorded, words: str) -> None:
    assert any(span[-1] in "819七八" for span in found(known, words))
    assert not found(known, "匯款時請備註我們的帳號末五碼 45678。")


def test_our_own_number_and_address_are_never_found(known: Recorded) -> None:
    ours = {"contacts": ("02-2345-6789", "和平東路二段10巷3號", "amy.wang88@example.com")}
    said = "請撥 (02)23456789，或寫信到 amy.wang88@example.com，地址是和平東路2段10巷3號。"
    assert found(known, said)
    assert not found(known, said, **ours)


def test_a_fact_that_is_not_for_the_public_makes_nobodys_address_our_own(known: Recorded) -> None:
    fact = "和平東路二段10巷3號，amy.wang88@example.com，1991 年 1 月 2 日"
    said = "關於和平東路2段10巷3號、amy.wang88@example.com，說明如下。王先生（1991-01-02）也知道。"
    assert not found(known, said, verified_facts=(fact,))
    assert len(found(known, said, verified_facts=(fact,), kept_in=(fact,))) == 3


@pytest.mark.parametrize(
    "beside",
    [
        "13812345678 / 13912345678 / {}",
        "2026/11/09 14.30 {}",
        "07-345-6789 / {} / 0933-111-222",
        "{} 3F",
    ],
)
def test_a_number_is_met_amid_other_figures(known: Recorded, beside: str) -> None:
    told = found(
        known, f"聯絡 {beside.format('0912-345-678')}。", audience="patient_letter", addressee=DORA
    )
    assert "0912-345-678" in told


@pytest.mark.parametrize(
    ("addressee", "level"),
    [(MING, ""), ("王淑芬", "warn"), ("陳淑芬", "block"), (DORA, "block"), ("", "")],
)
def test_a_letter_may_name_what_is_the_addressees_own(
    known: Recorded, addressee: str, level: str
) -> None:
    told = found(
        known, "我們會打 0912-345-678 給您。", audience="patient_letter", addressee=addressee
    )
    assert set(told.values()) == {level} - {""}


def test_who_stands_beside_the_addressee_in_the_records_is_no_stranger(known: Recorded) -> None:
    words = "We will ring 07700 900123 on Monday."
    assert not found(known, words, audience="patient_letter", addressee=HER_SON)
    assert not found(known, "At 12 Acacia Avenue.", audience="patient_letter", addressee=HER_SON)
    assert found(known, words, audience="patient_letter", addressee="Ann Other")
