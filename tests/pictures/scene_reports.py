"""報告: what can be made, the report on the desk, a paper of a complaint, the pack, reception."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.integration.incidents.made import worked_through
from tests.pictures.day_of_complaints import play_month
from tests.pictures.stage import NOW, Stage, scene
from ui.reports.paper_page import PaperPage
from ui.reports.reports_page import ReportsPage

CASE = "incident/I-2026-0001"
COUNSEL = "高若瑜律師"


def fill(stage: Stage) -> None:
    """A case near its end, with exhibits; a slip that was printed for a patient."""
    clock = stage.made.clock
    clock.time = NOW - timedelta(days=2)
    clinic = stage.made.open("owner")
    worked_through(clinic, clock, Path(stage.made.folder.parent) / "files")
    clinic.hand_out(
        "report:management", b"%PDF-", None, subject=CASE, purpose="晨會", recipient="團隊"
    )
    stage.made.close()
    clock.time = NOW


def paper_of(stage: Stage, address: str) -> PaperPage:
    """A paper that is shown, with who receives it and what for."""
    stage.go(address)
    shown = stage.shell.page()
    assert isinstance(shown, PaperPage)
    assert shown.form is not None
    shown.form.recipient.set_text(COUNSEL)
    shown.form.purpose.set_text("準備調解")
    shown.form.typed.emit()
    stage.settle()
    return shown


@scene("reports")
def reports(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go(f"reports/{CASE}")


@scene("reports-empty")
def empty(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("reports")


@scene("reports-reception")
def reception(stage: Stage) -> None:
    play_month(stage)
    stage.unlock("reception")
    stage.go("reports/complaint/C-2026-0001")


@scene("reports-clinic")
def clinic(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go("reports/clinic")


@scene("report-incident")
def report(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    paper_of(stage, f"report/{CASE}/report:legal")


@scene("report-locked")
def lock(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    paper_of(stage, f"report/{CASE}/inventory").lock_copy()


@scene("report-signed")
def sign(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    paper_of(stage, f"report/{CASE}/inventory").sign()


@scene("report-chart")
def chart(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("report/clinic/nature/violence/chart")


@scene("report-record")
def record(stage: Stage) -> None:
    play_month(stage)
    stage.unlock("reception")
    stage.go("report/complaint/C-2026-0001/record")


@scene("report-pack")
def pack(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go(f"reports/{CASE}")
    shown = stage.shell.page()
    assert isinstance(shown, ReportsPage)
    shown.open_pack()
