"""The scan of a typed verdict is a picture that came after the question, and shows it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.statements.scans import scans_among
from clinicguard.statements.statement import text_hash
from clinicguard.statements.steps import Opinion
from clinicguard.statements.troubles import ScanNoPicture, ScanOfAnother, ScanOlder
from clinicguard.storage.troubles import NotFound
from tests.integration.statements.cases import TEXT, begun
from tests.made import HandClock

PNG, PDF = b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"


def taken(clinic: Clinic, folder: Path, content: bytes, *, again: bool = False) -> str:
    """The number of a file as an exhibit; its name says nothing of what it is."""
    file = folder / "paper.pdf"
    file.write_bytes(content)
    return clinic.evidence.take_in(file, HandIn("律師簽的回覆"), again=again).number


def typed(
    clinic: Clinic, number: str, scan: str, opinion: Opinion = "no_action_needed", text: str = TEXT
) -> bool:
    """Whether a verdict that was typed in is proven by its scan."""
    desk = clinic.statements
    it = desk.verdict(number, text_hash(text), opinion, "", "高若瑜律師", scan)
    return it.verdicts[-1].proven


def test_it_is_a_picture_or_a_pdf(clinic: Clinic, tmp_path: Path) -> None:
    number = begun(clinic)
    with pytest.raises(NotFound):
        typed(clinic, number, "E-2026-0099")
    words = taken(clinic, tmp_path, "律師說可以".encode())
    with pytest.raises(ScanNoPicture):
        typed(clinic, number, words)
    assert clinic.statement_lists.one(number).verdicts == ()
    assert typed(clinic, number, taken(clinic, tmp_path, PDF + b"signed"))


def test_it_is_not_older_than_the_question(
    clinic: Clinic, clock: HandClock, tmp_path: Path
) -> None:
    number = begun(clinic)
    clock.forward(minutes=1)
    early = taken(clinic, tmp_path, PNG + b"early")
    clock.forward(minutes=1)
    clinic.statements.send_to_counsel(number, text_hash(TEXT), "paper")
    with pytest.raises(ScanOlder):
        typed(clinic, number, early)
    scan = taken(clinic, tmp_path, PNG + b"signed")
    it = clinic.statement_lists.one(number)
    offered = scans_among([clinic.evidence_lists.one(each) for each in (early, scan)], it, it.now)
    assert [each.number for each in offered] == [scan]
    assert typed(clinic, number, scan)


def test_one_paper_is_one_verdict(clinic: Clinic, tmp_path: Path) -> None:
    number, other = begun(clinic), begun(clinic, f"{TEXT}謝謝。")
    scan = taken(clinic, tmp_path, PNG + b"signed")
    assert typed(clinic, number, scan)
    assert typed(clinic, number, scan), "the same verdict once more, in better words"
    with pytest.raises(ScanOfAnother):
        typed(clinic, number, scan, "hold")
    for used in (scan, taken(clinic, tmp_path, PNG + b"signed", again=True)):
        with pytest.raises(ScanOfAnother):
            typed(clinic, other, used, text=f"{TEXT}謝謝。")
