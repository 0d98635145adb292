"""Pictures of exhibits: upright, without transparency, and never a reason to fail."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from clinicguard.documents.blocks.figures import Picture, shown
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.type.setter import Setter

SETTER = Setter("zh_TW")


def encoded(image: Image.Image, kind: str, **how: object) -> bytes:
    whole = io.BytesIO()
    image.save(whole, kind, **how)
    return whole.getvalue()


def test_a_picture_keeps_its_proportions() -> None:
    picture = Picture(encoded(Image.new("RGB", (400, 100)), "JPEG"), "", tall=80, wide=200)
    assert picture.height(SETTER, 300) == pytest.approx(50)
    assert picture.height(SETTER, 100) == pytest.approx(25)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_every_kind_of_picture_becomes_plain(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    picture = Picture(encoded(Image.new(mode, (30, 20)), kind), "", 80, 80)
    with Image.open(io.BytesIO(picture.data)) as plain:
        assert plain.mode in ("RGB", "L")
        assert plain.size == (30, 20)


def test_a_turned_photo_stands_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N"}
    turned = encoded(Image.new("RGB", (400, 100)), "JPEG", exif=exif.tobytes())
    picture = Picture(turned, "", tall=80, wide=200)
    with Image.open(io.BytesIO(picture.data)) as plain:
        assert plain.size == (100, 400)
        assert not plain.getexif()


def test_an_upright_photo_tells_no_place_either() -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N"}
    photo = encoded(Image.new("RGB", (40, 30)), "JPEG", exif=exif.tobytes())
    with Image.open(io.BytesIO(Picture(photo, "", 80, 80).data)) as plain:
        assert not plain.getexif()


@pytest.mark.parametrize("data", [None, b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8\xff\xe0broken"])
def test_what_is_no_picture_is_said_in_words(data: bytes | None) -> None:
    block = shown(data, "一張照片", 80, 80)
    assert isinstance(block, Text)
    assert block.spans[0].text == "一張照片"
