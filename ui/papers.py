"""Papers in the windows: where a PDF is saved, how it is printed, and the entry of both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.evidence.bag import safe_name
from ui.language import say

_DPI = 300
_POINTS_IN_AN_INCH = 72


def ask_where(parent: QWidget, name: str, folder: Path | None = None) -> Path | None:
    """Asks for the file to save a PDF to; None when it was called off."""
    start = (folder or Path.home()) / f"{safe_name(name)}.pdf"
    found, _ = QFileDialog.getSaveFileName(parent, say("Save as PDF"), str(start), "PDF (*.pdf)")
    if not found:
        return None
    path = Path(found)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def ask_and_print(
    parent: QWidget, data: bytes, *, dialog: Callable[[QPrinter], bool] | None = None
) -> bool:
    """Shows the system's print dialog and prints; False when it was called off.

    Pages are sent as pictures of 300 dots an inch, so that every printer has every character.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    agreed = dialog(printer) if dialog else QPrintDialog(printer, parent).exec() == 1
    if not agreed:
        return False
    print_pages(printer, data)
    return True


def print_pages(printer: QPrinter, data: bytes) -> int:
    """Sends the pages that the printer's dialog chose; how many."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or len(document), len(document))
        painter = QPainter(printer)
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            bitmap = document[number - 1].render(
                scale=_DPI / _POINTS_IN_AN_INCH, rev_byteorder=True
            )
            pixels = bytes(bitmap.buffer)
            form = (
                QImage.Format.Format_RGB888
                if bitmap.n_channels == 3
                else QImage.Format.Format_RGBX8888
            )
            image = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, form)
            painter.drawImage(QRectF(painter.viewport()), image)
        painter.end()
        return last - first + 1
    finally:
        document.close()
