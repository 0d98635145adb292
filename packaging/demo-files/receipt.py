"""The receipt, photographed twice: at the desk with EXIF, by the reviewer without."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from case import Case
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from PIL.TiffImagePlugin import IFDRational

NOTO = "/usr/share/fonts/opentype/noto/"
PAPER = (980, 1240)
PHOTO = (1600, 1200)
Point = tuple[float, float]


def photograph(case: Case) -> None:
    """The photo taken at the desk, with what a phone writes into it."""
    photo = scene(flat(case, hide_name=False), desk=True, seed=31)
    held = io.BytesIO()
    photo.save(held, "JPEG", quality=83, exif=_exif(case))
    case.keep("receipt_photo", held.getvalue())


def reviewers_photo(case: Case) -> bytes:
    """What the reviewer put online: their name covered, no EXIF, as platforms leave it."""
    photo = scene(flat(case, hide_name=True), desk=False, seed=7).resize((720, 540))
    held = io.BytesIO()
    photo.save(held, "JPEG", quality=78)
    return held.getvalue()


def flat(case: Case, hide_name: bool) -> Image.Image:
    """The receipt as printed, seen straight from above; `hide_name` covers whose it is."""
    texts = case.texts["receipt"]
    sheet = Image.new("RGB", PAPER, (250, 248, 241))
    pen = ImageDraw.Draw(sheet)
    ink, faint = (38, 40, 52), (128, 146, 160)
    pen.rectangle((34, 34, PAPER[0] - 34, PAPER[1] - 34), outline=faint, width=3)
    pen.text((PAPER[0] / 2, 92), texts["clinic"], ink, _font(case, 50, bold=True), anchor="mm")
    pen.text((PAPER[0] / 2, 160), texts["heading"], ink, _font(case, 36), anchor="mm")
    pen.line((60, 205, PAPER[0] - 60, 205), fill=faint, width=2)
    y = 252.0
    for number, (label, value) in enumerate(texts["head"]):
        pen.text((76, y), label, faint, _font(case, 32), anchor="lm")
        pen.text((300, y), value, ink, _font(case, 36), anchor="lm")
        if hide_name and number in texts["hidden_rows"]:
            pen.rounded_rectangle((290, y - 30, 640, y + 30), 22, fill=(24, 24, 26))
        y += 62
    pen.line((60, y, PAPER[0] - 60, y), fill=faint, width=2)
    y += 56
    for label, value in texts["lines"]:
        pen.text((76, y), label, ink, _font(case, 38), anchor="lm")
        pen.text((PAPER[0] - 90, y), value, ink, _font(case, 40), anchor="rm")
        y += 74
    pen.line((60, y, PAPER[0] - 60, y), fill=ink, width=3)
    y += 56
    pen.text((76, y), texts["total"][0], ink, _font(case, 40, bold=True), anchor="lm")
    pen.text((PAPER[0] - 90, y), texts["total"][1], ink, _font(case, 48, bold=True), anchor="rm")
    y = PAPER[1] - 170.0
    for line in texts["foot"]:
        pen.text((76, y), line, faint, _font(case, 26), anchor="lm")
        y += 42
    _stamp(case, sheet, texts["stamp"])
    return sheet


def scene(paper: Image.Image, desk: bool, seed: int) -> Image.Image:
    """The paper lying on a surface, through a phone's lens."""
    chance = random.Random(seed)
    surface = _laminate(chance) if desk else _cloth(chance)
    corners: Sequence[Point] = (
        [(452, 66), (1196, 118), (1142, 1108), (350, 1052)]
        if desk
        else [(330, 150), (1150, 60), (1296, 1060), (452, 1168)]
    )
    creased = _crease(paper)
    shadow = Image.new("L", PHOTO, 0)
    ImageDraw.Draw(shadow).polygon([(x + 16, y + 22) for x, y in corners], fill=150)
    shadow = shadow.filter(ImageFilter.GaussianBlur(18))
    surface.paste((18, 16, 14), (0, 0), shadow)
    shape = _laid(Image.new("L", paper.size, 255), corners)
    surface.paste(_laid(creased, corners), (0, 0), shape.filter(ImageFilter.GaussianBlur(1.5)))
    if desk:
        _ballpoint(surface, (1270, 250), (1420, 900))
    return _through_lens(surface)


