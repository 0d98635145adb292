"""Which page an address of this room means: making a redacted copy, or seeing one."""

from __future__ import annotations

from ui.evidence.redaction.compare_page import ComparePage
from ui.evidence.redaction.redact_page import RedactPage
from ui.seat import Seat
from ui.shell.page import Page


def redaction(seat: Seat, address: str) -> Page:
    """ "redaction/new/E-…" makes one of an exhibit, "redaction/E-…" shows it by its original."""
    if address.startswith("redaction/new/"):
        return RedactPage(seat, address)
    return ComparePage(seat, address)
