"""First drafts: what is confirmed flows in, what is open is said to be open, nothing is lost."""

from __future__ import annotations

from itertools import product

from clinicguard.clinic import Clinic
from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.audiences import AUDIENCES, PUBLIC, Audience
from clinicguard.statements.writing import TEMPLATE_FOR, Draft
from tests.integration.statements.cases import (
    KEPT_IN,
    NOTE,
    OUT,
    PATIENT,
    REFUTED,
    REPORTED,
    UNKNOWN,
    Case,
    case,
)
from tests.made import HandClock

GAP = "G1"


def written(clinic: Clinic, it: Case, audience: Audience, language: Language = "zh_TW") -> Draft:
    return clinic.statement_lists.first_draft(it.address, audience, language)


def test_a_draft_for_each_audience_passes_our_own_guard(clinic: Clinic, clock: HandClock) -> None:
    it = case(clinic, clock)
    for audience, language in product(AUDIENCES, LANGUAGES):
        draft = written(clinic, it, audience, language)
        guard = clinic.statement_lists.guard_for(it.address, audience, language)
        findings = guard.judge(draft.text).findings
        blocking = [each for each in findings if each.level == "block" and each.group != GAP]
        assert [(audience, each.group, each.span) for each in blocking] == []
        assert draft.template == TEMPLATE_FOR[audience]
        assert "{" not in draft.text


def test_the_public_hears_what_was_let_out_and_nothing_else(
    clinic: Clinic, clock: HandClock
) -> None:
    it = case(clinic, clock)
    for audience in (*PUBLIC, "staff_memo", "partners"):
        draft = written(clinic, it, audience)
        for words in (KEPT_IN, UNKNOWN, REPORTED, REFUTED, NOTE, PATIENT):
            assert words not in draft.text
        assert it.kept_in not in draft.facts
        assert draft.open_points == ()
    assert OUT in written(clinic, it, "public_statement").text


def test_who_is_concerned_reads_every_confirmed_fact_and_the_open_questions(
    clinic: Clinic, clock: HandClock
) -> None:
    it = case(clinic, clock)
    draft = written(clinic, it, "patient_letter")
    assert OUT in draft.text
    assert KEPT_IN in draft.text
    assert f"{UNKNOWN}，還不清楚" in draft.text
    assert "「記者說另有兩位網友有『同樣經驗』」是否屬實" in draft.text
    assert REFUTED not in draft.text
    assert {it.out, it.kept_in} <= set(draft.facts)
    assert set(draft.open_points) == {it.unknown, it.reported}


def test_no_fact_and_no_message_is_dropped_silently(clinic: Clinic, clock: HandClock) -> None:
    it = case(clinic, clock)
    facts = {fact.id for fact in clinic.incident_lists.case(it.number).facts}
    for audience in AUDIENCES:
        draft = written(clinic, it, audience)
        left = {each.fact for each in draft.left_out if each.fact}
        assert left | {*draft.facts, *draft.open_points} == facts
        assert not left & {*draft.facts, *draft.open_points}
        messages = {each.message for each in draft.left_out if each.message}
        assert messages | {*draft.messages} == {it.proven, it.unproven}


def test_it_says_why_something_is_left_out(clinic: Clinic, clock: HandClock) -> None:
    it = case(clinic, clock)
    draft = written(clinic, it, "press")
    why = {each.fact or -each.message: each.why for each in draft.left_out}
    assert why[it.kept_in] == "not_public"
    assert why[it.reported] == why[it.unknown] == "not_confirmed"
    assert why[it.refuted] == "refuted"
    assert why[-it.unproven] == "proof_missing"
    assert draft.messages == (it.proven,)
    reply = {each.fact: each.why for each in written(clinic, it, "review_reply").left_out}
    assert reply[it.out] == "no_place"


def test_before_anything_is_confirmed_it_says_so(clinic: Clinic) -> None:
    number = clinic.incidents.open("傳聞", danger=None).number
    draft = clinic.statement_lists.first_draft(f"incident/{number}", "public_statement", "zh_TW")
    assert "我們已知道這件事，並開始了解" in draft.text
    assert draft.facts == ()


def test_a_gap_stays_visible_until_somebody_types(clinic: Clinic, clock: HandClock) -> None:
    it = case(clinic, clock)
    lists = clinic.statement_lists
    draft = written(clinic, it, "insurer")
    assert "【保單號碼】" in draft.text
    assert "保單號碼" in draft.missing
    gaps = {gap for part in draft.parts for gap in part.gaps}
    assert "policy_number" in gaps
    filled = lists.first_draft(
        it.address, "insurer", "zh_TW", typed=dict.fromkeys(gaps, "A-7") | {"facts": "亂寫"}
    )
    assert filled.missing == ()
    assert "A-7" in filled.text
    assert "亂寫" not in filled.text


def test_the_first_statement_has_six_parts_and_the_answer_the_ombudsmans(
    clinic: Clinic, clock: HandClock
) -> None:
    it = case(clinic, clock)
    parts = [part.id for part in written(clinic, it, "public_statement").parts]
    assert parts == ["empathy", "known", "unknown", "next", "commitment", "contact"]
    answer = clinic.statement_lists.first_draft(
        it.address, "patient_letter", "zh_TW", "answer_letter"
    )
    assert "到今天第三天了" in answer.text
    assert "醫師親自說明會不會好" in answer.text
    assert "【原本應該怎麼做】" in answer.text


def test_a_reply_fits_its_place(clinic: Clinic, clock: HandClock) -> None:
    it = case(clinic, clock)
    for language in LANGUAGES:
        draft = written(clinic, it, "review_reply", language)
        assert draft.most_characters is not None
        assert len(draft.text) <= draft.most_characters
        assert draft.too_long == 0


def test_templates_are_those_of_the_clinics_law(clinic: Clinic) -> None:
    offered = clinic.statement_lists.templates()
    assert all(not each.only_in or "tw" in each.only_in for each in offered)
    letters = clinic.statement_lists.templates("patient_letter")
    assert {"patient_letter", "answer_letter"} <= {each.id for each in letters}
    assert all(each.audience == "patient_letter" for each in letters)
