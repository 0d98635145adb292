"""開張清單: the parts that are still open, and a pasted list with lines that cannot be taken."""

from __future__ import annotations

from tests.pictures.stage import Stage, scene
from ui.people.paste_form import PasteForm
from ui.setup.first_hour_page import FirstHourPage
from ui.setup.first_hour_parts import StaffPart, TeamPart

PASTED = {
    "zh_TW": "姓名\t職稱\t電話\n周品妤\t護理師\t0900-000-777\n林美華\t櫃檯\n0900-000-888\n"
    "吳思齊，牙醫助理\n吳思齊\t助理\n蔡宗翰\t什麼都做",
    "en": "Name, title, phone\nPaula Chow, nurse, 0900-000-777\n林美華, receptionist\n"
    "0900-000-888\nSam Wood, dental assistant\nSam Wood, assistant\nTim Clay, whatever is needed",
    "zh_CN": "姓名\t职称\t电话\n周品妤\t护士\t0900-000-777\n林美華\t前台\n0900-000-888\n"
    "吴思齐，助理\n吴思齐\t助理\n蔡宗翰\t什么都做",
}


def _page(stage: Stage, part: str) -> FirstHourPage:
    stage.unlock("owner")
    stage.go(f"first-hour/{part}")
    page = stage.shell.page()
    assert isinstance(page, FirstHourPage)
    return page


@scene("first-hour-profile")
def profile(stage: Stage) -> None:
    _page(stage, "profile")


@scene("first-hour-law")
def law(stage: Stage) -> None:
    _page(stage, "law")


@scene("first-hour-times")
def times(stage: Stage) -> None:
    _page(stage, "times")


@scene("first-hour-staff")
def staff(stage: Stage) -> None:
    _page(stage, "staff")


@scene("first-hour-paste")
def paste(stage: Stage) -> None:
    page = _page(stage, "staff")
    assert isinstance(page.inside, StaffPart)
    page.inside.paste_list()
    view = stage.shell.view()
    assert view is not None
    form = view.panel()
    assert isinstance(form, PasteForm)
    form.text.set_text(PASTED[stage.take.language])
    form.look()


@scene("first-hour-team")
def team(stage: Stage) -> None:
    clinic = stage.made.open("owner")
    clinic.team.wear("commander", 1, 2)
    clinic.team.wear("spokesperson", 2)
    stage.made.close()
    page = _page(stage, "team")
    assert isinstance(page.inside, TeamPart)


@scene("first-hour-backup")
def backup(stage: Stage) -> None:
    _page(stage, "backup")


@scene("first-hour-card")
def card(stage: Stage) -> None:
    _page(stage, "card")


@scene("first-hour-reception")
def reception(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("first-hour")
