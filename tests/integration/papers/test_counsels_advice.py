"""The paper of a text leaves counsel's advice at home, unless somebody asks for it."""

from __future__ import annotations

from dataclasses import replace

from clinicguard.clinic import Clinic
from clinicguard.documents.incident_report.packs import Pack
from clinicguard.host.words import Words
from clinicguard.papers.catalogue import read
from clinicguard.papers.counsel_pack import pack_offer
from clinicguard.papers.order import Order
from clinicguard.statements.statement import text_hash
from clinicguard.statements.steps import Remark
from tests.integration.incidents.made import called
from tests.integration.statements.cases import TEXT
from tests.made import MadeClinic
from tests.unit.documents.drawn import text_of

NEXT = f"{TEXT}。"
ADVICE = ("錄影要不要提", "談判底線", "第一句像承認", "先不要提", "記者在催", "可以發")


def words(clinic: Clinic, order: Order) -> str:
    return "".join(text_of(read(clinic, order).make()).split())


def advised(made: MadeClinic) -> tuple[str, str]:
    """A case with a text that counsel held, the owner sent on, and counsel cleared."""
    clinic = made.open("owner")
    case = f"incident/{called(clinic).number}"
    number = clinic.statements.begin(case, "public_statement", "說明", TEXT, "zh_TW").number
    clinic.statements.send_to_counsel(number, text_hash(TEXT), "account", questions=[ADVICE[0]])
    made.open("counsel").statements.verdict(
        number,
        text_hash(TEXT),
        "hold",
        ADVICE[1],
        "高若瑜",
        remarks=[Remark(TEXT, "hold", ADVICE[2])],
        answers=[(ADVICE[0], ADVICE[3])],
    )
    owner = made.open("owner").statements
    owner.write(number, NEXT)
    owner.overrule(number, text_hash(NEXT), ADVICE[4])
    counsel = made.open("counsel").statements
    counsel.verdict(number, text_hash(NEXT), "no_action_needed", ADVICE[5], "高若瑜")
    return case, f"statement/{number}"


def test_the_paper_says_that_counsel_answered_and_cleared_it_and_no_more(made: MadeClinic) -> None:
    _, subject = advised(made)
    clinic = made.open("manager")
    plain = words(clinic, Order("statement", subject, "zh_TW"))
    assert not [each for each in ADVICE if each in plain]
    for told in ("送律師", "律師回答", "律師：不用改", "高若瑜"):
        assert told in plain
    assert "律師：先不要發" not in plain
    whole = words(clinic, Order("statement", subject, "zh_TW", advised=True))
    assert [each for each in ADVICE if each in whole] == list(ADVICE)


def test_a_text_that_counsel_holds_leaves_as_a_draft(made: MadeClinic) -> None:
    clinic = made.open("owner")
    case = f"incident/{called(clinic).number}"
    number = clinic.statements.begin(case, "public_statement", "說明", TEXT, "zh_TW").number
    clinic.statements.send_to_counsel(number, text_hash(TEXT), "account")
    made.open("counsel").statements.verdict(number, text_hash(TEXT), "hold", ADVICE[1], "高若瑜")
    order = Order("statement", f"statement/{number}", "zh_TW")
    assert "先不要發" not in words(made.open("manager"), order)
    assert "先不要發" in words(made.open("manager"), replace(order, advised=True))


def test_what_was_said_of_another_text_is_no_answer_to_this_one(made: MadeClinic) -> None:
    clinic = made.open("owner")
    case = f"incident/{called(clinic).number}"
    first, second = (
        clinic.statements.begin(case, "public_statement", "說明", TEXT, "zh_TW").number
        for _ in range(2)
    )
    made.open("counsel").statements.verdict(first, text_hash(TEXT), "hold", ADVICE[1], "高若瑜")
    order = Order("statement", f"statement/{second}", "zh_TW")
    assert "律師回答" not in words(made.open("manager"), order)
    assert f"針對{first}" in words(made.open("manager"), replace(order, advised=True))


def test_a_pack_for_somebody_outside_holds_none_of_it(made: MadeClinic) -> None:
    case, subject = advised(made)
    clinic = made.open("owner")
    like = Order(f"report:{Pack.LEGAL.value}", case, "zh_TW", recipient="調解會", purpose="調解")
    orders = [
        each.order(like)
        for each in pack_offer(clinic, case, Words("zh_TW")).enclosures
        if each.offered.offer.subject == subject
    ]
    assert [order.kind for order in orders if not order.advised][:1] == ["statement"]
    assert not [each for each in ADVICE if each in words(clinic, orders[0])]
