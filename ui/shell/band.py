"""The red band across the top while an incident is active: number, level, times, who speaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinicguard.host.dates import time_words
from ui.language import count, say, say_in
from ui.shell.facts import BandFacts
from ui.shell.remaining import left_words, length_words, minutes_of
from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.tokens import HEIGHT, SPACE
from ui.widgets.buttons import Button
from ui.widgets.flow import clear
from ui.widgets.glyphs import LevelBars
from ui.widgets.spans import Span
from ui.widgets.text import Phrase


class Band(QWidget):
    """Shown on every page while an incident is active; never says what the incident is about."""

    def __init__(self, rail: int, open_incident: Callable[[str], object]) -> None:
        super().__init__()
        self._facts: BandFacts | None = None
        self._rail = rail
        self._open = open_incident
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(14))
        self.setFixedHeight(px(HEIGHT.band))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Incident under way"))
        self.hide()

    def show_facts(self, facts: BandFacts | None, now: datetime, zone: ZoneInfo) -> None:
        """Shows the incident, or nothing."""
        self._facts = facts
        clear(self._row)
        self.setVisible(facts is not None)
        if facts is not None:
            self._fill(facts, now, zone)
            self.setAccessibleDescription(self.words())

    def fit(self, rail: int) -> None:
        """Keeps the siren over the rail."""
        self._rail = rail
        self._edge()
        self.update()

    def words(self) -> str:
        """All that the band says."""
        return " ".join(phrase.text() for phrase in self.findChildren(Phrase))

    def _fill(self, facts: BandFacts, now: datetime, zone: ZoneInfo) -> None:
        self._edge()
        self._say(Span(say("Incident under way"), bold=True), Span(f"   {facts.number}"))
        self._part()
        self._row.addWidget(_level(facts))
        self._part()
        self._say(Span(say("{length} so far", length=length_words(minutes_of(now - facts.began)))))
        if facts.next_update is not None:
            self._part()
            left = left_words(facts.next_update, now)
            self._say(
                Span(say("Next update") + " "),
                Span(time_words(facts.next_update, zone), bold=True),
                Span(say("({words})", words=left)),
            )
        if facts.spokesperson:
            self._part()
            before, after = say("Only {name} speaks for us", name="\x00").split("\x00")
            self._say(Span(before), Span(facts.spokesperson, bold=True), Span(after))
        if facts.more:
            self._part()
            self._say(Span(count("and {n} more", "and {n} more", facts.more)))
        self._row.addStretch(1)
        go = _OnBand(say("See what to do now"), on=lambda: self._open(facts.address))
        self._row.addWidget(go)

    def _say(self, *spans: Span) -> None:
        white = (Span(s.text, s.role, s.bold, "on_band") for s in spans)
        self._row.addWidget(Phrase(*white))

    def _part(self) -> None:
        self._row.addWidget(_Part())

    def _edge(self) -> None:
        self._row.setContentsMargins(self._rail + px(SPACE.page), 0, px(SPACE.wide), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("band"))
        side = px(20)
        place = QRectF((self._rail - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, "siren", "on_band", place)
        painter.end()


class _Part(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        faint = QColor(ink("on_band"))
        faint.setAlphaF(0.4)
        painter.fillRect(self.rect(), faint)
        painter.end()


class _OnBand(Button):
    def __init__(self, words: str, *, on: Callable[[], object]) -> None:
        super().__init__(words, icon="arrow-right", icon_last=True, on=on, size="small")
        self.dye("red_pressed", "on_band")

    def _font(self) -> QFont:
        return font("text", bold=True)


def _level(facts: BandFacts) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    row.addWidget(LevelBars(facts.level, "on_band"))
    words = Span(_level_words(facts), bold=facts.level != "unrated", colour="on_band")
    row.addWidget(Phrase(words))
    return made


def _level_words(facts: BandFacts) -> str:
    match facts.level:
        case "high":
            return say_in("level", "High")
        case "medium":
            return say_in("level", "Medium")
        case "low":
            return say_in("level", "Low")
        case "unrated":
            return say_in("level", "Being rated")
