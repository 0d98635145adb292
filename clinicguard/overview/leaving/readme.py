"""The README beside what was taken out: what it is, what each file and column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinicguard.host.words import Language, Words
from clinicguard.overview.leaving.described import described


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows by table with their columns, evidence files, what could not be."""

    clinic: str
    made_at: str
    by: str
    purpose: str
    tables: Mapping[str, tuple[int, tuple[str, ...]]]
    evidence: Sequence[tuple[str, str, str]]
    """(number, title, file inside the folder)."""
    damaged: Sequence[str]
    """Numbers of the exhibits whose sealed file is damaged or gone."""


def readme(written: Written, language: Language) -> str:
    """The whole text."""
    words, known = Words(language), described()
    say = words.say
    lines = [
        written.clinic,
        "",
        say("Everything of the clinic, in open forms, written by ClinicGuard."),
        say("Made {when} (UTC) by {who}.", when=written.made_at, who=written.by),
        say("What for: {purpose}", purpose=written.purpose),
        "",
        say(
            "Careful: nothing in this folder is encrypted. Whoever has it reads every name and "
            "every file, also what the program shows to a few people only. Keep it where patient "
            "records may lie, hand it over by a safe way, and delete copies that nobody needs."
        ),
        "",
        say("What lies here"),
        say("tables/*.jsonl: one row a line, exact (JSON Lines, UTF-8)."),
        say(
            "tables/*.csv: the same for a spreadsheet. An apostrophe stands before words that "
            "a spreadsheet would take for a formula; the .jsonl has them as they are."
        ),
        say("evidence/: the original files, as they were handed in, decrypted and checked."),
        say(
            "log/: the log with all its words. log/VERIFY.txt says how it is checked without the "
            "program."
        ),
        say(
            "SHA256SUMS.txt: the SHA-256 of every file here. To check: sha256sum -c SHA256SUMS.txt"
        ),
        "",
        say("Times are UTC. Texts that begin with [ or a curly bracket are lists in JSON."),
        "",
        say("Tables"),
    ]
    for table, (count, columns) in written.tables.items():
        rows = words.count("{n} row", "{n} rows", count)
        lines += ["", f"{table} ({rows}): {known.table(table, language)}"]
        lines += [f"  {column}: {known.column(column, language)}" for column in columns]
    lines += ["", say("Evidence"), ""]
    lines += [f"{number}  {title}\n    {file}" for number, title, file in written.evidence]
    if written.damaged:
        told = say("Not here, since the sealed file is damaged or gone:")
        lines += ["", told, *(f"  {number}" for number in written.damaged)]
    lines += ["", say("Not taken out, and why"), ""]
    lines += [f"{table}: {said[language]}" for table, said in known.left_out.items()]
    made_anew = say("Files that the program made from exhibits (table derivative): made anew.")
    lines += [made_anew, ""]
    return "\n".join(lines)
