"""The hands under a text: all that is known of it on one page, alone or by two, for one wording."""

from __future__ import annotations

from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve, look
from ui.statements.approve_panel import ApprovePanel

AWAY = "律師出國，評論還在擴散"


def test_the_stamp_is_green_for_exactly_one_text(clean: Desk) -> None:
    approve(clean)
    page = clean.page
    assert look(clean) == "green"
    assert "未經律師" in page.foot.stamp.standing.note
    clean.type("。", len(CLEAN), len(CLEAN))
    assert look(clean) == "grey"
    assert page.foot.stamp.standing.title == "第 1 版的核准已失效"
    assert "改了 1 字" in page.foot.stamp.standing.note
    assert "copy" not in page.acts.buttons
    page.field.edit.undo()
    clean.rooms.settle()
    assert look(clean) == "green"
    clean.type("。", len(CLEAN), len(CLEAN))
    clean.press("keep")
    assert clean.statement.state == "void"
    assert look(clean) == "grey"


def test_who_signed_first_is_told_who_signs_next_and_may_still_sign_alone(clean: Desk) -> None:
    clean.press("approve")
    clean.panel(ApprovePanel).how.chip("two").click()
    clean.panel(ApprovePanel).why.set_text(AWAY)
    clean.panel(ApprovePanel).go()
    clean.rooms.settle()
    assert clean.statement.state == "half_approved"
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    assert "接著由另一個人解鎖來簽" in clean.rooms.words()
    panel.go()
    clean.rooms.settle()
    assert clean.statement.approval() is None
    panel.why.set_text("第二個人今天不在")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.approval() is not None


def test_one_page_says_all_before_release_and_alone_needs_a_reason(clean: Desk) -> None:
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    words = clean.rooms.words()
    for told in ("用詞檢查", "身分檢查", "律師", clean.statement.now.sha256, CLEAN):
        assert told in words
    panel.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    panel.how.chip("alone").click()
    panel.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel()
    assert clean.statement.approvals == ()


def test_what_blocks_stands_on_that_page_and_stops_it(reply: Desk) -> None:
    assert "擋" in reply.page.acts.buttons["approve"].reason()
    reply.page.acts.approve()
    reply.rooms.settle()
    panel = reply.panel(ApprovePanel)
    assert "擋" in panel.button.reason()
    panel.go()
    reply.rooms.settle()
    assert reply.statement.approvals == ()


def test_two_people_sign(clean: Desk) -> None:
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    panel.how.chip("two").click()
    panel.go()
    clean.rooms.settle()
    assert not clean.rooms.no_panel(), "there is a counsel: why it goes on without is asked"
    panel.why.set_text(AWAY)
    panel.go()
    clean.rooms.settle()
    assert clean.statement.state == "half_approved"
    assert look(clean) == "blue"
    clean.sit("manager")
    clean.press("approve")
    assert AWAY in clean.rooms.words(), "the second hand sees why"
    assert "的密語是" not in clean.rooms.words()
    clean.panel(ApprovePanel).go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    approval = clean.statement.approval()
    assert approval is not None
    assert look(clean) == "green"


def test_what_a_role_may_not_do_says_why(clean: Desk) -> None:
    clean.sit("clinician")
    assert clean.page.acts.buttons["approve"].reason() == "你的角色不做這件事"
    assert not clean.page.field.edit.isReadOnly()
    clean.sit("reception")
    assert "這裡不顯示" in clean.rooms.words()
    assert CLEAN[:8] not in clean.rooms.words()
