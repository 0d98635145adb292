"""The clinic's own promises count days on which it is open, the law working days: each one word."""

from __future__ import annotations

import pytest

from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.usual import usual_words

OPEN_DAY: dict[Language, str] = {"zh_TW": "看診日", "en": "open day", "zh_CN": "开诊日"}
WORKING_DAY: dict[Language, str] = {"zh_TW": "工作日", "en": "working day", "zh_CN": "工作日"}
PROMISED = (
    ("promised in {n} open day", "promised in {n} open days"),
    ("{n} open day left", "{n} open days left"),
    ("{n} open day", "{n} open days"),
    ("first reply in {n} open day", "first reply in {n} open days"),
    ("answer in {n} open day", "answer in {n} open days"),
)
BOTH = (
    "promises count open days, on which you see patients; the law counts working days, "
    "on which offices work"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_clinic_promises_is_said_in_open_days_everywhere(language: Language) -> None:
    words = Words(language)
    for one, many in PROMISED:
        assert OPEN_DAY[language] in words.count(one, many, 3)
    law = words.count("{n} working day left", "{n} working days left", 3)
    assert WORKING_DAY[language] in law
    assert OPEN_DAY[language] in words.say("in open days: days on which you see patients")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_both_stand_side_by_side_it_is_said_what_they_mean(language: Language) -> None:
    told = Words(language).say(BOTH)
    assert OPEN_DAY[language] in told
    assert WORKING_DAY[language] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reply_promises_in_the_days_that_its_clock_counts(language: Language) -> None:
    values = {"reply_days": usual_words(language).days_until(3)}
    parts = load_templates().write("review_reply", language, values)
    told = "".join(part.text for part in parts)
    assert WORKING_DAY[language] not in told
    assert {"zh_TW": "3 個看診日", "en": "3 days on which we are open", "zh_CN": "3 个开诊日"}[
        language
    ] in told
