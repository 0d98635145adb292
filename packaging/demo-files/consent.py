"""The consent form: printed, filled in by hand, signed, and scanned with searchable text."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pikepdf
import pypdfium2
from case import Case
from PIL import Image, ImageChops, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TRUETYPE = "/usr/share/fonts/truetype/"
FONTS = {
    "wenkai": TRUETYPE + "lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "wenkai-light": TRUETYPE + "lxgw-wenkai/LXGWWenKai-Light.ttf",
    "liberation": TRUETYPE + "liberation/LiberationSans-Regular.ttf",
    "song": TRUETYPE + "arphic-gbsn00lp/gbsn00lp.ttf",
    "dkg": TRUETYPE + "fifthhorseman/dkgIt.ttf",
    "kristi": TRUETYPE + "kristi/Kristi.ttf",
}
LEFT, RIGHT = 62.0, A4[0] - 56
INK = (0.09, 0.16, 0.5)


@dataclass(slots=True)
class Sheet:
    """One page being drawn. What is written on it is kept, for the scan's text layer."""

    case: Case
    canvas: Canvas
    chance: random.Random = field(default_factory=lambda: random.Random(1116))
    y: float = A4[1] - 62
    words: list[tuple[float, float, float, str, str]] = field(default_factory=list)

    def font(self, kind: str) -> str:
        """`form`, `hand` or `signature`, registered."""
        name = str(self.case.texts["fonts"][kind])
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, FONTS[name]))
        return name

    def print_at(self, x: float, text: str, size: float = 10.5) -> float:
        """Printed words; gives where they end."""
        name = self.font("form")
        self.canvas.setFont(name, size)
        self.canvas.setFillGray(0.12)
        self.canvas.drawString(x, self.y, text)
        self.words.append((x, self.y, size, name, text))
        return x + float(pdfmetrics.stringWidth(text, name, size))

    def centre(self, text: str, size: float) -> None:
        """One printed line in the middle of the page."""
        width = float(pdfmetrics.stringWidth(text, self.font("form"), size))
        self.print_at((A4[0] - width) / 2, text, size)

    def write_at(self, x: float, text: str, size: float = 13, kind: str = "hand") -> None:
        """Handwriting: every sign a little turned, lifted and sized by chance."""
        name = self.font(kind)
        self.words.append((x, self.y, size, name, text))
        for sign in text:
            grown = size * self.chance.uniform(0.93, 1.08)
            self.canvas.saveState()
            self.canvas.translate(x, self.y + self.chance.uniform(-0.9, 1.3))
            self.canvas.rotate(self.chance.uniform(-3.5, 4.5))
            self.canvas.skew(0, self.chance.uniform(-9, -3))
            self.canvas.setFillColorRGB(*INK)
            self.canvas.setStrokeColorRGB(*INK)
            self.canvas.setLineWidth(0.2)
            self.canvas.setFont(name, grown)
            self.canvas.drawString(0, 0, sign, mode=0 if kind == "signature" else 2)
            self.canvas.restoreState()
            x += float(pdfmetrics.stringWidth(sign, name, grown)) * self.chance.uniform(0.93, 1.0)

    def rule(self, x: float, end: float) -> None:
        """The thin line that one writes on."""
        self.canvas.setStrokeGray(0.45)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, self.y - 3.5, end, self.y - 3.5)

    def tick(self, x: float, ticked: bool) -> None:
        """A box, ticked with two strokes of the pen or left empty."""
        self.canvas.setStrokeGray(0.2)
        self.canvas.setLineWidth(0.8)
        self.canvas.rect(x, self.y - 1, 9, 9)
        if ticked:
            lift = self.chance.uniform(-1, 1.5)
            self.canvas.setStrokeColorRGB(*INK)
            self.canvas.setLineWidth(1.3)
            self.canvas.lines(
                [
                    (x + 1, self.y + 4 + lift, x + 4, self.y),
                    (x + 4, self.y, x + 11 + lift, self.y + 12 + lift),
                ]
            )

    def down(self, step: float) -> None:
        """On to the next line."""
        self.y -= step


def scan(case: Case) -> None:
    """Fills in the form and keeps it as a scan of one page."""
    held = io.BytesIO()
    sheet = Sheet(case, Canvas(held, pagesize=A4))
    _fill(sheet, case.texts["consent"])
    sheet.canvas.save()
    page = pypdfium2.PdfDocument(held.getvalue())[0]
    picture = _scanned(page.render(scale=150 / 72).to_pil().convert("RGB"))
    case.keep("consent_form", _with_text(case, sheet, picture))


