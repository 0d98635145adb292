"""Dates, chapters and the code of the log's head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clinicguard.documents.press import head_code, in_groups
from tests.unit.documents.samples import STAMP, at, press


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一、摘要"),
        (10, "十、摘要"),
        (12, "十二、摘要"),
        (20, "二十、摘要"),
        (21, "二十一、摘要"),
    ],
)
def test_chapters_count_in_chinese(number: int, said: str) -> None:
    assert press("zh_TW").chapter(number, "摘要") == said


def test_chapters_count_in_english() -> None:
    assert press("en").chapter(3, "Facts") == "3. Facts"


def test_years_of_the_republic_only_in_taiwan() -> None:
    assert press("zh_TW", roc=True).day(date(2026, 11, 21)) == "民國 115 年 11 月 21 日"
    assert press("zh_CN", roc=True).day(date(2026, 11, 21)) == "2026 年 11 月 21 日"
    assert press("zh_TW", roc=True).short(at(21, 9, 38)) == "115-11-21（六）\n09:38"


def test_moments_are_the_clinics() -> None:
    assert press("zh_TW").short(at(21, 0, 5)) == "2026-11-21（六）\n00:05"
    assert press("en").short(at(21, 0, 5)) == "Sat 21 Nov 2026\n00:05"


def test_the_head_code_names_clinic_entries_and_hash() -> None:
    code = head_code(replace(STAMP, log_count=7, log_hash="ab" * 32))
    assert code == "CG1:K7Q2-9F4M:7:" + "AB" * 32


def test_the_head_code_needs_no_small_letters() -> None:
    assert set(head_code(STAMP)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_groups_are_of_four() -> None:
    assert in_groups("c07e41d9") == "c07e 41d9"
