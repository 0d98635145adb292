"""The verbs of the log by what they are about, so that a person can look for one kind of doing."""

from __future__ import annotations

from enum import StrEnum

from clinicguard.people.permissions import PERMISSIONS


class LogKind(StrEnum):
    """A kind of entry; a verb can be of several."""

    LOOKED = "looked"
    OUT = "out"
    COMPLAINTS = "complaints"
    INCIDENTS = "incidents"
    EVIDENCE = "evidence"
    STATEMENTS = "statements"
    TASKS = "tasks"
    DOOR = "door"
    ACCESS = "access"
    ERASED = "erased"
    ALARM = "alarm"


_LOOKED = frozenset(
    {
        "complaint.unmask",
        "patient.unmask",
        "evidence.view",
        "evidence.read",
        "statement.read_drafts",
        "task.others",
        "log.read_words",
    }
)
_OUT = frozenset(
    {
        "paper.save",
        "paper.print",
        "evidence.export",
        "evidence.pack",
        "incident.hand_over",
        "statement.release",
        "incident.note_release",
        "log.export",
        "clinic.export_all",
        "clinic.exported_all",
    }
)
_DOOR = frozenset({"clinic.unlock", "clinic.unlock_failed", "clinic.lock", "clinic.kit_used"})
_ALARM = frozenset(
    {
        "clinic.alarm",
        "clinic.clock_step",
        "clinic.unlock_failed",
        "clinic.keys_completed",
        "clinic.restored",
        "log.check",
    }
)
_ROOMS: dict[LogKind, str | tuple[str, ...]] = {
    LogKind.COMPLAINTS: "complaint.",
    LogKind.INCIDENTS: "incident.",
    LogKind.EVIDENCE: "evidence.",
    LogKind.STATEMENTS: ("statement.", "template.", "own_mark.", "counsel."),
    LogKind.TASKS: "task.",
    LogKind.ERASED: "retention.",
}


def is_of(verb: str, kind: LogKind) -> bool:
    """Whether an entry with this verb is of the kind."""
    match kind:
        case LogKind.LOOKED:
            return verb in _LOOKED
        case LogKind.OUT:
            return verb in _OUT
        case LogKind.DOOR:
            return verb in _DOOR
        case LogKind.ALARM:
            return verb in _ALARM
        case LogKind.ACCESS:
            keys = verb.startswith(("person.", "clinic.kit_", "clinic.quick_"))
            return keys or verb == "clinic.keys_completed"
        case _:
            return verb.startswith(_ROOMS[kind])


def verbs_of(kind: LogKind) -> frozenset[str]:
    """Every verb of the kind."""
    return frozenset(verb for verb in PERMISSIONS if is_of(verb, kind))


def kind_of(verb: str) -> LogKind | None:
    """The kind that says most about an entry: looking and letting out come before the room."""
    return next((kind for kind in LogKind if is_of(verb, kind)), None)
