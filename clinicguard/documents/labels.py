"""Labels for exhibits: ten on a sheet, each with its mark, its number and a code with the hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.flow import Area
from clinicguard.documents.frame import bind
from clinicguard.documents.pages import A4, MM, page_words
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.qr import draw_code
from clinicguard.documents.sheet import CELL, CELL_SOFT, FINE, FINE_CODE, LABEL, MUTE, TEXT
from clinicguard.documents.title import Title
from clinicguard.documents.type.plain import one_line
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

_SIDE, _TOP = 12 * MM, 18 * MM
_TALL = 51 * MM
_CODE = 27 * MM
_PAD = 4 * MM
_MARK = Style("sans-bold", 19, 24)
_HEAD = Style("sans-bold", 8.5, 13, below=8, tag="H1")


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One exhibit. `sha256` in hex; the title stands on at most two lines."""

    number: str
    mark: str
    case: str
    title: str
    sha256: str
    taken_in_at: datetime
    taken_in_by: str


@dataclass(frozen=True, slots=True)
class LabelsPaper:
    """The exhibits of one case, in the order of their marks."""

    number: str
    labels: tuple[LabelLine, ...]


def label_sheet(paper: LabelsPaper, press: Press) -> bytes:
    """A4 with two labels beside each other, to cut along the dashes."""
    kind = press.words.say("Exhibit labels")
    title = Title(kind=kind, number=paper.number, name=kind)
    heading = Heading(f"{kind}    {paper.number}", _HEAD, 1)
    pairs = [paper.labels[i : i + 2] for i in range(0, len(paper.labels), 2)]
    blocks: list[Block] = [heading, *(_Pair(pair, press) for pair in pairs)]
    return bind(title, blocks, press, paper=_Sheet(press), titled=False, check=False)


def label_code(line: LabelLine) -> str:
    """What the code holds: number and hash, in capitals so that it stays small."""
    return f"{one_line(line.number)[:40]}:SHA256:{one_line(line.sha256)[:64]}".upper()


class _Sheet:
    """A4 with narrow margins; the page's number alone stands around the labels."""

    size = A4

    def __init__(self, press: Press) -> None:
        self._press = press

    def area(self, index: int) -> Area:
        return Area(index, _SIDE, _TOP, A4[0] - 2 * _SIDE, A4[1] - _TOP - 12 * MM)

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        with pen.ornament("Pagination"):
            said = [page_words(self._press, page, pages)]
            if self._press.draft:
                said.insert(0, self._press.words.say_in("paper", "Draft"))
            lines = pen.setter.lines([Span("    ".join(said))], FINE, 300)
            pen.lines(lines[:1], FINE, _SIDE, A4[1] - 9 * MM)


class _Pair(Block):
    """Two labels beside each other; they never part."""

    def __init__(self, lines: Sequence[LabelLine], press: Press) -> None:
        self._lines, self._press = lines, press
        self.key: object = self

    def height(self, setter: Setter, width: float) -> float:
        return _TALL

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for n, line in enumerate(self._lines):
            self._label(pen, line, x + n * width / 2, top, width / 2)

    def _label(self, pen: Pen, line: LabelLine, x: float, top: float, wide: float) -> None:
        with pen.ornament():
            for a, b in (
                ((x, top), (x + wide, top)),
                ((x, top + _TALL), (x + wide, top + _TALL)),
                ((x, top), (x, top + _TALL)),
                ((x + wide, top), (x + wide, top + _TALL)),
            ):
                pen.rule(*a, *b, MUTE, 0.5, "[3 3] 0")  # fmt: skip
        left, upper = x + _PAD, top + _PAD
        room = wide - _CODE - 2.6 * _PAD
        say = self._press.words.say
        with pen.element("Sect", (self.key, line.number)):
            upper = self._words(pen, line.mark or line.number, _MARK, left, upper, room, 1)
            upper = self._words(pen, f"{line.number}    {line.case}", LABEL, left, upper, room, 1)
            upper = self._words(pen, line.title, CELL, left, upper, room, 2)
            taken = f"{self._press.brief(line.taken_in_at)}    {line.taken_in_by}"
            self._words(pen, taken, CELL_SOFT, left, upper, room, 2)
            self._code(pen, line, x + wide - _CODE - _PAD, top + _PAD)
            foot = top + _TALL - _PAD - 2 * FINE_CODE.leading - FINE.leading
            foot = self._words(pen, self._press.stamp.clinic_name, FINE, left, foot,
                               wide - 2 * _PAD, 1)  # fmt: skip
            groups = in_groups(line.sha256, 8)
            self._words(pen, f"{say('SHA-256')} {groups}", FINE_CODE, left, foot,
                        wide - 2 * _PAD, 2)  # fmt: skip

    def _words(
        self, pen: Pen, words: str, style: Style, x: float, top: float, room: float, most: int
    ) -> float:
        lines = Text(words, style).lines(pen.setter, room)[:most]
        with pen.element("P"), pen.content():
            pen.lines(lines, style, x, top)
        return top + len(lines) * style.leading

    def _code(self, pen: Pen, line: LabelLine, x: float, top: float) -> None:
        words = self._press.words.say("QR code with the exhibit's number and hash")
        with pen.element("Figure", (self.key, line.number, "code"), alternative=words):
            pen.bounds(x, top, _CODE, _CODE)
            with pen.content():
                draw_code(pen, label_code(line), x, top, _CODE, TEXT)
