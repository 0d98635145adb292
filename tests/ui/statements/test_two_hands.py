"""Two people sign one text at one PC; the second types a passphrase of their own."""

from __future__ import annotations

from tests.integration.statements.test_given_access import NEW, OWN, let_in
from tests.made import PASSPHRASES
from tests.ui.statements.conftest import Desk
from ui.statements.approve_panel import ApprovePanel
from ui.statements.copy_panel import CopyPanel

AWAY = "律師到下週才回來"


def type_passphrase(panel: ApprovePanel, words: str) -> None:
    """As whoever stands by types it."""
    panel.beside.passphrase.set_text(words)
    panel.beside.passphrase.changed.emit()


def test_a_wrong_passphrase_signs_nothing_and_theirs_both(clean: Desk) -> None:
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    assert panel.beside.isHidden()
    panel.how.chip("both").click()
    panel.why.set_text(AWAY)
    assert panel.button.reason()
    panel.beside.who.chip("2").click()
    type_passphrase(panel, "not theirs at all")
    panel.go()
    clean.rooms.settle()
    assert clean.statement.approvals == ()
    assert not panel.beside.passphrase.text(), "a wrong one is not kept"
    type_passphrase(panel, PASSPHRASES["manager"])
    assert panel.button.words() == "一起簽認"
    panel.go()
    clean.rooms.settle()
    assert clean.rooms.no_panel()
    assert [each.by for each in clean.statement.signatures()] == [1, 2]
    assert clean.statement.state == "approved"
    clean.press("copy")
    assert clean.rooms.no_panel(), "both have seen all that is known of it"
    assert clean.page.acts.words_out


def test_who_signed_first_lets_the_second_sign_at_the_same_pc(clean: Desk) -> None:
    clean.press("approve")
    clean.panel(ApprovePanel).how.chip("two").click()
    clean.panel(ApprovePanel).why.set_text(AWAY)
    clean.panel(ApprovePanel).go()
    clean.rooms.settle()
    clean.press("approve")
    panel = clean.panel(ApprovePanel)
    panel.how.chip("both").click()
    panel.beside.who.chip("2").click()
    type_passphrase(panel, PASSPHRASES["manager"])
    panel.go()
    clean.rooms.settle()
    assert [each.by for each in clean.statement.approvals] == [1, 2]
    assert clean.statement.state == "approved"
    clean.press("copy")
    assert isinstance(clean.panel(CopyPanel), CopyPanel), "it was signed once more since"


def test_who_reset_counsels_passphrase_is_told_why_two_sign(clean: Desk) -> None:
    clean.rooms.clinic.access.reset_passphrase(5, NEW, "律師忘了")
    let_in(clean.rooms.made)
    clean.sit("counsel")
    clean.rooms.clinic.access.change_own_passphrase(OWN)
    sha256 = clean.statement.now.sha256
    clean.rooms.clinic.statements.verdict(
        clean.number, sha256, "no_action_needed", "", "高若瑜律師"
    )
    clean.sit("owner")
    clean.press("approve")
    told = clean.rooms.words()
    assert "此後也沒有別人把它送給律師" in told
    assert "把律師的意見連同掃描檔登記進來" in told
    assert "帳號的密語由沈以安重設過" in told
    clean.panel(ApprovePanel).go()
    clean.rooms.settle()
    assert clean.statement.state == "half_approved"
    clean.sit("manager")
    clean.press("approve")
    assert "兩個人簽" not in clean.rooms.words()
    assert clean.panel(ApprovePanel).button.words() == "核准這份文字"
