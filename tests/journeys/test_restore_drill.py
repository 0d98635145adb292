"""The fire drill: a clean home, a stick, the words of the card, one command: all is there again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clinicguard.people import recovery
from tests.integration.backup.given import Kept, work_a_little
from tests.made import MadeClinic

ROOT = Path(__file__).resolve().parents[2]


def restored(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    clean = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "clinicguard", "--language", "zh_TW", "restore", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=clean, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("written", ["words", "qr"])
def test_from_stick_and_card_alone(made: MadeClinic, tmp_path: Path, written: str) -> None:
    work_a_little(made.open("owner"), tmp_path, 3)
    taken = Kept(made, tmp_path / "stick").take()
    paper = recovery.card_of(made.opened.id if made.opened else "", made.kit_secret)
    made.close()
    card = tmp_path / "card.txt"
    card.write_text(paper.typed() if written == "words" else paper.code, "utf-8")
    target = tmp_path / "home" / "clinic"
    done = restored(
        tmp_path / "home", str(tmp_path / "stick"), "--to", str(target), "--card", str(card)
    )
    assert done.returncode == 0, done.stderr
    assert taken.generation.log.hash in done.stdout
    before = {path.name: path.read_bytes() for path in (made.folder / "evidence").iterdir()}
    assert before == {path.name: path.read_bytes() for path in (target / "evidence").iterdir()}
    head = json.loads((target / "log-head").read_text("utf-8"))
    assert head["seq"] > taken.generation.log.seq

    again = restored(
        tmp_path / "home", str(tmp_path / "stick"), "--to", str(target), "--card", str(card)
    )
    assert again.returncode == 2
    assert "已經有診所" in again.stderr, again.stderr


def test_wrong_words_leave_nothing(made: MadeClinic, tmp_path: Path) -> None:
    made.open("owner")
    Kept(made, tmp_path / "stick").take()
    made.close()
    card = tmp_path / "card.txt"
    card.write_text("copper window galaxy", "utf-8")
    target = tmp_path / "home" / "clinic"
    done = restored(
        tmp_path / "home", str(tmp_path / "stick"), "--to", str(target), "--card", str(card)
    )
    assert done.returncode == 2
    assert done.stderr.strip()
    assert not target.exists()
