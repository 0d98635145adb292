"""How the room writes kinds, icons, days and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from clinicguard.host.dates import day_short
from clinicguard.overview.log_kinds import LogKind, kind_of
from clinicguard.overview.log_lists import LogEntry
from clinicguard.overview.log_sentence import told
from clinicguard.overview.log_words import did
from clinicguard.people.permissions import PERMISSIONS
from ui.language import language, say, say_in, words
from ui.widgets.rows import Cell, Row, cell, line
from ui.widgets.spans import GAP, Span

_ICONS: Mapping[LogKind | None, str] = {
    LogKind.LOOKED: "eye",
    LogKind.OUT: "upload",
    LogKind.COMPLAINTS: "message-square-text",
    LogKind.INCIDENTS: "siren",
    LogKind.EVIDENCE: "folder-lock",
    LogKind.STATEMENTS: "file-text",
    LogKind.TASKS: "list-todo",
    LogKind.DOOR: "log-in",
    LogKind.ACCESS: "key-round",
    LogKind.ERASED: "eraser",
    LogKind.ALARM: "shield-check",
    None: "dot",
}
_OF_ALARM = frozenset({"clinic.alarm", "clinic.clock_step", "clinic.unlock_failed"})


def kind_words(kind: LogKind) -> str:
    """A kind of entry in a word or two."""
    match kind:
        case LogKind.LOOKED:
            return say_in("log", "Looked at")
        case LogKind.OUT:
            return say_in("log", "Left the program")
        case LogKind.COMPLAINTS:
            return say_in("room", "Complaints")
        case LogKind.INCIDENTS:
            return say_in("room", "Incidents")
        case LogKind.EVIDENCE:
            return say_in("room", "Evidence")
        case LogKind.STATEMENTS:
            return say_in("log", "Statements")
        case LogKind.TASKS:
            return say_in("log", "Tasks and clocks")
        case LogKind.DOOR:
            return say_in("log", "Unlocking and locking")
        case LogKind.ACCESS:
            return say_in("log", "People and keys")
        case LogKind.ERASED:
            return say_in("log", "Kept and erased")
        case _:
            return say_in("log", "Checks and warnings")


def icon_of(verb: str) -> str:
    """The icon before an entry."""
    if verb in _OF_ALARM:
        return "badge-alert"
    return _ICONS[kind_of(verb)]


def verbs_saying(typed: str) -> frozenset[str]:
    """The verbs whose words, as they are shown, hold what was typed."""
    asked = typed.strip().casefold()
    if not asked:
        return frozenset()
    return frozenset(verb for verb in PERMISSIONS if asked in did(verb, words()).casefold())


def names_saying(typed: str, people: Mapping[int, str]) -> frozenset[str]:
    """The key ids of people whose name holds what was typed."""
    asked = typed.strip().casefold()
    if not asked:
        return frozenset()
    found = {str(number) for number, name in people.items() if asked in name.casefold()}
    return frozenset(found | ({"kit"} if asked in say("Recovery card").casefold() else set()))


def row_of(
    entry: LogEntry, people: Mapping[int, str], zone: ZoneInfo, today: date, *, leads: bool
) -> Row:
    """One entry as a row; `leads` for the first one of its day."""
    there = entry.at.astimezone(zone)
    day = day_short(there.date(), language(), today=today)
    parts = told(entry, people, words(), zone)
    done = Span(parts.did, bold=entry.verb in _OF_ALARM)
    who = (Span(parts.who, bold=True), Span(" ")) if parts.who else ()
    record = (Span(f" {parts.record}", colour="text2"),) if parts.record else ()
    tail = (Span(parts.tail, colour="text2"),) if parts.tail else ()
    number = Span(f"{entry.seq:,}", "note", colour="mute")
    back = (
        (Span(say("clock set back"), "note", colour="amber"), Span(GAP)) if entry.set_back else ()
    )
    return Row(
        f"log/{entry.seq}",
        (
            cell(Span(day, "note", bold=leads, colour="text" if leads else "mute")),
            cell(Span(f"{there:%H:%M}", "note", colour="text2")),
            Cell(
                (line(*who, done, *record, *tail, right=(*back, number)),), icon=icon_of(entry.verb)
            ),
        ),
    )


def in_groups(code: str) -> tuple[Span, ...]:
    """A hash in groups of eight, to be compared with the one on a paper."""
    groups = " ".join(code[at : at + 8] for at in range(0, len(code), 8))
    return (Span(groups, "small", mono=True, colour="text2"),)


__all__ = ["GAP", "icon_of", "in_groups", "kind_words", "names_saying", "row_of", "verbs_saying"]
