"""Plays the script through the program, and lays out what comes of it."""

from __future__ import annotations

import time
from pathlib import Path

from clinicguard.demo.complaints import complaint_acts
from clinicguard.demo.evidence import evidence_acts
from clinicguard.demo.incident import incident_acts
from clinicguard.demo.papers import (
    complaint_papers,
    internal_reports,
    pack,
    report,
    statement_papers,
)
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.statements import statement_acts
from clinicguard.demo.told import Told, folder_of, read_case
from clinicguard.host.files import FolderNotEmpty
from clinicguard.host.words import Words


def script(case: Told) -> list[Act]:
    """Everything that happens, in the order in which it happens."""
    return sorted(
        [
            *complaint_acts(case),
            *evidence_acts(case),
            *incident_acts(case),
            *statement_acts(case),
        ]
    )


def play(out: Path, words: Words) -> int:
    """Plays the case of the language into `out`; says what was done and where the results are."""
    if out.exists() and any(out.iterdir()):
        raise FolderNotEmpty(out)
    started = time.perf_counter()
    case = read_case(words.language)
    stage = Stage(case, out, words.language, folder_of(words.language) / "files")
    stage.build()
    acts = script(case)
    for act in acts:
        stage.play(act)
    made = [*complaint_papers(stage), *statement_papers(stage), report(stage)]
    sealed, passphrase = pack(stage, made)
    made += internal_reports(stage)
    stage.lock()
    checked = stage.seat("owner").check_log()
    stage.lock()
    seconds = time.perf_counter() - started
    print(words.count("{n} act was played.", "{n} acts were played.", len(acts)))
    print(words.count("{n} entry in the log.", "{n} entries in the log.", checked.entries))
    for path in [*made, sealed]:
        print(path)
    print(words.say("Passphrase of the pack, told by phone: {words}", words=passphrase))
    print(words.say("Done in {seconds} seconds.", seconds=round(seconds)))
    return 0 if checked.whole else 1
