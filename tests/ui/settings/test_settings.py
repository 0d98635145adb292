"""設定: where the data lies, the log, this PC, access, the clinic; by mouse, by key, by role."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinicguard.overview import standing
from clinicguard.people import access, recovery
from clinicguard.people.staff import Role
from clinicguard.storage.finding import Finding, Kind
from tests.made import PASSPHRASES
from tests.naughty import NAUGHTY, kept
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.errors import TroubleDialog
from ui.language import language
from ui.settings.findings import SENTENCES, finding_words
from ui.settings.licences_panel import LicencesPanel
from ui.settings.new_card_panel import NewCardPanel
from ui.settings.passphrase_panel import PassphrasePanel
from ui.settings.profile_form import ProfileForm, read_clock, read_days
from ui.settings.settings_page import SettingsPage
from ui.theme.chosen import theme
from ui.widgets.particulars import Stated

NEW = "copper window galaxy turnip seven"


def open_settings(rooms: RoomHouse, role: Role = "owner") -> SettingsPage:
    rooms.enter(role)
    rooms.go("settings")
    return rooms.page(SettingsPage)


def form_of(page: SettingsPage) -> ProfileForm:
    assert page.clinic.form is not None
    return page.clinic.form


def test_it_says_where_the_data_lies(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    told = page.where.particulars.words()
    assert str(rooms.made.folder) in told
    assert "還沒有" in told
    assert rooms.clinic.id in told


def test_a_pc_without_file_window_says_so(
    rooms: RoomHouse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_settings(rooms)
    monkeypatch.setenv("PATH", str(tmp_path))
    page.where.show_button.click()
    assert isinstance(QApplication.activeModalWidget(), TroubleDialog)


def test_checking_the_log_is_an_entry_and_says_that_nothing_was_found(rooms: RoomHouse) -> None:
    page = open_settings(rooms, "reception")
    assert "還沒有整份查驗過" in page.log.particulars.words()
    page.log.check.button.click()
    assert page.log.check.button.is_busy()
    rooms.settle()
    assert not page.log.check.button.is_busy()
    assert page.log.check.findings == ()
    assert rooms.verbs()[-1] == "log.check"
    assert "林美華" in page.log.particulars.words()
    assert "沒有發現問題" in page.log.particulars.words()


def test_what_another_hand_changed_is_named_with_its_place(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    with rooms.clinic.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET title = '假' WHERE id = 4")
    page.log.check.button.click()
    rooms.settle()
    assert len(page.log.check.findings) == 1
    assert "同仁與律師" in page.log.check.findings[0]
    assert "4" in page.log.check.findings[0]
    assert page.log.check.findings[0] in rooms.words()
    assert "1 處不符" in page.log.particulars.words()


def test_every_kind_of_finding_has_its_sentence() -> None:
    assert set(SENTENCES) == set(get_args(Kind))
    for kind in get_args(Kind):
        assert "{" not in finding_words(Finding(kind, 7, "complaint", "3"))


def test_the_minutes_until_it_locks_are_kept_and_counted_from_now(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    assert page.pc.minutes.value() == "5"
    page.pc.minutes.chip("15").click()
    rooms.settle()
    assert rooms.made.settings.read().lock_minutes == 15
    assert rooms.shell.idle.remaining() > 10 * 60_000


def test_language_look_and_size_change_while_the_page_stands(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    page.pc.language.chip("en").click()
    rooms.settle()
    assert language() == "en"
    assert "Where is my data" in rooms.words()
    rooms.page(SettingsPage).pc.look.chip("dark").click()
    rooms.settle()
    assert theme().look == "dark"
    rooms.page(SettingsPage).pc.text_size.chip("150").click()
    rooms.settle()
    assert theme().scale == 1.5


def test_a_passphrase_is_changed_only_with_the_present_one(rooms: RoomHouse) -> None:
    page = open_settings(rooms, "reception")
    page.access.change_button.click()
    panel = rooms.panel(PassphrasePanel)
    assert panel.save_button.reason()
    panel.present.set_text("not this one")
    panel.new.first.set_text(NEW)
    panel.new.second.set_text(NEW)
    panel.new._look()
    assert not panel.save_button.reason()
    panel.save_button.click()
    rooms.settle()
    assert panel.present_field.wrong()
    assert "person.change_own_passphrase" not in rooms.verbs()
    panel.present.set_text(PASSPHRASES["reception"])
    panel._look()
    panel.save_button.click()
    rooms.settle()
    assert rooms.no_panel()
    assert rooms.verbs()[-1] == "person.change_own_passphrase"
    assert access.unlock(rooms.made.folder, "4", NEW, rooms.made.clock).name == "林美華"


def test_a_weak_passphrase_says_what_is_missing(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    page.access.change_button.click()
    panel = rooms.panel(PassphrasePanel)
    panel.present.set_text("x")
    for typed, told in (("short", "15"), ("passwordpassword", "難猜"), (NEW, "再輸入")):
        panel.new.first.set_text(typed)
        panel.new._look()
        assert told in panel.save_button.reason(), typed


def test_the_offered_words_fill_the_first_line_and_the_second_is_typed(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    page.access.change_button.click()
    panel = rooms.panel(PassphrasePanel)
    panel.new.take_offered()
    assert panel.new.first.text() == panel.new.offered.text()
    assert panel.new.second.text() == ""
    assert panel.new.missing()


def test_only_an_owner_can_make_a_new_card(rooms: RoomHouse) -> None:
    page = open_settings(rooms, "manager")
    assert page.access.card_button.parent() is None
    assert "負責人可以做新的" in rooms.words()


def test_a_new_card_opens_the_records_and_the_former_one_does_not(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    page.access.card_button.click()
    panel = rooms.panel(NewCardPanel)
    assert "kit_made" not in " ".join(rooms.verbs())
    panel.make_button.click()
    rooms.settle()
    step = panel.step
    assert step is not None
    assert panel.done_button.reason()
    step._note(None)
    rooms.settle()
    for place, line in zip(step.places, step.typed.lines, strict=True):
        line.set_text(step.card.words[place - 1])
    step.typed.check()
    rooms.settle()
    assert not panel.done_button.reason()
    panel.done_button.click()
    rooms.settle()
    assert rooms.no_panel()
    assert rooms.verbs()[-1] == "clinic.kit_proven"
    assert access.unlock_with_kit(rooms.made.folder, step.card.typed()).person == "kit"
    former = recovery.card_of(rooms.clinic.id, rooms.made.kit_secret)
    with pytest.raises(access.WrongKit):
        access.unlock_with_kit(rooms.made.folder, former.typed())
    assert rooms.clinic.overview.standing().card is standing.CardState.PROVEN


def test_the_profile_is_saved_as_one_entry_and_shown_at_once(rooms: RoomHouse) -> None:
    form = form_of(open_settings(rooms, "manager"))
    assert form.save_button.reason()
    form.name.set_text("新安心牙醫診所")
    form.closes_at.set_text("2030")
    form.first_reply.set_text("2")
    form._look()
    form.save_button.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "clinic.change_profile"
    profile = rooms.clinic.staff_lists.profile()
    assert (profile.name, profile.closes_at, profile.first_reply_days) == (
        "新安心牙醫診所",
        "20:30",
        2,
    )
    assert rooms.shell.sitter().profile == profile == rooms.clinic.profile
    assert rooms.page(SettingsPage).heading.context == "新安心牙醫診所"


@pytest.mark.parametrize(("typed", "days"), [("0", None), ("61", None), ("三", None), ("7", 7)])
def test_days_are_read_as_a_number(typed: str, days: int | None) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize(
    ("typed", "time"),
    [("9:05", "09:05"), ("0930", "09:30"), ("18：00", "18:00"), ("24:00", None), ("", None)],
)
def test_a_closing_time_is_read_as_people_write_it(typed: str, time: str | None) -> None:
    assert read_clock(typed) == time


def test_what_cannot_be_taken_is_said_at_its_field_and_kept(rooms: RoomHouse) -> None:
    form = form_of(open_settings(rooms))
    form.closes_at.set_text("傍晚")
    form._look()
    form.save_button.click()
    rooms.settle()
    assert form.closes_field.wrong()
    assert form.closes_at.text() == "傍晚"
    assert "clinic.change_profile" not in rooms.verbs()


def test_what_was_not_saved_is_there_again_after_a_lock(rooms: RoomHouse) -> None:
    form = form_of(open_settings(rooms))
    form.address.set_text("沒存的新地址")
    form._look()
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("owner"))
    rooms.settle()
    assert form_of(rooms.page(SettingsPage)).address.text() == "沒存的新地址"


@pytest.mark.parametrize("role", ["clinician", "reception", "counsel"])
def test_who_may_not_change_the_profile_reads_it(rooms: RoomHouse, role: Role) -> None:
    page = open_settings(rooms, role)
    assert page.clinic.form is None
    assert "臺北市中正區範例路 1 號" in rooms.words()
    assert "負責人或主管可以更改" in rooms.words()


def test_the_licences_of_the_parts_can_be_read(rooms: RoomHouse) -> None:
    page = open_settings(rooms)
    page.about.licences_button.click()
    rooms.settle()
    panel = rooms.panel(LicencesPanel)
    keys = [row.key for row in panel.rows.rows()]
    assert any(key.startswith("SQLCipher") for key in keys)
    assert any(key.startswith("PySide6") for key in keys)
    assert any(key.startswith("NotoSansTC") for key in keys)
    panel.rows.select(next(key for key in keys if key.startswith("SQLCipher")))
    assert "ZETETIC LLC" in panel.text.text()
    panel.search.set_text("lgpl-3")
    panel.look()
    found = [row.key for row in panel.rows.rows()]
    assert any(key.startswith("PySide6") for key in found)
    assert not any(key.startswith("SQLCipher") for key in found)
    panel.rows.select(next(key for key in found if key.startswith("PySide6")))
    assert "put another build" in panel.text.text() or "GNU" in panel.text.text()


@pytest.mark.parametrize("role", ["owner", "reception"])
def test_everything_is_reached_by_key_and_has_a_name(rooms: RoomHouse, role: Role) -> None:
    page = open_settings(rooms, role)
    assert nameless(page) == []
    assert unreached(page) == []
    page.access.change_button.setFocus()
    QTest.keyClick(page.access.change_button, Qt.Key.Key_Space)
    panel = rooms.panel(PassphrasePanel)
    assert nameless(panel) == []
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert rooms.no_panel()


def test_a_profile_of_naughty_words_stays_words(rooms: RoomHouse) -> None:
    form = form_of(open_settings(rooms))
    for at in range(0, len(NAUGHTY), 24):
        words = [text for text in NAUGHTY[at : at + 6] if " ".join(text.split())]
        lines = (form.name, form.address, form.phone, form.email, form.licence)
        for line, text in zip(lines, words, strict=False):
            line.set_text(text)
        form._look()
        form.save()
        rooms.settle()
        page = rooms.page(SettingsPage)
        assert_plain(rooms.shell.window)
        form = form_of(page)
    assert kept(form.name.text()) == rooms.clinic.profile.name
    assert rooms.clinic.check_log().whole


def test_a_stated_fact_says_its_words() -> None:
    assert Stated("soon", "還沒有", "怎麼做").text() == "還沒有"
