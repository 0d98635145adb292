"""The platforms on which people review the clinic: to be chosen from, and what is known of one."""

from __future__ import annotations

from collections.abc import Iterable

from clinicguard.complaints.beside import Review
from clinicguard.complaints.platforms import Platforms
from clinicguard.host.dates import date_words
from clinicguard.knowledge.counting import HAN
from clinicguard.knowledge.platforms import Known, Limit, Platform
from ui.language import count, language, say, say_in
from ui.widgets.choices import Option
from ui.widgets.spans import GAP

ANOTHER = "+"
"""The key of "a platform that is not in the list": no platform has it."""


def platform_words(platform: Platform) -> str:
    """Its name in the language of the window."""
    return platform.name.in_language(language())


def platform_options(known: Platforms, jurisdiction: str, chosen: str = "") -> list[Option]:
    """Those of the place; `chosen` too, where it is of another place or nobody added it."""
    listed = list(known.of_place(jurisdiction))
    found = known.find(chosen)
    if found is not None and all(each.id != found.id for each in listed):
        listed.insert(0, found)
    return [Option(each.id, platform_words(each)) for each in listed]


def review_words(review: Review, platform: Platform | None, *, roc: bool = False) -> str:
    """Where a review stands, when it was posted, how many stars; `roc` for 民國 years."""
    spoken, posted, stars = language(), review.posted_on, review.stars
    told = (
        "" if platform is None else platform_words(platform),
        "" if posted is None else date_words(posted, spoken, roc=roc),
        "" if stars is None else count("{n} star", "{n} stars", stars),
    )
    return GAP.join(filter(None, told))


def used_words(limit: Limit | None, text: str) -> str:
    """How much of the room is used, in what is counted there; or that it is not known."""
    if limit is None:
        return say("limit not known: look at the field before posting")
    used, most = limit.used(text), limit.most
    match limit.unit:
        case "bytes" if text.isascii():
            told = say("{n}/{most} characters", n=used, most=most)
        case "bytes" if HAN.search(text):
            told = say("{n}/{most} bytes: a Chinese character is 3", n=used, most=most)
        case "bytes":
            told = say("{n}/{most} bytes", n=used, most=most)
        case "halves" if HAN.search(text):
            told = say("{n}/{most}: a Chinese character counts as 2", n=used, most=most)
        case "characters" | "emoji_bytes" | "halves":
            told = say("{n}/{most} characters", n=used, most=most)
    return told if limit.official else say_in("limit", "{told} (not from the platform)", told=told)


def over_words(limit: Limit, text: str) -> str:
    """How much too much it is; empty where it fits."""
    over = limit.over(text)
    return say("{n} too many", n=over) if over else ""


def can_lines(platform: Platform) -> Iterable[str]:
    """What can be done there with a reply and with a review, as far as it is known."""
    yield GAP.join(
        (
            say("Change a reply: {known}", known=_known_words(platform.edit)),
            say("Take a reply back: {known}", known=_known_words(platform.take_back)),
        )
    )
    if platform.note is not None:
        yield platform.note.in_language(language())
    report = platform.report
    told = say("not known") if report is None else report.in_language(language())
    yield say("Report the review: {how}", how=told)


def source_words(platform: Platform) -> str:
    """Where what is told of it was read; empty where nothing was."""
    read = list(platform.sources)
    if platform.limit is not None and platform.limit.on is not None:
        read.insert(0, f"{platform.limit.source} ({platform.limit.on.isoformat()})")
    return say("Sources: {sources}", sources="; ".join(read)) if read else ""


def _known_words(known: Known) -> str:
    match known:
        case "yes":
            return say_in("platform", "yes")
        case "no":
            return say_in("platform", "no")
        case "unknown":
            return say("not known")
