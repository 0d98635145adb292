"""Which page an address of this room means: the list, one text, a new one, templates, marks."""

from __future__ import annotations

from ui.seat import Seat
from ui.shell.page import Page
from ui.statements.begin_page import BeginPage
from ui.statements.marks_page import MarksPage
from ui.statements.statement_page import StatementPage
from ui.statements.statements_page import StatementsPage
from ui.statements.templates_page import TemplatesPage


def statements(seat: Seat, address: str) -> Page:
    """ "statements…" is the list, "statements/new/…" begins one, "statement/S-…" is one."""
    if address.startswith("statement/"):
        return StatementPage(seat, address)
    if address.startswith("statements/new"):
        return BeginPage(seat, address)
    if address == "statements/templates":
        return TemplatesPage(seat, address)
    if address == "statements/marks":
        return MarksPage(seat, address)
    return StatementsPage(seat, address)
