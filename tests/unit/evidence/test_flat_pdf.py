"""The PDF of bare pictures: other readers open it, and no byte more than that gets through."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from clinicguard.evidence.flat_pdf import (
    Bare,
    NotFlat,
    bare_picture,
    read_flat,
    whole_picture,
    write_flat,
)


def png(mode: str = "RGB", size: tuple[int, int] = (40, 30), **told: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, "PNG", **told)
    return out.getvalue()


def two_pages() -> bytes:
    return write_flat([bare_picture(png()), bare_picture(png("L", (20, 60)))])


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_bare_picture_goes_through_unchanged(mode: str) -> None:
    bare = bare_picture(png(mode))
    again = Image.open(io.BytesIO(whole_picture(bare)))
    assert again.tobytes() == Image.open(io.BytesIO(png(mode))).tobytes()


def test_another_reader_finds_the_same_pixels_and_nothing_else() -> None:
    with pikepdf.open(io.BytesIO(two_pages())) as found:
        assert found.trailer.keys() == {"/Size", "/Root"}
        assert found.Root.keys() == {"/Type", "/Pages"}
        assert len(found.pages) == 2
        (image,) = found.pages[0].get_images().values()
        assert isinstance(image, pikepdf.Stream)
        first = pikepdf.PdfImage(image).as_pil_image()
        assert first.tobytes() == Image.open(io.BytesIO(png())).tobytes()
        assert [float(side) for side in found.pages[1].mediabox] == [0, 0, 7.2, 21.6]
        assert not found.check_pdf_syntax()


def test_what_was_written_is_read() -> None:
    assert write_flat(read_flat(two_pages())) == two_pages()


def with_text() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "王小明")
    return png(pnginfo=told)


@pytest.mark.parametrize(
    "data",
    [
        with_text(),
        png(dpi=(300, 300)),
        png() + b"GPS",
        png("P"),
        png("RGBA"),
        png()[:-20],
        b"",
        png().replace(b"IHDR", b"IHDX"),
        png()[:60] + b"\1" + png()[61:],
    ],
)
def test_a_picture_that_carries_more_is_refused(data: bytes) -> None:
    with pytest.raises(NotFlat):
        bare_picture(data)


@pytest.mark.parametrize("harm", ["update", "more", "info", "comment", "cut", "nothing"])
def test_a_pdf_that_holds_more_is_refused(harm: str) -> None:
    data = two_pages()
    match harm:
        case "update":
            data += data[data.rfind(b"xref") - 200 :]
        case "more":
            data += b"\n"
        case "info":
            data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 9 0 R")
        case "comment":
            data = data.replace(b"endobj\n", b"endobj\n%A00123\n", 1)
        case "cut":
            data = data[:-9]
        case "nothing":
            data = b"%PDF-1.5\n"
    with pytest.raises(NotFlat):
        read_flat(data)


def test_no_pages_make_no_pdf() -> None:
    with pytest.raises(NotFlat):
        write_flat([])


def test_a_size_that_does_not_agree_is_found() -> None:
    bare = Bare(4, 4, 3, zlib.compress(bytes(52)))
    told = write_flat([bare]).replace(b"/Columns 4", b"/Columns 5")
    with pytest.raises(NotFlat):
        read_flat(told)
