"""The first run up to a made clinic: language, clinic, folder, owner, passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from clinicguard.people import access
from tests.made import MadeClinic
from tests.ui.door_house import WORDS, DoorHouse
from tests.ui.naughty import NAUGHTY, assert_plain
from tests.ui.reach import nameless, unreached
from ui.language import language
from ui.setup.card_step import CardStep
from ui.setup.clinic_step import ClinicStep
from ui.setup.language_step import LanguageStep
from ui.setup.owner_step import OwnerStep
from ui.unlock.unlock_page import UnlockPage


def at_clinic(doors: DoorHouse) -> ClinicStep:
    doors.start()
    doors.next()
    return doors.step(ClinicStep)


def at_owner(doors: DoorHouse) -> OwnerStep:
    at_clinic(doors)
    doors.write("安心牙醫診所")
    doors.press(Qt.Key.Key_Return)
    return doors.step(OwnerStep)


def test_it_begins_with_the_language_and_the_keyboard_is_there(doors: DoorHouse) -> None:
    doors.start()
    step = doors.step(LanguageStep)
    assert QApplication.focusWidget() is step.choices.chip("zh_TW")
    assert step.choices.value() == "zh_TW"


def test_enter_on_the_language_goes_on(doors: DoorHouse) -> None:
    doors.start()
    doors.press(Qt.Key.Key_Return)
    doors.step(ClinicStep)
    doors.press(Qt.Key.Key_Return)
    assert doors.step(ClinicStep).missing()


def test_another_language_is_spoken_at_once_and_kept(doors: DoorHouse) -> None:
    doors.start()
    doors.click(doors.step(LanguageStep).choices.chip("en"))
    assert language() == "en"
    assert "Which language do you work in?" in doors.words()
    assert doors.settings.read().language == "en"


def test_changing_the_language_later_keeps_the_answers(doors: DoorHouse) -> None:
    at_clinic(doors)
    doors.write("安心牙醫")
    doors.first_run()._previous_step()
    doors.settle()
    doors.click(doors.step(LanguageStep).choices.chip("zh_CN"))
    doors.next()
    assert doors.step(ClinicStep).name.text() == "安心牙醫"
    assert "这是哪家诊所" in doors.words()


def test_the_address_for_letters_is_asked_for_and_kept(doors: DoorHouse) -> None:
    step = at_clinic(doors)
    step.email.set_text(" desk@example.test ")
    step.email.changed.emit()
    assert step.answers.profile().email == "desk@example.test"
    doors.first_run()._previous_step()
    doors.settle()
    doors.next()
    assert doors.step(ClinicStep).email.text() == " desk@example.test "


def test_the_language_chooses_whose_holidays_count_until_somebody_says_otherwise(
    doors: DoorHouse,
) -> None:
    doors.start()
    doors.click(doors.step(LanguageStep).choices.chip("en"))
    doors.next()
    step = doors.step(ClinicStep)
    assert step.place.value() == "uk"
    doors.click(step.place.chip("tw"))
    assert doors.first_run().answers.profile().jurisdiction == "tw"
    assert doors.first_run().answers.profile().zone_name == "Asia/Taipei"


def test_the_clinic_needs_a_name_and_nothing_else(doors: DoorHouse) -> None:
    at_clinic(doors)
    page = doors.first_run()
    assert page.next.reason() == "還差：診所名稱"
    assert "還差：診所名稱" in doors.words()
    doors.press(Qt.Key.Key_Return)
    doors.step(ClinicStep)
    doors.write("安心")
    assert page.next.reason() == ""
    doors.press(Qt.Key.Key_Return)
    doors.step(OwnerStep)


def test_blanks_are_no_name(doors: DoorHouse) -> None:
    at_clinic(doors)
    doors.keys("   ")
    assert doors.first_run().next.reason()


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/home/clinic/OneDrive - Clinic/x", "OneDrive"),
        ("/home/clinic/Dropbox/x", "Dropbox"),
        ("//reception/share/x", "網路"),
    ],
)
def test_a_folder_that_would_be_torn_is_refused_with_the_reason(
    doors: DoorHouse, folder: str, told: str
) -> None:
    step = at_clinic(doors)
    doors.write("安心")
    step.choose(Path(folder))
    doors.settle()
    assert doors.first_run().next.reason() == "還差：一個能用的資料夾"
    assert any(
        line != folder and folder in line and told in line for line in doors.words().splitlines()
    )
    step.choose(doors.folder)
    doors.settle()
    assert doors.first_run().next.reason() == ""
    assert folder not in doors.words()


def test_a_folder_with_other_files_gets_one_of_its_own_inside(
    doors: DoorHouse, tmp_path: Path
) -> None:
    step = at_clinic(doors)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "letter.txt").write_text("x")
    step.choose(tmp_path / "docs")
    assert step.answers.folder == tmp_path / "docs" / "ClinicGuard"
    (tmp_path / "empty").mkdir()
    step.choose(tmp_path / "empty")
    assert step.answers.folder == tmp_path / "empty"


def test_a_folder_that_holds_a_clinic_is_opened_instead(doors: DoorHouse, made: MadeClinic) -> None:
    step = at_clinic(doors)
    doors.write("隨便")
    step.choose(made.folder)
    doors.settle()
    assert "這個資料夾已經有診所，會直接打開它。" in doors.words()
    doors.next()
    assert isinstance(doors.shell.page(), UnlockPage)
    assert "安心牙醫診所" in doors.words()
    assert doors.settings.read().clinic_folder == str(made.folder)


def test_a_clinic_that_is_there_needs_no_name_typed(doors: DoorHouse, made: MadeClinic) -> None:
    step = at_clinic(doors)
    step.choose(made.folder)
    doors.settle()
    assert doors.first_run().next.reason() == ""


def test_the_owner_needs_a_name_and_a_passphrase_that_is_hard_to_guess(doors: DoorHouse) -> None:
    step = at_owner(doors)
    page = doors.first_run()
    assert page.next.reason() == "還差：負責人姓名"
    doors.write("沈以安")
    assert page.next.reason() == "還差：至少 15 個字元的密語"
    step.passphrase.first.edit.setFocus()
    doors.keys("short")
    assert "5／15 個字元" in doors.words()
    assert page.next.reason() == "還差：至少 15 個字元的密語"
    doors.keys("short" * 3)
    assert page.next.reason() == "還差：更難猜的密語"
    assert "好猜" in doors.words()
    step.passphrase.first.edit.clear()
    doors.keys(WORDS)
    assert "很難猜。" in doors.words()
    assert page.next.reason() == "還差：再輸入一次同樣的密語"
    step.passphrase.second.edit.setFocus()
    doors.keys(WORDS)
    assert page.next.reason() == ""


def test_the_clinics_own_name_is_no_passphrase(doors: DoorHouse) -> None:
    at_clinic(doors)
    doors.keys("Harbour Dental Practice")
    doors.press(Qt.Key.Key_Return)
    doors.keys("Ann")
    step = doors.step(OwnerStep)
    step.passphrase.first.edit.setFocus()
    doors.keys("harbour dental practice")
    assert doors.first_run().next.reason() == "還差：更難猜的密語"


def test_passphrases_are_covered_and_the_input_method_is_off(doors: DoorHouse) -> None:
    step = at_owner(doors)
    for line in (step.passphrase.first, step.passphrase.second):
        assert line.edit.echoMode() is line.edit.EchoMode.Password
        assert not line.edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_six_offered_words_are_ascii_and_can_be_changed_and_taken(doors: DoorHouse) -> None:
    step = at_owner(doors)
    doors.write("沈以安")
    first = step.passphrase.offered.text()
    assert first.isascii()
    assert len(first.split()) == 6
    step.passphrase._offer_again()
    assert step.passphrase.offered.text() != first
    step.passphrase.take_offered()
    doors.settle()
    assert QApplication.focusWidget() is step.passphrase.second.edit
    assert doors.first_run().next.reason() == "還差：再輸入一次同樣的密語"


def test_caps_lock_is_told(doors: DoorHouse) -> None:
    step = at_owner(doors)
    step.passphrase.first.edit.setFocus()
    doors.press(Qt.Key.Key_CapsLock)
    assert "Caps Lock 好像開著。" in doors.words()


def test_going_back_keeps_what_was_typed_but_not_the_passphrase(doors: DoorHouse) -> None:
    step = at_owner(doors)
    doors.write("沈以安")
    step.passphrase.take_offered()
    doors.first_run()._previous_step()
    doors.settle()
    assert doors.step(ClinicStep).name.text() == "安心牙醫診所"
    doors.next()
    again = doors.step(OwnerStep)
    assert again.name.text() == "沈以安"
    assert again.passphrase.text() == ""


def test_the_clinic_is_made_at_the_floor_or_above_and_opens_with_the_passphrase(
    doors: DoorHouse,
) -> None:
    step = at_owner(doors)
    doors.write("沈以安")
    for line in (step.passphrase.first, step.passphrase.second):
        line.edit.setFocus()
        doors.keys(WORDS)
    assert not doors.folder.exists()
    doors.first_run().next.click()
    assert doors.first_run().next.reason() == "正在建立診所"
    doors.settle()
    card = doors.step(CardStep)
    assert doors.settings.read().clinic_folder == str(doors.folder)
    assert access.unlock(doors.folder, "1", WORDS, doors.clock).name == "沈以安"
    assert access.unlock_with_kit(doors.folder, card.card.typed()).person == "kit"
    assert card.answers.made is not None
    card.answers.made.close()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    doors: DoorHouse, tmp_path: Path
) -> None:
    step = at_owner(doors)
    doors.write("沈以安")
    (tmp_path / "a-file").write_text("x")
    step.answers.folder = tmp_path / "a-file" / "clinic"
    for line in (step.passphrase.first, step.passphrase.second):
        line.edit.setFocus()
        doors.keys(WORDS)
    doors.first_run().next.click()
    doors.settle()
    assert doors.first_run().name == "owner"
    assert step.passphrase.text() == WORDS
    assert doors.first_run().next.reason() == ""
    assert doors.settings.read().clinic_folder is None


def test_from_the_lock_page_one_can_look_for_another_folder_and_come_back(
    doors: DoorHouse, made: MadeClinic
) -> None:
    doors.take_over(made)
    doors.start()
    doors.shell.go("door/first-run/where")
    doors.settle()
    doors.step(ClinicStep)
    doors.first_run()._previous_step()
    doors.settle()
    assert doors.unlock_form().people.chosen() == "1"


def test_who_used_the_first_run_before_begins_anew_later(
    doors: DoorHouse, made: MadeClinic
) -> None:
    at_clinic(doors)
    doors.write("舊的")
    answers = doors.first_run().answers
    answers.forget()
    doors.shell.go("door/first-run/where")
    doors.settle()
    assert doors.step(ClinicStep).name.text() == ""


@pytest.mark.parametrize("words", NAUGHTY)
def test_naughty_names_are_only_words(doors: DoorHouse, words: str) -> None:
    at_clinic(doors)
    doors.write(words)
    doors.press(Qt.Key.Key_Return)
    doors.write(words)
    page = doors.first_run()
    page.grab()
    assert_plain(page)


def test_the_passphrase_typed_twice_blindly_stays_covered(doors: DoorHouse) -> None:
    step = at_owner(doors)
    doors.write("沈以安")
    step.passphrase.first_field.go()
    doors.keys(WORDS)
    doors.press(Qt.Key.Key_Tab)
    doors.keys(WORDS)
    assert step.passphrase.second.text() == WORDS
    assert step.passphrase.first.edit.echoMode() == QLineEdit.EchoMode.Password
    assert step.missing() == ""


def test_every_stop_of_every_step_has_a_name_and_is_reached_by_tab(doors: DoorHouse) -> None:
    doors.start()
    for words in ("", "安心牙醫診所", "沈以安"):
        doors.write(words)
        page = doors.first_run()
        assert nameless(page) == []
        assert unreached(page) == []
        page.step.begin()
        if not page.step.missing():
            doors.next()


def test_another_look_of_the_system_keeps_what_was_typed(doors: DoorHouse) -> None:
    step = at_owner(doors)
    doors.write("沈以安")
    step.passphrase.first.edit.setFocus()
    doors.keys(WORDS)
    step.passphrase.second.edit.setFocus()
    doors.keys(WORDS[:9])
    offered = step.passphrase.offered.text()
    doors.settings.change(theme="system")
    doors.shell._system_changed()
    doors.settle()
    again = doors.step(OwnerStep)
    assert again is not step
    assert again.name.text() == "沈以安"
    assert again.passphrase.both() == (WORDS, WORDS[:9])
    assert again.passphrase.offered.text() == offered
    assert again.passphrase.first.edit.echoMode() is QLineEdit.EchoMode.Password


def test_while_the_clinic_is_being_made_the_page_stays(doors: DoorHouse) -> None:
    step = at_owner(doors)
    step._busy = True
    doors.settings.change(theme="system")
    doors.shell._system_changed()
    assert doors.step(OwnerStep) is step
    step._busy = False
    doors.shell.tick()
    doors.settle()
    assert doors.step(OwnerStep) is not step
