"""Lines of the timeline that other rooms give: tasks that ended, exhibits, linked complaints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from clinicguard.complaints.complaint import Complaint
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.incidents.timeline import Event, Manner
from clinicguard.tasks.task import State, Task

KINDS = (
    "task_done",
    "task_not_done",
    "exhibit_taken",
    "complaint_received",
    "complaint_acknowledged",
    "complaint_answered",
    "complaint_ended",
)


def of_tasks(tasks: Iterable[Task]) -> Iterator[Event]:
    """Each task that was done, or will not be, when that was said and by whom."""
    for task in tasks:
        for turn in task.turns:
            if turn.what != "state":
                continue
            if turn.after == State.DONE:
                yield _event(turn.at, turn.by, "task_done", words=task.words, reason=turn.reason)
            if turn.after == State.NOT_DOING:
                yield _event(
                    turn.at, turn.by, "task_not_done", words=task.words, reason=turn.reason
                )


def of_exhibits(exhibits: Iterable[Exhibit], address: str) -> Iterator[Event]:
    """Each exhibit that the case lists, when it was taken in, under the case's own mark."""
    for exhibit in exhibits:
        mark = dict(exhibit.marks).get(address, exhibit.number)
        yield _event(
            exhibit.acquired_at,
            exhibit.acquired_by,
            "exhibit_taken",
            exhibits=(exhibit.number,),
            mark=mark,
            title=exhibit.title if exhibit.disposed is None else exhibit.number,
        )


def of_complaint(complaint: Complaint) -> Iterator[Event]:
    """What became of a linked complaint; never whose it was, nor what was said."""
    number = complaint.number
    yield _event(complaint.received_at, complaint.taken_by, "complaint_received", number=number)
    said = complaint.acknowledgement
    if said is not None:
        yield _event(said.at, said.by, "complaint_acknowledged", number=number)
    for answer in complaint.answers:
        yield _event(answer.at, answer.by, "complaint_answered", number=number)
    for ending in complaint.endings:
        yield _event(ending.at, ending.by, "complaint_ended", number=number)


def _event(
    at: datetime, by: int, kind: str, *, exhibits: tuple[str, ...] = (), **says: str
) -> Event:
    return Event(0, at, "", Manner.DONE, by, at, kind=kind, says=says, exhibits=exhibits)
