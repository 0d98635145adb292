"""An entry of the log as a sentence: 「林美華 於 14:03 匯出證物 E-2026-0003，用途：律師」."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from clinicguard.host.clock import from_text
from clinicguard.host.dates import time_words, when_short
from clinicguard.host.words import Words
from clinicguard.overview.log_lists import LogEntry
from clinicguard.overview.log_words import did

OF_ITSELF = frozenset(
    {
        "clinic.unlock_failed",
        "clinic.clock_step",
        "clinic.alarm",
        "clinic.keys_completed",
        "task.start_clock",
    }
)
"""What nobody did: the entry only bears the name of whoever was there when it was written."""

_FOR_A_PURPOSE = frozenset(
    {
        "complaint.unmask",
        "evidence.view",
        "evidence.read",
        "evidence.export",
        "evidence.pack",
        "incident.hand_over",
        "incident.take_in",
        "evidence.verify",
        "statement.read_drafts",
        "paper.save",
        "paper.print",
        "log.export",
        "log.read_words",
    }
)
_NUMBERED = ("complaint", "incident", "evidence", "statement")
_BARE = ("clinic", "profile")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in its parts: who (empty for what nobody did), what, of which record, and why."""

    who: str
    did: str
    record: str
    tail: str


def told(entry: LogEntry, people: Mapping[int, str], words: Words, zone: tzinfo) -> Told:
    """The parts; the tail begins with its own comma."""
    who = "" if entry.verb in OF_ITSELF else name_of(entry, people, words)
    return Told(
        who,
        did(entry.verb, words),
        record_words(entry.subject, people, words),
        _tail(entry, words, zone),
    )


def sentence(
    entry: LogEntry, people: Mapping[int, str], words: Words, zone: tzinfo, *, timed: bool = True
) -> str:
    """The whole sentence; `timed` with hours and minutes in the clinic's zone."""
    parts = told(entry, people, words, zone)
    given = {
        "who": parts.who,
        "did": parts.did,
        "record": parts.record,
        "time": time_words(entry.at, zone),
    }
    match (bool(parts.who), bool(parts.record), timed):
        case (True, True, True):
            made = words.say("{who} {did} ({record}) at {time}", **given)
        case (True, False, True):
            made = words.say("{who} {did} at {time}", **given)
        case (True, True, False):
            made = words.say("{who} {did} ({record})", **given)
        case (True, False, False):
            made = words.say("{who} {did}", **given)
        case (False, True, True):
            made = words.say("At {time}: {did} ({record})", **given)
        case (False, False, True):
            made = words.say("At {time}: {did}", **given)
        case (False, True, False):
            made = words.say("{did} ({record})", **given)
        case _:
            made = parts.did
    return f"{made}{parts.tail}"


def name_of(entry: LogEntry, people: Mapping[int, str], words: Words) -> str:
    """Who did it, or whose card it was."""
    if entry.person is None:
        return words.say("Recovery card")
    return people.get(entry.person, str(entry.person))


def record_words(subject: str, people: Mapping[int, str], words: Words) -> str:
    """The record that an entry is about, as people call it; empty for the clinic as a whole."""
    room, _, number = subject.partition("/")
    if not number or room in _BARE:
        return ""
    if room in _NUMBERED:
        return number
    if room == "person":
        return people.get(int(number), number) if number.isdigit() else words.say("Recovery card")
    if room == "log":
        return words.say("entry {number}", number=number)
    if room == "task":
        return words.say("task {number}", number=number)
    if room == "template":
        return words.say("template {number}", number=number)
    if room == "own_mark":
        return words.say("own mark {number}", number=number)
    if room == "platform":
        return words.say("own platform {number}", number=number)
    return subject


def _tail(entry: LogEntry, words: Words, zone: tzinfo) -> str:
    parts = []
    reason = entry.word("reason")
    if reason and entry.verb in _FOR_A_PURPOSE:
        parts.append(words.say(", purpose: {words}", words=reason))
    elif reason:
        parts.append(words.say(", reason: {words}", words=reason))
    if recipient := entry.word("recipient"):
        parts.append(words.say(", to: {words}", words=recipient))
    if (tried := entry.word("when")) and entry.verb == "clinic.unlock_failed":
        parts.append(words.say(", tried {when}", when=_moment(tried, words, zone)))
    if entry.word("how") == "pin":
        parts.append(words.say(", with a PIN"))
    if (before := entry.word("before")) and entry.verb == "clinic.clock_step":
        parts.append(words.say(", before that it showed {when}", when=_moment(before, words, zone)))
    if (found := entry.word("findings")) and entry.verb == "log.check":
        parts.append(_findings(found, words))
    return "".join(parts)


def _findings(found: str, words: Words) -> str:
    if found == "0":
        return words.say(", nothing found")
    number = int(found) if found.isdigit() else 0
    return words.count(", {n} place did not agree", ", {n} places did not agree", number)


def _moment(stored: str, words: Words, zone: tzinfo) -> str:
    try:
        return when_short(from_text(stored), words.language, zone=zone)
    except ValueError:
        return stored
