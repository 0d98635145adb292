"""What a text promises is read as a moment, from how people say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinicguard.complaints.promised import promised_by
from clinicguard.host.calendars import ClinicCalendar
from clinicguard.people.profile import Profile
from clinicguard.statements.checklist import announced_in
from clinicguard.statements.when_said import moment_said

TAIPEI = ZoneInfo("Asia/Taipei")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""A Monday, nine in the morning in Taipei."""
CALENDAR = promised_by(Profile("x", open_days=(0, 1, 2, 3, 4, 5), closes_at="20:30")).calendar


def on_leave(days: int) -> ClinicCalendar:
    """The clinic closed from today on."""
    closed = {date(2026, 11, 23) + timedelta(days=n): "休診" for n in range(days)}
    return replace(CALENDAR, closed=closed)


def said(
    sentence: str, now: datetime = NOW, calendar: ClinicCalendar = CALENDAR, place: str = ""
) -> str:
    """The moment as month, day, hour and minute in Taipei; or nothing."""
    announced = announced_in(sentence, "first_word")
    moment = moment_said(sentence, now, calendar, announced.at if announced else (), place)
    return "" if moment is None else moment.astimezone(TAIPEI).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The next update goes up Friday at noon.", "11-27 12:00"),
        ("11 月 26 日中午前會再說明。", "11-26 12:00"),
        ("下周四下午再公布結果。", "12-03 17:00"),
        ("我们会在下周四下午再说明。", "12-03 17:00"),
        ("本週五前會再說明。", "11-27 20:30"),
        ("在週五五點前會再說。", "11-27 17:00"),
        ("下下週一上午會再說明。", "12-07 12:00"),
        ("下週會再說明。", "12-05 20:30"),
        ("We will say more next week.", "12-05 20:30"),
        ("The next update goes up next Monday at noon.", "11-30 12:00"),
        ("We will write again within 24 hours.", "11-24 09:00"),
        ("三小時內會再說明。", "11-23 12:00"),
        ("我們 3 個工作日內會再說明。", "11-26 20:30"),
        ("我們明天上午十點再更新。", "11-24 10:00"),
        ("大後天會再說明。", "11-26 20:30"),
        ("後天下午三點再說明。", "11-25 15:00"),
        ("The day after tomorrow we will tell you more.", "11-25 20:30"),
        ("We will tell you more tomorrow morning.", "11-24 12:00"),
        ("Our next update follows on 6 December by 12.30pm.", "12-06 12:30"),
        ("115年11月30日下午5時前會再更新。", "11-30 17:00"),
        ("We will say more by six o'clock this evening.", "11-23 18:00"),
        ("昨天 11 月 22 日我們先停診，12 月 1 日會再說明。", "12-01 20:30"),
        ("We reopen on 1 December, and on 27 November we will say more.", "11-27 20:30"),
        ("我們一週內會再說明。", "11-30 20:30"),
        ("一個禮拜內會再說明。", "11-30 20:30"),
        ("一日內會再說明。", "11-24 20:30"),
        ("一個小時內會再說明。", "11-23 10:00"),
        ("一個月內會再說明。", "12-23 20:30"),
        ("三天內會再說明。", "11-26 20:30"),
        ("兩三天內會再說明。", "11-26 20:30"),
        ("一两个星期内会再说明。", "12-07 20:30"),
        ("下週一前會再說明。", "11-30 20:30"),
        ("這週內會再說明。", "11-28 20:30"),
        ("月底前會再說明。", "11-30 20:30"),
        ("下個月底前會再說明。", "12-31 20:30"),
        ("一月底前會再說明。", "01-30 20:30"),
        ("十月底我們停用那台機器，週五會再說明。", "11-27 20:30"),
        ("十月底的事，我們會再說明。", ""),
        ("下班前會再說明。", "11-23 20:30"),
        ("We will tell you more within a week.", "11-30 20:30"),
        ("We will write again within an hour.", "11-23 10:00"),
        ("We will say more within two to three days.", "11-26 20:30"),
        ("We will say more within 3-4 working days.", "11-27 20:30"),
        ("Our next update follows by Friday.", "11-27 20:30"),
        ("We will say more later this week.", "11-28 20:30"),
        ("We will say more by the end of the month.", "11-30 20:30"),
        ("We will say more by the end of December.", "12-31 20:30"),
        ("We will say more by close of business on Friday.", "11-27 20:30"),
        ("We will say more by the end of the day.", "11-23 20:30"),
        ("We will say more within 24 months.", ""),
        ("When we know more we will say so.", ""),
        ("11 月 6 日中午前會再說明。", ""),
        ("We will say more within 1000000 working days.", ""),
    ],
)
def test_the_moment_is_the_one_that_the_sentence_names(sentence: str, due: str) -> None:
    assert said(sentence) == due


