"""A text goes to counsel and the verdict comes back: at this PC, on paper, sealed as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
import pyzipper
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve, look
from tests.unit.statements.made import answer, as_file
from ui.statements.counsel_panel import CounselPanel
from ui.statements.statements_page import StatementsPage
from ui.statements.verdict_panel import VerdictPanel


def test_counsel_answers_on_this_pc_and_one_signature_is_enough(clean: Desk) -> None:
    clean.press("counsel")
    panel = clean.panel(CounselPanel)
    assert panel.how.value() == "account"
    panel.questions.set_text("期限可以寫嗎\n\n電話可以寫嗎")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.state == "with_counsel"
    clean.sit("counsel")
    assert not clean.page.field.edit.isEnabled() or clean.page.field.edit.isReadOnly()
    clean.rooms.go("statements")
    listed = clean.rooms.page(StatementsPage)
    assert listed.view == "counsel"
    assert [row.key for row in listed.rows.rows()] == [f"statement/{clean.number}"]
    clean.rooms.go(f"statement/{clean.number}")
    clean.press("verdict")
    asked = clean.panel(VerdictPanel)
    assert "1 期限可以寫嗎" in clean.rooms.words()
    asked.answers[1][1].set_text("可以，寫專線")
    asked.opinion.chip("changes_needed").click()
    asked.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    asked.opinion.chip("no_action_needed").click()
    asked.risk.chip("low").click()
    asked.go()
    clean.rooms.settle()
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert (verdict.counsel, verdict.risk) == ("高若瑜", "low")
    assert verdict.answers == (("電話可以寫嗎", "可以，寫專線"),)
    clean.sit("owner")
    assert clean.page.foot.stamp.standing.title == "律師：不用改"
    approve(clean, why="")
    approval = clean.statement.approval()
    assert approval is not None
    assert not approval.without_counsel


def test_a_hold_on_paper_is_copied_and_keeps_the_text_in(clean: Desk) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    clean.press("verdict")
    panel = clean.panel(VerdictPanel)
    panel.opinion.chip("hold").click()
    panel.counsel.set_text("高若瑜律師")
    panel.go()
    clean.rooms.settle()
    assert look(clean) == "amber"
    assert "律師" in clean.page.acts.buttons["approve"].reason()
    clean.type("改", 0, 0)
    assert not clean.page.acts.buttons["approve"].reason()
    assert look(clean) == "grey"
    assert "第 1 版" in clean.page.foot.stamp.standing.title


def test_the_envelope_leaves_sealed_and_with_an_entry(
    clean: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "for-counsel.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    clean.rooms.clinic.statements.private.write(f"statement/{clean.number}", "先別提錄影")
    clean.press("counsel")
    panel = clean.panel(CounselPanel)
    assert panel.notes is not None
    assert panel.notes.isHidden()
    panel.how.chip("mail").click()
    assert not panel.notes.isHidden()
    assert not panel.noted()
    panel.notes.click()
    panel.questions.set_text("期限可以寫嗎")
    assert panel.button.reason()
    panel.go()
    assert not target.exists()
    secret = "lantern quilt harbor seventeen"
    for line in (panel.passphrase.first, panel.passphrase.second):
        line.set_text(secret)
        line.changed.emit()
    panel.go()
    clean.rooms.settle()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    with pyzipper.AESZipFile(target) as archive:
        archive.setpassword(secret.encode())
        names = archive.namelist()
        form = archive.read(next(name for name in names if name.endswith(".html"))).decode()
        sheet = archive.read(next(name for name in names if name.endswith(".pdf")))
    pages = pypdfium2.PdfDocument(sheet)
    assert "先別提錄影" in "".join(page.get_textpage().get_text_range() for page in pages)
    assert clean.statement.now.sha256 in form
    assert CLEAN[:10].encode() not in target.read_bytes()
    assert clean.statement.state == "with_counsel"
    assert clean.statement.sent[-1].questions == ("期限可以寫嗎",)
    verbs = clean.rooms.verbs()
    assert verbs.index("paper.save") < verbs.index("statement.send_to_counsel")
    assert "counsel.put_on_paper" in verbs


def test_counsels_file_is_the_verdict_word_for_word(clean: Desk, tmp_path: Path) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).questions.set_text("電話可以寫嗎")
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    first = CLEAN.splitlines()[0].split("。")[0] + "。"
    answer = {
        "format": "clinicguard-verdict/1",
        "statement": clean.number,
        "version": 1,
        "sha256": clean.statement.now.sha256,
        "opinion": "changes_needed",
        "note": "第一句再溫和一點",
        "counsel": "高若瑜律師",
        "sentences": [{"text": first, "opinion": "changes_needed", "note": "改成「謝謝您」"}],
        "answers": [{"question": "電話可以寫嗎", "answer": "可以"}],
        "risk": "low",
    }
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
    clean.press("verdict")
    clean.panel(VerdictPanel).take_file(file)
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert (verdict.counsel, verdict.note) == ("高若瑜律師", "第一句再溫和一點")
    assert verdict.evidence is not None
    words = clean.rooms.words()
    clean.page.reading.show_view("course")
    clean.rooms.settle()
    words = clean.rooms.words()
    assert "改成「謝謝您」" in words
    assert "電話可以寫嗎 可以" in words


def test_the_text_of_the_answer_out_of_an_e_mail_is_the_verdict_too(clean: Desk) -> None:
    clipboard, token = QGuiApplication.clipboard(), "a word that lay in the envelope"
    clean.rooms.clinic.statements.send_to_counsel(
        clean.number, clean.statement.now.sha256, "mail", token=token
    )
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("verdict")
    panel = clean.panel(VerdictPanel)
    assert panel.first is panel.by_file
    clipboard.setText("律師您好，意見如下")
    panel.paste_text()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    assert "複製的內容裡沒有完整的律師回覆" in panel.no_answer.words()
    assert panel.file is None, "nothing was sealed"
    assert clean.statement.verdict() is None
    told = answer(clean.statement, opinion="no_action_needed", sentences=[], token=token)
    clipboard.setText(f"院長您好：\n{as_file(told | {'answers': []}).decode()}\n高若瑜 {{律師}}")
    panel.paste_text()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    verdict = clean.statement.verdict()
    assert verdict is not None
    assert (verdict.way, verdict.evidence) == ("file", "E-2026-0001")
    approve(clean, why="")
    assert clean.statement.state == "approved"


def test_counsels_file_on_another_text_is_refused_and_no_exhibit(
    clean: Desk, tmp_path: Path
) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).go()
    clean.rooms.settle()
    file = tmp_path / "answer.json"
    file.write_text('{"format": "clinicguard-verdict/1"}', "utf-8")
    clean.press("verdict")
    clean.panel(VerdictPanel).take_file(file)
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    assert clean.statement.verdicts == ()
    assert clean.rooms.clinic.evidence_lists.of_case(clean.statement.case) == []
