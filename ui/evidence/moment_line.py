"""A moment that may stay unknown: typed in any usual way, read back below."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from clinicguard.host.wall_time import is_twice
from ui.widgets.lines import LineField
from ui.widgets.moments import read_moment, spelt_moment
from ui.widgets.which_one import WhichOne, lacks

_ANSWERS = ("first", "second")


class MomentLine(LineField):
    """Empty means not known. `near` gives what is left out.

    A time that comes twice on its day is asked for by `which`, and is none before that.
    """

    def __init__(self, near: datetime, zone: ZoneInfo) -> None:
        there = near.astimezone(zone)
        super().__init__(f"{there:%m-%d %H:%M}", longest=40)
        self._near = there.replace(second=0, microsecond=0)
        self._fold: int | None = None
        self.which = WhichOne(self._other_one)
        self.row.addWidget(self.which)
        self.edit.textChanged.connect(self._ask_anew)

    def moment(self) -> datetime | None:
        """What is meant; None while nothing is typed, or it cannot be read."""
        typed = self.text().strip()
        read = read_moment(typed, self._near) if typed else None
        if read is None or not is_twice(read):
            return read
        return None if self._fold is None else read.replace(fold=self._fold)

    def use(self, zone: tzinfo) -> None:
        """Reads and writes times of another zone from now on; what is typed stays typed."""
        self._near = self._near.astimezone(zone)
        self._ask()

    def put(self, moment: datetime | None) -> None:
        """Puts a moment in, as the program does; None empties the line."""
        there = None if moment is None else moment.astimezone(self._near.tzinfo)
        self.set_text("" if there is None else f"{there:%Y-%m-%d %H:%M}")
        self._answer(None if there is None else there.fold)

    def answered(self) -> str:
        """Which of the two it is, as a draft keeps it; nothing while that is not said."""
        return "" if self._fold is None else _ANSWERS[self._fold]

    def put_answer(self, kept: str) -> None:
        """Puts the answer back, as the program does."""
        self._answer(_ANSWERS.index(kept) if kept in _ANSWERS else None)

    def is_wrong(self) -> bool:
        """Whether something stands there that is no moment."""
        return bool(self.text().strip()) and self.moment() is None

    def lacks(self) -> str:
        return lacks(self._spelt(), self._fold)

    def _spelt(self) -> datetime | None:
        typed = self.text().strip()
        return spelt_moment(typed, self._near) if typed else None

    def _ask_anew(self) -> None:
        self._answer(None)

    def _answer(self, fold: int | None) -> None:
        self._fold = fold
        self._ask()

    def _ask(self) -> None:
        self.which.ask(self._spelt(), self._fold)

    def _other_one(self) -> None:
        """Says that the first is meant; the next time, that it is the other one."""
        spelt = self._spelt()
        if spelt is not None and is_twice(spelt):
            self._answer(0 if self._fold is None else 1 - self._fold)
            self.changed.emit()
