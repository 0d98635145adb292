"""Work off the windows' thread, and its replies: `jobs.database(work).then(self.show)`.

The window never waits. A reply to a page that is gone or locked is dropped. What a piece of work
holds on to (its lambda, its error) is let go on the windows' thread, never on a lane.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from shiboken6 import isValid

from clinicguard.host.trouble import Trouble
from ui.lanes import LANES, Executor, Lane

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

T = TypeVar("T")
Show = Callable[[BaseException], None]


class Cancelled(Exception):
    """The person stopped the work; it has left nothing half done."""


class Task:
    """What long work is given: it tells how far it is and asks whether it should stop."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stopped = threading.Event()

    def step(self, done: int, whole: int, words: str = "") -> None:
        """Tells how far it is. Raises Cancelled if the person stopped it."""
        self.check()
        self._tell(done, whole, words)

    def check(self) -> None:
        """Raises Cancelled if the person stopped it."""
        if self._stopped.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Asks the work to stop at its next step."""
        self._stopped.set()


class Job(Generic[T]):
    """One piece of work under way. Say at once what shall happen with its result."""

    def __init__(self, jobs: Jobs, work: Callable[[Task], T]) -> None:
        self._jobs = jobs
        self._work: Callable[[Task], T] | None = work
        self.task = Task(self._stepped)
        self._result: T | None = None
        self._error: BaseException | None = None
        self._then: list[Callable[[T], object]] = []
        self._failed: list[Callable[[Trouble], object]] = []
        self._ended: list[Callable[[], object]] = []
        self._unheard: list[Callable[[T], object]] = []
        self._progress: list[Callable[[int, int, str], object]] = []
        self._step: tuple[int, int, str] | None = None

    def then(self, call: Callable[[T], object]) -> Job[T]:
        """Calls `call` with the result."""
        self._then.append(call)
        return self

    def failed(self, call: Callable[[Trouble], object]) -> Job[T]:
        """Calls `call` with a trouble, instead of showing it. A bug is always shown."""
        self._failed.append(call)
        return self

    def ended(self, call: Callable[[], object]) -> Job[T]:
        """Calls `call` when it is over, however it went: the place to end a busy state."""
        self._ended.append(call)
        return self

    def unheard(self, call: Callable[[T], object]) -> Job[T]:
        """Calls `call` with the result where the page is gone: for what must not be left lying."""
        self._unheard.append(call)
        return self

    def progress(self, call: Callable[[int, int, str], object]) -> Job[T]:
        """Calls `call` with (done, whole, words) now and then."""
        self._progress.append(call)
        return self

    def cancel(self) -> None:
        """Stops the work at its next step."""
        self.task.stop()

    def run(self) -> None:
        """On the lane. Keeps no reference of its own to the work or to its error."""
        assert self._work is not None
        try:
            self._result = self._work(self.task)
        except BaseException as error:
            self._error = error
        self._jobs.lanes.executor.reply(self._finish)

    def _stepped(self, done: int, whole: int, words: str) -> None:
        """On the lane: only the newest step waits for the windows."""
        waiting, self._step = self._step, (done, whole, words)
        if waiting is None:
            self._jobs.lanes.executor.reply(self._show_step)

    def _show_step(self) -> None:
        step, self._step = self._step, None
        if step is not None and self._jobs.alive:
            for call in self._living(self._progress):
                call(*step)

    def _finish(self) -> None:
        """On the windows' thread."""
        self._jobs.lanes.over(self.task)
        result, error = self._result, self._error
        ended, then, failed = self._ended, self._then, self._failed
        self._work = self._result = self._error = None
        unheard: list[Any] = self._unheard
        self._ended, self._then, self._failed, self._progress = [], [], [], []
        self._unheard = []
        if self._jobs.alive:
            for over in self._living(ended):
                over()
        if error is not None:
            self._fail(error, failed)
        elif self._jobs.alive:
            for call in self._living(then):
                call(result)
        else:
            for call in unheard:
                call(result)

    def _fail(self, error: BaseException, failed: list[Callable[[Trouble], object]]) -> None:
        if isinstance(error, Cancelled):
            return
        calls = self._living(failed) if self._jobs.alive else []
        if isinstance(error, Trouble) and calls:
            for call in calls:
                call(error)
        else:
            self._jobs.trouble(error)

    @staticmethod
    def _living(calls: list[Any]) -> list[Any]:
        """Those whose widget Qt has not deleted in the meantime."""
        return [call for call in calls if _lives(call)]


