"""The problem report: what this PC and the program are, and what went wrong; nobody's data.

It can be handed to anybody who helps. It tells no name of a person, a clinic, a PC or a folder:
whatever is written here is a number, a version, a fixed word, or a place in the program's code.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clinicguard import __version__
from clinicguard.host.clock import from_text
from clinicguard.host.problems import written_down
from clinicguard.host.settings import Settings
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import Words
from clinicguard.overview.whereabouts import measure

FAULTS = 20
"""The newest faults that go into a report."""
_KIND = re.compile(r"[A-Za-z_]\w{0,60}")
_MEGA = 1 << 20

Fact = tuple[str, str]
"""What it is, and how it is here."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program that was tried by itself; `why` is the kind of error."""

    name: str
    worked: bool
    why: str
    ms: int


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """Everything that the report tells. `parts` is None while they have not been tried."""

    made: datetime
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...] | None
    faults: tuple[str, ...]


def report_of(
    settings: Settings,
    now: datetime,
    words: Words,
    more: tuple[Fact, ...] = (),
    parts: tuple[Part, ...] | None = None,
) -> ProblemReport:
    """The report as this PC stands; `more` is what only the windows know."""
    facts = (*_of_program(words), *more, *_of_records(settings, words), *_backups(settings, words))
    return ProblemReport(now, facts, parts, written_down()[:FAULTS])


def parts_of(result: str) -> tuple[Part, ...]:
    """What a self-test tells, without its messages: these may hold the name of a folder."""
    try:
        tried: list[Mapping[str, Any]] = json.loads(result)["tried"]
        return tuple(
            Part(str(each["name"]), bool(each["worked"]), _kind_of(each), int(each["ms"]))
            for each in tried
        )
    except (ValueError, KeyError, TypeError):
        return ()


def as_text(report: ProblemReport, words: Words) -> str:
    """The report as a plain text file, in the language of the windows."""
    made = report.made.astimezone()
    colon = ": " if words.language == "en" else "："
    lines = [
        words.say("ClinicGuard problem report"),
        words.say("It holds no name and no record: only how this PC and the program are."),
        "",
        f"{made:%Y-%m-%d %H:%M} UTC{made:%z}",
        *(f"{name}{colon}{value}" for name, value in report.facts),
        "",
        words.say("The parts of the program, each tried once"),
        *_parts_lines(report.parts, words),
        "",
        words.say("Faults of the program, the newest first"),
    ]
    faults = [f"\n{fault}" for fault in report.faults] or [words.say("none")]
    return "\n".join([*lines, *faults]) + "\n"


def _parts_lines(parts: tuple[Part, ...] | None, words: Words) -> list[str]:
    if parts is None:
        return [words.say("not tried")]
    if not parts:
        return [words.say("The trial itself did not come to its end.")]
    return [
        f"{each.name}: {words.say('works') if each.worked else words.say('FAILS')}"
        f"{f' ({each.why})' if each.why else ''}, {each.ms} ms"
        for each in parts
    ]


def _kind_of(each: Mapping[str, Any]) -> str:
    kind = str(each["told"]).partition(":")[0]
    return "" if each["worked"] or not _KIND.fullmatch(kind) else kind


def _of_program(words: Words) -> list[Fact]:
    built = bool(getattr(sys, "frozen", False))
    return [
        (words.say("Program"), f"ClinicGuard {__version__}"),
        (words.say("How it runs"), words.say("installed") if built else words.say("from source")),
        (words.say("System"), platform.platform()),
        ("Python", platform.python_version()),
    ]


def _of_records(settings: Settings, words: Words) -> list[Fact]:
    name = words.say("The clinic's records")
    if not settings.clinic_folder:
        return [(name, words.say("no clinic on this PC yet"))]
    try:
        found = measure(Path(settings.clinic_folder))
    except (Trouble, OSError) as refused:
        kind = type(refused).__name__
        return [(name, words.say("cannot be looked at ({kind})", kind=kind))]
    return [
        (name, _megabytes(found.records)),
        (words.say("Evidence"), f"{found.files}, {_megabytes(found.evidence)}"),
        (words.say("Room left on the disk"), _megabytes(found.free)),
        (words.say("Locks after"), words.count("{n} min", "{n} min", settings.lock_minutes)),
    ]


def _backups(settings: Settings, words: Words) -> list[Fact]:
    places = [each for known in settings.backups.values() for each in known]
    if not places:
        return [(words.say("Backups"), words.say("no place yet"))]
    return [
        (words.say("Backup place {n}", n=n), _backup(place, words))
        for n, place in enumerate(places, 1)
    ]


def _backup(place: Mapping[str, Any], words: Words) -> str:
    there = Path(str(place.get("path"))).is_dir()
    here = words.say("plugged in") if there else words.say("not plugged in")
    try:
        return f"{from_text(str(place.get('at'))).astimezone():%Y-%m-%d %H:%M}, {here}"
    except ValueError:
        return f"{words.say('none taken yet')}, {here}"


def _megabytes(size: int) -> str:
    return f"{size / _MEGA:,.0f} MB"
