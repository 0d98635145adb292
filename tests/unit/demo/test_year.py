"""The sample year: how much there is, that its people and days agree, how it is worded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clinicguard.clinic import SAMPLE_MARK
from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.moves import Kind
from clinicguard.demo.sample import remove_sample
from clinicguard.demo.stage import Act
from clinicguard.demo.told import read_case
from clinicguard.demo.year.complaints import category, runnings
from clinicguard.demo.year.course import Told, Words, folder, read_year
from clinicguard.demo.year.days import Days
from clinicguard.demo.year.script import WHOLE, days_of, year_acts
from clinicguard.host.words import Language, as_language
from clinicguard.incidents.facts import Status
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.records import KnowledgeFault, read
from tests.unit.demo.cases import EXTRA, LANGUAGES

PLACES = {
    "zh_TW": ("tw", "Asia/Taipei"),
    "en": ("uk", "Europe/London"),
    "zh_CN": ("cn", "Asia/Shanghai"),
}
TODAYS = (
    datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    datetime(2027, 2, 3, 8, 0, tzinfo=UTC),
    datetime(2027, 7, 9, 15, 30, tzinfo=UTC),
)
"""A Sunday, the days before Lunar New Year, a Friday in summer."""

every = pytest.mark.parametrize("language", LANGUAGES)


@cache
def year(language: str) -> Told:
    return read_year(as_language(language))


@cache
def days(language: str, now: datetime) -> Days:
    return days_of(year(language).course, *PLACES[language], now)


@cache
def acts(language: str, now: datetime) -> tuple[Act, ...]:
    since = now - timedelta(weeks=WHOLE)
    return tuple(year_acts(year(language), days(language, now), PLACES[language][0], since))


@every
def test_a_hundred_and_fifty_complaints_twelve_incidents_three_of_them_high(language: str) -> None:
    course = year(language).course
    kinds = Counter(case.kind for case in course.cases)
    assert kinds[Kind.COMPLAINT] == 150
    assert set(kinds) == set(Kind)
    assert len(course.incidents) == 12
    assert sum(each.level is Level.HIGH for each in course.incidents) == 3
    assert len({each.nature for each in course.incidents}) == 12
    whole = [case.id for case in course.narratives if year(language).words[case.id].staff]
    assert len(whole) >= 60


COURSE = set(Channel) - {
    Channel.AUTHORITY, Channel.WECHAT, Channel.WHATSAPP, Channel.TEXT_MESSAGE, Channel.OTHER,
}  # fmt: skip


@every
def test_every_channel_category_flag_and_turn_occurs(language: str) -> None:
    cases = year(language).course.cases
    issues = [issue for case in cases for issue in case.issues]
    assert {case.by for case in cases} >= COURSE
    assert len({category(issue) for issue in issues}) == 7
    assert len({flag for case in cases for flag in case.flags}) >= 6
    assert {case.turn for case in cases} >= {"withdrawn", "reopened", "held", "merged", "overdue"}
    assert {case.score for case in cases} >= {2, 3, 4, 5}


@every
def test_no_two_share_half_their_words(language: str) -> None:
    bags = {
        key: _bag(language, " ".join(_texts(words))) for key, words in year(language).words.items()
    }
    alike = [
        (one, other)
        for one, other in combinations(bags, 2)
        if len(bags[one] & bags[other]) * 2 >= len(bags[one] | bags[other])
    ]
    assert alike == []


@every
@pytest.mark.parametrize("now", TODAYS)
def test_people_act_only_while_they_work_here_and_after_it_came_in(
    language: str, now: datetime
) -> None:
    told, known = (
        year(language),
        {one.text("id") for one in read_case(as_language(language)).each("staff")},
    )
    stays = {stay.id: stay for stay in told.course.staff}
    begun: dict[str, datetime] = {}
    for act in acts(language, now):
        stay = stays.get(act.by)
        assert act.by in known or stay is not None
        if stay is not None and stay.joined is not None:
            assert act.at >= days(language, now).back(stay.joined), act.what
        if stay is not None and stay.left is not None:
            assert act.at <= days(language, now).back(stay.left), act.what
        matter, what = act.what.split(" ", 1)
        if what in ("log", "open"):
            begun[matter] = act.at
        elif what not in ("card", "joins", "leaves"):
            assert act.at >= begun[matter], act.what
    assert max(act.at for act in acts(language, now)) <= now


@every
@pytest.mark.parametrize("now", TODAYS)
def test_nobody_works_on_a_holiday_or_at_night(language: str, now: datetime) -> None:
    zone = ZoneInfo(PLACES[language][1])
    for act in acts(language, now):
        there = act.at.astimezone(zone)
        closes = time(13, 25) if there.weekday() == 5 else time(17, 55)
        assert days(language, now).open(there.date()), (act.what, there)
        assert time(8, 40) <= there.time() <= closes, (act.what, there)


@pytest.mark.parametrize("now", TODAYS)
def test_the_year_has_the_same_course_and_ends_now(now: datetime) -> None:
    for language in LANGUAGES:
        first, last = acts(language, now)[0].at, acts(language, now)[-1].at
        assert timedelta(weeks=49) < now - first < timedelta(weeks=WHOLE)
        assert now - last < timedelta(days=9)
        running = runnings(year(language), days(language, now), now - timedelta(weeks=WHOLE))
        saturdays = [
            each for each in running if each.case.id.startswith("sat-") and each.case.at[1] == "sat"
        ]
        assert len(saturdays) >= 12
        assert {each.received.weekday() for each in saturdays} == {5}


@every
def test_people_have_names_and_no_counters(language: str) -> None:
    told = year(language)
    names = [words.subject for words in told.words.values() if words.subject]
    assert len(set(names)) >= 110
    assert max(Counter(names).values()) >= 3
    staff = {one.text("name") for one in read_case(as_language(language)).each("staff")}
    staff |= {new.name for new in told.people.staff.values()}
    near = {case.id for case in told.course.others if case.kind is Kind.NEAR_MISS}
    for key, words in told.words.items():
        assert not re.search(r"[0-9０-９]", words.who + words.patient), key
        assert key in near or words.subject not in staff, key
    assert staff >= {told.words[key].who for key in near}


@every
def test_a_card_fits_the_age_that_is_told(language: str) -> None:
    now = TODAYS[0]
    for each in runnings(year(language), days(language, now), now - timedelta(weeks=WHOLE)):
        if each.case.age and each.card.born is not None:
            age = (now.date() - each.card.born).days / 365.25
            assert each.case.age <= age < each.case.age + 1.1, each.case.id


def test_the_three_are_of_like_size_and_none_is_a_conversion() -> None:
    size = {one: sum(map(len, _everything(year(one)))) for one in LANGUAGES}
    assert 0.85 < size["zh_CN"] / size["zh_TW"] < 1.15
    assert 2.2 < size["en"] / size["zh_TW"] < 4.5
    said = {one: {key: words.said for key, words in year(one).words.items()} for one in LANGUAGES}
    assert not any(said["zh_TW"][key] == said["zh_CN"][key] for key in said["zh_TW"])


@every
def test_our_own_words_are_calm(language: str) -> None:
    for text in _own(year(language)):
        assert not re.search(r"[!！]|成功", text), text


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_han_and_latin_stand_apart(language: str) -> None:
    close = re.compile(r"[一-鿿][0-9A-Za-z]|[0-9A-Za-z][一-鿿]")
    assert [text for text in _everything(year(language)) if close.search(text)] == []


@pytest.mark.parametrize(("language", "charset"), [("zh_TW", "big5"), ("zh_CN", "gb2312")])
def test_each_place_writes_its_own_characters(language: str, charset: str) -> None:
    strange = {
        sign
        for sign in set("".join(_everything(year(language))))
        if "一" <= sign <= "鿿" and not _in(sign, charset)
    }
    assert strange <= EXTRA[language]


@every
def test_an_incident_says_everything_that_its_course_needs(language: str) -> None:
    told = year(language)
    for course in told.course.incidents:
        words = told.incidents[course.id]
        assert len(words.facts) == len(words.sources) == len(course.status) == len(course.sources)
        assert len(words.watch) == len(course.tone)
        assert bool(words.statement) == bool(course.audience)
        confirmed = [status is Status.CONFIRMED for status in course.status]
        assert confirmed == sorted(confirmed, reverse=True) or course.id == "recall-mail"
        if "review" in course.days_to and "close" in course.days_to:
            assert words.well
            assert words.badly
            assert words.why
            assert words.action
            assert words.summary
            assert words.skip


def test_a_wrong_file_is_named_with_line_and_key(tmp_path: Path) -> None:
    text = (folder() / "en" / "money.yaml").read_text("utf-8")
    broken = tmp_path / "money.yaml"
    broken.write_text(text.replace("  want: ", "  wanted: ", 1), "utf-8")
    line = text[: text.index("  want: ")].count("\n") + 1
    with pytest.raises(KnowledgeFault) as fault:
        read(broken, dict[str, Words])
    assert (fault.value.file, fault.value.line) == (broken, line)
    assert fault.value.key == "quote-doubled.wanted"


def test_only_a_sample_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "sample" / "clinic").mkdir(parents=True)
    remove_sample(tmp_path / "sample")
    assert (tmp_path / "sample" / "clinic").exists()
    (tmp_path / "sample" / SAMPLE_MARK).touch()
    remove_sample(tmp_path / "sample")
    assert not (tmp_path / "sample").exists()


def _bag(language: Language | str, text: str) -> frozenset[str]:
    if language == "en":
        return frozenset(re.findall(r"[a-z']+", text.lower()))
    signs = re.sub(r"[^一-鿿]", "", text)
    return frozenset(signs[n : n + 2] for n in range(len(signs) - 1))


def _texts(record: object) -> Iterator[str]:
    """Every text of a record, however deep."""
    match record:
        case str():
            yield record
        case tuple():
            for each in record:
                yield from _texts(each)
        case dict() | date():
            return
        case _ if is_dataclass(record) and not isinstance(record, type):
            for field in fields(record):
                if field.name != "place":
                    yield from _texts(getattr(record, field.name))
        case _ if hasattr(record, "items"):
            for key, each in record.items():
                yield str(key)
                yield from _texts(each)


def _everything(told: Told) -> list[str]:
    records = (*told.words.values(), *told.incidents.values())
    everyday = [*told.people.ends, *(each for said in told.people.thanks.values() for each in said)]
    return [*(text for record in records for text in _texts(record)), *everyday]


def _own(told: Told) -> Iterator[str]:
    """What the clinic wrote, not what people said to it."""
    for words in told.words.values():
        yield from (*words.found, *words.remedy, words.answer, words.record, words.learn)
    for incident in told.incidents.values():
        yield from (incident.summary, incident.notice, incident.lesson, *incident.messages)
        if incident.statement is not None:
            yield incident.statement.text


def _in(sign: str, charset: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
