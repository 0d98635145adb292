"""What a check of the log found, in plain words with its place."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.words import mark
from clinicguard.overview.standing import Finding
from ui.language import say
from ui.log.table_words import table_words

SENTENCES: Mapping[str, str] = {
    "gap": mark("Entry {seq} is missing, or stands in the wrong place."),
    "entry": mark("Entry {seq} is not an entry of this clinic's log."),
    "chain": mark("Entry {seq} does not continue the one before it."),
    "hash": mark("Entry {seq} is not what was written then."),
    "signature": mark("Entry {seq} does not bear its author's signature."),
    "words": mark("The words beside entry {seq} are not those that were written."),
    "words_missing": mark("Words of entry {seq} are gone, and no entry says why."),
    "row_changed": mark("Record {row} of “{table}” was changed by another hand since entry {seq}."),
    "row_missing": mark("Record {row} of “{table}” is gone; entry {seq} wrote it."),
    "row_unknown": mark("Record {row} of “{table}” was written by no entry."),
    "row_older": mark("Record {row} of “{table}” is an older copy than the one of entry {seq}."),
    "file_missing": mark("The sealed file {row} of entry {seq} is missing."),
    "file_changed": mark("The sealed file {row} of entry {seq} was changed."),
    "head": mark(
        "Outside the records entry {seq} was seen as another one: an older log was put in place, "
        "or lines were cut off."
    ),
    "head_missing": mark("The file “log-head” beside the records is missing or cannot be read."),
    "keys": mark("The key file is not the one that the log names last."),
    "page": mark("A page of the database cannot be read."),
}
"""By the kind of a finding; a test holds that every kind has its sentence."""


def finding_words(found: Finding) -> str:
    """One sentence: what does not agree, and where."""
    table = table_words(found.table) if found.table else ""
    return say(SENTENCES[found.kind], seq=found.seq or 0, table=table, row=found.row or "")
