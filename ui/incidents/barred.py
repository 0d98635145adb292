"""Something stands before an act: what it is, and the way past it with a reason that is logged."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.barriers import BarrierStands
from clinicguard.incidents.compartments import WordingReused
from clinicguard.incidents.spoken import needed
from ui.incidents.ask_panel import AskPanel
from ui.incidents.forms import Asked
from ui.incidents.punctuation import bracketed
from ui.incidents.said import word
from ui.language import say, words
from ui.widgets.cards import Notice


def barred(stands: Trouble, zone: ZoneInfo) -> AskPanel:
    """The panel for a barrier, or for wording of another compartment. Raises TypeError."""
    match stands:
        case BarrierStands():
            lines = [_line(barrier.code, barrier.count) for barrier in stands.barriers]
            told = say(
                "Before {act} this is missing. In an emergency go on with a reason: "
                "it is logged and stands in the report.",
                act=word(stands.act),
            )
            title, why = say("Something comes first"), say("Why it cannot wait")
        case WordingReused():
            lines = [f"{word(reuse.taken_from)}　「{reuse.words}」" for reuse in stands.reuses]
            told = say(
                "These words stand in another compartment of this case. Say it in other words, "
                "or let it pass with a reason, which is logged."
            )
            title, why = say("Words of another compartment"), say("Why it may pass")
        case _:
            raise TypeError(type(stands).__name__)
    above: tuple[QWidget, ...] = tuple(Notice(line, "amber") for line in lines)
    asked = (Asked("why", why, "long", needed=True),)
    return AskPanel(title, asked, say("Go ahead anyway"), zone, text=told, above=above)


def _line(code: str, number: int) -> str:
    told = needed(code, words())
    return bracketed(told, number) if number > 1 else told
