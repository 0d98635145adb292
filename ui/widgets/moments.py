"""A day and a time: digits typed in any usual way, arrow keys to step, or a calendar."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from clinicguard.host.clock import from_text, to_text
from clinicguard.host.wall_time import is_never, is_twice, on_by, there
from ui.language import say
from ui.theme.chosen import font, px
from ui.theme.tokens import HEIGHT
from ui.widgets.buttons import IconButton
from ui.widgets.calendars import DayPopup
from ui.widgets.frames import Framed
from ui.widgets.lines import see_through
from ui.widgets.text import Label
from ui.widgets.which_one import WhichOne, lacks

_NEEDED = 136
_DIGITS = re.compile(r"\d+")
_YEAR_LAST = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")
_SLASHED = re.compile(r"\s*(\d{1,2})\s*/\s*(\d{1,2})(?!\d|\s*/)")
_DAY_FIRST, _MONTH_FIRST, _MONTHS = "Europe/", "America/", 12
_ROC_OFFSET, _ROC_BELOW = 1911, 1000
"""A year of fewer than four digits is one of the Republic: 115 is 2026."""
_AS_TYPED = "typed "
"""Before what a draft keeps of a field whose words are no moment yet."""


def read_moment(text: str, near: datetime, timed: bool = True) -> datetime | None:
    """What somebody means by digits: "2026-11-21 09:41", "11/21 9:41", "１１２１ 0941", "9:41".

    A year is read as the clinic writes it: 2026, or 115 as 民國 counts. What is left out is taken
    from `near`, and so is the zone: Europe writes the day first ("21/11/2026"), America the month.
    None if no such moment exists, or if one cannot tell which number is the day.
    """
    spelt = spelt_moment(text, near, timed)
    return None if spelt is None or is_never(spelt) else spelt


def spelt_moment(text: str, near: datetime, timed: bool = True) -> datetime | None:
    """The same, also where the clocks go over it."""
    plain = _year_first(unicodedata.normalize("NFKC", text), near)
    groups = [found.group() for found in _DIGITS.finditer(plain)]
    numbers = _spread(groups)
    whole = (near.year, near.month, near.day, near.hour, near.minute)[: 5 if timed else 3]
    if not numbers or len(numbers) > len(whole):
        return None
    year, month, day, *clock = (*whole[: len(whole) - len(numbers)], *numbers)
    year += _ROC_OFFSET if year < _ROC_BELOW else 0
    hour, minute = clock if clock else (0, 0)
    try:
        return datetime(year, month, day, hour, minute, tzinfo=near.tzinfo)
    except ValueError:
        return None


def _year_first(text: str, near: datetime) -> str:
    """A day that begins with the day or the month, as year, month, day; nothing if it is unsure."""
    zone = getattr(near.tzinfo, "key", "")
    ends = _YEAR_LAST.match(text)
    if ends is None:
        short = _SLASHED.match(text) if zone.startswith(_DAY_FIRST) else None
        return text if short is None else f"{short[2]}-{short[1]} {text[short.end() :]}"
    one, two, year = ends.groups()
    if zone.startswith(_DAY_FIRST) or (int(one) > _MONTHS and not zone.startswith(_MONTH_FIRST)):
        one, two = two, one
    elif not zone.startswith(_MONTH_FIRST) and int(two) <= _MONTHS and one != two:
        return ""
    return f"{year}-{one}-{two} {text[ends.end() :]}"


def _spread(groups: list[str]) -> list[int]:
    """Cuts digits that were written without signs between them: 20261121, 1151121, 1121, 0941."""
    cut: list[str] = []
    for number, group in enumerate(groups):
        year = number == 0 and len(groups) >= 3 and len(group) == 4
        if len(group) in (7, 8):
            cut += [group[:-4], group[-4:-2], group[-2:]]
        elif len(group) == 4 and not year:
            cut += [group[:2], group[2:]]
        else:
            cut.append(group)
    return [int(group) for group in cut]


class MomentField(Framed):
    """A day and a time in the clinic's zone; given and taken as an aware datetime.

    `value` is the last moment that could be read; `enough` says whether what stands there can be.
    A time that comes twice on its day is asked for by `which`, and is not enough before that.
    """

    timed = True

    def __init__(self, moment: datetime, zone: ZoneInfo, *, roc: bool = False) -> None:
        super().__init__()
        self._zone = zone
        self._roc = roc
        self._value = moment.astimezone(zone).replace(second=0, microsecond=0)
        self._told_which = True
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setFont(font())
        self.edit.setMaxLength(40)
        see_through(self.edit)
        self.watch(self.edit)
        self._weekday = Label("", "text", "mute")
        self.which = WhichOne(self._other_one)
        self.calendar = IconButton("calendar", say("Choose from a calendar"), size="small")
        self.calendar.clicked.connect(self._show_calendar)
        self.row.setContentsMargins(px(11), px(2), px(2), px(2))
        self.row.addWidget(self.edit, 1)
        self.row.addWidget(self.which)
        self.row.addWidget(self._weekday)
        self.row.addWidget(self.calendar)
        self.setFixedHeight(px(HEIGHT.button))
        self.setMinimumWidth(px(_NEEDED + 44 if self.timed else _NEEDED))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._tidy)
        self._write()

    def value(self) -> datetime:
        """The moment: aware, in the clinic's zone, whole minutes."""
        return self._value

    def set_value(self, moment: datetime) -> None:
        """Puts a moment in, as the program does: `changed` does not come."""
        self._value = moment.astimezone(self._zone).replace(second=0, microsecond=0)
        self._told_which = True
        self._write()

    def kept(self) -> str:
        """As a draft keeps it: the moment, or what was typed while that is none yet."""
        return to_text(self._value) if self.enough() else f"{_AS_TYPED}{self.edit.text()}"

    def put_kept(self, kept: str) -> None:
        """Puts back what a draft kept; what was still to be asked is asked again."""
        if not kept.startswith(_AS_TYPED):
            self.set_value(from_text(kept))
            return
        text = kept.removeprefix(_AS_TYPED)
        self.edit.setText(text)
        read = read_moment(text, self._value, self.timed)
        self._value, self._told_which = read or self._value, False
        self._weekday.setText(weekday_short(self._value.date()) if read else "")
        self._ask_which()

    def set_still(self, still: bool) -> None:
        super().set_still(still)
        self.edit.setReadOnly(still)
        self.calendar.setVisible(not still)
        self.which.setEnabled(not still)

    def enough(self) -> bool:
        read = read_moment(self.edit.text(), self._value, self.timed)
        return read is not None and (self._told_which or not is_twice(read))

    def reach(self) -> QWidget:
        return self.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            turn = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if turn and not self.edit.isReadOnly():
                self._step(turn)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = px(_NEEDED + 100 if self.timed else _NEEDED + 56)
        self._weekday.setVisible(self.width() >= whole)

    def _step(self, turn: int) -> None:
        """Moves the part under the cursor on or back by one."""
        at = self.edit.cursorPosition()
        part = len(_DIGITS.findall(self.edit.text()[:at])) - 1
        try:
            moved = there(_stepped(self._value, max(0, part), turn))
        except (ValueError, OverflowError):  # where the calendar ends
            return
        self._told_which = part > 2
        self._value = moved
        self._write()
        self.edit.setCursorPosition(at)
        self.changed.emit()

    def _typed(self, text: str) -> None:
        read = read_moment(text, self._value, self.timed)
        if read is not None and read != self._value.replace(fold=0):
            self._value, self._told_which = read, False
        self._weekday.setText(weekday_short(self._value.date()) if read else "")
        self._ask_which()
        self.changed.emit()

    def lacks(self) -> str:
        """Why what stands here is no moment; nothing where it is one, or where nothing stands."""
        spelt = self._spelt()
        if spelt is None:
            told = say("This cannot be read. Write it like this: {example}", example=self._spell())
            return told if self.edit.text().strip() else ""
        return lacks(spelt, self._answered())

    def _spelt(self) -> datetime | None:
        return spelt_moment(self.edit.text(), self._value, self.timed)

    def _answered(self) -> int | None:
        return self._value.fold if self._told_which else None

    def _ask_which(self) -> None:
        self.which.ask(self._spelt(), self._answered())

    def _other_one(self) -> None:
        """Says that the first is meant; the next time, that it is the other one."""
        if not self.which.isVisibleTo(self) or not is_twice(self._value):
            return
        self._value = self._value.replace(fold=1 - self._value.fold if self._told_which else 0)
        self._told_which = True
        self._ask_which()
        self.set_wrong(not self.enough())
        self.changed.emit()

    def _tidy(self) -> None:
        if self.enough():
            self._write()
        self.set_wrong(not self.enough())

    def _write(self) -> None:
        self.edit.setText(self._spell())
        self._weekday.setText(weekday_short(self._value.date()))
        self._ask_which()

    def _spell(self) -> str:
        """The last moment that could be read, as it is written here."""
        year = self._value.year
        shown = f"{year - _ROC_OFFSET:03d}" if self._roc and year > _ROC_OFFSET else f"{year}"
        pattern = "-%m-%d %H:%M" if self.timed else "-%m-%d"
        return shown + self._value.strftime(pattern)

    def _show_calendar(self) -> None:
        DayPopup(self, self._value.date(), self._take_day).open()

    def _take_day(self, day: date) -> None:
        self._value = there(self._value.replace(day.year, day.month, day.day, fold=0))
        self._told_which = False
        self._write()
        self.changed.emit()


