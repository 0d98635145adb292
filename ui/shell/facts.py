"""What the main window itself shows of the clinic: frozen values, read on the database lane."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ui.widgets.glyphs import Level


@dataclass(frozen=True, slots=True)
class BandFacts:
    """The active incident, without its matter: patients see the screen. Times are UTC, aware."""

    number: str
    level: Level
    began: datetime
    next_update: datetime | None
    spokesperson: str
    more: int = 0
    """Further active incidents beside this one."""

    @property
    def address(self) -> str:
        """The incident's page."""
        return f"incident/{self.number}"


@dataclass(frozen=True, slots=True)
class Tally:
    """A number on the rail; red for what burns."""

    number: int
    red: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The status line: when something was last saved, the backup, the log. Times are UTC, aware."""

    saved: datetime | None = None
    backup: datetime | None = None
    backup_read_back: bool = False
    entries: int = 0
    linked: bool | None = None
    """Whether the log was found whole; None while it has not been checked."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it, as read in one go."""

    band: BandFacts | None = None
    standing: Standing = Standing()
    tallies: dict[str, Tally] = field(default_factory=dict)
