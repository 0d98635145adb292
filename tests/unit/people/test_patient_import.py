"""A list of patients as it was read: the cards that it makes, the faults that it has."""

from __future__ import annotations

from datetime import date

from clinicguard.host.spreadsheet.columns import FaultKind, guessed
from clinicguard.host.spreadsheet.reading import read_bytes
from clinicguard.people.patients.importing import HEADINGS, CardPlan, plan_cards

TODAY = date(2026, 11, 20)


def planned(text: str) -> CardPlan:
    sheet = read_bytes("list.csv", text.encode())
    return plan_cards(sheet, guessed(sheet.headings, HEADINGS), TODAY)


def test_each_row_becomes_a_card() -> None:
    plan = planned("病歷號,姓名,生日,電話\nA001,王 小明,79/5/1,0912-345-678\nA002,李若嵐,,\n")
    assert plan.faults == ()
    first, second = (each.card for each in plan.cards)
    assert (first.name, first.chart, first.born) == ("王 小明", "A001", date(1990, 5, 1))
    assert (second.phone, second.born) == ("", None)
    assert [each.line for each in plan.cards] == [2, 3]


def test_faults_name_their_line_and_field() -> None:
    plan = planned("病歷號,姓名,生日\nA1,,\nA2,王小明,5月1日\nA3,李若嵐,2031/1/1\nA3,陳大文,\n")
    assert [(fault.line, fault.field, fault.kind) for fault in plan.faults] == [
        (2, "name", FaultKind.EMPTY),
        (3, "born", FaultKind.NO_DATE),
        (4, "born", FaultKind.STILL_TO_COME),
    ]
    assert plan.faulty_lines == {2, 3, 4}
    assert [each.card.name for each in plan.cards] == ["陳大文"]


def test_one_chart_number_for_two_people_is_a_fault_two_equal_rows_are_one() -> None:
    plan = planned("病歷號,姓名\nA-001,王小明\na001,李若嵐\nA-001,王小明\n")
    assert [(fault.line, fault.kind) for fault in plan.faults] == [(3, FaultKind.TWICE)]
    assert len(plan.cards) == 1


def test_characters_that_the_encoding_cannot_have_meant_are_a_fault() -> None:
    plan = planned("姓名\n王\ufffd明\n")
    assert [fault.kind for fault in plan.faults] == [FaultKind.UNREADABLE]
