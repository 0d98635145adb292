"""事件: the list, every pane of a case on its worst morning and on its last day, every question."""

from __future__ import annotations

from functools import partial

from clinicguard.incidents.incident import Origin
from clinicguard.people.staff import Role
from tests.pictures.day_of_incident import CASE, last_day, morning
from tests.pictures.stage import Stage, scene
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.incident_page import IncidentPage
from ui.language import say
from ui.widgets.buttons import Button

MORNING = (
    "now", "notice", "confirm", "nature", "rating", "team", "evidence", "strategy",
    "communication", "timeline", "decisions", "tasks", "clocks",
)  # fmt: skip
LAST_DAY = ("now", "communication", "watch", "recovery", "review", "close")


def page_of(stage: Stage) -> IncidentPage:
    """The page that is shown."""
    shown = stage.shell.page()
    assert isinstance(shown, IncidentPage)
    return shown


def press(stage: Stage, words: str) -> None:
    """The first button that can be seen and bears these words."""
    buttons = stage.shell.window.findChildren(Button)
    next(b for b in buttons if b.isVisible() and words in (b.words(), b.accessibleName())).click()
    stage.settle()


def _pane(stage: Stage, pane: str, *, late: bool = False, role: Role = "owner") -> None:
    (last_day if late else morning)(stage)
    stage.unlock(role)
    stage.go(f"incident/{CASE}/{pane}")


for _name in MORNING:
    scene(f"incident-{_name}")(partial(_pane, pane=_name))
for _name in LAST_DAY:
    scene(f"incident-{_name}-late")(partial(_pane, pane=_name, late=True))
for _name in ("now", "evidence", "recovery"):
    scene(f"incident-{_name}-reception")(partial(_pane, pane=_name, role="reception"))


@scene("incidents")
def listed(stage: Stage) -> None:
    morning(stage)
    desk = stage.made.open("owner").incidents
    english = stage.take.language == "en"
    title = "A colleague was shouted at" if english else "有人在櫃檯大聲"
    other = desk.open(title, origin=Origin.STAFF)
    desk.not_an_incident(other.number, "He was calm again" if english else "已平息，按客訴處理")
    stage.made.close()
    stage.unlock()
    stage.go("incidents")


@scene("incidents-empty")
def empty(stage: Stage) -> None:
    stage.unlock()
    stage.go("incidents")


@scene("incident-new")
def new(stage: Stage) -> None:
    stage.unlock()
    stage.go("incidents/new")


@scene("incident-ask-fact")
def ask_fact(stage: Stage) -> None:
    _pane(stage, "confirm")
    pane = page_of(stage).pane
    assert isinstance(pane, ConfirmPane)
    pane.change(pane.shown.case.facts[2])
    stage.settle()


@scene("incident-ask-line")
def ask_line(stage: Stage) -> None:
    _pane(stage, "timeline")
    page_of(stage).add_line()
    stage.settle()


@scene("incident-ask-task")
def ask_task(stage: Stage) -> None:
    _pane(stage, "tasks")
    press(stage, say("Add a task"))


@scene("incident-ask-stand-down")
def ask_stand_down(stage: Stage) -> None:
    _pane(stage, "recovery")
    press(stage, say("Stand down"))


@scene("incident-ask-lower")
def ask_lower(stage: Stage) -> None:
    _pane(stage, "rating")
    press(stage, say("Lower it"))


@scene("incident-barred")
def barred(stage: Stage) -> None:
    last_day(stage)
    stage.made.close()
    _pane(stage, "close", late=True)
    page = page_of(stage)
    from ui.incidents.close_pane import ClosePane

    assert isinstance(page.pane, ClosePane)
    page.pane.form.fill({"summary": say("What happened, and how it ended")})
    page.pane.close_case()
    stage.settle()


@scene("incident-reckoned")
def reckoned(stage: Stage) -> None:
    _pane(stage, "clocks")
    clock = page_of(stage).pane.shown.case.clocks[0]  # type: ignore[union-attr]
    from ui.incidents.reckoned_panel import ReckonedPanel

    page = page_of(stage)
    assert page.shown is not None
    stage.shell.over(ReckonedPanel(page.bench, page.shown, clock))
    stage.settle()


@scene("incident-evidence-damaged")
def damaged(stage: Stage) -> None:
    """One exhibit of the case differs: the seal of the case says which."""
    morning(stage)
    clinic = stage.made.open("owner")
    hurt = clinic.evidence_lists.of_case(f"incident/{CASE}")[0]
    (stage.made.folder / "evidence" / hurt.sealed_name).unlink()
    clinic.evidence.verify(hurt.number, hurt.title)
    stage.unlock("owner")
    stage.go(f"incident/{CASE}/evidence")
