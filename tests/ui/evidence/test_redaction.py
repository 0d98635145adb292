"""遮蔽: boxes by mouse and by keys, undo, a draft that outlives the lock, the copy beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clinicguard.evidence.redaction import WHOLE, Box
from tests.ui.evidence.test_evidence_page import hand_in
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.redaction.compare_page import ComparePage
from ui.evidence.redaction.redact_page import RedactPage
from ui.evidence.redaction.save_panel import SavePanel

KEY, MOD = Qt.Key, Qt.KeyboardModifier
ADDRESS = "redaction/new/E-2026-0001"


def opened(rooms: RoomHouse, name: str = "review-screenshot.png") -> RedactPage:
    """The page with the original on the table."""
    hand_in(rooms.made, name)
    rooms.enter("manager")
    return begun(rooms)


def begun(rooms: RoomHouse) -> RedactPage:
    rooms.go(ADDRESS)
    page = rooms.page(RedactPage)
    assert page.start is not None
    page.start.usual.chip("調解用").click()
    page.start.go()
    rooms.settle()
    return page


def at(page: RedactPage, across: int, down: int) -> QPoint:
    """A place of the picture on the sheet."""
    place = page.canvas.sheet.place()
    return QPointF(
        place.x() + place.width() * across / WHOLE, place.y() + place.height() * down / WHOLE
    ).toPoint()


def drag(page: RedactPage, start: tuple[int, int], end: tuple[int, int]) -> None:
    sheet: QWidget = page.canvas.sheet
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=at(page, *start))
    QTest.mouseMove(sheet, at(page, *end))
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=at(page, *end))


def near(box: Box | None, *edges: int) -> bool:
    assert box is not None
    found = (box.left, box.top, box.right, box.bottom)
    return all(abs(one - other) < 60 for one, other in zip(found, edges, strict=True))


def lock(rooms: RoomHouse) -> None:
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None


def say_why(page: RedactPage, words: str) -> None:
    page.pane.why.set_text(words)
    page.pane.why.changed.emit()


def press(page: RedactPage, key: Qt.Key, held: Qt.KeyboardModifier = MOD.NoModifier) -> None:
    QTest.keyClick(page.canvas, key, held)


def test_the_original_is_not_opened_before_its_purpose_is_an_entry(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png")
    rooms.enter("manager")
    rooms.go(ADDRESS)
    page = rooms.page(RedactPage)
    assert page.start is not None
    assert page.start.button.reason()
    page.start.go()
    rooms.settle()
    assert not page.canvas.has_picture()
    page.start.usual.chip("調解用").click()
    page.start.go()
    rooms.executor.step()
    assert rooms.verbs()[-1] == "evidence.view"
    assert not page.canvas.has_picture()
    rooms.settle()
    assert page.canvas.has_picture()


def test_a_box_is_drawn_moved_and_resized_by_mouse(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (1000, 1000), (3000, 2000))
    assert near(page.covering.box(), 1000, 1000, 3000, 2000)
    drag(page, (2000, 1500), (2500, 1700))
    assert near(page.covering.box(), 1500, 1200, 3500, 2200)
    drag(page, (3500, 2200), (5000, 3000))
    assert near(page.covering.box(), 1500, 1200, 5000, 3000)
    assert len(page.covering.boxes) == 1


def test_a_box_drawn_past_the_edge_ends_there_and_a_click_is_none(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (9000, 500), (10_400, -300))
    box = page.covering.box()
    assert box is not None
    assert (box.right, box.top) == (WHOLE, 0)
    drag(page, (4000, 4000), (4000, 4000))
    assert len(page.covering.boxes) == 1
    assert page.covering.chosen is None


def test_everything_can_be_done_by_keys(rooms: RoomHouse) -> None:
    page = opened(rooms)
    press(page, KEY.Key_N)
    start = page.covering.box()
    assert start is not None
    press(page, KEY.Key_Right)
    press(page, KEY.Key_Down, MOD.ControlModifier)
    press(page, KEY.Key_Left, MOD.ShiftModifier)
    box = page.covering.box()
    assert box is not None
    assert (box.left - start.left, box.top - start.top) == (100, 10)
    assert (box.right - start.right, box.bottom - start.bottom) == (0, 10)
    press(page, KEY.Key_N)
    press(page, KEY.Key_Delete)
    assert page.covering.boxes == (box,)
    for _ in range(2):
        page.pane.undo_button.click()
    assert page.covering.boxes == (box,)
    for _ in range(3):
        page.pane.undo_button.click()
    assert page.covering.box() == start
    page.pane.undo_button.click()
    assert not page.covering.boxes
    assert page.pane.undo_button.reason()


def test_each_box_has_its_kind_and_its_reason(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (1000, 1000), (3000, 2000))
    page.pane.kinds.chip("chart_number").click()
    say_why(page, "不是這件事的病歷")
    drag(page, (5000, 5000), (6000, 6000))
    assert [box.kind for box in page.covering.boxes] == ["chart_number", "chart_number"]
    assert [box.reason for box in page.covering.boxes] == ["不是這件事的病歷", ""]
    page.pane.list.select("box/0")
    assert page.covering.chosen == 0
    assert page.pane.why.text() == "不是這件事的病歷"
    assert "2 個框" in rooms.words()


def test_the_preview_shows_black_and_takes_no_box(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (2000, 2000), (6000, 4000))
    page.tools.way.piece("burned").click()
    seen = page.canvas.sheet.grab().toImage()
    ratio = seen.devicePixelRatio()
    inside = at(page, 4000, 3000)
    assert seen.pixelColor(round(inside.x() * ratio), round(inside.y() * ratio)).lightness() == 0
    drag(page, (7000, 7000), (8000, 8000))
    press(page, KEY.Key_N)
    assert len(page.covering.boxes) == 1


def test_boxes_outlive_the_lock_sealed_to_their_writer(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (1000, 1000), (3000, 2000))
    say_why(page, "病人的名字")
    boxes = page.covering.boxes
    lock(rooms)
    rooms.enter("owner")
    assert rooms.clinic.drafts.find(ADDRESS) is None
    lock(rooms)
    rooms.enter("manager")
    rooms.go(ADDRESS)
    page = rooms.page(RedactPage)
    assert "上次畫的 1 個框還在" in rooms.words()
    assert page.start is not None
    assert page.start.purpose.text() == "調解用"
    page.start.go()
    rooms.settle()
    assert page.covering.boxes == boxes


def test_pages_of_a_letter_have_boxes_of_their_own(rooms: RoomHouse) -> None:
    page = opened(rooms, "consent-form.pdf")
    pages = page.tools.after.isVisible()
    drag(page, (1000, 1000), (3000, 1500))
    assert page.covering.boxes[0].page == 1
    if pages:
        page.tools.after.click()
        rooms.settle()
        drag(page, (1000, 1000), (3000, 1500))
        assert page.covering.boxes[1].page == 2
        page.pane.list.select("box/0")
        rooms.settle()
        assert page.page_number() == 1


def test_the_copy_is_made_and_stands_beside_its_original(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (1000, 1000), (3000, 2000))
    page.save()
    rooms.settle()
    panel = rooms.panel(SavePanel)
    assert "蓋住 1 處" in rooms.words()
    panel.recipient.set_text("高若瑜律師")
    panel.save()
    rooms.settle()
    assert rooms.no_panel()
    assert rooms.verbs()[-2:] == ["evidence.redact", "evidence.verify"]
    assert rooms.clinic.drafts.find(ADDRESS) is None
    side = rooms.page(ComparePage)
    assert "A-01-R1 蓋住：姓名 1" in rooms.words()
    assert not side.original.canvas.has_picture()
    side.look("核對遮蔽")
    rooms.settle()
    assert side.original.canvas.has_picture()
    assert side.copy.canvas.has_picture()
    assert rooms.verbs()[-2:] == ["evidence.view", "evidence.view"]
    (row,) = side.covered.rows()
    assert "姓名" in row.words()
    rooms.go("evidence/E-2026-0002")
    rooms.page(EvidencePage)
    assert "遮蔽版 R1，原件是" in rooms.words()
    rooms.go("evidence/E-2026-0001")
    assert "A-01-R1" in rooms.words()


def test_without_a_box_no_copy_is_offered(rooms: RoomHouse) -> None:
    page = opened(rooms)
    assert page.pane.save_button.reason()
    page.save()
    rooms.settle()
    assert rooms.no_panel()


@pytest.mark.parametrize("name", ["line-chat.txt", "reporter-voicemail.mp3"])
def test_what_is_no_picture_is_not_offered_for_redaction(rooms: RoomHouse, name: str) -> None:
    hand_in(rooms.made, name)
    rooms.enter("manager")
    rooms.go("evidence/E-2026-0001")
    assert "遮蔽版" not in rooms.words()


def test_reception_is_told_why_not(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png", role="reception")
    rooms.enter("reception")
    rooms.go(ADDRESS)
    page = rooms.page(RedactPage)
    assert page.start is None
    assert "已經交件封存" in rooms.words() or "封存" in rooms.words()
    assert "evidence.view" not in rooms.verbs()


def test_every_stop_of_the_page_has_a_name_and_is_reached(rooms: RoomHouse) -> None:
    page = opened(rooms)
    drag(page, (1000, 1000), (3000, 2000))
    rooms.settle()
    assert nameless(page) == []
    assert unreached(page) == []
