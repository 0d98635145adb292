"""What went out before its approval says why; a closed text that went another way, to whom."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from clinicguard.clinic import Clinic
from clinicguard.documents.from_statement import statement_paper
from clinicguard.documents.statement import statement as drawn
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.statements.audiences import Audience
from clinicguard.statements.statement import text_hash
from tests.integration.papers.test_papers import text_of
from tests.integration.statements.cases import TEXT
from tests.made import HandClock
from tests.unit.documents.samples import press

HASH = text_hash(TEXT)
WHY = "記者在門口，負責人電話同意後先貼"


def approved_late(
    clinic: Clinic, clock: HandClock, audience: Audience = "public_statement"
) -> tuple[str, datetime]:
    """A text approved two hours after it was written, and when it was half that old."""
    number = clinic.statements.begin("", audience, "說明", TEXT, "zh_TW").number
    between = clock.forward(hours=1)
    clock.forward(hours=1)
    clinic.statements.approve(number, HASH, alone=True, reason="沒有別人可以簽")
    return number, between


def words_of(clinic: Clinic, number: str) -> str:
    paper = statement_paper(clinic.statement_lists.one(number), {1: "沈以安"}, press("zh_TW"))
    return text_of(drawn(paper, press("zh_TW")))


def test_what_went_out_before_its_approval_says_why_and_the_paper_tells_it(
    clinic: Clinic, clock: HandClock
) -> None:
    number, between = approved_late(clinic, clock)
    desk = clinic.statements
    for nothing in ("", " 。"):
        with pytest.raises(ReasonMissing):
            desk.release(number, HASH, "website", "首頁", at=between, early=nothing)
    out = desk.release(number, HASH, "website", "首頁", at=between, early=WHY).out
    assert out is not None
    assert out.early == WHY
    assert f"核准前就已發出：{WHY}" in words_of(clinic, number)


def test_what_went_out_in_the_minute_of_its_approval_was_not_early(
    clinic: Clinic, clock: HandClock
) -> None:
    number, _ = approved_late(clinic, clock)
    at = clinic.statement_lists.one(number).approved_at
    assert at is not None
    soon = at - timedelta(seconds=40)
    out = clinic.statements.release(number, HASH, "website", "首頁", at=soon, early="不必").out
    assert out is not None
    assert out.early == ""


def test_a_hand_that_came_later_makes_nothing_early(clinic: Clinic, clock: HandClock) -> None:
    number, _ = approved_late(clinic, clock)
    whole = clinic.statement_lists.one(number).approved_at
    between = clock.forward(hours=1)
    clock.forward(hours=1)
    clinic.statements.approve(number, HASH, alone=True, reason="再看過一次")
    again = clinic.statement_lists.one(number)
    assert whole is not None
    assert again.is_early(whole - timedelta(minutes=1))
    clinic.statements.release(number, HASH, "website", "首頁", at=between, early="再貼一次")


def test_a_closed_text_that_goes_another_way_says_who_reads_it(
    clinic: Clinic, clock: HandClock
) -> None:
    number, _ = approved_late(clinic, clock, "care_talk")
    desk = clinic.statements
    with pytest.raises(ReasonMissing):
        desk.release(number, HASH, "other", "診所的 Facebook 粉絲專頁")
    desk.release(number, HASH, "other", "病房", readers="陳女士和她的先生")
    assert "只有陳女士和她的先生看得到" in words_of(clinic, number)
    public, _ = approved_late(clinic, clock)
    assert desk.release(public, HASH, "other", "社區佈告欄").releases[0].readers == ""
