"""Papers in the windows: pages as pictures, where a PDF is saved, how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.documents.unprinted import NoPrinter, PrinterRefused
from clinicguard.evidence.bag import safe_name
from clinicguard.host.settings import SettingsFile
from ui.errors import show_trouble
from ui.language import say

FOLDER = "papers"
_DPI = 300
_MOST_OF_A_NAME = 1000
_POINTS_IN_AN_INCH = 72
_PDFIUM = Lock()
"""The engine that draws pages does not bear two threads at once."""

Step = Callable[[int, int], None]
AskPrinter = Callable[[QPrinter], bool]


def _untold(done: int, whole: int) -> None:
    """Nobody watches the printing."""


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A finished PDF, to be shown and printed. `sizes` are its pages' in points."""

    data: bytes = field(repr=False)
    sizes: tuple[tuple[float, float], ...]

    def picture(self, page: int, wide: int) -> QImage:
        """A page (from 0) as a picture so many pixels wide. On any thread."""
        with _opened(self.data) as document:
            return _picture(document[page], wide / self.sizes[page][0])

    def pictures(self, wide: int, step: Step = _untold) -> list[QImage]:
        """All pages, small: for a list of pages."""
        found = []
        for page in range(len(self.sizes)):
            step(page, len(self.sizes))
            found.append(self.picture(page, wide))
        return found


def pages_of(data: bytes) -> PdfPages:
    """Opens a PDF that the program itself has made."""
    with _opened(data) as document:
        return PdfPages(data, tuple(page.get_size() for page in document))


def kept_in(settings: SettingsFile) -> Path | None:
    """Where papers are saved to inside the clinic's folder, unless somebody chooses another place.

    None where this PC has no clinic's folder.
    """
    folder = settings.read().clinic_folder
    return Path(folder) / FOLDER if folder else None


def ask_where(parent: QWidget, name: str, folder: Path | None = None) -> Path | None:
    """Asks for the file to save a PDF to; None when it was called off.

    `folder` is offered first, and made where it is missing; where it cannot be, the home folder. A
    name that is taken there is offered with a number: nobody is led to write over a paper.
    """
    if folder is not None:
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
    offered = folder if folder is not None and folder.is_dir() else Path.home()
    start = _free(offered, safe_name(name))
    found, _ = QFileDialog.getSaveFileName(parent, say("Save as PDF"), str(start), "PDF (*.pdf)")
    if not found:
        return None
    path = Path(found)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def _free(folder: Path, name: str) -> Path:
    named = (name, *(f"{name} ({n})" for n in range(2, _MOST_OF_A_NAME)))
    free = (folder / f"{each}.pdf" for each in named)
    return next((path for path in free if not path.exists()), folder / f"{name}.pdf")


def ask_printer(
    parent: QWidget,
    pages: int,
    *,
    current: int = 0,
    settings: SettingsFile | None = None,
    dialog: AskPrinter | None = None,
) -> QPrinter | None:
    """The system's print dialog: printer, pages, copies, two-sided; None when it was called off.

    A PC without a printer is told so: the dialog would offer only to write a file of pictures. The
    printer that was chosen last on this PC is offered first, and so is printing on both sides.
    `current` is the page that is shown, from 1.
    """
    if dialog is None and not QPrinterInfo.availablePrinterNames():
        show_trouble(parent, NoPrinter())
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    _offer_last(printer, settings)
    if dialog is not None:
        agreed = dialog(printer)
    else:
        asked = QPrintDialog(printer, parent)
        asked.setMinMax(1, max(pages, 1))
        options = QAbstractPrintDialog.PrintDialogOption
        asked.setOption(options.PrintPageRange, pages > 1)
        asked.setOption(options.PrintCurrentPage, current > 0)
        asked.setOption(options.PrintSelection, False)
        _hide_second_choice(asked)
        agreed = asked.exec() == 1
    if not agreed:
        return None
    if printer.printRange() is QPrinter.PrintRange.CurrentPage and current:
        printer.setFromTo(current, current)
    _remember(printer, settings)
    return printer


def ask_and_print(
    parent: QWidget,
    data: bytes,
    *,
    settings: SettingsFile | None = None,
    dialog: AskPrinter | None = None,
) -> bool:
    """Shows the system's print dialog and prints; False when it was called off."""
    pages = pages_of(data)
    printer = ask_printer(parent, len(pages.sizes), settings=settings, dialog=dialog)
    if printer is None:
        return False
    print_pages(printer, data)
    return True


def print_pages(printer: QPrinter, data: bytes, step: Step = _untold) -> int:
    """Sends the pages that the printer's dialog chose; how many. On any thread.

    Pages are sent as pictures of 300 dots an inch, so that every printer has every character.
    What `step` raises calls the printing off.

    Raises:
        PrinterRefused: the printer, or the file that is printed to, does not take them.
    """
    with _opened(data) as document:
        whole = len(document)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or whole, whole)
    painter = QPainter(printer)
    try:
        if not painter.isActive():
            raise PrinterRefused
        for number in range(first, last + 1):
            step(number - first, last - first + 1)
            if number > first and not printer.newPage():
                raise PrinterRefused
            with _opened(data) as document:
                image = _picture(document[number - 1], _DPI / _POINTS_IN_AN_INCH)
            painter.drawImage(QRectF(painter.viewport()), image)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return last - first + 1


def _hide_second_choice(dialog: QPrintDialog) -> None:
    """Qt's own dialog offers pages twice; the second way the print server would choose them once
    more, from those that were sent."""
    for name in ("pagesRadioButton", "pagesLineEdit", "pageSetLabel", "pageSetCombo"):
        if isinstance(found := dialog.findChild(QWidget, name), QWidget):
            found.hide()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def _picture(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    pixels = bytes(bitmap.buffer)
    # the copy owns its pixels; the picture over `pixels` does not
    return QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, form).copy()


def _offer_last(printer: QPrinter, settings: SettingsFile | None) -> None:
    if settings is None:
        return
    last = settings.read()
    if last.printer:
        printer.setPrinterName(last.printer)
    if last.two_sided:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)


def _remember(printer: QPrinter, settings: SettingsFile | None) -> None:
    if settings is not None:
        sided = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
        settings.change(printer=printer.printerName(), two_sided=sided)
