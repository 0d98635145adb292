"""Above the text: what counsel wants changed, sentence by sentence, and the sheet to print."""

from __future__ import annotations

from tests.ui.statements.conftest import Desk
from tests.ui.statements.stamped import approve
from tests.ui.statements.test_counsels_word import done, typed
from tests.ui.statements.test_ways_here import press
from ui.reports.paper_page import PaperPage
from ui.statements.counsel_panel import CounselPanel
from ui.statements.release_panel import ReleasePanel
from ui.widgets.cards import Notice


def notices(desk: Desk) -> str:
    found = desk.page.findChildren(Notice)
    return "\n".join(each.words() for each in found if each.isVisible())


def test_what_counsel_says_of_single_sentences_stands_above_the_text(clean: Desk) -> None:
    panel = typed(clean, "changes_needed")
    panel.answers[0][1].set_text("可以，寫總機")
    panel.on[1].tick.chip("changes_needed").click()
    panel.on[1].note.set_text("說得太滿")
    for each in panel.on[2:]:
        each.tick.chip("no_action_needed").click()
    panel.go()
    done(clean)
    shown = notices(clean)
    assert "律師要求修改第 1 版" in shown
    assert f"「{panel.on[1].piece.text}」 說得太滿" in shown
    assert "可以，寫總機" in shown
    assert panel.on[2].piece.text not in shown


def test_many_remarks_leave_room_for_the_text(clean: Desk) -> None:
    panel = typed(clean, "changes_needed")
    panel.answers[0][1].set_text("可以")
    for each in panel.on:
        each.note.set_text("請改寫")
    many = len(panel.on)
    panel.go()
    done(clean)
    assert notices(clean).count("請改寫") == 4
    assert f"還有 {many + 1 - 4} 則，見「經過」" in notices(clean)


def test_a_text_sent_on_paper_prints_the_sheet_that_counsel_fills_in(clean: Desk) -> None:
    clean.press("counsel")
    clean.panel(CounselPanel).how.chip("paper").click()
    clean.panel(CounselPanel).go()
    done(clean)
    press(clean, "列印意見表")
    page = clean.rooms.page(PaperPage)
    assert page.address == f"report/statement/{clean.number}/counsel_sheet"
    assert (clean.number, f"statement/{clean.number}") in page.heading.trail
    assert page.heading.name == "律師意見表"


def test_published_is_not_asked_once_it_is_recorded(clean: Desk) -> None:
    approve(clean)
    clean.press("copy")
    assert "已發布？" in notices(clean)
    clean.press("release")
    panel = clean.panel(ReleasePanel)
    panel.way.where.set_text("Google 商家頁")
    panel.go()
    done(clean)
    assert clean.statement.releases
    assert "已發布？" not in notices(clean)
