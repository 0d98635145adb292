"""The parts around a page: band, rail, bar, status line, in wide and narrow windows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinicguard.host.words import LANGUAGES, Language
from tests.ui.conftest import HandHouse
from tests.ui.reach import nameless, unreached
from ui.language import speak
from ui.shell.band import Band
from ui.shell.facts import BandFacts, Facts, Standing, Tally
from ui.shell.remaining import left_words, length_words
from ui.shell.status import StatusLine
from ui.theme.style import dress
from ui.widgets.text import Label

NOW = datetime(2026, 11, 21, 1, 38, tzinfo=UTC)
TAIPEI = ZoneInfo("Asia/Taipei")
ACTIVE = BandFacts(
    "I-2026-0007", "high", NOW - timedelta(minutes=46), NOW + timedelta(minutes=22), "沈以安"
)


@pytest.fixture
def band(qtbot: QtBot) -> Band:
    made = Band(88, lambda address: None)
    qtbot.addWidget(made)
    made.resize(1280, 40)
    return made


def test_the_band_is_there_only_while_an_incident_is_active(band: Band) -> None:
    band.show_facts(None, NOW, TAIPEI)
    assert band.isHidden()
    band.show_facts(ACTIVE, NOW, TAIPEI)
    assert not band.isHidden()
    band.show_facts(None, NOW, TAIPEI)
    assert band.isHidden()


def test_the_band_says_number_level_times_and_who_speaks(band: Band) -> None:
    band.show_facts(ACTIVE, NOW, TAIPEI)
    words = band.words()
    for part in ("I-2026-0007", "高", "已 46 分", "10:00（剩 22 分）", "對外只由 沈以安 發言"):
        assert part in words


def test_an_update_that_is_overdue_is_told(band: Band) -> None:
    band.show_facts(ACTIVE, NOW + timedelta(minutes=30), TAIPEI)
    assert "10:00（逾 8 分）" in band.words()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 分"), (46, "46 分"), (60, "1 時"), (938, "15 時 38 分"), (6300, "4 天 9 時")],
)
def test_lengths_in_two_units(minutes: int, words: str) -> None:
    assert length_words(minutes) == words


def test_the_last_minute_counts_down_to_nothing_before_it_is_overdue() -> None:
    assert left_words(NOW + timedelta(seconds=90), NOW) == "剩 2 分"
    assert left_words(NOW + timedelta(seconds=1), NOW) == "剩 1 分"
    assert left_words(NOW, NOW) == "逾 0 分"


def test_a_count_on_the_rail_is_said_too(house: HandHouse) -> None:
    house.unlock()
    view = house.shell.view()
    assert view is not None
    view.show_facts(Facts(tallies={"complaints": Tally(13)}))
    item = view.rail.item("complaints")
    assert item.accessibleDescription() == "13"
    view.show_facts(Facts())
    assert item.accessibleDescription() == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_around_the_page_is_cut_off(
    house: HandHouse, language: Language, scale: int
) -> None:
    house.made.settings.change(language=language, text_size=scale)
    speak(language)
    dress(house.app, "light", scale, language)
    house.unlock()
    view = house.shell.view()
    assert view is not None
    house.shell.window.resize(1280, 720)
    view.show_facts(Facts(ACTIVE, Standing(NOW, NOW, True, 4812, True), {"today": Tally(3)}))
    house.settle()
    assert cut(view.band) == []
    assert cut(view.bar) == []
    assert cut(view.status) == []
    assert cut(view.rail) == []
    assert view.rail.lock.geometry().bottom() < view.rail.height()


def cut(strip: QWidget) -> list[str]:
    """The visible children that are narrower or lower than they need, or stick out."""
    found = []
    for child in strip.findChildren(QWidget):
        if not child.isVisible() or (isinstance(child, Label) and child.text() == ""):
            continue
        need = child.minimumSizeHint()
        outside = not strip.rect().contains(QRect(child.mapTo(strip, QPoint(0, 0)), child.size()))
        if child.width() < need.width() or child.height() < need.height() or outside:
            found.append(f"{type(child).__name__} {child.accessibleName()}")
    return found


def test_the_status_line_says_only_what_was_looked_at(qtbot: QtBot) -> None:
    line = StatusLine(lambda language: None, lambda size: None)
    qtbot.addWidget(line)
    line.resize(1280, 28)
    line.show()
    line.show_standing(Standing(NOW, None, False, 12, None), NOW, TAIPEI)
    words = [label.text() for label in line.findChildren(Label) if label.isVisible()]
    assert words == ["已存檔 09:38:00", "還沒有備份", "操作紀錄 12 筆", "不連網"]


def test_everything_is_reached_by_keyboard_and_has_a_name(house: HandHouse) -> None:
    house.unlock()
    view = house.shell.view()
    assert view is not None
    view.show_facts(Facts(ACTIVE))
    house.settle()
    assert nameless(house.shell.window) == []
    assert unreached(house.shell.window) == []
