"""A month to choose a day from, in our colours: weekends are quiet, nothing here is red."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.language import say
from ui.theme.chosen import font, ink, px, theme
from ui.theme.icons import icon
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS


class DayPopup(QFrame):
    """A month under a widget; `take` gets the day that is chosen by mouse or by Enter."""

    def __init__(self, under: QWidget, day: date, take: Callable[[date], object]) -> None:
        super().__init__(under, Qt.WindowType.Popup)
        self._take: Callable[[date], object] | None = take
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = Month(day)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(5), px(5), px(5), px(5))
        column.addWidget(self.month)
        self.month.clicked.connect(self._chosen)
        self.month.activated.connect(self._chosen)

    def open(self) -> None:
        """Shows it and gives it the keyboard."""
        under = self.parentWidget()
        if under is not None:
            self.move(under.mapToGlobal(QPoint(0, under.height() + px(2))))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 0, "surface", "control")
        painter.end()

    def _chosen(self, picked: QDate) -> None:
        # what is about to be deleted must not be the last to hold on to the field
        take, self._take = self._take, None
        if take is not None:
            self.close()
            take(date(picked.year(), picked.month(), picked.day()))


class Month(QCalendarWidget):
    """One month; arrow keys move, Page Up and Down turn it."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.setFont(font("note"))
        quiet = QTextCharFormat()
        quiet.setForeground(ink("text2"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, quiet)
        head = QTextCharFormat()
        head.setForeground(ink("mute"))
        head.setBackground(ink("surface"))
        self.setHeaderTextFormat(head)
        self._dress_buttons()
        self.setStyleSheet(_sheet())

    def sizeHint(self) -> QSize:
        return QSize(px(264), px(236))

    def _dress_buttons(self) -> None:
        for name, drawing, words in (
            ("qt_calendar_prevmonth", "chevron-left", say("Month before")),
            ("qt_calendar_nextmonth", "chevron-right", say("Month after")),
        ):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(drawing, "text"))
                button.setIconSize(QSize(px(16), px(16)))
                button.setAccessibleName(words)


def _sheet() -> str:
    colours = theme().colours
    return f"""
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {colours.surface}; }}
QCalendarWidget QToolButton {{ color: {colours.text}; background: transparent; border: none;
  border-radius: {px(RADIUS.chip)}px; padding: {px(4)}px {px(6)}px; font-weight: bold; }}
QCalendarWidget QToolButton:hover {{ background: {colours.hover}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{ background: {colours.surface}; color: {colours.text};
  selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
  outline: none; border: none; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {colours.mute}; }}
"""
