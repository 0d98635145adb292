"""The checklist with what vanishes, statements that went out, the staff notice, the timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from clinicguard.incidents.checklist import (
    CheckState,
    ExhibitMissing,
    listed,
    settled_count,
    threatened,
    volatile_first,
)
from clinicguard.incidents.contacts import CareTalk, Party, TalkIncomplete, recorded, told
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.releases import (
    Audience,
    NoticeEmpty,
    NotTold,
    confirmed,
    noticed,
    said_outside,
)
from clinicguard.incidents.timeline import (
    Event,
    EventAhead,
    EventIncomplete,
    Manner,
    merged,
    written,
)
from tests.unit.incidents.made import CHECKS, MANAGER, OWNER, RECEPTION, START, Story


def test_what_can_go_any_moment_comes_first_and_what_stays_comes_last() -> None:
    story = Story().checks()
    assert [check.rule for check in volatile_first(story.case.checks)] == [
        "post",
        "cctv",
        "consent",
    ]


def test_given_a_camera_that_overwrites_then_its_line_counts_down_from_the_event() -> None:
    story = Story().checks()
    cctv = story.case.checks[1]
    assert cctv.vanishes_at == START + timedelta(days=30)
    assert cctv.left(START + timedelta(days=29)) == timedelta(days=1)
    near = START + timedelta(days=24)
    assert [check.rule for check in threatened(story.case.checks, near)] == ["post", "cctv"]
    assert [check.rule for check in threatened(story.case.checks, START)] == ["post"]


def test_a_second_nature_adds_only_the_lines_that_are_new() -> None:
    story = Story().checks()
    assert listed(CHECKS, story.case.checks, START) == ()


def test_a_line_is_secured_by_an_exhibit_and_not_by_a_tick() -> None:
    story = Story().checks()
    with pytest.raises(ExhibitMissing):
        story.settle("post", CheckState.SECURED)
    story.settle("post", CheckState.SECURED, "E-2026-0001", "E-2026-0001")
    story.settle("post", CheckState.SECURED, "E-2026-0002")
    assert story.case.checks[0].exhibits == ("E-2026-0001", "E-2026-0002")
    assert settled_count(story.case.checks) == (1, 3)


@pytest.mark.parametrize("state", [CheckState.ABSENT, CheckState.LOST, CheckState.OPEN])
def test_what_is_not_there_or_lost_or_taken_back_says_why(state: CheckState) -> None:
    story = Story().checks()
    with pytest.raises(ReasonMissing):
        story.settle("cctv", state)
    story.settle("cctv", state, reason="診間沒有裝監視器")
    assert story.case.checks[1].state is state


def test_given_a_notice_when_colleagues_confirm_then_the_unread_are_named() -> None:
    notice = noticed("不回應、不轉貼", (OWNER, MANAGER, RECEPTION), START, MANAGER)
    assert notice.unread == (OWNER, RECEPTION)
    once = confirmed(notice, RECEPTION, START)
    assert once.unread == (OWNER,)
    assert confirmed(once, RECEPTION, START + timedelta(hours=1)) == once
    with pytest.raises(NotTold):
        confirmed(notice, 99, START)


@pytest.mark.parametrize(("text", "people"), [(" ", (OWNER,)), ("公告", ())])
def test_a_notice_says_something_to_somebody(text: str, people: tuple[int, ...]) -> None:
    with pytest.raises(NoticeEmpty):
        noticed(text, people, START, MANAGER)


def test_said_outside_is_what_the_public_heard_and_was_not_taken_back() -> None:
    story = Story().release(audience=Audience.STAFF).release(audience=Audience.PRESS)
    story.later(minutes=5).release(audience=Audience.REVIEW)
    press, review = said_outside(story.case.releases)
    assert (press.audience, review.audience) == (Audience.PRESS, Audience.REVIEW)
    gone = replace(press, withdrawn_at=story.now, withdrawn_because="日期寫錯")
    assert said_outside((gone, review)) == (review,)


def test_who_has_been_told_is_who_was_reached_by_us_the_last_time_counts() -> None:
    story = Story().contact(Party.INSURER).later(hours=1).contact(Party.INSURER, "補送資料")
    missed = replace(story.case.contacts[0], party=Party.PATIENT_SIDE, reached=False)
    inward = replace(story.case.contacts[0], party=Party.PRESS, outward=False)
    found = told((*story.case.contacts, missed, inward))
    assert {party: contact.said for party, contact in found.items()} == {Party.INSURER: "補送資料"}


TALK = CareTalk(
    0, START, 18, "電話", (OWNER, MANAGER), ("病人",), "原因要檢查才知道", regret="對不起"
)


@pytest.mark.parametrize(
    ("field", "value"), [("attendees", ()), ("present", ()), ("explained", " "), ("minutes", 0)]
)
def test_a_talk_of_care_names_who_was_there_and_what_was_explained(
    field: str, value: object
) -> None:
    assert recorded(TALK) == TALK
    with pytest.raises(TalkIncomplete) as missing:
        recorded(replace(TALK, **{field: value}))  # type: ignore[arg-type]
    assert missing.value.field == field


def event(**fields: object) -> Event:
    base = Event(1, START, "Asia/Taipei", Manner.SEEN, OWNER, START, words="櫃檯有人大聲說話")
    return replace(base, **fields)  # type: ignore[arg-type]


def test_what_was_told_names_by_whom() -> None:
    with pytest.raises(EventIncomplete) as missing:
        written(event(manner=Manner.TOLD))
    assert missing.value.field == "source"
    assert written(event(manner=Manner.TOLD, source="助理陳小姐")).source == "助理陳小姐"


def test_a_line_says_something_and_does_not_tell_the_future() -> None:
    with pytest.raises(EventIncomplete):
        written(event(words=" "))
    with pytest.raises(EventAhead):
        written(event(at=START + timedelta(minutes=1)))
    assert written(event(words="", kind="rated", says={"level": "high"})).kind == "rated"


def test_two_timelines_become_one_and_nothing_is_dropped() -> None:
    ours = (event(id=1), event(id=3, at=START + timedelta(hours=2)))
    theirs = (event(id=2, at=START + timedelta(hours=1), case="I-2026-0002"),)
    assert [each.id for each in merged(ours, theirs)] == [1, 2, 3]
