"""Acts inside acts: the rows of each, the newest version of a row, and errors kept quiet."""

from __future__ import annotations

from contextlib import suppress

import pytest

from clinicguard.clinic import Clinic
from clinicguard.people.tables import PersonRow
from clinicguard.storage.troubles import NotAllowed


def new_row(name: str) -> PersonRow:
    return PersonRow(name=name, title="", role="clinician", phone="", active=1)


def test_a_row_of_the_outer_act_that_the_inner_one_changed_is_no_alarm(clinic: Clinic) -> None:
    """The inner entry comes first and holds the newer version: versions count, not the order."""
    with clinic.book.act("person.add", "person") as outer:
        row = outer.add(new_row("外"))
        with clinic.book.act("person.change", f"person/{row.id}") as inner:
            inner.get(PersonRow, row.id).title = "助理"
    assert clinic.check_log().whole


def test_an_inner_error_kept_quiet_gives_up_the_whole_act(clinic: Clinic) -> None:
    """Else the outer act would save rows that no entry names."""
    before = clinic.head().seq

    def careless() -> None:
        with clinic.book.act("person.add", "person") as outer:
            with suppress(ZeroDivisionError), clinic.book.act("person.change", "person/2") as inner:
                inner.add(new_row("不算"))
                raise ZeroDivisionError
            outer.add(new_row("外"))

    with pytest.raises(RuntimeError, match="inner act"):
        careless()
    assert clinic.head().seq == before
    assert clinic.check_log().whole
    with clinic.book.act("person.add", "person") as change:
        change.add(new_row("後來"))
    assert clinic.check_log().whole


def test_acts_together_are_all_saved_each_with_its_entry_or_none_is(clinic: Clinic) -> None:
    def two(second: str) -> None:
        with clinic.book.together():
            with clinic.book.act("person.add", "person") as change:
                change.add(new_row("一"))
            with clinic.book.act(second, "person") as change:
                change.add(new_row("二"))

    before = clinic.head().seq
    with pytest.raises(NotAllowed):
        two("no.such_verb")
    assert clinic.head().seq == before
    two("person.add")
    assert clinic.head().seq == before + 2
    assert clinic.check_log().whole


def test_what_is_to_be_done_afterwards_is_done_saved_or_not(clinic: Clinic) -> None:
    told: list[str] = []
    with clinic.book.act("person.add", "person") as change:
        change.afterwards("told", lambda: told.append("saved"))
        assert told == []
    with suppress(ZeroDivisionError), clinic.book.act("person.add", "person") as change:
        change.afterwards("told", lambda: told.append("given up"))
        raise ZeroDivisionError
    with clinic.book.act("person.add", "person"):
        pass
    assert told == ["saved", "given up"]
