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
from clinicguard.statements.tables import StatementRow, StepRow
from clinicguard.storage.book import Change
from clinicguard.storage.keys import KIT
from clinicguard.storage.log import first_entry_on

_LAST = text("""
    SELECT json_extract(entry, '$.person'), json_extract(entry, '$.wall') FROM log_entry
    WHERE json_extract(entry, '$.subject') = :subject AND json_extract(entry, '$.wall') <= :signed
      AND json_extract(entry, '$.verb') IN
          ('person.give_access', 'person.reset_passphrase', 'person.change_own_passphrase')
    ORDER BY seq DESC LIMIT 1
""")
_ALL = text("""
    SELECT seq, json_extract(entry, '$.person'), json_extract(entry, '$.verb') FROM log_entry
    WHERE json_extract(entry, '$.subject') = :subject
      AND json_extract(entry, '$.verb') IN
          ('person.give_access', 'person.reset_passphrase', 'person.change_own_passphrase')
    ORDER BY seq DESC
""")
_ASKED_BY_ANOTHER = text("""
    SELECT max(seq) FROM log_entry
    WHERE json_extract(entry, '$.subject') = :statement
      AND json_extract(entry, '$.verb') = 'statement.send_to_counsel'
      AND json_extract(entry, '$.person') NOT IN (:by, :kit)
      AND coalesce(json_extract(entry, '$.witness'), '') NOT IN (:by, :kit)
      AND :by <> :kit
""")
_FIRST = text("SELECT min(seq) FROM log_entry WHERE json_extract(entry, '$.subject') = :statement")


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


def access_of(change: Change, person: int, number: str) -> AccessBy | None:
    """Who gave somebody the passphrase of the account that judges a text; None where that person
    chose one since, and nobody else can have chosen it for them.

    Access given again to somebody who had it before takes over one as a reset does. Whoever does
    either can choose the next passphrase in that person's name too: after the text was begun it
    counts in any case, until somebody else asks counsel. Whose hand the recovery card was in
    nobody knows: who asks with it, or after a reset with it, is not taken for somebody else; nor is
    who asks with the OK of whoever gave the access.
    """
    with change.reading() as session:
        entries = session.execute(_ALL, {"subject": f"person/{person}"}).all()
        by_hand = [each for each in entries if each[1] != str(person)]
        if not by_hand:
            return None
        at, by, verb = by_hand[0]
        about = {"statement": f"statement/{number}"}
        asked = session.execute(_ASKED_BY_ANOTHER, {**about, "by": by, "kit": KIT}).scalar()
        begun = _taken_in(session, number) or session.execute(_FIRST, about).scalar()
        since = at > (asked or begun or 0)
    if not since and entries[0] is not by_hand[0]:
        return None
    again = verb == "person.reset_passphrase" or len(entries) > 1 + entries.index(by_hand[0])
    if by == KIT:
        return AccessBy(0, "", again, since)
    name = change.one(select(PersonRow.name).where(PersonRow.id == int(by)))
    return AccessBy(int(by), name or "", again, since)


def _taken_in(session: Session, number: str) -> int | None:
    """The entry with which a text came here from another clinic; None where it was begun here."""
    here = StatementRow.id == StepRow.statement
    steps = select(StepRow.id).join(StatementRow, here).where(StatementRow.number == number)
    step = session.scalars(
        steps.where(StepRow.kind == "taken_in").order_by(StepRow.id.desc()).limit(1)
    ).first()
    return None if step is None else first_entry_on(session, StepRow.__tablename__, str(step))


def _given(session: Session, hands: Sequence[Approval]) -> Iterator[GivenAccess]:
    signed = {hand.by for hand in hands}
    for hand in hands:
        asked = {"subject": f"person/{hand.by}", "signed": to_text(hand.at)}
        for by, at in session.execute(_LAST, asked):
            if by != str(hand.by) and by in map(str, signed):
                yield GivenAccess(hand.by, int(by), from_text(at))
