"""The main job with no display: the made-up case from the first notice to counsel's desk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from clinicguard import cli
from clinicguard.evidence.bag import check_bag

ROOT = Path(__file__).resolve().parents[2]
PATIENT = {"zh_TW": "陳𠮷祥", "en": "", "zh_CN": ""}


def run(command: list[str | Path], at: Path) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def text_of(path: Path) -> str:
    return run(["pdftotext", "-layout", path, "-"], path.parent)


def unpacked(out: Path, told: str, to: Path) -> Path:
    """Opens the pack with 7-Zip and the passphrase that the demonstration told."""
    passphrase = told.splitlines()[-2].rpartition("：")[2].rpartition(": ")[2].strip()
    run(["7z", "x", f"-p{passphrase}", "-y", next(out.glob("*-pack.zip"))], to)
    return next(path for path in to.iterdir() if path.is_dir())


def head_of(bag: Path, entry: int) -> str:
    """What the QR code of a paper printed after that entry would hold."""
    log = (bag / "data" / "log" / "log.jsonl").read_text("utf-8").splitlines()
    keys = json.loads((bag / "data" / "log" / "keys.json").read_text("utf-8"))
    return f"CG1:{keys['clinic']}:{entry}:{json.loads(log[entry - 1])['hash'].upper()}"


def flipped(digit: str) -> str:
    return "0" if digit != "0" else "1"


@pytest.mark.parametrize(
    "language",
    [
        "zh_TW",
        pytest.param("en", marks=pytest.mark.prove),
        pytest.param("zh_CN", marks=pytest.mark.prove),
    ],
)
def test_from_the_first_notice_to_counsels_desk(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, there = tmp_path / "out", tmp_path / "there"
    there.mkdir()
    assert cli.main(["--language", language, "demo", "--out", str(out)]) == 0
    told = capsys.readouterr().out

    papers = sorted(path.name for path in out.glob("*.pdf"))
    assert sum(name.endswith("-slip.pdf") for name in papers) == 2
    assert sum(name.endswith("-record.pdf") for name in papers) == 2
    assert sum(name.endswith("-statement.pdf") for name in papers) == 6
    report = next(out.glob("*-report.pdf"))
    for name in papers:
        run(["qpdf", "--check", out / name], out)
    assert PATIENT[language] in text_of(out / "C-2026-0002-record.pdf")
    reported = text_of(report)
    assert "A-01" in reported
    assert "E-2026-0001" in reported

    bag = unpacked(out, told, there)
    assert check_bag(bag) == []
    assert bagit.Bag(str(bag)).is_valid()
    run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], bag)
    assert "whole" in run([sys.executable, bag / "verify.py", "pack", "."], bag)
    assert cli.main(["--language", language, "verify", str(bag)]) == 0

    head = head_of(bag, 100)
    assert cli.main(["verify", str(bag), "--head", head]) == 0
    assert cli.main(["verify", str(bag), "--head", head[:-1] + flipped(head[-1])]) == 1
    assert cli.main(["verify", str(bag), "--head", "CG2:x"]) == 2
    capsys.readouterr()

    exhibit = next((bag / "data" / "exhibits").glob("A-01*"))
    content = bytearray(exhibit.read_bytes())
    content[len(content) // 2] ^= 1
    exhibit.write_bytes(content)
    assert cli.main(["--language", language, "verify", str(bag)]) == 1
    assert "A-01" in capsys.readouterr().out
    again = subprocess.run(
        [sys.executable, "verify.py", "pack", "."], cwd=bag, capture_output=True, text=True
    )
    assert again.returncode == 1
    assert "A-01" in again.stdout


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("不要動")
    assert cli.main(["--language", "zh_TW", "demo", "--out", str(tmp_path)]) == 2
    assert "空" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
