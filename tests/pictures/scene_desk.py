"""The scenes of the desk script: just opened, in the middle of it, a threat, a letter."""

from __future__ import annotations

from datetime import timedelta

from tests.pictures.day_of_complaints import play_month
from tests.pictures.stage import NOW, Stage, scene
from ui.desk.desk_panel import DeskPanel

_SAID = {
    "zh_TW": "約好兩點，等到快三點。前面插了兩個人。\n問了說「再等一下」，講三次了。\n"
    "我媽坐輪椅，沒人問一聲",
    "en": "Booked for two, it is almost three. Two people went in before us.\nThey said "
    "“just a moment” three times.\nMy mother is in a wheelchair and nobody asked",
    "zh_CN": "约好两点，等到快三点。前面插了两个人。\n问了说“再等一下”，说三次了。\n"
    "我妈坐轮椅，没人问一声",
}
_PROMISED = {"zh_TW": "主管回電", "en": "A manager phones back", "zh_CN": "负责人回电话"}


def open_desk(stage: Stage, address: str = "desk") -> DeskPanel:
    """The script over the day of the pictures."""
    play_month(stage)
    stage.unlock("reception")
    stage.go(address)
    view = stage.shell.view()
    assert view is not None
    panel = view.cover.panel()
    assert isinstance(panel, DeskPanel)
    return panel


@scene("desk")
def opened(stage: Stage) -> None:
    open_desk(stage)


@scene("desk-listening")
def listening(stage: Stage) -> None:
    panel = open_desk(stage)
    stage.made.clock.time = NOW + timedelta(minutes=3, seconds=12)
    panel.notes.verbatim.edit.insertPlainText(_SAID[stage.take.language])
    panel.notes.chips().chip(panel.script.marks[4].in_language(stage.take.language)).click()
    panel.notes.promised.edit.insert(_PROMISED[stage.take.language])
    panel.view.go_on()
    panel.keep_draft()
    panel._tick()
    stage.settle()


@scene("desk-threat")
def threat(stage: Stage) -> None:
    panel = open_desk(stage, "desk/threat")
    assert panel.view.safety is not None
    panel.view.safety.no.click()
    stage.settle()


@scene("desk-lawyer-letter")
def letter(stage: Stage) -> None:
    open_desk(stage, "desk/lawyer_letter")
