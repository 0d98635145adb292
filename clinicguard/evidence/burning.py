"""Covering places of a page in its pixels, and reading the result back; in the looking process."""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Sequence
from typing import Any

from clinicguard.evidence import pictures
from clinicguard.evidence.flat_pdf import DPI, Bare, bare_picture, read_flat, whole_picture
from clinicguard.evidence.pictures import Refused
from clinicguard.evidence.redaction import Box

MOST_PIXELS = 25_000_000
"""A larger picture is made smaller before it is covered: its copy has to stay within bounds."""
_POINTS = 72

Edges = tuple[int, int, int, int]


def burn(
    content: bytes, media_type: str, page: int, edges: Sequence[Sequence[int]]
) -> tuple[dict[str, Any], bytes]:
    """A bare PNG of one page, black where a box lies; told with it how many pages there are."""
    from PIL import ImageDraw

    image, pages = _page(content, media_type, page)
    draw = ImageDraw.Draw(image)
    for box in _boxes(edges):
        left, top, right, bottom = box.pixels(image.width, image.height)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=(0, 0, 0))
    png = pictures.as_png(_grey_if_grey(image))
    return {"width": image.width, "height": image.height, "pages": pages}, png


def read_back(content: bytes, edges: Sequence[Sequence[int]]) -> tuple[dict[str, Any], bytes]:
    """What stands in a redacted copy: pages, characters, particulars, and boxes of one colour."""
    if content.startswith(b"%PDF-"):
        told, found = _written_in(content), read_flat(content)
    else:
        told, found = _carried_by(content), (bare_picture(content),)
    boxes = _boxes(edges)
    black = 0
    for number, bare in enumerate(found, 1):
        _exactly_its_rows(bare)
        here = [box for box in boxes if box.page == number]
        black += _black(whole_picture(bare), here)
    return {**told, "pages": len(found), "boxes": black}, b""


def _page(content: bytes, media_type: str, page: int) -> tuple[Any, int]:
    if media_type == "application/pdf":
        return pictures.page_picture(content, page, _scale)
    image = pictures.opened(content)
    pages = pictures.pages_of(image)
    pictures.turned_to(image, page)
    whole = pictures.upright(image)
    too_large = whole.width * whole.height / MOST_PIXELS
    if too_large > 1:
        by = math.sqrt(too_large)
        whole = whole.resize((max(1, int(whole.width / by)), max(1, int(whole.height / by))))
    return whole, pages


def _scale(width: float, height: float) -> float:
    """DPI, and less for posters."""
    scale = DPI / _POINTS
    return min(scale, math.sqrt(MOST_PIXELS / max(width * height, 1)))


def _boxes(edges: Sequence[Sequence[int]]) -> list[Box]:
    return [
        Box(page, left, top, right, bottom)
        for page, left, top, right, bottom in (map(int, each) for each in edges)
    ]


def _grey_if_grey(image: Any) -> Any:
    from PIL import ImageChops

    red, green, blue = image.split()
    same = not ImageChops.difference(red, green).getbbox()
    return red if same and not ImageChops.difference(red, blue).getbbox() else image


def _exactly_its_rows(bare: Bare) -> None:
    """Nothing is hidden behind the last pixel."""
    whole = bare.height * (bare.width * bare.colours + 1)
    if whole > 4 * MOST_PIXELS:
        raise Refused("large")
    unpacking = zlib.decompressobj()
    rows = unpacking.decompress(bare.rows, whole + 1)
    if len(rows) != whole or not unpacking.eof or unpacking.unused_data:
        raise Refused("form")


def _black(png: bytes, boxes: Sequence[Box]) -> int:
    """How many of the boxes are one colour, and that one black."""
    from PIL import Image

    image = Image.open(io.BytesIO(png))
    image.load()
    found = 0
    for box in boxes:
        colours = image.crop(box.pixels(image.width, image.height)).getcolors(1)
        found += colours is not None and colours[0][1] in (0, (0, 0, 0))
    return found


def _written_in(content: bytes) -> dict[str, Any]:
    """Text and metadata as a reader of PDFs that is not our own finds them."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(content)
    characters = 0
    extras = int(pdfium.FPDFDoc_GetAttachmentCount(document)) + int(document.get_formtype() or 0)
    for number in range(len(document)):
        page = document[number]
        characters += page.get_textpage().count_chars()
        kinds = [each.type for each in page.get_objects()]
        extras += kinds != [pdfium.FPDF_PAGEOBJ_IMAGE]
        extras += int(pdfium.FPDFPage_GetAnnotCount(page))
        extras += int(pdfium.FPDFPage_GetRawThumbnailData(page, None, 0) or 0) > 0
    particulars = sum(bool(value) for value in document.get_metadata_dict().values())
    return {"characters": characters, "particulars": particulars + extras}


def _carried_by(content: bytes) -> dict[str, Any]:
    """What a picture carries besides its pixels."""
    from PIL import Image

    image = Image.open(io.BytesIO(content))
    image.load()
    carried = len(image.info) + len(image.getexif()) + (getattr(image, "n_frames", 1) - 1)
    return {"characters": 0, "particulars": carried + (image.format != "PNG")}
