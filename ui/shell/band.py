"""The red band across the top while an incident is active: number, level, times, who speaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinicguard.host.dates import time_words
from ui.language import count, say, say_in
from ui.shell.facts import BandFacts
from ui.shell.remaining import left_words, length_words, minutes_of
from ui.theme.chosen import font, ink, px
from ui.theme.icons import paint_icon
from ui.theme.tokens import HEIGHT, SPACE
from ui.widgets.buttons import Button
from ui.widgets.flow import clear, put
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
        self._go: Button | None = None
        self._spare: list[QWidget] = []
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
        self._go, self._spare = None, []
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
        title = _white(Span(say("Incident under way"), bold=True))
        number = _white(Span(facts.number))
        so_far = say("{length} so far", length=length_words(minutes_of(now - facts.began)))
        parts: list[QWidget] = [number, _level(facts), _white(Span(so_far))]
        if facts.next_update is not None:
            left = left_words(facts.next_update, now)
            before, after = say("Next update {time} ({left})", time="\0", left=left).split("\0")
            at = Span(time_words(facts.next_update, zone), bold=True)
            parts.append(_white(Span(before), at, Span(after)))
        if facts.spokesperson:
            before, after = say("Only {name} speaks for us", name="\0").split("\0")
            parts.append(_white(Span(before), Span(facts.spokesperson, bold=True), Span(after)))
        speaker = parts[-1] if facts.spokesperson else None
        if facts.more:
            parts.append(_white(Span(count("and {n} more", "and {n} more", facts.more))))
        put(self._row, title)
        for i, part in enumerate(parts):
            put(self._row, _After(part) if i else part)
        self._row.addStretch(1)
        self._go = _OnBand(say("See what to do now"), on=lambda: self._open(facts.address))
        put(self._row, self._go)
        self._spare = [w for w in (title, parts[2], speaker) if w is not None]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Number, level and next update always stand; the rest goes where there is no room."""
        if self._go is None:
            return
        self._go.squeeze(0)
        for part in self._spare:
            _place_of(part).show()
        for part in self._spare:
            if self._row.minimumSize().width() <= self.width():
                return
            _place_of(part).hide()
        if self._row.minimumSize().width() > self.width():
            self._go.squeeze(2)

    def _edge(self) -> None:
        self._row.setContentsMargins(self._rail + px(SPACE.page), 0, px(SPACE.wide), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("band"))
        side = px(20)
        place = QRectF((self._rail - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, "siren", "on_band", place)
        painter.end()


class _After(QWidget):
    """A part of the band with the thin line before it."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addWidget(_Part())
        row.addWidget(part)


def _place_of(part: QWidget) -> QWidget:
    around = part.parentWidget()
    return around if isinstance(around, _After) else part


def _white(*spans: Span) -> Phrase:
    return Phrase(*(replace(span, colour="on_band") for span in spans))


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
    row.addWidget(_white(Span(_level_words(facts), bold=facts.level != "unrated")))
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
