"""Why a paper does not come out of a printer."""

from __future__ import annotations

from clinicguard.host.trouble import Trouble


class NoPrinter(Trouble):
    """The system of this PC knows no printer."""


class PrinterRefused(Trouble):
    """The printer, or the file that is printed to, took no page or not all of them."""
