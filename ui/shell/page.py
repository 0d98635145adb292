"""A page of the main window, and what the bar above it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.seat import Seat
from ui.theme.chosen import ink


@dataclass(frozen=True, slots=True)
class Heading:
    """The bar: where we are (`trail` of words and addresses), the page's name, a context line,
    marks (chips) behind it, and what can be done at the right end.

    Without `ends` the bar offers what can be done from everywhere.
    """

    name: str
    context: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    marks: tuple[QWidget, ...] = ()
    ends: tuple[QWidget, ...] = ()


class Page(QWidget):
    """One page. It is deleted on leaving, on locking, and on a change of language or look."""

    headed = Signal(object)

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__()
        self.seat = seat
        self.address = address
        self.heading = Heading("")

    def head(self, heading: Heading) -> None:
        """Says what the bar shall show."""
        self.heading = heading
        self.headed.emit(heading)

    def turn_to(self, address: str) -> bool:
        """Shows another address by itself (another row of the same list); False if it cannot."""
        return False

    def leave(self) -> None:
        """The page is about to go: the last moment to hand a draft to `seat.jobs`."""

    def may_be_rebuilt(self) -> bool:
        """Whether a change of the system's look may build the page anew right now."""
        return True

    def ask_before_closing(self, go: Callable[[], object]) -> bool:
        """Whether there is something to ask before the program ends; `go` is then called."""
        return False

    def unfinished(self) -> Callable[[], object] | None:
        """What a door page has open and has to close, on the database lane, before the end."""
        return None

    def tick(self) -> None:
        """A minute has passed: remaining times are to be shown anew."""

    def look_again(self) -> None:
        """Something was saved elsewhere (a panel): rows are to be asked for again."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("window"))
        painter.end()