def _font(case: Case, size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = str(case.texts["fonts"]["receipt"])
    if bold:
        name = name.replace("Regular", "Bold")
    path = name if name.startswith("/") else NOTO + name
    return ImageFont.truetype(path, size, index=int(case.texts["fonts"]["receipt_index"]))


def _stamp(case: Case, sheet: Image.Image, words: Sequence[str]) -> None:
    """The till's round stamp, a little askew and unevenly inked."""
    ink = Image.new("L", (300, 300), 0)
    pen = ImageDraw.Draw(ink)
    pen.ellipse((8, 8, 292, 292), outline=230, width=9)
    for y, line, size in zip((96, 152, 210), words, (30, 50, 30), strict=True):
        pen.text((150, y), line, 230, _font(case, size, bold=size > 40), anchor="mm")
    worn = Image.effect_noise((300, 300), 150).point(lambda tone: 255 if tone > 70 else 90)
    turned = ImageChops.multiply(ink, worn).rotate(11, Image.Resampling.BICUBIC)
    sheet.paste((186, 44, 38), (PAPER[0] - 400, PAPER[1] - 430), turned)


def _crease(paper: Image.Image) -> Image.Image:
    """The fold of a paper that was in a pocket."""
    fold = Image.new("L", paper.size, 128)
    pen = ImageDraw.Draw(fold)
    for y, tone in ((606, 60), (616, 196), (628, 160)):
        pen.line((0, y, paper.width, y + 9), fill=tone, width=6)
    pen.line((530, 0, 522, paper.height), fill=84, width=5)
    pen.line((536, 0, 528, paper.height), fill=170, width=4)
    soft = fold.filter(ImageFilter.GaussianBlur(5))
    return ImageChops.soft_light(paper, Image.merge("RGB", (soft, soft, soft)))


def _laid(paper: Image.Image, corners: Sequence[Point]) -> Image.Image:
    """The paper pulled onto four corners of the photo, clockwise from the top left."""
    w, h = paper.size
    flat_corners: Sequence[Point] = [(0, 0), (w, 0), (w, h), (0, h)]
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, flat_corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    kind = Image.Transform.PERSPECTIVE
    return paper.transform(PHOTO, kind, _solved(rows), Image.Resampling.BICUBIC)


def _solved(rows: list[list[float]]) -> list[float]:
    """Eight unknowns by elimination; the last number of each row is the right side."""
    size = len(rows)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for other in range(size):
            if other != column:
                share = rows[other][column]
                pairs = zip(rows[other], rows[column], strict=True)
                rows[other] = [value - share * above for value, above in pairs]
    return [row[-1] for row in rows]


def _laminate(chance: random.Random) -> Image.Image:
    """A counter of pale wood laminate."""
    top = Image.new("RGB", PHOTO, (191, 160, 122))
    pen = ImageDraw.Draw(top)
    for _ in range(260):
        y = chance.uniform(0, PHOTO[1])
        sway, tone = chance.uniform(4, 16), chance.randint(-16, 12)
        colour = (188 + tone, 156 + tone, 118 + tone)
        line = [(x, y + sway * math.sin(x / 310 + sway)) for x in range(0, PHOTO[0] + 40, 40)]
        pen.line(line, fill=colour, width=chance.randint(1, 5))
    return top.filter(ImageFilter.GaussianBlur(1.6))


def _cloth(chance: random.Random) -> Image.Image:
    """The grey seat of a car."""
    seat = Image.new("RGB", PHOTO, (92, 94, 100))
    pen = ImageDraw.Draw(seat)
    for x in range(-PHOTO[1], PHOTO[0], 9):
        tone = chance.randint(-9, 9)
        pen.line((x, 0, x + 240, PHOTO[1]), fill=(90 + tone, 92 + tone, 98 + tone), width=4)
    pen.line((60, 0, 180, PHOTO[1]), fill=(52, 53, 58), width=14)
    pen.line((76, 0, 196, PHOTO[1]), fill=(118, 119, 124), width=3)
    return seat.filter(ImageFilter.GaussianBlur(1.4))


def _ballpoint(photo: Image.Image, tip: Point, end: Point) -> None:
    """The desk's ballpoint: a grey body with grip, clip and point, and the shadow it throws."""
    layer, mask = Image.new("RGB", PHOTO), Image.new("L", PHOTO, 0)

    def along(share: float, aside: float = 0.0) -> Point:
        slope = math.atan2(end[1] - tip[1], end[0] - tip[0])
        x, y = tip[0] + (end[0] - tip[0]) * share, tip[1] + (end[1] - tip[1]) * share
        return x - math.sin(slope) * aside, y + math.cos(slope) * aside

    def part(start: float, stop: float, wide: float, narrow: float, tone: int) -> None:
        for step in range(-20, 21):
            aside = step / 20
            gleam = int(tone + 62 * math.exp(-((aside + 0.35) ** 2) / 0.06) - 46 * aside * aside)
            line = (along(start, aside * wide), along(stop, aside * narrow))
            ImageDraw.Draw(layer).line(line, fill=(gleam, gleam + 3, gleam + 9), width=3)
            ImageDraw.Draw(mask).line(line, fill=255, width=3)

    part(0.0, 0.05, 2, 4, 150)
    part(0.05, 0.12, 5, 14, 128)
    part(0.12, 0.36, 16, 16, 40)
    part(0.36, 0.97, 16, 15, 96)
    part(0.97, 1.0, 9, 9, 150)
    part(0.68, 0.96, 4, 5, 168)
    shadow = ImageChops.offset(mask, 24, 20).filter(ImageFilter.GaussianBlur(11))
    photo.paste((30, 24, 20), (0, 0), shadow.point(lambda tone: tone * 0.6))
    photo.paste(layer, (0, 0), mask.filter(ImageFilter.GaussianBlur(1.2)))


def _through_lens(photo: Image.Image) -> Image.Image:
    """Uneven light, the photographer's shadow, vignette, sensor noise."""
    light = Image.radial_gradient("L").resize((2600, 2000)).crop((620, 260, 2220, 1460))
    bright = light.point(lambda tone: 255 - tone * 0.42)
    shade = Image.new("L", PHOTO, 255)
    pen = ImageDraw.Draw(shade)
    pen.ellipse((-260, 820, 760, 1700), fill=206)
    shade = shade.filter(ImageFilter.GaussianBlur(120))
    lit = ImageChops.multiply(photo, Image.merge("RGB", (bright, bright, bright)))
    lit = ImageChops.multiply(lit, Image.merge("RGB", (shade, shade, shade)))
    warm = Image.merge("RGB", [Image.new("L", PHOTO, tone) for tone in (255, 247, 229)])
    lit = ImageChops.multiply(lit, warm).filter(ImageFilter.GaussianBlur(0.7))
    grain = Image.effect_noise((PHOTO[0] // 2, PHOTO[1] // 2), 13).resize(PHOTO)
    return ImageChops.soft_light(lit, Image.merge("RGB", (grain, grain, grain)))


def _exif(case: Case) -> Image.Exif:
    """What the clinic's phone notes: moment and zone, maker, lens, exposure, place."""
    phone: dict[str, Any] = case.texts["photo"]
    moment = datetime.fromisoformat(case.evidence("receipt_photo")["form"]["captured_at"])
    taken = moment.strftime("%Y:%m:%d %H:%M:%S")
    zone = moment.strftime("%z")
    zone = f"{zone[:3]}:{zone[3:]}"
    utc = moment.utctimetuple()
    exif = Image.Exif()
    exif.update({0x010F: phone["make"], 0x0110: phone["model"], 0x0112: 1})
    exif.update({0x011A: IFDRational(72), 0x011B: IFDRational(72), 0x0128: 2})
    exif.update({0x0131: phone["software"], 0x0132: taken})
    exif.get_ifd(0x8769).update(
        {
            0x829A: IFDRational(1, 60),
            0x829D: IFDRational(19, 10),
            0x8822: 2,
            0x8827: 320,
            0x9000: b"0232",
            0x9003: taken,
            0x9004: taken,
            0x9010: zone,
            0x9011: zone,
            0x9012: zone,
            0x9207: 2,
            0x9209: 16,
            0x920A: IFDRational(42, 10),
            0x9291: "418",
            0xA001: 1,
            0xA002: PHOTO[0],
            0xA003: PHOTO[1],
            0xA402: 0,
            0xA403: 0,
            0xA405: 26,
            0xA434: phone["lens"],
        }
    )
    latitude, longitude = float(phone["latitude"]), float(phone["longitude"])
    exif.get_ifd(0x8825).update(
        {
            0: b"\2\3\0\0",
            1: "N" if latitude >= 0 else "S",
            2: _degrees(latitude),
            3: "E" if longitude >= 0 else "W",
            4: _degrees(longitude),
            5: b"\0",
            6: IFDRational(round(float(phone["altitude"]) * 10), 10),
            7: (IFDRational(utc.tm_hour), IFDRational(utc.tm_min), IFDRational(utc.tm_sec)),
            29: f"{utc.tm_year}:{utc.tm_mon:02}:{utc.tm_mday:02}",
        }
    )
    return exif


def _degrees(angle: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    """An angle as degrees, minutes and hundredths of seconds."""
    hundredths = round(abs(angle) * 360000)
    minutes, seconds = divmod(hundredths, 6000)
    return (
        IFDRational(minutes // 60),
        IFDRational(minutes % 60),
        IFDRational(seconds, 100),
    )
