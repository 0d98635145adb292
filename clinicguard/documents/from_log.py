"""The entries of the log about a record, as a document prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clinicguard.documents.lines import LogLine
from clinicguard.documents.press import Press
from clinicguard.overview.log_lists import LogEntry
from clinicguard.overview.log_sentence import told
from clinicguard.overview.log_words import did


def log_lines(
    entries: Sequence[LogEntry], people: Mapping[int, str], press: Press
) -> tuple[LogLine, ...]:
    """Readable lines, in the order of the entries."""
    return tuple(
        LogLine(
            number=entry.seq,
            at=entry.at,
            who=_who(entry, people, press),
            did=did(entry.verb, press.words),
            reason=entry.word("reason"),
            hash=entry.hash,
        )
        for entry in entries
    )


def _who(entry: LogEntry, people: Mapping[int, str], press: Press) -> str:
    if entry.person is None:
        return press.words.say("Recovery card")
    return people.get(entry.person, str(entry.person))


def sentence_lines(
    entries: Sequence[LogEntry], people: Mapping[int, str], press: Press
) -> tuple[LogLine, ...]:
    """Lines that name the record too, for an extract over many records."""
    made = []
    for entry in entries:
        parts = told(entry, people, press.words, press.stamp.zone)
        did_what = f"{parts.did}  {parts.record}".rstrip()
        reason = parts.tail.lstrip(", ，")
        who = _who(entry, people, press)
        made.append(LogLine(entry.seq, entry.at, who, did_what, reason, entry.hash))
    return tuple(made)
