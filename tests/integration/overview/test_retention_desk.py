"""What goes, goes: rows, search, drafts, the log's words; what stays, still verifies."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Complainant, Patient, Relation
from clinicguard.complaints.listed import Filter
from clinicguard.complaints.moves import State
from clinicguard.overview.retention import (
    NotYet,
    OnHold,
    ReasonNeeded,
    RecordKind,
    YearsOutOfBounds,
)
from clinicguard.people.witness import WitnessNeeded
from clinicguard.storage.row_check import kept_tables
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.attacks.judges import verifier
from tests.integration.complaints.given import NEW, worked_to
from tests.made import PASSPHRASES, HandClock, MadeClinic

OTHER = replace(
    NEW,
    complainant=Complainant("王大明", Relation.PATIENT, "0911-111-111"),
    patient=Patient("王大明", "B777", None),
    verbatim="另一件完全不同的事",
)
GROUND = "保存期限已滿，依個資法第 11 條刪除"


def gone(made: MadeClinic, clinic: Clinic, number: str) -> None:
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(f"complaint/{number}", GROUND)


def everything(clinic: Clinic) -> str:
    """All text of the database, as whoever holds its key reads it."""
    told = []
    with clinic.database.reading() as session:
        names = session.connection().exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL "
            "AND name NOT LIKE 'search_gram%'"
        )
        for name in list(names.scalars()):
            rows = session.connection().exec_driver_sql(f'SELECT * FROM "{name}"')
            told += [repr(tuple(row)) for row in rows]
    return "\n".join(told)


def test_nothing_of_it_is_left_but_the_tombstone(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("owner")
    other = worked_to(clinic.complaints, State.CLOSED, OTHER)
    number = worked_to(clinic.complaints, State.CLOSED).number
    clinic.complaints.unmask(number, "查對李若嵐的電話")
    clinic.drafts.keep(f"complaint/{number}", {"said": "李若嵐說要再來"})
    clock.forward(days=7 * 365 + 3)
    clinic = made.open("owner")
    assert number in everything(clinic)
    gone(made, clinic, number)
    left = everything(clinic)
    assert [
        trace for trace in ("李若嵐", "快了快了", "A00482", "0900-000-000") if trace in left
    ] == []
    with pytest.raises(NotFound):
        clinic.complaint_lists.whole(number)
    assert clinic.complaint_lists.page(Filter(text="快了快了")).rows == ()
    assert clinic.complaint_lists.whole(other.number).verbatim == "另一件完全不同的事"
    assert clinic.drafts.find(f"complaint/{number}") is None
    (stone,) = clinic.retention.lists.tombstones()
    assert (stone.number, stone.kind, stone.ground) == (number, RecordKind.COMPLAINT, GROUND)
    assert (stone.by, stone.witness) == (1, "2")
    assert stone.rows > 5
    assert stone.words > 3


def test_the_chain_still_verifies_for_both_and_what_is_put_back_is_found(
    made: MadeClinic, clock: HandClock
) -> None:
    clinic = made.open("owner")
    number = worked_to(clinic.complaints, State.CLOSED).number
    clock.forward(days=7 * 365 + 3)
    clinic = made.open("owner")
    with clinic.database.reading() as session:
        row = session.connection().exec_driver_sql("SELECT * FROM complaint").mappings().one()
        kept = dict(row)
    gone(made, clinic, number)
    assert clinic.check_log().findings == ()
    key = clinic.keys.clinic.database.hex()
    made.close()
    status, told = verifier("folder", str(made.folder), "--key", key)
    assert (status, told[0][:6]) == (0, "whole:"), told
    clinic = made.open("owner")
    columns = ", ".join(f'"{name}"' for name in kept)
    marks = ", ".join(f":{name}" for name in kept)
    with clinic.database.writing() as session:
        session.execute(text(f"INSERT INTO complaint ({columns}) VALUES ({marks})"), kept)
    assert [found.kind for found in clinic.check_log().findings] == ["row_unknown"]


def test_a_number_given_again_in_a_table_is_no_alarm(made: MadeClinic, clock: HandClock) -> None:
    """SQLite gives the number of the last row again once that row is gone."""
    clinic = made.open("owner")
    number = worked_to(clinic.complaints, State.CLOSED).number
    clock.forward(days=7 * 365 + 3)
    clinic = made.open("owner")
    gone(made, clinic, number)
    after = clinic.complaints.log(replace(OTHER, received_at=clock.now()))
    assert (after.id, after.number) == (1, "C-2033-0001")
    clinic.complaints.unmask(after.number, "查對")
    assert clinic.check_log().findings == ()
    key = clinic.keys.clinic.database.hex()
    made.close()
    status, told = verifier("folder", str(made.folder), "--key", key)
    assert (status, told[0][:6]) == (0, "whole:"), told


def test_two_people_of_the_lead_sign_it(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("owner")
    number = worked_to(clinic.complaints, State.CLOSED).number
    clock.forward(days=7 * 365 + 3)
    clinic = made.open("owner")
    with pytest.raises(WitnessNeeded):
        clinic.retention.dispose(f"complaint/{number}", GROUND)
    with (
        clinic.beside(clinic.witness(4, PASSPHRASES["reception"])),
        pytest.raises(WitnessNeeded),
    ):
        clinic.retention.dispose(f"complaint/{number}", GROUND)
    assert clinic.complaint_lists.whole(number).number == number
    reception = made.open("reception")
    with pytest.raises(NotAllowed):
        reception.retention.dispose(f"complaint/{number}", GROUND)


def test_what_is_open_too_young_or_held_stays(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("owner")
    still = clinic.complaints.log(NEW).number
    number = worked_to(clinic.complaints, State.CLOSED).number
    for each in (still, number):
        with pytest.raises(NotYet):
            gone(made, clinic, each)
    clock.forward(days=7 * 365 + 3)
    clinic = made.open("owner")
    clinic.retention.hold(f"complaint/{number}", "訴訟中")
    clinic.retention.hold(f"complaint/{number}", "訴訟中")
    with pytest.raises(OnHold):
        gone(made, clinic, number)
    (held,) = [each for each in clinic.retention.lists.keepings() if each.hold]
    assert (held.number, held.hold and held.hold.reason) == (number, "訴訟中")
    with pytest.raises(ReasonNeeded):
        clinic.retention.lift(f"complaint/{number}", "  ")
    clinic.retention.lift(f"complaint/{number}", "和解")
    gone(made, clinic, number)
    with pytest.raises(NotFound):
        gone(made, clinic, number)


def test_a_minor_is_kept_until_seven_years_after_coming_of_age(
    made: MadeClinic, clock: HandClock
) -> None:
    clinic = made.open("owner")
    child = replace(NEW, patient=Patient("李小嵐", "A00483", date(2020, 5, 1)))
    number = worked_to(clinic.complaints, State.CLOSED, child).number
    keeping = clinic.retention.lists.one(number)
    assert (keeping.until, keeping.minor) == (date(2045, 5, 1), True)
    clock.forward(days=10 * 365)
    clinic = made.open("owner")
    with pytest.raises(NotYet):
        gone(made, clinic, number)


def test_the_years_are_the_clinics_own(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("manager")
    number = worked_to(clinic.complaints, State.CLOSED).number
    clinic.retention.set_years(RecordKind.COMPLAINT, 10)
    clinic.retention.set_years(RecordKind.COMPLAINT, 12)
    assert clinic.retention.lists.years()[RecordKind.COMPLAINT] == 12
    ended = clinic.retention.lists.one(number).ended
    assert ended is not None
    until = clinic.retention.lists.one(number).until
    assert until == ended.replace(year=ended.year + 12)
    with pytest.raises(YearsOutOfBounds):
        clinic.retention.set_years(RecordKind.INCIDENT, 0)


def test_every_table_that_hangs_on_a_record_is_reached(clinic: Clinic) -> None:
    """A new table of a room that refers to a complaint or an incident goes with it by itself."""
    with clinic.database.reading() as session:
        below = set()
        for table in kept_tables(session):
            listed = session.connection().exec_driver_sql(f'PRAGMA foreign_key_list("{table}")')
            if {"complaint", "incident"} & {str(row[2]) for row in listed}:
                below.add(table)
    named = {t for t in _tables(clinic) if re.match(r"(complaint|incident)_", t)}
    assert named <= below | _deeper(clinic, below)


def _tables(clinic: Clinic) -> list[str]:
    with clinic.database.reading() as session:
        return kept_tables(session)


def _deeper(clinic: Clinic, below: set[str]) -> set[str]:
    found = set()
    with clinic.database.reading() as session:
        for table in kept_tables(session):
            listed = session.connection().exec_driver_sql(f'PRAGMA foreign_key_list("{table}")')
            if below & {str(row[2]) for row in listed}:
                found.add(table)
    return found
