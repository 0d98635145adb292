"""The recovery card: onto paper or another drive, three words typed back, one real opening."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from clinicguard.clinic import SAMPLE_MARK
from clinicguard.overview.first_hour import Part
from clinicguard.people import recovery
from clinicguard.people.recovery import Card
from tests.made import MadeClinic
from tests.ui.door_house import DoorHouse
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless, unreached
from ui import papers
from ui.errors import TroubleDialog
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.card_step import CardStep
from ui.setup.first_hour_page import FirstHourPage
from ui.setup.first_run import FirstRunPage
from ui.setup.sticks import stick
from ui.shell.page import Page
from ui.widgets.dialogs import Question
from ui.widgets.text import Label

MEMORY = Path("/dev/shm")


@pytest.fixture
def step(doors: DoorHouse, made: MadeClinic) -> CardStep:
    """The card of a clinic that was just made."""
    clinic = made.open("owner")
    answers = Answers("zh_TW", clinic="安心牙醫診所", folder=made.folder, owner="沈以安")
    answers.made, answers.card = clinic, recovery.card_of(clinic.id, made.kit_secret)

    def page(seat: Seat, address: str) -> Page:
        return FirstRunPage(seat, address, answers, "card", lambda _: None)

    doors.shell._pages.add_door("door/first-run", page)
    doors.start()
    return doors.step(CardStep)


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    answer = ("" if path is None else str(path), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)


def on_paper(doors: DoorHouse, monkeypatch: pytest.MonkeyPatch, agreed: bool = True) -> list[bytes]:
    sent: list[bytes] = []

    def ask(parent: object, data: bytes) -> bool:
        sent.append(data)
        return agreed

    monkeypatch.setattr(papers, "ask_and_print", ask)
    doors.click(doors.step(CardStep).print_button)
    return sent


def type_words(doors: DoorHouse, step: CardStep, *words: str) -> None:
    for word, line in zip(words, step.typed.lines, strict=False):
        line.edit.setFocus()
        line.edit.selectAll()
        doors.keys(word)


def right_words(step: CardStep) -> list[str]:
    return [step.card.words[place - 1] for place in step.places]


def test_nothing_leads_past_the_card(doors: DoorHouse, step: CardStep) -> None:
    page = doors.first_run()
    assert page.next.reason() == "還差：把卡印出來或存到隨身碟"
    QTest.mouseClick(page.next, Qt.MouseButton.LeftButton)
    doors.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    doors.press(Qt.Key.Key_Escape)
    step.go_on()
    doors.settle()
    assert doors.shell.view() is None
    assert doors.first_run().name == "card"
    assert not any(line.edit.isEnabled() for line in step.typed.lines)


def test_the_card_can_wait_once_somebody_has_heard_what_that_means(
    doors: DoorHouse, step: CardStep
) -> None:
    doors.click(doors.first_run().later)
    [question] = doors.shell.window.findChildren(Question)
    assert any("什麼都打不開" in label.text() for label in question.findChildren(Label))
    question.leave.click()
    doors.settle()
    assert doors.step(CardStep) is step
    doors.click(doors.first_run().later)
    [question] = doors.shell.window.findChildren(Question)
    question.do.click()
    doors.settle()
    page = doors.shell.page()
    assert isinstance(page, FirstHourPage)
    assert page.state is not None
    assert Part.CARD in page.state.open


def test_the_words_are_covered_until_the_eye_is_held(doors: DoorHouse, step: CardStep) -> None:
    assert not any(word in doors.words().split() for word in step.card.words)
    covered = step.covered.grab().toImage()
    eye = step.covered.eye
    QTest.mousePress(eye, Qt.MouseButton.LeftButton)
    assert step.covered.table.shown()
    assert step.covered.grab().toImage() != covered
    QTest.mouseRelease(eye, Qt.MouseButton.LeftButton)
    assert not step.covered.table.shown()
    assert not any(word in step.covered.table.accessibleName() for word in step.card.words)


def test_the_print_button_has_the_keyboard_once_the_card_is_drawn(step: CardStep) -> None:
    assert QApplication.focusWidget() is step.print_button


def test_a_print_that_was_called_off_counts_for_nothing(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(on_paper(doors, monkeypatch, agreed=False)) == 1
    assert not step.kept
    assert doors.first_run().next.reason() == "還差：把卡印出來或存到隨身碟"


def test_a_printed_card_is_an_entry_and_asks_for_three_words(
    doors: DoorHouse, step: CardStep, made: MadeClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    [pdf] = on_paper(doors, monkeypatch)
    assert pdf.startswith(b"%PDF")
    assert made.opened is not None
    assert made.opened.log.newest(1)[0].verb == "paper.print"
    assert step.places == tuple(sorted(set(step.places)))
    assert QApplication.focusWidget() is step.typed.lines[0].edit
    assert f"第 {step.places[0]} 個" in doors.words()


def test_every_page_of_the_card_goes_to_the_printer(step: CardStep, tmp_path: Path) -> None:
    def to_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    assert step._pdf is not None
    assert papers.ask_and_print(step, step._pdf, dialog=to_file)
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("place", [".", "..", "../../elsewhere"])
def test_the_drive_that_is_to_be_rescued_is_refused(
    doors: DoorHouse,
    step: CardStep,
    made: MadeClinic,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    target = (made.folder / place).resolve() / "card.pdf"
    target.parent.mkdir(exist_ok=True)
    save_to(monkeypatch, target)
    doors.click(step.save_button)
    assert "同一顆磁碟" in step.refused.told
    assert str(target.parent) in doors.words()
    assert not step.kept
    assert not target.exists()


@pytest.mark.skipif(not MEMORY.is_dir(), reason="needs a second file system")
def test_another_drive_is_taken_and_the_refusal_goes(
    doors: DoorHouse, step: CardStep, made: MadeClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.stat(MEMORY).st_dev == os.stat(made.folder).st_dev:
        pytest.skip("the same file system")
    save_to(monkeypatch, made.folder / "card.pdf")
    doors.click(step.save_button)
    assert step.refused.told
    target = MEMORY / f"clinicguard-test-{os.getpid()}.pdf"
    try:
        save_to(monkeypatch, target)
        doors.click(step.save_button)
        assert target.read_bytes().startswith(b"%PDF")
    finally:
        target.unlink(missing_ok=True)
    assert step.kept
    assert step.refused.told == ""
    assert made.opened is not None
    assert made.opened.log.newest(1)[0].verb == "paper.save"


def test_a_save_that_was_called_off_counts_for_nothing(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(monkeypatch, None)
    doors.click(step.save_button)
    assert not step.kept
    assert step.refused.told == ""


def test_the_offered_place_is_never_the_clinics_own_drive(made: MadeClinic) -> None:
    place = stick(made.folder)
    if place is not None:
        recovery.check_kit_place(place / "card.pdf", made.folder)


def test_a_word_is_not_judged_while_it_can_still_become_one(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    step.typed._card = Card(step.card.clinic, ("action",) * 24)
    for letters in ("a", "ac", "act"):
        type_words(doors, step, letters)
        assert step.typed.fields[0].wrong() == "", letters
    doors.press(Qt.Key.Key_Tab)
    assert step.typed.fields[0].wrong() == f"紙上第 {step.places[0]} 個詞不是這個。"


def test_a_word_that_is_not_on_the_list_is_named_with_the_nearest(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    type_words(doors, step, "abandom")
    place = step.places[0]
    assert step.typed.fields[0].wrong() == f"第 {place} 個不在詞表裡。是不是「abandon」？"
    type_words(doors, step, "xqzvw")
    assert step.typed.fields[0].wrong() == f"第 {place} 個不在詞表裡。"
    assert step.typed.lines[0].text() == "xqzvw"
    type_words(doors, step, right_words(step)[0])
    assert step.typed.fields[0].wrong() == ""


def test_two_right_words_prove_nothing(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    type_words(doors, step, *right_words(step)[:2])
    assert not step.proven
    assert doors.first_run().next.reason() == "還差：紙上的三個詞、試開一次"
    assert [field._mark.is_ticked() for field in step.typed.fields if field._mark] == [
        True,
        True,
        False,
    ]


def test_three_right_words_open_the_keys_for_real_and_lead_in(
    doors: DoorHouse, step: CardStep, made: MadeClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    type_words(doors, step, *(word.upper() for word in right_words(step)))
    assert step.proven
    assert made.opened is not None
    assert made.opened.log.newest(1)[0].verb == "clinic.kit_proven"
    page = doors.first_run()
    assert QApplication.focusWidget() is page.next
    answers = page.answers
    sample = doors.folder.parent / "sample"
    (sample / "clinic").mkdir(parents=True)
    (sample / SAMPLE_MARK).touch()
    doors.press(Qt.Key.Key_Space)
    view = doors.shell.view()
    assert view is not None
    assert not sample.exists()
    assert answers.card is None
    assert answers.made is None
    assert doors.lanes.clinic() is made.opened


def test_a_card_that_opens_nothing_is_told_and_can_be_typed_again(
    doors: DoorHouse, step: CardStep, made: MadeClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    assert made.opened is not None
    made.opened.access.new_kit()
    type_words(doors, step, *right_words(step))
    assert not step.proven
    [dialog] = doors.shell.window.findChildren(TroubleDialog)
    assert dialog.told.title == "這張復原卡不是這間診所的，或已被新卡取代"
    assert all(line.edit.isEnabled() for line in step.typed.lines)
    assert doors.first_run().next.reason()


def test_every_stop_has_a_name_is_reached_by_tab_and_is_plain(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = doors.first_run()
    for _ in range(2):
        assert nameless(page) == []
        assert unreached(page) == []
        assert_plain(page)
        on_paper(doors, monkeypatch)


def test_another_look_of_the_system_loses_nothing_of_the_card(
    doors: DoorHouse, step: CardStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    words = right_words(step)
    type_words(doors, step, *words[:2])
    doors.settings.change(theme="system")
    doors.shell._system_changed()
    doors.settle()
    again = doors.step(CardStep)
    assert again is not step
    assert again.kept
    assert again.places == step.places
    assert [line.text() for line in again.typed.lines] == [*words[:2], ""]
    again.typed.lines[2].edit.setFocus()
    doors.keys(words[2])
    assert again.proven
    doors.shell._system_changed()
    doors.settle()
    assert not doors.first_run().next.reason()


def test_closing_at_the_card_says_what_it_means_and_closes_the_records(
    doors: DoorHouse, step: CardStep, made: MadeClinic
) -> None:
    doors.shell.window.close()
    doors.settle()
    assert doors.shell.window.isVisible()
    [question] = doors.shell.window.findChildren(Question)
    assert any("還沒有印出來" in label.text() for label in question.findChildren(Label))
    question.leave.click()
    doors.settle()
    assert doors.step(CardStep) is step
    doors.shell.window.close()
    doors.settle()
    [question] = doors.shell.window.findChildren(Question)
    question.do.click()
    doors.settle()
    assert not doors.shell.window.isVisible()
    made.opened = None
    after = made.open("manager")
    entries = [entry.verb for entry in after.log.newest(3)]
    assert entries == ["clinic.unlock", "clinic.lock", "clinic.unlock"]


def test_a_proven_card_lets_the_window_go(
    doors: DoorHouse, step: CardStep, made: MadeClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_paper(doors, monkeypatch)
    type_words(doors, step, *right_words(step))
    doors.shell.window.close()
    doors.settle()
    assert doors.shell.window.findChildren(Question) == []
    assert not doors.shell.window.isVisible()
    made.opened = None
    assert made.open("owner").log.newest(2)[1].verb == "clinic.lock"
