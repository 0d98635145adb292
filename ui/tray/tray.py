"""Stays beside the clock when the window is closed, if the person wants that: locked, reminding.

Off unless it was switched on under Settings → This PC. Closing the window then locks it and puts it
away; only *Quit* in the menu ends the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from clinicguard.overview.reminding import Reminder, reminders, to_say
from ui.alone import bring_forward
from ui.jobs import Jobs, Lanes, NothingOpen
from ui.language import say
from ui.shell.shell import Shell
from ui.tray import spoken
from ui.tray.icon import SystemTray, TrayIcon, has_tray

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from clinicguard.clinic import Clinic

_LOOK_MS = 60_000

MakeIcon = Callable[[Callable[[], object]], TrayIcon]


class Tray(QObject):
    """Watches the window's closing, and the time. `make` gives the icon of this desktop."""

    def __init__(
        self,
        app: QApplication,
        shell: Shell,
        lanes: Lanes,
        *,
        make: MakeIcon | None = None,
        available: Callable[[], bool] = has_tray,
    ) -> None:
        super().__init__(shell.window)
        self._app = app
        self._shell = shell
        self._available = available
        self._make = make or (lambda pressed: SystemTray(shell.window.windowIcon(), pressed))
        self._icon: TrayIcon | None = None
        self._jobs = Jobs(lanes, self._untold)
        self._known: tuple[Reminder, ...] = ()
        self._zone: ZoneInfo | None = None
        self._said: set[str] = set()
        self._ending = False
        shell.window.installEventFilter(self)
        self._minute = QTimer(self)
        self._minute.setInterval(_LOOK_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self.fit()

    def stays(self) -> bool:
        """Whether closing the window leaves the program in the tray."""
        return self._shell.settings().read().stay_in_tray and self._available()

    def fit(self) -> None:
        """Shows or takes away the icon, as the settings say now."""
        stays = self.stays()
        self._app.setQuitOnLastWindowClosed(not stays)
        if stays and self._icon is None:
            self._icon = self._make(self.come)
            self._icon.show()
        elif not stays and self._icon is not None:
            self._icon.hide()
            self._icon = None
        if self._icon is not None:
            self._icon.offer(
                [
                    (say("Open ClinicGuard"), self.come),
                    *([(say("Lock"), self._shell.lock)] if self._unlocked() else []),
                    (say("Quit ClinicGuard"), self.end),
                ]
            )
            self._icon.tell(spoken.resting(not self._unlocked()))

    def come(self) -> None:
        """The window in front of the others."""
        if not self._shell.window.isVisible():
            self._shell.window.show()
        bring_forward(self._shell.window)

    def begin_away(self) -> bool:
        """Started with the system: puts the window away at once, if there is a tray to be in."""
        if not self.stays() or not self._shell.settings().read().clinic_folder:
            return False
        self._shell.window.hide()
        return True

    def end(self) -> None:
        """Ends the program: the records are closed first."""
        self._ending = True
        self._app.setQuitOnLastWindowClosed(True)
        if self._shell.window.close():
            self._app.quit()

    def look(self) -> None:
        """A minute has passed: what will be due is read anew, what is due is said."""
        self.fit()
        if self._icon is None:
            return
        if self._unlocked():
            self._jobs.database(_read).then(self._remember)
        else:
            self._remind()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._shell.window:
            return self._put_away(event)
        return False

    def _put_away(self, event: QEvent) -> bool:
        """True where closing means going out of sight. Nothing is set up yet: it just closes."""
        if self._ending or not self.stays() or not self._shell.settings().read().clinic_folder:
            return False
        event.ignore()
        if self._unlocked():
            self._jobs.database(_read).then(self._remember)
            self._shell.lock()
        self._shell.window.hide()
        self.fit()
        return True

    def _unlocked(self) -> bool:
        return self._shell.view() is not None

    def _remember(self, read: tuple[tuple[Reminder, ...], ZoneInfo]) -> None:
        self._known, self._zone = read
        self._remind()

    def _remind(self) -> None:
        """Not while somebody looks at the window: there it stands on the page."""
        if self._icon is None or self._zone is None or self._shell.window.isActiveWindow():
            return
        due = to_say(self._known, self._said, self._shell.now())
        if due:
            self._said |= {each.key for each in due}
            self._icon.say(spoken.title(due), spoken.lines(due, self._zone))

    def _untold(self, error: BaseException) -> None:
        """Locked in the meantime: nothing to read. Everything else is told by the window."""
        if not isinstance(error, NothingOpen):
            self._shell.trouble(error)


def _read(clinic: Clinic) -> tuple[tuple[Reminder, ...], ZoneInfo]:
    """On the database lane."""
    lists, zone = clinic.task_lists, clinic.profile.zone
    return reminders(lists.clocks(), lists.open(), clinic.person.id, zone), zone
