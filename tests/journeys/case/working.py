"""The team, what each has to do, and the evidence before it vanishes."""

from __future__ import annotations

from clinicguard.demo.told import Told
from clinicguard.incidents.checklist import Check, CheckState
from clinicguard.incidents.facts import SourceKind, Status
from clinicguard.incidents.incident import State
from clinicguard.tasks.task import State as TaskState
from clinicguard.tasks.task import Task
from tests.journeys.case.play import Play
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.facts_pane import FactsPane
from ui.evidence.hand_in_panel import HandInPanel
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.evidence_pane import EvidencePane
from ui.incidents.hat_rows import _HatRow
from ui.incidents.now_pane import NowPane
from ui.incidents.tasks_pane import TasksPane
from ui.incidents.team_pane import TeamPane
from ui.language import say

BY_FORM = ("review_screenshot",)
LAW_PAPER = "consent_form"


def team(play: Play) -> None:
    """Whom it is about first; then the proposal, one deputy by hand, and the call."""
    apart = play.script.incident.inside("not_on_team")
    play.at(play.script.incident.each("team")[0].when("since"))
    pane = play.to("team", TeamPane)
    play.hands.press_words(say("Name somebody"))
    play.ask(who=play.person(apart.text("person")), why=apart.text("why"))
    play.hands.press(pane.take)
    row = next(each for each in pane.findChildren(_HatRow) if each._hat.id == "spokesperson")
    assert row.deputy is not None
    play.hands.pick(row.deputy, play.person("manager"))
    play.hands.key("Ctrl+Enter")
    assert isinstance(play.pane(NowPane), NowPane)


def teamed(play: Play) -> None:
    case, apart = play.case, play.script.incident.inside("not_on_team")
    concerned = int(play.person(apart.text("person")))
    assert [(each.person, each.why) for each in case.concerned] == [(concerned, apart.text("why"))]
    seats = {seat.hat: seat for seat in case.seats}
    assert {"commander", "spokesperson", "scribe"} <= set(seats)
    assert seats["spokesperson"].deputy == int(play.person("manager"))
    assert concerned not in {seats["spokesperson"].holder, seats["scribe"].holder}
    assert case.incident.activated_at is not None
    assert len([task for task in case.tasks if task.owner]) >= 6


def staff(play: Play) -> None:
    """One message to all; whoever gives it has read it."""
    told = play.script.words("s_staff", 1)
    pane = play.to("team", TeamPane)
    play.enter(pane.notice.entry, text=told)


def informed(play: Play) -> None:
    (notice,) = play.case.notices
    assert notice.text == play.script.words("s_staff", 1)
    assert len(notice.told) == 5
    assert [person for person, _ in notice.read] == [1]


def read(play: Play) -> None:
    """Reception confirms for herself to have read it."""
    play.to("team", TeamPane)
    play.hands.press_words(f"{say('I have read it')}: {play.clinic.person.name}")


def was_read(play: Play) -> None:
    (notice,) = play.case.notices
    assert {person for person, _ in notice.read} == {1, int(play.person("reception"))}


def tasks(play: Play) -> None:
    """One of our own; one done, one waits, one will not be done, each said why."""
    own, refused = _own_task(play), _refused(play)
    pane = play.to("tasks", TasksPane)
    play.hands.press_words(say("Add a task"))
    due = own.when("due")
    play.ask(words=own.text("what"), owner=play.person("manager"), due=due)
    done, waits, leaves = _chosen(play)
    play.hands.press_words(say("Done: {what}", what=done.words[:30]))
    play.hands.press_words(say("Change “{words}”", words=waits.words[:30]))
    play.ask(state="waiting", why=play.script.fact("f08").text("note"))
    play.hands.press_words(say("Change “{words}”", words=leaves.words[:30]))
    play.ask(state="not_doing", why=refused)
    assert isinstance(pane, TasksPane)


def worked(play: Play) -> None:
    case, own = play.case, _own_task(play)
    mine = next(task for task in case.tasks if task.words == own.text("what"))
    assert mine.owner == int(play.person("manager"))
    assert mine.due == own.when("due")
    states = {task.state: task for task in case.tasks}
    assert TaskState.DONE in states
    assert states[TaskState.WAITING].reason == play.script.fact("f08").text("note")
    assert states[TaskState.NOT_DOING].reason == _refused(play)


def secure(play: Play) -> None:
    """Reception hands files in for lines of the list; two lines say why there is nothing."""
    play.at(play.script.exhibit("waiting_room_video").inside("handed_in").when("at"))
    pane = play.to("evidence", EvidencePane)
    for told in _secured(play):
        play.choose_files(*(play.script.file(name) for name in told.texts("exhibits")))
        words = _check(play, told).words
        play.hands.press_words(say("Add a file for {what}", what=words))
    for told in _missing(play):
        play.hands.press_words(say("Settle {what}", what=_check(play, told).words))
        play.ask(state=told.text("state"), why=told.text("reason"))
    assert isinstance(pane, EvidencePane)


