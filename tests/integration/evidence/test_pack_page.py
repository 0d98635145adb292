"""The page of a pack in headless Chromium: it shows, it hashes the folder, names what differs."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Origin
from clinicguard.overview.packing import Handover
from tests.integration.evidence.chromium import PROGRAM, Browser, browser
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"
BAD = '</script><img src=x onerror="document.title=1">&amp;\u2028'

needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium on this PC")


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A folder that Chromium reads: none below /dev, where tests may lie in memory."""
    if not tmp_path.is_relative_to("/dev"):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        yield Path(folder)


@pytest.fixture
def pack(made: MadeClinic, tmp_path: Path, stick: Path) -> Path:
    clinic = made.open("manager")
    photo = tmp_path / "評論 100% #1.png"
    Image.new("RGB", (40, 20), (200, 30, 40)).save(photo)
    page = tmp_path / "page.html"
    page.write_text("<html><script>document.title='run'</script></html>", "utf-8")
    large = tmp_path / "large.bin"
    large.write_bytes(bytes(range(256)) * 40_000 + b"end")
    numbers = [
        clinic.evidence.take_in(each, HandIn(title, Origin()), subject=CASE).number
        for each, title in ((photo, BAD), (page, "網頁"), (large, "大檔"))
    ]
    handover = Handover(CASE, numbers, {}, f"高若瑜 {BAD}", "提告")
    return clinic.packs.as_folder(handover, stick / "pack")


def data_in(page: Path) -> dict[str, object]:
    text = page.read_text("utf-8")
    inside = text.partition('id="pack">')[2].partition("</script>")[0]
    found: dict[str, object] = json.loads(inside)
    return found


def test_the_page_knows_every_file_of_the_pack_and_is_itself_in_its_manifest(pack: Path) -> None:
    told = data_in(pack / "index.html")
    named = {
        line.split("  ", 1)[1]: line.split("  ", 1)[0]
        for line in (pack / "manifest-sha256.txt").read_text("utf-8").splitlines()
    }
    files = told["files"]
    assert isinstance(files, list)
    assert {each["path"]: each["sha256"] for each in files} == {
        path.replace("%25", "%"): value for path, value in named.items()
    }
    assert "index.html" in (pack / "tagmanifest-sha256.txt").read_text("utf-8")
    assert told["recipient"] == f"高若瑜 {BAD}"


@pytest.fixture
def shown(pack: Path, tmp_path: Path) -> Iterator[Browser]:
    with browser(tmp_path / "profile") as found:
        found.open(pack / "index.html")
        yield found


@pytest.mark.prove
@needs_chromium
def test_what_was_said_stays_words_and_nothing_is_asked_of_a_network(
    shown: Browser, pack: Path
) -> None:
    assert shown.value("document.title") == "I-2026-0001"
    assert BAD.replace("\u2028", " ").split("\u2028")[0][:20] in shown.value(
        "document.querySelector('h3').textContent"
    )
    assert shown.value("document.querySelectorAll('script').length") == 2
    assert shown.value("document.querySelectorAll('#exhibits a').length") == 0
    shown.wait("[...document.images].every((each) => each.complete)")
    assert shown.value("[...document.images].map((each) => each.naturalWidth)") == [40]
    assert {url.partition(":")[0] for url in shown.asked_for} <= {"file"}
    assert shown.messages == []


@needs_chromium
def test_the_dropped_folder_is_hashed_piece_by_piece(shown: Browser, pack: Path) -> None:
    shown.drop("#drop", pack)
    shown.wait("document.getElementById('result').className !== ''")
    files = data_in(pack / "index.html")["files"]
    assert isinstance(files, list)
    assert shown.value("document.getElementById('result').textContent") == (
        f"{len(files)} 個檔案都和製作時相同。"
    )
    large = next((pack / "data" / "exhibits").glob("*large.bin"))
    data = bytearray(large.read_bytes())
    data[5_000_000] ^= 1
    large.write_bytes(data)
    next((pack / "data" / "exhibits").glob("*.html")).unlink()
    (pack / "data" / "extra.txt").write_text("x", "utf-8")
    shown.value("document.getElementById('result').className = ''")
    shown.drop("#drop", pack)
    shown.wait("document.getElementById('result').className !== ''")
    lines = shown.value("[...document.querySelectorAll('#found li')].map((e) => e.textContent)")
    assert sorted(line.partition("：")[0].rpartition(": ")[2] for line in lines) == sorted(
        ["內容不同", "缺少", "紀錄裡沒有"]
    )
    shown.value("document.querySelectorAll('nav button')[1].click()")
    assert shown.value("document.querySelector('h2').textContent") == "Check the files"


@pytest.mark.prove
@needs_chromium
def test_another_folder_is_told_as_such(shown: Browser, stick: Path) -> None:
    other = stick / "other"
    other.mkdir()
    (other / "a.txt").write_text("a", "utf-8")
    shown.drop("#drop", other)
    shown.wait("document.getElementById('result').className !== ''")
    assert "這不是這包資料的資料夾" in shown.value("document.getElementById('result').textContent")
