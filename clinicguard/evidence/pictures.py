"""Strangers' pictures and pages as plain upright pixels; runs in the looking process."""

from __future__ import annotations

import io
from typing import Any

MOST_PIXELS = 50_000_000
"""Pixels of the largest picture that is opened at all."""


class Refused(Exception):
    """Said to the parent in one word."""


def opened(content: bytes) -> Any:
    """A picture, not yet decoded. Raises Refused over MOST_PIXELS."""
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    image = Image.open(io.BytesIO(content))
    if image.width * image.height > MOST_PIXELS:
        raise Refused("large")
    return image


def pages_of(image: Any) -> int:
    """A fax in TIFF has pages; of what moves, and of pictures within pictures, the first counts."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def turned_to(image: Any, page: int) -> None:
    """Goes to a page. Raises Refused."""
    if not 1 <= page <= pages_of(image):
        raise Refused("page")
    if page > 1:
        image.seek(page - 1)


def upright(image: Any) -> Any:
    """As a person sees it: turned as its EXIF says, on white paper, eight bits a colour.

    What lies under see-through places is not shown, here and in everything made from it.
    """
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.point(lambda level: level / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        over = image.convert("RGBA")
        image = Image.new("RGBA", over.size, "white")
        image.alpha_composite(over)
    return image.convert("RGB")


def page_picture(content: bytes, page: int, scale_of: Any) -> tuple[Any, int]:
    """One page of a PDF as it prints, with the fields that were filled in; how many there are.

    `scale_of(width, height)` takes points and gives pixels a point.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    if not 1 <= page <= pages:
        raise Refused("page")
    document.init_forms()
    shown = document[page - 1]
    scale = scale_of(*shown.get_size())
    return shown.render(scale=scale).to_pil().convert("RGB"), pages


def as_png(image: Any) -> bytes:
    """Pixels alone: nothing of what the picture carried with it."""
    from PIL import Image

    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = io.BytesIO()
    bare.save(out, "PNG", compress_level=4)
    return out.getvalue()
