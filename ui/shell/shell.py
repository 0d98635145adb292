"""Runs the house: which page is shown, unlock and lock, language and look, what the bar knows."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from clinicguard.host.clock import Clock
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import Language
from ui.backup.closing import BackUp, Closing, no_backup
from ui.backup.duty import BackupDuty
from ui.errors import TroubleDialog
from ui.jobs import Job, Jobs, Lanes, Task
from ui.language import language, speak
from ui.seat import LockNote, Seat, Sitter, Why
from ui.shell.cover import Cover
from ui.shell.door_closing import DoorClosing
from ui.shell.facts import Facts
from ui.shell.main_view import MainView
from ui.shell.page import Page
from ui.shell.pages import Found, Pages
from ui.shell.resting import Resting
from ui.shell.telling import tell
from ui.shell.window import Brand, Window, close_all_but
from ui.theme.style import dress
from ui.widgets.panels import Panel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

UNLOCK = "door/unlock"
FIRST_RUN = "door/first-run"


class Shell:
    """The one object that knows window, lanes and pages. Pages see only their Seat."""

    def __init__(
        self,
        app: QApplication,
        lanes: Lanes,
        pages: Pages,
        clock: Clock,
        settings: SettingsFile,
    ) -> None:
        self._app = app
        self._lanes = lanes
        self._pages = pages
        self._clock = clock
        self._settings = settings
        self._sitter: Sitter | None = None
        self._note: LockNote | None = None
        self._address = ""
        self._left: tuple[int, str] = (0, "")
        self._door = FIRST_RUN
        self._trail: list[str] = []
        self._page: Page | None = None
        self._view: MainView | None = None
        self._jobs = Jobs(lanes, self.trouble)
        self._cover = Cover(lanes, self.trouble)
        self._page_jobs: Jobs | None = None
        self._duty: BackupDuty | None = None
        self.window = Window(self._may_close)
        minutes = settings.read().lock_minutes
        self._rest = Resting(app, self.window, self._jobs, minutes, self.lock, self.changed)
        self.idle = self._rest.idle
        self._door_closing = DoorClosing(self.window, self._jobs, self._leave_page)
        self._look_waits = False
        app.styleHints().colorSchemeChanged.connect(lambda _: self._system_changed())
        self._minute = QTimer(self.window)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self.tick)

    def start(self) -> None:
        """Shows the window with the door that fits: set up, or unlock."""
        self._minute.start()
        self.window.resize(self.window.first_size())
        self.window.show_inside(Brand())
        self.window.show()
        self._rest.watch(self.window)
        door = UNLOCK if self._settings.read().clinic_folder else FIRST_RUN
        self._jobs.opening(_warm).ended(lambda: self.go(door))

    # what pages may ask for

    def go(self, address: str) -> None:
        """Shows a page by its address. Raises LookupError if no room knows it."""
        if address.startswith("door/"):
            self._show_door(address)
            return
        make_cover = self._pages.cover_of(address)
        if make_cover is not None:
            self._cover.lay(self._view, self, make_cover, address)
            return
        if self._page is not None and self._page.turn_to(address):
            self._remember(address)
            return
        room = self._pages.room_of(address)
        self._leave_page()
        page = room.make(self._new_seat(), address)
        self._remember(address)
        self._page = page
        if self._view is not None:
            self._view.show_page(page)
        self._look()

    def back(self) -> None:
        """Shows the page before; nothing where there is none."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.go(self._trail.pop())

    def over(self, panel: Panel) -> None:
        """Slides a panel over the page."""
        if self._view is not None:
            self._view.over(panel)

    def close_over(self) -> None:
        """Takes the panel away."""
        if self._view is not None:
            self._view.close_over()

    def trouble(self, error: BaseException) -> None:
        """Shows what went wrong, in words."""
        tell(self.window, self._jobs, error)

    def changed(self) -> None:
        """Something was saved: the window and the page look again."""
        self._look()
        if self._sitter is not None:
            self._rest.saved()
        if self._page is not None:
            self._page.look_again()

    def find(self, words: str, show: Callable[[Sequence[Found]], None]) -> None:
        """Answers with what can be done, at once, and with what the records hold."""
        able = self._pages.able(words, self.sitter().person.role)
        find = self._pages.find
        if find is None:
            show(able)
        else:
            job = self._jobs.database(lambda clinic: find(clinic, words))
            job.then(lambda found: show([*able, *found]))

    def enter(self, opening: Callable[[], Clinic]) -> Job[Sitter]:
        """Opens a clinic on the database lane; the house is shown when that is done."""
        return self._jobs.opening(lambda task: self._open(opening)).then(self._entered)

    def lock(self, why: Why = "asked") -> None:
        """Deletes the pages, closes the records, forgets the keys, shows the unlock page."""
        if self._sitter is None:
            if why == "asleep" and (running := self.window.findChild(Closing)) is not None:
                running.end()
            return
        at = self._clock.now().astimezone(self._sitter.profile.zone)
        back_up = self._close_house().backs_up(why)

        def closed(left: _Left) -> None:
            self._note = LockNote(at, why, left.drafts)
            gc.collect()
            self.go(UNLOCK)
            for trouble in left.troubles:
                self.trouble(trouble)

        def failed(error: Trouble) -> None:
            self.go(UNLOCK)
            self.trouble(error)

        closing = self._jobs.opening(lambda task: _close(self._lanes, back_up))
        closing.then(closed).failed(failed)
        self._lanes.leave_nothing()

    def speak(self, chosen: Language) -> None:
        """Changes the language and rebuilds what is shown."""
        self._settings.change(language=chosen)
        speak(chosen)
        self._dress()

    def wear(self, look: str | None = None, text_size: int | None = None) -> None:
        """Changes the look or the text size and rebuilds what is shown."""
        changes = {"theme": look, "text_size": text_size}
        self._settings.change(**{name: value for name, value in changes.items() if value})
        self._dress()

    def rest_after(self, minutes: int) -> None:
        """Changes after how long without a touch it locks."""
        self._settings.change(lock_minutes=minutes)
        self.idle.set_minutes(minutes)

    def sit_again(self, sitter: Sitter) -> None:
        """Shows the house anew, with another name or another profile."""
        self._sitter = sitter
        self._build_view()
        self.go(self._address)

    def now(self) -> datetime:
        """The time: UTC, aware."""
        return self._clock.now()

    def sitter(self) -> Sitter:
        """Who unlocked. Raises LookupError while it is locked."""
        if self._sitter is None:
            raise LookupError("locked")
        return self._sitter

    def lock_note(self) -> LockNote | None:
        """When and why it was locked."""
        return self._note

    def settings(self) -> SettingsFile:
        """Where the settings of this PC are kept."""
        return self._settings

    # what happens by itself

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def view(self) -> MainView | None:
        """The main view, while it is unlocked."""
        return self._view

    def tick(self) -> None:
        """A minute has passed."""
        if self._look_waits:
            self._system_changed()
        if self._view is not None:
            self._view.tick()
            self._rest.tick(self._clock.now())
        if self._duty is not None:
            self._duty.tick()

    def quit(self) -> None:
        """Keeps the draft, closes the records, ends the lanes."""
        self._close_house()
        self._jobs.opening(lambda task: _close(self._lanes))
        self._lanes.executor.stop()

    def _open(self, opening: Callable[[], Clinic]) -> Sitter:
        clinic = opening()
        self._lanes.take(clinic)
        return Sitter(clinic.person, clinic.profile, clinic.is_sample)

    def _entered(self, sitter: Sitter) -> None:
        self._sitter = sitter
        self._note = None
        if not sitter.sample:
            self._duty = BackupDuty(self._jobs, self.trouble, self.changed)
        self._build_view()
        self._rest.entered()
        person, address = self._left
        first = next((room.key for room in self._pages.rooms()), "")
        if known := self._pages.errand() or (address if person == sitter.person.id else first):
            self.go(known)

    def _build_view(self) -> None:
        self._cover.leave(self._view)
        self._leave_page()
        view = MainView(self, self._pages, self.sitter())
        self.window.show_inside(view)
        self._view = view

    def _close_house(self) -> Closing:
        """Pages first, so that their drafts reach the lane before the records close."""
        self._cover.leave(self._view)
        self._leave_page()
        close_all_but(self.window, self._app.topLevelWidgets())
        self._rest.closing()
        self._lanes.stop_long_work()
        self._left = (self._sitter.person.id, self._address) if self._sitter else self._left
        self._sitter = self._duty = None
        self._view = None
        self._trail.clear()
        closing = Closing()
        self.window.show_inside(closing)
        return closing

    def _leave_page(self) -> None:
        page, self._page = self._page, None
        if page is None:
            return
        panel = self._view.panel() if self._view is not None else None
        if panel is not None:
            panel.keep()
        page.leave()
        if self._page_jobs is not None:
            self._page_jobs.leave()
        if self._view is not None:
            self._view.drop_page()

    def _show_door(self, address: str) -> None:
        make = self._pages.door(address)
        self._leave_page()
        self._view = None
        page = make(self._new_seat(), address)
        self._page = page
        self._door = address
        self.window.show_inside(page)

    def _new_seat(self) -> Seat:
        self._page_jobs = Jobs(self._lanes, self.trouble)
        return Seat(self, self._page_jobs)

    def _remember(self, address: str) -> None:
        self._address = address
        if not self._trail or self._trail[-1] != address:
            self._trail.append(address)
        del self._trail[:-50]

    def _dress(self) -> None:
        settings = self._settings.read()
        dress(self._app, settings.theme, settings.text_size, language())
        self.window.name()
        if self._sitter is None:
            self._show_door(self._door)
            return
        self._build_view()
        self.go(self._address)

    def _look(self) -> None:
        if self._sitter is not None:
            self._jobs.database(self._pages.read).then(self._show_facts)

    def _show_facts(self, facts: Facts) -> None:
        if self._view is not None:
            self._view.show_facts(facts)

    def _may_close(self) -> bool:
        """The window goes when the records are closed; a trouble on the way is told first."""
        if self._sitter is None:
            if self._door_closing.may_close(self._page):
                self._lanes.executor.stop()
                return True
            return False

        def failed(error: Trouble) -> None:
            self.go(UNLOCK)
            self.trouble(error)

        back_up = self._close_house().backs_up("asked")
        closing = self._jobs.opening(lambda task: _close(self._lanes, back_up))
        closing.then(self._closed).failed(failed)
        return False

    def _closed(self, left: _Left) -> None:
        """Where a draft could not be kept, or a backup not taken, the person reads that first."""
        for trouble in left.troubles:
            self.trouble(trouble)
        if any(dialog.isVisible() for dialog in self.window.findChildren(TroubleDialog)):
            self.go(UNLOCK)
        else:
            self.window.close()

    def _system_changed(self) -> None:
        """The system is light or dark now; a page at work is built anew once it is done."""
        if self._settings.read().theme != "system":
            return
        self._look_waits = self._page is not None and not self._page.may_be_rebuilt()
        if not self._look_waits:
            self._dress()


def _warm(task: Task) -> None:
    """Reads the slow modules while the window stands already (half a second on an old PC)."""
    import clinicguard.clinic  # noqa: F401


@dataclass(frozen=True, slots=True)
class _Left:
    """How many drafts were kept, and what went wrong with the backups."""

    drafts: int = 0
    troubles: tuple[Trouble, ...] = ()


def _close(lanes: Lanes, back_up: BackUp = no_backup) -> _Left:
    """On the database lane."""
    clinic = lanes.give_back()
    if clinic is None:
        return _Left()
    try:
        drafts = len(clinic.drafts.all())
        troubles = back_up(clinic)
    finally:
        clinic.close()
    return _Left(drafts, tuple(troubles))
