"""The status line: saved, backup, log, no network; language and text size at its right end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from clinicguard.host.dates import day_short
from clinicguard.host.words import LANGUAGES, NAMES, Language
from ui.help.calling import ask_for_help
from ui.language import count, language, say
from ui.shell.facts import Standing
from ui.theme.chosen import px, theme
from ui.theme.icons import paint_icon
from ui.theme.shapes import hairline
from ui.theme.tokens import HEIGHT, SCALES, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Sheet
from ui.widgets.spans import GAP
from ui.widgets.text import Label, set_tip


class StatusLine(Sheet):
    """Quiet facts that must be true: nothing is shown that was not looked at."""

    def __init__(
        self, speak: Callable[[Language], object], resize: Callable[[int], object]
    ) -> None:
        super().__init__("sunken")
        self.setFixedHeight(px(HEIGHT.status))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(SPACE.page), 0, px(SPACE.page), 0)
        row.setSpacing(px(SPACE.section))
        self._saved = _Fact("check")
        self._backup = _Fact("hard-drive")
        self._log = _Fact("link")
        self._net = _Fact("wifi-off")
        self._facts = (self._net, self._log, self._backup, self._saved)
        for fact in reversed(self._facts):
            row.addWidget(fact)
        self._net.say(say("No network"))
        row.addStretch(1)
        now, shown = language(), round(theme().scale * 100)
        self.language = _quiet(NAMES[now], say("Language"))
        tongues = [_Entry(NAMES[to], to == now, partial(speak, to)) for to in LANGUAGES]
        self.language.clicked.connect(lambda _=False: _menu(self.language, tongues))
        self.size_button = _quiet(f"{shown} %", say("Text size"))
        sizes = [_Entry(f"{to} %", to == shown, partial(resize, to)) for to in SCALES]
        self.size_button.clicked.connect(lambda _=False: _menu(self.size_button, sizes))
        self.help = _quiet(say("Help"), say("Help: F1"))
        self.help.clicked.connect(lambda _=False: ask_for_help())
        row.addWidget(self.help)
        row.addWidget(self.language)
        row.addWidget(self.size_button)

    def show_standing(self, standing: Standing, now: datetime, zone: ZoneInfo) -> None:
        """Shows what was read."""
        if standing.saved is not None:
            self._saved.say(say("Saved {time}", time=f"{standing.saved.astimezone(zone):%H:%M:%S}"))
        if standing.backup is not None:
            words = say("Backup {time}", time=_when(standing.backup, now, zone))
            read = say("read back") if standing.backup_read_back else ""
            self._backup.say(GAP.join(part for part in (words, read) if part))
        else:
            self._backup.say(say("No backup yet"))
        if standing.entries:
            self._log.say(_log_words(standing))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where all the words do not fit, icons stand for them, from the right."""
        for fact in self._facts:
            fact.squeeze(False)
        for fact in self._facts:
            if self._row.minimumSize().width() <= self.width():
                return
            fact.squeeze(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        hairline(painter, QRectF(0, 0, self.width(), 1))
        painter.end()


class _Fact(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(_Sign(icon))
        self._label = Label("", "note", "text2")
        row.addWidget(self._label)
        self.hide()

    def say(self, words: str) -> None:
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()

    def squeeze(self, icon_only: bool) -> None:
        self._label.setVisible(not icon_only)
        set_tip(self, self._label.text() if icon_only else "")
        self.updateGeometry()


class _Sign(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(px(14), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, "text2", QRectF(self.rect()))
        painter.end()


def _quiet(words: str, spoken: str) -> Button:
    button = Button(words, "link", spoken=f"{spoken}: {words}")
    button.dye("sunken", "text2")
    return button


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    now: bool
    call: Callable[[], object]


def _menu(button: Button, entries: list[_Entry]) -> None:
    menu = QMenu(button)
    for entry in entries:
        action = menu.addAction(entry.words)
        action.setCheckable(True)
        action.setChecked(entry.now)
        # the choice rebuilds the window: the menu has to be gone by then
        action.triggered.connect(_later(entry.call))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _later(call: Callable[[], object]) -> Callable[[bool], None]:
    return lambda _: QTimer.singleShot(0, call)


def _when(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    there, today = moment.astimezone(zone), now.astimezone(zone).date()
    if there.date() == today:
        return f"{there:%H:%M}"
    return day_short(there.date(), language(), today=today)


def _log_words(standing: Standing) -> str:
    number = f"{standing.entries:,}"
    match standing.linked:
        case True:
            return say("Log: {number} entries, linked", number=number)
        case False:
            return say("Log: {number} entries, broken", number=number)
        case None:
            return count(
                "Log: {number} entry", "Log: {number} entries", standing.entries, number=number
            )
