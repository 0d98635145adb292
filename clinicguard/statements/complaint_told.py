"""What a complaint learns of its text: the complainant was told, in these words, then and so."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.complaints.complaint import LONGEST
from clinicguard.complaints.contact import Means
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.moves import State
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.host.words import Words, as_language
from clinicguard.statements.audiences import TO_THEM
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Channel
from clinicguard.storage.book import Change

_MEANS: dict[Channel, Means] = {
    "line": Means.LINE,
    "wechat": Means.WECHAT,
    "whatsapp": Means.WHATSAPP,
    "phone": Means.PHONE,
    "letter": Means.LETTER,
    "in_person": Means.IN_PERSON,
    "email": Means.EMAIL,
}


_NO_ANSWER = frozenset({"acknowledgement", "talk_invitation", "breach_notice", "dispute_rights"})
"""The templates of letters that say something else than what came of the complaint."""


def tell_complaint(complaints: ComplaintDesk, change: Change, statement: Statement) -> bool:
    """A text that went to the complainant stands in the course; the first one is the first reply.

    It acknowledges a new complaint, so that the first-reply clock is met when it went out. Returns
    whether it answers too.
    """
    kind, _, number = statement.case.partition("/")
    if kind != "complaint" or statement.audience not in TO_THEM:
        return False
    out = statement.releases[-1]
    row = change.one(select(ComplaintRow).where(ComplaintRow.number == number))
    if row is None:
        return False
    public = Means.PUBLIC_REPLY if statement.audience == "review_reply" else Means.OTHER
    first = row.state == State.NEW and out.at >= row.received_at
    tell = complaints.acknowledge if first else complaints.note_contact
    words = _told_words(statement)
    tell(number, _MEANS.get(out.channel, public), words, at=out.at)
    return _answers(statement, first=first)


def _answers(statement: Statement, *, first: bool) -> bool:
    """A reply in public does, whenever it comes; the first letter only where it was begun so."""
    begun = "" if statement.begun_from is None else statement.begun_from.key
    if statement.audience == "review_reply" or begun == "answer_letter":
        return True
    return not first and begun not in _NO_ANSWER


def _told_words(statement: Statement) -> str:
    """The words as the course keeps them; where there are too many, where the rest stands."""
    words = f"{statement.number}\n{statement.now.text}"
    if len(words) <= LONGEST:
        return words
    say = Words(as_language(statement.language)).say
    rest = "\n" + say("… (the whole text stands in {number})", number=statement.number)
    return words[: LONGEST - len(rest)] + rest