def _fill(sheet: Sheet, form: dict[str, Any]) -> None:
    sheet.centre(form["clinic"], 13)
    sheet.down(27)
    sheet.centre(form["heading"], 17)
    sheet.print_at(RIGHT - 105, form["number"], 8)
    sheet.down(32)
    fields: Sequence[Sequence[str]] = form["fields"]
    for pair in (fields[n : n + 2] for n in range(0, len(fields), 2)):
        for x, (label, value) in zip((LEFT, LEFT + 245), pair, strict=False):
            end = sheet.print_at(x, label)
            sheet.rule(end + 6, x + 225)
            sheet.write_at(end + 12, value, 12.5)
        sheet.down(25)
    for section in form["sections"]:
        sheet.down(7)
        sheet.print_at(LEFT, section["heading"], 12)
        sheet.down(21)
        _section(sheet, section)
    sheet.y = 44
    sheet.print_at(LEFT, form["foot"], 8)


def _section(sheet: Sheet, section: dict[str, Any]) -> None:
    for row in section.get("rows", ()):
        end = sheet.print_at(LEFT + 12, row["label"])
        sheet.rule(end + 8, LEFT + 330)
        sheet.write_at(end + 14, row["written"], 12.5)
        sheet.down(22)
    for line in section.get("lines", ()):
        sheet.print_at(LEFT + 12, line)
        sheet.down(19)
    for item in section.get("ticks", ()):
        sheet.tick(LEFT + 13, item["ticked"])
        sheet.print_at(LEFT + 31, item["text"])
        sheet.down(20)
    if signature := section.get("signature"):
        sheet.down(10)
        end = sheet.print_at(LEFT + 12, signature["label"])
        sheet.rule(end + 8, end + 150)
        sheet.write_at(end + 22, signature["name"], 21, "signature")
        sheet.write_at(end + 172, signature["when"], 11.5)
        sheet.rule(end + 162, RIGHT)
        sheet.down(24)
    if extra := section.get("extra"):
        end = sheet.print_at(LEFT + 12, extra["label"])
        sheet.rule(end + 8, end + 90)
        sheet.write_at(end + 18, extra["written"], 12.5)
        sheet.down(20)


def _scanned(page: Image.Image) -> Image.Image:
    """Paper tone, punch holes, the scanner's slight turn, shadow at the edge, and noise."""
    paper = ImageChops.multiply(page, Image.new("RGB", page.size, (250, 248, 242)))
    hole = Image.radial_gradient("L").resize((34, 34)).point(lambda tone: 255 if tone < 128 else 0)
    for y in (page.height // 2 - 236, page.height // 2 + 236):
        paper.paste((206, 205, 201), (36, y), hole)
    turned = paper.rotate(0.35, Image.Resampling.BICUBIC, fillcolor=(236, 235, 230))
    edge = Image.linear_gradient("L").rotate(90, expand=True).resize(page.size)
    edge = edge.point(lambda tone: 255 - max(0, 12 - tone) * 4)
    shaded = ImageChops.multiply(turned, Image.merge("RGB", (edge, edge, edge)))
    grain = Image.effect_noise(page.size, 7)
    noisy = ImageChops.soft_light(shaded, Image.merge("RGB", (grain, grain, grain)))
    return noisy.filter(ImageFilter.GaussianBlur(0.55))


def _with_text(case: Case, sheet: Sheet, picture: Image.Image) -> bytes:
    """The scan with its words behind the picture, as office scanners keep them."""
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=66)
    jpeg.seek(0)
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
    for x, y, size, name, text in sheet.words:
        if text.strip():
            canvas.setFont(name, size)
            canvas.drawString(x, y, text, mode=3)
    canvas.save()
    moment = datetime.fromisoformat(case.evidence("consent_form")["form"]["captured_at"])
    stamp = moment.strftime("D:%Y%m%d%H%M%S%z")
    with pikepdf.open(io.BytesIO(held.getvalue())) as pdf:
        pdf.docinfo["/Creator"] = case.evidence("consent_form")["form"]["device"]
        pdf.docinfo["/Title"] = case.texts["consent"]["heading"]
        pdf.docinfo["/Author"] = case.script["clinic"]["name"]
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = f"{stamp[:-2]}'{stamp[-2:]}'"
        for part in pdf.objects:
            if isinstance(part, pikepdf.Dictionary) and "/ToUnicode" in part:
                table = part.ToUnicode.read_bytes()
                part.ToUnicode.write(re.sub(rb"<([0-9A-F]{5})>", _in_utf16, table))
        done = io.BytesIO()
        pdf.save(done, deterministic_id=True)
    return done.getvalue()


def _in_utf16(found: re.Match[bytes]) -> bytes:
    """A sign beyond U+FFFF as the two units that a PDF's text table asks for."""
    return b"<" + chr(int(found[1], 16)).encode("utf-16-be").hex().upper().encode() + b">"
