"""The rules of boxes: within their page, never thinner than what they cover, never a pixel less."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.evidence.custody import PurposeNeeded
from clinicguard.evidence.redaction import (
    MOST_BOXES,
    SMALLEST,
    WHOLE,
    Box,
    BoxNotOnPage,
    NothingCovered,
    Proof,
    Redaction,
    checked,
    clamped,
    mark_of,
    moved,
    resized,
)

edges = st.integers(-2 * WHOLE, 3 * WHOLE)


@given(edges, edges, edges, edges)
def test_a_box_drawn_past_the_edge_ends_at_the_edge(
    left: int, top: int, right: int, bottom: int
) -> None:
    box = clamped(Box(1, left, top, right, bottom))
    assert 0 <= box.left <= box.right - SMALLEST
    assert box.right <= WHOLE
    assert 0 <= box.top <= box.bottom - SMALLEST
    assert box.bottom <= WHOLE
    assert clamped(box) == box


def test_who_draws_upwards_and_to_the_left_means_the_same_box() -> None:
    assert clamped(Box(1, 500, 400, 100, 200)) == Box(1, 100, 200, 500, 400)


@given(edges, edges, edges, edges, st.integers(1, 5000), st.integers(1, 5000))
def test_a_box_covers_at_least_what_was_drawn(
    left: int, top: int, right: int, bottom: int, width: int, height: int
) -> None:
    box = clamped(Box(1, left, top, right, bottom))
    west, north, east, south = box.pixels(width, height)
    assert west * WHOLE <= box.left * width
    assert east * WHOLE >= box.right * width
    assert north * WHOLE <= box.top * height
    assert south * WHOLE >= box.bottom * height
    assert 0 <= west < east <= width
    assert 0 <= north < south <= height


@given(edges, edges)
def test_a_box_pushed_against_the_edge_keeps_its_size(right: int, down: int) -> None:
    box = moved(Box(1, 4000, 4000, 5000, 4500), right, down)
    assert (box.right - box.left, box.bottom - box.top) == (1000, 500)
    assert clamped(box) == box


@given(edges, edges)
def test_a_box_made_smaller_never_vanishes(right: int, down: int) -> None:
    box = resized(Box(1, 4000, 4000, 5000, 4500), right, down)
    assert (box.left, box.top) == (4000, 4000)
    assert clamped(box) == box


def test_boxes_stand_by_page_and_from_above() -> None:
    boxes = (Box(2, 0, 0, 90, 90), Box(1, 0, 900, 90, 990), Box(1, 5, 10, 95, 100))
    assert [(each.page, each.top) for each in checked(boxes, 2, "律師")] == [
        (1, 10), (1, 900), (2, 0),
    ]  # fmt: skip


def test_a_copy_without_box_or_purpose_is_no_redaction() -> None:
    with pytest.raises(NothingCovered):
        checked((), 1, "律師")
    with pytest.raises(NothingCovered):
        checked([Box(1, 0, 0, 90, 90)] * (MOST_BOXES + 1), 1, "律師")
    with pytest.raises(PurposeNeeded):
        checked([Box(1, 0, 0, 90, 90)], 1, "  ")
    with pytest.raises(BoxNotOnPage):
        checked([Box(3, 0, 0, 90, 90)], 2, "律師")


def test_a_copy_is_named_after_its_original() -> None:
    boxes = (Box(1, 0, 0, 90, 90, "face"), Box(1, 0, 0, 90, 90), Box(1, 9, 9, 99, 99, "face"))
    proof = Proof("00", 1, 3)
    at = datetime(2026, 11, 20, tzinfo=UTC)
    copy = Redaction("E-2026-0009", "E-2026-0003", "aa", 2, "律師", "", boxes, proof, at, 1)
    assert mark_of(copy, "A-03") == "A-03-R2"
    assert mark_of(copy, "") == "E-2026-0009"
    assert copy.kinds() == (("name", 1), ("face", 2))
