"""The sheet of contacts outside the clinic: press, authorities, lawyers, insurers, suppliers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.contact_sheet import ContactLine, ContactPaper, contact_sheet
from clinicguard.documents.press import Press
from clinicguard.host.words import Words, mark
from clinicguard.papers.kind import EVERYBODY, Offer, PaperKind
from clinicguard.papers.order import Order, Reading
from clinicguard.people.contact import KINDS, Contact
from clinicguard.people.spoken import kind_words

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def _offered(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record == "clinic" and clinic.staff_lists.contacts():
        yield Offer(record)


def _read(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    contacts = clinic.staff_lists.contacts()
    paper = ContactPaper(
        tuple(
            (
                kind_words(kind, press.words),
                tuple(_line(each) for each in contacts if each.about.kind == kind),
            )
            for kind in KINDS
        )
    )
    return Reading(press, lambda using, _: contact_sheet(paper, using))


def _line(contact: Contact) -> ContactLine:
    about = contact.about
    return ContactLine(
        about.name, about.organisation, about.phone, about.email, about.when, about.note
    )


CONTACT_PAPERS = (
    PaperKind(
        "contacts",
        mark("Contacts for a crisis"),
        mark(
            "Press, authorities, lawyers, insurers, suppliers, with numbers, for beside the phone."
        ),
        _read,
        _offered,
        roles=EVERYBODY,
        can_draft=False,
    ),
)
"""For the drawer beside the telephone."""
