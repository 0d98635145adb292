"""Strangers' files on the redaction table: each becomes a clean copy, or none; nothing crashes."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from clinicguard.evidence import sight
from clinicguard.evidence.flat_pdf import bare_picture
from clinicguard.evidence.redacting import Plan, covered, prove
from clinicguard.evidence.redaction import Box, NotProved
from clinicguard.evidence.sight import NotShown
from tests.integration.evidence.test_redacting import letter, sample
from tests.integration.evidence.test_sight import bomb, broken_jpeg

PLAN = Plan((Box(1, 1000, 1000, 9000, 9000),), "律師閱卷")


def endless_page() -> bytes:
    """A PDF whose page is 200 inches square, and whose order draws a hundred thousand lines."""
    order = b"0 0 m " + b"14400 14400 l 0 14400 l S 0 0 m " * 100_000
    packed = zlib.compress(order)
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    out = b"%PDF-1.5\n"
    for number, body in enumerate(bodies, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return out + b"trailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (bomb(), "image/png"),
        (broken_jpeg(), "image/jpeg"),
        (b"%PDF-1.7\n" + b"\xff" * 500, "application/pdf"),
        (letter(1)[:700], "application/pdf"),
        (b"II*\0\x08\0\0\0\x01\0" + b"\xff" * 40, "image/tiff"),
        (b"RIFF\xff\xff\xff\x7fWEBPVP8 " + bytes(40), "image/webp"),
        (b"\0\0\0\x18ftypheic" + b"\xff" * 200, "image/heic"),
        (b"", "image/gif"),
    ],
)
def test_what_cannot_be_drawn_becomes_no_copy(content: bytes, media_type: str) -> None:
    with pytest.raises(NotShown):
        covered(content, media_type, PLAN)


@pytest.mark.prove
def test_a_page_as_large_as_a_house_stays_within_bounds() -> None:
    try:
        data, boxes = covered(endless_page(), "application/pdf", PLAN)
    except NotShown:
        return
    assert prove(data, boxes).boxes == 1


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg"])
def test_of_a_polyglot_only_its_pixels_are_left(media_type: str) -> None:
    kind = media_type.partition("/")[2].upper()
    hidden = sample(kind) + b"PK\x03\x04A00123" + letter(1) + b"<script>fetch('//x')</script>"
    data, boxes = covered(hidden, media_type, PLAN)
    assert prove(data, boxes).particulars == 0
    for word in (b"PK\x03\x04", b"%PDF", b"script", b"A00123"):
        assert word not in data


def test_a_picture_within_a_picture_is_left_behind() -> None:
    """A thumbnail in EXIF often still shows what was covered in the picture itself."""
    thumb = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(thumb, "JPEG")
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "A00123"
    image = Image.new("RGB", (300, 200), "white")
    image.save(out, "JPEG", exif=exif, comment=thumb.getvalue())
    data, _ = covered(out.getvalue(), "image/jpeg", PLAN)
    assert bare_picture(data).width == 300
    assert b"A00123" not in data
    assert b"JFIF" not in data


def test_a_pdf_with_a_script_and_a_file_inside_becomes_a_picture() -> None:
    content = letter(1).replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    )
    data, boxes = covered(content, "application/pdf", PLAN)
    assert prove(data, boxes).pages == 1
    assert b"JavaScript" not in data


def test_what_is_no_copy_of_ours_is_never_proved() -> None:
    for content in (letter(1), sample("JPEG"), bomb(), b"%PDF-1.5\n", b""):
        with pytest.raises((NotProved, NotShown)):
            prove(content, PLAN.boxes)


def test_an_answer_that_lies_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """A looking process that was taken over can say what it likes: it is read as data."""
    monkeypatch.setattr(sight, "_ask", lambda *asked: ({"width": "x"}, b"GIF89a"))
    with pytest.raises(NotShown):
        covered(sample("PNG"), "image/png", PLAN)
    monkeypatch.setattr(
        sight, "_ask", lambda *asked: ({"width": 1, "height": 1, "pages": 1}, b"GIF89a")
    )
    with pytest.raises(NotProved):
        covered(sample("PNG"), "image/png", PLAN)
