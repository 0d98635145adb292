"""A PDF that is pictures and nothing else, written and read in one strict form of our own.

ISO 32000-1 with five kinds of objects: catalogue, page tree, page, its drawing order, its picture.
No text, no fonts, no metadata, no identifier, no incremental save. The reader refuses every byte
that the writer would not have written.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

DPI = 200
"""Pixels of a page's picture to the inch."""
PNG_SIGN = b"\x89PNG\r\n\x1a\n"
_HEAD = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_COLOURS = {1: b"/DeviceGray", 3: b"/DeviceRGB"}


class NotFlat(ValueError):
    """The bytes are not a bare picture, or not a PDF of bare pictures."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture and nothing else: its pixels, 1 or 3 colours, its rows as PNG packs them."""

    width: int
    height: int
    colours: int
    rows: bytes


def bare_picture(png: bytes) -> Bare:
    """Takes a PNG apart that has no chunk besides IHDR, IDAT and IEND, and no byte after it.

    Raises:
        NotFlat: there is a palette, a profile, a text, a time, EXIF, anything else.
    """
    if not png.startswith(PNG_SIGN):
        raise NotFlat
    at, head, rows, ended = len(PNG_SIGN), b"", bytearray(), False
    while at < len(png):
        size, name = _chunk(png, at)
        body = png[at + 8 : at + 8 + size]
        if struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0] != zlib.crc32(name + body):
            raise NotFlat
        match name:
            case b"IHDR" if not head:
                head = body
            case b"IDAT" if head and not ended:
                rows += body
            case b"IEND" if rows and not body:
                ended = True
            case _:
                raise NotFlat
        at += 12 + size
        if ended and at != len(png):
            raise NotFlat
    if not ended:
        raise NotFlat
    return _measured(head, bytes(rows))


def whole_picture(bare: Bare) -> bytes:
    """The PNG of a bare picture."""
    kind = 2 if bare.colours == 3 else 0
    head = struct.pack(">IIBBBBB", bare.width, bare.height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", bare.rows), (b"IEND", b""))
    out = bytearray(PNG_SIGN)
    for name, body in chunks:
        out += struct.pack(">I", len(body)) + name + body
        out += struct.pack(">I", zlib.crc32(name + body))
    return bytes(out)


def write_flat(pages: Sequence[Bare]) -> bytes:
    """The PDF: one page for each picture, at DPI."""
    if not pages:
        raise NotFlat
    kids = b" ".join(b"%d 0 R" % (3 + 3 * at) for at in range(len(pages)))
    bodies = [_CATALOGUE, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids)]
    for at, picture in enumerate(pages):
        bodies += _page(3 + 3 * at, picture)
    out, places = bytearray(_HEAD), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return bytes(out + _tail(len(out), places))


def read_flat(data: bytes) -> tuple[Bare, ...]:
    """The pictures of a PDF that `write_flat` wrote. Raises NotFlat on any other byte."""
    found: list[Bare] = []
    at = data.find(b"/XObject /Subtype /Image")
    while at != -1:
        told = _PICTURE.match(data, data.rfind(b"<<", 0, at))
        if told is None:
            raise NotFlat
        width, height, colour, colours, columns, size = told.groups()
        rows = data[told.end() : told.end() + int(size)]
        if columns != width or _COLOURS.get(int(colours)) != colour:
            raise NotFlat
        found.append(Bare(int(width), int(height), int(colours), rows))
        at = data.find(b"/XObject /Subtype /Image", told.end() + int(size))
    if write_flat(found) != data:
        raise NotFlat
    return tuple(found)


def _page(number: int, picture: Bare) -> list[bytes]:
    wide, high = (_points(side) for side in (picture.width, picture.height))
    draw = b"q %s 0 0 %s 0 0 cm /P Do Q" % (wide, high)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R "
        b"/Resources << /XObject << /P %d 0 R >> >> >>" % (wide, high, number + 1, number + 2)
    )
    order = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw)
    shown = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s "
        b"/BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors %d "
        b"/BitsPerComponent 8 /Columns %d >> /Length %d >>\nstream\n%s\nendstream"
        % (
            picture.width, picture.height, _COLOURS[picture.colours], picture.colours,
            picture.width, len(picture.rows), picture.rows,
        )
    )  # fmt: skip
    return [page, order, shown]


_PICTURE = re.compile(
    rb"<< /Type /XObject /Subtype /Image /Width (\d+) /Height (\d+) /ColorSpace (/Device\w+) "
    rb"/BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors (\d) "
    rb"/BitsPerComponent 8 /Columns (\d+) >> /Length (\d+) >>\nstream\n"
)


def _tail(start: int, places: Sequence[int]) -> bytes:
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    many = len(places) + 1
    return b"xref\n0 %d\n0000000000 65535 f \n%s" % (many, lines) + (
        b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (many, start)
    )


def _points(pixels: int) -> bytes:
    """Points of so many pixels, to a hundredth."""
    return b"%d.%02d" % divmod(pixels * 7200 // DPI, 100)


def _chunk(png: bytes, at: int) -> tuple[int, bytes]:
    if at + 12 > len(png):
        raise NotFlat
    size = struct.unpack(">I", png[at : at + 4])[0]
    if at + 12 + size > len(png):
        raise NotFlat
    return size, png[at + 4 : at + 8]


def _measured(head: bytes, rows: bytes) -> Bare:
    if len(head) != 13:
        raise NotFlat
    width, height, depth, kind, *rest = struct.unpack(">IIBBBBB", head)
    if depth != 8 or kind not in (0, 2) or any(rest) or not width or not height:
        raise NotFlat
    return Bare(width, height, 3 if kind == 2 else 1, rows)
