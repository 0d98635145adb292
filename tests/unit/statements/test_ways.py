"""Words go out by the ways that people use where the clinic is; what is recorded stays readable."""

from __future__ import annotations

from typing import get_args

import pytest

from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.incidents.channels import channel_words
from clinicguard.knowledge.platforms import load_platforms
from clinicguard.statements.audiences import AUDIENCES, FITS, Audience, ways_here
from clinicguard.statements.steps import CHANNELS, Channel

REVIEWED = {
    "tw": {"google_review", "facebook", "instagram", "threads", "line", "ptt", "dcard"},
    "cn": {
        "dianping", "meituan", "xiaohongshu", "weibo", "douyin", "wechat_account", "haodf",
    },
    "uk": {"google_review", "nhs", "facebook", "instagram", "x", "yelp", "trustpilot"},
    "us": {
        "google_review", "facebook", "instagram", "x", "healthgrades", "yelp", "trustpilot",
        "zocdoc", "ratemds",
    },
}  # fmt: skip
LETTERS: dict[str, set[Channel]] = {
    "tw": {"line"}, "cn": {"wechat"}, "uk": set(), "us": set(),
}  # fmt: skip


@pytest.mark.parametrize("place", REVIEWED)
def test_a_reply_goes_out_where_people_review_there(place: str) -> None:
    assert set(ways_here("review_reply", place)) == REVIEWED[place] | {"review_site"}


@pytest.mark.parametrize("place", LETTERS)
@pytest.mark.parametrize("audience", ["patient_letter", "staff_memo"])
def test_a_message_goes_by_the_service_that_people_have_there(
    place: str, audience: Audience
) -> None:
    offered = set(ways_here(audience, place))
    assert offered & {"line", "wechat"} == LETTERS[place]


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ("tw", {"facebook", "instagram", "threads", "line"}),
        ("cn", {"wechat_account", "weibo", "xiaohongshu", "douyin"}),
        ("uk", {"facebook", "instagram", "x"}),
    ],
)
def test_a_public_word_stands_where_the_clinic_can_have_a_page(place: str, there: set[str]) -> None:
    ways = ways_here("public_statement", place)
    assert set(ways) == there | {"website", "notice_board"}
    assert ways[0] == "website"


def test_a_platform_without_a_channel_among_the_ways_could_never_be_recorded() -> None:
    assert {p.channel for p in load_platforms().values()} <= set(CHANNELS)
    assert set(CHANNELS) == set(get_args(Channel))
    assert all(set(FITS[audience]) <= set(CHANNELS) for audience in AUDIENCES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_has_its_words(language: Language) -> None:
    told = [channel_words(each, Words(language)) for each in CHANNELS]
    assert len(set(told)) == len(told)
    assert all(words not in CHANNELS for words in told)
    assert channel_words("小站", Words(language)) == "小站"
