"""Fills letters and press statements: exactly the words that stand, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clinicguard.documents.certified_letter import CertifiedPaper
from clinicguard.documents.from_counsel import STATES
from clinicguard.documents.letter import LetterPaper
from clinicguard.documents.marks import Mark
from clinicguard.documents.press import Press, in_groups
from clinicguard.documents.press_release import PressPaper
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Person
from clinicguard.statements.audiences import Audience
from clinicguard.statements.prepared_answers import handed_out
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.steps import Release
from clinicguard.statements.writing import Draft

_GAP = re.compile(r"【([^【】]+)】")
_BLANK = {"zh_TW": "＿＿＿＿＿＿（{label}）", "zh_CN": "＿＿＿＿＿＿（{label}）",
          "en": "____________ ({label})"}  # fmt: skip
_LETTERS: Mapping[Audience, tuple[Mark, ...]] = {
    "patient_letter": (Mark.CONFIDENTIAL,),
    "authority": (Mark.CONFIDENTIAL,),
    "insurer": (Mark.CONFIDENTIAL,),
    "partners": (Mark.CONFIDENTIAL,),
}
"""Whom one writes a letter to."""


@dataclass(frozen=True, slots=True)
class House:
    """The clinic as a letter shows it, and who signs."""

    profile: Profile
    signer: Person | None

    @property
    def reach(self) -> str:
        """Telephone and address for mail, side by side."""
        return "    ".join(part for part in (self.profile.phone, self.profile.email) if part)

    @property
    def signer_name(self) -> str:
        """Who signs; empty leaves it open."""
        return self.signer.name if self.signer else ""

    @property
    def signer_title(self) -> str:
        """What they are in the clinic."""
        return self.signer.title if self.signer else ""


def _blank(gap: re.Match[str], press: Press) -> str:
    """Room to write, with what belongs there unless the words before it have just said so."""
    blank, label = _BLANK[press.language], gap[1]
    before = gap.string[: gap.start()].rstrip()
    if before.lower().endswith((f"{label.lower()}：", f"{label.lower()}:")):
        return blank.partition("（")[0].partition(" ")[0] * 2
    return blank.format(label=label)


def is_letter(statement: Statement) -> bool:
    """Whether it is written to somebody, not to everybody."""
    return statement.audience in _LETTERS


def letter_paper(statement: Statement, house: House, press: Press) -> LetterPaper:
    """The wording that stands, as a letter."""
    sent = _sent(statement)
    return LetterPaper(
        kind=press.words.say("Letter"),
        number=statement.number,
        subject=statement.title,
        words=statement.now.text,
        to=sent.where if sent and sent.channel == "letter" else "",
        day=sent.at.astimezone(press.stamp.zone).date() if sent else None,
        standing=_standing(statement, press),
        marks=_LETTERS[statement.audience],
        address=house.profile.address,
        reach=house.reach,
        signer=house.signer_name,
        signer_title=house.signer_title,
    )


def drafted_letter(
    draft: Draft, kind: str, subject: str, number: str, house: House, press: Press, to: str = ""
) -> LetterPaper:
    """A letter of the house's template, filled from the records; what is not known stays open."""
    words = _GAP.sub(lambda gap: _blank(gap, press), draft.text)
    return LetterPaper(
        kind=kind,
        number=number,
        subject=subject,
        words=words,
        to=to,
        standing=press.words.say(
            "From the clinic's own template, filled with what is recorded. Nobody has approved "
            "these words."
        ),
        marks=(Mark.CONFIDENTIAL,),
        address=house.profile.address,
        reach=house.reach,
        signer=house.signer_name,
        signer_title=house.signer_title,
    )


def certified_paper(statement: Statement, house: House, press: Press) -> CertifiedPaper:
    """The wording that stands, for the post office to certify."""
    profile = house.profile
    return CertifiedPaper(
        number=statement.number,
        words=statement.now.text,
        sender="    ".join(part for part in (profile.name, house.signer_name) if part),
        sender_address=profile.address,
        standing=_standing(statement, press),
    )


def press_paper(statement: Statement, speaks: str, house: House, press: Press) -> PressPaper:
    """The statement for the press as it stands."""
    sent = _sent(statement)
    return PressPaper(
        number=statement.number,
        subject=statement.title,
        text=statement.now.text,
        text_hash=text_hash(handed_out(statement)),
        released_at=sent.at if sent else None,
        speaks=speaks,
        reach=house.reach,
        approved=statement.approved and statement.ending is None,
        state=_standing(statement, press)
        if statement.ending is not None
        else press.words.say(STATES[statement.state]),
    )


def _sent(statement: Statement) -> Release | None:
    """The last time that the wording that stands went out."""
    now = statement.now.sha256
    return next((each for each in reversed(statement.releases) if each.sha256 == now), None)


def _standing(statement: Statement, press: Press) -> str:
    say, now = press.words.say, statement.now
    if statement.ending is not None:
        when = press.when(statement.ending.at)
        return say("Taken back on {when}. It must not go out any more.", when=when)
    if not statement.approved:
        return say("This text has not been approved. It must not go out.")
    return say(
        "Words of {number}, version {version}, approved. SHA-256 {hash}",
        number=statement.number,
        version=now.number,
        hash=in_groups(now.sha256),
    )