@pytest.mark.parametrize(
    ("place", "due"),
    [("uk", "12-01 20:30"), ("us", "01-12 20:30"), ("tw", "01-12 20:30")],
)
def test_a_day_in_figures_is_read_in_the_order_of_the_place(place: str, due: str) -> None:
    assert said("We will say more by 1/12.", place=place) == due
    assert said("We will say more on 1/12/2026.", place=place) == (due if place == "uk" else "")
    assert said("We will say more by 26/11.", place=place) == "11-26 20:30"


def test_what_lies_behind_is_not_proposed() -> None:
    evening = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    assert said("今天下午五點前會再說明。", evening) == ""
    assert said("The next update goes up Monday at noon.", evening) == "11-30 12:00"
    assert said("下午五點前會再說明。", evening) == "11-24 17:00"


def test_a_day_on_which_the_clinic_is_closed_ends_as_the_others() -> None:
    assert said("We will say more on Sunday.") == "11-29 20:30"


def test_an_hour_of_either_half_is_one_at_which_people_are_awake() -> None:
    assert said("We will say more tomorrow at four.") == "11-24 16:00"
    assert said("We will say more tomorrow at nine.") == "11-24 09:00"


@pytest.mark.parametrize(("days", "due"), [(120, "03-24 20:30"), (400, "")])
def test_working_days_begin_after_a_long_leave_or_are_not_proposed(days: int, due: str) -> None:
    assert said("We will say more within 2 business days.", calendar=on_leave(days)) == due
    by_five = "We will say more within 2 business days, by 5 pm."
    assert said(by_five, calendar=on_leave(days)) == due.replace("20:30", "17:00")


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("2026-11-25週三前回覆，會再說明。", "11-25 20:30"),
        ("11-25星期三會再說明。", "11-25 20:30"),
        ("2026-11-25日前會再說明。", "11-25 20:30"),
        ("2026-11-25當天會再說明。", "11-25 20:30"),
        ("11-25當天會再說明。", "11-25 20:30"),
        ("We will say more by 2026-11-25 office hours.", "11-25 20:30"),
        ("3-5日內會再說明。", "11-28 20:30"),
        ("3-5 個工作天內會再說明。", "11-28 20:30"),
        ("We will say more in two or three weeks.", "12-14 20:30"),
        ("We will say more in one to two further weeks.", "12-07 20:30"),
        ("We will say more within 2 - 3 business days.", "11-26 20:30"),
    ],
)
def test_a_day_in_figures_is_no_range(sentence: str, due: str) -> None:
    assert said(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("0.5小時內會再說明。", "11-23 09:30"),
        ("We will say more within 0.5 hours.", "11-23 09:30"),
        ("0 件退款。週五會再說明。", "11-27 20:30"),
        ("0 位受影響。週五會再說明。", "11-27 20:30"),
        ("0 天內會再說明。", ""),
        ("We will say more within 0 working days.", ""),
        ("We will say more within 0 hours.", ""),
    ],
)
def test_less_than_one_of_what_is_no_day_is_no_day(sentence: str, due: str) -> None:
    assert said(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("下下週前會再說明。", "12-12 20:30"),
        ("下下星期前會再說明。", "12-12 20:30"),
        ("下下個禮拜會再說明。", "12-12 20:30"),
        ("We will say more the week after next.", "12-12 20:30"),
        ("We will say more by the end of the week after next.", "12-12 20:30"),
        ("下下個月底前會再說明。", "01-30 20:30"),
        ("We will say more by the end of the month after next.", "01-30 20:30"),
    ],
)
def test_after_next_is_two_ahead(sentence: str, due: str) -> None:
    assert said(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("We will say more within a working day.", "11-24 20:30"),
        ("一個工作日內會再說明。", "11-24 20:30"),
        ("We will say more in a couple of days.", "11-25 20:30"),
        ("We will say more within a couple of working days.", "11-25 20:30"),
        ("We will say more in a couple of hours.", "11-23 11:00"),
        ("We will say more by end of month.", "11-30 20:30"),
        ("We will say more by month end.", "11-30 20:30"),
        ("年底前會再說明。", "12-31 20:30"),
        ("We will say more by the end of the year.", "12-31 20:30"),
        ("明年底前會再說明。", ""),
        ("去年底的事，我們會再說明。", ""),
        ("上個月底的事，我們會再說明。", ""),
        ("學年底的事，我們會再說明。", ""),
    ],
)
def test_a_couple_and_the_ends_of_months_and_years_are_read(sentence: str, due: str) -> None:
    assert said(sentence) == due


def test_the_end_of_a_year_that_has_just_begun_is_not_promised_for() -> None:
    assert said("年底前會再說明。", datetime(2027, 1, 4, 1, 0, tzinfo=UTC)) == ""
