"""What happens to one exact text: sent to counsel, judged, overruled, approved, out, ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from clinicguard.incidents.releases import Sequel

Opinion = Literal["no_action_needed", "changes_needed", "hold"]

OPINIONS: tuple[Opinion, ...] = get_args(Opinion)
"""From the mildest to the strictest."""

CLEAR: Opinion = "no_action_needed"

Way = Literal["account", "file", "unasked", "typed", ""]
"""How a verdict came: counsel's own account, the answer out of an envelope of ours, an answer file
that no open envelope asked for, typed in here, or not recorded."""

Risk = Literal["low", "medium", "high"]

RISKS: tuple[Risk, ...] = get_args(Risk)

Channel = Literal[
    "website",
    "facebook",
    "instagram",
    "threads",
    "x",
    "line",
    "wechat",
    "whatsapp",
    "google_review",
    "ptt",
    "dcard",
    "dianping",
    "meituan",
    "xiaohongshu",
    "weibo",
    "douyin",
    "wechat_account",
    "haodf",
    "nhs",
    "yelp",
    "healthgrades",
    "trustpilot",
    "zocdoc",
    "ratemds",
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
"""All ways by which words go out; those of a platform are offered where platforms.yaml has it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """That a version went to counsel, how, and what counsel was asked."""

    version: int
    at: datetime
    by: int
    how: str
    questions: tuple[str, ...] = ()
    token: str = ""
    """SHA-256 of the word that lies in the envelope alone; empty where none went out."""
    order: int = 0
    """Its place among all that happened to the statement."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What counsel says of one sentence."""

    sentence: str
    opinion: Opinion
    note: str = ""


def remark_on(sentence: str, ticked: Opinion | None, note: str, whole: Opinion) -> Remark | None:
    """What was said of one sentence; None where it was passed over or cleared without a word.

    A note without a tick asks for a change, but where the whole is cleared: there it is to be read.
    """
    untold: Opinion = CLEAR if whole == CLEAR else "changes_needed"
    opinion = ticked or untold
    return Remark(sentence, opinion, note) if note or (ticked and ticked != CLEAR) else None


def word_on_whole(said: Opinion, remarks: Sequence[Remark]) -> Opinion:
    """A word on the whole that clears it is never milder than the strictest on a sentence."""
    if said != CLEAR:
        return said
    return max((said, *(each.opinion for each in remarks)), key=OPINIONS.index)


@dataclass(frozen=True, slots=True)
class AccessBy:
    """Who gave somebody a passphrase: with the first access, or by a reset that took over one."""

    person: int
    """0 where it was done with the recovery card: whose hand that was, nobody knows."""
    name: str
    reset: bool
    since: bool = False
    """Whether the text was begun before, and nobody else asked counsel since: then it counts,
    whatever passphrase was chosen after it."""

    @property
    def counts(self) -> bool:
        """Whether whoever gave it can have judged in that person's name."""
        return self.reset or self.since

    def by_one_of(self, hands: Collection[int]) -> bool:
        """Whether that can have been one of these hands."""
        return self.counts and any(self.person in (0, hand) for hand in hands)


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
    token: str = ""
    """Of which envelope it is the answer."""
    order: int = 0
    asked: int = 0
    """The place of the asking that it answers: its own, or that of its envelope."""
    cleared_whole: bool = False
    """Whether counsel cleared the whole and objected to a sentence of it: the sentence counts."""
    access: AccessBy | None = None
    """Who had given counsel the passphrase of the account, where that is still worth a word."""
    elsewhere: str = ""
    """The number of the text of the same matter that says the same, where it was said of that."""

    @property
    def objects(self) -> bool:
        """Whether it asks for changes, or to hold."""
        return self.opinion != CLEAR

    @property
    def proven(self) -> bool:
        """Whether more than the word of whoever typed it shows that it is counsel's.

        An answer file that no open envelope asked for can be made by anybody, and shows nothing.
        """
        if self.way == "unasked":
            return False
        return self.way in ("account", "file") or bool(self.evidence)

    def given_by(self, hands: Collection[int]) -> bool:
        """Whether it can be the word of one of these hands, and not of somebody beside them."""
        own = self.way == "account" and self.by in hands
        return own or (self.access is not None and self.access.by_one_of(hands))


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
    order: int = 0


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
    reset: bool = False
    """Whether it is `unproven` because whoever signs had reset counsel's passphrase, had given it
    after the text was begun, or had cleared the text as counsel."""
    order: int = 0
    here: bool = True
    """Whether this person works here now and may still approve."""

    @property
    def wants_another(self) -> bool:
        """Whether it makes nothing whole by itself."""
        return not self.alone and (self.without_counsel or self.unproven)


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
    handed_out: str = ""
    """The words that left the house, where they are not the whole wording; else empty."""
    handed_out_sha256: str = ""
    early: str = ""
    """Why it went out before it was approved, where it did."""
    readers: str = ""
    """Who reads it there, and nobody else: of a text not for the public that went another way."""


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
    successor_out: bool = True
    """Whether the one that took its place has gone out."""


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
