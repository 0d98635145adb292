"""What a complaint refuses, what it asks for first, and what it remembers."""

from dataclasses import replace

import pytest

from clinicguard.complaints.complaint import (
    Ending,
    Field,
    LinkKind,
    Need,
    RaisedFlag,
    after,
    can,
    editable,
    needs,
)
from clinicguard.complaints.inquiry import Side, Verdict
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import Kind, State, Verb, next_state
from clinicguard.complaints.troubles import MoveRefused
from clinicguard.complaints.wording import Edit
from clinicguard.tasks import task as tasks
from tests.unit.complaints.made import NEW, NOON, account, finding, issue, looked_into, promise

EVERY_CELL = [(state, verb) for state in State for verb in Verb]


@pytest.mark.parametrize(("state", "verb"), EVERY_CELL)
def test_what_the_table_does_not_allow_is_refused_by_name(state: State, verb: Verb) -> None:
    ended = (Ending(1, State.WITHDRAWN, State.ACKNOWLEDGED, "", "", None, NOON, 1),)
    complaint = replace(looked_into(), state=state, endings=ended)
    if next_state(complaint.kind, state, verb) is not None:
        assert after(complaint, verb) in State
        return
    with pytest.raises(MoveRefused) as refused:
        after(complaint, verb)
    assert (refused.value.state, refused.value.verb) == (state, verb)
    assert refused.value.number == complaint.number


def test_an_answer_asks_for_issues_both_sides_and_a_finding_on_each_issue() -> None:
    looking = replace(NEW, state=State.LOOKING)
    assert needs(looking, Verb.ANSWER) == (Need.ISSUE, Need.STAFF_SIDE)
    heard = replace(looking, issues=(issue(1), issue(2, 2)), accounts=(account(Side.STAFF),))
    found_one = replace(heard, findings=(finding(1),))
    assert needs(found_one, Verb.ANSWER) == (Need.FINDING,)
    with pytest.raises(MoveRefused) as refused:
        after(found_one, Verb.ANSWER)
    assert refused.value.missing == (Need.FINDING,)
    assert refused.value.first == ()
    found_both = replace(heard, findings=(finding(1), finding(2)))
    assert after(found_both, Verb.ANSWER) is State.ANSWERED


@pytest.mark.parametrize(
    ("side", "enough"), [(Side.STAFF, True), (Side.RECORD, True), (Side.PATIENT, False)]
)
def test_the_complainants_word_alone_is_not_both_sides(side: Side, enough: bool) -> None:
    complaint = replace(looked_into(), accounts=(account(side),))
    assert (Need.STAFF_SIDE not in needs(complaint, Verb.ANSWER)) is enough


@pytest.mark.parametrize("kind", [Kind.SUGGESTION, Kind.COMPLIMENT, Kind.NEAR_MISS])
def test_what_is_no_complaint_needs_no_inquiry(kind: Kind) -> None:
    assert after(replace(NEW, kind=kind, state=State.LOOKING), Verb.ANSWER) is State.ANSWERED
    assert after(replace(NEW, kind=kind), Verb.CLOSE) is State.CLOSED


def test_nothing_closes_over_an_open_promise() -> None:
    answered = replace(looked_into(), state=State.ANSWERED)
    with pytest.raises(MoveRefused) as refused:
        after(replace(answered, promises=(promise(),)), Verb.CLOSE)
    assert refused.value.missing == (Need.OPEN_PROMISE,)
    for ended in (tasks.State.DONE, tasks.State.NOT_DOING):
        assert after(replace(answered, promises=(promise(ended),)), Verb.CLOSE) is State.CLOSED


def test_a_new_complaint_is_told_the_way_to_its_answer() -> None:
    with pytest.raises(MoveRefused) as refused:
        after(NEW, Verb.ANSWER)
    assert refused.value.first == (Verb.ACKNOWLEDGE, Verb.BEGIN_LOOKING)
    assert refused.value.missing == (Need.ISSUE, Need.STAFF_SIDE)


@pytest.mark.parametrize("left", [State.NEW, State.ACKNOWLEDGED, State.LOOKING, State.ANSWERED])
def test_a_withdrawn_one_goes_back_to_where_it_stood(left: State) -> None:
    ending = Ending(1, State.WITHDRAWN, left, "不想再談", "", None, NOON, 1)
    complaint = replace(NEW, state=State.WITHDRAWN, endings=(ending,))
    assert after(complaint, Verb.REOPEN) is left


def test_the_kind_is_fixed_once_the_record_has_ended() -> None:
    editable(replace(NEW, state=State.ANSWERED), Field.KIND)
    editable(replace(NEW, state=State.CLOSED), Field.VERBATIM)
    with pytest.raises(MoveRefused) as refused:
        editable(replace(NEW, state=State.CLOSED), Field.KIND)
    assert refused.value.first == (Verb.REOPEN,)


def test_can_names_exactly_what_would_not_be_refused() -> None:
    complaint = replace(looked_into(), findings=())
    allowed = can(complaint)
    assert Verb.FIND in allowed
    assert Verb.ANSWER not in allowed
    assert Verb.CLOSE not in allowed
    for verb in allowed:
        after(complaint, verb)


def test_a_lowered_flag_no_longer_stands_and_stays_in_the_record() -> None:
    raised = RaisedFlag(1, Flag.MEDIA, "記者來電", NOON, 1, None, None)
    lowered = RaisedFlag(2, Flag.LEGAL, "", NOON, 1, NOON, 1)
    complaint = replace(NEW, raised=(raised, lowered))
    assert complaint.flags == {Flag.MEDIA}
    assert len(complaint.raised) == 2


def test_the_latest_finding_on_an_issue_counts() -> None:
    one = issue()
    complaint = replace(
        NEW,
        issues=(one,),
        findings=(
            finding(1, Verdict.UNCLEAR, 1),
            finding(9, Verdict.UPHELD, 2),
            finding(1, Verdict.PARTLY, 3),
        ),
    )
    found = complaint.finding_of(one)
    assert found is not None
    assert found.verdict is Verdict.PARTLY
    assert complaint.finding_of(issue(7, 7)) is None


def test_history_is_told_by_field_and_leaves_out_what_belongs_to_an_issue() -> None:
    mine = Edit(1, Field.WANTED, 0, "a", "b", "打錯", NOON, 1)
    other = Edit(2, Field.VERBATIM, 0, "a", "b", "打錯", NOON, 1)
    rating = Edit(3, Field.WANTED, 1, "1", "2", "重看", NOON, 1)
    complaint = replace(NEW, edits=(mine, other, rating))
    assert complaint.history(Field.WANTED) == (mine,)


def test_its_page_is_its_number() -> None:
    assert NEW.address == "complaint/C-2026-0001"
    assert {kind.value for kind in LinkKind} == {"incident", "merged", "related"}
