"""Looking at strangers' files: real ones are shown, hostile ones lose their preview only."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from clinicguard.evidence import sight
from clinicguard.evidence.content import content_of
from clinicguard.evidence.sight import NotShown

DEMO = Path(__file__).resolve().parents[3] / "resources" / "demo" / "zh_TW" / "files"


def look(name: str) -> sight.Picture:
    content = (DEMO / name).read_bytes()
    return sight.picture(content, content_of(content[:8192], name).media_type, longest=400)


def read(name: str) -> sight.Reading:
    content = (DEMO / name).read_bytes()
    return sight.reading(content, content_of(content[:8192], name).media_type)


@pytest.mark.parametrize("name", ["review-screenshot.png", "receipt-photo.jpg", "consent-form.pdf"])
def test_pictures_of_real_files(name: str) -> None:
    shown = look(name)
    assert max(shown.width, shown.height) == 400
    assert shown.png.startswith(b"\x89PNG")
    assert shown.pages >= 1


def test_a_photo_tells_when_and_where() -> None:
    told = read("receipt-photo.jpg").particulars
    assert told["DateTimeOriginal"].startswith("2026:11:18")
    assert "GPSLatitude" in told


def test_a_mail_tells_from_whom() -> None:
    told = read("reporter-email.eml")
    assert "tzuching.wei" in told.particulars["From"]
    assert any("評論" in line for line in told.lines)


def test_a_saved_page_tells_its_address() -> None:
    told = read("review-page.mhtml")
    assert told.particulars["Snapshot-Content-Location"].startswith("https://")
    assert told.lines


def bomb() -> bytes:
    """A PNG of 60,000 × 60,000 in a few kilobytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    out = b"\x89PNG\r\n\x1a\n"
    for name, body in chunks:
        out += struct.pack(">I", len(body)) + name + body
        out += struct.pack(">I", zlib.crc32(name + body))
    return out


def broken_jpeg() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(made, "JPEG")
    return made.getvalue()[:300]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (bomb(), "image/png"),
        (broken_jpeg(), "image/jpeg"),
        (b"%PDF-1.7\n" + b"\xff" * 500, "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/svg+xml"),
        (b"", "image/png"),
        (b"MZ" + bytes(100), "application/octet-stream"),
    ],
)
def test_hostile_files_lose_their_preview_only(content: bytes, media_type: str) -> None:
    with pytest.raises(NotShown):
        sight.picture(content, media_type)


def test_scripts_of_a_page_are_not_its_words() -> None:
    told = sight.reading(b"<html><p>hello</p><script>steal()</script></html>", "text/html")
    assert told.lines == ("hello",)
