"""Who reads no drafts reads what went out, and nothing of how it came to that."""

from __future__ import annotations

from clinicguard.statements.statement import text_hash
from clinicguard.statements.steps import Remark
from tests.integration.statements.cases import TEXT, begun
from tests.integration.statements.test_handed_out import KEPT, TOLD
from tests.made import MadeClinic

ADMITTED = "這件事是我們的疏失，我們承認。"
ADVICE = "這句等於自白，絕對不能發"


def test_reception_reads_neither_former_drafts_nor_counsels_advice(made: MadeClinic) -> None:
    manager = made.open("manager")
    number = begun(manager, ADMITTED)
    manager.statements.send_to_counsel(
        number, text_hash(ADMITTED), "account", questions=["會不會變成自白？"]
    )
    made.open("counsel").statements.verdict(
        number,
        text_hash(ADMITTED),
        "changes_needed",
        ADVICE,
        "高若瑜",
        remarks=[Remark(ADMITTED, "hold", ADVICE)],
        risk="high",
        answers=[("會不會變成自白？", "會")],
    )
    manager = made.open("manager")
    manager.statements.write(number, TEXT)
    made.open("counsel").statements.verdict(
        number, text_hash(TEXT), "no_action_needed", "", "高若瑜"
    )
    manager = made.open("manager")
    manager.statements.approve(number, text_hash(TEXT))
    manager.statements.release(number, text_hash(TEXT), "website", "首頁")

    reception = made.open("reception").statement_lists
    for read in (reception.one(number), *reception.everything()):
        assert read.state == "released"
        assert [each.text for each in read.versions] == [TEXT]
        assert [each.where for each in read.releases] == ["首頁"]
        told = repr(read)
        assert not [each for each in (ADMITTED, ADVICE, "自白", "high") if each in told]
    assert len(made.open("clinician").statement_lists.one(number).versions) == 2


def test_reception_reads_what_the_press_was_handed_without_the_answers(made: MadeClinic) -> None:
    owner = made.open("owner")
    text = f"{TOLD}\n\n{KEPT}"
    number = owner.statements.begin("", "press", "停診說明", text, "zh_TW").number
    owner.statements.approve(number, text_hash(text), alone=True, reason="只有我在現場")
    owner.statements.release(number, text_hash(text), "press", "北安日報")
    read = made.open("reception").statement_lists.one(number)
    assert (read.now.text, read.now.sha256) == (TOLD, text_hash(TOLD))
    assert read.state == "released"
    assert "備用問答" not in repr(read)
