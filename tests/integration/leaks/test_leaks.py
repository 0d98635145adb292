"""No name, number or word of a patient lies in clear in any file that the program writes."""

from __future__ import annotations

import base64
import math
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.integration.leaks.seeds import FORMS, INSIDE, NAME, SEEDS, found_in

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def after_the_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a day's work has written, in one place."""
    at = tmp_path_factory.mktemp("day")
    for name in ("home", "tmp", "settings", "cwd"):
        (at / name).mkdir()
    moved = {
        "HOME": at / "home",
        "TMPDIR": at / "tmp",
        "SQLITE_TMPDIR": at / "tmp",
        "XDG_CACHE_HOME": at / "home" / "cache",
        "XDG_CONFIG_HOME": at / "home" / "config",
        "XDG_DATA_HOME": at / "home" / "data",
        "XDG_RUNTIME_DIR": at / "home" / "run",
        "CLINICGUARD_SETTINGS": at / "settings",
        "PYTHONPATH": ROOT,
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment = {**os.environ, **{name: str(value) for name, value in moved.items()}}
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.leaks.day", str(at)],
        cwd=at / "cwd", env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    (at / "stdout").write_text(done.stdout, "utf-8")
    (at / "stderr").write_text(done.stderr, "utf-8")
    # what was brought to the desk is the patient's own file, and no writing of ours
    for path in (at / "brought").iterdir():
        path.unlink()
    return at


def test_nothing_is_found_in_any_file(after_the_day: Path) -> None:
    assert found_in(after_the_day) == []


def test_the_day_left_what_was_to_be_looked_at(after_the_day: Path) -> None:
    """The clinic, its journal amid an act, what was raised, and the problem report."""
    assert (after_the_day / "clinic" / "clinic.db").stat().st_size > 100_000
    assert (after_the_day / "amid" / "clinic.db-journal").stat().st_size > 4096
    assert len(list((after_the_day / "clinic" / "evidence").iterdir())) == 1
    assert "NotFound" in (after_the_day / "raised.txt").read_text("utf-8")
    assert "IntegrityError" in (after_the_day / "settings" / "problems.txt").read_text("utf-8")


def test_no_program_files_are_left_elsewhere(after_the_day: Path) -> None:
    for name in ("tmp", "cwd"):
        assert list((after_the_day / name).rglob("*")) == []


def test_the_sealed_files_look_like_noise(after_the_day: Path) -> None:
    clinic = after_the_day / "clinic"
    for path in (clinic / "clinic.db", *(clinic / "evidence").iterdir()):
        assert entropy(path.read_bytes()) > 7.9


def entropy(data: bytes) -> float:
    """Bits of each byte."""
    counts = Counter(data).values()
    return -sum(n / len(data) * math.log2(n / len(data)) for n in counts)


@pytest.mark.parametrize(("seed", "form", "data"), FORMS, ids=lambda value: str(value)[:20])
def test_the_search_finds_each_form(tmp_path: Path, seed: str, form: str, data: bytes) -> None:
    (tmp_path / "file").write_bytes(b"\x00\x01abc" + data + b"\xff")
    assert f"{seed} as {form}" in "\n".join(found_in(tmp_path))


@pytest.mark.parametrize("before", range(7))
def test_the_search_finds_base64_wherever_the_words_begin(tmp_path: Path, before: int) -> None:
    for n, seed in enumerate(SEEDS):
        text = b"x" * before + seed.encode() + b"and more"
        (tmp_path / str(n)).write_bytes(base64.b64encode(text))
    assert len({told.partition(":")[0] for told in found_in(tmp_path)}) == len(SEEDS)


def test_the_search_finds_names_of_files(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").write_bytes(b"")
    (tmp_path / INSIDE).mkdir()
    assert len(found_in(tmp_path)) == 2
