"""Beginning a statement from the case: the first draft, its gaps, what was left out and why."""

from __future__ import annotations

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse
from tests.ui.statements.begun import begin
from ui.incidents.communication_pane import CommunicationPane
from ui.incidents.incident_page import IncidentPage
from ui.statements.begin_page import BeginPage
from ui.statements.statement_page import StatementPage


def case(rooms: RoomHouse, made: MadeClinic) -> str:
    """A case in which one text is being written, shown to the owner at its step."""
    address = begin(made.open()).case
    made.close()
    rooms.enter()
    rooms.go(f"{address}/communication")
    return address


def pane(rooms: RoomHouse) -> CommunicationPane:
    shown = rooms.page(IncidentPage).pane
    assert isinstance(shown, CommunicationPane)
    return shown


def test_a_text_is_begun_from_the_case_for_an_audience(rooms: RoomHouse, made: MadeClinic) -> None:
    address = case(rooms, made)
    pane(rooms).begin.click()
    assert isinstance(rooms.shell.page(), IncidentPage)
    pane(rooms).audience.chip("public_statement").click()
    pane(rooms).begin.click()
    rooms.settle()
    page = rooms.page(BeginPage)
    words = rooms.words()
    assert "負責人 09:04 起親自了解" in words
    assert "貼文 11-20 22:47 公開" in words
    assert "已確認，但不公開" in words
    assert "不成立：不寫" in words
    page.begin()
    rooms.settle()
    shown = rooms.page(StatementPage)
    statement = rooms.clinic.statement_lists.one(shown.number)
    assert statement.case == address
    assert statement.audience == "public_statement"
    assert "貼文 11-20 22:47 公開" not in statement.now.text
    table = {fact.id: fact for fact in rooms.clinic.incident_lists.case("I-2026-0001").facts}
    assert all(table[fact].sayable for fact in statement.now.facts)


def test_who_does_not_write_is_told_who_does(rooms: RoomHouse, made: MadeClinic) -> None:
    address = begin(made.open()).case
    made.close()
    rooms.enter("reception")
    rooms.go(f"{address}/communication")
    assert pane(rooms).begin.reason()
    assert "對外文字由負責人、主管或醫師寫" in rooms.words()


def test_what_was_typed_a_moment_before_stands_in_the_text(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    address = case(rooms, made)
    rooms.go(f"statements/new/{address}/patient_letter")
    page = rooms.page(BeginPage)
    gap, field = next(iter(page.basis.gaps.items()))
    field.set_text("剛剛才打的字")
    page.begin()
    rooms.settle()
    number = rooms.page(StatementPage).number
    assert "剛剛才打的字" in rooms.clinic.statement_lists.one(number).now.text, gap


def test_what_is_typed_for_a_gap_flows_in_and_the_field_stays(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    address = case(rooms, made)
    rooms.go(f"statements/new/{address}/patient_letter")
    page = rooms.page(BeginPage)
    gap, field = next(iter(page.basis.gaps.items()))
    assert page.first is not None
    assert "【" in page.first.text
    field.set_text("王媽媽")
    field.changed.emit()
    rooms.settle()
    assert page.basis.gaps[gap] is field
    assert "王媽媽" in page.first.text


def test_another_audience_is_another_draft(rooms: RoomHouse, made: MadeClinic) -> None:
    address = case(rooms, made)
    rooms.go(f"statements/new/{address}")
    page = rooms.page(BeginPage)
    assert page.first is None
    page.begin()
    rooms.settle()
    assert rooms.page(BeginPage) is page
    page.audience.chip("staff_memo").click()
    rooms.settle()
    first = page.first
    assert first is not None
    assert first.audience == "staff_memo"
    page.written_in.piece("en").click()
    rooms.settle()
    assert page.first is not None
    assert page.first.language == "en"


def test_reception_begins_none_and_reads_why(rooms: RoomHouse, made: MadeClinic) -> None:
    address = begin(made.open()).case
    made.close()
    rooms.enter("reception")
    rooms.go(f"{address}/communication")
    assert pane(rooms).begin.reason() == "你的角色不做這件事"


def test_what_was_typed_into_a_gap_is_there_after_leaving_and_in_another_draft(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    address = case(rooms, made)
    there = f"statements/new/{address}/patient_letter"
    rooms.go(there)
    gap, field = next(iter(rooms.page(BeginPage).basis.gaps.items()))
    field.set_text("打到一半")
    field.changed.emit()
    rooms.settle()
    rooms.go("statements")
    rooms.go(there)
    page = rooms.page(BeginPage)
    assert page.basis.gaps[gap].text() == "打到一半"
    assert page.first is not None
    assert "打到一半" in page.first.text
    page.written_in.piece("en").click()
    rooms.settle()
    assert page.first.language == "en"
    assert page.basis.gaps[gap].text() == "打到一半"
    assert "打到一半" in page.first.text
    page.begin()
    rooms.settle()
    rooms.go(there)
    assert rooms.page(BeginPage).basis.gaps[gap].text() == ""
