"""The command that computes clocks from JSON lines answers every line, and says what is wrong."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.tasks.clocks_json import clocks_from_json


def answer(line: str) -> dict[str, object]:
    (found,) = clocks_from_json([line])
    parsed: dict[str, object] = json.loads(found)
    return parsed


def asked(**fields: object) -> str:
    return json.dumps(
        {"id": "a", "rule": "tw-dl-01", "trigger": "2026-02-13T18:00:00+08:00"} | fields
    )


def test_days_are_dates_and_hours_are_local_times() -> None:
    lines = [asked(id=7), "\n", asked(id="時", rule="tw-dl-06", trigger="2026-02-13T10:00:00Z")]
    assert [json.loads(line) for line in clocks_from_json(lines)] == [
        {"id": 7, "due": "2026-03-02"},
        {"id": "時", "due": "2026-02-16T18:00:00+08:00"},
    ]


def test_a_mark_before_the_first_line_and_line_ends_are_passed_over() -> None:
    assert answer("\ufeff" + asked() + "\r\n") == {"id": "a", "due": "2026-03-02"}


@pytest.mark.parametrize(
    ("line", "identity", "names"),
    [
        ("{", None, "not JSON"),
        ("[" * 50_000, None, "not JSON"),
        ('{"id": NaN}', None, "not JSON"),
        ('["tw-dl-01"]', None, "not a JSON object"),
        ('{"rule": "tw-dl-01"}', None, "id is missing"),
        ('{"id": 1, "trigger": "2026-02-13T18:00:00+08:00"}', 1, "rule is missing"),
        ('{"id": 1, "rule": "tw-dl-01"}', 1, "trigger is missing"),
        (asked(rule=5), "a", "rule should be a text"),
        (asked(rule="tw-dl-99"), "a", "'tw-dl-99' is not known"),
        (asked(rule="xx-dl-01"), "a", "'xx-dl-01' is not known"),
        (asked(rule=""), "a", "'' is not known"),
        (asked(rule="tw-dl-07"), "a", "'tw-dl-07' sets no number"),
        (asked(trigger=None), "a", "trigger should be a text"),
        (asked(trigger="yesterday"), "a", "not an ISO 8601 time"),
        (asked(trigger="2026-02-30T10:00:00+08:00"), "a", "not an ISO 8601 time"),
        (asked(trigger="2026-02-13"), "a", "no zone"),
        (asked(trigger="2026-02-13T18:00:00"), "a", "no zone"),
        (asked(trigger="9999-12-30T18:00:00+08:00"), "a", "beyond the calendar"),
        (asked(rule="us-dl-03", trigger="0001-01-01T00:00:00+08:00"), "a", "beyond the calendar"),
    ],
)
def test_a_line_that_cannot_be_computed_says_why(line: str, identity: object, names: str) -> None:
    found = answer(line)
    assert found["id"] == identity
    assert names in str(found["error"])
    assert "due" not in found


@given(st.lists(st.text(max_size=60), max_size=5))
def test_no_line_breaks_it(lines: list[str]) -> None:
    found = list(clocks_from_json(lines))
    assert len(found) == sum(1 for line in lines if line.strip())
    assert all(found_line.isascii() and "\n" not in found_line for found_line in found)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=5,
    ),
    st.text(max_size=30) | st.sampled_from(["2026-02-13T18:00:00+08:00"]),
)
def test_the_id_comes_back_whatever_it_is(identity: object, trigger: str) -> None:
    assert answer(asked(id=identity, trigger=trigger))["id"] == identity
