"""Every wording of the made-up case goes through the real guard, and each first draft passes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.demo.casework import NAME
from clinicguard.demo.play import script
from clinicguard.demo.stage import Stage
from clinicguard.demo.told import Told, folder_of, read_case
from clinicguard.host.words import as_language
from clinicguard.statements.audiences import AUDIENCES
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.statement import Statement

GAP = "G1"
LAST = "2026-11-19T17:30"


def played(language: str, out: Path) -> Stage:
    """The case until the first day's last word is out."""
    known = as_language(language)
    stage = Stage(read_case(known), out, language, folder_of(known) / "files")
    stage.build()
    for act in script(stage.case):
        if act.at.isoformat() < LAST:
            stage.play(act)
    stage.seat("owner")
    return stage


def groups_found(statement: Statement, version: int, *, blocking: bool = False) -> list[str]:
    checking = next(each for each in statement.checkings if each.version == version)
    packs = load_packs()
    return sorted(
        {
            each.group
            for each in checking.findings
            if packs.of(each.group).listed
            and each.level in (("block",) if blocking else ("block", "warn"))
        }
    )


def wordings(stage: Stage) -> list[tuple[Told, Told, Statement]]:
    return [
        (told, version, stage.clinic.statement_lists.one(stage.numbers[told.text("id")]))
        for told in stage.case.each("statements")
        for version in told.each("versions")
    ]


@pytest.mark.prove  # the ordinary run plays the case in test_demo: there a block refuses approval
@pytest.mark.parametrize("language", ["zh_TW", "en", "zh_CN"])
def test_the_words_of_the_case(language: str, tmp_path: Path) -> None:
    stage = played(language, tmp_path / "out")
    for told, version, statement in wordings(stage):
        marked = sorted(version.texts("guard"))
        found = groups_found(statement, version.number("n"), blocking=not marked)
        assert (told.text("id"), found) == (told.text("id"), marked)
        if not told.each("releases"):
            assert statement.state == "hold"
            continue
        assert statement.state == "released"
        assert (told.text("audience") == "staff_memo") == statement.approvals[0].alone

    lists, address = stage.clinic.statement_lists, f"incident/{stage.numbers[NAME]}"
    for audience in AUDIENCES:
        draft = lists.first_draft(address, audience, as_language(language))
        findings = lists.guard_for(address, audience, as_language(language)).read(draft.text)
        blocking = [each for each in findings if each.level == "block" and each.group != GAP]
        assert [(audience, each.group, each.span) for each in blocking] == []
    stage.lock()
