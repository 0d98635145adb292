"""Something comes first: what is missing, and the way past it in an emergency, with its reason."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from clinicguard.incidents.barriers import BarrierStands
from clinicguard.incidents.spoken import needed
from ui.incidents.ask_panel import AskPanel
from ui.incidents.forms import Asked
from ui.incidents.said import word
from ui.language import say, words
from ui.widgets.cards import Notice


class BarredPanel(AskPanel):
    """Names every barrier; going on all the same is logged and stands in the report."""

    def __init__(self, stands: BarrierStands, zone: ZoneInfo) -> None:
        lines: tuple[QWidget, ...] = tuple(
            Notice(_line(barrier.code, barrier.count), "amber") for barrier in stands.barriers
        )
        super().__init__(
            say("Something comes first"),
            (Asked("why", say("Why it cannot wait"), "long", needed=True),),
            say("Go on all the same"),
            zone,
            text=say(
                "Before {act} this is missing. In an emergency go on with a reason: "
                "it is logged and stands in the report.",
                act=word(stands.act),
            ),
            above=lines,
        )


def _line(code: str, number: int) -> str:
    told = needed(code, words())
    return f"{told}（{number}）" if number > 1 else told
