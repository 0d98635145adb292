"""Fonts taken apart and put together: what one has, a part of one, one made of several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM = 1000
# 2026-01-01 in the fonts' own count of seconds (since 1904): no clock in the bytes
WHEN = 3850070400


def covered(path: Path) -> set[int]:
    """The characters that a font has."""
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def subset(path: Path, codes: set[int], out: Path) -> None:
    """Keeps these characters of a TrueType font, without its layout rules and hints."""
    options = Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"]
    )
    options.drop_tables += ["GPOS", "GSUB"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.save(out)


def assemble(family: str, parts: list[tuple[Path, set[int]]], like: Path, out: Path) -> None:
    """Draws the characters of several fonts into a new one, with the line height of `like`."""
    glyphs, widths = {".notdef": _box()}, {".notdef": EM}
    characters: dict[int, str] = {}
    for path, codes in parts:
        for code, glyph, width in _drawn(path, codes):
            name = characters[code] = f"u{code:04X}"
            glyphs[name], widths[name] = glyph, width
    model = TTFont(like)
    across, system = model["hhea"], model["OS/2"]
    builder = FontBuilder(EM, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(characters)
    builder.setupGlyf(glyphs)
    left = {name: getattr(glyph, "xMin", 0) for name, glyph in glyphs.items()}
    builder.setupHorizontalMetrics({name: (widths[name], left[name]) for name in glyphs})
    builder.setupHorizontalHeader(ascent=across.ascent, descent=across.descent)
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"{family} 1.0",
            "fullName": f"{family} Regular",
            "psName": family.replace(" ", "") + "-Regular",
            "version": "Version 1.0",
            "copyright": "(c) 2014-2021 Adobe; GlyphWiki Project",
            "licenseDescription": "SIL Open Font License, Version 1.1",
        }
    )
    builder.setupOS2(
        sTypoAscender=system.sTypoAscender,
        sTypoDescender=system.sTypoDescender,
        usWinAscent=system.usWinAscent,
        usWinDescent=system.usWinDescent,
        usWeightClass=400,
        fsType=0,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=WHEN, modified=WHEN)
    builder.save(out)


def _drawn(path: Path, codes: set[int]) -> Iterator[tuple[int, Glyph, int]]:
    """Each character of a font as a TrueType outline in our em, and its width."""
    font = TTFont(path)
    scale = EM / font["head"].unitsPerEm
    names, shapes = font.getBestCmap(), font.getGlyphSet()
    for code in sorted(codes):
        shape = shapes[names[code]]
        outline = DecomposingRecordingPen(shapes)
        shape.draw(outline)
        pen = TTGlyphPen(None)
        onto = Cu2QuPen(pen, max_err=1.0, reverse_direction=True) if "CFF " in font else pen
        outline.replay(TransformPen(onto, (scale, 0, 0, scale, 0, 0)))
        yield code, pen.glyph(), round(shape.width * scale)


def _box() -> Glyph:
    """What stands for a character that is not there."""
    pen = TTGlyphPen(None)
    for corners in (
        ((100, -100), (100, 850), (900, 850), (900, -100)),
        ((140, -60), (860, -60), (860, 810), (140, 810)),
    ):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
