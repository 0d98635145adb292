"""Redaction on disk: burned, sealed, read back, tied to an original that never changes."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from clinicguard.clinic import Clinic
from clinicguard.evidence import sight
from clinicguard.evidence.custody import PurposeNeeded
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.flat_pdf import bare_picture, read_flat, write_flat
from clinicguard.evidence.redacting import Made, Plan, covered, make, prove
from clinicguard.evidence.redaction import Box, BoxNotOnPage, NothingCovered, NotProved
from clinicguard.evidence.redaction_desk import Copied
from clinicguard.evidence.sealing import Stopped, hash_file
from clinicguard.evidence.sight import NotShown
from clinicguard.host.paths import resources
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

DEMO = resources() / "demo" / "zh_TW" / "files"
PHONE = "0912345678"
MIDDLE = Box(1, 2500, 2500, 7500, 7500, "face", "病人")


def sample(kind: str, **told: object) -> bytes:
    """A picture with a white middle, in a format."""
    out = io.BytesIO()
    image = Image.new("RGB", (400, 300), "teal")
    ImageDraw.Draw(image).rectangle((100, 75, 299, 224), fill="white")
    image.save(out, kind, **told)
    return out.getvalue()


def letter(pages: int = 2, filled: bool = False) -> bytes:
    """A PDF with text, metadata, and with a filled field if asked."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400))
    canvas.setAuthor("Chang Ming")
    for page in range(pages):
        canvas.drawString(60, 300, f"page {page + 1}, call {PHONE}")
        if filled:
            canvas.acroForm.textfield(value="PENICILLIN", x=60, y=200, width=150, height=30)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def plan(*boxes: Box) -> Plan:
    return Plan(boxes or (MIDDLE,), "律師閱卷", "高若瑜律師")


def take_in(clinic: Clinic, tmp_path: Path, name: str, content: bytes) -> Exhibit:
    path = tmp_path / name
    path.write_bytes(content)
    return clinic.evidence.take_in(path, HandIn(name))


def redact(clinic: Clinic, exhibit: Exhibit, *boxes: Box) -> Made:
    bench = clinic.redactions.begin(exhibit.number, "律師閱卷")
    return make(bench, plan(*boxes))


def pixels(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image.convert("RGB")


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
        ("GIF", "image/gif"),
    ],
)
def test_pictures_of_each_kind_become_bare_and_black_where_covered(
    kind: str, media_type: str
) -> None:
    data, boxes = covered(sample(kind), media_type, plan())
    assert prove(data, boxes).boxes == 1
    image = pixels(data)
    assert image.size == (400, 300)
    assert image.crop((100, 75, 300, 225)).getcolors() == [(200 * 150, (0, 0, 0))]
    assert "teal" in _near(image)
    assert image.info == {}