def secured(play: Play) -> None:
    for told in _secured(play):
        check = _check(play, told)
        assert check.state is CheckState.SECURED
        assert len(check.exhibits) == len(told.texts("exhibits"))
    for told in _missing(play):
        check = _check(play, told)
        assert (check.state, check.reason) == (CheckState(told.text("state")), told.text("reason"))
    vault = play.clinic.evidence_lists.of_case(_address(play))
    marks = [exhibit.mark_in(_address(play)) for exhibit in vault]
    assert marks == [f"A-{n:02d}" for n in range(1, len(vault) + 1)]
    names = {
        play.script.file(name).name for told in _secured(play) for name in told.texts("exhibits")
    }
    assert {exhibit.original_name for exhibit in vault} == names


def hand_in(play: Play) -> None:
    """The screenshot with all that a court will ask, by the form of the vault."""
    told = play.script.exhibit(BY_FORM[0])
    origin = told.inside("form")
    play.to("evidence", EvidencePane)
    play.hands.press_words(say("Hand evidence in"))
    panel = play.rooms.panel(HandInPanel)
    play.choose_files(play.script.file(BY_FORM[0]))
    play.hands.press(panel.choose_button)
    (row,) = panel.files.rows
    play.hands.write(row.title.reach(), told.text("title"))
    play.hands.choose(panel.compartment, told.text("compartment"))
    for name in ("platform", "url", "account", "device"):
        play.hands.write(panel.origin.lines[name].reach(), origin.text(name))
    play.hands.press(panel.save_button)


def handed_in(play: Play) -> None:
    told = play.script.exhibit(BY_FORM[0])
    exhibit = play.clinic.evidence_lists.of_case(_address(play))[-1]
    origin = told.inside("form")
    assert exhibit.title == told.text("title")
    assert exhibit.origin.url == origin.text("url")
    assert exhibit.origin.account == origin.text("account")
    assert exhibit.origin.device == origin.text("device")
    assert exhibit.custody[0].event == "acquired"
    assert exhibit.mark_in(_address(play)) is not None


def look(play: Play) -> None:
    """The manager looks at the screenshot, says for what, and has the seal checked."""
    play.room("evidence", EvidencePage)
    page = play.rooms.page(EvidencePage)
    page.list.rows.view.setFocus()
    number = play.clinic.evidence_lists.of_case(_address(play))[-1].number
    for _ in page.list.rows.rows():
        if page._number != number:
            play.hands.key("Down")
    assert page.view.ask is not None
    play.hands.write(page.view.ask.purpose.reach(), _purpose(play))
    play.hands.press(page.view.ask.button)
    assert isinstance(page.facts, FactsPane)
    play.hands.press(page.facts.verify_button)


def looked(play: Play) -> None:
    exhibit = play.clinic.evidence_lists.of_case(_address(play))[-1]
    events = {event.event: event for event in exhibit.custody}
    assert events["viewed"].purpose == _purpose(play)
    assert "verified" in events
    assert exhibit.sound is True


def prove(play: Play) -> None:
    """What was reported is confirmed by the paper; what the post says is refuted by it."""
    play.to("confirm", ConfirmPane)
    number = _number_of(play, LAW_PAPER)
    for name in ("f03", "f09"):
        told = play.script.fact(name)
        change = told.each("changes")[0]
        statement = told.text("statement")
        play.hands.press_words(say("Change “{words}”", words=statement[:40]))
        play.ask(
            status=change.text("status"),
            kind=SourceKind.EXHIBIT.value,
            exhibit=number,
            why=change.text("why"),
        )


def proved(play: Play) -> None:
    for name in ("f03", "f09"):
        told = play.script.fact(name)
        change = told.each("changes")[0]
        fact = next(f for f in play.case.facts if f.statement == told.text("statement"))
        assert fact.status is Status(change.text("status"))
        assert fact.source.ref == _number_of(play, LAW_PAPER), fact.source
        assert [turn.reason for turn in fact.turns if turn.reason][-1] == change.text("why")
    assert play.case.incident.state is State.ACTIVE


def _address(play: Play) -> str:
    return f"incident/{play.case.incident.number}"


def _number_of(play: Play, name: str) -> str:
    file = play.script.file(name).name
    vault = play.clinic.evidence_lists.of_case(_address(play))
    return next(exhibit.number for exhibit in vault if exhibit.original_name == file)


def _purpose(play: Play) -> str:
    return play.script.exhibit(BY_FORM[0]).each("custody")[0].text("purpose")


def _own_task(play: Play) -> Told:
    told = play.script.incident.each("tasks")
    return next(one for one in told if not one.text("rule") and one.text("step") == "communication")


def _refused(play: Play) -> str:
    told = play.script.incident.each("tasks")
    return next(one.text("reason") for one in told if one.text("state") == "not_doing")


def _chosen(play: Play) -> list[Task]:
    """Three tasks of the playbook whose first words are their own."""
    rules = {each.text("rule"): each for each in play.script.incident.each("playbook")}
    tasks = [task for task in play.case.tasks if task.rule in rules and task.open]
    assert len({task.words[:30] for task in tasks}) == len(tasks)
    return tasks[:3]


def _secured(play: Play) -> list[Told]:
    rules = ("chart_as_is", "room_camera", "before_after_talk")
    return [one for one in play.script.incident.each("checklist") if one.text("rule") in rules]


def _missing(play: Play) -> list[Told]:
    rules = ("used_items", "device_log")
    return [one for one in play.script.incident.each("checklist") if one.text("rule") in rules]


def _check(play: Play, told: Told) -> Check:
    return next(check for check in play.case.checks if check.rule == told.text("rule"))
