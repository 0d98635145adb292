"""Two texts: a holding statement and the reply to the review, from first words to their release."""

from __future__ import annotations

from pathlib import Path

from clinicguard.incidents.incident import State as CaseState
from clinicguard.statements.audiences import Audience
from clinicguard.statements.statement import Statement
from tests.journeys.case.play import Play
from tests.journeys.case.script import CASE
from ui.incidents.communication_pane import CommunicationPane
from ui.language import say
from ui.statements.approve_panel import ApprovePanel
from ui.statements.begin_page import BeginPage
from ui.statements.counsel_panel import CounselPanel
from ui.statements.release_panel import ReleasePanel
from ui.statements.small_panels import LetPassPanel
from ui.statements.statement_page import StatementPage
from ui.statements.verdict_panel import VerdictPanel

HOLDING, REPLY = "s_holding", "s_review"


def begin_holding(play: Play) -> None:
    """The first draft is made of confirmed facts; the script's words take its place."""
    _begin(play, HOLDING)
    _write(play, HOLDING, 1)


def holding_begun(play: Play) -> None:
    statement = _statement(play, HOLDING)
    assert statement.now.text == play.script.words(HOLDING, 1)
    facts = {fact.id: fact for fact in play.case.facts}
    assert statement.now.facts
    assert all(facts[fact].sayable for fact in statement.now.facts), "confirmed facts only"


def send_holding(play: Play) -> None:
    _send(play, HOLDING)


def holding_sent(play: Play) -> None:
    assert _statement(play, HOLDING).state == "with_counsel"


def object_to_holding(play: Play) -> None:
    """Counsel asks for changes, and says which."""
    _judge(play, HOLDING, 0)


def holding_objected(play: Play) -> None:
    statement = _statement(play, HOLDING)
    verdict = statement.verdicts[-1]
    assert verdict.opinion == "changes_needed"
    assert verdict.note == _remarks(play, HOLDING, 0)
    assert verdict.sha256 == statement.now.sha256


def mend_holding(play: Play) -> None:
    """Other words; counsel's word was on the former ones."""
    _open(play, HOLDING)
    _let_pass(play, _write(play, HOLDING, 2))
    _send(play, HOLDING)


def holding_mended(play: Play) -> None:
    statement = _statement(play, HOLDING)
    assert statement.now.text == play.script.words(HOLDING, 2)
    assert statement.verdict() is None, "a changed text has no verdict"
    assert statement.state == "with_counsel"


def clear_holding(play: Play) -> None:
    """Counsel has no objection to exactly these words."""
    _judge(play, HOLDING, 1)


def holding_cleared(play: Play) -> None:
    verdict = _statement(play, HOLDING).verdict()
    assert verdict is not None
    assert verdict.opinion == "no_action_needed"


def release_holding(play: Play) -> None:
    """Approved and published; a screenshot of it becomes an exhibit."""
    _approve(play, HOLDING)
    _release(play, HOLDING)


def holding_released(play: Play) -> None:
    _released(play, HOLDING)


def begin_reply(play: Play) -> None:
    """An angry first wording: the guard finds what must not go out, and nothing can be approved."""
    _begin(play, REPLY)
    page = _write(play, REPLY, 1)
    assert page.listed, "the guard finds something"
    assert [each for each in page.listed if each.finding.level == "block"]
    approve = page.acts.buttons["approve"]
    assert approve.reason(), "the button says why it is off"


def reply_begun(play: Play) -> None:
    statement = _statement(play, REPLY)
    assert statement.now.text == play.script.words(REPLY, 1)
    assert statement.state == "draft"


def mend_reply(play: Play) -> None:
    """Mended until nothing blocks; then to counsel."""
    _open(play, REPLY)
    page = _write(play, REPLY, 2)
    _let_pass(play, page)
    _send(play, REPLY)


def reply_mended(play: Play) -> None:
    statement = _statement(play, REPLY)
    written = [version.text for version in statement.versions]
    assert written[-2:] == [play.script.words(REPLY, 1), play.script.words(REPLY, 2)]
    assert statement.state == "with_counsel"


def clear_reply(play: Play) -> None:
    _judge(play, REPLY, 0)


def reply_cleared(play: Play) -> None:
    verdict = _statement(play, REPLY).verdict()
    assert verdict is not None
    assert verdict.opinion == "no_action_needed"


def release_reply(play: Play) -> None:
    _approve(play, REPLY)
    _release(play, REPLY)


def reply_released(play: Play) -> None:
    _released(play, REPLY)


def _begin(play: Play, name: str) -> None:
    told = play.script.statement(name)
    play.at(told.each("versions")[0].when("at"))
    pane = play.to("communication", CommunicationPane)
    play.hands.choose(pane.audience, told.text("audience"))
    play.hands.press(pane.begin)
    page = play.rooms.page(BeginPage)
    assert page.first is not None
    play.hands.press(page.begin_button)
    play.rooms.page(StatementPage)


