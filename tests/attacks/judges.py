"""The two judges: the program itself, and the verifier that shares no code with it."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import io
import sys
from collections.abc import Sequence
from typing import Any

from clinicguard.clinic import open_clinic
from clinicguard.host.paths import resources
from clinicguard.host.trouble import Trouble
from clinicguard.people import access
from clinicguard.storage.finding import Finding
from clinicguard.storage.troubles import (
    DatabaseDamaged,
    DatabaseMissing,
    HeadMissing,
    KeysDamaged,
    KeysReplaced,
    LogBehind,
    LogBroken,
    PartsMissing,
    RecordGone,
)
from tests.attacks.victim import Victim
from tests.made import PASSPHRASES


@functools.cache
def _verifier() -> Any:
    path = resources() / "verifier" / "verify.py"
    spec = importlib.util.spec_from_file_location("clinicguard_verify", path)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # the same signatures are looked at again and again in one run of the tests
    module.signed_by = functools.cache(module.signed_by)
    return module


def verifier(*arguments: str) -> tuple[int, list[str]]:
    """Exit status and lines of `verify.py`, run as a command would be."""
    module, told, given = _verifier(), io.StringIO(), sys.argv
    sys.argv = ["verify.py", *arguments]
    try:
        with contextlib.redirect_stdout(told):
            status = module.main()
    finally:
        sys.argv = given
    return status, told.getvalue().splitlines()


def verifier_on(victim: Victim, *, witness: bool = False) -> tuple[int, list[str]]:
    """The verifier on a clinic's folder; `witness` gives it the head of the printed paper."""
    seen = ["--head", f"{victim.head[0]}:{victim.head[1]}"] if witness else []
    return verifier("folder", str(victim.folder), "--key", victim.key.hex(), *seen)


def program_on(victim: Victim, *, typed: bool = False) -> list[str]:
    """Everything that the program says of the folder: a refusal, an alarm, or its findings.

    `typed` unlocks with the passphrase, as at the door; else with keys that were unlocked before.
    """
    made = victim.made
    try:
        keys = made.keys["reception"]
        if typed:
            keys = access.unlock(made.folder, "4", PASSPHRASES["reception"], made.clock)
        clinic = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
    except Trouble as trouble:
        return [f"{type(trouble).__name__} {_where(trouble)}"]
    try:
        alarm = clinic.alarm
        told = [] if alarm is None else [f"{type(alarm).__name__} {_where(alarm)}"]
        return told + said(clinic.check_log().findings)
    except Trouble as trouble:
        return [f"{type(trouble).__name__} {_where(trouble)}"]
    finally:
        clinic.leave()


def said(findings: Sequence[Finding]) -> list[str]:
    """Findings in the words that the verifier uses for places."""
    return [f"{_place(found)}: {found.kind}" for found in findings]


def _place(found: Finding) -> str:
    match found.table:
        case None:
            return "log-head" if found.kind == "head_missing" else f"entry {found.seq}"
        case "log_text":
            return f"entry {found.seq}"
        case "keys.json":
            return "keys.json"
        case "evidence-file":
            return f"evidence/{found.row}"
        case table:
            return f"row {table} {found.row}"


def _where(trouble: Trouble) -> str:
    match trouble:
        case LogBehind(seen=seen):
            return f"log-head: entry {seen}"
        case HeadMissing():
            return "log-head"
        case KeysReplaced() | KeysDamaged():
            return "keys.json"
        case LogBroken(seq=seq, why=why):
            return f"entry {seq}: {why}"
        case RecordGone(table=table, row=row):
            return f"row {table} {row}: gone"
        case PartsMissing(parts=parts):
            return f"form {' '.join(parts)}"
        case DatabaseDamaged() | DatabaseMissing():
            return "clinic.db"
        case _:
            return ""
