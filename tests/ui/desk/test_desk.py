"""F9 by hand: from everywhere, safety first, what is heard is kept, and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.scripts import End
from clinicguard.people.staff import Role
from tests.ui.naughty import NAUGHTY, assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.complaints.intake_panel import IntakePanel
from ui.desk.desk_panel import DeskPanel
from ui.desk.endings import DRAFT, INTAKE, SECOND_INTAKE
from ui.incidents.new_panel import NewPanel
from ui.widgets.panels import Panel

HEARD = "約好兩點，等到快三點。𠮷"
KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(rooms: RoomHouse, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(QApplication.focusWidget() or rooms.shell.window, key, held)
    rooms.settle()


def cover(rooms: RoomHouse) -> Panel | None:
    view = rooms.shell.view()
    assert view is not None
    return view.cover.panel()


def opened(rooms: RoomHouse, role: Role = "reception", at: str = "today") -> DeskPanel:
    if rooms.shell.view() is None:
        rooms.enter(role)
    rooms.go(at)
    press(rooms, KEY.Key_F9)
    panel = cover(rooms)
    assert isinstance(panel, DeskPanel)
    return panel


def hear(rooms: RoomHouse, panel: DeskPanel, words: str = HEARD) -> None:
    panel.notes.verbatim.edit.insertPlainText(words)
    rooms.settle()


@pytest.mark.parametrize(
    "at", ["today", "complaints", "complaints/new", "incidents", "evidence", "settings"]
)
def test_f9_opens_it_from_every_page_and_escape_leads_back(rooms: RoomHouse, at: str) -> None:
    rooms.enter("owner")
    rooms.go(at)
    page = rooms.shell.page()
    press(rooms, KEY.Key_F9)
    assert isinstance(cover(rooms), DeskPanel)
    press(rooms, KEY.Key_F9)
    press(rooms, KEY.Key_Escape)
    assert cover(rooms) is None
    assert rooms.shell.page() is page


def test_the_first_question_is_whether_one_is_safe(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    safety = panel.view.safety
    assert safety is not None
    assert QApplication.focusWidget() is safety.yes
    assert "我現在安全嗎？" in rooms.words()
    assert safety.no.words() == "不安全，打 110"
    press(rooms, KEY.Key_Return)
    assert QApplication.focusWidget() is panel.notes.verbatim.edit


def test_not_safe_says_at_once_what_to_do_and_keeps_the_time(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    assert panel.view.safety is not None
    assert "現在：" not in rooms.words()
    panel.view.safety.no.click()
    rooms.settle()
    assert "先離開，再打 110" in rooms.words()
    kept = rooms.clinic.drafts.find(DRAFT)
    assert kept is not None
    assert kept["unsafe_at"]


def test_the_public_sees_no_name_of_a_patient_and_no_band(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    assert panel.geometry().width() == rooms.shell.window.width()
    view = rooms.shell.view()
    assert view is not None
    assert view.cover.geometry() == view.rect()
    assert rooms.shell.window.windowTitle() == "診所守護"


def test_a_situation_is_chosen_by_its_key(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    press(rooms, KEY.Key_4, ALT)
    assert panel.script.id == "lawyer_letter"
    assert "收下、登記、不答覆" in rooms.words()
    assert "我們不收。" in rooms.words()
    assert panel.script.ends[:1] == ("incident",)
    press(rooms, KEY.Key_1, ALT)
    assert panel.script.ends[:1] == ("complaint",)


def test_the_next_sentence_is_marked_by_a_key_and_the_last_one_stays(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    for _ in range(9):
        press(rooms, KEY.Key_Down, ALT)
    assert panel.view.at() == len(panel.script.steps) - 1
    assert f"記下：{panel.script.steps[-1].note.zh_TW}" in rooms.words()
    press(rooms, KEY.Key_Up, ALT)
    assert panel.view.at() == len(panel.script.steps) - 2


def test_it_counts_the_time_from_the_beginning(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    rooms.made.clock.time += timedelta(minutes=3, seconds=12)
    panel._tick()
    assert "03:12" in rooms.words()


def test_the_first_letter_is_kept_and_found_again_after_locking(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    hear(rooms, panel, "約")
    kept = rooms.clinic.drafts.find(DRAFT)
    assert kept is not None
    assert kept["verbatim"] == "約"
    hear(rooms, panel, "好兩點")
    panel.notes.chips().chip("拍桌").click()
    began = panel.value().began_at
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.made.clock.time += timedelta(minutes=1)
    rooms.shell.enter(lambda: rooms.made.open("reception"))
    rooms.settle()
    again = opened(rooms)
    assert again.notes.verbatim.text() == "約好兩點"
    assert again.value().began_at == began
    assert [mark.what for mark in again.value().marks] == ["拍桌"]


def test_another_language_meanwhile_loses_nothing(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    hear(rooms, panel)
    rooms.shell.speak("zh_CN")
    rooms.settle()
    again = opened(rooms)
    assert again.notes.verbatim.text() == HEARD
    assert "我现在安全吗？" in rooms.words()


def test_it_becomes_a_complaint_with_our_view_apart_from_their_words(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    hear(rooms, panel)
    panel.notes.chips().chip("在錄影").click()
    panel.notes.promised.edit.insert("主管回電")
    rooms.settle()
    press(rooms, KEY.Key_Return, CTRL)
    intake = rooms.panel(IntakePanel)
    assert cover(rooms) is None
    value = intake.value()
    assert value.verbatim == HEARD
    assert "在錄影" in value.interpretation
    assert value.channel == "in_person"
    assert [promise.what for promise in value.promises] == ["主管回電"]
    intake.fields.name.set_text("李若嵐")
    intake.fields.unsaid.setChecked(True)
    intake.save()
    rooms.settle()
    logged = rooms.clinic.complaint_lists.sheet("C-2026-0001").complaint
    assert logged.verbatim == HEARD
    assert "在錄影" in logged.interpretation
    assert rooms.clinic.drafts.all() == []


def test_a_complaint_that_is_half_taken_is_not_pushed_aside(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("complaints/new")
    half = rooms.panel(IntakePanel)
    half.fields.verbatim.edit.insertPlainText("電話那邊的話")
    rooms.settle()
    panel = opened(rooms, at="today")
    hear(rooms, panel)
    panel.end("complaint")
    rooms.settle()
    assert rooms.panel(IntakePanel).fields.verbatim.text() == HEARD
    found = rooms.clinic.drafts.find(INTAKE)
    assert found is not None
    assert found["verbatim"] == "電話那邊的話"
    assert rooms.clinic.drafts.find(SECOND_INTAKE) is not None
    rooms.panel(IntakePanel).keep_and_go()
    rooms.settle()
    rooms.go("complaints/new")
    assert rooms.panel(IntakePanel).fields.verbatim.text() == "電話那邊的話"


SITUATIONS = (
    KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6, KEY.Key_7
)  # fmt: skip
ENDS: dict[End, Qt.Key] = {"complaint": KEY.Key_Return, "incident": KEY.Key_I, "note": KEY.Key_S}


@pytest.mark.prove
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_situation_ends_each_way_by_its_key(
    rooms: RoomHouse, situation: Qt.Key, language: Language
) -> None:
    rooms.made.settings.change(language=language)
    rooms.shell.speak(language)
    for how, key in ENDS.items():
        panel = opened(rooms)
        press(rooms, situation, ALT)
        heard = f"{HEARD}{how}"
        hear(rooms, panel, heard)
        assert panel.buttons[how].isVisible()
        press(rooms, key, CTRL)
        assert cover(rooms) is None
        assert rooms.clinic.drafts.find(DRAFT) is None
        match how:
            case "complaint":
                assert rooms.panel(IntakePanel).fields.verbatim.text() == heard
                rooms.panel(IntakePanel).keep_and_go()
                rooms.settle()
                rooms.clinic.drafts.drop(INTAKE)
            case "incident":
                assert heard in rooms.panel(NewPanel).form.answers().text("words")
            case _:
                assert rooms.verbs()[-1] == "complaint.note_encounter"


def test_it_becomes_an_incident_with_the_words_and_the_danger(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    press(rooms, KEY.Key_7, ALT)
    hear(rooms, panel)
    assert panel.view.safety is not None
    panel.view.safety.no.click()
    press(rooms, KEY.Key_I, CTRL)
    found = rooms.panel(NewPanel).form.answers()
    assert HEARD in found.text("words")
    assert "威脅或動手" in found.text("words")
    assert found.text("danger") == "yes"


def test_it_becomes_a_note_in_the_log_and_its_promise_a_task(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    hear(rooms, panel)
    panel.notes.promised.edit.insert("主管回電")
    rooms.settle()
    press(rooms, KEY.Key_S, CTRL)
    assert cover(rooms) is None
    assert rooms.verbs()[-2:] == ["task.add", "complaint.note_encounter"]
    assert rooms.clinic.drafts.find(DRAFT) is None


def test_nothing_written_ends_as_nothing(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    before = rooms.verbs()
    for how in ("note", "incident", "complaint"):
        panel.end(how)
        rooms.settle()
    assert cover(rooms) is panel
    assert "先記一個字" in rooms.words()
    panel.leave()
    rooms.settle()
    assert rooms.verbs() == before
    assert rooms.clinic.drafts.all() == []


def test_counsel_reads_the_script_and_ends_it_as_nothing(rooms: RoomHouse) -> None:
    panel = opened(rooms, "counsel")
    assert [how for how, button in panel.buttons.items() if button.isEnabled()] == []
    assert panel.buttons["note"].reason()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_has_a_name_and_is_reached(rooms: RoomHouse, language: Language) -> None:
    rooms.made.settings.change(language=language)
    rooms.shell.speak(language)
    panel = opened(rooms, "owner")
    assert nameless(panel) == []
    assert unreached(panel) == []


@pytest.mark.parametrize("words", NAUGHTY)
def test_what_is_typed_stays_plain(rooms: RoomHouse, words: str) -> None:
    panel = opened(rooms)
    hear(rooms, panel, words)
    panel.notes.promised.edit.insert(words)
    panel.grab()
    assert_plain(panel)


def test_every_situation_fits_without_moving_sideways(rooms: RoomHouse) -> None:
    panel = opened(rooms)
    rooms.shell.window.resize(1280, 720)
    for script in panel.scripts:
        panel.choose(script)
        rooms.settle()
        for part in (panel.situations, panel.view, panel.notes):
            assert isinstance(part, QWidget)
            assert part.minimumSizeHint().width() <= part.width(), script
