"""A day on which nothing presses: said so, with the next date and what went well last month."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.overview.today import ClockLine
from clinicguard.overview.today_lists import LastMonth
from ui.language import count, say
from ui.theme.chosen import ink, px
from ui.theme.icons import paint_icon
from ui.theme.shapes import smooth
from ui.theme.tokens import SPACE
from ui.today.spoken import Now, clock_words, due_of
from ui.widgets.cards import Card, Hairline
from ui.widgets.text import Label


class QuietCard(Card):
    """Instead of what burns."""

    def __init__(self, clocks: tuple[ClockLine, ...], now: Now) -> None:
        super().__init__(SPACE.page)
        row = QHBoxLayout()
        row.setContentsMargins(px(SPACE.wide), px(SPACE.page), px(SPACE.wide), px(SPACE.page))
        row.setSpacing(px(36))
        row.addWidget(_House())
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE.inside))
        texts.addStretch(1)
        texts.addWidget(Label(say("Nothing presses now"), "headline", bold=True, wrap=True))
        texts.addWidget(Label(_next(clocks, now), colour="text2", wrap=True))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.column.addLayout(row)


class LastMonthCard(Card):
    """Thanks and near misses: what was noticed before it hurt belongs to the good things."""

    def __init__(self, month: LastMonth) -> None:
        super().__init__(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        before = count("{n} in the month before", "{n} in the month before", month.thanks_before)
        row.addLayout(_figure(count("{n} thank-you", "{n} thank-yous", month.thanks), before), 1)
        row.addWidget(Hairline(down=True))
        row.addLayout(
            _figure(
                count("{n} near miss", "{n} near misses", month.near_misses),
                say("noticed before anything happened"),
            ),
            1,
        )
        self.column.addLayout(row)


def _figure(number: str, note: str) -> QVBoxLayout:
    column = QVBoxLayout()
    edge = px(SPACE.wide)
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(0)
    column.addWidget(Label(number, "page", bold=True))
    column.addWidget(Label(note, "note", "text2", wrap=True))
    return column


def _next(clocks: tuple[ClockLine, ...], now: Now) -> str:
    phone = say("When the phone rings, press Ctrl+N and write it down first.")
    running = [each for each in clocks if not each.held]
    if not running:
        return say("No clock is running. {phone}", phone=phone)
    clock = min(running, key=lambda each: each.minutes).clock
    return say(
        "The next date is {when}: {what}. {phone}",
        when=due_of(clock, now),
        what=clock_words(clock.rule, clock.words),
        phone=phone,
    )


class _House(QWidget):
    """The clinic, at rest, in a disc."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(128), px(128))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("accent_weak"))
        middle = self.width() / 2
        painter.drawEllipse(QPointF(middle, middle), middle, middle)
        side = px(64)
        place = QRectF(middle - side / 2, middle - side / 2, side, side)
        paint_icon(painter, "hospital", "accent", place)
        painter.end()
