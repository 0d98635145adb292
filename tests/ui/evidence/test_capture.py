"""Capture: the window goes, a region is picked in the screen's own pixels, the form comes back."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from math import ceil, floor

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.room_house import RoomHouse
from ui.evidence.capture import button
from ui.evidence.capture.overlay import Overlay
from ui.evidence.capture.shot import Shot, as_png, cut, is_empty
from ui.evidence.capture.taking import Capture
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel

SECONDS = datetime(2026, 11, 20, 1, 0, 17, tzinfo=UTC)
RED, BLUE = QColor(200, 30, 40), QColor(20, 60, 190)


def screen(place: QRect, finer: float = 1.0) -> Shot:
    """A blue screen with a red patch over 10-30 × 20-60 logical pixels."""
    picture = QImage(round(place.width() * finer), round(place.height() * finer),
                     QImage.Format.Format_RGB32)  # fmt: skip
    picture.fill(BLUE)
    painter = QPainter(picture)
    painter.scale(finer, finer)
    painter.fillRect(QRectF(10, 20, 20, 40), RED)
    painter.end()
    return Shot("DP-1", place, picture)


class Desk:
    """The screens that a capture sees; `freeze` is the moment in which the window is gone."""

    def __init__(self) -> None:
        self.shots = [screen(QRect(0, 0, 300, 200), 1.5), screen(QRect(300, 0, 200, 100), 2.0)]
        self.lets = True
        self.waiting: list[Callable[[], None]] = []
        self.captures: list[Capture] = []

    def begin(self, window: QWidget) -> Capture:
        self.captures.append(
            Capture(
                window,
                shoot=lambda: self.shots,
                soon=self.waiting.append,
                lets=lambda: self.lets,
            )
        )
        return self.captures[-1]

    def freeze(self) -> list[Overlay]:
        for call in self.waiting:
            call()
        self.waiting.clear()
        return self.captures[-1].overlays


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk()
    monkeypatch.setattr(button, "new_capture", made.begin)
    QGuiApplication.clipboard().clear()
    yield made
    for each in made.captures:
        each.stop()


def begun(rooms: RoomHouse, desk: Desk, case: str = "") -> list[Overlay]:
    rooms.enter("reception")
    rooms.shell.window.show()
    rooms.go(f"evidence/capture/{case}" if case else "evidence")
    if not case:
        rooms.page(EvidencePage).capture()
    assert not rooms.shell.window.isVisible()
    return desk.freeze()


def pixels(png: bytes) -> QImage:
    return QImage.fromData(png)


@pytest.mark.parametrize("finer", [1.0, 1.25, 1.5, 2.0])
def test_a_region_is_cut_in_the_screens_own_pixels(finer: float) -> None:
    shot = screen(QRect(1920, 40, 400, 240), finer)
    picked = cut(shot, QRectF(10, 20, 20, 40))
    assert picked.width == ceil(30 * finer) - floor(10 * finer)
    assert picked.height == ceil(60 * finer) - floor(20 * finer)
    found = pixels(picked.png)
    inside = found.pixelColor(found.width() // 2, found.height() // 2)
    assert inside == RED
    whole = cut(shot, None)
    assert whole.whole
    assert (whole.width, whole.height) == (shot.picture.width(), shot.picture.height())
    assert pixels(whole.png) == shot.picture.convertToFormat(pixels(whole.png).format())


def test_a_region_never_reaches_over_the_edge() -> None:
    shot = screen(QRect(0, 0, 300, 200), 1.5)
    picked = cut(shot, QRectF(290, 190, 40, 40))
    assert (picked.width, picked.height) == (15, 15)


def test_the_file_holds_pixels_and_nothing_of_anybody() -> None:
    picture = screen(QRect(0, 0, 60, 60)).picture
    picture.setText("Author", "林美華")
    png = as_png(picture)
    chunks, at = [], 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            name + data
        )
        chunks.append(name)
        at += 12 + length
    assert set(chunks) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_black_and_transparent_pictures_are_none() -> None:
    picture = QImage(640, 480, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0))
    assert is_empty(picture)
    picture.fill(QColor(9, 9, 9, 0))
    assert is_empty(picture)
    assert is_empty(QImage())
    assert not is_empty(screen(QRect(0, 0, 100, 100)).picture)


def test_a_drag_is_taken_and_the_window_comes_back_with_the_questions(
    rooms: RoomHouse, desk: Desk
) -> None:
    address = "https://maps.example.com/reviews/7"
    QGuiApplication.clipboard().setText(address)
    rooms.made.clock.time = SECONDS
    first, second = begun(rooms, desk, "complaint/C-2026-0007")
    assert (first.geometry(), second.geometry()) == (desk.shots[0].place, desk.shots[1].place)
    QTest.mousePress(second, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    QTest.mouseMove(second, QPoint(30, 60))
    assert second.words() == "40 × 80"
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    rooms.settle()
    assert rooms.shell.window.isVisible()
    assert desk.captures[-1].overlays == []
    panel = rooms.panel(HandInPanel)
    assert panel.case.address() == "complaint/C-2026-0007"
    lines = panel.origin.lines
    assert lines["url"].text() == address
    assert "40 × 80" in lines["method"].text()
    assert "400 × 200" in lines["method"].text()
    assert lines["seen_by"].text() == "林美華"
    (row,) = panel.files.rows
    assert row.source.name == "capture-20261120-223600.png" or row.source.name.startswith(
        "capture-"
    )
    assert "林" not in row.source.name
    panel.save()
    rooms.settle()
    (taken,) = rooms.clinic.evidence_lists.everything()
    assert (taken.kind, taken.media_type) == ("screenshot", "image/png")
    assert taken.origin.captured_at is not None
    assert taken.origin.captured_at.replace(microsecond=0) == SECONDS
    clinic = rooms.made.open("manager")
    found = pixels(clinic.evidence.look(taken.number, "核對"))
    assert (found.width(), found.height()) == (40, 80)
    assert {found.pixelColor(x, y).name() for x in (0, 20, 39) for y in (0, 40, 79)} == {RED.name()}


def test_by_keyboard_alone(rooms: RoomHouse, desk: Desk) -> None:
    first, _ = begun(rooms, desk)
    assert first.words() == "整個螢幕，450 × 300"
    QTest.keyClick(first, Qt.Key.Key_Space)
    for _ in range(3):
        QTest.keyClick(first, Qt.Key.Key_Right)
        QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(first, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert first.region() == QRectF(150, 100, 47, 48)
    QTest.keyClick(first, Qt.Key.Key_Return)
    rooms.settle()
    assert len(rooms.panel(HandInPanel).files.rows) == 1


def test_enter_takes_the_whole_screen_and_tab_goes_to_the_next(
    rooms: RoomHouse, desk: Desk
) -> None:
    first, second = begun(rooms, desk)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClick(second, Qt.Key.Key_Return)
    rooms.settle()
    assert "400 × 200" in rooms.panel(HandInPanel).origin.lines["method"].text()


@pytest.mark.parametrize("way", ["escape", "right", "slip"])
def test_calling_it_off_brings_the_window_back_with_nothing(
    rooms: RoomHouse, desk: Desk, way: str
) -> None:
    first, _ = begun(rooms, desk)
    if way == "escape":
        QTest.keyClick(first, Qt.Key.Key_Escape)
    elif way == "right":
        QTest.mouseClick(first, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    else:
        QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert not rooms.shell.window.isVisible()
        QTest.keyClick(first, Qt.Key.Key_Escape)
    rooms.settle()
    assert rooms.shell.window.isVisible()
    assert rooms.no_panel()
    assert list((rooms.made.folder / "evidence").iterdir()) == []


def test_a_lock_while_the_window_is_away_brings_back_the_lock_page(
    rooms: RoomHouse, desk: Desk
) -> None:
    begun(rooms, desk)
    rooms.shell.lock("away")
    rooms.settle()
    assert rooms.shell.window.isVisible()
    assert desk.captures[-1].overlays == []
    assert desk.freeze() == []


@pytest.mark.parametrize("refuses", ["wayland", "black"])
def test_where_the_system_shows_nothing_it_says_so_and_offers_to_paste(
    rooms: RoomHouse, desk: Desk, refuses: str
) -> None:
    rooms.enter("reception")
    rooms.shell.window.show()
    rooms.go("evidence")
    desk.lets = refuses != "wayland"
    empty = QImage(300, 200, QImage.Format.Format_RGB32)
    empty.fill(QColor(0, 0, 0))
    desk.shots = [Shot("DP-1", QRect(0, 0, 300, 200), empty)]
    rooms.page(EvidencePage).capture()
    desk.freeze()
    rooms.settle()
    assert rooms.shell.window.isVisible()
    panel = rooms.panel(HandInPanel)
    assert "Ctrl+V" in rooms.words()
    data = QMimeData()
    data.setImageData(screen(QRect(0, 0, 80, 80)).picture)
    QGuiApplication.clipboard().setMimeData(data)
    panel.paste()
    rooms.settle()
    assert len(panel.files.ready()) == 1


def test_what_was_captured_and_typed_is_there_after_a_lock(rooms: RoomHouse, desk: Desk) -> None:
    first, _ = begun(rooms, desk)
    QTest.keyClick(first, Qt.Key.Key_Return)
    rooms.settle()
    panel = rooms.panel(HandInPanel)
    panel.files.rows[0].title.set_text("一星評論")
    panel.origin.lines["author"].set_text("佑佑媽")
    panel.origin.choices["original_online"].set_chosen("yes")
    panel.purpose.set_text("主管要我蒐集")
    rooms.shell.lock()
    rooms.settle()
    assert list((rooms.made.folder / "evidence").iterdir()) == []
    rooms.made.opened = None
    rooms.enter("reception")
    rooms.go("evidence")
    rooms.page(EvidencePage).hand_in(())
    rooms.settle()
    again = rooms.panel(HandInPanel)
    assert again.files.rows[0].title.text() == "一星評論"
    assert again.origin.lines["author"].text() == "佑佑媽"
    again.save()
    rooms.settle()
    (taken,) = rooms.clinic.evidence_lists.everything()
    assert taken.title == "一星評論"
    assert taken.origin.original_online is True
    assert taken.custody[0].purpose == "主管要我蒐集"
    assert rooms.clinic.drafts.all() == []
