"""A day and a time: typed as digits, or taken from a calendar."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QPoint, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QDateTimeEdit,
    QMenu,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from ui.language import say
from ui.theme.chosen import font, px
from ui.theme.tokens import HEIGHT
from ui.widgets.buttons import IconButton
from ui.widgets.frames import Framed
from ui.widgets.lines import see_through
from ui.widgets.text import Label


class MomentField(Framed):
    """A day and a time in the clinic's zone; given and taken as an aware datetime."""

    pattern = "yyyy-MM-dd HH:mm"

    def __init__(self, moment: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self.edit = QDateTimeEdit()
        self.edit.setDisplayFormat(self.pattern)
        self.edit.setFrame(False)
        self.edit.setFont(font())
        self.edit.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.edit.setDateTimeRange(
            QDateTime(QDate(1900, 1, 1), QTime(0, 0)), QDateTime(QDate(2199, 12, 31), QTime(23, 59))
        )
        see_through(self.edit)
        see_through(self.edit.lineEdit())
        self.watch(self.edit)
        self._weekday = Label("", "text", "mute")
        self._open = IconButton("calendar", say("Choose from a calendar"), size="small")
        self._open.clicked.connect(self._show_calendar)
        self.row.setContentsMargins(px(8), px(2), px(2), px(2))
        self.row.addWidget(self.edit)
        self.row.addWidget(self._weekday)
        self.row.addStretch(1)
        self.row.addWidget(self._open)
        self.setFixedHeight(px(HEIGHT.button))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(moment)
        self.edit.dateTimeChanged.connect(self._moved)

    def value(self) -> datetime:
        """The time that stands here: aware, in the clinic's zone, whole minutes."""
        day, hour = self.edit.date(), self.edit.time()
        return datetime(
            day.year(), day.month(), day.day(), hour.hour(), hour.minute(), tzinfo=self._zone
        )

    def set_value(self, moment: datetime) -> None:
        """Puts a time in, as the program does: `changed` does not come."""
        local = moment.astimezone(self._zone)
        self.edit.blockSignals(True)
        self.edit.setDateTime(
            QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
        )
        self.edit.blockSignals(False)
        self._name_day()

    def set_still(self, still: bool) -> None:
        super().set_still(still)
        self.edit.setReadOnly(still)
        self._open.setVisible(not still)

    def enough(self) -> bool:
        return True

    def reach(self) -> QWidget:
        return self.edit

    def _moved(self) -> None:
        self._name_day()
        self.changed.emit()

    def _name_day(self) -> None:
        self._weekday.setText(weekday_short(self.value().date()))

    def _show_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setSelectedDate(self.edit.date())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(calendar)
        menu.addAction(entry)

        def take(day: QDate) -> None:
            self.edit.setDate(day)
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()


class DayField(MomentField):
    """A day without a time; given and taken as a date."""

    pattern = "yyyy-MM-dd"

    def __init__(self, day: date) -> None:
        super().__init__(datetime(day.year, day.month, day.day, tzinfo=_UTC), _UTC)

    def day(self) -> date:
        """The day that stands here."""
        return self.value().date()

    def set_day(self, day: date) -> None:
        """Puts a day in, as the program does: `changed` does not come."""
        self.set_value(datetime(day.year, day.month, day.day, tzinfo=_UTC))


_UTC = ZoneInfo("UTC")


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
