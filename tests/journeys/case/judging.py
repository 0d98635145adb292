"""Facts, the decision that it is real, its nature, the questions of law, the rating."""

from __future__ import annotations

from clinicguard.demo.told import Told
from clinicguard.incidents.facts import SourceKind, Status
from clinicguard.incidents.gates import Answer, standing
from clinicguard.incidents.incident import State
from clinicguard.knowledge.ratings import Level
from tests.journeys.case.play import Play
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.gate_cards import GateCard
from ui.incidents.nature_pane import NaturePane
from ui.incidents.rating_pane import RatingPane
from ui.language import say

FACTS = ("f01", "f02", "f03", "f08", "f09", "f11")
PUBLIC = ("f01", "f02", "f11")


def facts(play: Play) -> None:
    """Each line as it is known in the first half hour, and what it rests on."""
    sure = play.script.incident.inside("confirmed")
    play.sit("owner")
    play.at(sure.when("at"))
    entry = play.to("confirm", ConfirmPane).entry
    for name in FACTS:
        told = play.script.fact(name)
        play.enter(
            entry,
            statement=told.text("statement"),
            status=told.text("status"),
            kind=_kind(told).value,
            source=told.inside("source").text("words"),
        )


def stated(play: Play) -> None:
    found = {fact.statement: fact for fact in play.case.facts}
    for name in FACTS:
        told = play.script.fact(name)
        fact = found[told.text("statement")]
        assert fact.status is Status(told.text("status"))
        assert fact.source.words == told.inside("source").text("words")
        assert not fact.may_be_public, "nothing goes out by itself"


def let_out(play: Play) -> None:
    """The three that may be said, one press each."""
    pane = play.to("confirm", ConfirmPane)
    for name in PUBLIC:
        fact = play.script.fact(name).text("statement")
        assert isinstance(pane, ConfirmPane)
        play.hands.press_words(f"{say('Allow in public')}: {fact[:40]}")


def out(play: Play) -> None:
    told = {play.script.fact(name).text("statement") for name in PUBLIC}
    assert {fact.statement for fact in play.case.facts if fact.may_be_public} == told


def confirm(play: Play) -> None:
    """Real, and about us: the plan starts."""
    play.to("confirm", ConfirmPane)
    play.hands.key("Ctrl+Enter")


def confirmed(play: Play) -> None:
    assert play.case.incident.state is State.ACTIVE
    assert play.case.incident.confirmed_at is not None
    view = play.rooms.shell.view()
    assert view is not None
    assert play.case.incident.number in view.band.words()
    assert play.case.incident.title not in view.band.words(), "patients see this screen"


def name_it(play: Play) -> None:
    """The kind of matter; the questions of law, each answered."""
    pane = play.to("nature", NaturePane)
    nature = _nature(play)
    books = play.clinic.incident_lists.guide.playbooks
    play.hands.choose(pane.main, nature)
    words = books.natures[nature].name.in_language(play.script.language)
    play.hands.press_words(say("It is “{nature}”", nature=words))
    for told in play.script.incident.each("gates"):
        _answer(play, told)


def named(play: Play) -> None:
    case = play.case
    assert case.incident.nature == _nature(play)
    assert case.checks, "the evidence list comes with the nature"
    stands, pack = standing(case.answers), play.clinic.incident_lists.guide.pack
    for told in play.script.incident.each("gates"):
        answer = stands[told.text("id")]
        assert answer.answer is Answer(told.text("answer"))
        if answer.answer is Answer.YES and pack.gates[told.text("id")].deadlines:
            assert answer.reason == told.text("reason")
    yes = {gate for gate, answer in stands.items() if answer.answer is Answer.YES}
    rules = {rule for gate in yes for rule in pack.gates[gate].deadlines}
    due = {rule for rule in rules if pack.deadlines[rule].limits}
    assert due <= {clock.rule for clock in case.clocks}


def rate(play: Play) -> None:
    """Four factors and every floor; a reporter is at the door."""
    pane = play.to("rating", RatingPane)
    told = play.script.incident.each("ratings")[1]
    for factor, value in told.items("factors"):
        if pane.factors[factor].value() != str(value["value"]):
            play.hands.press(pane.factors[factor].cells[str(value["value"])])
    for floor, answer in told.items("floors"):
        if pane.floors[floor].value() != answer:
            play.hands.choose(pane.floors[floor], answer)
    play.hands.write(pane.side._why.reach(), told.text("reason"))
    play.hands.key("Ctrl+Enter")


def rated(play: Play) -> None:
    told, rating = play.script.incident.each("ratings")[1], play.case.rating
    assert rating is not None
    assert rating.level is Level(told.text("level"))
    assert rating.reason == told.text("reason")
    floors = dict(told.items("floors"))
    assert {name for name, answer in floors.items() if answer == "yes"} <= set(
        rating.assessment.floors
    )
    assert [fact.statement for fact in play.case.facts]


def lower(play: Play) -> None:
    """Days later, by the owner, with a reason that stands beside the name."""
    told = play.script.incident.each("ratings")[2]
    play.sit("owner")
    play.at(told.when("at"))
    pane = play.to("rating", RatingPane)
    for factor, value in told.items("factors"):
        if pane.factors[factor].value() != str(value["value"]):
            play.hands.press(pane.factors[factor].cells[str(value["value"])])
    play.hands.press_words(say("Lower it"))
    play.ask(level=told.text("level"), why=told.text("reason"))


def lowered(play: Play) -> None:
    told, rating = play.script.incident.each("ratings")[2], play.case.rating
    assert rating is not None
    assert rating.level is Level(told.text("level"))
    assert rating.lowered_because == told.text("reason")
    assert rating.lowered_by == 1
    assert len(play.case.ratings) == 2


def _answer(play: Play, told: Told) -> None:
    pane = play.pane(NaturePane)
    card = next(each for each in pane.findChildren(GateCard) if each.gate == told.text("id"))
    play.hands.choose(card.answer, told.text("answer"))
    if not play.rooms.no_panel():
        since = told.perhaps_when("since")
        play.ask(why=told.text("reason"), **({"since": since} if since else {}))


def _nature(play: Play) -> str:
    natures = play.script.incident.each("natures")
    return next(one for one in natures if one.yes("main")).text("nature")


def _kind(told: Told) -> SourceKind:
    """No exhibit is sealed yet: what was seen is a post or a record."""
    kind = SourceKind(told.inside("source").text("kind"))
    return SourceKind.RECORD if kind is SourceKind.EXHIBIT else kind
