"""A picture taken for a panel is sealed at once: back after the lock, gone when it is recorded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clinicguard.evidence.opening import Pasted
from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve
from ui.evidence.capture.thumb import Thumb
from ui.statements.counsel_panel import CounselPanel
from ui.statements.followed_panel import FollowedPanel
from ui.statements.panel_drafts import page_of
from ui.statements.proof_field import ProofField
from ui.statements.release_panel import ReleasePanel
from ui.statements.verdict_panel import VerdictPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def picture(colour: Qt.GlobalColor = Qt.GlobalColor.darkCyan) -> QImage:
    made = QImage(40, 20, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


def press_paste(at: QWidget) -> None:
    QTest.keyClick(at, Qt.Key.Key_V, CTRL)


def kept_pages(desk: Desk) -> list[str]:
    own = page_of(desk.number)
    return [page for page, _ in desk.rooms.clinic.drafts.all() if page.startswith(own)]


def released(desk: Desk) -> ReleasePanel:
    approve(desk)
    desk.press("release")
    return desk.panel(ReleasePanel)


def taken(proof: ProofField) -> bytes:
    source = proof.to_seal()
    assert isinstance(source, Pasted)
    return source.data


def test_a_pasted_screenshot_comes_back_after_the_lock_and_goes_with_the_record(
    clean: Desk,
) -> None:
    panel = released(clean)
    QGuiApplication.clipboard().setImage(picture())
    panel.shot.paste()
    data = taken(panel.shot)
    clean.sit("manager")
    clean.press("release")
    assert clean.panel(ReleasePanel).shot.to_seal() is None, "it is sealed to whoever took it"
    clean.sit("owner")
    clean.press("release")
    again = clean.panel(ReleasePanel)
    assert taken(again.shot) == data
    assert again.shot.findChildren(Thumb)
    again.way.where.set_text("商家頁")
    again.go()
    clean.rooms.settle()
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    (release,) = clean.statement.releases
    assert (release.screenshot, exhibit.kind) == (exhibit.number, "screenshot")
    assert kept_pages(clean) == []


def test_what_is_taken_off_does_not_come_back(clean: Desk) -> None:
    panel = released(clean)
    QGuiApplication.clipboard().setImage(picture())
    panel.shot.paste()
    clean.rooms.settle()
    assert len(kept_pages(clean)) == 1
    panel.shot.off_button.click()
    clean.rooms.settle()
    assert panel.shot.to_seal() is None
    assert not panel.shot.findChildren(Thumb)
    clean.sit("owner")
    clean.press("release")
    assert clean.panel(ReleasePanel).shot.to_seal() is None
    assert kept_pages(clean) == []


def test_an_exhibit_of_a_refused_record_stands_there_again(clean: Desk) -> None:
    panel = released(clean)
    QGuiApplication.clipboard().setImage(picture())
    panel.shot.paste()
    panel.way.where.set_text("商家頁")
    panel.time.at.edit.setText("2030-01-01 00:00")
    panel.time.at.edit.textEdited.emit("2030-01-01 00:00")
    panel.go()
    clean.rooms.settle()
    assert not clean.statement.releases
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    clean.sit("owner")
    clean.press("release")
    again = clean.panel(ReleasePanel)
    assert again.shot.to_seal() is None
    assert again.shot.number() == exhibit.number
    assert exhibit.number in again.shot.told.text()


def test_a_file_that_is_gone_is_told(clean: Desk, tmp_path: Path) -> None:
    file = tmp_path / "reply.png"
    file.write_bytes(b"\x89PNG made up")
    panel = released(clean)
    panel.shot.take(file)
    clean.sit("owner")
    clean.press("release")
    assert clean.panel(ReleasePanel).shot.to_seal() == file
    file.unlink()
    clean.sit("owner")
    clean.press("release")
    gone = clean.panel(ReleasePanel).shot
    assert gone.to_seal() is None
    assert "reply.png" in gone.told.text()


def test_a_picture_goes_to_the_proof_wherever_the_cursor_stands_and_words_into_the_line(
    clean: Desk, tmp_path: Path
) -> None:
    panel = released(clean)
    line = panel.way.where.edit
    line.setFocus()
    QGuiApplication.clipboard().setText("商家頁那一則")
    press_paste(line)
    assert panel.way.where.text() == "商家頁那一則"
    assert panel.shot.to_seal() is None
    QGuiApplication.clipboard().setImage(picture())
    press_paste(line)
    first = taken(panel.shot)
    assert panel.way.where.text() == "商家頁那一則"
    QGuiApplication.clipboard().setImage(picture(Qt.GlobalColor.red))
    panel.time.at.edit.setFocus()
    press_paste(panel.time.at.edit)
    assert taken(panel.shot) != first
    files = [tmp_path / name for name in ("one.png", "two.png")]
    for file in files:
        file.write_bytes(b"\x89PNG made up")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in (tmp_path, *files)])
    QGuiApplication.clipboard().setMimeData(data)
    press_paste(line)
    assert panel.shot.to_seal() == files[0]
    assert "另外 1 個" in panel.shot.told.text()
    assert panel.way.where.text() == "商家頁那一則"


def test_a_picture_beside_words_leaves_the_words_to_the_line(clean: Desk) -> None:
    panel = released(clean)
    data = QMimeData()
    data.setImageData(picture())
    data.setText("試算表的一格")
    QGuiApplication.clipboard().setMimeData(data)
    press_paste(panel.way.where.edit)
    assert panel.way.where.text() == "試算表的一格"
    assert panel.shot.to_seal() is None


def test_the_scan_of_counsels_paper_comes_back_with_its_verdict(clean: Desk) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    clean.press("verdict")
    panel = clean.panel(VerdictPanel)
    QGuiApplication.clipboard().setImage(picture())
    press_paste(panel.note.edit)
    data = taken(panel.scan)
    clean.sit("owner")
    clean.press("verdict")
    again = clean.panel(VerdictPanel)
    assert taken(again.scan) == data
    again.opinion.chip("no_action_needed").click()
    again.counsel.set_text("高若瑜律師")
    again.go()
    clean.rooms.settle()
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert verdict.evidence == exhibit.number
    assert kept_pages(clean) == []


def test_what_followed_takes_a_picture_keeps_it_and_becomes_an_exhibit(clean: Desk) -> None:
    approve(clean)
    clean.rooms.clinic.statements.release(clean.number, text_hash(CLEAN), "google_review", "商家頁")
    clean.rooms.made.clock.forward(minutes=5)
    clean.rooms.go(f"statement/{clean.number}")
    clean.press("sequel")
    panel = clean.panel(FollowedPanel)
    panel.words.edit.setFocus()
    QGuiApplication.clipboard().setImage(picture())
    press_paste(panel.words.edit)
    data = taken(panel.proof)
    clean.sit("owner")
    clean.press("sequel")
    again = clean.panel(FollowedPanel)
    assert taken(again.proof) == data
    again.words.set_text("評論刪掉了")
    again.go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    (exhibit,) = clean.rooms.clinic.evidence_lists.of_case(clean.statement.case)
    (each,) = clean.statement.followed
    assert each.proof == exhibit.number
    assert kept_pages(clean) == []
