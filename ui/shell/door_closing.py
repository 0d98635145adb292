"""Closing the window while a door is shown: a set-up that is not over has a clinic open."""

from __future__ import annotations

from collections.abc import Callable

from ui.jobs import Jobs
from ui.shell.page import Page
from ui.shell.window import Brand, Window


class DoorClosing:
    """Asks where there is something to ask, closes what is open, then lets the window go."""

    def __init__(self, window: Window, jobs: Jobs, leave: Callable[[], object]) -> None:
        self._window = window
        self._jobs = jobs
        self._leave = leave
        self._told = False

    def may_close(self, page: Page | None) -> bool:
        """Whether the window may go now; else it is closed again once nothing holds it back."""
        if page is None:
            return True
        if not self._told and page.ask_before_closing(self._close_told):
            return False
        unfinished = page.unfinished()
        if unfinished is None:
            return True
        self._leave()
        self._window.show_inside(Brand())
        last = self._jobs.opening(lambda task: unfinished())
        last.then(lambda _: self._window.close()).failed(self._jobs.trouble)
        return False

    def _close_told(self) -> None:
        self._told = True
        self._window.close()
