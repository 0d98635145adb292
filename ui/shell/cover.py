"""What is laid over everything, from wherever one is: it outlives the page below and its jobs."""

from __future__ import annotations

from collections.abc import Callable

from ui.jobs import Jobs, Lanes
from ui.seat import House, Seat
from ui.shell.main_view import MainView
from ui.shell.pages import MakePanel


class Cover:
    """One at a time. What lies below stays as it is until it is gone."""

    def __init__(self, lanes: Lanes, trouble: Callable[[BaseException], None]) -> None:
        self._lanes = lanes
        self._trouble = trouble
        self._jobs: Jobs | None = None

    def lay(self, view: MainView | None, house: House, make: MakePanel, address: str) -> None:
        """Opens it, unless one is open."""
        if view is None or view.cover.panel() is not None:
            return
        self._jobs = Jobs(self._lanes, self._trouble)
        panel = make(Seat(house, self._jobs), address)
        panel.on_closed(self._jobs.leave)
        view.cover.open(panel)

    def leave(self, view: MainView | None) -> None:
        """The house goes: what was written reaches the lane, its replies are dropped."""
        panel = view.cover.panel() if view is not None else None
        if panel is not None:
            panel.keep()
        if self._jobs is not None:
            self._jobs.leave()
