"""應變手冊: the list, one of the playbooks, what is asked to add something."""

from __future__ import annotations

from datetime import date

from tests.pictures.stage import Stage, scene
from ui.incidents.law.law_page import LawPage
from ui.incidents.playbooks.playbooks_page import PlaybooksPage


def _page(stage: Stage) -> PlaybooksPage:
    page = stage.shell.page()
    assert isinstance(page, PlaybooksPage)
    return page


def _filled(stage: Stage, address: str) -> PlaybooksPage:
    desk = stage.made.open("owner").incidents.playbooks
    desk.note_reading("data_leak", "高若瑜律師", date(2026, 11, 2))
    desk.note_reading("violence", "高若瑜律師", date(2026, 11, 2))
    desk.add_task(
        "violence",
        "打大樓保全 02-0000-0000，請他們上樓",
        "保全三分鐘內會到",
        "notice",
        "reception",
        "15 min",
    )
    desk.add_nature(
        "預付療程爭議", "療程已付款、還沒做完，病人要退費", "service_complaint", ("退費", "換醫師")
    )
    stage.made.close()
    stage.unlock("owner")
    stage.go(address)
    return _page(stage)


@scene("playbooks")
def playbooks(stage: Stage) -> None:
    _filled(stage, "playbooks")


@scene("playbooks-one")
def one(stage: Stage) -> None:
    _filled(stage, "playbooks/violence")


@scene("playbooks-add-task")
def add_task(stage: Stage) -> None:
    page = _filled(stage, "playbooks/violence")
    stage.settle()
    from ui.incidents.playbooks.nature_panel import NaturePanel

    view = stage.shell.view()
    assert view is not None
    panel = view.panel()
    assert isinstance(panel, NaturePanel)
    panel.add_button.click()
    assert page.shelf is not None


@scene("playbooks-add-kind")
def add_kind(stage: Stage) -> None:
    _filled(stage, "playbooks").add_nature()


@scene("playbooks-reception")
def reception(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("playbooks/medical_dispute")


@scene("law")
def law(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("law")


@scene("law-one")
def law_one(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("law/tw-dl-16")


@scene("law-rules")
def law_rules(stage: Stage) -> None:
    stage.unlock("counsel")
    stage.go("law")
    page = stage.shell.page()
    assert isinstance(page, LawPage)
    page.views.set_value("rules")
    page.views.chosen.emit("rules")
