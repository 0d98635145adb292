"""Where people review a clinic in public: how long a reply may be there, and what can be done.

What nobody found in a source stays unknown and is said to be: a platform changes without notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from clinicguard.host.paths import resources
from clinicguard.knowledge.counting import halves, with_emoji_bytes
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.records import read
from clinicguard.knowledge.said import Said

Unit = Literal["characters", "emoji_bytes", "bytes", "halves"]
"""What is counted: code points; the same, but an emoji as its bytes; bytes of UTF-8; halves, of
which a Chinese character and an emoji are two and a link is 23."""
Known = Literal["yes", "no", "unknown"]
Kind = Literal["review_site", "social_media", "message"]


@dataclass(frozen=True, slots=True)
class Limit:
    """`most` of a unit, from `source` as it stood on a day; `official` is the platform's own."""

    most: int
    unit: Unit
    source: str
    on: date | None = None
    official: bool = True

    def used(self, text: str) -> int:
        """How much of the unit a text takes."""
        match self.unit:
            case "bytes":
                return len(text.encode("utf-8"))
            case "halves":
                return halves(text)
            case "emoji_bytes":
                return with_emoji_bytes(text)
            case "characters":
                return len(text)

    def over(self, text: str) -> int:
        """How much a text has too much; 0 where it fits."""
        return max(0, self.used(text) - self.most)


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform. `at` are the jurisdictions in which it is offered; `channel` is by which
    channel words there count as having gone out. One without `reviews` only carries
    them. `sources` bear out what is said of it."""

    id: str
    name: Said
    at: tuple[str, ...]
    kind: Kind
    channel: str = "review_site"
    reviews: bool = True
    limit: Limit | None = None
    edit: Known = "unknown"
    take_back: Known = "unknown"
    report: Said | None = None
    note: Said | None = None
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        told = self.edit != "unknown" or self.take_back != "unknown" or self.report or self.note
        if told and not self.sources:
            raise ValueError("what is said of a platform needs a source")


@dataclass(frozen=True, slots=True)
class PlatformFile:
    """The file platforms.yaml."""

    platforms: tuple[Platform, ...]


@cache
def load_platforms() -> Mapping[str, Platform]:
    """Ours by id, in the order of the file. Raises KnowledgeFault."""
    found = read(resources() / "platforms.yaml", PlatformFile).platforms
    return MappingProxyType({each.id: each for each in found})


@cache
def channels_elsewhere(jurisdiction: str) -> frozenset[str]:
    """The channels of services that a clinic in this place does not use, but others do."""
    known = load_platforms().values()
    here = {each.channel for each in known if jurisdiction in each.at}
    return frozenset(each.channel for each in known) - here


def limit_of_channel(channel: str) -> Limit | None:
    """What holds for words that go out by a channel which is one platform's."""
    return next((p.limit for p in load_platforms().values() if p.channel == channel), None)
