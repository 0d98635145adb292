"""Whose hands go under a text: who sits at the PC, and who stands by and signs the same entry.

And of two who signed one text, or of counsel who cleared it: who chose their passphrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from clinicguard.host.clock import from_text, to_text
from clinicguard.people.permissions import may
from clinicguard.people.tables import PersonRow
from clinicguard.statements.steps import AccessBy, Approval
from clinicguard.storage.book import Change

_LAST = text("""
    SELECT json_extract(entry, '$.person'), json_extract(entry, '$.wall'),
      json_extract(entry, '$.verb') FROM log_entry
    WHERE json_extract(entry, '$.subject') = :subject AND json_extract(entry, '$.wall') <= :signed
      AND json_extract(entry, '$.verb') IN
          ('person.give_access', 'person.reset_passphrase', 'person.change_own_passphrase')
    ORDER BY seq DESC LIMIT :most
""")


@dataclass(frozen=True, slots=True)
class GivenAccess:
    """The passphrase with which `person` signed was given by `by`, who signed too."""

    person: int
    by: int
    at: datetime


def hands_here(change: Change, verb: str) -> tuple[int, ...]:
    """Who of those that sign this entry may do it by their own role, who sits there first.

    A lead who stands by at reception's screen signs alone; two leads sign both.
    """
    sits = (change.person.id,) if may(verb, change.role) else ()
    beside = change.witness
    if beside is None or not may(verb, beside.role):
        return sits
    return (*sits, int(beside.key_id))


def given_access(session: Session, hands: Sequence[Approval]) -> tuple[GivenAccess, ...]:
    """Among the hands under one text, in their order. Who chose their own since is not in it."""
    return tuple(_given(session, hands)) if len(hands) > 1 else ()


def access_of(change: Change, person: int) -> AccessBy | None:
    """Who gave somebody the passphrase that holds now; None where they chose it themselves.

    Access given again to somebody who had it before takes over one as a reset does.
    """
    asked = {"subject": f"person/{person}", "signed": to_text(change.now), "most": 2}
    with change.reading() as session:
        entries = session.execute(_LAST, asked).all()
    if not entries or entries[0][0] == str(person):
        return None
    by, _, verb = entries[0]
    name = change.one(select(PersonRow.name).where(PersonRow.id == int(by)))
    again = verb == "person.reset_passphrase" or len(entries) > 1
    return AccessBy(int(by), name or "", again)


def _given(session: Session, hands: Sequence[Approval]) -> Iterator[GivenAccess]:
    signed = {hand.by for hand in hands}
    for hand in hands:
        asked = {"subject": f"person/{hand.by}", "signed": to_text(hand.at), "most": 1}
        for by, at, _ in session.execute(_LAST, asked):
            if by != str(hand.by) and by in map(str, signed):
                yield GivenAccess(hand.by, int(by), from_text(at))
