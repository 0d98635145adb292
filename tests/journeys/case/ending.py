"""The watch, the talk of care, the end of the alarm, the review, closing and reopening."""

from __future__ import annotations

from clinicguard.demo.told import Told
from clinicguard.incidents.incident import State
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.watch import Tone
from tests.journeys.case.play import Play
from ui.incidents.ask_panel import AskPanel
from ui.incidents.clocks_pane import ClocksPane
from ui.incidents.close_pane import ClosePane
from ui.incidents.recovery_pane import RecoveryPane
from ui.incidents.review_pane import ReviewPane
from ui.incidents.watch_pane import WatchPane
from ui.language import say


def watch(play: Play) -> None:
    """A look at the reviews on three days, as they went."""
    pane = play.to("watch", WatchPane)
    for told in _looks(play):
        play.at(told.when("at"))
        play.enter(
            pane.entry,
            channel=told.text("channel"),
            seen=told.text("seen"),
            fresh=str(told.number("fresh")),
            tone=told.text("tone"),
            reach=told.text("reach"),
            reaction=told.text("reaction"),
        )


def watched(play: Play) -> None:
    found = {line.seen: line for line in play.case.lines}
    for told in _looks(play):
        line = found[told.text("seen")]
        assert (line.channel, line.fresh) == (told.text("channel"), told.number("fresh"))
        assert line.tone is Tone(told.text("tone"))
        assert line.reaction == told.text("reaction")


def care(play: Play) -> None:
    """The talk with the patient, and who looks after the colleague concerned."""
    told, ours = (
        play.script.incident.each("care_talks")[1],
        play.script.incident.inside("staff_care"),
    )
    play.at(told.when("at"))
    pane = play.to("recovery", RecoveryPane)
    people = {each.text("id"): each.text("name") for each in play.script.case.each("people")}
    play.enter(
        pane.talk,
        at=told.when("at"),
        minutes=str(told.number("minutes")),
        place=told.text("place"),
        attendees=(play.person("owner"), play.person("manager")),
        present="\n".join(people[name] for name in told.texts("with")),
        explained=told.text("explained"),
        asked=told.text("asked"),
        regret=told.text("regret"),
        offered=told.text("offered"),
        promised=told.text("promised"),
    )
    play.enter(pane.care, who=play.person("dentist"), words=ours.text("note"))


def cared(play: Play) -> None:
    told, (talk,) = play.script.incident.each("care_talks")[1], play.case.talks
    assert talk.at == told.when("at")
    assert talk.minutes == told.number("minutes")
    for part in ("explained", "asked", "regret", "offered", "promised"):
        assert getattr(talk, part) == told.text(part)
    (ours,) = play.case.staff_care
    assert ours.words == play.script.incident.inside("staff_care").text("note")


def stand_down(play: Play) -> None:
    """The alarm ends by a signature with its reasons; the watch goes on."""
    told = play.script.incident.inside("stand_down")
    play.at(told.when("at"))
    play.to("recovery", RecoveryPane)
    play.hands.press_words(say("Stand down"))
    panel = play.rooms.panel(AskPanel)
    play.fill(
        panel.form,
        reasons="\n".join(told.texts("reasons")),
        open="\n".join(told.texts("still_open")),
        watch=told.text("watch"),
    )
    play.hands.press(panel.button)
    if not play.rooms.no_panel():
        play.ask(why=told.texts("reasons")[0])


def stood_down(play: Play) -> None:
    told, case = play.script.incident.inside("stand_down"), play.case
    assert case.incident.state is State.STOOD_DOWN
    last = case.stand_downs[-1]
    assert last.reasons == tuple(told.texts("reasons"))
    assert last.still_open == tuple(told.texts("still_open"))
    assert last.watch_on == told.text("watch")
    view = play.rooms.shell.view()
    assert view is not None
    assert not view.band.isVisible(), "the red band has gone"


def review(play: Play) -> None:
    """What went well and what did not, the whys, the causes, and what changes."""
    told = play.script.incident.inside("review")
    play.at(told.when("at"))
    pane = play.to("review", ReviewPane)
    play.hands.press_words(say("Set the date"))
    people = (play.person("owner"), play.person("manager"))
    play.ask(day=told.day("planned_for") or told.when("at"), lead=people[1], who=people)
    for kind, words in _lines(told):
        play.enter(pane.line, kind=kind.value, words=words)
    for number, one in enumerate(told.each("five_whys")[:2], 1):
        play.enter(pane.why, question=str(number), words=one.text("because"))
    bone, causes = next(iter(told.items("fishbone")))
    play.enter(pane.cause, bone=bone, words=causes[0])
    for one in told.each("actions")[:2]:
        play.enter(
            pane.changes.entry,
            words=one.text("what"),
            owner=play.person("manager"),
            due=one.day("due") or told.when("at"),
            measure=one.text("measure"),
        )
    done = told.each("actions")[1].text("what")
    play.hands.press_words(say("Done: {what}", what=done[:30]))


