"""Opens the manual from anywhere: F1 at the page that fits, question marks at theirs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from ui.help.calling import calling
from ui.help.window import HelpWindow
from ui.jobs import Jobs, Lanes
from ui.language import language
from ui.shell.shell import Shell
from ui.theme.chosen import theme

KEY = "F1"


class HelpDesk(QObject):
    """One window of the manual for the whole program; rebuilt when the language or look changed."""

    def __init__(self, shell: Shell, lanes: Lanes) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._jobs = Jobs(lanes, shell.trouble)
        self._window: HelpWindow | None = None
        self._made_in: tuple[object, ...] = ()
        shortcut = QShortcut(QKeySequence(KEY), shell.window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(self.open)
        calling().asked.connect(self.open)

    def open(self, page: str = "") -> HelpWindow:
        """Shows the manual: at a page, or at the one for what stands on screen."""
        made_in = (language(), theme())
        if self._window is None or not isValid(self._window) or self._made_in != made_in:
            if self._window is not None and isValid(self._window):
                self._window.close()
            self._window = HelpWindow(self._jobs, self._shell.settings())
            self._window.setWindowIcon(self._shell.window.windowIcon())
            self._made_in = made_in
        window = self._window
        if page:
            window.show_page(page)
        else:
            window.show_for(self._address())
        window.show()
        window.raise_()
        window.activateWindow()
        window.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return window

    def _address(self) -> str:
        """Where the person is: what is laid over everything counts before the page."""
        view, page = self._shell.view(), self._shell.page()
        if view is not None and view.cover.panel() is not None:
            return "desk"
        return page.address if page is not None else ""
