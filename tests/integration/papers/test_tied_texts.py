"""A reply to a complaint on the papers of the incident that it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.papers.catalogue import read
from clinicguard.papers.order import Order
from clinicguard.statements.statement import text_hash
from tests.integration.incidents.made import called, exhibit, fact
from tests.integration.papers.test_papers import text_of
from tests.integration.statements.cases import OUT, TEXT, Case, case
from tests.integration.statements.test_tied import closed, complaint_of
from tests.made import HandClock

MESSAGE = "看到了，負責人親自了解。"
SPOKEN = "個別的事只和當事人談。"


def drawn(clinic: Clinic, paper: str, subject: str) -> str:
    found = read(clinic, Order(paper, subject, "zh_TW", recipient="高律師", purpose="準備"))
    return text_of(found.make())


@pytest.fixture
def it(clinic: Clinic, clock: HandClock) -> Case:
    return case(clinic, clock)


def gone_out(clinic: Clinic, it: Case) -> str:
    """The number of a reply to the complaint that went out and rests on the case."""
    where, rests = complaint_of(clinic, it), [it.unproven]
    begun = clinic.statements.begin(
        where, "public_statement", "說明", TEXT, "zh_TW", facts=[it.out], messages=rests
    )
    clinic.statements.approve(begun.number, text_hash(TEXT), alone=True, reason="沒有法律顧問")
    clinic.statements.release(begun.number, text_hash(TEXT), "website", "官網", override="先說明")
    return begun.number


def test_the_report_and_the_log_of_a_case_hold_the_reply(clinic: Clinic, it: Case) -> None:
    number = gone_out(clinic, it)
    assert "沒有寫過聲明" not in drawn(clinic, "report:legal", it.address)
    assert TEXT in drawn(clinic, "report:legal", it.address)
    assert number in drawn(clinic, "log", it.address)
    assert number in drawn(clinic, "log", complaint_of(clinic, it))


def test_what_a_reply_rests_on_is_printed_after_the_case_was_closed_and_untied(
    clinic: Clinic, it: Case
) -> None:
    number, where = gone_out(clinic, it), complaint_of(clinic, it)
    fact = "".join(OUT.split())
    closed(clinic, it.number)
    assert fact in drawn(clinic, "statement", f"statement/{number}")
    clinic.incidents.unlink(it.number, where, "另一件事")
    paper = drawn(clinic, "statement", f"statement/{number}")
    assert fact in paper
    assert "沈以安" in paper


def test_a_withdrawn_message_keeps_its_number_and_stays_under_what_rested_on_it(
    clinic: Clinic, it: Case
) -> None:
    number = gone_out(clinic, it)
    clinic.incidents.withdraw_message(it.number, it.proven, "說早了")
    assert f"M2{SPOKEN}核心訊息" in drawn(clinic, "statement", f"statement/{number}")
    clinic.incidents.withdraw_message(it.number, it.unproven, "說早了")
    assert f"M2{SPOKEN}核心訊息（已撤回）" in drawn(clinic, "statement", f"statement/{number}")
    report = drawn(clinic, "report:legal", it.address)
    assert f"M1{MESSAGE}核心訊息（已撤回）" in report
    assert f"M2{SPOKEN}核心訊息（已撤回）" in report


def test_what_rests_on_two_cases_prints_the_basis_of_each_under_its_number(
    clinic: Clinic, it: Case
) -> None:
    where, other = complaint_of(clinic, it), called(clinic).number
    clinic.incidents.link(other, where, "同一件事")
    theirs = fact(clinic, other, "另一件的發票")
    said = clinic.incidents.state_message(other, "我們會一起說明。", [theirs.id])
    begun = clinic.statements.begin(
        where,
        "public_statement",
        "說明",
        TEXT,
        "zh_TW",
        facts=[it.out, theirs.id],
        messages=[it.proven, said.id],
    )
    paper = drawn(clinic, "statement", f"statement/{begun.number}")
    basis = paper[paper.index("依據") :]
    first, second = (basis.index(f"案件{number}") for number in (it.number, other))
    assert first < basis.index("".join(OUT.split())) < second
    assert second < basis.index("M1我們會一起說明。") < basis.index("另一件的發票")
    shown = clinic.statement_lists.cases_about(clinic.statement_lists.one(begun.number))
    assert {case.incident.number for case in shown} == {it.number, other}


def test_the_report_says_under_each_text_on_which_facts_and_exhibits_it_rests(
    clinic: Clinic, it: Case, tmp_path: Path
) -> None:
    number = exhibit(clinic, tmp_path, subject=it.address)
    mark = clinic.evidence_lists.one(number).mark_in(it.address)
    shown = clinic.incidents.state_fact(
        it.number,
        "候診區有錄影",
        Status.CONFIRMED,
        Source(SourceKind.EXHIBIT, "候診區", number),
        may_be_public=True,
    )
    other = called(clinic).number
    theirs = fact(clinic, other, "另一件的發票")
    desk = clinic.statements
    first, second = (
        desk.begin(
            it.address,
            "public_statement",
            "說明",
            f"{TEXT}{n}",
            "zh_TW",
            facts=facts,
            messages=said,
        ).number
        for n, facts, said in ((1, [it.out, shown.id, theirs.id], [it.unproven]), (2, [], []))
    )
    report = drawn(clinic, "report:legal", it.address)
    ours, last = (report.rindex(f"{number}公開聲明") for number in (first, second))
    assert (
        f"依據M2、F{it.out:02d}、F{shown.id:02d}{other}：F{theirs.id:02d}證物：{mark}"
        in report[ours:last]
    )
    assert "沒有記下依據哪些事實或核心訊息" in report[last:]
    assert f"{mark}候診區" in drawn(clinic, "statement", f"statement/{first}")


def test_the_paper_has_what_a_text_rested_on_in_the_words_of_its_day(
    clinic: Clinic, it: Case
) -> None:
    desk, told = clinic.statements, clinic.incidents
    begun = desk.begin(
        it.address,
        "public_statement",
        "說明",
        TEXT,
        "zh_TW",
        facts=[it.out],
        messages=[it.proven],
    ).number
    told.change_fact(it.number, it.out, Status.REFUTED, "查證後不對", statement="三則評論")
    told.reword_message(it.number, it.proven, "負責人還在了解。", [it.out], "說得太滿")
    basis = drawn(clinic, "statement", f"statement/{begun}")
    assert "看到了，負責人親自了解。現在寫的是：負責人還在了解。" in basis
    assert "11-19（四）22:47商家頁出現一則一星評論" in basis
    assert "起：不成立現在寫的是：三則評論" in basis
    desk.write(begun, f"{TEXT}。", facts=[it.out], messages=[it.proven])
    assert "現在寫的是" not in drawn(clinic, "statement", f"statement/{begun}")
