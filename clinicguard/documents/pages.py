"""The papers: the page of a case file, with its head, its foot and the log's head as a QR code."""

from __future__ import annotations

from typing import Protocol

from clinicguard.documents.flow import Area
from clinicguard.documents.marks import Mark
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press, head_code, in_groups
from clinicguard.documents.qr import draw_code
from clinicguard.documents.sheet import (
    FINE,
    FINE_CODE,
    HEAD,
    HEAD_STRONG,
    LINE,
    PAPER,
    TEXT,
)
from clinicguard.documents.title import Title
from clinicguard.documents.type.style import Span, Style

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEFT, RIGHT = 28 * MM, 20 * MM  # the left one takes the binding
WIDTH = A4[0] - LEFT - RIGHT

_TOP, _FOOT, _BOTTOM = 30 * MM, 271 * MM, 265 * MM
_CODE = 15 * MM
_MARK = Style("sans-bold", 8.5, 12)


class Paper(Protocol):
    """A kind of paper: its size, the areas that text fills, and what stands around them."""

    size: tuple[float, float]

    def area(self, index: int) -> Area:
        """The areas in the order in which they are filled."""

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        """Draws head and foot of a page; `page` from 0."""


class CasePage:
    """A4 with 28 mm to bind, for everything that goes into a file."""

    size = A4

    def __init__(self, title: Title, press: Press) -> None:
        self._title, self._press = title, press

    def area(self, index: int) -> Area:
        return Area(index, LEFT, _TOP, WIDTH, _BOTTOM - _TOP)

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        with pen.ornament("Pagination"):
            self._head(pen)
            self._foot(pen, page, pages)

    def _head(self, pen: Pen) -> None:
        top = 16 * MM
        free = self._marks(pen, top) - LEFT - 12
        spans = [Span(self._press.stamp.clinic_name, bold=True)]
        spans += [Span(f"    {part}") for part in (self._title.kind, self._title.number) if part]
        pen.lines(pen.setter.lines(spans, HEAD, free)[:1], HEAD, LEFT, top)
        pen.rule(LEFT, 22.5 * MM, LEFT + WIDTH, 22.5 * MM, TEXT, 0.8)

    def _marks(self, pen: Pen, top: float) -> float:
        """The marks at the right, the draft mark first; returns where they begin."""
        words = self._press.words
        shown = [(mark.said(words), mark is Mark.ROOT_CAUSE) for mark in self._title.marks]
        x = LEFT + WIDTH
        for said, filled in reversed(shown):
            x = _boxed(pen, said, x, top, filled=filled)
        if self._press.draft:
            x = _boxed(pen, words.say_in("paper", "Draft"), x, top, filled=True)
        return x

    def _foot(self, pen: Pen, page: int, pages: int) -> None:
        words, stamp = self._press.words, self._press.stamp
        pen.rule(LEFT, _FOOT, LEFT + WIDTH, _FOOT, LINE, 0.6)
        draw_code(pen, head_code(stamp), LEFT + WIDTH - _CODE, _FOOT + 6, _CODE, TEXT)
        top = _FOOT + 5
        _one_line(pen, page_words(self._press, page, pages), HEAD_STRONG, top)
        made = words.say(
            "Clinic log, entry {count}. Printed {when} by {who}.",
            count=f"{stamp.log_count:,}",
            when=self._press.when(stamp.made_at),
            who=stamp.made_by,
        )
        _one_line(pen, made, FINE, top + 15)
        _one_line(pen, in_groups(stamp.log_hash), FINE_CODE, top + 26)


def page_words(press: Press, page: int, pages: int) -> str:
    """「第 1 頁，共 9 頁」; `page` from 0."""
    return press.words.say("Page {page} of {pages}", page=page + 1, pages=pages)


def _one_line(pen: Pen, text: str, style: Style, top: float) -> None:
    pen.lines(pen.setter.lines([Span(text)], style, WIDTH - _CODE - 12)[:1], style, LEFT, top)


def _boxed(pen: Pen, said: str, right: float, top: float, *, filled: bool) -> float:
    """A word in a box whose right edge is at `right`; returns where the next one may end."""
    wide = pen.setter.width(said, _MARK)
    left = right - wide - 12
    pen.box(left, top - 1.5, wide + 12, 15, fill=TEXT if filled else None, edge=TEXT, weight=0.8)
    shown = Span(said, colour=PAPER if filled else TEXT)
    pen.lines(pen.setter.lines([shown], _MARK, wide + 1), _MARK, left + 6, top)
    return left - 5