class DayField(MomentField):
    """A day without a time; given and taken as a date, shown in 民國 years with `roc`."""

    timed = False

    def __init__(self, day: date, *, roc: bool = False) -> None:
        super().__init__(datetime(day.year, day.month, day.day, tzinfo=_UTC), _UTC, roc=roc)

    def day(self) -> date:
        """The day that stands here."""
        return self.value().date()

    def set_day(self, day: date) -> None:
        """Puts a day in, as the program does: `changed` does not come."""
        self.set_value(datetime(day.year, day.month, day.day, tzinfo=_UTC))


class MaybeDayField(DayField):
    """A day that may stay unknown: it begins empty. `near` gives the year to a day without one."""

    def __init__(self, near: date, *, roc: bool = False) -> None:
        super().__init__(near, roc=roc)
        self.set_text("")

    def known(self) -> date | None:
        """The day that stands here; None where nothing does."""
        return self.day() if self.text() else None

    def text(self) -> str:
        """What stands in the line."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Puts text in as it was typed; `changed` does not come."""
        self.edit.setText(text)
        read = read_moment(text, self._value, self.timed)
        self._value = read or self._value
        self._weekday.setText(weekday_short(self.day()) if read else "")

    def enough(self) -> bool:
        return not self.text() or super().enough()

    def _tidy(self) -> None:
        if self.text():
            super()._tidy()
        else:
            self.set_wrong(False)


_UTC = ZoneInfo("UTC")


def _stepped(moment: datetime, part: int, turn: int) -> datetime:
    """On or back by one year, month, day, hour or minute. Raises ValueError, OverflowError."""
    match part:
        case 0 | 1:
            return _months_on(moment, turn * (12 if part == 0 else 1))
        case 2:
            return moment + timedelta(days=turn)
        case 3:
            return on_by(moment, timedelta(hours=turn))
    return on_by(moment, timedelta(minutes=turn))


def _months_on(moment: datetime, months: int) -> datetime:
    """The same day some months on, or the last one of a shorter month."""
    years, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(years, month + 1, day)
        except ValueError:
            continue
    return moment.replace(years, month + 1)


def weekday_short(day: date) -> str:
    """The day of the week as it stands behind a date: （六）, (Sat)."""
    match day.weekday():
        case 0:
            return say("(Mon)")
        case 1:
            return say("(Tue)")
        case 2:
            return say("(Wed)")
        case 3:
            return say("(Thu)")
        case 4:
            return say("(Fri)")
        case 5:
            return say("(Sat)")
        case _:
            return say("(Sun)")
