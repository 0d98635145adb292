"""Places in a text: the guard counts code points, Qt counts UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left


class Places:
    """Translates places of one text from one count to the other."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def units(self, point: int) -> int:
        """Where the code point number `point` begins, in UTF-16 units."""
        return point + bisect_left(self._wide, point)

    def points(self, unit: int) -> int:
        """The code point that begins at, or holds, the UTF-16 unit number `unit`."""
        before = 0
        for number, place in enumerate(self._wide):
            if place + number >= unit:
                break
            before = number + 1
        return unit - before
