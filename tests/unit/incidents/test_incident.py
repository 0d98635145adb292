"""States and moves: what may follow what, with which reason, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.incidents.incident import (
    MOVES,
    WITHOUT_REASON,
    CannotMerge,
    MergedAway,
    Move,
    MoveRefused,
    NotActive,
    State,
    merged,
    moved,
    must_be_active,
    open_moves,
    unmerged,
)
from clinicguard.incidents.reasons import ReasonMissing
from tests.unit.incidents.made import OWNER, START, Story

LEGAL = sorted(MOVES, key=str)
ILLEGAL = [(state, move) for state in State for move in Move if (state, move) not in MOVES]


@given(st.sampled_from(ILLEGAL), st.text())
def test_every_move_outside_the_table_is_refused_whatever_the_reason(
    pair: tuple[State, Move], reason: str
) -> None:
    state, move = pair
    case = replace(Story().case.incident, state=state)
    with pytest.raises(MoveRefused) as refused:
        moved(case, move, START, OWNER, reason)
    assert (refused.value.state, refused.value.move) == pair
    assert set(refused.value.open_moves) == {known for (of, known) in MOVES if of is state}


@given(st.lists(st.sampled_from(Move), max_size=12))
def test_no_chain_of_moves_leaves_the_table_or_loses_a_turn(chain: list[Move]) -> None:
    case = Story().case.incident
    walked = 0
    for move in chain:
        before = case.state
        try:
            case = moved(case, move, START, OWNER, "因為")
        except MoveRefused:
            assert (before, move) not in MOVES
            assert case.state is before
        else:
            walked += 1
            assert case.state is MOVES[before, move]
    assert len(case.turns) == walked
    assert [turn.before for turn in case.turns[1:]] == [turn.after for turn in case.turns[:-1]]


@pytest.mark.parametrize(("state", "move"), LEGAL)
def test_every_move_but_confirming_says_why(state: State, move: Move) -> None:
    case = replace(Story().case.incident, state=state)
    if move in WITHOUT_REASON:
        assert moved(case, move, START, OWNER).state is MOVES[state, move]
        return
    for empty in ("", "  ", "……", "。"):
        with pytest.raises(ReasonMissing):
            moved(case, move, START, OWNER, empty)


def test_given_a_closed_case_when_reopened_then_the_earlier_closing_stays_as_it_was() -> None:
    story = Story().confirmed().move(Move.STAND_DOWN, "四天安靜").move(Move.CLOSE, "檢討做完")
    closing = story.case.incident.turns[-1]
    story.later(days=3).move(Move.REOPEN, "又出現三則新的評論")
    incident = story.case.incident
    assert incident.state is State.ACTIVE
    assert closing in incident.turns
    assert incident.closed_at is None


def test_given_a_dismissed_signal_when_reopened_then_it_is_checked_again_from_the_start() -> None:
    story = Story().move(Move.DISMISS, "打卡的是北安區的早午餐店")
    story.later(hours=2).move(Move.REOPEN, "第二則寫了診所全名")
    assert story.case.incident.state is State.NOTICED
    assert [turn.reason for turn in story.case.incident.turns] == [
        "打卡的是北安區的早午餐店",
        "第二則寫了診所全名",
    ]


def test_only_a_going_unmerged_incident_burns() -> None:
    burning = {state for state in State if replace(Story().case.incident, state=state).burns}
    assert burning == {State.ACTIVE}
    assert not replace(Story().confirmed().case.incident, merged_into="I-2026-0009").burns


def test_given_a_merged_case_when_anything_is_done_to_it_then_it_names_where_to_do_it() -> None:
    one = Story().confirmed().case.incident
    other = replace(one, number="I-2026-0002")
    gone = merged(one, other)
    assert open_moves(gone) == ()
    with pytest.raises(MergedAway) as away:
        moved(gone, Move.STAND_DOWN, START, OWNER, "結束")
    assert away.value.into == "I-2026-0002"


def test_given_a_merged_case_when_unmerged_then_it_stands_in_the_state_it_had() -> None:
    one = Story().confirmed().case.incident
    back = unmerged(merged(one, replace(one, number="I-2026-0002")))
    assert back == one


def test_a_case_is_not_merged_into_itself_nor_a_drill_with_a_real_one_nor_twice() -> None:
    one = Story().confirmed().case.incident
    other = replace(one, number="I-2026-0002")
    with pytest.raises(CannotMerge):
        merged(one, one)
    with pytest.raises(CannotMerge):
        merged(one, replace(other, drill=True))
    with pytest.raises(CannotMerge):
        unmerged(one)
    with pytest.raises(MergedAway):
        merged(one, merged(other, one))


def test_what_belongs_to_a_going_case_names_the_state_that_is_in_the_way() -> None:
    with pytest.raises(NotActive) as found:
        must_be_active(Story().case.incident, "activate")
    assert (found.value.state, found.value.what) == (State.NOTICED, "activate")
