"""The table of moves, cell by cell: every state with every verb, for each kind of record."""

import pytest

from clinicguard.complaints.moves import (
    MOVES,
    WITHIN,
    Kind,
    State,
    Verb,
    next_state,
    possible,
    way_to,
)

N, A, L, R, C, W = State  # new, acknowledged, looking, answered, closed, withdrawn

# One row for each verb: where it leads from the state above the column; None is impossible.
#                       new   ack   looking answered closed withdrawn
COMPLAINT = {
    Verb.ACKNOWLEDGE:   (A,    None, None,   None,    None,  None),
    Verb.BEGIN_LOOKING: (None, L,    None,   None,    None,  None),
    Verb.ANSWER:        (None, None, R,      None,    None,  None),
    Verb.CLOSE:         (None, None, None,   C,       None,  None),
    Verb.WITHDRAW:      (W,    W,    W,      W,       None,  None),
    Verb.REOPEN:        (None, None, None,   L,       L,     L),
    Verb.EDIT:          (N,    A,    L,      R,       C,     W),
    Verb.NOTE_CONTACT:  (N,    A,    L,      R,       C,     W),
    Verb.PROMISE:       (N,    A,    L,      R,       None,  None),
    Verb.KEEP_PROMISE:  (N,    A,    L,      R,       C,     W),
    Verb.BREAK_PROMISE: (N,    A,    L,      R,       C,     W),
    Verb.ADD_ISSUE:     (N,    A,    L,      None,    None,  None),
    Verb.RATE_ISSUE:    (N,    A,    L,      None,    None,  None),
    Verb.HEAR:          (None, None, L,      None,    None,  None),
    Verb.FIND:          (None, None, L,      None,    None,  None),
    Verb.DECIDE_REMEDY: (None, None, L,      R,       None,  None),
    Verb.LEARN:         (None, None, L,      R,       C,     None),
    Verb.FLAG:          (N,    A,    L,      R,       C,     W),
    Verb.UNFLAG:        (N,    A,    L,      R,       C,     W),
    Verb.LINK:          (N,    A,    L,      R,       C,     W),
    Verb.UNLINK:        (N,    A,    L,      R,       C,     W),
    Verb.SATISFACTION:  (None, None, None,   R,       C,     None),
    Verb.HOLD_CLOCK:    (N,    A,    L,      None,    None,  None),
    Verb.RESUME_CLOCK:  (N,    A,    L,      None,    None,  None),
}  # fmt: skip

# What nobody complained about may go a shorter way.
SHORTER = {
    (N, Verb.BEGIN_LOOKING): L,
    (A, Verb.ANSWER): R,
    (N, Verb.CLOSE): C,
    (A, Verb.CLOSE): C,
    (L, Verb.CLOSE): C,
}

CELLS = [(state, verb) for verb in Verb for state in State]


@pytest.mark.parametrize(("state", "verb"), CELLS)
def test_a_complaint_moves_by_the_table(state: State, verb: Verb) -> None:
    expected = COMPLAINT[verb][list(State).index(state)]
    assert next_state(Kind.COMPLAINT, state, verb) is expected


@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.COMPLIMENT, Kind.NEAR_MISS])
@pytest.mark.parametrize(("state", "verb"), CELLS)
def test_other_records_may_go_a_shorter_way(kind: Kind, state: State, verb: Verb) -> None:
    expected = SHORTER.get((state, verb), COMPLAINT[verb][list(State).index(state)])
    assert next_state(kind, state, verb) is expected


def test_every_verb_has_its_place_in_exactly_one_table() -> None:
    assert not set(MOVES) & set(WITHIN)
    assert set(MOVES) | set(WITHIN) == set(Verb)


def test_nothing_leads_out_of_an_ended_state_but_reopening() -> None:
    for state in (C, W):
        leaving = {verb for verb in MOVES if next_state(Kind.COMPLAINT, state, verb) is not None}
        assert leaving == {Verb.REOPEN}


@pytest.mark.parametrize(
    ("state", "verb", "way"),
    [
        (N, Verb.ANSWER, (Verb.ACKNOWLEDGE, Verb.BEGIN_LOOKING)),
        (N, Verb.CLOSE, (Verb.ACKNOWLEDGE, Verb.BEGIN_LOOKING, Verb.ANSWER)),
        (A, Verb.HEAR, (Verb.BEGIN_LOOKING,)),
        (C, Verb.ADD_ISSUE, (Verb.REOPEN,)),
        (W, Verb.CLOSE, (Verb.REOPEN, Verb.ANSWER)),
        (L, Verb.ACKNOWLEDGE, ()),
        (A, Verb.EDIT, ()),
    ],
)
def test_the_way_to_a_verb_is_named(state: State, verb: Verb, way: tuple[Verb, ...]) -> None:
    assert way_to(Kind.COMPLAINT, state, verb) == way


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("state", "verb"), CELLS)
def test_whoever_walks_the_named_way_gets_there(kind: Kind, state: State, verb: Verb) -> None:
    way = way_to(kind, state, verb)
    for move in way:
        entered = next_state(kind, state, move)
        assert entered is not None
        state = entered
    if way:
        assert verb in possible(kind, state)
