"""The problem report: what it tells, and that no person, clinic or folder is in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clinicguard.host import problems
from clinicguard.host.settings import Settings
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.overview.problem_report import FAULTS, as_text, parts_of, report_of

NOW = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
CANARIES = ("王小明", "美好診所", "紅色隨身碟", "H:")


@pytest.fixture(autouse=True)
def of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLINICGUARD_SETTINGS", str(tmp_path / "settings"))


def full_settings(tmp_path: Path) -> Settings:
    """Every setting that holds a name or a place does hold a canary."""
    folder = tmp_path / "王小明" / "美好診所"
    (folder / "evidence").mkdir(parents=True)
    (folder / "evidence" / "one").write_bytes(b"x" * (3 << 20))
    (folder / "clinic.db").write_bytes(b"x" * (5 << 20))
    place = {"medium": "H:", "label": "紅色隨身碟", "path": str(folder), "number": 3, "seq": 9}
    return Settings(
        clinic_folder=str(folder),
        printer="王小明的印表機",
        drop_folder=str(folder),
        heads={"美好診所": {"seq": 9}},
        backups={"美好診所": [{**place, "at": "2026-11-20T01:00:00.000Z"}, {**place, "at": None}]},
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_of_the_pc_and_of_nobody(tmp_path: Path, language: Language) -> None:
    problems.write_down("ClinicGuard 0.1.0\nValueError\ndesk.py:12 log", NOW)
    words = Words(language)
    text = as_text(report_of(full_settings(tmp_path), NOW, words, (("Qt", "6"),)), words)
    assert not [each for each in (*CANARIES, str(tmp_path)) if each in text]
    for told in (
        "5 MB",
        "1, 3 MB",
        "2026-11-20",
        "desk.py:12 log",
        "Qt: 6" if language == "en" else "Qt：6",
    ):
        assert told in text


def test_a_pc_without_a_clinic_has_a_report_too() -> None:
    words = Words("en")
    text = as_text(report_of(Settings(), NOW, words), words)
    assert "no clinic on this PC yet" in text
    assert "no place yet" in text
    assert "not tried" in text


def test_a_folder_that_is_gone_is_told_without_its_name(tmp_path: Path) -> None:
    words = Words("en")
    gone = Settings(clinic_folder=str(tmp_path / "王小明"))
    text = as_text(report_of(gone, NOW, words), words)
    assert "cannot be looked at" in text
    assert "王小明" not in text


def test_the_trial_is_told_by_part_and_kind_of_error_never_by_its_message() -> None:
    tried = [
        {"name": "seal", "worked": False, "told": "PermissionError: C:\\Users\\王小明", "ms": 4},
        {"name": "look", "worked": False, "told": "王小明: no kind", "ms": 5},
        {"name": "set up", "worked": True, "told": "secret-id", "ms": 60},
    ]
    parts = parts_of(json.dumps({"tried": tried}))
    assert [each.why for each in parts] == ["PermissionError", "", ""]
    words = Words("en")
    text = as_text(report_of(Settings(), NOW, words, parts=parts), words)
    assert "seal: FAILS (PermissionError), 4 ms" in text
    assert "set up: works, 60 ms" in text
    assert "王小明" not in text
    assert "secret-id" not in text


@pytest.mark.parametrize("result", ["", "[]", "{}", '{"tried": [{}]}', '{"tried": 3}'])
def test_a_trial_that_did_not_end_is_told_as_such(result: str) -> None:
    words = Words("en")
    assert parts_of(result) == ()
    text = as_text(report_of(Settings(), NOW, words, parts=()), words)
    assert "did not come to its end" in text


def test_the_newest_faults_come_first_and_the_file_stays_small() -> None:
    for n in range(FAULTS + 5):
        problems.write_down(f"Fault{n}\nx.py:1 f", NOW)
    told = report_of(Settings(), NOW, Words("en")).faults
    assert len(told) == FAULTS
    assert f"Fault{FAULTS + 4}" in told[0]
    for _ in range(3):
        problems.write_down("y" * 50_000, NOW)
    assert problems.problems_file().stat().st_size < 120_000
