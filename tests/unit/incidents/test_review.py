"""The review asks why and not who; its actions have an owner, a date, and are looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.review import (
    Action,
    ActionEnded,
    ActionIncomplete,
    Effect,
    LineKind,
    Recheck,
    Review,
    ReviewLine,
    ReviewLineIncomplete,
    blaming,
    dropped,
    finished,
    missing,
    noted,
    planned,
    rechecked,
)
from tests.unit.incidents.made import MANAGER, OWNER, START

TODAY = date(2026, 11, 25)
ACTION = Action(1, "症狀來電登記，當天由醫師回電", MANAGER, date(2026, 12, 4), START, OWNER)


def line(kind: LineKind, words: str, **more: str) -> ReviewLine:
    return ReviewLine(0, kind, words, START, OWNER, **more)


def test_a_why_has_its_question_and_a_cause_its_bone() -> None:
    with pytest.raises(ReviewLineIncomplete):
        noted(line(LineKind.WHY, "夜間電話沒有人接"))
    with pytest.raises(ReviewLineIncomplete):
        noted(line(LineKind.CAUSE, "沒有登記與時限"))
    with pytest.raises(ReviewLineIncomplete):
        noted(line(LineKind.LESSON, " "))
    assert noted(line(LineKind.CAUSE, "沒有登記與時限", bone="process")).bone == "process"


def test_a_review_lacks_what_nobody_wrote_and_a_struck_line_is_not_written() -> None:
    assert missing(Review()) == ("went_well", "went_badly", "cause", "action")
    lines = (
        line(LineKind.WENT_WELL, "開門前就發現"),
        line(LineKind.WENT_BADLY, "替醫師判斷正常"),
        line(LineKind.WHY, "電話沒人接", question="為什麼找不到醫師"),
    )
    assert missing(Review(lines=lines, actions=(ACTION,))) == ()
    struck = replace(lines[0], struck_because="寫錯格")
    assert missing(Review(lines=(struck, *lines[1:]), actions=(ACTION,))) == ("went_well",)


def test_an_action_says_what_and_is_not_due_in_the_past() -> None:
    assert planned(ACTION, TODAY) == ACTION
    with pytest.raises(ActionIncomplete):
        planned(replace(ACTION, words=" "), TODAY)
    with pytest.raises(ActionIncomplete):
        planned(replace(ACTION, due=date(2026, 11, 24)), TODAY)
    assert planned(replace(ACTION, due=TODAY), TODAY).due == TODAY


def test_what_was_done_or_dropped_is_not_ended_again() -> None:
    done = finished(ACTION, START)
    assert not done.open
    with pytest.raises(ActionEnded):
        dropped(done, "不做了")
    with pytest.raises(ReasonMissing):
        dropped(ACTION, "")
    with pytest.raises(ActionEnded):
        finished(dropped(ACTION, "改用別的做法"), START)


def test_given_an_action_that_is_done_then_it_is_looked_at_after_30_and_90_days() -> None:
    assert ACTION.checks_due(date(2026, 12, 1)) == (
        (30, date(2026, 12, 31)),
        (90, date(2027, 3, 1)),
    )
    found = Recheck(30, date(2026, 12, 31), Effect.FELL, "同類客訴 3 件變 1 件", START, OWNER)
    once = rechecked(ACTION, found)
    assert once.checks_due(date(2026, 12, 1)) == ((90, date(2027, 3, 1)),)
    again = rechecked(once, replace(found, effect=Effect.SAME))
    assert [each.effect for each in again.rechecks] == [Effect.SAME]


def test_a_recheck_says_in_words_what_it_found() -> None:
    with pytest.raises(ReasonMissing):
        rechecked(ACTION, Recheck(30, TODAY, Effect.TOO_FEW, " ", START, OWNER))


def test_a_line_that_names_a_colleague_is_pointed_out() -> None:
    assert blaming("林美華沒有追便條", ["林美華", "何承恩"]) == ("林美華",)
    assert blaming("轉達寫在便條上，沒有人追", ["林美華"]) == ()
