"""What is half typed when the program is killed, and that it stands there again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys.case.play import Play
from ui.complaints.intake_panel import IntakePanel
from ui.incidents.ask_panel import AskPanel
from ui.incidents.close_pane import ClosePane
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.new_panel import NewPanel
from ui.incidents.recovery_pane import RecoveryPane
from ui.incidents.strategy_pane import StrategyPane
from ui.language import say


@dataclass(frozen=True, slots=True)
class Half:
    """`type` leaves words unsaved in a form; `words` reads them from the form shown anew."""

    type: Callable[[Play, str], None]
    words: Callable[[Play], str]


def _intake(play: Play) -> IntakePanel:
    play.hands.key("Ctrl+N")
    return play.rooms.panel(IntakePanel)


def _new(play: Play) -> NewPanel:
    play.hands.key("Ctrl+I")
    return play.rooms.panel(NewPanel)


def _down(play: Play) -> AskPanel:
    play.to("recovery", RecoveryPane)
    play.hands.press_words(say("Stand down"))
    return play.rooms.panel(AskPanel)


HALVES = {
    "opening.log": Half(
        lambda play, words: play.hands.type(_intake(play).fields.verbatim.reach(), words),
        lambda play: _intake(play).value().verbatim,
    ),
    "opening.grow": Half(
        lambda play, words: play.fill(_new(play).form, title=words),
        lambda play: _new(play).form.answers().text("title"),
    ),
    "judging.facts": Half(
        lambda play, words: play.fill(play.to("confirm", ConfirmPane).entry.form, statement=words),
        lambda play: play.to("confirm", ConfirmPane).entry.form.answers().text("statement"),
    ),
    "planning.message": Half(
        lambda play, words: play.fill(
            play.to("strategy", StrategyPane).messages.entry.form, text=words
        ),
        lambda play: play.to("strategy", StrategyPane).messages.entry.form.answers().text("text"),
    ),
    "ending.stand_down": Half(
        lambda play, words: play.fill(_down(play).form, reasons=words),
        lambda play: _down(play).form.answers().text("reasons"),
    ),
    "ending.close": Half(
        lambda play, words: play.fill(play.to("close", ClosePane).form, summary=words),
        lambda play: play.to("close", ClosePane).form.answers().text("summary"),
    ),
}
"""By the name of the step before which it happens."""
