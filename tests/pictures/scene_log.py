"""操作紀錄: all entries, one entry, one record's, a check that finds something, the extract."""

from __future__ import annotations

from clinicguard.people.staff import Role
from tests.pictures.day_of_complaints import play_month
from tests.pictures.stage import Stage, scene
from ui.log.log_page import LogPage


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


@scene("log-about")
def about(stage: Stage) -> None:
    page = _page(stage, "log/about/C-2026-0008")
    page.check.check_now()


@scene("log-found")
def found(stage: Stage) -> None:
    page = _page(stage)
    assert stage.made.opened is not None
    with stage.made.opened.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET title = '顧問' WHERE id = 4")
    page.check.check_now()


@scene("log-reception")
def reception(stage: Stage) -> None:
    _page(stage, "log", "reception")


@scene("log-extract")
def extract(stage: Stage) -> None:
    page = _page(stage, "log/about/C-2026-0008")
    page.open_extract()
