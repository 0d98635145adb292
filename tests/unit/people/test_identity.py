"""The same person, however the name, the number and the date were typed."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.host.written_dates import day_of
from clinicguard.people.identity import (
    Identity,
    Likeness,
    chart_key,
    likeness,
    name_key,
    phone_key,
)

NAMES = st.text(
    st.sampled_from("王小明陳堃吳萱𠮷野家歐陽李若嵐甯峯裏裡AnneLeeÉtienneñ"), min_size=1, max_size=6
)
SPACING = st.sampled_from(["", " ", "\u3000", "\u200b", "\u00a0", "·", "・", "‧", "-", "."])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王小明", "王 小明"),
        ("王小明", "王\u3000小 明"),
        ("王小明", "王\u200b小明"),
        ("王小明", "\ufeff王小明\u00a0"),
        ("Lee Ann", "ｌｅｅ　ＡＮＮ"),
        ("瑪麗·安", "瑪麗‧安"),
        ("Étienne", "E\u0301tienne"),
        ("﨑本", "﨑\ufe00本"),
        ("葛城", "葛\U000e0100城"),
    ],
)
def test_two_ways_to_write_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("王小明", "王大明"), ("𠮷田", "吉田"), ("陳堃", "陳坤"), ("裡", "裏"), ("李", "李李")],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(NAMES, st.lists(SPACING, min_size=7, max_size=7))
def test_spacing_and_width_never_make_another_person(name: str, gaps: list[str]) -> None:
    spaced = "".join(gap + char for gap, char in zip(gaps, name, strict=False)) + gaps[-1]
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in spaced)
    assert name_key(spaced) == name_key(name) == name_key(wide.upper())


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_and_never_fails(text: str) -> None:
    for key in (name_key, chart_key):
        assert key(key(text)) == key(text)
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(text)
    phone_key(text)
    day_of(text)


@pytest.mark.parametrize("written", ["A-00123", "Ａ００１２３", "a 123", "A0123", " a-0-123 "])
def test_a_chart_number_without_its_dress(written: str) -> None:
    assert chart_key(written) == "a123"


def test_zeros_within_a_chart_number_count() -> None:
    assert chart_key("A1002") == "a1002"
    assert chart_key("0") == "0"
    assert chart_key("000") == "0"


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "0912-345-678",
        "０９１２　３４５　６７８",
        "+886 912 345 678",
        "+886-0912-345678",
        "886912345678",
        "00886912345678",
        "(0912)345.678",
    ],
)
def test_a_mobile_number_however_written(written: str) -> None:
    assert phone_key(written) == "0912345678"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("(02)2345-6789#12", "0223456789x12"),
        ("02-2345-6789 轉 12", "0223456789x12"),
        ("02 2345 6789 分機12", "0223456789x12"),
        ("02 2345 6789 ext. 12", "0223456789x12"),
        ("02-2345-6789", "0223456789"),
        ("+86 138 0013 8000", "13800138000"),
        ("119", ""),
        ("沒有", ""),
        ("", ""),
    ],
)
def test_other_numbers(written: str, key: str) -> None:
    assert phone_key(written) == key


@pytest.mark.parametrize(
    "written",
    [
        "1990-05-01",
        "1990/5/1",
        "19900501",
        "79.5.1",
        "民國79年5月1日",
        "079/05/01",
        "0790501",
        "１９９０年５月１日",
    ],
)
def test_a_birth_date_however_written(written: str) -> None:
    assert day_of(written) == date(1990, 5, 1)


@pytest.mark.parametrize(
    "written", ["", "1990", "1990-13-01", "79/2/30", "民前1年5月1日", "昨天", "0/5/1"]
)
def test_what_is_no_birth_date(written: str) -> None:
    assert day_of(written) is None


BORN, OTHER_DAY = date(1990, 5, 1), date(1991, 5, 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Identity("王小明", "A00123"), Identity("王 小明", "a123"), Likeness.SAME),
        (Identity("", "A00123"), Identity("王小明", "A123"), Likeness.SAME),
        (Identity("王小明", "A00123"), Identity("李大同", "A00123"), Likeness.POSSIBLE),
        (
            Identity("王小明", "A1", born=BORN),
            Identity("王小明", "A1", born=OTHER_DAY),
            Likeness.POSSIBLE,
        ),
        (
            Identity("王小明", phone="0912345678"),
            Identity("王小明", phone="+886912345678"),
            Likeness.LIKELY,
        ),
        (Identity("王小明", born=BORN), Identity("王小明", born=BORN), Likeness.LIKELY),
        (Identity("王小明"), Identity("王小明", "A1"), Likeness.POSSIBLE),
        (Identity("王小明", "A1"), Identity("王小明", "A2"), Likeness.DIFFERENT),
        (Identity("王小明", born=BORN), Identity("王小明", born=OTHER_DAY), Likeness.DIFFERENT),
        (
            Identity("", phone="0912345678"),
            Identity("王小明", phone="0912345678"),
            Likeness.POSSIBLE,
        ),
        (
            Identity("李大同", phone="0912345678"),
            Identity("王小明", phone="0912345678"),
            Likeness.DIFFERENT,
        ),
        (Identity(), Identity(), Likeness.DIFFERENT),
    ],
)
def test_how_alike_two_people_are(one: Identity, other: Identity, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected
