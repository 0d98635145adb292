"""客訴: the list, one complaint, each step by its form, names, papers; by mouse and by key."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from clinicguard.complaints.complaint import Field
from clinicguard.complaints.contact import Means
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.listed import View
from clinicguard.complaints.moves import State, Verb
from clinicguard.evidence.desk import HandIn
from tests.integration.complaints.given import NEW, worked_to
from tests.ui.complaints.hands import Hands
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from tests.ui.widgets.test_fields import ime
from ui.complaints.actions import ActionFields
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.complaints.intake_panel import IntakePanel
from ui.complaints.looking_forms import IssueForm
from ui.complaints.sheet_pane import SheetPane, next_step
from ui.complaints.steps import is_offered
from ui.complaints.tie_forms import EditForm
from ui.evidence.hand_in_panel import HandInPanel
from ui.widgets.buttons import Button
from ui.widgets.choices import Choices
from ui.widgets.lines import LineField
from ui.widgets.marks import Chip
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(rooms: RoomHouse) -> ComplaintsPage:
    """The list with two complaints: the first closed, the second new."""
    rooms.enter()
    worked_to(rooms.clinic.complaints, State.CLOSED)
    rooms.clinic.complaints.log(NEW)
    rooms.go("complaints")
    shown = rooms.page(ComplaintsPage)
    shown.look_again()
    rooms.settle()
    return shown


def keys(page: ComplaintsPage) -> list[str]:
    return [row.key[-1] for row in page.list.rows.rows()]


def sheet_of(page: ComplaintsPage) -> SheetPane:
    assert page.sheet is not None
    return page.sheet


def filled(form: Form, words: str = "說明") -> None:
    """Writes into what is empty and takes the first of each choice."""
    for control in form.findChildren(LongField):
        if not control.text():
            control.edit.insertPlainText(words)
    for choices in form.findChildren(Choices):
        if not choices.chosen():
            next(iter(choices._chips.values())).click()


def test_the_list_shows_what_is_open_and_the_rest_on_demand(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    assert keys(page) == ["2"]
    page.list.show_view(View.ALL)
    rooms.settle()
    assert keys(page) == ["2", "1"]
    assert "今年 2 件" in page.heading.context
    assert "未結案 1 件" in page.heading.context


def test_typing_searches_and_the_conditions_narrow(page: ComplaintsPage, rooms: RoomHouse) -> None:
    page.list.show_view(View.ALL)
    page.list.search.set_text("四點半")
    page.list.search.entered.emit()
    rooms.settle()
    assert keys(page) == ["2", "1"]
    page.list.filters["state"].chosen.emit(State.CLOSED)
    page.list.filters["state"].set_value(State.CLOSED)
    page.list.ask()
    rooms.settle()
    assert keys(page) == ["1"]
    page.list.search.set_text("沒有這個字")
    page.list.ask()
    rooms.settle()
    assert keys(page) == []
    assert "沒有符合的" in rooms.words()
    page.list.clear_conditions()
    rooms.settle()
    assert keys(page) == ["2", "1"]


def test_only_the_newest_question_is_answered(page: ComplaintsPage, rooms: RoomHouse) -> None:
    page.list.search.set_text("沒有這個字")
    page.list.ask()
    page.list.search.set_text("")
    page.list.ask()
    rooms.settle()
    assert keys(page) == ["2"]


def test_arrow_keys_move_and_show_the_complaint(page: ComplaintsPage, rooms: RoomHouse) -> None:
    page.list.show_view(View.ALL)
    rooms.settle()
    hands = Hands(rooms)
    page.list.rows.select("complaint/C-2026-0002")
    rooms.settle()
    page.list.rows.view.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert sheet_of(page).sheet.complaint.number == "C-2026-0001"
    hands.press(Qt.Key.Key_Up)
    assert sheet_of(page).sheet.complaint.number == "C-2026-0002"
    assert page.address == "complaint/C-2026-0002"


def test_names_are_masked_until_somebody_says_what_for(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    assert "李○嵐" in rooms.words()
    assert "若嵐" not in rooms.words()
    page._ask_names()
    rooms.settle()
    form = rooms.panel(Form)
    form.submit.click()
    assert not rooms.no_panel()
    line = form.findChild(LineField)
    assert line is not None
    line.set_text("回電")
    form.submit.click()
    rooms.settle()
    assert rooms.no_panel()
    assert "李若嵐" in rooms.words()
    assert "complaint.unmask" in rooms.verbs()
    rooms.go("complaint/C-2026-0001")
    assert "若嵐" not in rooms.words()
    rooms.go("complaint/C-2026-0002")
    assert "若嵐" not in rooms.words()


WAY = [
    (Verb.ACKNOWLEDGE, State.ACKNOWLEDGED),
    (Verb.BEGIN_LOOKING, State.LOOKING),
    (Verb.ADD_ISSUE, State.LOOKING),
    (Verb.HEAR, State.LOOKING),
    (Verb.FIND, State.LOOKING),
    (Verb.ANSWER, State.ANSWERED),
    (Verb.SATISFACTION, State.ANSWERED),
    (Verb.CLOSE, State.CLOSED),
    (Verb.REOPEN, State.LOOKING),
]


def test_the_next_step_leads_from_the_log_to_the_close_and_back(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    for verb, state in WAY:
        shown = sheet_of(page)
        assert next_step(shown.sheet) is verb
        shown.primary.click()
        rooms.settle()
        form = rooms.panel(Form)
        filled(form)
        for line in form.findChildren(LineField):
            line.set_text(line.text() or "櫃檯")
        form.submit.click()
        rooms.settle()
        assert rooms.no_panel(), verb
        assert sheet_of(page).sheet.complaint.state is state


def test_every_verb_that_is_possible_has_a_form_that_opens(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    desk = rooms.clinic.complaints
    number = worked_to(desk, State.LOOKING).number
    desk.flag(number, Flag.MEDIA)
    desk.promise(number, NewPromise("回電", rooms.made.clock.now() + timedelta(hours=2)))
    rooms.go(f"complaint/{number}")
    shown = sheet_of(page)
    offered = [verb for verb in shown.sheet.able if is_offered(shown.sheet, verb)]
    task = shown.sheet.complaint.promises[0].id
    assert len(offered) > 15
    for verb in offered:
        page.do(verb, task)
        rooms.settle()
        form = rooms.panel(Form)
        assert nameless(form) == []
        assert unreached(form) == []
        form.leave()
        rooms.settle()


def test_what_is_empty_is_told_and_nothing_is_written(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    page.do(Verb.WITHDRAW)
    form = rooms.panel(Form)
    form.submit.click()
    rooms.settle()
    assert not rooms.no_panel()
    assert form._needed[0].wrong()
    assert rooms.clinic.complaint_lists.whole("C-2026-0002").state is State.NEW


def test_a_rating_off_the_suggestion_asks_why(page: ComplaintsPage, rooms: RoomHouse) -> None:
    rooms.go("complaint/C-2026-0002")
    page.do(Verb.ADD_ISSUE)
    form = rooms.panel(IssueForm)
    form.choose(Category.SAFETY, "wrong-tooth")
    assert form.severity.value() == "3"
    form.severity.chip("1").click()
    form.submit.click()
    rooms.settle()
    assert not rooms.no_panel()
    form.why.edit.insertPlainText("只碰到，沒有鑽")
    form.submit.click()
    rooms.settle()
    assert rooms.no_panel()
    [issue] = rooms.clinic.complaint_lists.whole("C-2026-0002").issues
    assert (issue.subtype, issue.severity, issue.suggested) == ("wrong-tooth", 1, 3)


@pytest.mark.parametrize("field", list(Field))
def test_every_field_can_be_given_another_wording(
    page: ComplaintsPage, rooms: RoomHouse, field: Field
) -> None:
    rooms.go("complaint/C-2026-0002")
    page.do(Verb.EDIT)
    form = rooms.panel(EditForm)
    form.which.set_value(field)
    form.which.changed.emit()
    match form.control:
        case Choices():
            chips = form.control._chips
            next(chip for key, chip in chips.items() if not chip.isChecked()).click()
        case ComboField():
            form.control.set_value("2")
        case LongField():
            form.control.set_text("另一種寫法")
        case LineField():
            form.control.set_text("79/5/1" if field is Field.BORN else "另一種寫法")
        case MomentField():
            form.control.edit.setText("2026-11-19 08:00")
            form.control.edit.textEdited.emit("2026-11-19 08:00")
    form.why.edit.insertPlainText("打錯")
    form.submit.click()
    rooms.settle()
    assert rooms.no_panel()
    [edit] = rooms.clinic.complaints.unmask("C-2026-0002", "查").history(field)
    assert edit.why == "打錯"
    if field is Field.BORN:
        assert edit.new == "1990-05-01"


def test_a_promise_is_kept_from_the_page(page: ComplaintsPage, rooms: RoomHouse) -> None:
    due = rooms.made.clock.now() + timedelta(hours=2)
    rooms.clinic.complaints.promise("C-2026-0002", NewPromise("下午回電", due))
    rooms.go("complaint/C-2026-0002")
    assert "下午回電" in rooms.words()
    page.do(Verb.KEEP_PROMISE, rooms.clinic.complaint_lists.whole("C-2026-0002").promises[0].id)
    rooms.panel(Form).submit.click()
    rooms.settle()
    assert not rooms.clinic.complaint_lists.whole("C-2026-0002").open_promises


def test_somebody_known_is_noticed_and_taken_over(page: ComplaintsPage, rooms: RoomHouse) -> None:
    rooms.go("complaints/new")
    panel = rooms.panel(IntakePanel)
    panel.fields.name.set_text("李 若嵐")
    panel.fields.reach_at.set_text("+886 900 000 000")
    panel.look_up()
    rooms.settle()
    assert "李○嵐" in rooms.words()
    panel.take_known()
    rooms.settle()
    assert panel.value().patient.chart == "A00482"


def test_the_intake_tells_what_is_missing_and_when_it_will_be_due(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaints/new")
    panel = rooms.panel(IntakePanel)
    assert "首次回覆" in rooms.words()
    panel.save()
    assert not rooms.no_panel()
    assert [name for name, field in panel.fields.six.items() if field.wrong()] == [
        Field.COMPLAINANT,
        Field.CHANNEL,
        Field.VERBATIM,
        Field.WANTED,
    ]
    panel.fields.unnamed.click()
    panel.fields.unsaid.click()
    panel.fields.received.edit.clear()
    ime(panel.fields.received.edit, "昨天")
    panel.save()
    assert panel.fields.six[Field.RECEIVED_AT].wrong().startswith("看不懂這個時間。")
    assert not panel.fields.six[Field.COMPLAINANT].wrong()
    assert not panel.fields.six[Field.WANTED].wrong()
    panel.fields.kind.piece("compliment").click()
    rooms.settle()
    assert "首次回覆" not in "\n".join(
        label for label in rooms.words().split("\n") if label == "首次回覆"
    )


def test_flags_and_promises_of_the_intake_reach_the_record(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaints/new")
    panel = rooms.panel(IntakePanel)
    panel.fields.name.set_text("王大明")
    panel.fields.channel.chip("letter").click()
    panel.fields.verbatim.set_text("收費不清楚")
    panel.fields.unsaid.click()
    panel.flags.set_value([Flag.LEGAL])
    panel.promises.add(NewPromise("明天回信", rooms.made.clock.now() + timedelta(days=1), 2))
    panel.save()
    rooms.settle()
    logged = rooms.clinic.complaints.unmask("C-2026-0003", "查")
    assert logged.flags == {Flag.LEGAL}
    assert [(each.words, each.owner) for each in logged.promises] == [("明天回信", 2)]
    assert logged.wanted == ""


def test_papers_are_saved_and_noted(page: ComplaintsPage, rooms: RoomHouse, tmp_path: Path) -> None:
    rooms.go("complaint/C-2026-0002")
    for order in sheet_of(page)._orders:
        where = tmp_path / f"{order.paper}.pdf"
        order.save_to(where)
        rooms.settle()
        assert where.read_bytes().startswith(b"%PDF")
    assert rooms.verbs().count("paper.save") == 2


def test_reception_is_offered_only_what_it_may_do(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.clinic.complaints.log(NEW)
    rooms.clinic.complaints.acknowledge("C-2026-0001", Means.PHONE, "收到")
    rooms.go("complaint/C-2026-0001")
    page = rooms.page(ComplaintsPage)
    assert next_step(sheet_of(page).sheet) is None
    assert Verb.NOTE_CONTACT in sheet_of(page).sheet.able
    assert Verb.WITHDRAW not in sheet_of(page).sheet.able


def test_everything_on_the_page_is_reached_and_named(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    assert nameless(page) == []
    assert unreached(page) == []


def test_a_minute_that_passes_leaves_the_page_in_peace(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    before = sheet_of(page)
    rooms.made.clock.forward(minutes=1)
    page.tick()
    rooms.settle()
    assert sheet_of(page) is before
    rooms.clinic.complaints.flag("C-2026-0002", Flag.MEDIA)
    page.tick()
    rooms.settle()
    assert sheet_of(page) is not before
    assert "提到媒體或要爆料" in [chip.text() for chip in sheet_of(page).findChildren(Chip)]


def test_a_long_list_goes_on_as_one_scrolls(page: ComplaintsPage, rooms: RoomHouse) -> None:
    for _ in range(120):
        rooms.clinic.complaints.log(NEW)
    page.look_again()
    rooms.settle()
    assert len(page.list.rows.rows()) == 100
    bar = page.list.rows.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    rooms.settle()
    assert len(page.list.rows.rows()) == 121
    rooms.clinic.complaints.log(NEW)
    page.look_again()
    rooms.settle()
    assert len(page.list.rows.rows()) == 121
    assert page.list.rows.view.verticalScrollBar().value() > 0


def test_leaving_the_intake_leads_back_to_the_list(page: ComplaintsPage, rooms: RoomHouse) -> None:
    Hands(rooms).press(Qt.Key.Key_N, CTRL)
    rooms.panel(IntakePanel).leave()
    rooms.settle()
    assert rooms.no_panel()
    assert page.address == "complaints"


def test_the_order_of_the_list_is_chosen(page: ComplaintsPage, rooms: RoomHouse) -> None:
    page.list.show_view(View.ALL)
    rooms.settle()
    page.list.sort.set_value("newest")
    page.list.ask()
    rooms.settle()
    newest = keys(page)
    page.list.sort.set_value("number")
    page.list.ask()
    rooms.settle()
    assert sorted(newest) == sorted(keys(page))
    assert keys(page) == sorted(keys(page)) or keys(page) == sorted(keys(page), reverse=True)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_listed_is_exported_with_masked_names_and_an_entry(
    page: ComplaintsPage, rooms: RoomHouse, tmp_path: Path, ending: str
) -> None:
    page.list.show_view(View.ALL)
    rooms.settle()
    file = tmp_path / f"list.{ending}"
    page.list.export_to(file)
    rooms.settle()
    form = rooms.panel(Form)
    form.submit.click()
    rooms.settle()
    assert not file.exists(), "without a purpose nothing leaves"
    form.findChildren(LineField)[0].set_text("給衛生局的年度彙整")
    form.submit.click()
    rooms.settle()
    lines = _read_table(file)
    assert len(lines) == 3
    assert {line[0] for line in lines[1:]} == {"C-2026-0001", "C-2026-0002"}
    assert all(NEW.verbatim in line for line in lines[1:])
    assert "李若嵐" not in str(lines)
    assert "李○嵐" in lines[1]
    assert rooms.verbs()[-1] == "paper.save"


def _read_table(file: Path) -> list[list[str]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text))
    sheet = load_workbook(file).active
    assert sheet is not None
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_calls_afterwards_are_promised_with_the_answer(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    number = worked_to(rooms.clinic.complaints, State.LOOKING).number
    rooms.go(f"complaint/{number}")
    page.do(Verb.ANSWER)
    form = rooms.panel(Form)
    filled(form)
    tick = form.findChild(Check)
    assert tick is not None
    assert tick.isChecked(), "unless somebody says otherwise"
    form.submit.click()
    rooms.settle()
    complaint = sheet_of(page).sheet.complaint
    assert complaint.state is State.ANSWERED
    assert [each.words for each in complaint.open_promises] == [
        "第 1 天關懷電話",
        "第 3 天關懷電話",
        "第 7 天關懷電話",
    ]
    assert "第 1 天關懷電話" in rooms.words()
    page.do(Verb.SATISFACTION)
    form = rooms.panel(Form)
    score, words = form.findChildren(Choices)[0], form.findChild(LongField)
    no_more, again = form.findChildren(Check)
    assert words is not None
    for given, shown in (("3", (False, False)), ("5", (True, False)), ("1", (False, True))):
        score.chip(given).click()
        assert (no_more.isVisible(), again.isVisible()) == shown
    again.click()
    form.submit.click()
    rooms.settle()
    assert not rooms.no_panel(), "opened again with nobody's words"
    words.set_text("還是沒有人說明")
    form.submit.click()
    rooms.settle()
    complaint = sheet_of(page).sheet.complaint
    assert (complaint.state, complaint.steps[-1].reason) == (State.LOOKING, "還是沒有人說明")
    assert len(complaint.open_calls) == 3


def test_what_was_decided_becomes_somebodys_task_and_is_ended_from_the_page(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    number = worked_to(rooms.clinic.complaints, State.LOOKING).number
    rooms.go(f"complaint/{number}")
    page.do(Verb.DECIDE_REMEDY)
    form = rooms.panel(Form)
    filled(form, "晚 20 分鐘就先告知")
    who = form.findChild(ActionFields)
    assert who is not None
    assert not who.owner.isVisible()
    who.wanted.click()
    who.owner.set_value("4")
    form.submit.click()
    rooms.settle()
    (action,) = sheet_of(page).sheet.complaint.actions
    assert (action.owner, action.words, action.due and action.due.date().isoformat()) == (
        4, "晚 20 分鐘就先告知", "2026-11-27")  # fmt: skip
    assert "我們自己要做的事" in rooms.words()
    done = next(b for b in sheet_of(page).findChildren(Button) if b.words() == "做完了")
    done.click()
    rooms.panel(Form).submit.click()
    rooms.settle()
    (action,) = sheet_of(page).sheet.complaint.actions
    assert not action.open


def test_what_the_law_sets_a_time_for_is_started_and_met_from_the_page(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    link = next(b for b in sheet_of(page).findChildren(Button) if "法律有期限" in b.words())
    link.click()
    rooms.settle()
    form = rooms.panel(Form)
    form.findChildren(ComboField)[0].set_value("tw-dl-02")
    form.submit.click()
    rooms.settle()
    assert "醫預法" in rooms.words()
    met = next(b for b in sheet_of(page).findChildren(Button) if b.words() == "已完成")
    met.click()
    rooms.panel(Form).submit.click()
    rooms.settle()
    assert not sheet_of(page).sheet.complaint.limits[0].running
    assert {"task.start_clock", "task.meet_clock"} <= set(rooms.verbs())


def test_a_letter_hangs_on_a_complaint_without_any_incident(
    page: ComplaintsPage, rooms: RoomHouse, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("存證信函", "utf-8")
    rooms.go("complaint/C-2026-0002")
    assert "還沒有" in rooms.words()
    rooms.clinic.evidence.take_in(
        letter, HandIn("病人寄來的存證信函"), subject="complaint/C-2026-0002"
    )
    page.look_again()
    rooms.settle()
    shown = sheet_of(page)
    assert [each.title for each in shown.letters] == ["病人寄來的存證信函"]
    assert "病人寄來的存證信函" in rooms.words()
    rooms.go("complaint/C-2026-0001")
    assert sheet_of(page).letters == ()


def test_a_file_is_handed_in_for_the_complaint_that_is_open(
    page: ComplaintsPage, rooms: RoomHouse
) -> None:
    rooms.go("complaint/C-2026-0002")
    named = [b for b in sheet_of(page).findChildren(Button) if b.words() == "加入信件或檔案"]
    named[0].click()
    rooms.settle()
    assert rooms.panel(HandInPanel).case.address() == "complaint/C-2026-0002"
