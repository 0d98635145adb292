"""Names are masked in the fields, in the history and in a line of the list; words stay words."""

from dataclasses import replace
from datetime import date

from clinicguard.complaints.complaint import Field, Patient
from clinicguard.complaints.masks import hide_names, without_names
from clinicguard.complaints.wording import Edit
from tests.unit.complaints.made import NEW, NOON


def edit(field: str, old: str, new: str) -> Edit:
    return Edit(1, field, 0, old, new, "打錯", NOON, 1)


def test_every_name_and_number_is_masked() -> None:
    it = replace(
        NEW,
        patient=Patient("歐陽小明", "A00482", date(1990, 5, 1)),
        edits=(
            edit(Field.COMPLAINANT, "王小明", "李若嵐"),
            edit(Field.PATIENT, "王小明", "歐陽小明"),
            edit(Field.CHART, "A00481", "A00482"),
            edit(Field.REACH, "0911111111", "0900000000"),
            edit(Field.BORN, "1990-05-01", "1991-05-01"),
        ),
    )
    shown = repr(without_names(it))
    for secret in ("若嵐", "小明", "A0048", "0911111", "1990", "1991", "0900-0"):
        assert secret not in shown


def test_what_was_said_stays_as_it_was_said() -> None:
    it = replace(NEW, verbatim="我是李若嵐", edits=(edit(Field.WANTED, "找李若嵐", "不用了"),))
    masked = without_names(it)
    assert masked.verbatim == "我是李若嵐"
    assert masked.edits == it.edits


def test_a_line_of_the_list_hides_the_names_it_is_told() -> None:
    assert hide_names("李若嵐說王小明", "李若嵐", "") == "李○嵐說王小明"
