"""A clinic's first day through the windows: set up, two complaints, one worked to its end, locked.

Only keys and clicks; the one thing that is answered for the person is the system's file dialog.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from clinicguard.complaints.complaint import Channel, Complaint
from clinicguard.complaints.contact import Means
from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import State, Verb
from clinicguard.host.words import Language
from tests.ui.door_house import WORDS, DoorHouse, door_house
from ui.complaints.choices import said
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.form import Form
from ui.complaints.intake_panel import IntakePanel
from ui.complaints.looking_forms import IssueForm
from ui.complaints.sheet_pane import SheetPane
from ui.language import say, speak
from ui.setup.card_step import CardStep
from ui.setup.language_step import LanguageStep
from ui.setup.owner_step import OwnerStep
from ui.theme.style import dress
from ui.widgets.choices import Choices

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return
OTHER_DRIVE = Path("/dev/shm")
CLINIC, OWNER = "安心牙醫診所", "沈以安"
NAME = "𠮷田若嵐"
SAID = "等候區等了 70 分鐘，問了兩次，櫃檯只說「快了快了」。峯、堃、喆也都在等。"
STAFF, PATIENT = "當天臨時加號，沒有先告知。", "問了兩次都沒有人說明。"
GROUNDS, REMEDY = "叫號紀錄與兩邊的說法一致。", "當面道歉，下次排第一診。"
ANSWER = "向您說明當天的情形，之後延誤會先告知。"
OUTCOME, AGAIN = "病人接受說明。", "病人補充：當天還有另一位也在等。"
LANGUAGES = [
    "zh_TW",
    pytest.param("en", marks=pytest.mark.prove),
    pytest.param("zh_CN", marks=pytest.mark.prove),
]


@pytest.fixture
def doors(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DoorHouse]:
    speak("zh_TW")
    dress(qapp, "light", 100, "zh_TW")
    with door_house(qapp, tmp_path / "pc", monkeypatch) as built:
        yield built


@pytest.fixture
def stick(doors: DoorHouse) -> Iterator[Path]:
    """A file on another drive."""
    path = OTHER_DRIVE / f"clinicguard-card-{os.getpid()}.pdf"
    if not OTHER_DRIVE.is_dir() or OTHER_DRIVE.stat().st_dev == doors.place.parent.stat().st_dev:
        pytest.skip("needs a second file system")
    yield path
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_first_day(
    doors: DoorHouse,
    stick: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoken: Language,
) -> None:
    _set_up(doors, spoken)
    _prove_the_card(doors, stick, monkeypatch)
    first = _log(doors, NAME, SAID, "想知道為什麼")
    second = _log(doors, "李若嵐", "收據金額不對。", "補一張收據")
    assert first != second
    _open_in_the_list(doors, first)
    _work_to_the_end(doors, tmp_path / "slip.pdf", monkeypatch)
    assert _whole(doors, first).state is State.CLOSED
    _do(doors, Verb.REOPEN)
    _fill(doors, AGAIN)
    assert _whole(doors, first).state is not State.CLOSED
    _save(doors, say("Complaint record"), tmp_path / "record.pdf", monkeypatch)
    _papers_read_back(tmp_path, first)
    before = _whole(doors, first)
    _lock_and_unlock(doors)
    assert _whole(doors, first) == before
    assert _sheet(doors).sheet.complaint.number == first
    checked = doors.lanes.clinic().check_log()
    assert checked.findings == ()
    _log_tells_it_all(doors)


def _set_up(doors: DoorHouse, spoken: Language) -> None:
    doors.start()
    doors.click(doors.step(LanguageStep).choices.chip(spoken))
    doors.next()
    doors.write(CLINIC)
    doors.press(ENTER)
    doors.write(OWNER)
    owner = doors.step(OwnerStep)
    for field in (owner.passphrase.first_field, owner.passphrase.second_field):
        field.go()
        doors.keys(WORDS)
    doors.press(ENTER)


def _prove_the_card(doors: DoorHouse, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = doors.step(CardStep)
    _answer(monkeypatch, doors.folder / "card.pdf")
    doors.click(card.save_button)
    assert card.refused.told
    _answer(monkeypatch, stick)
    doors.click(card.save_button)
    paper = _text(stick)
    for place, line in zip(card.places, card.typed.lines, strict=True):
        assert card.card.words[place - 1] in paper
        line.edit.setFocus()
        doors.keys(card.card.words[place - 1])
    doors.press(Qt.Key.Key_Space)
    assert doors.shell.view() is not None


def _log(doors: DoorHouse, name: str, words: str, wanted: str) -> str:
    """By keyboard alone; returns the number."""
    doors.press(Qt.Key.Key_N, CTRL)
    doors.panel(IntakePanel)
    doors.write(name)
    doors.press(Qt.Key.Key_2, ALT)
    doors.press(Qt.Key.Key_Right)
    doors.press(Qt.Key.Key_Space)
    doors.press(Qt.Key.Key_3, ALT)
    doors.write(words)
    doors.press(Qt.Key.Key_4, ALT)
    doors.write(wanted)
    doors.press(ENTER, CTRL)
    complaint = _sheet(doors).sheet.complaint
    assert complaint.channel is Channel.PHONE
    assert complaint.verbatim == words
    return complaint.number


def _open_in_the_list(doors: DoorHouse, number: str) -> None:
    rows = _page(doors).list.rows
    rows.view.setFocus()
    for _ in rows.rows():
        if _sheet(doors).sheet.complaint.number != number:
            doors.press(Qt.Key.Key_Down)
    assert _sheet(doors).sheet.complaint.number == number


def _work_to_the_end(doors: DoorHouse, slip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _next(doors)
    _fill(doors, Means.PHONE)
    _save(doors, say("Acknowledgement slip"), slip, monkeypatch)
    _next(doors)
    _fill(doors)
    _next(doors)
    issue = doors.panel(IssueForm)
    doors.click(issue.category.chip(Category.INSTITUTION))
    doors.click(issue.subtype.chip("waiting"))
    _fill(doors)
    _next(doors)
    _fill(doors, Side.STAFF, "櫃檯", STAFF)
    _do(doors, Verb.HEAR)
    _fill(doors, Side.PATIENT, NAME, PATIENT)
    _next(doors)
    _fill(doors, None, Verdict.UPHELD, GROUNDS)
    _do(doors, Verb.DECIDE_REMEDY)
    _fill(doors, RemedyKind.APOLOGY, REMEDY)
    _next(doors)
    _fill(doors, Means.PHONE, ANSWER)
    _do(doors, Verb.CLOSE)
    _fill(doors, OUTCOME)


def _papers_read_back(folder: Path, number: str) -> None:
    slip, record = (_text(folder / f"{name}.pdf") for name in ("slip", "record"))
    assert number in slip
    assert CLINIC in slip
    assert NAME not in slip
    for words in (number, NAME, SAID, STAFF, PATIENT, GROUNDS, REMEDY, ANSWER, OUTCOME, AGAIN):
        assert words in record, words


def _lock_and_unlock(doors: DoorHouse) -> None:
    doors.press(Qt.Key.Key_L, CTRL)
    assert doors.shell.view() is None
    assert NAME not in doors.words()
    assert CLINIC in doors.words()
    doors.keys(WORDS)
    doors.press(ENTER)
    assert doors.shell.view() is not None


def _log_tells_it_all(doors: DoorHouse) -> None:
    verbs = [entry.verb for entry in reversed(doors.lanes.clinic().log.newest(500))]
    told = ("set_up", "kit_proven", "log", "log", "acknowledge", "paper.save", "close", "reopen")
    place = 0
    for verb in told:
        place = next(n for n, found in enumerate(verbs) if n >= place and verb in found) + 1


def _next(doors: DoorHouse) -> None:
    """The key of the button that brings the complaint on."""
    doors.press(ENTER, CTRL)
    doors.panel(Form)


def _do(doors: DoorHouse, verb: Verb) -> None:
    """A step from the menu, or the button where it is the next one."""
    sheet = _sheet(doors)
    if hasattr(sheet, "primary") and sheet.primary.words() == said(verb):
        doors.click(sheet.primary)
    else:
        doors.click(sheet.more)
        doors.choose(said(verb))
    doors.panel(Form)


def _fill(doors: DoorHouse, *answers: str | None) -> None:
    """Answers the fields of the form in their order; None leaves one. Then saves it."""
    form = doors.panel(Form)
    for answer, field in zip(answers, form._fields, strict=False):
        if answer is None:
            continue
        if isinstance(field.control, Choices):
            doors.click(field.control.chip(answer))
        else:
            field.go()
            doors.write(answer)
    doors.press(ENTER, CTRL)
    view = doors.shell.view()
    assert view is not None
    assert view.panel() is None, [field.wrong() for field in form._fields]


def _save(doors: DoorHouse, paper: str, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, to)
    doors.click(_sheet(doors).print)
    doors.choose(say("Save as PDF: {paper}", paper=paper))
    assert to.is_file()


def _answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What is chosen in the system's own file dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def _page(doors: DoorHouse) -> ComplaintsPage:
    page = doors.shell.page()
    assert isinstance(page, ComplaintsPage), page
    return page


def _sheet(doors: DoorHouse) -> SheetPane:
    sheet = _page(doors).sheet
    assert sheet is not None
    return sheet


def _whole(doors: DoorHouse, number: str) -> Complaint:
    return doors.lanes.clinic().complaint_lists.whole(number)


def _text(pdf: Path) -> str:
    """What a standard reader reads, without the ends of lines."""
    read = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    return read.stdout.decode("utf-8").replace("\n", "")
