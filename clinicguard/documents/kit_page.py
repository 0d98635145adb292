"""The paper of the recovery card: nothing of the log on it, only whose card it is."""

from __future__ import annotations

from clinicguard.documents.flow import Area
from clinicguard.documents.pages import A4, LEFT, MM, WIDTH, page_words
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import FINE, HEAD_STRONG, LINE
from clinicguard.documents.type.style import Span

_TOP, _BOTTOM, _FOOT = 22 * MM, 272 * MM, 278 * MM


class KitPage:
    """A4, printed on both sides."""

    size = A4

    def __init__(self, press: Press) -> None:
        self._press = press

    def area(self, index: int) -> Area:
        return Area(index, LEFT, _TOP, WIDTH, _BOTTOM - _TOP)

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        stamp = self._press.stamp
        other = "English · 简体中文 · 繁體中文"
        with pen.ornament("Pagination"):
            pen.rule(LEFT, _FOOT, LEFT + WIDTH, _FOOT, LINE, 0.6)
            number = [Span(page_words(self._press, page, pages))]
            pen.lines(pen.setter.lines(number, HEAD_STRONG, WIDTH), HEAD_STRONG, LEFT, _FOOT + 5)
            said = f"{stamp.clinic_name}    {stamp.clinic_id}    {other}"
            lines = pen.setter.lines([Span(said)], FINE, WIDTH)
            pen.lines(lines[:1], FINE, LEFT, _FOOT + 18)
