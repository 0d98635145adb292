"""The list of texts, for counsel and owner: how counsel sees each, and how much was noted."""

from __future__ import annotations

from clinicguard.statements.steps import Risk
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.statements_page import StatementsPage


def words(desk: Desk, number: str) -> str:
    """What stands in the row of a text."""
    rows = desk.rooms.page(StatementsPage).rows.rows()
    row = next(each for each in rows if each.key == f"statement/{number}")
    return "".join(s.text for cell in row.cells for line in cell.lines for s in line.left)


def asked(desk: Desk, risk: Risk | None) -> str:
    """A text that lies with counsel, with the risk that counsel noted."""
    desk_ = desk.rooms.clinic.statements
    begun = desk_.begin("", "public_statement", "說明", CLEAN, "zh_TW")
    desk_.send_to_counsel(begun.number, begun.now.sha256, "account")
    if risk is not None:
        desk_.private.write(f"statement/{begun.number}", "先不要用第二句。", risk)
    return begun.number


def test_what_lies_with_counsel_comes_by_risk_and_says_how_much_was_noted(clean: Desk) -> None:
    plain, low, high = asked(clean, None), asked(clean, "low"), asked(clean, "high")
    private = clean.rooms.clinic.statements.private
    private.strike(private.write(f"statement/{high}", "寫錯了", "low").id, "寫錯")
    clean.sit("counsel")
    clean.rooms.go("statements/counsel")
    rows = [row.key for row in clean.rooms.page(StatementsPage).rows.rows()]
    assert rows == [f"statement/{number}" for number in (high, low, plain)]
    assert "風險：高1 則筆記" in words(clean, high)
    assert "則筆記" not in words(clean, plain)


def test_a_verdict_says_the_risk_anew(clean: Desk) -> None:
    number = asked(clean, "high")
    sha256 = clean.rooms.clinic.statement_lists.one(number).now.sha256
    clean.rooms.made.clock.forward(minutes=5)
    clean.sit("counsel")
    clean.rooms.clinic.statements.verdict(
        number, sha256, "no_action_needed", "", "高若瑜", risk="low"
    )
    clean.rooms.go("statements/all")
    assert "風險：低" in words(clean, number)


def test_nobody_else_sees_that_anything_was_noted(clean: Desk) -> None:
    number = asked(clean, "high")
    for role in ("manager", "clinician"):
        clean.sit(role)
        clean.rooms.go("statements")
        assert "風險" not in clean.rooms.words()
        assert "則筆記" not in words(clean, number)
