"""F1: the manual beside the work, searched, printed, at the page that fits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinicguard.host.settings import SettingsFile
from tests.made import MadeClinic
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless
from tests.ui.room_house import RoomHouse, room_house
from ui.help.calling import ask_for_help
from ui.help.help_desk import HelpDesk
from ui.help.page_view import PageView
from ui.help.window import HelpWindow
from ui.jobs import Jobs, Lanes
from ui.lanes import HandExecutor


@pytest.fixture
def rooms(qapp: QApplication, made: MadeClinic) -> Iterator[RoomHouse]:
    with room_house(qapp, made) as built:
        yield built


def shown(window: HelpWindow) -> str:
    """The name of the page that is read."""
    QApplication.processEvents()
    (view,) = [view for view in window.findChildren(PageView) if view.isVisibleTo(window)]
    return view.accessibleName()


def test_it_opens_at_the_page_that_fits_and_beside_the_work(rooms: RoomHouse) -> None:
    rooms.shell.start()
    rooms.settle()
    desk = HelpDesk(rooms.shell, rooms.shell._lanes)
    assert desk.open().page.key == "when-it-fails", "locked"
    rooms.enter()
    rooms.go("complaints")
    window = desk.open()
    assert window.page.key == "log-complaint"
    assert window.isWindow()
    rooms.go("desk")
    assert desk.open().page.key == "shouting", "what lies over everything counts"
    assert rooms.shell.window.isVisible()


def test_a_call_for_help_leads_to_its_page(rooms: RoomHouse) -> None:
    rooms.enter()
    desk = HelpDesk(rooms.shell, rooms.shell._lanes)
    ask_for_help("restore")
    assert desk._window is not None
    assert desk._window.page.key == "restore"


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[HelpWindow, HandExecutor]]:
    executor = HandExecutor()
    troubles: list[BaseException] = []
    jobs = Jobs(Lanes(executor), troubles.append)

    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    made = HelpWindow(jobs, SettingsFile(tmp_path / "settings.json"), to_file)
    made.show()
    yield made, executor
    assert troubles == []
    made.close()
    made.deleteLater()


def test_one_character_finds_and_enter_opens_the_best(
    window: tuple[HelpWindow, HandExecutor],
) -> None:
    manual, _ = window
    manual.search.edit.insert("碟")
    manual.look()
    assert "backup" in [row.key for row in manual.contents.rows()]
    QTest.keyClick(manual.search.edit, Qt.Key.Key_Return)
    assert manual.page.key == manual.contents.rows()[0].key
    assert shown(manual) == manual.page.name
    manual.search.set_text("qqqq")
    manual.look()
    assert manual.contents.rows() == ()
    manual.show_page("keys")
    assert manual.search.text() == ""
    assert shown(manual) == "鍵盤"


def test_every_page_is_plain_words_and_named(window: tuple[HelpWindow, HandExecutor]) -> None:
    manual, _ = window
    for page in manual.manual.pages():
        if page.key != "format":
            manual.show_page(page.key)
            QApplication.processEvents()
            assert_plain(manual)
            assert nameless(manual) == []


def test_a_page_is_printed(window: tuple[HelpWindow, HandExecutor], tmp_path: Path) -> None:
    manual, executor = window
    manual.show_page("keys")
    manual.print_page()
    for _ in range(3):
        executor.drain()
        QApplication.processEvents()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert not manual.print_button.is_busy()


def test_escape_puts_it_away(window: tuple[HelpWindow, HandExecutor]) -> None:
    manual, _ = window
    QTest.keyClick(manual, Qt.Key.Key_Escape)
    assert not manual.isVisible()
