"""A pack carries the transcript beside its original, as a derivative; a copy brings none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.pack_check import check_pack
from clinicguard.evidence.redacting import Plan, make
from clinicguard.evidence.redaction import Box
from clinicguard.evidence.redaction_desk import Copied
from clinicguard.host.paths import resources
from clinicguard.overview.packing import Handover
from tests.integration.evidence.chromium import PROGRAM, browser
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"
FILES = resources() / "demo" / "zh_TW" / "files"


@pytest.fixture
def clinic(made: MadeClinic) -> Clinic:
    """A chat with its transcript, and a photo, listed in a case."""
    clinic = made.open("manager")
    for name in ("line-chat.txt", "receipt-photo.jpg"):
        clinic.evidence.take_in(FILES / name, HandIn(name), subject=CASE)
    clinic.evidence.verify("E-2026-0001", "讀回")
    (text,) = clinic.evidence.untranscribed()
    clinic.evidence.record_transcript(text.make(), "供閱讀")
    return clinic


def packed(clinic: Clinic, at: Path, *numbers: str) -> Path:
    return clinic.packs.as_folder(Handover(CASE, numbers, {}, "高若瑜律師", "調解"), at / "pack")


def told(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "data" / "exhibits.json").read_bytes())[
        "exhibits"
    ]
    return found


def on_the_page(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "index.html").read_text("utf-8")
    inside = json.loads(text.partition('id="pack">')[2].partition("</script>")[0])
    found: list[dict[str, Any]] = inside["exhibits"]
    return found


def test_the_transcript_lies_beside_its_original_and_says_what_it_is(
    clinic: Clinic, tmp_path: Path
) -> None:
    folder = packed(clinic, tmp_path, "E-2026-0001", "E-2026-0002")
    assert check_pack(folder) == []
    (file,) = (folder / "data" / "transcripts").iterdir()
    assert file.name == "A-01-T1 line-chat-T1.txt"
    chat, photo = told(folder)
    assert "transcript" not in photo
    assert chat["transcript"]["derivative"] is True
    assert chat["transcript"]["of_sha256"] == chat["sha256"]
    assert chat["transcript"]["file"] == "transcripts/A-01-T1 line-chat-T1.txt"
    lines = file.read_text("utf-8").splitlines()
    assert "衍生件" in lines[0]
    assert lines[-1].startswith(f"{chat['transcript']['lines']}  ")
    page = on_the_page(folder)[0]["transcript"]
    assert (page["number"], page["whole"]) == ("E-2026-0001-T1", True)
    original = (folder / "data" / "exhibits" / "A-01 line-chat.txt").read_bytes()
    assert original == (FILES / "line-chat.txt").read_bytes()


def test_a_damaged_transcript_keeps_no_pack_back(clinic: Clinic, tmp_path: Path) -> None:
    found = clinic.evidence.transcript("E-2026-0001")
    assert found is not None
    found[1].path.write_bytes(b"x")
    folder = packed(clinic, tmp_path, "E-2026-0001")
    assert not (folder / "data" / "transcripts").exists()
    assert "transcript" not in told(folder)[0]
    assert check_pack(folder) == []


@pytest.fixture
def with_copy(clinic: Clinic, tmp_path: Path) -> Path:
    """A pack of the chat and a redacted copy of the photo."""
    bench = clinic.redactions.begin("E-2026-0002", "調解用")
    made = make(bench, Plan((Box(1, 1000, 1000, 5000, 2000),), "調解用"))
    copy = clinic.redactions.record(made, Copied("收據（遮蔽版）"))
    return packed(clinic, tmp_path, "E-2026-0001", copy.number)


@pytest.mark.prove
@pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium on this PC")
def test_the_page_names_the_original_of_a_copy_and_the_transcript(
    with_copy: Path, tmp_path: Path, clinic: Clinic
) -> None:
    original = clinic.evidence_lists.one("E-2026-0002")
    assert on_the_page(with_copy)[1]["redacted_from"]["number"] == "E-2026-0002"
    with browser(tmp_path / "profile") as shown:
        shown.open(with_copy / "index.html")
        said = shown.value("document.querySelector('dd.from').textContent")
        assert "證物 E-2026-0002 的遮蔽版 R1" in said
        assert said.endswith(original.sha256)
        assert "A-01-T1" in shown.value("document.querySelector('dd.transcript').textContent")
        for language, words in ((1, "copy R1 of exhibit E-2026-0002"), (2, "遮盖版 R1")):
            shown.value(f"document.querySelectorAll('nav button')[{language}].click()")
            assert words in shown.value("document.querySelector('dd.from').textContent")
        assert shown.messages == []
