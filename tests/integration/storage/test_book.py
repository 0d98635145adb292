"""The book: one act is one transaction with one signed entry, or nothing at all."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text, update

from clinicguard.clinic import Clinic
from clinicguard.people.tables import PersonRow
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic


def count(clinic: Clinic) -> int:
    return clinic.head().seq


def add_and_fail(clinic: Clinic) -> None:
    with clinic.book.act("person.add", "person") as change:
        change.add(PersonRow(name="誰", title="", role="clinician", phone="", active=1))
        raise ZeroDivisionError


def add_and_fail_inside(clinic: Clinic) -> None:
    with clinic.book.act("person.add", "person") as change:
        change.add(PersonRow(name="外", title="", role="clinician", phone="", active=1))
        with clinic.book.act("person.change", "person/2"):
            raise ZeroDivisionError


def test_an_act_writes_rows_and_one_entry_that_names_them(clinic: Clinic) -> None:
    before = count(clinic)
    person = clinic.staff.add("蔡佩珊", "clinician")
    assert count(clinic) == before + 1
    checked = clinic.check_log()
    assert checked.whole
    assert clinic.staff_lists.one(person.id).name == "蔡佩珊"


def test_an_act_that_fails_leaves_nothing(clinic: Clinic) -> None:
    before = count(clinic)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(clinic)
    assert count(clinic) == before
    assert all(person.name != "誰" for person in clinic.staff_lists.everybody())
    clinic.staff.add("後來的人", "clinician")
    assert clinic.check_log().whole


def test_an_inner_act_that_fails_takes_the_outer_one_with_it(clinic: Clinic) -> None:
    before = count(clinic)
    with pytest.raises(ZeroDivisionError):
        add_and_fail_inside(clinic)
    assert count(clinic) == before


def test_nested_acts_are_entries_of_one_transaction(clinic: Clinic) -> None:
    before = count(clinic)
    with clinic.book.act("person.add", "person") as outer:
        row = outer.add(PersonRow(name="外", title="", role="clinician", phone="", active=1))
        with clinic.book.act("person.change", f"person/{row.id}") as inner:
            inner.get(PersonRow, row.id).title = "助理"
        row.phone = "0900-000-000"
    assert count(clinic) == before + 2
    assert clinic.check_log().whole


def test_who_may_not_cannot_even_begin(made: MadeClinic) -> None:
    clinic = made.open("reception")
    with pytest.raises(NotAllowed), clinic.book.act("person.add", "person"):
        pytest.fail("the act began")


def test_bulk_changes_are_refused(clinic: Clinic) -> None:
    with (
        pytest.raises(RuntimeError),
        clinic.book.act("person.change", "person/2") as change,
    ):
        change.all(update(PersonRow).values(name="都一樣"))  # type: ignore[arg-type]
    assert len({person.name for person in clinic.staff_lists.everybody()}) > 1


def test_the_log_refuses_to_be_changed_or_cut(clinic: Clinic) -> None:
    for statement in ("UPDATE log_entry SET hash = 'x'", "DELETE FROM log_entry"):
        with pytest.raises(Exception, match="never"), clinic.database.connection() as connection:
            connection.execute(text(statement))


def test_text_that_databases_choke_on_comes_back(clinic: Clinic) -> None:
    name = "𠮷<b>=cmd()\x00\u202e堃\ud800"
    person = clinic.staff.add(name, "clinician")
    kept = clinic.staff_lists.one(person.id).name
    assert kept == "𠮷<b>=cmd()␀\u202e堃?"
    assert clinic.check_log().whole


def test_the_number_is_given_once(clinic: Clinic) -> None:
    numbers = []
    for _ in range(3):
        with clinic.book.act("person.change", "person/1") as change:
            numbers.append(change.next_number("complaint"))
    assert numbers == ["C-2026-0001", "C-2026-0002", "C-2026-0003"]
    assert clinic.check_log().whole


def test_a_row_changed_past_the_book_is_found(clinic: Clinic) -> None:
    with clinic.database.connection() as connection:
        connection.execute(text("UPDATE person SET name = '別人' WHERE id = 2"))
    findings = clinic.check_log().findings
    assert [(found.kind, found.table, found.row) for found in findings] == [
        ("row_changed", "person", "2")
    ]


def test_reading_inside_an_act_sees_its_rows(clinic: Clinic) -> None:
    with clinic.book.act("person.add", "person") as change:
        change.add(PersonRow(name="新人", title="", role="clinician", phone="", active=1))
        assert "新人" in clinic.reader.values(select(PersonRow.name))
