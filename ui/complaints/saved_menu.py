"""The clinic's own views of the list: chosen from a menu, kept under a name, dropped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from clinicguard.complaints.saved_views import SavedView
from clinicguard.people.permissions import may
from ui.complaints.form import Form, Work, asked_page
from ui.complaints.list_pane import ListPane
from ui.language import say, say_in
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.text import in_button

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class SavedMenu(Button):
    """Asks what is kept each time it is opened."""

    def __init__(self, seat: Seat, pane: ListPane) -> None:
        super().__init__(say("Our views"), "text", icon="bookmark", size="small", on=self.open_menu)
        self._seat, self._pane = seat, pane
        self.menu_shown: QMenu | None = None

    def open_menu(self) -> None:
        """Reads, then opens below the button."""
        self._seat.jobs.database(_read).then(self._open)

    def keep_now(self) -> None:
        """Asks for a name for what is chosen now."""
        self._seat.over(keep_form(self._seat, self._pane.asks()))

    def _open(self, found: tuple[SavedView, ...]) -> None:
        menu = QMenu(self)
        for view in found:
            chosen = menu.addAction(in_button(view.name))
            chosen.triggered.connect(partial(self._choose, view))
        if found:
            menu.addSeparator()
        if may("complaint.keep_view", self._seat.person.role):
            menu.addAction(in_button(say("Keep what is chosen now"))).triggered.connect(
                lambda _=False: self.keep_now()
            )
            if found:
                menu.addAction(in_button(say("Drop a view"))).triggered.connect(
                    lambda _=False: self._seat.over(drop_form(self._seat, found))
                )
        self.menu_shown = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, view: SavedView, _checked: bool = False) -> None:
        self._pane.choose(view.asks)


def keep_form(seat: Seat, asks: dict[str, str]) -> Form:
    """A name for a view; everybody here sees it."""
    note = say(
        "View, conditions, order and search words are kept. Days stay relative: “last 30 days” is "
        "counted from the day on which one looks."
    )
    form = Form(seat, say("Keep this view"), say("Keep the view"), "", note=note)
    name = LineField(say("e.g. open, concerns reception"))
    form.add(say_in("view", "Name"), name)

    def work() -> Work:
        typed = name.text()
        return lambda clinic: clinic.complaints.views.keep(typed, asks)

    return form.does(work).keeps(asked_page("complaints"), "view")


def drop_form(seat: Seat, found: tuple[SavedView, ...]) -> Form:
    """Takes a view off the menu."""
    form = Form(seat, say("Drop a view"), say("Drop the view"), "")
    which = Choices([Option(str(each.id), each.name) for each in found])
    form.add(say("Which view"), which)

    def work() -> Work:
        chosen = int(which.value())
        return lambda clinic: clinic.complaints.views.drop(chosen)

    return form.does(work)


def _read(clinic: Clinic) -> tuple[SavedView, ...]:
    return clinic.complaint_lists.views.all()
