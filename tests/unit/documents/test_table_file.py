"""Tables for spreadsheets: read back as they were, and no cell becomes a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from clinicguard.documents.table_file import as_csv, as_xlsx, disarmed, is_formula, shown
from tests.naughty import NAUGHTY

ATTACKS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    '=HYPERLINK("http://evil")',
    "＝1+1",
)


def csv_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("words", [*ATTACKS, *NAUGHTY])
def test_no_cell_of_a_csv_begins_a_formula(words: str) -> None:
    back = csv_back(as_csv([["頭", "尾"], [words, "完"]]))[1]
    assert not is_formula(back[0])
    assert back[0].removeprefix("'") == shown(words).replace("\r\n", "\n") or back[0] == words
    assert back[1] == "完"


@pytest.mark.parametrize("words", [*ATTACKS, *NAUGHTY])
def test_every_cell_of_a_sheet_is_text(words: str) -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx([["頭"], [words]], "客訴"))).active
    assert sheet is not None
    cell = sheet["A2"]
    assert cell.data_type != "f"
    assert (cell.value or "") == shown(words)


def test_a_csv_says_that_it_is_utf_8() -> None:
    assert as_csv([["𠮷野家"]]).startswith(b"\xef\xbb\xbf")
    assert "𠮷野家" in as_csv([["𠮷野家"]]).decode("utf-8-sig")


def test_control_characters_go_and_line_ends_stay() -> None:
    assert shown("a\0b\x07c\nd\te") == "abc\nd\te"
    assert shown("👩‍⚕️ 王 小明") == "👩‍⚕️ 王 小明"


@given(st.text())
def test_what_is_disarmed_is_no_formula_and_loses_nothing(words: str) -> None:
    assert not is_formula(disarmed(words))
    assert disarmed(words).removeprefix("'") == shown(words) or disarmed(words) == shown(words)
