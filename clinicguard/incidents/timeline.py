"""The timeline: what happened, when and in which zone, seen or told, on which source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clinicguard.host.trouble import Trouble


class Manner(StrEnum):
    """How we know: seen with own eyes, told by somebody, or done in the program itself."""

    SEEN = "seen"
    TOLD = "told"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Event:
    """One line. A line that somebody wrote has `words`; one that came by itself has a `kind`.

    `at` is UTC, `zone` the zone in which it was read off a clock. `says` are the fields of the
    kind's sentence. `written_at` shows how much later it was put down. A line struck through keeps
    its words and says why.
    """

    id: int
    at: datetime
    zone: str
    manner: Manner
    by: int
    written_at: datetime
    words: str = ""
    kind: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    exhibits: tuple[str, ...] = ()
    case: str = ""
    struck_because: str = ""

    @property
    def own(self) -> bool:
        """Whether somebody wrote it."""
        return not self.kind


@dataclass(eq=False)
class EventIncomplete(Trouble):
    """A line of the timeline says what happened; where it was told, it says by whom."""

    field: str


@dataclass(eq=False)
class EventAhead(Trouble):
    """What is to come stands among the tasks, not in the timeline."""

    at: datetime


@dataclass(eq=False)
class CameByItself(Trouble):
    """A line that the program wrote stands: it is bound to an entry of the log."""

    kind: str


def written(event: Event) -> Event:
    """A line fit to be kept. Raises EventIncomplete, EventAhead."""
    if event.own and not event.words.strip():
        raise EventIncomplete("words")
    if event.manner is Manner.TOLD and not event.source.strip():
        raise EventIncomplete("source")
    if event.at > event.written_at:
        raise EventAhead(event.at)
    return event


def merged(*cases: Iterable[Event]) -> tuple[Event, ...]:
    """One line of time out of several, the earliest first; nothing is dropped."""
    events = [event for case in cases for event in case]
    return tuple(sorted(events, key=lambda event: (event.at, event.written_at, event.id)))
