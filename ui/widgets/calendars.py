"""A month to choose a day from, in our colours: weekends are quiet, nothing here is red."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from ui.language import say
from ui.theme.chosen import font, ink, px, theme
from ui.theme.icons import icon
from ui.theme.tokens import RADIUS


def choose_day(under: QWidget, day: date, take: Callable[[date], object]) -> QMenu:
    """Opens a month under a widget; `take` gets the day that is chosen by mouse or Enter."""
    menu = QMenu(under)
    month = Month(day)
    entry = QWidgetAction(menu)
    entry.setDefaultWidget(month)
    menu.addAction(entry)

    def chosen(picked: QDate) -> None:
        menu.close()
        take(date(picked.year(), picked.month(), picked.day()))

    month.clicked.connect(chosen)
    month.activated.connect(chosen)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + px(2))))
    month.setFocus()
    return menu


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
