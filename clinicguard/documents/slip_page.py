"""The paper of a slip: A4 in two parts with a line to cut between them."""

from __future__ import annotations

from clinicguard.documents.flow import Area
from clinicguard.documents.pages import A4, MM
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import FINE, MUTE
from clinicguard.documents.type.style import Span

_SIDE = 20 * MM
_EDGE = 13 * MM
_CUT = 183 * MM
"""The upper part is the larger: a message of seven lines stands in it, and two promised times."""


class SlipPage:
    """Each page has two areas, above and below the cut."""

    size = A4

    def __init__(self, press: Press) -> None:
        self._press = press

    def area(self, index: int) -> Area:
        page, lower = divmod(index, 2)
        top, end = (_CUT, A4[1]) if lower else (0.0, _CUT)
        return Area(page, _SIDE, top + _EDGE, A4[0] - 2 * _SIDE, end - top - 2 * _EDGE)

    def decorate(self, pen: Pen, page: int, pages: int) -> None:
        with pen.ornament("Pagination"):
            pen.rule(0, _CUT, A4[0], _CUT, MUTE, 0.6, "[3 3] 0")
            said = [Span(self._press.words.say("Cut here"))]
            lines = pen.setter.lines(said, FINE, 200)
            pen.lines(lines, FINE, _SIDE, _CUT - FINE.leading - 1)
            if pages > 1:
                number = self._press.words.say("Page {page} of {pages}", page=page + 1, pages=pages)
                pen.lines(pen.setter.lines([Span(number)], FINE, 200), FINE, _SIDE, A4[1] - 9 * MM)
