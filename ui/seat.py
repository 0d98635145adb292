"""What a page is given: jobs, where to go, who sits here, what time it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol
from zoneinfo import ZoneInfo

from clinicguard.host.settings import Settings, SettingsFile
from clinicguard.host.words import Language
from ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.people.profile import Profile
    from clinicguard.people.staff import Person
    from ui.shell.pages import Found
    from ui.widgets.panels import Panel


Why = Literal["asked", "idle", "away", "asleep"]
"""Why it is locked: somebody said so, nobody touched it, the PC is locked too, it goes to sleep."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who unlocked, and the clinic they sit in."""

    person: Person
    profile: Profile
    sample: bool = False
    """Whether this is the sample clinic, in which everything is made up."""


@dataclass(frozen=True, slots=True)
class LockNote:
    """What the lock page says about the last time: when, why, and how many drafts were kept.

    `at` is in the clinic's own zone, which nobody knows any more once it is locked.
    """

    at: datetime
    why: Why
    drafts: int


class House(Protocol):
    """What the main window does for its pages."""

    def go(self, address: str) -> None: ...
    def back(self) -> None: ...
    def over(self, panel: Panel) -> None: ...
    def close_over(self) -> None: ...
    def trouble(self, error: BaseException) -> None: ...
    def changed(self) -> None: ...
    def find(self, words: str, show: Callable[[Sequence[Found]], None]) -> None: ...
    def lock(self, why: Why = "asked") -> None: ...
    def enter(self, opening: Callable[[], Clinic]) -> Job[Sitter]: ...
    def speak(self, language: Language) -> None: ...
    def wear(self, look: str | None = None, text_size: int | None = None) -> None: ...
    def rest_after(self, minutes: int) -> None: ...
    def sit_again(self, sitter: Sitter) -> None: ...
    def now(self) -> datetime: ...
    def sitter(self) -> Sitter: ...
    def lock_note(self) -> LockNote | None: ...
    def settings(self) -> SettingsFile: ...


class Seat:
    """One page's place in the house. Ends with the page."""

    def __init__(self, house: House, jobs: Jobs) -> None:
        self._house = house
        self.jobs = jobs

    @property
    def person(self) -> Person:
        """Who unlocked. Raises LookupError before that."""
        return self._house.sitter().person

    @property
    def profile(self) -> Profile:
        """The clinic's name, zone, promises. Raises LookupError before the unlock."""
        return self._house.sitter().profile

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's own zone, in which every time is shown."""
        return self.profile.zone

    def now(self) -> datetime:
        """The time: UTC, aware."""
        return self._house.now()

    def go(self, address: str) -> None:
        """Shows another page: "complaint/C-2026-0001"."""
        self._house.go(address)

    def back(self) -> None:
        """Shows the page before this one."""
        self._house.back()

    def over(self, panel: Panel) -> None:
        """Slides a panel over the page."""
        self._house.over(panel)

    def close_over(self) -> None:
        """Takes the panel away."""
        self._house.close_over()

    def trouble(self, error: BaseException) -> None:
        """Shows a trouble in words; a bug as a bug. Nothing typed is lost."""
        self._house.trouble(error)

    def changed(self) -> None:
        """Tells that something was saved: the counts, the band and the status line look again."""
        self._house.changed()

    def lock(self) -> None:
        """Locks now."""
        self._house.lock()

    def enter(self, opening: Callable[[], Clinic]) -> Job[Sitter]:
        """From a door page: opens a clinic on the database lane and shows the house."""
        return self._house.enter(opening)

    def speak(self, language: Language) -> None:
        """Changes the language of the windows and remembers it."""
        self._house.speak(language)

    def wear(self, look: str | None = None, text_size: int | None = None) -> None:
        """Changes the look ("light", "dark", "system") or the text size (%), and remembers it."""
        self._house.wear(look, text_size)

    def rest_after(self, minutes: int) -> None:
        """Changes after how many minutes without a touch it locks (1-30), and remembers it."""
        self._house.rest_after(minutes)

    def sit_again(self, sitter: Sitter) -> None:
        """The name of who sits here, or the clinic's profile, has changed: the house shows it."""
        self._house.sit_again(sitter)

    def lock_note(self) -> LockNote | None:
        """For the lock page: when and why it was locked."""
        return self._house.lock_note()

    def settings(self) -> Settings:
        """The settings of this PC as they stand."""
        return self._house.settings().read()

    def settings_file(self) -> SettingsFile:
        """Where the settings of this PC are kept."""
        return self._house.settings()