def test_a_photo_loses_where_and_when_and_stands_upright() -> None:
    content = (DEMO / "receipt-photo.jpg").read_bytes()
    assert "GPSLatitude" in sight.reading(content, "image/jpeg").particulars
    turned = Image.open(io.BytesIO(content))
    exif = turned.getexif()
    exif[0x0112] = 6
    out = io.BytesIO()
    turned.save(out, "JPEG", exif=exif)
    data, boxes = covered(out.getvalue(), "image/jpeg", plan(Box(1, 0, 0, 10_000, 1000)))
    assert bare_picture(data).width == turned.height
    assert pixels(data).crop((0, 0, turned.height, turned.width // 10)).getbbox() is None
    assert prove(data, boxes).particulars == 0


def test_what_a_see_through_place_hides_is_not_brought_to_light() -> None:
    image = Image.new("RGBA", (100, 100), (10, 20, 30, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    data, _ = covered(out.getvalue(), "image/png", plan(Box(1, 0, 0, 1000, 1000)))
    assert pixels(data).getpixel((90, 90)) == (255, 255, 255)


def test_a_letter_becomes_pictures_without_a_word() -> None:
    content = letter()
    assert PHONE in " ".join(sight.reading(content, "application/pdf").lines)
    data, boxes = covered(content, "application/pdf", plan(Box(2, 1500, 2000, 8000, 3000, "phone")))
    proof = prove(data, boxes)
    assert (proof.pages, proof.boxes, proof.characters) == (2, 1, 0)
    with pikepdf.open(io.BytesIO(data)) as found:
        assert "/Info" not in found.trailer
        assert "/Metadata" not in found.Root
    first, second = read_flat(data)
    assert (first.width, first.height) == (834, 1112) or first.width in (833, 834)
    document = pypdfium2.PdfDocument(data)
    page = document[1].render(scale=200 / 72).to_pil().convert("L")
    box = boxes[0].pixels(second.width, second.height)
    assert page.crop((box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1)).getextrema() == (0, 0)
    assert page.crop((0, box[3] + 2, second.width, second.height)).getextrema()[1] == 255


def test_what_was_filled_into_a_form_is_on_the_copy() -> None:
    blank, _ = covered(letter(1), "application/pdf", plan(Box(1, 0, 0, 100, 100)))
    filled, _ = covered(letter(1, filled=True), "application/pdf", plan(Box(1, 0, 0, 100, 100)))
    ink = [
        sum(pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L").histogram()[:90])
        for data in (blank, filled)
    ]
    assert ink[1] > ink[0] + 100


def test_a_fax_has_as_many_pages_as_it_came_with() -> None:
    pages = [Image.new("1", (80, 100), 1) for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    data, boxes = covered(out.getvalue(), "image/tiff", plan(Box(3, 0, 0, 5000, 5000)))
    assert prove(data, boxes).pages == 3


def _near(image: Image.Image) -> str:
    """The name of the corner's colour, as far as a lossy format keeps it."""
    corner = image.crop((0, 0, 9, 9)).resize((1, 1)).tobytes()
    return "teal" if all(abs(a - b) < 9 for a, b in zip(corner, (0, 128, 128), strict=True)) else ""


@pytest.mark.parametrize("harm", ["text", "metadata", "pixels", "update", "hidden rows"])
def test_a_copy_that_holds_more_than_pictures_is_not_proved(harm: str) -> None:
    data, boxes = covered(sample("PNG"), "image/png", plan())
    match harm:
        case "text":
            data = letter()
        case "metadata":
            image = pixels(data)
            out = io.BytesIO()
            image.save(out, "PNG", dpi=(72, 72))
            data = out.getvalue()
        case "pixels":
            data = bytes(_spotted(data))
        case "update":
            whole = write_flat([bare_picture(data)])
            data = whole + whole[-120:]
        case "hidden rows":
            bare = bare_picture(data)
            data = write_flat([replace(bare, rows=bare.rows + b"A00123")])
    with pytest.raises((NotProved, NotShown)):
        prove(data, boxes)


def _spotted(data: bytes) -> bytes:
    image = pixels(data)
    image.putpixel((150, 100), (1, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_a_box_that_lies_on_no_page_is_refused() -> None:
    with pytest.raises(BoxNotOnPage):
        covered(letter(1), "application/pdf", plan(Box(2, 0, 0, 500, 500)))
    with pytest.raises(NothingCovered):
        covered(sample("PNG"), "image/png", Plan((), "律師閱卷"))
    with pytest.raises(PurposeNeeded):
        covered(sample("PNG"), "image/png", Plan((MIDDLE,), " "))


def test_the_copy_has_its_number_and_the_original_stays(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("manager")
    original = take_in(clinic, tmp_path, "一星評論.jpg", sample("JPEG"))
    sealed = clinic.folder.evidence / original.sealed_name
    before = hash_file(sealed)
    first = clinic.redactions.record(redact(clinic, original), Copied("遮蔽版"))
    second = clinic.redactions.record(
        redact(clinic, original, MIDDLE, Box(1, 0, 0, 900, 900, "phone", "櫃檯電話")),
        Copied("遮蔽版", "public", sensitive=True),
    )
    assert (first.number, second.number) == ("E-2026-0002", "E-2026-0003")
    assert (first.sign, second.sign) == ("R1", "R2")
    assert {first.original_sha256, second.original_sha256} == {original.sha256}
    assert hash_file(sealed) == before
    copy = clinic.evidence_lists.one(second.number)
    assert (copy.derived_from, copy.original_name) == (original.number, "一星評論-R2.png")
    assert (copy.compartment, copy.sensitive, copy.sha256) == ("public", True, second.proof.sha256)
    touches = clinic.evidence_lists.one(original.number).custody
    assert [(each.event, each.detail, each.recipient) for each in touches if each.detail] == [
        ("redacted_from", "E-2026-0002", "高若瑜律師"),
        ("redacted_from", "E-2026-0003", "高若瑜律師"),
    ]
    assert [each.event for each in touches].count("viewed") == 2
    assert clinic.redaction_lists.of(original.number) == (first, second)
    assert clinic.redaction_lists.one(second.number).boxes == (
        Box(1, 0, 0, 900, 900, "phone", "櫃檯電話"), MIDDLE,
    )  # fmt: skip
    assert clinic.evidence.look(second.number, "核對").startswith(b"\x89PNG")
    assert clinic.check_log().whole
    assert "evidence.redact" in [each.verb for each in clinic.log.newest(9)]
    clinic.evidence.sweep()
    assert clinic.evidence.verify(second.number, "查驗").sound


def test_only_who_reads_evidence_back_redacts_it(made: MadeClinic, tmp_path: Path) -> None:
    original = take_in(made.open("reception"), tmp_path, "a.png", sample("PNG"))
    for role in ("reception", "clinician"):
        clinic = made.open(role)
        with pytest.raises(NotAllowed):
            clinic.redactions.begin(original.number, "好奇")
        assert clinic.redaction_lists.everything() == ()
    clinic = made.open("counsel")
    done = clinic.redactions.record(redact(clinic, original), Copied("給法院"))
    assert clinic.redaction_lists.one(done.number).purpose == "律師閱卷"


def test_a_proof_of_other_bytes_makes_no_copy(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    original = take_in(clinic, tmp_path, "a.png", sample("PNG"))
    done = redact(clinic, original)
    forged = replace(done, proof=replace(done.proof, sha256="00" * 32))
    with pytest.raises(NotProved):
        clinic.redactions.record(forged, Copied("遮蔽版"))
    assert [path.name for path in clinic.folder.evidence.iterdir()] == [original.sealed_name]
    assert clinic.redaction_lists.everything() == ()
    assert clinic.evidence_lists.count() == 1


def test_what_is_stopped_leaves_nothing(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    original = take_in(clinic, tmp_path, "a.pdf", letter(3))

    def stop(done: int, whole: int) -> None:
        if done == 2:
            raise Stopped

    bench = clinic.redactions.begin(original.number, "律師閱卷")
    with pytest.raises(Stopped):
        make(bench, plan(), stop)
    assert [path.name for path in clinic.folder.evidence.iterdir()] == [original.sealed_name]


def test_a_copy_that_fails_its_proof_leaves_nothing(
    made: MadeClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A looking process that does not burn is found out by the one that reads back."""
    clinic = made.open("owner")
    original = take_in(clinic, tmp_path, "a.png", sample("PNG"))
    real = sight.burned

    def lazy(content: bytes, media_type: str, page: int, boxes: object) -> sight.Picture:
        return real(content, media_type, page, ())

    monkeypatch.setattr(sight, "burned", lazy)
    with pytest.raises(NotProved) as told:
        redact(clinic, original)
    assert told.value.why == "pixels"
    assert [path.name for path in clinic.folder.evidence.iterdir()] == [original.sealed_name]


def test_other_programs_find_no_word_in_the_copy(tmp_path: Path) -> None:
    data, _ = covered(letter(1), "application/pdf", plan())
    path = tmp_path / "copy.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    assert told.stdout.strip() == b""
    assert PHONE.encode() not in data
