"""The platforms: what is told of one has a source, and each counts what it counts."""

from __future__ import annotations

import pytest

from clinicguard.complaints.platforms import Platforms
from clinicguard.knowledge.platforms import Limit, Platform, limit_of_channel, load_platforms
from clinicguard.knowledge.said import Said

ASKED = {
    "tw": {"google", "facebook", "instagram", "threads", "line", "dcard", "ptt"},
    "cn": {"dianping", "meituan", "xiaohongshu", "weibo", "wechat_account", "douyin", "haodf"},
    "us": {
        "google", "facebook", "instagram", "yelp", "healthgrades", "trustpilot", "zocdoc",
        "ratemds", "x",
    },
    "uk": {"google", "facebook", "instagram", "yelp", "trustpilot", "nhs", "x"},
}  # fmt: skip


@pytest.mark.parametrize("place", ASKED)
def test_each_place_has_the_platforms_that_a_clinic_meets_there(place: str) -> None:
    assert {p.id for p in Platforms().of_place(place)} == ASKED[place]


def test_what_carries_messages_alone_is_no_place_of_reviews() -> None:
    assert "wechat" in load_platforms()
    assert "wechat" not in {p.id for p in Platforms().of_place("cn")}


def test_each_platform_has_a_channel_of_its_own_and_the_rest_is_another_review_site() -> None:
    channels = [p.channel for p in load_platforms().values()]
    assert len(set(channels)) == len(channels)
    assert "review_site" not in channels
    assert limit_of_channel("review_site") is None


def test_a_limit_names_its_source_and_its_day() -> None:
    limits = [p.limit for p in load_platforms().values() if p.limit is not None]
    assert len(limits) >= 4
    assert all(limit.source and limit.on for limit in limits)


def test_what_is_said_of_a_platform_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="source"):
        Platform("a", Said("甲", "A", "甲"), ("tw",), "review_site", edit="yes")


@pytest.mark.parametrize(
    ("platform", "text", "used"),
    [
        ("google", "謝謝 you", 10),
        ("threads", "謝謝 you", 6),
        ("x", "謝謝 you", 8),
        ("x", "don’t 👋", 8),
        ("x", "👨‍👩‍👧‍👦🙋🏽🇹🇼❤️1️⃣", 10),
        ("x", "請看https://clinic.example.com/a/very/long/path?and=more，謝謝", 4 + 23 + 6),
        ("x", "see example.com.tw/x. Or e.g. us", 4 + 23 + 12),
        ("x", "mail a.b@example.com", 20),
        ("x", "cafe\u0301", 4),
        ("threads", "👋", 4),
        ("threads", "謝謝👨‍👩‍👧", 2 + 18),
        ("threads", "五星★", 3),
    ],
)
def test_each_counts_in_its_own_way(platform: str, text: str, used: int) -> None:
    limit = load_platforms()[platform].limit
    assert limit is not None
    assert limit.used(text) == used


def test_what_is_too_much_is_counted_from_the_limit_on() -> None:
    limit = Limit(6, "bytes", "a page")
    assert (limit.over("一二"), limit.over("一二三")) == (0, 3)
    google = limit_of_channel("google_review")
    assert google is not None
    assert google.over("一" * 1366) == 2
    assert limit_of_channel("letter") is None
