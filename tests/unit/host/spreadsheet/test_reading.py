"""Tables from outside: recognised encodings, plain cells, hostile workbooks kept within bounds."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from clinicguard.host.spreadsheet import xlsx_file
from clinicguard.host.spreadsheet.reading import read_bytes
from clinicguard.host.spreadsheet.sheet import (
    Encoding,
    OldWorkbook,
    Sheet,
    TableEmpty,
    TableTooLarge,
    TableUnreadable,
)
from clinicguard.host.trouble import Trouble

TAIWAN = "日期,客訴內容,病人姓名\n112/3/5,等候時間太久,王小明\n112/3/6,櫃檯態度不好,李若嵐\n"
MAINLAND = "日期,投诉内容,患者姓名\n2023/3/5,等候时间太长,王小明\n2023/3/6,前台态度不好,李若岚\n"


def workbook(*rows: tuple[str | float | bool | date | datetime, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def again(data: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced or added; names with __ for / and _ for the last point."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for each in old.namelist():
            new.writestr(each, parts.pop(each, old.read(each)))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TAIWAN, Encoding.UTF8),
        (TAIWAN, Encoding.UTF8_MARKED),
        (TAIWAN, Encoding.UTF16),
        (TAIWAN, Encoding.BIG5),
        (MAINLAND, Encoding.UTF8),
        (MAINLAND, Encoding.GB18030),
    ],
)
def test_the_encoding_is_recognised(text: str, encoding: Encoding) -> None:
    sheet = read_bytes("log.csv", text.encode(encoding.value))
    assert sheet.encoding is encoding
    assert sheet.headings == tuple(text.split("\n", 1)[0].split(","))
    assert sheet.rows[0][2] == "王小明"


def test_a_few_names_are_enough_to_tell_big5_from_gb() -> None:
    names = "姓名,病歷號碼\n陳怡君,A001\n林志豪,A002\n"
    assert read_bytes("p.csv", names.encode("cp950")).encoding is Encoding.BIG5
    names = "姓名,病历号\n陈怡君,A001\n林志豪,A002\n"
    assert read_bytes("p.csv", names.encode("gb18030")).encoding is Encoding.GB18030


def test_a_chosen_encoding_overrules_and_what_does_not_fit_is_marked() -> None:
    sheet = read_bytes("log.csv", TAIWAN.encode("cp950"), encoding=Encoding.UTF8)
    assert any("\ufffd" in heading for heading in sheet.headings)


def test_lines_are_those_of_the_file_titles_and_empty_rows_do_not_count() -> None:
    text = '本院客訴紀錄\n\n日期;內容\n112/3/5;"很久\n很久"\n\n112/3/6;差\n'
    sheet = read_bytes("log.csv", text.encode())
    assert sheet.headings == ("日期", "內容")
    assert sheet.rows == (("112/3/5", "很久\n很久"), ("112/3/6", "差"))
    assert sheet.lines == (4, 7)


def test_a_formula_is_text_and_nothing_is_worked_out() -> None:
    sheet = read_bytes("log.csv", "內容,名\n\"=cmd|' /C calc'!A0\",王\n".encode())
    assert sheet.rows[0][0] == "=cmd|' /C calc'!A0"
    made = workbook(("內容", "名"), ("=1+1", "王"), ("字", "李"))
    assert [row[0] for row in read_bytes("log.xlsx", made).rows] == ["", "字"]


def test_cells_of_a_workbook_are_read_as_a_person_reads_them() -> None:
    made = workbook(
        ("日期", "號碼", "說明"),
        (datetime(2023, 3, 5, 14, 30), 123.0, "a"),  # noqa: DTZ001
        (date(2023, 3, 5), 0.5, True),
    )
    sheet = read_bytes("log.xlsx", made)
    assert sheet.encoding is Encoding.XLSX
    assert sheet.rows == (("2023-03-05 14:30", "123", "a"), ("2023-03-05", "0.5", "1"))


def test_a_document_type_is_refused_before_anything_is_parsed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    made = again(workbook(("a", "b"), ("1", "2")), **{"xl/sharedStrings.xml": bomb})
    with pytest.raises(TableUnreadable):
        read_bytes("log.xlsx", made)


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = again(workbook(("a", "b"), ("1", "2")), **{"xl/media/big.bin": b"\0" * 3_000_000})
    assert len(made) < 30_000
    monkeypatch.setattr(xlsx_file, "MOST_UNPACKED", 2_000_000)
    with pytest.raises(TableTooLarge):
        read_bytes("log.xlsx", made)


def test_macros_and_links_to_other_files_are_never_opened() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    made = again(
        workbook(("a", "b"), ("1", "2")),
        **{"xl/vbaProject.bin": b"\xd0\xcf macro", "xl/externalLinks/externalLink1.xml": link},
    )
    assert read_bytes("log.xlsm", made).rows == (("1", "2"),)


def damaged() -> Iterator[bytes]:
    good = workbook(("a", "b"), ("1", "2"))
    yield good[: len(good) // 2]
    yield b"PK\x03\x04" + b"\0" * 100
    yield again(good, **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"})
    yield again(good, **{"xl/workbook.xml": b"<nothing/>"})
    yield b"%PDF-1.7 ..."


@pytest.mark.parametrize("data", list(damaged()))
def test_a_damaged_file_is_told_as_such(data: bytes) -> None:
    with pytest.raises((TableUnreadable, TableEmpty)):
        read_bytes("log.xlsx", data)


def test_an_old_workbook_is_told_how_to_become_a_new_one() -> None:
    with pytest.raises(OldWorkbook):
        read_bytes("log.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)


@pytest.mark.parametrize("text", ["", "日期,內容\n", "\n\n"])
def test_a_table_without_rows_has_nothing_to_take_over(text: str) -> None:
    with pytest.raises(TableEmpty):
        read_bytes("log.csv", text.encode())


def test_more_rows_than_are_taken_at_once_are_refused() -> None:
    with pytest.raises(TableTooLarge):
        read_bytes("log.csv", ("a,b\n" + "1,2\n" * 100_020).encode())


def test_whatever_the_bytes_only_a_trouble_comes() -> None:
    for seed in range(200):
        data = bytes((seed * 7 + at * (seed + 3)) % 256 for at in range(400))
        for head in (b"", b"PK\x03\x04"):
            try:
                found = read_bytes("x", head + data)
            except Trouble:
                continue
            assert isinstance(found, Sheet)


def test_reading_can_be_stopped_between_two_steps() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, whole: int) -> None:
        if done > 1:
            raise Stopped

    with pytest.raises(Stopped):
        read_bytes("log.csv", ("a,b\n" + "1,2\n" * 5_000).encode(), stop)


def test_a_small_file_sets_no_limit_for_what_is_read_after_it() -> None:
    read_bytes("small.csv", "姓名\n王小明\n".encode())
    long = "長" * 200_000
    assert next(csv.reader([long])) == [long]
