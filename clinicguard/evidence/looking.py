"""The looking process: reads one file from its standard input, answers, ends."""

from __future__ import annotations

import json
import struct
import sys
from typing import Any

from clinicguard.evidence.bounds import MEMORY, PROCESSOR_SECONDS, SLOW_PROCESSOR_SECONDS
from clinicguard.evidence.likeness import ACROSS, DOWN, Looks, bits_of
from clinicguard.evidence.pictures import (
    Refused,
    as_png,
    opened,
    page_picture,
    pages_of,
    turned_to,
    upright,
)
from clinicguard.evidence.readers import read_text_kind

_SLOW = ("burn", "read back")
_SEEN = 512
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825


def main() -> int:
    """One request, one answer."""
    _limit()
    length = struct.unpack(">I", sys.stdin.buffer.read(4))[0]
    asked = json.loads(sys.stdin.buffer.read(length))
    _limit_time(SLOW_PROCESSOR_SECONDS if asked["do"] in _SLOW else PROCESSOR_SECONDS)
    content = sys.stdin.buffer.read()
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
    if asked["do"] == "read back":
        from clinicguard.evidence.burning import read_back

        return read_back(content, asked["edges"])
    kind = str(asked["type"])
    drawn = kind == "application/pdf" or (kind.startswith("image/") and kind != "image/svg+xml")
    if asked["do"] in ("picture", "burn") and not drawn:
        raise Refused("kind")
    if asked["do"] == "burn":
        from clinicguard.evidence.burning import burn

        return burn(content, kind, int(asked["page"]), asked["edges"])
    if asked["do"] == "picture":
        return _picture(content, kind, asked)
    if kind == "application/pdf":
        return _pdf_reading(content), _small(content, kind, int(asked["small"]))
    if drawn:
        return {
            "particulars": _exif(content),
            "lines": [],
            "cut": False,
            "looks": _looks(content),
        }, _small(content, kind, int(asked["small"]))
    found = read_text_kind(content, kind, int(asked["lines"]))
    if found is None:
        raise Refused("kind")
    return found, b""


def _picture(content: bytes, kind: str, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    page, longest, most = (int(asked[name]) for name in ("page", "longest", "most"))
    if kind == "application/pdf":
        image, pages = page_picture(content, page, lambda *size: min(_by(size, longest, most), 8))
    else:
        found = opened(content)
        pages = pages_of(found)
        turned_to(found, page)
        if not most:
            found.draft("RGB", (longest, longest))
        image = upright(found)
        by = min(_by(image.size, longest, most), 1)
        image.thumbnail((max(1, round(image.width * by)), max(1, round(image.height * by))))
    return {"width": image.width, "height": image.height, "pages": pages}, as_png(image)


def _small(content: bytes, kind: str, longest: int) -> bytes:
    """The first page, `longest` pixels at its longer side; nothing of what cannot be drawn."""
    try:
        asked = {"page": 1, "longest": longest, "most": 0}
        return _picture(content, kind, asked)[1] if longest else b""
    except Exception:
        return b""


def _by(size: tuple[float, float], longest: int, most: int) -> float:
    """How much smaller: to `longest` at the longer side, or to `most` pixels in all."""
    width, height = size
    if most:
        return float((most / max(width * height, 1)) ** 0.5)
    return longest / max(width, height, 1)


def _pdf_reading(content: bytes) -> dict[str, Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    lines: list[str] = []
    for number in range(min(len(document), 50)):
        lines += document[number].get_textpage().get_text_bounded().splitlines()
    particulars = {"pages": str(len(document))}
    particulars |= {name: value for name, value in document.get_metadata_dict().items() if value}
    return {"particulars": particulars, "lines": lines[:5000], "cut": len(lines) > 5000}


def _looks(content: bytes) -> str:
    """How it looks, all four ways up; a picture that cannot be drawn looks like nothing."""
    from PIL import Image

    try:
        image = opened(content)
        image.draft("L", (_SEEN, _SEEN))
        small = upright(image).convert("L")
        small.thumbnail((_SEEN, _SEEN))
        first, second, third, fourth = (
            bits_of(
                small.rotate(90 * turns, expand=True)
                .resize((ACROSS, DOWN), Image.Resampling.BOX)
                .tobytes()
            )
            for turns in range(4)
        )
    except (OSError, ValueError, SyntaxError, Refused):
        return ""
    return str(Looks((first, second, third, fourth)))


def _exif(content: bytes) -> dict[str, str]:
    from PIL.ExifTags import GPSTAGS, TAGS

    image = opened(content)
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
    """Memory, no files: what POSIX offers; on Windows the parent has a job object for it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Processor time, before a byte of the stranger's file is read."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    sys.exit(main())
