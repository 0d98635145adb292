"""The looking process: reads one file from its standard input, answers, ends."""

from __future__ import annotations

import io
import json
import struct
import sys
from typing import Any

from clinicguard.evidence.readers import read_text_kind

_MOST_PIXELS = 50_000_000
_MEMORY = 1 << 30
_CPU_SECONDS = 8
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825


class Refused(Exception):
    """Said to the parent in one word."""


def main() -> int:
    """One request, one answer."""
    _limit()
    data = sys.stdin.buffer.read()
    length = struct.unpack(">I", data[:4])[0]
    asked = json.loads(data[4 : 4 + length])
    content = data[4 + length :]
    try:
        told, extra = _do(asked, content)
    except Refused as refused:
        told, extra = {"refused": str(refused)}, b""
    except MemoryError:
        told, extra = {"refused": "large"}, b""
    except Exception:
        told, extra = {"refused": "broken"}, b""
    head = json.dumps(told, ensure_ascii=True).encode("ascii")
    sys.stdout.buffer.write(struct.pack(">I", len(head)) + head + extra)
    sys.stdout.buffer.flush()
    return 0


def _do(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    kind = str(asked["type"])
    if asked["do"] == "picture":
        if kind == "application/pdf":
            return _pdf_page(content, int(asked["page"]), int(asked["longest"]))
        if kind.startswith("image/") and kind != "image/svg+xml":
            return _image(content, int(asked["longest"]))
        raise Refused("kind")
    if kind == "application/pdf":
        return _pdf_reading(content), b""
    if kind.startswith("image/") and kind != "image/svg+xml":
        return {"particulars": _exif(content), "lines": [], "cut": False}, b""
    found = read_text_kind(content, kind)
    if found is None:
        raise Refused("kind")
    return found, b""


def _image(content: bytes, longest: int) -> tuple[dict[str, Any], bytes]:
    from PIL import ImageOps

    image = _opened(content)
    image.draft("RGB", (longest, longest))
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((longest, longest))
    return _as_png(upright.convert("RGB"), 1)


def _opened(content: bytes) -> Any:
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    image = Image.open(io.BytesIO(content))
    if image.width * image.height > _MOST_PIXELS:
        raise Refused("large")
    return image


def _as_png(image: Any, pages: int) -> tuple[dict[str, Any], bytes]:
    out = io.BytesIO()
    image.save(out, "PNG")
    return {"width": image.width, "height": image.height, "pages": pages}, out.getvalue()


def _pdf_page(content: bytes, page: int, longest: int) -> tuple[dict[str, Any], bytes]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    if not 1 <= page <= pages:
        raise Refused("page")
    shown = document[page - 1]
    width, height = shown.get_size()
    scale = min(longest / max(width, height, 1), 8)
    image = shown.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    return _as_png(image, pages)


def _pdf_reading(content: bytes) -> dict[str, Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    lines: list[str] = []
    for number in range(min(len(document), 50)):
        lines += document[number].get_textpage().get_text_bounded().splitlines()
    particulars = {"pages": str(len(document))}
    particulars |= {name: value for name, value in document.get_metadata_dict().items() if value}
    return {"particulars": particulars, "lines": lines[:5000], "cut": len(lines) > 5000}


def _exif(content: bytes) -> dict[str, str]:
    from PIL.ExifTags import GPSTAGS, TAGS

    image = _opened(content)
    particulars = {"pixels": f"{image.width} × {image.height}"}
    exif = image.getexif()
    for source, names in (
        (exif, TAGS),
        (exif.get_ifd(_EXIF_IFD), TAGS),
        (exif.get_ifd(_GPS_IFD), GPSTAGS),
    ):
        for tag, value in source.items():
            name = names.get(tag)
            if name is not None and not isinstance(value, bytes | dict):
                particulars[str(name)] = str(value)[:200]
    return particulars


def _limit() -> None:
    """Memory, processor time, no files: what POSIX offers; Windows has a Job Object."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
