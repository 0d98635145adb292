"""How long a text may be where it goes out, as the platforms had it when this was written.

The numbers are the platforms' own and change without notice; none was read in a binding text, so
they are a help while writing and stop nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clinicguard.statements.statement import Channel


@dataclass(frozen=True, slots=True)
class Limit:
    """`most` characters; beyond `seen`, readers have to open the rest."""

    most: int
    seen: int = 0


LIMITS: Mapping[Channel, Limit] = MappingProxyType(
    {
        "google_review": Limit(4096, 250),
        "facebook": Limit(8000, 480),
        "instagram": Limit(2200, 125),
        "line": Limit(500),
    }
)


def limit_of(channel: Channel) -> Limit | None:
    """What holds for a channel; None where nothing is known to."""
    return LIMITS.get(channel)


def room_left(channel: Channel, text: str) -> int | None:
    """How many characters (code points) may still be written; below 0 it is too long."""
    limit = LIMITS.get(channel)
    return None if limit is None else limit.most - len(text)
