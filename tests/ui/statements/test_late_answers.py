"""Counsel's answer comes when it comes: after a change, a signature, an approval, a release."""

from __future__ import annotations

import json
from pathlib import Path

from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.verdict_panel import VerdictPanel

NEXT = CLEAN + "。"
WHY = "律師到下週才回來"


def sent(desk: Desk, text: str = CLEAN) -> None:
    desk.rooms.clinic.statements.send_to_counsel(desk.number, text_hash(text), "mail")


def looked_again(desk: Desk) -> None:
    desk.page.look_again()
    desk.rooms.settle()


def held(desk: Desk) -> VerdictPanel:
    """The form of a hold, filled in."""
    desk.press("verdict")
    panel = desk.panel(VerdictPanel)
    panel.opinion.chip("hold").click()
    panel.counsel.set_text("高若瑜律師")
    return panel


def test_a_hold_is_written_down_after_the_approval_and_after_it_went_out(clean: Desk) -> None:
    sent(clean)
    desk = clean.rooms.clinic.statements
    desk.approve(clean.number, text_hash(CLEAN), alone=True, reason=WHY)
    looked_again(clean)
    assert clean.page.foot.stamp.standing.look == "green"
    desk.release(clean.number, text_hash(CLEAN), "google_review", "商家頁", override=WHY)
    looked_again(clean)
    held(clean).go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    assert clean.statement.objection() is not None
    assert clean.statement.state == "released"


def test_the_stamp_says_what_the_state_says_after_a_hold_on_half_a_signature(clean: Desk) -> None:
    sent(clean)
    desk = clean.rooms.clinic.statements
    desk.approve(clean.number, text_hash(CLEAN), reason=WHY)
    looked_again(clean)
    assert clean.page.foot.stamp.standing.title == "兩人中一人已簽"
    held(clean).go()
    clean.rooms.settle()
    assert clean.statement.state == "hold"
    assert clean.page.foot.stamp.standing.look == "amber"


def test_the_verdict_is_on_the_version_that_was_sent_or_another_that_is_chosen(clean: Desk) -> None:
    sent(clean)
    clean.rooms.clinic.statements.write(clean.number, NEXT)
    sent(clean, NEXT)
    clean.rooms.clinic.statements.write(clean.number, NEXT + "。")
    looked_again(clean)
    clean.press("verdict")
    panel = clean.panel(VerdictPanel)
    assert "第 2 版" in panel.versions.chip("2").text()
    panel.versions.chip("1").click()
    clean.rooms.settle()
    other = clean.panel(VerdictPanel)
    assert other is not panel
    other.opinion.chip("hold").click()
    other.counsel.set_text("高若瑜律師")
    other.go()
    clean.rooms.settle()
    assert [each.version for each in clean.statement.verdicts] == [1]
    assert "律師要求暫緩第 1 版" in clean.rooms.words()


def test_a_file_without_an_envelope_counts_as_typed_in_and_says_so(
    clean: Desk, tmp_path: Path
) -> None:
    sent(clean)
    looked_again(clean)
    told = {
        "format": "clinicguard-verdict/1",
        "statement": clean.number,
        "version": 1,
        "sha256": text_hash(CLEAN),
        "opinion": "no_action_needed",
        "note": "",
        "counsel": "高若瑜律師",
        "sentences": [],
        "answers": [],
    }
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    clean.press("verdict")
    assert "看不出是誰填的" in clean.rooms.words()
    clean.panel(VerdictPanel).take_file(file)
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    (verdict,) = clean.statement.verdicts
    assert (verdict.way, verdict.proven) == ("unasked", False)
    clean.press("approve")
    assert "當作手動輸入" in clean.rooms.words()
