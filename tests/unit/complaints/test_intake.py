"""The six fields that make a complaint safe, and the draft that keeps them meanwhile."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.complaint import (
    LONGEST,
    Channel,
    Complainant,
    Field,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.intake import (
    SAFE,
    NewComplaint,
    NewPromise,
    checked,
    from_draft,
    happened,
    missing,
    to_draft,
)
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.troubles import BeforeReceived, FieldMissing, FieldTooLong, NotYet
from tests.unit.complaints.made import NOON

FULL = NewComplaint(
    channel=Channel.PHONE,
    complainant=Complainant("李若嵐", Relation.PATIENT, "0900-000-000"),
    verbatim="等到四點半才看到",
    wanted="以後晚了要先講",
    taken_by=4,
    received_at=NOON,
)
MOMENTS = st.integers(0, 4_000_000_000_000).map(
    lambda ms: datetime.fromtimestamp(ms // 1000, UTC) + timedelta(milliseconds=ms % 1000)
)
TEXTS = st.text(max_size=30)
NEW_COMPLAINTS = st.builds(
    NewComplaint,
    kind=st.sampled_from(Kind),
    channel=st.none() | st.sampled_from(Channel),
    complainant=st.builds(Complainant, TEXTS, st.sampled_from(Relation), TEXTS),
    unnamed=st.booleans(),
    patient=st.builds(Patient, TEXTS, TEXTS, st.none() | st.dates()),
    verbatim=TEXTS,
    interpretation=TEXTS,
    wanted=TEXTS,
    wanted_unsaid=st.booleans(),
    taken_by=st.none() | st.integers(1, 9),
    received_at=st.none() | MOMENTS,
    staff_role=st.sampled_from(StaffRole),
    flags=st.frozensets(st.sampled_from(Flag)),
    promises=st.lists(
        st.builds(NewPromise, TEXTS, MOMENTS, st.none() | st.integers(1, 9)), max_size=2
    ).map(tuple),
)


def test_an_empty_one_lacks_all_six_in_the_order_in_which_they_are_asked() -> None:
    assert missing(NewComplaint()) == SAFE
    assert missing(FULL) == ()


def test_blanks_are_not_words() -> None:
    assert missing(replace(FULL, verbatim=" \n\u3000")) == (Field.VERBATIM,)


def test_somebody_may_keep_their_name_and_their_wish() -> None:
    unnamed = replace(FULL, complainant=Complainant("", Relation.OTHER, ""), unnamed=True)
    assert missing(unnamed) == ()
    assert missing(replace(FULL, wanted="", wanted_unsaid=True)) == ()
    half = replace(FULL, complainant=Complainant("李", Relation.PATIENT, ""), unnamed=True)
    assert checked(half, NOON).complainant.name == ""


def test_only_a_complaint_has_to_say_what_is_wanted() -> None:
    assert missing(replace(FULL, wanted="")) == (Field.WANTED,)
    for kind in (Kind.SUGGESTION, Kind.COMPLIMENT, Kind.NEAR_MISS):
        assert missing(replace(FULL, wanted="", kind=kind)) == ()


def test_what_is_missing_too_long_or_to_come_is_refused() -> None:
    with pytest.raises(FieldMissing) as empty:
        checked(replace(FULL, channel=None), NOON)
    assert empty.value.field == Field.CHANNEL
    with pytest.raises(FieldTooLong) as long:
        checked(replace(FULL, wanted="字" * (LONGEST + 1)), NOON)
    assert (long.value.field, long.value.length) == (Field.WANTED, LONGEST + 1)
    checked(replace(FULL, wanted="字" * LONGEST), NOON)
    with pytest.raises(NotYet):
        checked(FULL, NOON - timedelta(milliseconds=1))
    with pytest.raises(FieldMissing):
        checked(replace(FULL, promises=(NewPromise(" ", NOON),)), NOON)


def test_when_something_happened_lies_between_receipt_and_now() -> None:
    hour = timedelta(hours=1)
    assert happened("at", None, NOON, NOON - hour) == NOON
    assert happened("at", NOON - hour, NOON, NOON - hour) == NOON - hour
    with pytest.raises(NotYet):
        happened("at", NOON + hour, NOON)
    with pytest.raises(BeforeReceived):
        happened("at", NOON - 2 * hour, NOON, NOON - hour)


@given(NEW_COMPLAINTS)
def test_a_draft_comes_back_as_it_was(new: NewComplaint) -> None:
    assert from_draft(to_draft(new)) == new


def test_a_draft_of_another_version_is_read_as_far_as_it_goes() -> None:
    kept = {"kind": "praise", "channel": "fax", "flags": ["media", "alien"], "verbatim": "等很久"}
    read = from_draft(kept)
    assert (read.kind, read.channel) == (Kind.COMPLAINT, None)
    assert read.flags == {Flag.MEDIA}
    assert read.verbatim == "等很久"
    assert from_draft({}) == NewComplaint()


def test_a_birth_date_is_kept_as_a_day() -> None:
    new = replace(FULL, patient=Patient("李若嵐", "A00482", date(1990, 5, 1)))
    assert from_draft(to_draft(new)).patient.born == date(1990, 5, 1)
