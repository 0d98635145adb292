"""The troubles of the tasks room in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.tasks import running, standstill, task

_KEPT = mark("Nothing was written. What you typed is still on the screen.")
_REASON = mark("Write the reason in a few words.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    task.TaskMoveRefused: (
        mark("The task is not there any more"),
        mark("Somebody has moved this task on; it cannot be turned like this now."),
        _KEPT,
        mark("Look at the task again. What has ended can be put back with a reason."),
    ),
    task.TaskReasonMissing: (
        mark("A reason is missing"),
        mark("Waiting, not doing, taking an end back and moving a promise say why."),
        _KEPT,
        _REASON,
    ),
    task.TaskWordsMissing: (
        mark("The task says nothing"),
        mark("A task has to say what is to be done."),
        _KEPT,
        mark("Write it in a few words, the verb first."),
    ),
    task.PromiseNeedsTime: (
        mark("A promise has a name and a time"),
        mark("What was promised to somebody needs an owner and a time by which it is kept."),
        _KEPT,
        mark("Choose who keeps it, and by when."),
    ),
    running.ClockRefused: (
        mark("This clock has moved on"),
        mark("Somebody has stopped, held or met this clock already."),
        _KEPT,
        mark("Look at the clock again."),
    ),
    running.LawHoldsOn: (
        mark("This clock is the law’s"),
        mark("The clinic holds its own promises, not a time limit of the law ({article})."),
        _KEPT,
        mark("Ask counsel if the law itself lets this time stand still."),
    ),
    running.ClockReasonMissing: (
        mark("A reason is missing"),
        mark("Holding a clock or taking it off has to say why."),
        _KEPT,
        _REASON,
    ),
    running.ClockWithoutDue: (
        mark("The clock has no end"),
        mark("A clock needs the day or the moment on which it is due."),
        _KEPT,
        mark("Enter the day."),
    ),
    standstill.StandstillReasonMissing: (
        mark("A reason is missing"),
        mark("Holding a clock or taking it off has to say why."),
        _KEPT,
        _REASON,
    ),
    standstill.CannotHold: (
        mark("This clock does not stand still"),
        mark("The rule behind this clock knows no standstill."),
        _KEPT,
        mark("Ask counsel if the law itself lets this time stand still."),
    ),
}
