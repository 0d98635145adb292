"""Whoever only looks at lists sees masked patients, in every room; asking for a name is an act.

In the log's words names are masked too, until somebody asks for one entry's, with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Field
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.listed import Filter
from clinicguard.complaints.troubles import ReasonMissing
from clinicguard.overview.log_asked import Asked
from clinicguard.people.patients.card import NewCard
from clinicguard.people.patients.lists import PatientLists
from clinicguard.people.staff import ROLES, ReasonNeeded, Role
from clinicguard.storage.troubles import NotFound
from tests.integration.complaints.given import NEW
from tests.made import MadeClinic

NAME, PHONE, CHART = "李若嵐", "0900-000-000", "A00482"
OTHER = "李若岚"


def worked(clinic: Clinic) -> str:
    """A complaint that was taken down, corrected, promised for, and made an incident."""
    desk: ComplaintDesk = clinic.complaints
    number = desk.log(NEW).number
    desk.promise(number, NewPromise("回電說明", clinic.clock.now() + timedelta(hours=2)))
    desk.edit(number, Field.PATIENT, OTHER, "字寫錯")
    desk.edit(number, Field.PATIENT, NAME, "又寫回來")
    incident = clinic.incidents.open_from(number, "候診糾紛").number
    clinic.incidents.retitle(incident, "候診", f"{NAME}要求改")
    clinic.complaints.unmask(number, f"回{NAME}的電話 {PHONE}")
    card = clinic.patients.add(NewCard(NAME, CHART, phone=PHONE))
    clinic.patients.unmask(card.id, f"{NAME}來電")
    return number


def lists(clinic: Clinic, number: str) -> Iterator[tuple[str, Callable[[], object]]]:
    complaints = clinic.complaint_lists
    yield "complaints", lambda: complaints.page(Filter())
    yield "searched", lambda: complaints.page(Filter(text="若嵐"))
    yield "whole", lambda: complaints.whole(number)
    yield "sheet", lambda: complaints.sheet(number)
    yield "today", clinic.overview.today
    yield "search over all", lambda: clinic.overview.search("若嵐")
    yield "search by number", lambda: clinic.overview.search(number)
    yield "tasks", clinic.task_lists.open
    yield "tasks of it", lambda: clinic.task_lists.of(f"complaint/{number}")
    yield "clocks", clinic.task_lists.clocks
    yield "incidents", clinic.incident_lists.page
    yield "incident", lambda: clinic.incident_lists.case("I-2026-0001")
    yield "its first hour", lambda: clinic.incident_lists.now("I-2026-0001")
    yield "bands", clinic.incident_lists.bands
    yield "log", lambda: clinic.log.page(Asked())
    yield "entries", lambda: [clinic.log.one(e.seq) for e in clinic.log.page(Asked()).entries]
    cards = PatientLists(clinic.reader)
    yield "cards", cards.page
    yield "card", lambda: cards.card(1)


@pytest.mark.parametrize("role", ROLES)
def test_no_list_gives_a_name_a_number_or_a_telephone_away(made: MadeClinic, role: Role) -> None:
    number = worked(made.open("owner"))
    clinic = made.open(role)
    head = clinic.head()
    given_away = {}
    for name, read in lists(clinic, number):
        told = repr(read())
        given_away[name] = [secret for secret in (NAME, OTHER, PHONE, CHART) if secret in told]
    assert {name: found for name, found in given_away.items() if found} == {}
    assert clinic.head() == head


@pytest.mark.parametrize("role", ROLES)
def test_asking_for_the_name_is_an_act_with_its_reason(made: MadeClinic, role: Role) -> None:
    number = worked(made.open("owner"))
    clinic = made.open(role)
    with pytest.raises(ReasonMissing):
        clinic.complaints.unmask(number, " ")
    assert clinic.complaints.unmask(number, "回電").patient.name == NAME
    entry = clinic.log.newest(1)[0]
    assert (entry.verb, entry.subject) == ("complaint.unmask", f"complaint/{number}")
    assert entry.person == clinic.person.id


def test_an_entrys_words_are_shown_once_a_reason_is_given_and_that_is_an_entry(
    made: MadeClinic,
) -> None:
    worked(made.open("owner"))
    clinic = made.open("manager")
    (seq,) = [e.seq for e in clinic.log.page(Asked()).entries if e.verb == "complaint.unmask"]
    whole = clinic.log.one(seq)
    assert whole.masked
    assert "李○嵐" in whole.entry.word("reason")
    with pytest.raises(ReasonNeeded):
        clinic.log_export.read_words(seq, " ")
    shown = clinic.log_export.read_words(seq, "病人問誰打過電話")
    assert (shown.masked, shown.entry.word("reason")) == (False, f"回{NAME}的電話 {PHONE}")
    entry = clinic.log.newest(1)[0]
    assert (entry.verb, entry.subject) == ("log.read_words", f"log/{seq}")
    with pytest.raises(NotFound):
        made.open("reception").log_export.read_words(99_999, "試試")


def test_who_does_not_read_an_entrys_words_does_not_get_them_by_asking(made: MadeClinic) -> None:
    worked(made.open("owner"))
    clinic = made.open("reception")
    (seq,) = [e.seq for e in clinic.log.page(Asked()).entries if e.verb == "complaint.unmask"]
    assert clinic.log_export.read_words(seq, "好奇").entry.words == ()
