"""The entries of the log about a record, as a document prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clinicguard.documents.lines import LogLine
from clinicguard.documents.press import Press
from clinicguard.overview.log_lists import LogEntry
from clinicguard.overview.log_sentence import told
from clinicguard.overview.log_words import did
from clinicguard.overview.time_desk import LogTime


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


def time_lines(times: Iterable[LogTime], press: Press) -> tuple[str, ...]:
    """What time-stamp services signed about entries that the log still holds (RFC 3161)."""
    say = press.words.say
    lines = []
    for each in times:
        if each.stamp is None or not each.agrees:
            continue
        there = each.stamp.at.astimezone(press.stamp.zone)
        lines.append(
            say(
                "Entry {n} of the log and all before it existed before {when} ({zone}), signed by "
                "{name}. SHA-256 of the entry: {hash}.",
                n=each.head.seq,
                when=f"{press.when(each.stamp.at)}{there::%S}",
                zone=f"UTC{there:%z}",
                name=each.stamp.authority,
                hash=each.head.hash,
            )
        )
        if not each.stamp.anchored:
            lines.append(
                say("The root certificate came with the answer itself; whose it is, is not shown.")
            )
    return tuple(lines)
