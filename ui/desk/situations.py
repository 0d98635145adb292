"""Which of the situations it is: a list at the left, a menu in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clinicguard.knowledge.scripts import Script
from ui.language import language, say
from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.ring import ringed
from ui.theme.shapes import box
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.choices import Option
from ui.widgets.keys import badge_size, is_enter, key_words, on_key, paint_badge
from ui.widgets.menus import ComboField
from ui.widgets.text import Label, in_button, set_tip

_KEYS = 9
_TALL, _LOW = 30, 28
_ICONS = {
    "angry_desk": "volume-2",
    "angry_phone": "phone",
    "reporter": "newspaper",
    "lawyer_letter": "mail",
    "inspector": "landmark",
    "police": "badge-check",
    "threat": "shield-alert",
    "bad_review_found": "star",
    "record_request_other": "file-lock",
    "crowd_filming": "video",
    "patient_worse": "stethoscope",
    "asked_about_post": "message-circle",
    "data_reached_me": "file-x",
    "product_question": "pill",
    "hygiene_question": "droplets",
    "system_down": "power-off",
    "staff_question": "user-round",
    "suspected_infection": "syringe",
    "evacuate": "flame",
}


class Situations(QWidget):
    """`chosen` comes with the id of the script that a person picks."""

    chosen = Signal(str)

    def __init__(self, scripts: Sequence[Script], now: str) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE.between), px(SPACE.wide), px(SPACE.between), px(8))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(SPACE.between), 0, px(10), px(6))
        head.addWidget(Label(say("Which is it now?"), "note", "text2", bold=True), 1)
        self._keys = Label(f"Alt+1–{_KEYS}", "note", "mute")
        head.addWidget(self._keys)
        column.addLayout(head)
        for number, script in enumerate(scripts, 1):
            row = _Row(script, f"Alt+{number}" if number <= _KEYS else "")
            row.clicked.connect(lambda _=False, key=script.id: self._pick(key))
            self._group.addButton(row)
            self._rows[script.id] = row
            column.addWidget(row)
        options = [Option(script.id, script.name.in_language(language())) for script in scripts]
        self._menu = ComboField(options, now)
        self._menu.name(say("Which is it now?"))
        self._menu.changed.connect(lambda: self._pick(self._menu.value()))
        column.addWidget(self._menu)
        self._note = Label(
            say("No patient's name stands here. It does not matter who sees the screen."),
            "note",
            "text2",
            wrap=True,
        )
        self._note.setContentsMargins(px(SPACE.between), px(SPACE.inside), 0, 0)
        column.addWidget(self._note)
        column.addStretch(1)
        self.fit(narrow=False, short=False)
        self.show_as(now)

    def show_as(self, key: str) -> None:
        """Marks a situation, as the program does."""
        self._rows[key].setChecked(True)
        self._menu.set_value(key)

    def fit(self, *, narrow: bool, short: bool) -> None:
        """A menu in a narrow window, lower rows in a low one."""
        for row in self._rows.values():
            row.setVisible(not narrow)
            row.setFixedHeight(px(_LOW if short else _TALL))
        self._menu.setVisible(narrow)
        self._keys.setVisible(not narrow)
        self._note.setVisible(not short and not narrow)

    def row(self, key: str) -> QPushButton:
        """The button of a situation."""
        return self._rows[key]

    def _pick(self, key: str) -> None:
        self.show_as(key)
        self.chosen.emit(key)


class _Row(QPushButton):
    def __init__(self, script: Script, key: str) -> None:
        self._words = script.name.in_language(language())
        super().__init__(in_button(self._words))
        self._icon = _ICONS.get(script.id, "message-circle")
        self._key = key_words(key).rpartition("+")[2]
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._words)
        set_tip(self, self._words)
        ringed(self, RADIUS.control)
        if key:
            on_key(self, key, self.click)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(_LOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        if on or self.underMouse():
            fill = "selection" if on else "hover"
            box(painter, QRectF(self.rect()), px(RADIUS.control), fill)
        colour = "on_selection" if on else "text"
        middle, side = self.height() / 2, px(18)
        left = float(px(12))
        place = QRectF(left, middle - side / 2, side, side)
        paint_icon(painter, self._icon, "accent" if on else "text2", place, on)
        left += side + px(12)
        right = float(self.width() - px(10))
        if self._key:
            size = badge_size(self._key)
            right -= size.width()
            place = QRectF(right, middle - size.height() / 2, size.width(), size.height())
            paint_badge(painter, place, self._key)
            right -= px(6)
        used = font("text", on)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        painter.setPen(ink(colour))
        short = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, right - left)
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), short)
        painter.end()
