"""What the set-up has been told so far; its rules stand here, apart from the windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from clinicguard.clinic import Clinic
from clinicguard.host.paths import default_clinic_folder
from clinicguard.host.words import Language
from clinicguard.people.profile import ZONES, Profile
from clinicguard.people.recovery import Card

StepName = Literal["language", "clinic", "owner", "card"]
STEPS: tuple[StepName, ...] = get_args(StepName)

_HOME: dict[Language, str] = {"zh_TW": "tw", "zh_CN": "cn", "en": "uk"}


@dataclass(slots=True)
class Answers:
    """Kept in memory only, and only until the clinic is made."""

    language: Language
    jurisdiction: str = ""
    clinic: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    folder: Path = field(default_factory=default_clinic_folder)
    owner: str = ""
    title: str = ""
    made: Clinic | None = None
    card: Card | None = None
    typed: tuple[str, str] = ("", "")
    """The passphrase and its repetition while the page is built anew; empty once it is taken."""
    offered: str = ""
    asked: tuple[int, ...] = ()
    """The places of the words that are typed back, and below what was typed of them."""
    given: tuple[str, ...] = ()
    pdf: bytes | None = None
    kept: bool = False
    proven: bool = False
    over: bool = False
    """Whether the clinic was entered: the next set-up begins with nothing."""

    def forget(self) -> None:
        """The clinic was entered: nothing of it stays here."""
        self.made, self.card, self.over = None, None, True
        self.forget_typed()
        self.given, self.pdf = (), None

    def forget_typed(self) -> None:
        """The passphrase was taken: it stays nowhere."""
        self.typed, self.offered = ("", ""), ""

    def place(self) -> str:
        """Whose law and office calendar count: as chosen, else by the language."""
        return self.jurisdiction or _HOME[self.language]

    def profile(self) -> Profile:
        """The clinic's profile for the set-up."""
        return Profile(
            name=self.clinic.strip(),
            jurisdiction=self.place(),
            zone_name=ZONES[self.place()],
            address=self.address.strip(),
            phone=self.phone.strip(),
            email=self.email.strip(),
        )
