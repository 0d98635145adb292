"""證物: the list, the look with its purpose, verify, export, touches; by role and by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit, Origin
from clinicguard.host.paths import resources
from clinicguard.people.staff import Role
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES, MadeClinic
from tests.naughty import NAUGHTY, kept
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.evidence.amend_panel import AmendPanel
from ui.evidence.custody_paper import CustodyForm
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.export_panel import ExportPanel
from ui.evidence.facts_pane import FactsPane
from ui.evidence.small_panels import ListPanel, TitlePanel, TouchPanel
from ui.evidence.view_ask import Said

FILES = resources() / "demo" / "zh_TW" / "files"
CASE = "incident/I-2026-0001"


def hand_in(
    made: MadeClinic, *names: str, role: Role = "manager", sensitive: bool = False
) -> list[Exhibit]:
    """Takes demonstration files in, before the windows open."""
    clinic = made.open(role)
    found = [
        clinic.evidence.take_in(FILES / name, HandIn(name, sensitive=sensitive), subject=CASE)
        for name in names
    ]
    made.close()
    return found


def open_page(rooms: RoomHouse, role: Role = "manager", address: str = "evidence") -> EvidencePage:
    rooms.enter(role)
    rooms.go(address)
    return rooms.page(EvidencePage)


def facts_of(page: EvidencePage) -> FactsPane:
    assert isinstance(page.facts, FactsPane)
    return page.facts


def test_an_empty_vault_says_what_to_do(rooms: RoomHouse) -> None:
    page = open_page(rooms)
    assert "還沒有證物" in rooms.words()
    assert page.list.rows.rows() == ()


def test_the_list_tells_number_name_form_and_seal(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png", "consent-form.pdf")
    page = open_page(rooms)
    rows = [row.words() for row in page.list.rows.rows()]
    assert "E-2026-0002" in rows[0]
    assert "PDF" in rows[0]
    assert "完整" in rows[0]
    assert "PNG" in rows[1]
    assert [mark.text() for mark in page.heading.marks] == ["2 件完整"]  # type: ignore[attr-defined]


def test_the_exhibits_of_a_case_stand_by_their_marks(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png", "consent-form.pdf")
    page = open_page(rooms, address=f"evidence/of/{CASE}")
    assert [row.words()[:4] for row in page.list.rows.rows()] == ["A-01", "A-02"]
    assert page.list.chosen_case() == CASE


def test_search_finds_by_title(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png", "consent-form.pdf")
    page = open_page(rooms)
    page.list.search.set_text("consent")
    page.list.search.entered.emit()
    rooms.settle()
    assert [row.key for row in page.list.rows.rows()] == ["evidence/E-2026-0002"]


def test_nothing_is_opened_before_a_purpose_is_given(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png")
    page = open_page(rooms, address="evidence/E-2026-0001")
    ask = page.view.ask
    assert ask is not None
    assert ask.button.reason()
    ask.go()
    rooms.settle()
    assert not page.view.canvas.has_picture()
    assert "evidence.view" not in rooms.verbs()
    ask.usual.chip("核對事實").click()
    assert not ask.button.reason()
    ask.button.click()
    assert ask.button.is_busy()
    rooms.settle()
    assert page.view.canvas.has_picture()
    assert "evidence.view" in rooms.verbs()
    assert "用途：核對事實" in rooms.words()


def test_the_entry_of_a_look_is_there_before_the_seal_is_opened(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png")
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.view.look("核對")
    rooms.executor.step()
    assert rooms.verbs()[-1] == "evidence.view"
    assert not page.view.canvas.has_picture()


def test_what_is_sensitive_stays_covered_until_it_is_uncovered(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "line-chat.txt", sensitive=True)
    page = open_page(rooms, "counsel", "evidence/E-2026-0001")
    page.view.look("準備答辯")
    rooms.settle()
    cover = page.view.cover
    assert cover is not None
    assert not page.view.text.isVisible()
    cover.button.click()
    assert page.view.text.isVisible()
    assert "聊天記錄" in page.view.text.text()
    page.view.hide_button.click()
    assert not page.view.text.isVisible()


def test_pages_of_a_pdf_are_turned_within_the_same_look(rooms: RoomHouse, tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "two.pdf"
    with pikepdf.open(FILES / "consent-form.pdf") as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.save(path)
    rooms.made.open("manager").evidence.take_in(path, HandIn("兩頁", sensitive=False))
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.view.look("核對")
    rooms.settle()
    assert page.view.page_words() == "1／2"
    page.view.after.click()
    rooms.settle()
    assert page.view.page_words() == "2／2"
    page.view.after.click()
    rooms.settle()
    assert page.view.page_words() == "2／2"
    assert rooms.verbs().count("evidence.view") == 1


def test_zoom_and_turn_change_the_view_only(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png")
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.view.look("核對")
    rooms.settle()
    fitted = page.view.canvas.percent()
    page.view.larger.click()
    assert page.view.canvas.percent() == 50
    page.view.smaller.click()
    assert page.view.canvas.percent() == 25
    page.view.fit.click()
    assert page.view.canvas.percent() == fitted
    page.view.turn.click()
    assert page.view.canvas.has_picture()
    assert rooms.verbs()[-2:] == ["evidence.view", "evidence.thumbnail"]
    assert page.list.thumbnails.shown == {"E-2026-0001"}, "the first look brings its small picture"


def test_a_sound_is_not_opened_by_itself(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "reporter-voicemail.mp3")
    page = open_page(rooms, address="evidence/E-2026-0001")
    assert page.view.ask is None
    assert "在診所守護以外打開" in rooms.words()
    assert "evidence.open_outside" not in rooms.verbs()


def test_leaving_the_exhibit_lets_go_of_what_was_opened(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png", "line-chat.txt")
    page = open_page(rooms, address="evidence/E-2026-0002")
    page.view.look("核對")
    rooms.settle()
    assert page.view.text.text()
    rooms.go("evidence/E-2026-0001")
    assert rooms.page(EvidencePage) is page
    assert page.view.text.text() == ""
    assert page.view.ask is not None
    assert page.view.ask.purpose.text() == "核對"


def test_verify_now_names_the_damaged_one_and_spares_the_rest(rooms: RoomHouse) -> None:
    found = hand_in(rooms.made, "review-screenshot.png", "consent-form.pdf")
    path = rooms.made.folder / "evidence" / found[0].sealed_name
    path.write_bytes(path.read_bytes()[:-100])
    page = open_page(rooms, address="evidence/E-2026-0001")
    facts_of(page).verify_button.click()
    assert facts_of(page).verify_button.is_busy()
    rooms.settle()
    assert rooms.verbs()[-1] == "evidence.verify"
    told = rooms.words()
    assert "封存檔被改過或變短了" in told
    assert "其餘 1 件不受影響" in told
    assert "不符" in page.list.rows.rows()[1].words()
    view = rooms.shell.view()
    assert view is not None
    tally = view.rail.item("evidence").tally()
    assert tally is not None
    assert (tally.number, tally.red) == (1, True)
    rooms.go("evidence/E-2026-0002")
    facts_of(page).verify_button.click()
    rooms.settle()
    assert "相同" in rooms.words()


def test_a_damaged_exhibit_that_was_not_known_is_told_at_the_look(rooms: RoomHouse) -> None:
    (found,) = hand_in(rooms.made, "review-screenshot.png")
    page = open_page(rooms, address="evidence/E-2026-0001")
    (rooms.made.folder / "evidence" / found.sealed_name).unlink()
    page.view.look("核對")
    rooms.settle()
    assert page.findChildren(Said)
    assert "E-2026-0001 和收下時不一樣" in rooms.words()


def test_an_export_asks_for_whom_and_what_for_and_is_an_entry(
    rooms: RoomHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(rooms.made, "receipt-photo.jpg")
    page = open_page(rooms, address="evidence/E-2026-0001")
    button = facts_of(page).export_button
    assert button is not None
    button.click()
    panel = rooms.panel(ExportPanel)
    assert panel.save_button.reason()
    panel.recipient.set_text("高若瑜律師")
    panel._look()
    assert panel.save_button.reason()
    panel.purpose.set_text("答辯")
    panel._look()
    assert panel.save_button.reason() == "還缺：你自己的密語"
    panel.own.line.set_text(PASSPHRASES["manager"])
    panel._look()
    target = tmp_path / "out.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel.save_button.click()
    rooms.settle()
    assert target.read_bytes() == (FILES / "receipt-photo.jpg").read_bytes()
    assert rooms.no_panel()
    assert rooms.verbs()[-1] == "evidence.export"
    assert "交給：高若瑜律師" in rooms.words()


def test_an_export_is_for_who_unlocked_alone(rooms: RoomHouse, tmp_path: Path) -> None:
    hand_in(rooms.made, "receipt-photo.jpg")
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.do("export")
    panel = rooms.panel(ExportPanel)
    panel.recipient.set_text("律師")
    panel.purpose.set_text("答辯")
    panel.own.line.set_text(PASSPHRASES["reception"])
    panel.export_to(tmp_path / "out.jpg")
    rooms.settle()
    assert not (tmp_path / "out.jpg").exists()
    assert "evidence.export" not in rooms.verbs()
    assert panel.own.wrong()
    assert panel.save_button.reason() == "還缺：你自己的密語"


def test_a_failed_export_leaves_no_file_and_no_entry(rooms: RoomHouse, tmp_path: Path) -> None:
    (found,) = hand_in(rooms.made, "receipt-photo.jpg")
    path = rooms.made.folder / "evidence" / found.sealed_name
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.do("export")
    panel = rooms.panel(ExportPanel)
    panel.recipient.set_text("律師")
    panel.purpose.set_text("答辯")
    panel.own.line.set_text(PASSPHRASES["manager"])
    path.write_bytes(b"broken")
    panel.export_to(tmp_path / "out.jpg")
    rooms.settle()
    assert not (tmp_path / "out.jpg").exists()
    assert "evidence.export" not in rooms.verbs()
    assert not panel.save_button.is_busy()


def test_the_short_forms_each_do_their_verb(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "receipt-photo.jpg")
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.do("retitle")
    title = rooms.panel(TitlePanel)
    assert title.save_button.reason()
    title.title.set_text("收據")
    title.reason.set_text("看得懂")
    title.look()
    title.save_button.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "evidence.retitle"
    assert facts_of(page).exhibit.title == "收據"
    page.do("touch")
    touch = rooms.panel(TouchPanel)
    touch.recipient.set_text("法院書記官")
    touch.purpose.set_text("勘驗")
    touch.look()
    touch.save_button.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "evidence.note_touch"
    assert "交給：法院書記官" in rooms.words()


def test_an_exhibit_is_listed_in_an_open_case(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "receipt-photo.jpg")
    number = rooms.made.open("reception").complaints.log(NEW).number
    rooms.made.close()
    page = open_page(rooms, address="evidence/E-2026-0001")
    page.do("list")
    rooms.settle()
    panel = rooms.panel(ListPanel)
    panel.case.set_value(f"complaint/{number}")
    panel.look()
    panel.save_button.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "evidence.list"
    assert (f"complaint/{number}", "A-01") in facts_of(page).exhibit.marks


def test_the_custody_form_is_saved_with_an_entry(rooms: RoomHouse, tmp_path: Path) -> None:
    hand_in(rooms.made, "receipt-photo.jpg")
    page = open_page(rooms, address="evidence/E-2026-0001")
    path = tmp_path / "form.pdf"
    CustodyForm(page.seat, page, facts_of(page).exhibit, "").save(path)
    rooms.settle()
    assert path.read_bytes().startswith(b"%PDF-")
    assert rooms.verbs()[-1] == "paper.save"


@pytest.mark.parametrize("role", ["reception", "clinician"])
def test_who_holds_no_key_sees_what_they_handed_in_and_why_not_more(
    rooms: RoomHouse, role: Role
) -> None:
    hand_in(rooms.made, "review-screenshot.png", role="owner")
    hand_in(rooms.made, "line-chat.txt", role=role)
    page = open_page(rooms, role)
    assert [row.key for row in page.list.rows.rows()] == ["evidence/E-2026-0002"]
    rooms.go("evidence/E-2026-0002")
    assert page.view.ask is None
    assert "你的鑰匙打不開" in rooms.words()
    assert facts_of(page).export_button is None
    facts_of(page).verify_button.click()
    rooms.settle()
    assert rooms.verbs()[-1] == "evidence.verify"
    rooms.go("evidence/E-2026-0001")
    assert page.facts is None


def test_counsel_looks_and_does_not_hand_in(rooms: RoomHouse) -> None:
    hand_in(rooms.made, "review-screenshot.png")
    page = open_page(rooms, "counsel", "evidence/E-2026-0001")
    assert page.view.ask is not None
    assert page.list.drop.isHidden()
    page.hand_in(())
    assert rooms.no_panel()


@pytest.mark.parametrize("role", ["manager", "reception"])
def test_everything_is_reached_by_key_and_has_a_name(rooms: RoomHouse, role: Role) -> None:
    hand_in(rooms.made, "review-screenshot.png", role=role)
    page = open_page(rooms, role, "evidence/E-2026-0001")
    assert nameless(page) == []
    assert unreached(page) == []
    for what in ("export", "touch", "retitle", "list") if role == "manager" else ("list",):
        page.do(what)
        rooms.settle()
        view = rooms.shell.view()
        assert view is not None
        panel = view.panel()
        assert panel is not None
        assert nameless(panel) == [], what
        assert unreached(panel) == [], what
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        assert rooms.no_panel(), what


def test_naughty_words_stay_words_everywhere(rooms: RoomHouse, tmp_path: Path) -> None:
    clinic = rooms.made.open("owner")
    path = tmp_path / "a.txt"
    for number, words in enumerate(reversed(NAUGHTY)):
        # those that are opened below are texts; the others need no transcript
        sign = "" if (len(NAUGHTY) - 1 - number) % 9 == 0 else "\0"
        path.write_text(f"{sign}{number} {words}", "utf-8", "replace")
        origin = Origin(platform=words, url=words, account=words, device=words, witness=words)
        clinic.evidence.take_in(path, HandIn(words, origin, sensitive=False, purpose=words))
    rooms.made.close()
    page = open_page(rooms, "owner")
    assert_plain(page)
    for row in page.list.rows.rows()[::9]:
        rooms.go(row.key)
        title = facts_of(page).exhibit.title
        assert title in {kept(words.strip()) or "a.txt" for words in NAUGHTY}
        assert_plain(page)
    page.view.look("看")
    rooms.settle()
    assert_plain(page)


def test_an_answer_is_put_right_with_a_reason_and_the_former_one_stays(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("reception")
    said = Origin(account="佑佑媽", seen_by="林美華")
    number = clinic.evidence.take_in(FILES / "line-chat.txt", HandIn("對話", said)).number
    rooms.made.close()
    rooms.enter("manager")
    rooms.go(f"evidence/{number}")
    rooms.page(EvidencePage).do("amend")
    panel = rooms.panel(AmendPanel)
    assert panel.save_button.reason()
    panel.origin.lines["author"].set_text("佑佑媽")
    panel.origin.lines["account"].set_text("")
    panel.look()
    assert panel.save_button.words() == "儲存 2 處更正"
    assert "原因" in panel.save_button.reason()
    panel.reason.set_text("填錯欄位")
    panel.look()
    panel.origin.lines["shown_time"].set_text("昨晚")
    panel.save()
    rooms.settle()
    assert panel.origin.fields["shown_time"].wrong()
    panel.origin.lines["shown_time"].set_text("")
    panel.save()
    rooms.settle()
    assert rooms.no_panel()
    assert rooms.verbs()[-1] == "evidence.amend"
    assert "填錯欄位" in rooms.words()
    assert rooms.clinic.evidence_lists.one(number).origin.author == "佑佑媽"
