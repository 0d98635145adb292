"""A statement: its versions, what counsel and the clinic said of each, and what went out where.

Its state is derived from what is recorded, never stored: a green stamp is for one exact text, and
one changed character takes it away.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.counsels_word import all_clear_of, objection_to, said_again
from clinicguard.statements.readings import Checking, Found, LetPass, Placed, let_by
from clinicguard.statements.steps import (
    CLEAR,
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
    came: int = -1
    """Up to which place of its course it came with a case of another clinic; -1: it is all ours."""

    @property
    def now(self) -> Version:
        """The wording that stands."""
        return self.versions[-1]

    @property
    def written_at(self) -> datetime:
        """When exactly these words stood here for the first time."""
        return next(each.at for each in self.versions if each.sha256 == self.now.sha256)

    def verdict(self) -> Verdict | None:
        """The newest verdict on the wording that stands."""
        return next((v for v in reversed(self.verdicts) if v.sha256 == self.now.sha256), None)

    def objection(self) -> Verdict | None:
        """Counsel's word that stands against this wording, on it or on another one."""
        now, texts = self.now.sha256, self._texts
        return objection_to(now, self.verdicts, self.overruled, self.came, texts)

    def held_again(self) -> str:
        """What this wording says again of the one that counsel objected to, and which a wording
        that counsel cleared since had left out."""
        objection = self.objection()
        if objection is None:
            return ""
        here = [each for each in self.verdicts if each.order > self.came]
        return said_again(self.now.sha256, objection, here, self._texts)

    @property
    def _texts(self) -> dict[str, str]:
        return {each.sha256: each.text for each in self.versions}

    def all_clear(self) -> Verdict | None:
        """Counsel's all-clear on exactly this wording, where no objection came after it."""
        return all_clear_of(self.now.sha256, self.verdicts, self.came)

    @property
    def asked_about(self) -> tuple[Version, ...]:
        """The versions about which counsel was asked; the last is the one that was asked last."""
        asked = dict.fromkeys(each.version for each in reversed(self.sent))
        known = {each.number: each for each in self.versions}
        return tuple(known[number] for number in reversed(asked) if number in known)

    def unanswered(self) -> Sent | None:
        """When counsel was asked last without an answer since."""
        return next(reversed(self.open_askings()), None)

    def open_askings(self) -> tuple[Sent, ...]:
        """When counsel was asked, and no verdict on those words or later ones came since."""
        here = (each for each in self.sent if each.order > self.came)
        return tuple(each for each in here if not self._is_answered(each))

    def _is_answered(self, sent: Sent) -> bool:
        about = {each.sha256 for each in self.versions if each.number == sent.version}
        came = (v for v in self.verdicts if v.order >= sent.order and not v.elsewhere)
        return any(each.sha256 in about or each.version > sent.version for each in came)

    @property
    def open_questions(self) -> tuple[str, ...]:
        """What counsel was asked and has not answered, nor judged a later wording since."""
        asked = (question for each in self.open_askings() for question in each.questions)
        return tuple(dict.fromkeys(asked))

    def questions_up_to(self, version: int) -> tuple[str, ...]:
        """What counsel was asked of a version last, and before it without an answer since."""
        own = [each for each in self.sent if each.version == version][-1:]
        open_ones = [each for each in self.open_askings() if each.version <= version]
        asked = (question for each in (*open_ones, *own) for question in each.questions)
        return tuple(dict.fromkeys(asked))

    def open_envelope(self, version: int, token: str) -> Sent | None:
        """The envelope of this version and token that left here and has not been answered."""
        if not token or any(each.token == token for each in self.verdicts):
            return None
        here = (each for each in self.sent if each.order > self.came)
        return next((each for each in here if (each.version, each.token) == (version, token)), None)

    def overrulings(self) -> tuple[Overruled, ...]:
        """Where the owner let the wording that stands go on against counsel's word."""
        return tuple(
            each
            for each in self.overruled
            if each.sha256 == self.now.sha256 and each.order > self.came
        )

    def signatures(self) -> tuple[Approval, ...]:
        """Whose hands under the wording that stands count, each person once, in order of time.

        A hand counts while its person works here and may approve; what came from another clinic is
        history. An objection of counsel's, or a block let pass in this text, is signed anew.
        """
        since = self._signed_anew_since()
        hands: dict[int, Approval] = {}
        for approval in self.approvals:
            if approval.sha256 != self.now.sha256 or not approval.here or approval.order < since:
                continue
            before = hands.get(approval.by)
            if before is None or before.wants_another:
                hands[approval.by] = approval
        return tuple(hands.values())

    def _signed_anew_since(self) -> int:
        passed = (each.order for each in self.passed_in(self.now.sha256) if each.of_block)
        objected = (each.order for each in self.verdicts if each.objects)
        return max((*passed, *objected, self.came))

    def approval(self) -> Approval | None:
        """The approval of the wording that stands, once it is whole.

        Whole is: one hand after counsel's proven all-clear, one hand that says that it is alone,
        or two; and nothing that counsel said since then stands against it.
        """
        if self.objection() is not None:
            return None
        signed, enough = self.signatures(), self._enough
        if enough:
            return enough[-1]
        return signed[-1] if len(signed) >= 2 else None

    @property
    def _enough(self) -> list[Approval]:
        """The hands of which each one makes it whole."""
        clear = self.all_clear()
        return [
            each
            for each in self.signatures()
            if each.alone
            or (clear is not None and clear.proven and not (each.without_counsel or each.unproven))
        ]

    @property
    def approved_at(self) -> datetime | None:
        """When the approval of the wording that stands became whole."""
        whole = (*self._enough, *self.signatures()[1:2])
        return None if self.approval() is None else min(each.at for each in whole)

    def is_early(self, at: datetime) -> bool:
        """Whether it was not yet approved at a moment; moments are told to the minute."""
        approved = self.approved_at
        return approved is not None and approved - at >= timedelta(minutes=1)

    @property
    def out(self) -> Release | None:
        """The last time that the wording that stands went out."""
        now = self.now.sha256
        return next((each for each in reversed(self.releases) if each.sha256 == now), None)

    @property
    def out_again(self) -> bool:
        """Whether what went out last had gone out before, at another place."""
        out = self.releases[-1]
        return any(each.sha256 == out.sha256 for each in self.releases[:-1])

    @property
    def approved(self) -> bool:
        """Whether it is approved, or went out in these words and counsel said nothing since."""
        return self.approval() is not None or (self.out is not None and self.objection() is None)

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

    @property
    def ever_passed(self) -> tuple[LetPass, ...]:
        """What was let pass in the wording that stands, also in another clinic."""
        return tuple(each for each in self.let_pass if each.sha256 == self.now.sha256)

    def passed_then(self, found: Found, reading: Checking) -> LetPass | None:
        """By what a finding of a kept reading passed, by the rules and in the clinic of its day."""
        here = reading.order > self.came
        then = (each for each in self.ever_passed if (each.order > self.came) == here)
        return next((each for each in then if each.let_then(found, self.now.text)), None)

    def passed_in(self, sha256: str) -> tuple[LetPass, ...]:
        """What was let pass in one exact text, here and not in another clinic."""
        return tuple(
            each for each in self.let_pass if each.sha256 == sha256 and each.order > self.came
        )

    @property
    def state(self) -> State:
        """Where the statement stands, derived."""
        if self.ending is not None:
            return "replaced" if self.ending.replaced_by else "withdrawn"
        if self.out is not None:
            return "released"
        if self.approval() is not None:
            return "approved"
        signed, objection = self.signatures(), self.objection()
        asked = self.unanswered()
        if asked is not None and asked.version == self.now.number and asked.order >= _last(signed):
            return "with_counsel"
        if signed and objection is None:
            return "half_approved"
        if objection is not None and objection.sha256 == self.now.sha256:
            return objection.opinion
        if objection is None and self.all_clear() is not None:
            return CLEAR
        if self.marked() is not None:
            return "checked"
        return "void" if self.approvals else "draft"


def _last(signed: tuple[Approval, ...]) -> int:
    """The place of the last hand in the course; before everything where there is none."""
    return max((each.order for each in signed), default=-1)


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


def check_language(language: str) -> Language:
    """The language as it is kept. Raises ValueError: no text is written in it."""
    for each in LANGUAGES:
        if each == language:
            return each
    raise ValueError(language)
