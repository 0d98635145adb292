"""The ways by which words leave the clinic, as people say them, for screens and papers."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.words import Words, mark
from clinicguard.knowledge.platforms import load_platforms

CHANNELS: Mapping[str, str] = {
    "website": mark("Clinic's website"),
    "facebook": mark("Facebook"),
    "instagram": mark("Instagram"),
    "line": mark("LINE"),
    "google_review": mark("Google review reply"),
    "review_site": mark("Reply on a review site or forum"),
    "press": mark("Answer to the press"),
    "phone": mark("By phone"),
    "letter": mark("By letter"),
    "in_person": mark("In person"),
    "email": mark("By e-mail"),
    "notice_board": mark("Staff group and notice board"),
    "other": mark("Another way"),
}


def channel_words(channel: str, words: Words) -> str:
    """The channel in words, a platform by its name; one of another program is shown as it is."""
    if channel in CHANNELS:
        return words.say(CHANNELS[channel])
    platform = load_platforms().get(channel)
    return channel if platform is None else platform.name.in_language(words.language)