class Lanes:
    """The lanes with the clinic that is open on them. One for the program."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self._clinic: Clinic | None = None
        self._live: set[Task] = set()

    def put(self, lane: Lane, job: Job[Any]) -> None:
        """Runs a job on its lane."""
        self._live.add(job.task)
        self.executor.put(lane, job.run)

    def over(self, task: Task) -> None:
        """A job has ended."""
        self._live.discard(task)

    def stop_long_work(self) -> None:
        """Asks all work that goes by steps to stop at its next one: the house is being locked."""
        for task in self._live:
            task.stop()

    def leave_nothing(self) -> None:
        """Behind what each lane has still to do, it drops what that left in memory: the house is
        being locked, and a reading under way comes to its end after the records are closed."""
        for lane in LANES:
            self.executor.put(lane, _forget)

    def clinic(self) -> Clinic:
        """The clinic that is open. Only on the database lane. Raises NothingOpen."""
        if self._clinic is None:
            raise NothingOpen
        return self._clinic

    def take(self, clinic: Clinic) -> None:
        """Keeps a clinic that was just opened. Only on the database lane."""
        self._clinic = clinic

    def give_back(self) -> Clinic | None:
        """Lets the clinic go, to be closed. Only on the database lane."""
        clinic, self._clinic = self._clinic, None
        return clinic


class NothingOpen(Exception):
    """Work for the clinic's records reached the lane after they were locked."""


class Jobs:
    """What a page asks for work with. After `leave` its replies are dropped."""

    def __init__(self, lanes: Lanes, trouble: Show) -> None:
        self.lanes = lanes
        self.alive = True
        self._trouble = trouble

    def database(self, work: Callable[[Clinic], T]) -> Job[T]:
        """Reads or changes the clinic's records: one after the other, on one thread."""
        return self._start("database", lambda task: work(self.lanes.clinic()))

    def records(self, work: Callable[[Clinic, Task], T]) -> Job[T]:
        """A long change of the records: it tells how far it is, and undoes itself when stopped."""
        return self._start("database", lambda task: work(self.lanes.clinic(), task))

    def files(self, work: Callable[[Task], T]) -> Job[T]:
        """Copies, hashes, seals, reads files. Works on values, never on the clinic."""
        return self._start("files", work)

    def looks(self, work: Callable[[Task], T]) -> Job[T]:
        """Has files read by the looking process, beside what copies and seals. Works on values."""
        return self._start("looks", work)

    def quiet(self, work: Callable[[Task], T]) -> Job[T]:
        """Reads what nobody waits for, beside those who do. Works on values."""
        return self._start("quiet", work)

    def papers(self, work: Callable[[Task], T]) -> Job[T]:
        """Draws PDFs. Works on values, never on the clinic."""
        return self._start("papers", work)

    def opening(self, work: Callable[[Task], T]) -> Job[T]:
        """Works on the database lane without an open clinic: deriving keys, opening, closing."""
        return self._start("database", work)

    def leave(self) -> None:
        """The page is gone: replies are dropped. Work under way runs to its end."""
        self.alive = False

    def trouble(self, error: BaseException) -> None:
        """Shows what went wrong; for a page that is gone, only what would be a loss."""
        if self.alive or not isinstance(error, NothingOpen):
            self._trouble(error)

    def _start(self, lane: Lane, work: Callable[[Task], T]) -> Job[T]:
        job = Job(self, work)
        self.lanes.put(lane, job)
        return job


def _forget() -> None:
    from clinicguard.statements.guarding import forget_the_records

    forget_the_records()


def _lives(call: Any) -> bool:
    owner = getattr(call, "__self__", None)
    return owner is None or not hasattr(type(owner), "staticMetaObject") or isValid(owner)
