"""How staff and the clinic's profile are kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from clinicguard.host.calendars import OfficeYear
from clinicguard.people.contact import Contact, NewContact, as_kind
from clinicguard.people.crisis import CrisisHat
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Person, as_role
from clinicguard.storage.rows import Json, Kept, Row


class PersonRow(Kept, Row):
    """One member of staff."""

    __tablename__ = "person"

    name: Mapped[str]
    title: Mapped[str]
    role: Mapped[str]
    phone: Mapped[str]
    active: Mapped[int]


COUNSEL = select(PersonRow.id).where(PersonRow.role == "counsel", PersonRow.active == 1).limit(1)
"""Somebody with counsel's role who may unlock this clinic."""


class ProfileRow(Kept, Row):
    """The clinic's profile; one row."""

    __tablename__ = "profile"

    name: Mapped[str]
    jurisdiction: Mapped[str]
    zone_name: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    licence: Mapped[str]
    open_days: Mapped[Any] = mapped_column(Json)
    closes_at: Mapped[str]
    first_reply_days: Mapped[int]
    answer_days: Mapped[int]
    roc_years: Mapped[int]


class CrisisHatRow(Kept, Row):
    """One hat of the standing crisis team."""

    __tablename__ = "crisis_hat"

    hat: Mapped[str]
    holder: Mapped[int | None]
    deputy: Mapped[int | None]


class ContactRow(Kept, Row):
    """One contact outside the clinic."""

    __tablename__ = "contact"

    kind: Mapped[str]
    name: Mapped[str]
    organisation: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    open_hours: Mapped[str]
    note: Mapped[str]
    current: Mapped[int]


def to_hat(row: CrisisHatRow) -> CrisisHat:
    """The noun of a row."""
    return CrisisHat(row.hat, row.holder, row.deputy)


def to_contact(row: ContactRow) -> Contact:
    """The noun of a row."""
    about = NewContact(
        as_kind(row.kind),
        row.name,
        row.organisation,
        row.phone,
        row.email,
        row.open_hours,
        row.note,
    )
    return Contact(row.id, about, bool(row.current))


def fill_contact(row: ContactRow, about: NewContact) -> ContactRow:
    """Writes a contact into its row."""
    row.kind = about.kind
    row.name = about.name
    row.organisation = about.organisation
    row.phone = about.phone
    row.email = about.email
    row.open_hours = about.when
    row.note = about.note
    return row


def to_person(row: PersonRow) -> Person:
    """The noun of a row."""
    return Person(row.id, row.name, row.title, as_role(row.role), row.phone, bool(row.active))


def to_profile(row: ProfileRow, years: tuple[OfficeYear, ...] = ()) -> Profile:
    """The noun of a row, with the years of the authorities' calendar that were written down."""
    return Profile(
        name=row.name,
        jurisdiction=row.jurisdiction,
        zone_name=row.zone_name,
        address=row.address,
        phone=row.phone,
        email=row.email,
        licence=row.licence,
        open_days=tuple(row.open_days),
        closes_at=row.closes_at,
        first_reply_days=row.first_reply_days,
        answer_days=row.answer_days,
        roc_years=bool(row.roc_years),
        office_years=years,
    )


def fill(row: ProfileRow, profile: Profile) -> ProfileRow:
    """Writes a profile into its row."""
    row.name = profile.name
    row.jurisdiction = profile.jurisdiction
    row.zone_name = profile.zone_name
    row.address = profile.address
    row.phone = profile.phone
    row.email = profile.email
    row.licence = profile.licence
    row.open_days = list(profile.open_days)
    row.closes_at = profile.closes_at
    row.first_reply_days = profile.first_reply_days
    row.answer_days = profile.answer_days
    row.roc_years = int(profile.roc_years)
    return row
