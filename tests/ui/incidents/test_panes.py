"""Every pane of the wizard: what it writes, through its own fields and buttons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clinicguard.evidence.desk import HandIn
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Origin, State
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.strategy import Verdict
from clinicguard.incidents.watch import Tone
from clinicguard.incidents.watch import Verdict as Heard
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.task import State as TaskState
from tests.integration.incidents import made as cases
from tests.made import MadeClinic
from tests.ui.incidents.conftest import Desk
from tests.ui.room_house import RoomHouse
from ui.incidents.close_pane import ClosePane
from ui.incidents.communication_pane import CommunicationPane
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.decisions_pane import DecisionsPane
from ui.incidents.entry import Entry
from ui.incidents.evidence_pane import EvidencePane
from ui.incidents.gate_cards import GateCard
from ui.incidents.incident_page import IncidentPage
from ui.incidents.incidents_page import IncidentsPage
from ui.incidents.line_panel import line_panel
from ui.incidents.nature_pane import NaturePane
from ui.incidents.new_panel import NewPanel
from ui.incidents.notice_pane import NoticePane
from ui.incidents.now_pane import NowPane
from ui.incidents.rating_pane import RatingPane
from ui.incidents.recovery_pane import RecoveryPane
from ui.incidents.review_pane import ReviewPane
from ui.incidents.said import When
from ui.incidents.strategy_pane import StrategyPane
from ui.incidents.tasks_pane import TasksPane
from ui.incidents.team_cards import TeamCards
from ui.incidents.team_pane import TeamPane
from ui.incidents.timeline_pane import TimelinePane
from ui.incidents.watch_pane import WatchPane
from ui.theme.chosen import px
from ui.widgets.choices import Choices


def write(desk: Desk, entry: Entry, **texts: str) -> None:
    """Fills a form and saves it."""
    entry.form.fill(texts)
    entry.save()
    desk.rooms.settle()


def test_the_list_shows_what_goes_on_with_its_next_word(called: Desk) -> None:
    called.rooms.go("incidents")
    page = called.rooms.page(IncidentsPage)
    words = page.rows.rows()[0].words()
    assert called.number in words
    assert "進行中" in words
    assert "4／12" in words
    assert "剩 40 分" in words


def test_the_band_names_number_and_voice_and_never_the_matter(called: Desk) -> None:
    view = called.rooms.shell.view()
    assert view is not None
    assert called.number in view.band.words()
    assert "沈以安" in view.band.words()
    assert "麻木" not in view.band.words()
    assert view.facts().tallies["incidents"].number == 1


def test_a_complaint_grows_into_a_case_with_one_sentence(
    rooms: RoomHouse, made: MadeClinic
) -> None:
    complaint = cases.complaint(made.open(), made.clock)
    made.close()
    rooms.enter()
    rooms.go(f"incidents/new?complaint={complaint}")
    panel = rooms.panel(NewPanel)
    panel.form.fill({"title": "拔牙後麻木", "danger": "no"})
    panel.open_case()
    rooms.settle()
    number = rooms.page(IncidentPage).number
    case = rooms.clinic.incident_lists.case(number)
    assert case.incident.origin is Origin.COMPLAINT
    assert "左邊下嘴唇" in case.incident.first_words
    assert [link.target for link in case.links] == [f"complaint/{complaint}"]


def test_a_case_without_a_sentence_is_not_opened(rooms: RoomHouse) -> None:
    rooms.enter()
    rooms.go("incidents/new")
    panel = rooms.panel(NewPanel)
    panel.open_case()
    rooms.settle()
    assert panel.form.fields["title"].wrong()
    assert rooms.clinic.incident_lists.page() == []


def test_now_shows_three_things_with_one_red_button(called: Desk) -> None:
    pane = called.open("now", NowPane)
    assert pane.things is not None
    assert len(pane.things.rows) == 3
    pane.things.rows[1].button.click()
    called.rooms.settle()
    assert [task.state for task in called.case.tasks].count(TaskState.DONE) == 1


def test_people_stand_in_as_many_rows_as_the_page_needs(called: Desk) -> None:
    """A page as wide as its widest row of people would be cut off at its right."""
    pane = called.open("now", NowPane)
    six = replace(pane.shown.now, cards=pane.shown.now.cards[:1] * 6)
    cards = TeamCards(replace(pane.shown, now=six), When(pane.bench.seat))
    window = QWidget()
    window.resize(1280, 800)
    cards.setParent(window)
    window.show()
    just = cards._needed(6) + px(2)
    for wide, rows in ((just, 1), (just - 1, 2), (just, 1)):
        cards.setGeometry(0, 0, wide, 400)
        called.rooms.settle()
        assert (cards.column.count() + 1) // 2 == rows
    assert cards.minimumWidth() < just // 3
    window.close()


def test_danger_and_a_signal_are_written_down_as_they_are_given(called: Desk) -> None:
    pane = called.open("notice", NoticePane)
    pane.danger.chip("yes").click()
    called.rooms.settle()
    assert called.case.incident.danger is Answer.YES
    write(
        called, pane.entry, channel="social", words="社團有人轉貼", verdict="dismissed",
        reason="講的是別家診所",
    )  # fmt: skip
    (signal,) = called.case.signals
    assert signal.verdict is Heard.DISMISSED
    assert signal.reason == "講的是別家診所"
    assert pane.entry.form.answers().text("words") == ""


def test_a_fact_is_stated_and_changed_with_its_former_words_kept(called: Desk) -> None:
    pane = called.open("facts", ConfirmPane)
    write(called, pane.entry, statement="櫃檯回「正常啦」", status="reported", source="家長")
    fact = called.case.facts[-1]
    assert fact.status is Status.REPORTED
    pane.change(fact)
    called.answer(statement="櫃檯說會請醫師回電", status="confirmed", why="聽了錄音")
    changed = called.case.facts[-1]
    assert changed.status is Status.CONFIRMED
    assert changed.turns[-1].former == "櫃檯回「正常啦」"


def test_not_an_incident_needs_a_reason(rooms: RoomHouse, made: MadeClinic) -> None:
    number = cases.noticed(made.open()).number
    made.close()
    rooms.enter()
    desk = Desk(rooms, number)
    pane = desk.open("confirm", ConfirmPane)
    pane._dismiss()
    desk.answer(why="")
    assert desk.case.incident.turns == ()
    desk.answer(why="講的是隔壁的同名診所")
    assert desk.case.incident.state is State.NOT_AN_INCIDENT


def test_a_gate_that_starts_a_clock_asks_since_when(rooms: RoomHouse, made: MadeClinic) -> None:
    number = cases.confirmed(made.open()).number
    made.close()
    rooms.enter()
    desk = Desk(rooms, number)
    pane = desk.open("nature", NaturePane)
    pane.main.set_chosen("medical_dispute")
    pane.choose()
    rooms.settle()
    assert desk.case.incident.nature == "medical_dispute"
    gates = {card.gate: card for card in pane.findChildren(GateCard)}
    starting = next(g for g in desk.rooms.clinic.incident_lists.guide.rules.gates if g.clocks)
    gates[starting.id].answer.chip("yes").click()
    rooms.settle()
    assert desk.case.clocks == ()
    desk.answer(why="病人說的")
    assert desk.case.clocks
    assert desk.case.answers[-1].since == desk.case.incident.noticed_at.replace(
        second=0, microsecond=0
    )


def test_lowering_asks_for_a_reason_and_a_pick_is_kept_at_once(called: Desk) -> None:
    pane = called.open("rating", RatingPane)
    for floor in pane.floors.values():
        floor.set_chosen("no")
    for row in pane.factors.values():
        row.cells["1"].click()
    assert called.rooms.page(IncidentPage).bench.draft("rating", "judgement")["scope"] == "1"
    assert pane.judged().level is Level.LOW
    pane.rate()
    called.rooms.settle()
    assert [rating.level for rating in called.case.ratings] == [Level.HIGH]
    called.answer(why="記者確認不寫了")
    low = called.case.ratings[-1]
    assert (low.level, low.lowered_because) == (Level.LOW, "記者確認不寫了")


def test_hats_the_person_concerned_and_the_notice(called: Desk) -> None:
    pane = called.open("team", TeamPane)
    pane._name_concerned()
    called.answer(who="3", why="當天的醫師")
    assert called.case.concerned_people == (3,)
    write(called, pane.notice.entry, text="不回應、不轉貼、不改病歷", who="1 2 4")
    (notice,) = called.case.notices
    assert notice.unread == (2, 4)
    pane.notice._confirm(notice.id, 2, False)
    called.rooms.settle()
    assert called.case.notices[0].unread == (4,)
    assert "同仁公告" in called.rooms.words()


def test_a_line_is_secured_by_a_file_and_another_settled_with_a_reason(
    called: Desk, tmp_path: Path
) -> None:
    pane = called.open("evidence", EvidencePane)
    first, second, *_ = called.case.checks
    file = tmp_path / "post.txt"
    file.write_text("貼文", "utf-8")
    pane.hand_in.take([file], first)
    called.rooms.settle()
    pane._settle(second)
    called.answer(state="absent", why="診所沒有監視器")
    checks = {check.id: check for check in called.case.checks}
    assert checks[first.id].state is CheckState.SECURED
    assert checks[first.id].exhibits
    assert checks[second.id].reason == "診所沒有監視器"
    assert "A-01" in called.rooms.words()
    asked = pane.entry.form.fields
    assert asked["at"].isHidden()
    gone = asked["gone"].control
    assert isinstance(gone, Choices)
    gone.chip("at").click()
    assert not asked["at"].isHidden()
    pane.entry.form.fill({"words": "隔壁的監視器", "place": "早餐店", "keeper": "4"})
    pane.entry.save()
    called.rooms.settle()
    assert (called.case.checks[-1].place, called.case.checks[-1].keeper) == ("早餐店", 4)
    assert "早餐店　林美華" in called.rooms.words()


def test_files_of_which_one_is_refused_leave_no_sealed_file_behind(
    called: Desk, tmp_path: Path
) -> None:
    pane = called.open("evidence", EvidencePane)
    first = called.case.checks[0]
    vault = called.rooms.made.folder / "evidence"
    files = [tmp_path / f"{name}.txt" for name in ("a", "twin", "c")]
    for file in files:
        file.write_text("貼文" if file.stem == "twin" else file.stem, "utf-8")
    called.rooms.clinic.evidence.take_in(files[1], HandIn("貼文"))
    pane.hand_in.take(files, first)
    called.rooms.settle()
    known = {each.sealed_name for each in called.rooms.clinic.evidence_lists.everything()}
    assert {path.name for path in vault.iterdir()} == known
    pane.hand_in.take([files[0], tmp_path / "gone.txt"], first)
    called.rooms.settle()
    assert {path.name for path in vault.iterdir()} == known


def test_a_course_takes_the_playbooks_words_and_is_chosen_with_a_why(called: Desk) -> None:
    pane = called.open("strategy", StrategyPane)
    write(called, pane.weigh, kind="private_contact")
    (option,) = called.case.options
    assert option.pros
    assert option.cons
    number = called.number
    pane.bench.do(lambda desk: desk.judge_option(number, option.id, Verdict.CHOSEN, "先聽"))
    called.rooms.settle()
    write(called, pane.messages.entry, text="我們看到了。", proof=str(called.case.facts[0].id))
    assert called.case.messages[0].proof == (called.case.facts[0].id,)
    write(called, pane.decide, question="誰去說？", options="院長\n主管", choice="院長", why="他在")
    assert called.case.decisions[-1].options == ("院長", "主管")


def test_a_contact_is_logged(called: Desk) -> None:
    pane = called.open("communication", CommunicationPane)
    write(
        called, pane.entry, party="patient_side", who="母親", means="phone", way="out",
        said="先問麻的範圍", promised="明天 10 點再打",
    )  # fmt: skip
    (contact,) = called.case.contacts
    assert contact.party is Party.PATIENT_SIDE
    assert contact.promised == "明天 10 點再打"


def test_a_look_at_a_channel_is_a_line(called: Desk) -> None:
    pane = called.open("watch", WatchPane)
    write(called, pane.entry, channel="social", seen="沒有新的", fresh="0", tone="calm")
    (line,) = called.case.lines
    assert (line.tone, line.fresh) == (Tone.CALM, 0)


def test_a_talk_of_care_and_the_end_of_the_alarm(called: Desk) -> None:
    pane = called.open("recovery", RecoveryPane)
    write(
        called, pane.talk, minutes="30", attendees="1 2", present="病人\n母親",
        explained="說明麻木的可能原因", place="諮詢室",
    )  # fmt: skip
    (talk,) = called.case.talks
    assert talk.present == ("病人", "母親")
    pane._stand_down()
    called.answer(reasons="四天沒有新的討論", open="12-21 檢查")
    assert called.case.incident.state is State.STOOD_DOWN
    assert called.case.stand_downs[0].still_open == ("12-21 檢查",)


def test_the_review_takes_lines_whys_causes_and_actions(called: Desk) -> None:
    pane = called.open("review", ReviewPane)
    write(called, pane.line, kind="went_well", words="開門前就發現")
    write(called, pane.why, question="2", words="症狀來電沒有時限")
    write(called, pane.cause, bone="process", words="沒有登記")
    write(called, pane.changes.entry, words="症狀來電登記", owner="2", due="2026-12-04")
    review = called.case.review
    assert [line.kind for line in review.lines] == [
        LineKind.WENT_WELL,
        LineKind.WHY,
        LineKind.CAUSE,
    ]
    assert review.lines[1].question
    assert review.actions[0].owner == 2


def test_closing_keeps_the_open_points_and_reopening_says_why(worked: Desk) -> None:
    pane = worked.open("close", ClosePane)
    pane.form.fill({"summary": "神經未受損，病人滿意", "open": "12-21 檢查"})
    pane.foot()
    pane.close_case()
    worked.rooms.settle()
    assert worked.case.closings[0].open_points == ("12-21 檢查",)
    worked.pane(ClosePane)._reopen()
    worked.answer(why="又有人貼文")
    assert worked.case.incident.state is State.ACTIVE


def test_a_step_is_skipped_with_a_reason_and_taken_up_again(called: Desk) -> None:
    called.open("watch", WatchPane)
    number = called.number
    page = called.rooms.page(IncidentPage)
    from clinicguard.incidents.steps import Step

    page.bench.ask_why("略", "略過", lambda desk, why: desk.skip_step(number, Step.WATCH, why))
    called.answer(why="沒有公開")
    assert "略過：沒有公開" in called.rooms.words()


def test_own_lines_are_struck_and_tasks_are_changed(called: Desk) -> None:
    pane = called.open("timeline", TimelinePane)
    line_panel(pane.bench)
    called.answer(words="記者來電，留了電話", manner="seen")
    event = next(event for event in called.case.events if event.own)
    pane._strike(event)
    called.answer(why="寫錯案件")
    assert next(e for e in called.case.events if e.own).struck_because == "寫錯案件"
    tasks = called.open("tasks", TasksPane)
    task = next(task for task in called.case.tasks if task.open)
    tasks._change(task)
    called.answer(state="waiting", owner="2", why="等律師")
    after = next(each for each in called.case.tasks if each.id == task.id)
    assert (after.state, after.owner, after.reason) == (TaskState.WAITING, 2, "等律師")
    assert called.open("decisions", DecisionsPane).add.isEnabled()


def test_reception_sees_why_a_button_is_off(rooms: RoomHouse, made: MadeClinic) -> None:
    number = cases.called(made.open()).number
    made.close()
    rooms.enter("reception")
    desk = Desk(rooms, number)
    pane = desk.open("rating", RatingPane)
    assert not pane.button.isEnabled()
    assert pane.button.reason() == "你的角色不做這件事"
