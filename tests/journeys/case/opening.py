"""The complaint at the desk, its slip, and the incident that grows out of it."""

from __future__ import annotations

from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.contact import Means
from clinicguard.complaints.moves import State as Stands
from clinicguard.demo.told import Told
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import State
from clinicguard.incidents.watch import Verdict
from tests.journeys.case.papers import text_of
from tests.journeys.case.play import Play
from tests.journeys.case.script import CASE, COMPLAINT
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.complaints.intake_panel import IntakePanel
from ui.incidents.new_panel import NewPanel
from ui.incidents.notice_pane import NoticePane
from ui.language import say

SLIP = "slip.pdf"


def log(play: Play) -> None:
    """Reception takes the words down as they are said."""
    told = play.script.complaint
    play.sit("reception")
    play.at(told.when("logged_at"))
    play.hands.key("Ctrl+N")
    fields = play.rooms.panel(IntakePanel).fields
    play.hands.write(fields.name.reach(), play.script.person("patient").text("name"))
    play.hands.choose(fields.channel, Channel.IN_PERSON)
    play.hands.write(fields.verbatim.reach(), told.text("verbatim"))
    play.hands.write(fields.wanted.reach(), told.text("wanted_outcome"))
    play.hands.key("Ctrl+Enter")


def logged(play: Play) -> None:
    told, complaint = play.script.complaint, play.clinic.complaint_lists.whole(COMPLAINT)
    assert complaint.verbatim == told.text("verbatim")
    assert complaint.wanted == told.text("wanted_outcome")
    assert complaint.channel is Channel.IN_PERSON
    assert "complaint.log" in play.rooms.verbs()


def acknowledge(play: Play) -> None:
    """At once, at the desk, with a slip to take home."""
    _open(play)
    play.hands.key("Ctrl+Enter")
    form = play.rooms.panel(Form)
    play.hands.answer(form._fields[0].control, Means.IN_PERSON)
    play.hands.press(form.submit)
    page = play.rooms.page(ComplaintsPage)
    assert page.sheet is not None
    to = play.save_as(SLIP)
    play.hands.press(page.sheet.print)
    paper = say("Acknowledgement slip")
    play.hands.press_in_menu(say("Save as PDF: {paper}", paper=paper))
    assert to.is_file()


def acknowledged(play: Play) -> None:
    complaint = play.clinic.complaint_lists.whole(COMPLAINT)
    assert complaint.state is Stands.ACKNOWLEDGED
    assert "paper.save" in play.rooms.verbs()
    slip = text_of(play.papers / SLIP)
    assert COMPLAINT in slip
    assert play.clinic.profile.name in slip


def grow(play: Play) -> None:
    """One button; one sentence and one answer."""
    play.at(play.script.incident.inside("notice").when("at"))
    _open(play)
    play.hands.press_words(say("Make it an incident"))
    form = play.rooms.panel(NewPanel).form
    play.fill(form, title=play.script.incident.text("title"), danger=Answer.NO.value)
    play.hands.key("Ctrl+Enter")


def grown(play: Play) -> None:
    case = play.case
    assert case.incident.state is State.NOTICED
    assert case.incident.title == play.script.incident.text("title")
    assert case.incident.danger is Answer.NO
    assert f"complaint/{COMPLAINT}" in [link.target for link in case.links]
    assert play.clinic.incident_lists.of(f"complaint/{COMPLAINT}") == (CASE,)
    sheet = play.clinic.complaint_lists.sheet(COMPLAINT)
    assert [view for view in sheet.clocks if view.clock.running], "its reply clocks run on"


def signals(play: Play) -> None:
    """What came to our ears: one about us, one that is not."""
    entry = play.to("notice", NoticePane).entry
    for told in _two(play):
        play.at(told.when("at"))
        play.enter(
            entry,
            channel=told.text("channel"),
            words=told.text("words"),
            verdict=told.text("verdict"),
            reason=told.text("reason"),
        )


def signalled(play: Play) -> None:
    found = {signal.words: signal for signal in play.case.signals}
    for told in _two(play):
        signal = found[told.text("words")]
        assert signal.verdict is Verdict(told.text("verdict"))
        assert signal.reason == told.text("reason")


def _two(play: Play) -> tuple[Told, Told]:
    told = play.script.incident.each("signals")
    return told[0], next(one for one in told if one.text("verdict") == "dismissed")


def _open(play: Play) -> None:
    """The complaint, from its list."""
    page = play.rooms.shell.page()
    if not isinstance(page, ComplaintsPage):
        page = play.room("complaints", ComplaintsPage)
    if page.sheet is None:
        page.list.rows.view.setFocus()
        play.hands.key("Down")
    assert page.sheet is not None
    assert page.sheet.sheet.complaint.number == COMPLAINT
