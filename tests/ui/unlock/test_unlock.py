"""The lock page: who, the passphrase, what is told inline, and a folder that cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.made import NAMES, PASSPHRASES, MadeClinic
from tests.ui.door_house import DoorHouse
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from ui.errors import TroubleDialog
from ui.language import language
from ui.setup.clinic_step import ClinicStep
from ui.unlock.unlock_page import ClosedForm, UnlockForm
from ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(doors: DoorHouse, made: MadeClinic) -> UnlockForm:
    """The lock page of the clinic of the tests."""
    doors.take_over(made)
    doors.start()
    return doors.unlock_form()


def people(form: UnlockForm) -> list[QPushButton]:
    return [button for button in form.people.findChildren(QPushButton) if button.isCheckable()]


def unlock_as(doors: DoorHouse, number: int, passphrase: str) -> None:
    form = doors.unlock_form()
    doors.click(people(form)[number - 1])
    doors.keys(passphrase)
    doors.press(Qt.Key.Key_Return)


def test_everybody_with_a_key_is_shown_and_the_keyboard_is_in_the_passphrase(
    doors: DoorHouse, form: UnlockForm
) -> None:
    shown = doors.words()
    assert all(name in shown for name in NAMES.values())
    assert "安心牙醫診所" in shown
    assert QApplication.focusWidget() is form.passphrase.edit
    assert form.passphrase.edit.echoMode() is form.passphrase.edit.EchoMode.Password


def test_the_passphrase_opens_for_the_one_who_was_picked(
    doors: DoorHouse, form: UnlockForm
) -> None:
    unlock_as(doors, 4, PASSPHRASES["reception"])
    assert doors.shell.sitter().person.name == "林美華"
    doors.press(Qt.Key.Key_L, CTRL)
    assert doors.unlock_form().people.chosen() == "4"


def test_arrow_keys_move_between_people(doors: DoorHouse, form: UnlockForm) -> None:
    people(form)[0].setFocus()
    doors.press(Qt.Key.Key_Right)
    assert form.people.chosen() == "2"


def test_a_wrong_passphrase_is_told_inline_and_not_kept(
    doors: DoorHouse, form: UnlockForm, made: MadeClinic
) -> None:
    unlock_as(doors, 4, "not the passphrase at all")
    assert doors.shell.view() is None
    assert form.field.wrong() == "密語不對。看看 Caps Lock 和輸入法。負責人或主管可以幫你換新的。"
    assert form.passphrase.text() == ""
    assert QApplication.focusWidget() is form.passphrase.edit
    assert not form.button.is_busy()
    assert doors.shell.window.findChildren(TroubleDialog) == []
    kept = [path for path in [*made.folder.rglob("*"), *doors.place.rglob("*")] if path.is_file()]
    assert not any(b"not the passphrase" in path.read_bytes() for path in kept)
    doors.keys("x")
    assert form.field.wrong() == ""


def test_the_failed_try_is_an_entry_after_the_next_unlock(
    doors: DoorHouse, form: UnlockForm
) -> None:
    unlock_as(doors, 4, "not the passphrase at all")
    unlock_as(doors, 1, PASSPHRASES["owner"])
    verbs = [entry.verb for entry in doors.lanes.clinic().log.newest(3)]
    assert "clinic.unlock_failed" in verbs


def test_nothing_typed_does_nothing(doors: DoorHouse, form: UnlockForm) -> None:
    doors.press(Qt.Key.Key_Return)
    assert form.field.wrong() == ""
    assert doors.executor.waiting() == ()


def test_caps_lock_is_told_and_goes_again(doors: DoorHouse, form: UnlockForm) -> None:
    doors.press(Qt.Key.Key_CapsLock)
    assert "Caps Lock 好像開著。" in doors.words()
    doors.press(Qt.Key.Key_CapsLock)
    assert "Caps Lock 好像開著。" not in doors.words()
    doors.keys("A")
    doors.settle()
    assert "Caps Lock 好像開著。" in doors.words()


def test_the_passphrase_shows_only_while_the_eye_is_on(doors: DoorHouse, form: UnlockForm) -> None:
    doors.keys("secret")
    doors.click(form.passphrase.eye)
    assert form.passphrase.edit.echoMode() is form.passphrase.edit.EchoMode.Normal
    doors.click(form.passphrase.eye)
    assert form.passphrase.edit.echoMode() is form.passphrase.edit.EchoMode.Password


def test_after_a_lock_it_says_when_and_how_many_drafts_wait(
    doors: DoorHouse, form: UnlockForm
) -> None:
    unlock_as(doors, 1, PASSPHRASES["owner"])
    doors.lanes.clinic().drafts.keep("complaints/new", {"verbatim": "字"})
    doors.shell.lock("idle")
    doors.settle()
    assert "閒置一段時間，已自動鎖定" in doors.words()
    assert "鎖定前沒寫完的 1 份草稿已加密保留，解鎖後接著寫。" in doors.words()
    assert "字" not in doors.words().splitlines()
    assert QApplication.focusWidget() is doors.unlock_form().passphrase.edit


def test_after_a_lock_without_drafts_none_are_spoken_of(doors: DoorHouse, form: UnlockForm) -> None:
    unlock_as(doors, 1, PASSPHRASES["owner"])
    doors.press(Qt.Key.Key_L, CTRL)
    assert "鎖定" in doors.words()
    assert "草稿" not in doors.words()


def test_the_language_can_be_changed_at_the_door(doors: DoorHouse, form: UnlockForm) -> None:
    english = next(b for b in doors.shell.window.findChildren(Button) if b.words() == "English")
    doors.click(english)
    assert language() == "en"
    assert "Who are you?" in doors.words()


def test_a_clinic_that_is_open_elsewhere_is_told_and_can_be_tried_again(
    doors: DoorHouse, form: UnlockForm, made: MadeClinic
) -> None:
    made.open("owner")
    unlock_as(doors, 1, PASSPHRASES["owner"])
    [dialog] = doors.shell.window.findChildren(TroubleDialog)
    assert dialog.told.title == "這間診所已經開著"
    assert not form.button.is_busy()
    doors.click(dialog.leave)
    doors.shell.window.activateWindow()
    doors.settle()
    made.close()
    doors.press(Qt.Key.Key_Return)
    assert doors.shell.view() is not None


def shut(doors: DoorHouse, folder: Path) -> ClosedForm:
    doors.settings.change(clinic_folder=str(folder))
    doors.start()
    forms = doors.shell.window.findChildren(ClosedForm)
    assert len(forms) == 1
    return forms[0]


def test_a_folder_that_is_gone_is_told_with_two_ways_on(
    doors: DoorHouse, made: MadeClinic, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    made.folder.rename(away)
    form = shut(doors, made.folder)
    assert "這個資料夾裡沒有診所" in doors.words()
    assert str(made.folder) in doors.words()
    again, other = (
        next(b for b in doors.shell.window.findChildren(Button) if b.words() == words)
        for words in ("再試一次", "換別的診所資料夾")
    )
    assert nameless(form) == []
    away.rename(made.folder)
    doors.click(again)
    assert doors.unlock_form().people.chosen() == "1"
    other = next(
        b for b in doors.shell.window.findChildren(Button) if b.words() == "換別的診所資料夾"
    )
    doors.click(other)
    doors.step(ClinicStep)


def test_damaged_keys_are_told_and_nothing_is_written(doors: DoorHouse, made: MadeClinic) -> None:
    for path in made.folder.glob("keys*.json"):
        path.write_text("{")
    before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
    shut(doors, made.folder)
    assert "鑰匙檔壞了" in doors.words()
    assert "column" not in doors.words()
    after = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
    assert after == before


def test_every_stop_has_a_name_is_reached_by_tab_and_is_plain(
    doors: DoorHouse, form: UnlockForm
) -> None:
    page = doors.shell.page()
    assert page is not None
    assert nameless(page) == []
    assert unreached(page) == []
    assert_plain(page)


def test_the_window_names_no_clinic_and_nobody(doors: DoorHouse, form: UnlockForm) -> None:
    assert doors.shell.window.windowTitle() == "診所守護"
