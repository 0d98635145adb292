"""A paper on its page: made, looked at, made anew, saved and printed with an entry."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from clinicguard.overview.log_lists import LogEntry
from tests.integration.incidents.made import complaint
from tests.ui.reports.conftest import CASE
from tests.ui.room_house import RoomHouse
from ui.complaints.papers import Order as Slip
from ui.errors import TroubleDialog
from ui.reports.lock_panel import LockPanel
from ui.reports.paper_page import PaperPage
from ui.widgets.fields import Field
from ui.widgets.marks import StepMark
from ui.widgets.states import BusyPanel

PASSPHRASE = "record worth mushroom lunar know law"
REPORT = f"report/{CASE}/report:legal"


def shown(rooms: RoomHouse, address: str = REPORT) -> PaperPage:
    rooms.go(address)
    page = rooms.page(PaperPage)
    assert page.form is not None
    return page


def addressed(rooms: RoomHouse, address: str = REPORT) -> PaperPage:
    """A paper with its recipient and purpose."""
    page = shown(rooms, address)
    assert page.form is not None
    page.form.recipient.set_text("高若瑜律師")
    page.form.purpose.set_text("準備調解")
    page.form.typed.emit()
    rooms.settle()
    return page


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def left(rooms: RoomHouse) -> list[LogEntry]:
    entries = rooms.clinic.log.newest(500)
    return [entry for entry in entries if entry.verb in ("paper.save", "paper.print")]


def told_in(rooms: RoomHouse) -> str:
    """The title of the trouble that is shown; it is closed."""
    dialog = rooms.shell.window.findChild(TroubleDialog)
    assert isinstance(dialog, TroubleDialog)
    dialog.accept()
    return dialog.told.title


def to_file(out: Path, first: int = 0, last: int = 0) -> Callable[[QPrinter], bool]:
    """Agrees to print to a file, all pages or some."""

    def agree(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        printer.setFromTo(first, last)
        return True

    return agree


def test_the_report_is_made_and_lies_on_the_desk(worked: RoomHouse) -> None:
    page = shown(worked)
    assert page.made is not None
    assert page.desk.view.count() == len(page.made.pages.sizes) > 8
    assert page.desk.list.model().rowCount() == page.desk.view.count()
    assert page.made.order.draft, "a case that is not closed gives a draft"
    assert "草稿" in text_of(page.made.pages.data)


def test_nothing_leaves_without_recipient_and_purpose(worked: RoomHouse) -> None:
    page = shown(worked)
    assert page.save_button.reason()
    assert page.print_button.reason()
    assert addressed(worked).save_button.reason() == ""


def test_a_saved_report_names_its_recipient_and_is_an_entry(
    worked: RoomHouse, tmp_path: Path
) -> None:
    where = tmp_path / "報告.pdf"
    page = addressed(worked)
    page.save_to(where)
    worked.settle()
    entry = left(worked)[0]
    assert (entry.verb, entry.subject) == ("paper.save", CASE)
    assert entry.word("paper") == "report:legal"
    assert entry.word("recipient") == "高若瑜律師"
    assert entry.word("reason") == "準備調解"
    assert "高若瑜律師" in text_of(where.read_bytes())


def test_the_clinics_own_folder_is_offered_first(
    worked: RoomHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def called_off(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(start))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", called_off)
    page = addressed(worked, f"report/{CASE}/inventory")
    page.save()
    worked.settle()
    assert offered[0].parent == worked.made.folder / "papers"
    assert offered[0].name.startswith("I-2026-0001")
    assert left(worked) == []


def test_a_name_that_is_taken_is_offered_with_a_number_and_a_copy_with_what_it_is(
    worked: RoomHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def called_off(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", called_off)
    page = addressed(worked, f"report/{CASE}/inventory")
    page.save()
    (worked.made.folder / "papers" / offered[0]).write_bytes(b"")
    page.save()
    page.lock_copy()
    worked.settle()
    panel = worked.panel(LockPanel)
    for line in (panel.passphrase.first, panel.passphrase.second):
        line.set_text(PASSPHRASE)
    panel.passphrase.second.changed.emit()
    panel.ask()
    assert offered == [
        "I-2026-0001 證物清冊.pdf",
        "I-2026-0001 證物清冊 (2).pdf",
        "I-2026-0001 證物清冊 加密.pdf",
    ]


def test_other_windows_offer_the_same_folder_for_their_papers(
    worked: RoomHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def called_off(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        offered.append(Path(start))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", called_off)
    page = shown(worked)
    page.seat.settings_file().change(clinic_folder=str(worked.made.folder))
    Slip(page.seat, "slip", "C-2026-0001").save(page)
    assert offered[0].parent == worked.made.folder / "papers"


def test_an_encrypted_copy_opens_with_its_passphrase_alone(
    worked: RoomHouse, tmp_path: Path
) -> None:
    where = tmp_path / "報告.pdf"
    page = addressed(worked)
    page.lock_copy()
    worked.settle()
    panel = worked.panel(LockPanel)
    assert panel.save_button.reason()
    for line in (panel.passphrase.first, panel.passphrase.second):
        line.set_text(PASSPHRASE)
    panel.passphrase.second.changed.emit()
    assert panel.save_button.reason() == ""
    panel.save_to(where)
    worked.settle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(where)
    with pikepdf.open(where, password=PASSPHRASE) as opened:
        assert len(opened.pages) == page.desk.view.count()
    assert left(worked)[0].word("sha256") == sha256(where.read_bytes()).hexdigest()
    assert "AES-256" in page.proofs.words()


def test_a_print_goes_through_the_printer_and_is_an_entry(
    worked: RoomHouse, tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"
    page = addressed(worked)
    page.print(to_file(out, 2, 3))
    worked.settle()
    with pikepdf.open(BytesIO(out.read_bytes())) as printed:
        assert len(printed.pages) == 2
    assert left(worked)[0].verb == "paper.print"


def test_a_whole_paper_printed_to_a_file_is_the_paper_and_not_pictures_of_it(
    worked: RoomHouse, tmp_path: Path
) -> None:
    page = addressed(worked)
    page.print(to_file(tmp_path / "printed.pdf"))
    worked.settle()
    assert page.made is not None
    assert (tmp_path / "printed.pdf").read_bytes() == page.made.pages.data
    assert left(worked)[0].verb == "paper.save"


def test_a_printer_that_refuses_is_told_and_leaves_no_entry(
    worked: RoomHouse, tmp_path: Path
) -> None:
    page = addressed(worked)
    page.print(to_file(tmp_path / "nowhere" / "printed.pdf", 2, 3))
    worked.settle()
    assert told_in(worked) == "印表機沒有收下這份文件"
    assert left(worked) == []


def test_a_pc_without_a_printer_says_so(worked: RoomHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    page = addressed(worked)
    page.print()
    worked.settle()
    assert told_in(worked) == "這台電腦沒有印表機"
    assert left(worked) == []


def test_a_receiver_taken_from_the_offered_ones_is_ticked(worked: RoomHouse) -> None:
    page = shown(worked)
    assert page.form is not None
    page.form._put("高若瑜")
    field = page.form.recipient.parentWidget()
    assert isinstance(field, Field)
    mark = field.findChild(StepMark)
    assert isinstance(mark, StepMark)
    assert mark.is_ticked()


def test_a_print_that_is_called_off_leaves_no_entry(worked: RoomHouse) -> None:
    page = addressed(worked)
    page.print(lambda printer: False)
    worked.settle()
    assert left(worked) == []


def test_another_version_and_language_is_another_paper(worked: RoomHouse) -> None:
    page = shown(worked)
    assert page.form is not None
    page.form.version.set_value("management")
    page.form.language.set_value("en")
    page.form.changed.emit()
    worked.settle()
    assert page.made is not None
    text = text_of(page.made.pages.data)
    assert "For the management" in text
    assert "SHA-256" not in text.split("How to check")[0]


def test_thumbnails_are_looked_at_once_for_a_page(worked: RoomHouse) -> None:
    page = shown(worked)
    assert page.form is not None
    looks = worked.verbs().count("evidence.view")
    assert looks > 0
    for language in ("en", "zh_CN"):
        page.form.language.set_value(language)
        page.form.changed.emit()
        worked.settle()
    assert worked.verbs().count("evidence.view") == looks


def test_a_making_that_is_stopped_shows_no_paper(worked: RoomHouse) -> None:
    worked.shell.go(REPORT)
    worked.executor.step()  # what the page is built from
    worked.executor.answer()
    page = worked.page(PaperPage)
    panel = page.desk.findChild(BusyPanel)
    assert panel is not None
    panel.cancel.click()
    worked.settle()
    assert page.made is None
    assert "文件沒有做出來" in worked.words()


def test_the_pages_are_gone_through_by_key(worked: RoomHouse) -> None:
    page = shown(worked)
    view = page.desk.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page() == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page() == view.count() - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    before = view.percent()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.percent() > before
    QTest.keyClick(page.desk.list, Qt.Key.Key_Down)
    assert view.page() == 1


def test_a_record_is_masked_until_a_purpose_is_given(rooms: RoomHouse) -> None:
    number = complaint(rooms.made.open(), rooms.made.clock)
    rooms.made.close()
    rooms.enter("reception")
    page = shown(rooms, f"report/complaint/{number}/record")
    assert page.made is not None
    assert page.form is not None
    assert "○" in text_of(page.made.pages.data)
    page.form.names.click()
    assert not page.form.names.isChecked()
    assert "complaint.unmask" not in rooms.verbs()
    page.form.purpose.set_text("交給主管機關")
    page.form.names.click()
    rooms.settle()
    assert "complaint.unmask" in rooms.verbs()
