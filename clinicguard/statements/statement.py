"""A statement: its versions, what counsel and the clinic said of each, and what went out where.

Its state is derived from what is recorded, never stored: a green stamp is for one exact text, and
one changed character takes it away.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from clinicguard.host.trouble import Trouble

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

State = Literal[
    "draft",
    "with_counsel",
    "no_action_needed",
    "changes_needed",
    "hold",
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
    "press",
    "phone",
    "letter",
    "in_person",
    "email",
    "notice_board",
    "other",
]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


class NotThisText(Trouble):
    """Counsel or the clinic spoke of another wording than the one that stands now."""

    def __init__(self, statement: str) -> None:
        super().__init__()
        self.statement = statement


class NotApproved(Trouble):
    """Only an approved text goes out."""

    def __init__(self, statement: str) -> None:
        super().__init__()
        self.statement = statement


class BlockedByGuard(Trouble):
    """The guard found something that must be taken out, or let pass with a reason."""

    def __init__(self, statement: str, findings: int) -> None:
        super().__init__()
        self.statement = statement
        self.findings = findings


class CounselSaysHold(Trouble):
    """Counsel asked for changes, or to hold this text."""

    def __init__(self, statement: str) -> None:
        super().__init__()
        self.statement = statement


class NothingToSay(Trouble):
    """The text is empty."""


class AlreadyOut(Trouble):
    """What has gone out is not rewritten: it is replaced or withdrawn."""

    def __init__(self, statement: str) -> None:
        super().__init__()
        self.statement = statement


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
class LetPass:
    """A finding of the guard that somebody let pass, and why."""

    version: int
    group: str
    span: str
    reason: str
    at: datetime
    by: int


@dataclass(frozen=True, slots=True)
class Checking:
    """That the guard read a version, and how much it found by level."""

    version: int
    at: datetime
    by: int
    block: int
    warn: int
    hint: int


@dataclass(frozen=True, slots=True)
class Sent:
    """That a version went to counsel, and how."""

    version: int
    at: datetime
    by: int
    how: str


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


@dataclass(frozen=True, slots=True)
class Approval:
    """The clinic's word for one exact text. `without_counsel` is said wherever it is shown."""

    version: int
    sha256: str
    at: datetime
    by: int
    without_counsel: bool
    reason: str


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
class Ending:
    """That a statement was taken back, or gave way to another; what was said stays on record."""

    at: datetime
    by: int
    reason: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with everything that was said of it."""

    id: int
    number: str
    incident: str
    audience: Audience
    title: str
    language: str
    versions: tuple[Version, ...]
    checkings: tuple[Checking, ...] = ()
    let_pass: tuple[LetPass, ...] = ()
    sent: tuple[Sent, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    approvals: tuple[Approval, ...] = ()
    releases: tuple[Release, ...] = ()
    ending: Ending | None = None

    @property
    def now(self) -> Version:
        """The wording that stands."""
        return self.versions[-1]

    def verdict(self) -> Verdict | None:
        """The newest verdict on the wording that stands."""
        return next((v for v in reversed(self.verdicts) if v.sha256 == self.now.sha256), None)

    def approval(self) -> Approval | None:
        """The approval of the wording that stands."""
        return next((a for a in reversed(self.approvals) if a.sha256 == self.now.sha256), None)

    def checking(self) -> Checking | None:
        """The guard's last reading of the wording that stands."""
        return next((c for c in reversed(self.checkings) if c.version == self.now.number), None)

    @property
    def state(self) -> State:
        """Where the statement stands, derived."""
        if self.ending is not None:
            return "replaced" if self.ending.replaced_by else "withdrawn"
        if any(release.sha256 == self.now.sha256 for release in self.releases):
            return "released"
        if self.approval() is not None:
            return "approved"
        verdict = self.verdict()
        if verdict is not None:
            return verdict.opinion
        if self.approvals or self.verdicts:
            return "void" if self.approvals else "draft"
        if any(sent.version == self.now.number for sent in self.sent):
            return "with_counsel"
        return "draft"


def text_hash(text: str) -> str:
    """SHA-256 over the exact text, as UTF-8 of its normal form (NFC); hex."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8")).hexdigest()


def check_text(text: str) -> str:
    """The text as it is kept. Raises NothingToSay."""
    if not text.strip():
        raise NothingToSay
    return unicodedata.normalize("NFC", text)


def check_writing(statement: Statement) -> None:
    """Whether a new wording may stand. Raises AlreadyOut once something has gone out or ended."""
    if statement.releases or statement.ending is not None:
        raise AlreadyOut(statement.number)


def check_approval(statement: Statement, sha256: str, blocking: int) -> bool:
    """Whether the clinic may approve; returns whether it does so without counsel.

    Raises:
        NotThisText: the text changed since it was shown.
        BlockedByGuard: findings that block are open.
        CounselSaysHold: counsel asked for changes, or to hold.
    """
    check_writing(statement)
    if sha256 != statement.now.sha256:
        raise NotThisText(statement.number)
    if blocking:
        raise BlockedByGuard(statement.number, blocking)
    verdict = statement.verdict()
    if verdict is not None and verdict.opinion != "no_action_needed":
        raise CounselSaysHold(statement.number)
    return verdict is None


def check_release(statement: Statement) -> Version:
    """The wording that may go out. Raises NotApproved, AlreadyOut."""
    if statement.ending is not None:
        raise AlreadyOut(statement.number)
    if statement.approval() is None:
        raise NotApproved(statement.number)
    return statement.now
