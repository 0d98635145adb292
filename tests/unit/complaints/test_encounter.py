"""What was written down at the desk: what counts as something, its draft, the complaint of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from clinicguard.complaints.complaint import LONGEST, Channel
from clinicguard.complaints.encounter import (
    Encounter,
    Mark,
    as_complaint,
    checked,
    from_draft,
    to_draft,
)
from clinicguard.complaints.intake import missing
from clinicguard.complaints.troubles import FieldMissing, FieldTooLong
from clinicguard.knowledge.scripts import load_scripts

AT = datetime(2026, 11, 21, 1, 53, tzinfo=UTC)
EMPTY = Encounter("angry_desk", AT)
WHOLE = Encounter(
    "angry_phone",
    AT,
    "等了 70 分鐘",
    (Mark("在錄影", AT + timedelta(minutes=2)),),
    "主管回電",
    AT + timedelta(hours=6),
    AT + timedelta(minutes=1),
)


def test_a_draft_gives_back_what_was_written() -> None:
    assert from_draft(to_draft(WHOLE)) == WHOLE
    assert from_draft(to_draft(EMPTY)) == EMPTY


@pytest.mark.parametrize(
    "something",
    [
        Encounter("threat", AT, "走開"),
        Encounter("threat", AT, marks=(Mark("動手", AT),)),
        Encounter("threat", AT, promised="回電"),
        Encounter("threat", AT, unsafe_at=AT),
    ],
)
def test_words_marks_promises_and_danger_are_something(something: Encounter) -> None:
    assert something.says_something
    assert checked(something) is something


def test_an_empty_one_is_no_note() -> None:
    assert not Encounter("threat", AT, " \n").says_something
    with pytest.raises(FieldMissing):
        checked(EMPTY)
    with pytest.raises(FieldTooLong):
        checked(Encounter("threat", AT, "字" * (LONGEST + 1)))


def test_the_complaint_of_it_lacks_only_what_was_not_asked() -> None:
    new = as_complaint(WHOLE, "我們看到的", taken_by=3)
    assert new.channel is Channel.PHONE
    assert new.received_at == AT
    assert (new.verbatim, new.interpretation) == ("等了 70 分鐘", "我們看到的")
    assert [(each.what, each.owner) for each in new.promises] == [("主管回電", 3)]
    assert [field.value for field in missing(new)] == ["complainant", "wanted"]


def test_a_promise_without_words_is_none() -> None:
    assert as_complaint(Encounter("threat", AT, "x", due_at=AT), "", 1).promises == ()


def test_the_time_never_runs_backwards() -> None:
    assert EMPTY.lasted(AT - timedelta(hours=1)) == timedelta()
    assert EMPTY.lasted(AT + timedelta(minutes=3)) == timedelta(minutes=3)


def test_every_situation_has_a_way_it_came() -> None:
    for script in load_scripts():
        assert Encounter(script, AT).channel in Channel
