"""The watch: trends, quiet days, what comes back, and when standing down may be proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinicguard.incidents.contacts import Party
from clinicguard.incidents.incident import State
from clinicguard.incidents.proposals import relapse_of
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.stand_down import Proposal, StandDownRule, proposed, signed
from clinicguard.incidents.watch import (
    Tone,
    Trend,
    Verdict,
    channels,
    quiet_days,
    relapse,
    trend,
    unjudged,
)
from clinicguard.tasks.running import Basis, ClockState, RunningClock
from clinicguard.tasks.task import Kind, Task
from tests.unit.incidents.made import NEEDS, OWNER, RULES, START, Story

GOOGLE, PRESS = "Google 評論", "新聞"
TODAY = date(2026, 11, 23)


def looked(*tones: tuple[int, Tone, str]) -> Story:
    """Looks at one channel: (day of November, tone, reach)."""
    story = Story()
    for day, tone, reach in tones:
        story.later(hours=1).look(GOOGLE, tone, reach, day=date(2026, 11, day))
    return story


def test_louder_or_angrier_than_yesterday_is_rising() -> None:
    angrier = looked((19, Tone.CALM, ""), (20, Tone.BAD, ""))
    louder = looked((19, Tone.BAD, "14 讚"), (20, Tone.BAD, "46 讚"))
    assert trend(angrier.case.lines) is Trend.RISING
    assert trend(louder.case.lines) is Trend.RISING


def test_calmer_than_yesterday_is_falling_and_calm_without_news_is_quiet() -> None:
    calmer = looked((19, Tone.BAD, "46 讚"), (20, Tone.MIXED, "46 讚"))
    assert trend(calmer.case.lines) is Trend.FALLING
    assert trend(looked((19, Tone.CALM, ""), (20, Tone.CALM, "")).case.lines) is Trend.QUIET
    still_bad = looked((19, Tone.BAD, "46 讚"), (20, Tone.BAD, "46 讚"))
    assert trend(still_bad.case.lines) is Trend.STEADY


def test_quiet_days_need_a_look_each_and_break_where_something_was_new() -> None:
    story = looked(
        (19, Tone.BAD, "14 讚"),
        (20, Tone.MIXED, "19 讚"),
        (21, Tone.CALM, "19 讚"),
        (23, Tone.CALM, "19 讚"),
    )
    assert quiet_days(story.case.lines, TODAY) == 2
    again = story.look(GOOGLE, Tone.CALM, "27 讚", day=TODAY)
    assert quiet_days(again.case.lines, TODAY) == 0


def test_a_counted_new_post_breaks_the_quiet_whatever_the_tone() -> None:
    story = looked((21, Tone.CALM, ""), (22, Tone.CALM, ""))
    assert quiet_days(story.case.lines, TODAY) == 2
    story.later(hours=1).look(GOOGLE, Tone.CALM, day=TODAY, fresh=1)
    assert quiet_days(story.case.lines, TODAY) == 0


def test_the_hottest_channel_stands_first() -> None:
    story = Story().look(GOOGLE, Tone.CALM).look(PRESS, Tone.BAD)
    assert [each.channel for each in channels(story.case.lines, TODAY)] == [PRESS, GOOGLE]


def test_given_a_stood_down_case_when_three_come_in_a_day_then_reopening_is_proposed() -> None:
    story = Story()
    for _ in range(3):
        story.later(minutes=5).signal(GOOGLE)
    found = relapse(State.STOOD_DOWN, story.case.signals, [GOOGLE], START, 3)
    assert found is not None
    assert (found.channels, found.signals, found.new_channel) == ((GOOGLE,), 3, False)
    assert relapse(State.ACTIVE, story.case.signals, [GOOGLE], START, 3) is None
    assert relapse(State.CLOSED, story.case.signals[:2], [GOOGLE], START, 3) is None


def test_one_on_a_new_channel_is_enough_and_a_dismissed_one_never_is() -> None:
    story = Story().later(minutes=5).signal("Dcard")
    found = relapse(State.CLOSED, story.case.signals, [GOOGLE], START, 3)
    assert found is not None
    assert found.new_channel
    other = Story().later(minutes=5).signal("Dcard", Verdict.DISMISSED)
    assert relapse(State.CLOSED, other.case.signals, [GOOGLE], START, 3) is None


def test_what_came_before_the_rest_is_no_relapse() -> None:
    story = Story().signal(GOOGLE).signal(GOOGLE).signal(GOOGLE)
    assert relapse(State.STOOD_DOWN, story.case.signals, [GOOGLE], START, 3) is None


def test_a_signal_that_nobody_judged_waits() -> None:
    story = Story().signal(GOOGLE, Verdict.UNJUDGED).signal(GOOGLE)
    assert len(unjudged(story.case.signals)) == 1


RULE = StandDownRule(NEEDS, {GOOGLE: 2}, 2)
CLOCK = RunningClock(
    1, "tw-dl-02", "incident/I-2026-0001", "病歷", Basis.LAW, START, START, OWNER, TODAY
)


def asked(story: Story, **changed: object) -> Proposal:
    case = story.case
    given: dict[str, object] = {
        "rule": RULE,
        "channels": channels(case.lines, TODAY),
        "signals": case.signals,
        "clocks": (),
        "tasks": (),
        "contacts": case.contacts,
        "staff_asked": False,
        "review_on": TODAY,
        "now": story.now,
    }
    return proposed(**{**given, **changed})  # type: ignore[arg-type]


def calm() -> Story:
    story = looked((22, Tone.CALM, ""), (23, Tone.CALM, ""))
    return story.contact(Party.PATIENT_SIDE)


def test_given_quiet_channels_and_nothing_open_then_standing_down_is_proposed() -> None:
    assert asked(calm()).ready


def test_each_condition_says_what_is_still_missing() -> None:
    promise = Task(1, "回電", START, OWNER, kind=Kind.PROMISE, owner=OWNER, due=START)
    story = calm().signal(GOOGLE, Verdict.UNJUDGED)
    found = asked(story, clocks=(CLOCK,), tasks=(promise,), review_on=None)
    assert [(unmet.need, unmet.count) for unmet in found.unmet] == [
        ("no_open_clock", 1),
        ("no_new_signal", 1),
        ("promises_owned", 1),
        ("review_dated", 1),
    ]


def test_a_clock_with_a_named_person_or_met_stands_in_nobodys_way() -> None:
    handed = replace(CLOCK, owner=2)
    met = replace(CLOCK, state=ClockState.MET)
    promised = replace(CLOCK, basis=Basis.PROMISE)
    assert asked(calm(), clocks=(handed, met, promised)).ready


def test_a_channel_that_is_not_quiet_long_enough_says_how_many_days_are_missing() -> None:
    story = looked((22, Tone.BAD, "3 則"), (23, Tone.CALM, "3 則")).contact(Party.PATIENT_SIDE)
    (unmet,) = asked(story).unmet
    assert (unmet.channel, unmet.days, unmet.missing) == (GOOGLE, 1, 1)


def test_nobody_looked_is_not_quiet() -> None:
    (unmet,) = asked(Story().contact(Party.PATIENT_SIDE)).unmet
    assert unmet.need == "quiet_channels"


def test_how_the_person_is_must_have_been_asked_by_contact_or_of_staff() -> None:
    story = looked((22, Tone.CALM, ""), (23, Tone.CALM, ""))
    assert [unmet.need for unmet in asked(story).unmet] == ["person_safe"]
    assert asked(story, staff_asked=True).ready


def test_the_sign_off_needs_a_reason_and_keeps_what_the_rule_said() -> None:
    proposal = asked(Story())
    with pytest.raises(ReasonMissing):
        signed((" ",), (), "", proposal, START, OWNER)
    kept = signed(("同仁要回到工作",), ("12-21 檢查",), "每週一、四", proposal, START, OWNER)
    assert kept.unmet == ("quiet_channels", "person_safe")
    assert kept.still_open == ("12-21 檢查",)


def test_reach_is_the_number_that_the_platform_showed() -> None:
    story = looked((19, Tone.BAD, "1,204 則留言"), (20, Tone.BAD, "很多人在看"))
    assert [line.reach_number for line in story.case.lines] == [1204, None]
    assert story.now - START == timedelta(hours=2)


def test_given_a_rested_case_when_a_channel_speaks_that_never_did_then_reopening_is_proposed() -> (
    None
):
    story = Story().confirmed().look(GOOGLE).signal(GOOGLE).later(days=4).stood_down()
    assert relapse_of(story.case, RULES) is None
    story.later(days=1).signal("Dcard")
    found = relapse_of(story.case, RULES)
    assert found is not None
    assert (found.channels, found.new_channel) == (("Dcard",), True)
    assert relapse_of(Story().confirmed().signal("Dcard").case, RULES) is None
