"""What is laid over a text: one's own pad, and the notes of counsel and the owner."""

from __future__ import annotations

import pytest

from clinicguard.overview.leaving.described import described
from tests.ui.statements.conftest import Desk
from ui.statements.pad_panel import PadPanel
from ui.statements.private_panel import PrivatePanel
from ui.widgets.panels import Panel

PAD = "先聽媽媽說完"


def cover(desk: Desk) -> Panel:
    view = desk.rooms.shell.view()
    assert view is not None
    panel = view.cover.panel()
    assert panel is not None
    return panel


def lay(desk: Desk, which: str) -> Panel:
    desk.page.switch.beside[which].click()
    desk.rooms.settle()
    return cover(desk)


def test_the_pad_is_there_after_the_lock_and_nobody_elses(clean: Desk) -> None:
    panel = lay(clean, "pad")
    assert isinstance(panel, PadPanel)
    words = clean.rooms.words()
    assert "不進報告、打包檔、匯出檔" in words
    assert "法院或檢察官可以" in words
    panel.words.edit.insertPlainText(PAD)
    entries = len(clean.rooms.verbs())
    clean.sit("manager")
    panel = lay(clean, "pad")
    assert isinstance(panel, PadPanel)
    assert panel.words.text() == ""
    assert "private" not in clean.page.switch.beside
    clean.sit("owner")
    panel = lay(clean, "pad")
    assert isinstance(panel, PadPanel)
    assert panel.words.text() == PAD
    since = clean.rooms.verbs()[entries:]
    assert {verb.partition(".")[0] for verb in since} == {"clinic"}
    panel.words.edit.clear()
    panel.leave()
    clean.rooms.settle()
    kept = clean.rooms.clinic.drafts.find(f"own/pad/{clean.statement.case}")
    assert kept is None


def test_the_notice_names_the_one_way_on_which_counsels_notes_leave_in_the_clear(
    clean: Desk,
) -> None:
    lay(clean, "private")
    assert "counsel_note" not in described().left_out
    assert "「匯出全部資料」，會把它們不加密寫出去" in clean.rooms.words()


@pytest.mark.prove
def test_a_note_is_written_rated_and_struck_through(clean: Desk) -> None:
    panel = lay(clean, "private")
    assert isinstance(panel, PrivatePanel)
    panel.text.edit.insertPlainText("第二句先不要用")
    panel.risk.chip("high").click()
    clean.sit("owner")
    panel = lay(clean, "private")
    assert isinstance(panel, PrivatePanel)
    assert panel.text.text() == "第二句先不要用"
    panel.go()
    clean.rooms.settle()
    (note,) = panel.notes
    assert (note.risk, note.struck) == ("high", None)
    assert panel.text.text() == ""
    panel.strikes[note.id].click()
    assert panel.why is not None
    assert panel.why_button is not None
    panel.why_button.click()
    clean.rooms.settle()
    assert panel.notes[0].struck is None
    panel.why.set_text("病歷已看")
    panel.why_button.click()
    clean.rooms.settle()
    assert panel.notes[0].struck is not None
    assert clean.rooms.clinic.drafts.all() == []