def _open(play: Play, name: str) -> StatementPage:
    shown = play.rooms.shell.page()
    number = _statement(play, name).number
    if not isinstance(shown, StatementPage):
        play.to("communication", CommunicationPane)
        play.hands.press_words(say("Open {number}", number=number))
    page = play.rooms.page(StatementPage)
    assert page.address.endswith(number)
    return page


def _write(play: Play, name: str, version: int) -> StatementPage:
    page = play.rooms.page(StatementPage)
    play.at(play.script.statement(name).each("versions")[version - 1].when("at"))
    play.hands.write(page.field.edit, play.script.words(name, version))
    play.hands.press(page.acts.buttons["keep"])
    return page


def _let_pass(play: Play, page: StatementPage) -> None:
    """What still blocks is a false alarm here: it passes with a reason that stays."""
    for _ in page.listed:
        blocks = [e for e in page.listed if e.finding.level == "block" and not e.passed]
        if not blocks:
            return
        while page.active != blocks[0].number:
            play.hands.key("F8")
        assert page.findings.pass_button is not None
        play.hands.press(page.findings.pass_button)
        panel = play.rooms.panel(LetPassPanel)
        play.hands.write(panel.why.reach(), play.script.fact("f02").text("statement"))
        play.hands.press(panel.button)


def _send(play: Play, name: str) -> None:
    page = _open(play, name)
    play.hands.press(page.acts.buttons["counsel"])
    play.hands.press(play.rooms.panel(CounselPanel).button)
    assert play.rooms.no_panel()


def _judge(play: Play, name: str, which: int) -> None:
    told = play.script.statement(name).each("verdicts")[which]
    play.at(told.when("at"))
    page = _open(play, name)
    play.hands.press(page.acts.buttons["verdict"])
    panel = play.rooms.panel(VerdictPanel)
    play.hands.choose(panel.opinion, told.text("verdict"))
    if remarks := _remarks(play, name, which):
        play.hands.write(panel.note.reach(), remarks)
    play.hands.press(panel.button)
    assert play.rooms.no_panel()


def _remarks(play: Play, name: str, which: int) -> str:
    told = play.script.statement(name).each("verdicts")[which]
    return "\n".join(remark.text("text") for remark in told.each("remarks"))


def _approve(play: Play, name: str) -> None:
    play.at(play.script.statement(name).each("approvals")[0].when("at"))
    page = _open(play, name)
    _let_pass(play, page)
    play.hands.press(page.acts.buttons["approve"])
    panel = play.rooms.panel(ApprovePanel)
    play.hands.press(panel.button)
    assert play.rooms.no_panel()


def _release(play: Play, name: str) -> None:
    told = play.script.statement(name).each("releases")[0]
    play.at(told.when("at"))
    page = play.rooms.page(StatementPage)
    play.hands.press(page.acts.buttons["release"])
    panel = play.rooms.panel(ReleasePanel)
    play.hands.choose(panel.way.channels, told.text("channel"))
    play.hands.write(panel.way.where.reach(), _where(play, name))
    play.choose_file(_proof(play, name))
    play.hands.press(panel.shot.file_button)
    play.hands.press(panel.next.promise)
    play.hands.answer(panel.next.at, told.when("next_update"))
    play.hands.press(panel.button)
    assert play.rooms.no_panel()


def _released(play: Play, name: str) -> None:
    told = play.script.statement(name).each("releases")[0]
    statement = _statement(play, name)
    assert statement.state == "released"
    (release,) = statement.releases
    assert (release.channel, release.where) == (told.text("channel"), _where(play, name))
    assert release.next_update == told.when("next_update")
    case = play.case
    assert case.incident.state is CaseState.ACTIVE
    out = next(each for each in case.releases if each.statement.endswith(statement.number))
    assert out.text == statement.now.text
    proof = play.clinic.evidence_lists.one(out.proof)
    assert proof.original_name == _proof(play, name).name
    assert proof.mark_in(f"incident/{CASE}") is not None
    approval = statement.approval()
    assert approval is not None
    assert approval.sha256 == statement.now.sha256


def _where(play: Play, name: str) -> str:
    told = play.script.statement(name).each("releases")[0]
    return f"{told.text('where')} {told.text('address')}"


def _proof(play: Play, name: str) -> Path:
    told = play.script.statement(name).each("releases")[0]
    return play.script.file(told.text("proof"))


def _statement(play: Play, name: str) -> Statement:
    audience: Audience = play.script.statement(name).text("audience")  # type: ignore[assignment]
    found = play.clinic.statement_lists.of_case(f"incident/{CASE}")
    return next(each for each in found if each.audience == audience)
