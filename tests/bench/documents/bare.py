"""The same content drawn with ReportLab alone: no fallback faces, no tags, no archive."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Table

from clinicguard.documents.type.faces import face

_PAGE_WIDTH = A4[0] - 48 * mm


Shared = tuple[Sequence[float], Sequence[Sequence[str]]]


def draw(tables: Sequence[Shared], pictures: Sequence[bytes]) -> bytes:
    """Tables, each with its columns' shares of the width, and pictures, one below the other."""
    font = face("sans-tc").font.fontName
    style = ParagraphStyle("cell", fontName=font, fontSize=9, leading=14, wordWrap="CJK")
    story: list[Flowable] = []
    for shares, rows in tables:
        cells = [[Paragraph(escape(words), style) for words in row] for row in rows]
        widths = [_PAGE_WIDTH * share / sum(shares) for share in shares]
        story.append(Table(cells, widths, repeatRows=1))
    story += [Image(io.BytesIO(each), 130, 97) for each in pictures]
    whole = io.BytesIO()
    SimpleDocTemplate(whole, pagesize=A4, leftMargin=28 * mm, rightMargin=20 * mm).build(story)
    return whole.getvalue()
