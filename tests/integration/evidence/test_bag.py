"""Bags: ours are judged by the Library of Congress tool; every harm to one is named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bagit
import pytest

from clinicguard.evidence.bag import BagFinding, check_bag, safe_name, write_bag

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bag"
    (folder / "data" / "exhibits").mkdir(parents=True)
    (folder / "data" / "exhibits" / "A-01 截圖 𠮷.png").write_bytes(b"picture")
    (folder / "data" / "exhibits" / "A-02 備註.txt").write_text("百分之百")
    (folder / "VERIFY.txt").write_text("how")
    write_bag(folder, {"Source-Organization": "安心牙醫\n診所"}, date(2026, 11, 21))
    return folder


def verifier(folder: Path) -> subprocess.CompletedProcess[str]:
    script = ROOT / "resources" / "verifier" / "verify.py"
    return subprocess.run(
        [sys.executable, str(script), "pack", str(folder)], capture_output=True, text=True
    )


def test_our_bag_is_whole_by_three_judges(bag: Path) -> None:
    assert check_bag(bag) == []
    assert bagit.Bag(str(bag)).is_valid()
    assert verifier(bag).returncode == 0
    for algorithm in ("sha256", "sha512"):
        subprocess.run(
            [f"{algorithm}sum", "-c", "--quiet", f"manifest-{algorithm}.txt"], cwd=bag, check=True
        )


def edit(folder: Path) -> None:
    (folder / "data" / "exhibits" / "A-02 備註.txt").write_text("百分之九十")


def remove(folder: Path) -> None:
    (folder / "data" / "exhibits" / "A-02 備註.txt").unlink()


def smuggle(folder: Path) -> None:
    (folder / "data" / "exhibits" / "A-03.txt").write_text("夾帶")


def rename(folder: Path) -> None:
    (folder / "data/exhibits/A-01 截圖 𠮷.png").rename(folder / "data/exhibits/A-09.png")


def edit_tag(folder: Path) -> None:
    (folder / "VERIFY.txt").write_text("otherwise")


def redeclare(folder: Path) -> None:
    (folder / "bagit.txt").write_text("BagIt-Version: 9\n")


@pytest.mark.parametrize("harm", [edit, remove, smuggle, rename, edit_tag, redeclare])
def test_each_harm_is_named_by_both_our_checkers(bag: Path, harm: Callable[[Path], None]) -> None:
    harm(bag)
    assert check_bag(bag)
    told = verifier(bag)
    assert told.returncode == 1, told.stdout
    assert "FOUND" in told.stdout


@pytest.mark.parametrize(
    "path", ["../outside.txt", "/etc/passwd", "data/../../x", "C:/windows/x", "~root/x", "data\\x"]
)
def test_a_manifest_cannot_point_outside(bag: Path, path: str) -> None:
    manifest = bag / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text("utf-8") + f"{'0' * 64}  {path}\n", "utf-8")
    assert any(found.what == "outside" for found in check_bag(bag))
    assert verifier(bag).returncode == 1


def test_a_name_twice_is_found(bag: Path) -> None:
    manifest = bag / "manifest-sha256.txt"
    line = manifest.read_text("utf-8").splitlines()[0]
    manifest.write_text(manifest.read_text("utf-8") + line + "\n", "utf-8")
    assert BagFinding(line.partition("  ")[2].replace("%25", "%"), "twice") in check_bag(bag)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("評論 截圖.png", "評論 截圖.png"),
        ("CON.txt", "_CON.txt"),
        ("a/b\\c:d.txt", "a_b_c_d.txt"),
        ("rtl\u202egpj.exe", "rtl_gpj.exe"),
        ("...", "_"),
        ("x. ", "x"),
        ("𠮷<b>=cmd().png", "𠮷_b_=cmd().png"),
    ],
)
def test_names_that_every_system_can_hold(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("長" * 300 + ".png").endswith(".png")
    assert len(safe_name("長" * 300 + ".png").encode()) <= 150
