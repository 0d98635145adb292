"""Where work runs: a thread each for database, files, looks …; or by hand, in tests."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, Protocol, get_args

from PySide6.QtCore import QObject, Qt, Signal

Lane = Literal["database", "files", "looks", "papers", "quiet"]
LANES: tuple[Lane, ...] = get_args(Lane)

Call = Callable[[], None]


class Executor(Protocol):
    """Runs work on its lane, in order, and brings replies to the thread of the windows."""

    def put(self, lane: Lane, call: Call) -> None:
        """Runs `call` on the lane, after everything put there before."""

    def reply(self, call: Call) -> None:
        """Runs `call` on the thread of the windows, soon. May be called from any thread."""

    def stop(self) -> None:
        """Waits for what runs; takes nothing more."""


class ThreadExecutor:
    """One thread for each lane."""

    def __init__(self) -> None:
        self._threads = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane) for lane in LANES
        }
        self._post = _Post()

    def put(self, lane: Lane, call: Call) -> None:
        self._threads[lane].submit(call)

    def reply(self, call: Call) -> None:
        self._post.arrived.emit(call)

    def stop(self) -> None:
        for threads in self._threads.values():
            threads.shutdown(wait=True)


class HandExecutor:
    """Nothing runs until `drain` or `step`; all on one thread, in the order it was asked for."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Lane, Call]] = deque()
        self._replies: deque[Call] = deque()

    def put(self, lane: Lane, call: Call) -> None:
        self._waiting.append((lane, call))

    def reply(self, call: Call) -> None:
        self._replies.append(call)

    def stop(self) -> None:
        self.drain()

    def waiting(self) -> tuple[Lane, ...]:
        """The lanes of the work that has not run yet."""
        return tuple(lane for lane, _ in self._waiting)

    def step(self) -> bool:
        """Runs one piece of work, without its reply; False when there was none."""
        if not self._waiting:
            return False
        self._waiting.popleft()[1]()
        return True

    def answer(self) -> None:
        """Brings the replies of what has run."""
        while self._replies:
            self._replies.popleft()()

    def drain(self) -> None:
        """Runs everything, and what it leads to, until nothing is left."""
        self.answer()
        while self.step():
            self.answer()


class _Post(QObject):
    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, call: Call) -> None:
        call()
