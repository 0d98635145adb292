"""Which page stands at which address of this room."""

from __future__ import annotations

from ui.seat import Seat
from ui.shell.page import Page


def reports(seat: Seat, address: str) -> Page:
    """ "reports", "reports/incident/I-2026-0001": what can be made; "report/…": one paper."""
    if address.startswith("report/"):
        from ui.reports.paper_page import PaperPage

        return PaperPage(seat, address)
    from ui.reports.reports_page import ReportsPage

    return ReportsPage(seat, address)
