"""The learning page: what it says stands in words too, and it leads to the complaints behind it."""

from __future__ import annotations

from PySide6.QtGui import QImage

from tests.pictures.scene_learning import fill
from tests.pictures.stage import NOW
from tests.ui.room_house import RoomHouse
from ui.complaints.complaints_page import ComplaintsPage
from ui.learning.drawing_view import DrawingView
from ui.learning.learning_page import LearningPage
from ui.reports.paper_page import PaperPage
from ui.widgets.buttons import Button


def taught(rooms: RoomHouse) -> LearningPage:
    rooms.made.clock.time = NOW
    fill(rooms.made.open("owner"))
    rooms.made.close()
    rooms.enter("owner")
    rooms.go("complaints/learning")
    return rooms.page(LearningPage)


def test_the_page_says_what_the_charts_show(rooms: RoomHouse) -> None:
    page = taught(rooms)
    words = rooms.words()
    assert "30 天內第 3 件：等候時間" in words
    assert "2025-12：超出界限" in words
    charts = page.findChildren(DrawingView)
    assert len(charts) == 2
    for chart in charts:
        assert len(chart.accessibleName()) > 30


def test_a_chart_is_drawn_with_ink_on_its_ground(rooms: RoomHouse) -> None:
    chart = taught(rooms).findChildren(DrawingView)[0]
    image = chart.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    seen = {image.pixelColor(x, y).value() for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)}  # fmt: skip
    assert min(seen) < 80 < 200 < max(seen)


def test_it_is_reached_from_the_list_and_leads_to_a_complaint(rooms: RoomHouse) -> None:
    page = taught(rooms)
    links = [each for each in page.findChildren(Button) if each.words() == "C-2026-0047"]
    links[0].click()
    rooms.settle()
    shown = rooms.page(ComplaintsPage)
    assert shown.address == "complaint/C-2026-0047"
    shown.learn.click()
    rooms.settle()
    rooms.page(LearningPage)


def test_the_report_of_the_last_month_is_one_press_away(rooms: RoomHouse) -> None:
    page = taught(rooms)
    (button,) = page.heading.ends
    assert isinstance(button, Button)
    button.click()
    rooms.settle()
    assert rooms.page(PaperPage).address == "report/clinic/learning/2026-10/learning"


def test_an_empty_log_says_what_the_page_is_for(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("complaints/learning")
    assert "還沒有可以學的" in rooms.words()
