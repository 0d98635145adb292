"""What can be done with the standing crisis team and the contacts outside the clinic."""

from __future__ import annotations

from dataclasses import astuple

from sqlalchemy import select

from clinicguard.people.contact import Contact, NewContact, check_contact
from clinicguard.people.crisis import CrisisHat, check_hat, without_person
from clinicguard.people.staff import checked_reason
from clinicguard.people.tables import (
    ContactRow,
    CrisisHatRow,
    PersonRow,
    fill_contact,
    to_contact,
    to_hat,
)
from clinicguard.storage.book import Book, Change
from clinicguard.storage.troubles import NotFound


class TeamDesk:
    """Who wears which hat, and whom to ring."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def wear(self, hat: str, holder: int | None, deputy: int | None = None) -> CrisisHat:
        """A hat on a head (None takes it off), with the one who steps in.

        Raises:
            SamePerson, DeputyOfNobody, NotFound, NotAllowed.
        """
        new = check_hat(CrisisHat(hat, holder, deputy))
        with self._book.act("person.wear_hat", "people/team") as change:
            for person in (holder, deputy):
                if person is not None and not change.get(PersonRow, person).active:
                    raise NotFound(f"person/{person}")
            put_hat(change, new)
        return new

    def add_contact(self, new: NewContact) -> Contact:
        """Raises NameNeeded, NoWayToReach, NotAllowed."""
        about = check_contact(new)
        with self._book.act("contact.add", "contact", says={"name": about.name}) as change:
            row = change.add(fill_contact(ContactRow(current=1), about))
            change.about(f"contact/{row.id}")
            return to_contact(row)

    def change_contact(self, contact_id: int, new: NewContact) -> Contact:
        """The former wording stays in the log. Raises NameNeeded, NoWayToReach, NotFound."""
        about = check_contact(new)
        with self._book.act("contact.change", f"contact/{contact_id}") as change:
            row = change.get(ContactRow, contact_id)
            before = to_contact(row).about
            names = ("kind", "name", "organisation", "phone", "email", "when", "note")
            for name, old, now in zip(names, astuple(before), astuple(about), strict=True):
                if old != now:
                    change.says(f"{name}_before", old)
                    change.says(name, now)
            return to_contact(fill_contact(row, about))

    def strike_contact(self, contact_id: int, reason: str) -> Contact:
        """Off the list, kept in the records. Raises ReasonNeeded, NotFound, NotAllowed."""
        told = checked_reason(reason)
        with self._book.act("contact.strike", f"contact/{contact_id}", reason=told) as change:
            row = change.get(ContactRow, contact_id)
            row.current = 0
            return to_contact(row)


def put_hat(change: Change, hat: CrisisHat) -> None:
    """Writes one hat, inside an act."""
    row = change.one(select(CrisisHatRow).where(CrisisHatRow.hat == hat.hat))
    if row is None:
        change.add(CrisisHatRow(hat=hat.hat, holder=hat.holder, deputy=hat.deputy))
        return
    row.holder, row.deputy = hat.holder, hat.deputy


def free_hats(change: Change, person: int) -> None:
    """Whoever leaves wears no hat any more: the deputy takes over, else it is open."""
    team = [to_hat(row) for row in change.all(select(CrisisHatRow))]
    for hat in without_person(team, person):
        put_hat(change, hat)
