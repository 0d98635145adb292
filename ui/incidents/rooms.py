"""Which page an address of this room means: the list, or one case."""

from __future__ import annotations

from ui.incidents.incident_page import IncidentPage
from ui.incidents.incidents_page import IncidentsPage
from ui.incidents.law import law_page
from ui.incidents.playbooks.playbooks_page import ADDRESS, PlaybooksPage
from ui.seat import Seat
from ui.shell.page import Page


def incidents(seat: Seat, address: str) -> Page:
    """ "incidents…" is the list, "incident/I-…" a case.

    "playbooks…" is what they are worked by, "law…" what binds.
    """
    if address.split("/", 1)[0] == law_page.ADDRESS:
        return law_page.LawPage(seat, address)
    if address.startswith(ADDRESS):
        return PlaybooksPage(seat, address)
    if address.startswith("incident/"):
        return IncidentPage(seat, address)
    return IncidentsPage(seat, address)
