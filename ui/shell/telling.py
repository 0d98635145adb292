"""Shows a trouble over the window; where a record is missing, the records are asked why first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.errors import TroubleDialog, show_trouble, told_of
from ui.jobs import Jobs

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def tell(window: QWidget, jobs: Jobs, error: BaseException) -> None:
    """In words, over the window; at once, unless the records can say more."""
    from clinicguard.overview.gone import is_missing, why_missing

    if not is_missing(error):
        show_trouble(window, error)
        return

    def why(clinic: Clinic) -> BaseException:
        return why_missing(clinic.reader, error)

    asked = jobs.database(why)
    asked.then(lambda told: _once(window, told)).failed(lambda _: _once(window, error))


def _once(window: QWidget, error: BaseException) -> None:
    """Several parts of a page may ask for the same record: it is told once."""
    told = told_of(error)
    shown = window.findChildren(TroubleDialog)
    if not any(dialog.isVisible() and dialog.told == told for dialog in shown):
        show_trouble(window, error)
