"""The page that records what went out asks more of what was early, or went another way."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.statements.audiences import Audience
from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve
from ui.statements.release_panel import ReleasePanel

WHY = "記者在門口，先貼再補簽"


def release(desk: Desk) -> ReleasePanel:
    desk.press("release")
    panel = desk.panel(ReleasePanel)
    panel.way.where.set_text("Google 商家頁")
    return panel


def test_a_time_before_the_approval_asks_why_and_the_stamp_tells_it(clean: Desk) -> None:
    approve(clean)
    panel = release(clean)
    assert panel.time.early_field.isHidden()
    panel.time.at.set_value(clean.statement.written_at + timedelta(minutes=2))
    panel.time.at.changed.emit()
    assert not panel.time.early_field.isHidden()
    panel.go()
    clean.rooms.settle()
    assert not clean.statement.releases
    panel.time.early.set_text(WHY)
    panel.go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    assert clean.statement.releases[0].early == WHY
    standing = clean.page.foot.stamp.standing
    assert (standing.look, "核准前就已發出" in standing.note) == ("amber", True)
    assert f"核准前就已發出：{WHY}" in clean.rooms.words()


def test_a_closed_text_goes_another_way_only_to_whom_it_is_for(clean: Desk) -> None:
    audience: Audience = "care_talk"
    desk = clean.rooms.clinic.statements
    case = clean.statement.case
    clean.number = desk.begin(case, audience, "當面談", CLEAN, "zh_TW").number
    clean.rooms.go(f"statement/{clean.number}")
    desk.approve(clean.number, text_hash(CLEAN), alone=True, reason=WHY)
    clean.page.look_again()
    clean.rooms.settle()
    panel = release(clean)
    assert panel.way.readers_field.isHidden()
    panel.way.channels.chip("other").click()
    assert not panel.way.readers_field.isHidden()
    assert "另寫一份" in panel.button.reason()
    panel.way.nobody_else.click()
    panel.go()
    clean.rooms.settle()
    assert not clean.statement.releases
    panel.way.readers.set_text("陳女士和她的先生")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.releases[0].readers == "陳女士和她的先生"