def reviewed(play: Play) -> None:
    told, found = play.script.incident.inside("review"), play.case.review
    assert found.planned_for == told.day("planned_for")
    assert {str(person) for person in found.attendees} == {
        play.person("owner"),
        play.person("manager"),
    }
    lines = {(line.kind, line.words) for line in found.lines}
    assert set(_lines(told)) <= lines
    whys = [line.words for line in found.lines if line.kind is LineKind.WHY]
    assert whys == [one.text("because") for one in told.each("five_whys")[:2]]
    bone, causes = next(iter(told.items("fishbone")))
    assert [line.words for line in found.lines if line.bone == bone] == [causes[0]]
    actions = {action.words: action for action in found.actions}
    first, second = told.each("actions")[:2]
    assert actions[first.text("what")].open
    assert actions[first.text("what")].due == first.day("due")
    assert actions[first.text("what")].measure == first.text("measure")
    assert actions[second.text("what")].done_at is not None


def clocks(play: Play) -> None:
    """Every clock that still runs has been met; how is written beside it."""
    pane = play.to("clocks", ClocksPane)
    for clock in [each for each in play.case.clocks if each.running]:
        play.hands.press_words(say("How “{clock}” is counted", clock=clock.words))
        play.hands.press_words(say("It is done in time"))
        play.ask(note=_met(play))
    assert isinstance(pane, ClocksPane)


def met(play: Play) -> None:
    assert not [clock for clock in play.case.clocks if clock.running]
    assert {clock.note for clock in play.case.clocks if clock.met_at} <= {_met(play)}


def close(play: Play) -> None:
    """What is still missing is settled or passed with a reason; then the signature."""
    told = play.script.incident.inside("closing")
    play.at(told.when("at"))
    pane = play.to("close", ClosePane)
    if say("None of them will be done") in play.hands.names():
        play.hands.press_words(say("None of them will be done"))
        play.ask(why=told.texts("open_points")[-1])
    play.fill(
        pane.form,
        summary=told.text("summary"),
        open="\n".join(told.texts("open_points")),
        doubts="\n".join(told.texts("unverified_points")),
    )
    play.hands.key("Ctrl+Enter")
    if not play.rooms.no_panel():
        play.ask(why=told.texts("open_points")[0])


def closed(play: Play) -> None:
    told, case = play.script.incident.inside("closing"), play.case
    assert case.incident.state is State.CLOSED
    last = case.closings[-1]
    assert last.summary == told.text("summary")
    assert last.open_points == tuple(told.texts("open_points"))
    assert last.unverified_points == tuple(told.texts("unverified_points"))
    assert not [task for task in case.tasks if task.open]


def reopen(play: Play) -> None:
    """It goes on: with a reason, and the earlier end stays."""
    play.at(play.script.days_later(12))
    play.to("close", ClosePane)
    play.hands.press_words(say("Reopen the case"))
    play.ask(why=_again(play))


def reopened(play: Play) -> None:
    case, told = play.case, play.script.incident.inside("closing")
    assert case.incident.state is State.ACTIVE
    assert case.incident.turns[-1].reason == _again(play)
    assert case.closings[-1].summary == told.text("summary")


def _looks(play: Play) -> list[Told]:
    told = play.script.incident.each("monitoring")
    return [one for one in told if one.text("channel") == "map_reviews"][:3]


def _lines(told: Told) -> list[tuple[LineKind, str]]:
    return [
        (LineKind.WENT_WELL, told.texts("went_well")[0]),
        (LineKind.WENT_BADLY, told.texts("went_badly")[0]),
        (LineKind.ROOT_CAUSE, told.text("root_cause")),
        (LineKind.LESSON, told.texts("lessons")[0]),
    ]


def _met(play: Play) -> str:
    return play.script.incident.inside("staff_care").text("note")


def _again(play: Play) -> str:
    return play.script.case.each("complaints")[1].inside("reopening").text("reason")
