"""The inside of the main window: band across the top, rail, bar, page, status line."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import say, say_in
from ui.seat import House, Sitter
from ui.shell.band import Band
from ui.shell.bar import Bar
from ui.shell.facts import Facts
from ui.shell.page import Page
from ui.shell.pages import Pages
from ui.shell.rail import Rail
from ui.shell.status import StatusLine
from ui.widgets.cards import Notice
from ui.widgets.columns import measure
from ui.widgets.keys import on_key
from ui.widgets.panels import Panel, PanelHost


class MainView(QWidget):
    """Stands from unlock to lock; rebuilt when the language or the look changes."""

    def __init__(self, house: House, pages: Pages, sitter: Sitter) -> None:
        super().__init__()
        self._house = house
        self._pages = pages
        self._zone = sitter.profile.zone
        self._page: Page | None = None
        self._facts = Facts()
        person = sitter.person
        who = (person.name, person.title or role_words(person.role))
        self.rail = Rail(pages.rooms(), house.go, house.lock, who)
        self.band = Band(self.rail.width(), house.go)
        self.bar = Bar(pages.quick, house.go, house.find)
        self.status = StatusLine(house.speak, lambda size: house.wear(text_size=size))
        self._place = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        below = QWidget()
        whole.addWidget(below, 1)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        if sitter.sample:
            right.addWidget(Notice(_sample_words(), "amber", flat=True))
        right.addWidget(self.bar)
        right.addLayout(self._place, 1)
        right.addWidget(self.status)
        row.addLayout(right, 1)
        self._over = PanelHost(below)
        self.cover = PanelHost(self)
        for quick in pages.quick:
            if quick.always:
                on_key(self, quick.key, partial(house.go, quick.address), always=True)

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Puts a page in its place; the one before has to be gone."""
        self._page = page
        page.headed.connect(self.bar.show_heading)
        self.bar.show_heading(page.heading)
        self._place.addWidget(page)
        self.rail.mark(self._pages.room_of(page.address).key)

    def drop_page(self) -> None:
        """Takes the page and the panel over it away."""
        self._over.close_now()
        page, self._page = self._page, None
        if page is not None:
            self._place.removeWidget(page)
            page.hide()
            page.deleteLater()

    def over(self, panel: Panel) -> None:
        """Slides a panel over everything below the band."""
        self._over.open(panel)

    def panel(self) -> Panel | None:
        """The panel that is open."""
        return self._over.panel()

    def close_over(self) -> None:
        """Takes the panel away."""
        self._over.close_now()

    def show_facts(self, facts: Facts) -> None:
        """Shows what was read of the clinic."""
        self._facts = facts
        self.rail.show_tallies(facts.tallies)
        self.tick()

    def facts(self) -> Facts:
        """What is shown."""
        return self._facts

    def tick(self) -> None:
        """Writes what depends on the time."""
        now = self._house.now()
        self.band.show_facts(self._facts.band, now, self._zone)
        self.status.show_standing(self._facts.standing, now, self._zone)
        if self._page is not None:
            self._page.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.band.fit(self.rail.fit(measure(self).narrow))


def role_words(role: str) -> str:
    """A role as the clinic calls it."""
    match role:
        case "owner":
            return say_in("role", "Owner")
        case "manager":
            return say_in("role", "Manager")
        case "clinician":
            return say_in("role", "Clinician")
        case "reception":
            return say_in("role", "Reception")
        case _:
            return say_in("role", "Counsel")


def _sample_words() -> str:
    return say("Sample clinic. People, posts and numbers are made up; nothing here is real.")
