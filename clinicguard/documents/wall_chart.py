"""What to do in one kind of matter, as a flow chart for the wall: no case, no name, no number."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.figures import Chart
from clinicguard.documents.charts.flow_chart import Node, flow_charts
from clinicguard.documents.flow import Area
from clinicguard.documents.frame import bind
from clinicguard.documents.pages import A4, MM, page_words
from clinicguard.documents.parts import note
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press, head_code
from clinicguard.documents.qr import draw_code
from clinicguard.documents.sheet import HEAD, LINE, TEXT
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span

_SIDE = (A4[0] - 510) / 2
_TOP, _FOOT = 13 * MM, A4[1] - 17 * MM
_TALL = _FOOT - _TOP - 6
_TITLE = 92.0
"""Points that the title takes of the first page."""
_NOTE = 24.0
"""Points for the line below the last drawing."""
_CLOSER = 0.92
_CODE = 11 * MM


@dataclass(frozen=True, slots=True)
class ChartPaper:
    """The chart of one nature. `told` is the whole of it in words; `reviewed` who read it."""

    name: str
    meaning: str
    nodes: tuple[Node, ...]
    levels: tuple[str, str, str]
    told: str
    reviewed: str


def wall_chart(paper: ChartPaper, press: Press) -> bytes:
    """One drawing a page, to be hung one below the other."""
    kind = press.words.say("Flow chart for the wall")
    title = Title(kind=kind, number="", name=paper.name, under=(paper.meaning,))
    blocks: list[Block] = _charts(paper)
    whole = [*blocks, note(paper.reviewed)]
    return bind(title, whole, press, paper=_WallPage(press, kind), check=False)


def _charts(paper: ChartPaper) -> list[Block]:
    """The drawings, a little smaller where that saves a sheet."""
    drawn = {
        scale: flow_charts(
            paper.nodes,
            paper.levels,
            ((_TALL - _TITLE) / scale, (_TALL - _NOTE) / scale),
            paper.told,
        )
        for scale in (1.0, _CLOSER)
    }
    scale = min(drawn, key=lambda each: (len(drawn[each]), -each))
    return [Chart(each, most=scale) for each in drawn[scale]]


class _WallPage:
    """A4 with narrow margins: nobody binds what hangs on a wall."""

    size = A4

    def __init__(self, press: Press, kind: str) -> None:
        self._press, self._kind = press, kind

    def area(self, index: int) -> Area:
        return Area(index, _SIDE, _TOP, A4[0] - 2 * _SIDE, _TALL)

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        stamp, press = self._press.stamp, self._press
        with pen.ornament("Pagination"):
            pen.rule(_SIDE, _FOOT, A4[0] - _SIDE, _FOOT, LINE, 0.6)
            draw_code(pen, head_code(stamp), A4[0] - _SIDE - _CODE, _FOOT + 4, _CODE, TEXT)
            name = f"{stamp.clinic_name}    {self._kind}"
            if press.draft:
                name = f"{press.words.say_in('paper', 'Draft')}    {name}"
            made = f"{page_words(press, page, pages)}    {press.when(stamp.made_at)}"
            for n, words in enumerate((name, made)):
                lines = pen.setter.lines([Span(words, bold=not n)], HEAD, 400)
                pen.lines(lines[:1], HEAD, _SIDE, _FOOT + 6 + n * 13)
