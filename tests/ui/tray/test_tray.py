"""The icon beside the clock: locks on closing, reminds without names, ends when it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.made import MadeClinic
from tests.ui.room_house import RoomHouse, room_house
from ui.alone import bring_forward
from ui.shell.window import close_all_but
from ui.tray.icon import Entry
from ui.tray.tray import Tray
from ui.unlock.unlock_page import UnlockPage


class SeenIcon:
    """An icon that only remembers what it was told."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        self.pressed = pressed
        self.shown = False
        self.said: list[tuple[str, str]] = []
        self.told = ""
        self.entries: dict[str, Callable[[], object]] = {}

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def say(self, title: str, words: str) -> None:
        self.said.append((title, words))

    def tell(self, words: str) -> None:
        self.told = words

    def offer(self, entries: Sequence[Entry]) -> None:
        self.entries = dict(entries)


class TrayHouse:
    """The house with a tray whose icon is looked at."""

    def __init__(self, rooms: RoomHouse) -> None:
        self.rooms = rooms
        self.icons: list[SeenIcon] = []
        rooms.made.settings.change(stay_in_tray=True)
        rooms.enter()
        self.available = True
        self.tray = Tray(
            rooms.app,
            rooms.shell,
            rooms.shell._lanes,
            make=self._make,
            available=lambda: self.available,
        )

    def _make(self, pressed: Callable[[], object]) -> SeenIcon:
        self.icons.append(SeenIcon(pressed))
        return self.icons[-1]

    @property
    def icon(self) -> SeenIcon:
        return self.icons[-1]

    def close(self) -> None:
        self.rooms.shell.window.close()
        self.rooms.settle()


@pytest.fixture
def house(qapp: QApplication, made: MadeClinic) -> Iterator[TrayHouse]:
    with room_house(qapp, made) as rooms:
        built = TrayHouse(rooms)
        yield built
        made.settings.change(stay_in_tray=False)
        built.tray.fit()


def test_closing_locks_and_leaves_the_icon(house: TrayHouse) -> None:
    assert house.icon.shown
    house.close()
    window, shell = house.rooms.shell.window, house.rooms.shell
    assert not window.isVisible()
    assert shell.view() is None
    assert isinstance(shell.page(), UnlockPage)
    assert house.icon.shown
    assert house.icon.told == "診所守護，已上鎖"
    house.icon.pressed()
    house.rooms.settle()
    assert window.isVisible()


def test_a_second_start_brings_a_window_back_that_was_put_away(house: TrayHouse) -> None:
    house.close()
    house.tray.come()
    bring_forward(house.rooms.shell.window)
    assert house.rooms.shell.window.isVisible()


def test_without_the_wish_or_without_a_tray_closing_ends(house: TrayHouse) -> None:
    house.available = False
    house.tray.fit()
    assert not house.icon.shown
    assert not house.tray.stays()
    assert QApplication.quitOnLastWindowClosed()
    house.available = True
    house.rooms.made.settings.change(stay_in_tray=False)
    assert not house.tray.stays()


def test_it_reminds_while_locked_by_kind_and_number_alone(house: TrayHouse) -> None:
    clinic, now = house.rooms.clinic, house.rooms.made.clock.now()
    clinic.tasks.add(
        "打電話給王小明",
        owner=clinic.person.id,
        due=now + timedelta(hours=1),
        subject="complaint/C-2026-0001",
    )
    house.close()
    house.tray.look()
    assert house.icon.said == []
    house.rooms.made.clock.forward(minutes=31)
    house.tray.look()
    ((title, words),) = house.icon.said
    assert title == "1 件快到期"
    assert words.startswith("C-2026-0001 待辦，")
    assert "王小明" not in words
    house.tray.look()
    assert len(house.icon.said) == 1


def test_quitting_from_the_menu_closes_the_records_and_ends(house: TrayHouse) -> None:
    house.close()
    house.tray.look()
    ended: list[bool] = []
    house.rooms.app.aboutToQuit.connect(lambda: ended.append(True))
    house.icon.entries["結束診所守護"]()
    house.rooms.settle()
    assert QApplication.quitOnLastWindowClosed()
    assert house.rooms.made.opened is None or house.rooms.shell.view() is None


def test_started_with_the_system_it_stays_out_of_sight(house: TrayHouse) -> None:
    assert house.tray.begin_away()
    assert not house.rooms.shell.window.isVisible()
    house.rooms.made.settings.change(clinic_folder=None)
    assert not house.tray.begin_away(), "nothing is set up: the window has to be seen"


class QSystemTrayIconSys(QWidget):
    """Called like the window in which Qt draws the icon where a desktop wants one (XEmbed)."""


def test_locking_closes_what_shows_records_and_leaves_the_icon(qapp: QApplication) -> None:
    window, dialog, icon = QWidget(), QDialog(), QSystemTrayIconSys()
    for each in (window, dialog, icon):
        each.show()
    close_all_but(window, (window, dialog, icon))
    assert (window.isVisible(), dialog.isVisible(), icon.isVisible()) == (True, False, True)
    for each in (window, icon):
        each.close()
