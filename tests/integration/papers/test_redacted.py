"""What leaves the clinic redacted: packs say of which original, papers show the copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from clinicguard.clinic import Clinic
from clinicguard.documents.from_evidence import exhibit_lines
from clinicguard.documents.press import Press
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.pack_check import check_pack
from clinicguard.evidence.redacting import Plan, make
from clinicguard.evidence.redaction import Box, Redaction
from clinicguard.evidence.redaction_desk import Copied
from clinicguard.host.paths import resources
from clinicguard.overview.packing import Handover
from clinicguard.papers.catalogue import read
from clinicguard.papers.of_incident import sealed_pictures
from clinicguard.papers.order import Order, Reading
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"
PHOTO = resources() / "demo" / "zh_TW" / "files" / "receipt-photo.jpg"
BOXES = (Box(1, 1000, 1000, 5000, 2000, "name", "病人姓名"),)


@pytest.fixture
def clinic(made: MadeClinic) -> Clinic:
    """A sensitive photo, listed in a case."""
    clinic = made.open("manager")
    clinic.evidence.take_in(PHOTO, HandIn("收據照片"), subject=CASE)
    return clinic


def redact(clinic: Clinic, *, sensitive: bool = False) -> Redaction:
    bench = clinic.redactions.begin("E-2026-0001", "調解用")
    made = make(bench, Plan(BOXES, "調解用", "高若瑜律師"))
    return clinic.redactions.record(made, Copied("收據照片（遮蔽版）", sensitive=sensitive))


def test_a_pack_holds_the_copy_and_names_the_hash_of_its_original(
    clinic: Clinic, tmp_path: Path
) -> None:
    copy = redact(clinic)
    handover = Handover(CASE, (copy.number,), {}, "高若瑜律師", "調解")
    folder = clinic.packs.as_folder(handover, tmp_path / "pack")
    assert check_pack(folder) == []
    (file,) = (folder / "data" / "exhibits").iterdir()
    assert file.name == "A-01-R1 receipt-photo-R1.png"
    (told,) = json.loads((folder / "data" / "exhibits.json").read_bytes())["exhibits"]
    original = clinic.evidence_lists.one("E-2026-0001")
    assert told["mark"] == "A-01-R1"
    assert told["redacted_from"]["number"] == original.number
    assert told["redacted_from"]["sha256"] == original.sha256
    assert told["redacted_from"]["covered"][0]["reason"] == "病人姓名"
    assert PHOTO.read_bytes()[:4000] not in file.read_bytes()
    assert [each.event for each in original.custody] == ["acquired", "viewed", "redacted_from"]
    handed = clinic.evidence_lists.one(copy.number).custody
    assert [each.event for each in handed] == ["acquired", "handed_over"]


def test_an_original_in_a_pack_says_nothing_of_redaction(clinic: Clinic, tmp_path: Path) -> None:
    handover = Handover(CASE, ("E-2026-0001",), {}, "高若瑜律師", "調解")
    folder = clinic.packs.as_folder(handover, tmp_path / "pack")
    (told,) = json.loads((folder / "data" / "exhibits.json").read_bytes())["exhibits"]
    assert "redacted_from" not in told
    assert told["mark"] == "A-01"


def test_papers_show_the_copy_where_the_original_shows_a_person(clinic: Clinic) -> None:
    exhibits = clinic.evidence_lists.of_case(CASE)
    assert list(sealed_pictures(clinic, exhibits, "卷宗", frozenset())) == []
    redact(clinic, sensitive=True)
    assert list(sealed_pictures(clinic, exhibits, "卷宗", frozenset())) == []
    copy = redact(clinic)
    sealed = tuple(sealed_pictures(clinic, exhibits, "卷宗", frozenset()))
    assert [(each.copy.number, each.name) for each in sealed] == [(copy.number, "E-2026-0001-R2")]
    assert list(sealed_pictures(clinic, exhibits, "卷宗", frozenset({"E-2026-0001-R2"}))) == []
    press = Press("zh_TW", False, clinic.stamp())
    kept: dict[str, bytes] = {}
    Reading(press, lambda using, pictures: b"", sealed).make(kept=kept)
    (line,) = exhibit_lines(exhibits, CASE, {}, press, kept)
    assert line.picture is not None
    assert line.picture_words == "遮蔽版 R2"


def test_a_damaged_copy_is_not_offered(clinic: Clinic) -> None:
    copy = redact(clinic)
    assert clinic.redaction_lists.harmless().keys() == {"E-2026-0001"}
    sealed = clinic.folder.evidence / clinic.evidence_lists.one(copy.number).sealed_name
    sealed.write_bytes(sealed.read_bytes()[:-5])
    clinic.evidence.verify(copy.number, "查驗")
    assert clinic.redaction_lists.harmless() == {}


def test_the_custody_form_of_a_copy_prints_what_is_covered(clinic: Clinic) -> None:
    copy = redact(clinic)
    order = Order("custody", f"evidence/{copy.number}", "zh_TW")
    paper = PdfDocument(read(clinic, order).make())
    told = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in paper)
    original = clinic.evidence_lists.one("E-2026-0001")
    assert "遮蔽自E-2026-0001R1" in told
    assert original.sha256 in told
    assert "病人姓名" in told
    assert "黑框只蓋住畫面上的內容" in told
    bare = Order("custody", "evidence/E-2026-0001", "zh_TW")
    whole = PdfDocument(read(clinic, bare).make())
    assert all("遮蓋的地方" not in page.get_textpage().get_text_bounded() for page in whole)
