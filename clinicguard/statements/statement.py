"""A statement: its versions, what counsel and the clinic said of each, and what went out where.

Its state is derived from what is recorded, never stored: a green stamp is for one exact text, and
one changed character takes it away.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from clinicguard.statements.readings import Checking, LetPass, Placed, let_by
from clinicguard.statements.steps import (
    Approval,
    BegunFrom,
    Ending,
    Followed,
    Overruled,
    Release,
    Sent,
    Verdict,
)
from clinicguard.statements.troubles import NothingToSay

_TURNING = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])

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


State = Literal[
    "draft",
    "checked",
    "with_counsel",
    "no_action_needed",
    "changes_needed",
    "hold",
    "half_approved",
    "approved",
    "void",
    "released",
    "replaced",
    "withdrawn",
]


@dataclass(frozen=True, slots=True)
class Version:
    """One wording, with the confirmed facts and core messages that it rests on."""

    number: int
    text: str
    sha256: str
    at: datetime
    by: int
    facts: tuple[int, ...] = ()
    messages: tuple[int, ...] = ()

    def says(self, text: str, facts: Iterable[int], messages: Iterable[int]) -> bool:
        """Whether it is exactly this text, and rests on exactly these facts and messages."""
        rests_on = set(self.facts), set(self.messages)
        return self.sha256 == text_hash(text) and rests_on == (set(facts), set(messages))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and all that was said of it; `case` is an address, `platform` a key, or empty."""

    id: int
    number: str
    case: str
    audience: Audience
    title: str
    language: str
    versions: tuple[Version, ...]
    checkings: tuple[Checking, ...] = ()
    let_pass: tuple[LetPass, ...] = ()
    sent: tuple[Sent, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    approvals: tuple[Approval, ...] = ()
    releases: tuple[Release, ...] = ()
    followed: tuple[Followed, ...] = ()
    """What came of it, in order of time."""
    ending: Ending | None = None
    replaces: str = ""
    """The number of the statement that gave way to this one."""
    begun_from: BegunFrom | None = None
    platform: str = ""

    @property
    def now(self) -> Version:
        """The wording that stands."""
        return self.versions[-1]

    def verdict(self) -> Verdict | None:
        """The newest verdict on the wording that stands."""
        return next((v for v in reversed(self.verdicts) if v.sha256 == self.now.sha256), None)

    def objection(self) -> Verdict | None:
        """Counsel's word that stands against this wording, on it or on a former one.

        It is gone with an all-clear on exactly this text, with a proven one on any text since, or
        where the owner overruled it for exactly this text.
        """
        here = self.verdict()
        if here is not None:
            return here if here.objects else None
        newest = next((v for v in reversed(self.verdicts) if v.objects or v.proven), None)
        if newest is None or not newest.objects:
            return None
        return None if any(each.at >= newest.at for each in self.overrulings()) else newest

    def overrulings(self) -> tuple[Overruled, ...]:
        """Where the owner let the wording that stands go on against counsel's word."""
        return tuple(each for each in self.overruled if each.sha256 == self.now.sha256)

    def signatures(self) -> tuple[Approval, ...]:
        """Who has approved the wording that stands, each person once, in order of time."""
        hands: dict[int, Approval] = {}
        for approval in self.approvals:
            if approval.sha256 == self.now.sha256:
                hands[approval.by] = approval
        return tuple(hands.values())

    def approval(self) -> Approval | None:
        """The approval of the wording that stands, once it is whole.

        Whole is: one hand after counsel's proven all-clear, one hand that says that it is alone,
        or two; and nothing that counsel said since then stands against it.
        """
        if self.objection() is not None:
            return None
        signed = self.signatures()
        enough = [
            each for each in signed if each.alone or not (each.without_counsel or each.unproven)
        ]
        if enough:
            return enough[-1]
        return signed[-1] if len(signed) >= 2 else None

    def checking(self) -> Checking | None:
        """The guard's last reading of the wording that stands."""
        return next((c for c in reversed(self.checkings) if c.sha256 == self.now.sha256), None)

    @property
    def checked(self) -> bool:
        """Whether the guard has read the wording that stands."""
        return self.checking() is not None

    def marked(self) -> Checking | None:
        """That somebody marked the wording that stands as checked, while nothing in it blocks."""
        here = [each for each in self.checkings if each.sha256 == self.now.sha256]
        marked = next((each for each in reversed(here) if each.marked), None)
        blocks = any(
            each.level == "block" and self.passes(each) is None
            for each in (here[-1].findings if here else ())
        )
        return None if blocks else marked

    def passes(self, found: Placed) -> LetPass | None:
        """By what a finding in the wording that stands passes, if somebody let it."""
        return let_by(self.passed_in(self.now.sha256), found, self.now.text)

    def passed_in(self, sha256: str) -> tuple[LetPass, ...]:
        """What was let pass in one exact text."""
        return tuple(each for each in self.let_pass if each.sha256 == sha256)

    @property
    def state(self) -> State:
        """Where the statement stands, derived."""
        if self.ending is not None:
            return "replaced" if self.ending.replaced_by else "withdrawn"
        if any(release.sha256 == self.now.sha256 for release in self.releases):
            return "released"
        if self.approval() is not None:
            return "approved"
        if self.signatures() and self.objection() is None:
            return "half_approved"
        verdict = self.verdict()
        if verdict is not None:
            return verdict.opinion
        if any(sent.version == self.now.number for sent in self.sent):
            return "with_counsel"
        if self.marked() is not None:
            return "checked"
        return "void" if self.approvals else "draft"


def text_hash(text: str) -> str:
    """SHA-256 over the exact text, as UTF-8 of its normal form (NFC); hex."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8")).hexdigest()


def as_kept(text: str) -> str:
    """The text in its normal form (NFC), without marks that nobody sees and that turn the order of
    letters round: what is read, approved and copied is then what a reader sees."""
    return unicodedata.normalize("NFC", text.translate(_TURNING))


def check_text(text: str) -> str:
    """The text as it is kept. Raises NothingToSay."""
    if not text.strip():
        raise NothingToSay
    return as_kept(text)
