"""Courses weighed, core messages with their proof, decisions, and who was told."""

from __future__ import annotations

from clinicguard.demo.told import Told
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.strategy import Verdict
from tests.journeys.case.play import Play
from ui.incidents.communication_pane import CommunicationPane
from ui.incidents.strategy_pane import StrategyPane
from ui.language import say

MESSAGES = ("m1", "m2")
PARTIES = (Party.COUNSEL, Party.PATIENT_SIDE)


def weigh(play: Play) -> None:
    """One course that is taken and one that is not, each with its reason."""
    pane = play.to("strategy", StrategyPane)
    for told in _courses(play):
        play.at(told.when("at"))
        play.enter(
            pane.weigh, kind=told.text("kind"), pros=told.text("pros"), cons=told.text("cons")
        )
        option = play.case.options[-1]
        play.hands.press_words(say("Judge “{words}”", words=option.title))
        play.ask(verdict=told.text("verdict"), why=told.text("why"))


def weighed(play: Play) -> None:
    options = {option.kind: option for option in play.case.options}
    for told in _courses(play):
        option = options[told.text("kind")]
        assert (option.pros, option.cons) == (told.text("pros"), told.text("cons"))
        assert option.verdict is Verdict(told.text("verdict"))
        assert option.why == told.text("why")


def message(play: Play) -> None:
    """Two sentences that carry everything said later, each resting on facts."""
    pane = play.to("strategy", StrategyPane)
    entry = pane.messages.entry
    for told in _messages(play):
        play.enter(entry, text=told.text("text"), proof=_proof(play, told))


def messaged(play: Play) -> None:
    found = {message.text: message for message in play.case.messages if message.stands}
    for told in _messages(play):
        assert {str(fact) for fact in found[told.text("text")].proof} == set(_proof(play, told))


def decide(play: Play) -> None:
    """What was asked, what could be done, what was chosen; the facts of that moment stay."""
    told = _decision(play)
    pane = play.to("strategy", StrategyPane)
    play.enter(
        pane.decide,
        question=told.text("question"),
        options="\n".join(told.texts("options")),
        choice=told.text("choice"),
        why=told.text("why"),
    )


def decided(play: Play) -> None:
    told = _decision(play)
    decision = next(d for d in play.case.decisions if d.question == told.text("question"))
    assert (decision.choice, decision.why) == (told.text("choice"), told.text("why"))
    assert decision.options == tuple(told.texts("options"))
    assert {fact.statement for fact in decision.known} == {f.statement for f in play.case.facts}


def call(play: Play) -> None:
    """Counsel and the patient were called; what was promised stands beside it."""
    pane = play.to("communication", CommunicationPane)
    for told in _calls(play):
        play.at(told.when("at"))
        play.enter(
            pane.entry,
            party=told.text("party"),
            who=told.text("who"),
            means=told.text("means"),
            said=told.text("said"),
            promised=told.text("promised"),
        )


def called(play: Play) -> None:
    found = {contact.party: contact for contact in play.case.contacts}
    for told in _calls(play):
        contact = found[Party(told.text("party"))]
        assert (contact.who, contact.said) == (told.text("who"), told.text("said"))
        assert contact.promised == told.text("promised")


def _courses(play: Play) -> list[Told]:
    told = play.script.incident.each("strategy")
    kinds = ("public_statement", "correction")
    return [one for one in told if one.text("kind") in kinds]


def _messages(play: Play) -> list[Told]:
    told = play.script.incident.each("core_messages")
    return [one for one in told if one.text("id") in MESSAGES]


def _proof(play: Play, told: Told) -> tuple[str, ...]:
    statements = [play.script.fact(name).text("statement") for name in told.texts("proof")]
    return tuple(str(fact.id) for fact in play.case.facts if fact.statement in statements)


def _decision(play: Play) -> Told:
    return play.script.incident.each("decisions")[1]


def _calls(play: Play) -> list[Told]:
    told = play.script.incident.each("told")
    return [next(one for one in told if one.text("party") == party) for party in PARTIES]
