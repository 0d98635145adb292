"""Columns guessed by their headings, in three languages."""

from __future__ import annotations

import pytest

from clinicguard.complaints.old_log import HEADINGS as OF_LOG
from clinicguard.complaints.old_log import OldField
from clinicguard.host.spreadsheet.columns import guessed, plain_heading
from clinicguard.people.patients.card import CardField
from clinicguard.people.patients.importing import HEADINGS as OF_CARDS


@pytest.mark.parametrize(
    "headings",
    [
        ("病歷號碼", "姓名", "出生日期（民國）", "手機", "備註"),
        ("病历号", "患者姓名", "出生日期", "手机号", "备注"),
        ("Chart No.", "Patient Name", "Date of Birth", "Mobile", "Remarks"),
    ],
)
def test_a_list_of_patients(headings: tuple[str, ...]) -> None:
    assert guessed(headings, OF_CARDS) == {
        CardField.CHART: 0,
        CardField.NAME: 1,
        CardField.BORN: 2,
        CardField.PHONE: 3,
        CardField.NOTE: 4,
    }


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ("編號", "受理日期", "投訴人", "病患姓名", "客訴內容", "處理結果", "結案日期"),
            "number received complainant patient verbatim answer closed",
        ),
        (
            ("序号", "日期", "患者姓名", "联系电话", "投诉内容", "处理结果", "状态"),
            "number received patient reach verbatim answer state",
        ),
        (
            ("No.", "Date received", "Patient", "Complaint", "Response", "Status"),
            "number received patient verbatim answer state",
        ),
    ],
)
def test_an_old_log(headings: tuple[str, ...], expected: str) -> None:
    assert guessed(headings, OF_LOG) == {
        OldField(name): at for at, name in enumerate(expected.split())
    }


def test_no_column_is_given_twice_and_an_exact_heading_wins() -> None:
    assert guessed(("姓名", "病人姓名"), OF_CARDS)[CardField.NAME] == 1
    assert list(guessed(("姓名",), OF_CARDS).values()) == [0]


def test_what_stands_in_brackets_is_no_part_of_a_heading() -> None:
    assert plain_heading(" ＊病歷 號碼（必填） ") == "病歷號碼"


def test_every_heading_leads_to_its_own_field() -> None:
    for names in (OF_CARDS, OF_LOG):
        seen: dict[str, object] = {}
        for field, known in names.items():
            for heading in map(plain_heading, known):
                assert seen.setdefault(heading, field) is field, heading
