"""The fact table: nothing is confirmed without a source, nothing unconfirmed is for the public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.incidents.facts import (
    NotForThePublic,
    Source,
    SourceKind,
    SourceMissing,
    StatementMissing,
    Status,
    opened,
    stated,
    turned,
)
from clinicguard.incidents.reasons import ReasonMissing
from tests.unit.incidents.made import DESK, EXHIBIT, MANAGER, OWNER, START, Story

NOTHING = Source(SourceKind.OTHER)


def test_a_confirmed_fact_names_its_source_or_says_what_it_rests_on() -> None:
    with pytest.raises(SourceMissing):
        stated("專線有人接", Status.CONFIRMED, NOTHING, START, OWNER)
    by_note = stated("專線有人接", Status.CONFIRMED, NOTHING, START, OWNER, note="已試撥")
    assert (by_note.confirmed_by, by_note.confirmed_at) == (OWNER, START)


def test_an_empty_statement_is_no_fact() -> None:
    with pytest.raises(StatementMissing):
        stated(" \n", Status.UNKNOWN, NOTHING, START, OWNER)


@given(st.sampled_from([Status.REPORTED, Status.UNKNOWN, Status.REFUTED]))
def test_only_what_is_confirmed_is_let_out(status: Status) -> None:
    with pytest.raises(NotForThePublic):
        stated("評論說沒簽同意書", status, EXHIBIT, START, OWNER, may_be_public=True)
    fact = stated("評論說沒簽同意書", status, EXHIBIT, START, OWNER)
    with pytest.raises(NotForThePublic):
        opened(fact, True)
    assert not fact.sayable


def test_given_what_was_reported_when_the_paper_is_found_then_it_is_confirmed_by_name() -> None:
    fact = stated("簽有拔牙同意書", Status.REPORTED, DESK, START, MANAGER)
    later = Story().later(hours=1).now
    sure = turned(fact, Status.CONFIRMED, later, MANAGER, "取出紙本核對", source=EXHIBIT)
    assert (sure.confirmed_by, sure.confirmed_at, sure.source) == (MANAGER, later, EXHIBIT)
    assert [(turn.before, turn.after) for turn in sure.turns] == [
        (Status.REPORTED, Status.CONFIRMED)
    ]


def test_given_a_public_fact_when_it_is_refuted_then_it_says_why_and_is_public_no_more() -> None:
    fact = stated("只有一通來電沒接", Status.CONFIRMED, EXHIBIT, START, OWNER, True)
    with pytest.raises(ReasonMissing):
        turned(fact, Status.REFUTED, START, OWNER)
    fallen = turned(fact, Status.REFUTED, START, OWNER, "總機紀錄是兩通")
    assert not fallen.may_be_public
    assert fallen.confirmed_by is None


def test_given_a_public_fact_when_reworded_then_the_old_words_stay_and_it_is_decided_anew() -> None:
    fact = stated("09:00 起有人接聽", Status.CONFIRMED, EXHIBIT, START, OWNER, True)
    with pytest.raises(ReasonMissing):
        turned(fact, Status.CONFIRMED, START, OWNER, statement="09:00 到 17:30 有人接聽")
    reworded = turned(
        fact, Status.CONFIRMED, START, OWNER, "加上結束時間", statement="09:00 到 17:30 有人接聽"
    )
    assert reworded.turns[-1].former == "09:00 起有人接聽"
    assert not reworded.may_be_public
    assert opened(reworded, True).sayable


def test_one_turn_can_confirm_and_let_out() -> None:
    fact = stated("夜間電話轉值班手機", Status.UNKNOWN, NOTHING, START, MANAGER, note="等電信設定")
    done = turned(fact, Status.CONFIRMED, START, MANAGER, "試撥接通", may_be_public=True)
    assert done.sayable


def test_a_confirmed_fact_whose_source_is_taken_away_is_refused() -> None:
    fact = stated("有一則評論", Status.CONFIRMED, EXHIBIT, START, OWNER)
    with pytest.raises(SourceMissing):
        turned(fact, Status.CONFIRMED, START, OWNER, "換來源", source=NOTHING)
