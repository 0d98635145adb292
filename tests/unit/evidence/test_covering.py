"""Drawing boxes: each step can be taken back, the smallest box is hit, a draft brings all again."""

from __future__ import annotations

from clinicguard.evidence.covering import Covering, from_draft, to_draft
from clinicguard.evidence.redaction import MOST_BOXES, WHOLE, Box

ONE, TWO = Box(1, 1000, 1000, 3000, 2000), Box(1, 1500, 1200, 2000, 1500)


def drawn() -> Covering:
    return Covering().drawn(ONE).drawn(TWO)


def test_each_step_can_be_taken_back() -> None:
    start = drawn()
    moved = start.moved(100, 0).resized(0, 50).said("face").taken_off()
    assert moved.boxes == (ONE,)
    steps = [moved.undone()]
    while steps[-1].before:
        steps.append(steps[-1].undone())
    assert steps[0].boxes[1] == Box(1, 1600, 1200, 2100, 1550, "face")
    assert steps[3].boxes == start.boxes
    assert steps[-1].boxes == ()
    assert steps[-1].undone() == steps[-1]


def test_a_step_that_changes_nothing_is_none() -> None:
    start = Covering().drawn(Box(1, 0, 0, 500, 500))
    assert start.moved(-300, -9) == start
    assert start.said("name") == start
    assert Covering().moved(5, 5) == Covering().taken_off() == Covering()


def test_the_next_box_is_said_to_cover_what_the_last_one_did() -> None:
    after = Covering().said("phone").drawn(ONE)
    assert after.boxes[0].kind == "phone"
    assert after.said("face").drawn(TWO).boxes[1].kind == "face"


def test_the_smallest_box_at_a_place_is_meant() -> None:
    found = drawn()
    assert found.at(1, 1600, 1300) == 1
    assert found.at(1, 2900, 1900) == 0
    assert found.at(1, 5000, 5000) is None
    assert found.at(2, 1600, 1300) is None


def test_after_taking_one_off_another_is_chosen() -> None:
    after = drawn().taken_off()
    assert after.box() == ONE
    assert after.taken_off().chosen is None
    assert drawn().choosing(7).chosen is None


def test_typing_a_reason_takes_no_step_back() -> None:
    typed = drawn().because("鄰").because("鄰居")
    assert typed.boxes[1].reason == "鄰居"
    assert typed.undone().boxes == (ONE,)


def test_a_draft_brings_every_box_again() -> None:
    kept = drawn().said("third_person").because("候診的人")
    again = from_draft({"boxes": to_draft(kept)})
    assert again.boxes == kept.boxes
    assert again.before == ()


def test_a_draft_that_was_written_otherwise_does_no_harm() -> None:
    odd = [[1, 2], "x", [0, 1, 1, 9, 9, "name", ""], [1, 0, 0, 9, 9, "soul", ""], None]
    assert from_draft({"boxes": odd}).boxes == ()
    assert from_draft({}).boxes == ()
    far = from_draft({"boxes": [[1, -9, -9, 99_999, 50, "face", "x"]]})
    assert far.boxes == (Box(1, 0, 0, WHOLE, 50, "face", "x"),)


def test_there_is_an_end_to_boxes() -> None:
    full = Covering((ONE,) * MOST_BOXES)
    assert full.drawn(TWO) is full
