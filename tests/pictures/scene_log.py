"""操作紀錄: all entries, one entry, one record's, a check that finds something, the extract."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.people.staff import Role
from tests.made import PASSPHRASES
from tests.pictures.day_of_complaints import play_month
from tests.pictures.scene_evidence import over
from tests.pictures.stage import Stage, scene
from ui.log.log_page import LogPage
from ui.log.retention_page import RetentionPage


def _page(stage: Stage, address: str = "log", role: Role = "owner") -> LogPage:
    play_month(stage)
    stage.unlock(role)
    stage.go(address)
    page = stage.shell.page()
    assert isinstance(page, LogPage)
    return page


@scene("log")
def log(stage: Stage) -> None:
    _page(stage)


@scene("log-one")
def one(stage: Stage) -> None:
    _page(stage)
    stage.go("log/30")


@scene("log-names")
def names(stage: Stage) -> None:
    _page(stage)
    clinic = stage.made.opened
    assert clinic is not None
    number = "C-2026-0008"
    clinic.complaints.unmask(number, f"查對{clinic.complaints.unmask(number, '查').patient.name}")
    stage.go(f"log/{clinic.head().seq}")
    page = stage.shell.page()
    assert isinstance(page, LogPage)
    page.entry.names_button.click()


@scene("log-about")
def about(stage: Stage) -> None:
    page = _page(stage, "log/about/C-2026-0008")
    page.check.check.start()


@scene("log-found")
def found(stage: Stage) -> None:
    page = _page(stage)
    assert stage.made.opened is not None
    with stage.made.opened.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET title = '顧問' WHERE id = 4")
    page.check.check.start()


@scene("log-reception")
def reception(stage: Stage) -> None:
    _page(stage, "log", "reception")


@scene("log-extract")
def extract(stage: Stage) -> None:
    page = _page(stage, "log/about/C-2026-0008")
    page.open_extract()


def _kept(stage: Stage, address: str = "retention") -> RetentionPage:
    play_month(stage)
    stage.made.clock.time += timedelta(days=7 * 365 + 20)
    stage.unlock("owner")
    clinic = stage.made.opened
    assert clinic is not None
    over = [each for each in clinic.retention.lists.keepings() if each.ended is not None]
    clinic.retention.hold(over[0].address, "訴訟中，律師要求保全")
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(over[1].address, "保存期限已滿，沒有進行中的爭議")
    stage.go(address)
    page = stage.shell.page()
    assert isinstance(page, RetentionPage)
    return page


@scene("retention")
def retention(stage: Stage) -> None:
    page = _kept(stage)
    over = [row.key for row in page.rows.rows()]
    stage.go(over[0])


@scene("retention-hold")
def retention_hold(stage: Stage) -> None:
    page = _kept(stage)
    stage.go(page.rows.rows()[0].key)
    page.pane.hold_button.click()


@scene("retention-stone")
def retention_stone(stage: Stage) -> None:
    page = _kept(stage)
    stage.go(page.rows.rows()[-1].key)


@scene("retention-empty")
def retention_empty(stage: Stage) -> None:
    stage.unlock("manager")
    stage.go("retention")


@scene("retention-request")
def retention_request(stage: Stage) -> None:
    page = _kept(stage)
    page.open_request()


@scene("retention-exhibit")
def retention_exhibit(stage: Stage) -> None:
    number = over(stage)
    stage.go(f"retention/{number}")
    page = stage.shell.page()
    assert isinstance(page, RetentionPage)
    page.pane.ground.set_text("保存期限已滿，沒有進行中的爭議")
    page.pane.ground.changed.emit()
