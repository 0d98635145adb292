"""A statement: its versions, what counsel and the clinic said of each, and what went out where.

Its state is derived from what is recorded, never stored: a green stamp is for one exact text, and
one changed character takes it away.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from clinicguard.incidents.releases import Sequel
from clinicguard.statements.readings import Checking, LetPass
from clinicguard.statements.troubles import NothingToSay

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

Opinion = Literal["no_action_needed", "changes_needed", "hold"]
OPINIONS: tuple[Opinion, ...] = get_args(Opinion)

CLEAR: Opinion = "no_action_needed"

Way = Literal["account", "file", "typed", ""]
"""How a verdict came: counsel's own account, counsel's file, typed in here, or not recorded."""

Risk = Literal["low", "medium", "high"]
RISKS: tuple[Risk, ...] = get_args(Risk)

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

Channel = Literal[
    "website",
    "facebook",
    "instagram",
    "line",
    "google_review",
    "review_site",
    "press",
    "phone",
    "letter",
    "in_person",
    "email",
    "notice_board",
    "other",
]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


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


@dataclass(frozen=True, slots=True)
class Sent:
    """That a version went to counsel, how, and what counsel was asked."""

    version: int
    at: datetime
    by: int
    how: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What counsel says of one sentence."""

    sentence: str
    opinion: Opinion
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counsel's verdict on one exact text."""

    version: int
    sha256: str
    opinion: Opinion
    note: str
    counsel: str
    at: datetime
    by: int
    evidence: str | None = None
    """The exhibit number of a scan, where the verdict came on paper."""
    remarks: tuple[Remark, ...] = ()
    risk: Risk | None = None
    answers: tuple[tuple[str, str], ...] = ()
    """What we asked, and what counsel answered."""
    way: Way = ""

    @property
    def objects(self) -> bool:
        """Whether it asks for changes, or to hold."""
        return self.opinion != CLEAR

    @property
    def proven(self) -> bool:
        """Whether more than the word of whoever typed it shows that it is counsel's."""
        return self.way in ("account", "file") or bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Overruled:
    """That the owner let one exact text go on against counsel's word on a former one, and why."""

    version: int
    sha256: str
    against: int
    """The version that counsel objected to."""
    opinion: Opinion
    reason: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody's hand under one exact text. `without_counsel` is said wherever it is shown.

    `alone` says that one person approved where counsel or a second hand would have been due;
    `unproven` that counsel's all-clear was typed in with nothing to show for it; `has_counsel`
    that counsel could unlock this clinic when it was approved.
    """

    version: int
    sha256: str
    at: datetime
    by: int
    without_counsel: bool
    reason: str
    alone: bool = False
    unproven: bool = False
    has_counsel: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """What went out: where, when, by whom, which wording, with which proof."""

    version: int
    sha256: str
    channel: Channel
    where: str
    at: datetime
    by: int
    screenshot: str | None
    next_update: datetime | None


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of it after it went out: what, who or where, when, and who wrote that down."""

    sequel: Sequel
    words: str
    at: datetime
    by: int
    proof: str | None = None
    """The number of an exhibit that shows it."""


@dataclass(frozen=True, slots=True)
class Ending:
    """That a statement was taken back, or gave way to another; what was said stays on record."""

    at: datetime
    by: int
    reason: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class BegunFrom:
    """The template that a statement began with, in which wording, and who had read that one."""

    key: str
    name: str
    wording: int
    at: datetime
    by: int
    reader: str = ""
    read_on: date | None = None


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
        passed = self.passed()
        blocks = any(
            each.level == "block" and (each.group, each.start, each.end) not in passed
            for each in (here[-1].findings if here else ())
        )
        return None if blocks else marked

    def passed(self) -> frozenset[tuple[str, int, int]]:
        """Group, start and end of the findings let pass in the wording that stands."""
        return frozenset(
            (each.group, each.start, each.end)
            for each in self.let_pass
            if each.sha256 == self.now.sha256
        )

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


def check_text(text: str) -> str:
    """The text as it is kept. Raises NothingToSay."""
    if not text.strip():
        raise NothingToSay
    return unicodedata.normalize("NFC", text)
