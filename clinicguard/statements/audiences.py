"""Who a statement is for, and by which ways it goes to them."""

from __future__ import annotations

from typing import Literal, get_args

from clinicguard.knowledge.platforms import channels_elsewhere
from clinicguard.statements.steps import Channel

Audience = Literal[
    "patient_letter",
    "care_talk",
    "staff_memo",
    "review_reply",
    "public_statement",
    "press",
    "authority",
    "insurer",
    "partners",
]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
PUBLIC: frozenset[Audience] = frozenset({"review_reply", "public_statement", "press"})
TO_THEM: frozenset[Audience] = frozenset({"review_reply", "patient_letter", "care_talk"})
"""What is said to whoever complained, or to the people concerned."""

FITS: dict[Audience, tuple[Channel, ...]] = {
    "patient_letter": ("letter", "email", "in_person", "line", "wechat", "whatsapp"),
    "care_talk": ("in_person", "phone"),
    "staff_memo": ("notice_board", "line", "wechat", "whatsapp", "in_person", "email"),
    "review_reply": (
        "google_review", "nhs", "dianping", "meituan", "facebook", "instagram", "threads", "x",
        "line", "ptt", "dcard", "xiaohongshu", "weibo", "douyin", "wechat_account", "haodf",
        "healthgrades", "yelp", "trustpilot", "zocdoc", "ratemds", "review_site",
    ),
    "public_statement": (
        "website", "wechat_account", "facebook", "instagram", "threads", "x", "line", "weibo",
        "xiaohongshu", "douyin", "notice_board",
    ),
    "press": ("press", "email", "phone"),
    "authority": ("letter", "email", "in_person"),
    "insurer": ("email", "letter", "phone"),
    "partners": ("email", "phone", "letter", "in_person"),
}  # fmt: skip
"""By which ways a text goes to its audience as a rule, in whatever country."""


def ways_here(audience: Audience, jurisdiction: str) -> tuple[Channel, ...]:
    """By which ways a text goes to its audience where a clinic is."""
    elsewhere = channels_elsewhere(jurisdiction)
    return tuple(each for each in FITS[audience] if each not in elsewhere)


def check_audience(audience: Audience) -> Audience:
    """The audience as it is kept. Raises ValueError: there is none of this name."""
    if audience not in AUDIENCES:
        raise ValueError(audience)
    return audience
