"""The whole sample year through the desks, in each language: what stands there at its end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from clinicguard.complaints.moves import OPEN, Kind
from clinicguard.complaints.moves import State as ComplaintState
from clinicguard.complaints.tables import ComplaintRow
from clinicguard.demo.sample import open_sample
from clinicguard.demo.year.course import read_year
from clinicguard.host.words import as_language
from clinicguard.incidents.incident import State
from clinicguard.knowledge.ratings import Level
from clinicguard.overview.learning.repeats import Ground
from clinicguard.statements.tables import StatementRow

pytestmark = pytest.mark.prove


@pytest.mark.parametrize("language", ["zh_TW", "en", "zh_CN"])
def test_the_year_stands_in_the_clinic(language: str, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sample = open_sample(
        tmp_path / "sample", as_language(language), "Sample: ", lambda *now: told.append(now)
    )
    clinic = sample.clinic
    assert told == [(done, len(told)) for done in range(len(told))]
    assert clinic.is_sample
    assert clinic.profile.name.startswith("Sample: ")

    rows = clinic.reader.values(select(ComplaintRow))
    assert Counter(row.kind for row in rows)[Kind.COMPLAINT] == 150
    states = Counter(row.state for row in rows)
    assert states[ComplaintState.WITHDRAWN] == 3
    assert 6 <= sum(states[state] for state in OPEN) <= 20
    assert states[ComplaintState.CLOSED] > 130

    lines = clinic.incident_lists.page()
    assert len(lines) == 12
    assert sum(line.level is Level.HIGH for line in lines) == 3
    told_of = read_year(as_language(language))
    planned = {told_of.incidents[each.id].title: each.level for each in told_of.course.incidents}
    rated = {line.title: line.level for line in lines if line.level is not None}
    assert len(rated) == 10
    assert rated == {title: planned[title] for title in rated}
    assert sum(line.open_tasks for line in lines if line.state is not State.ACTIVE) == 0
    assert Counter(line.state for line in lines) == {
        State.CLOSED: 8,
        State.STOOD_DOWN: 1,
        State.ACTIVE: 1,
        State.NOTICED: 1,
        State.NOT_AN_INCIDENT: 1,
    }
    assert len(clinic.reader.values(select(StatementRow))) >= 8

    found = clinic.overview.learning.page().repeats.found
    assert Ground.PLACE in {each.ground for each in found}
    people = clinic.staff_lists.everybody()
    assert Counter(person.active for person in people) == {True: 9, False: 2}
    assert clinic.check_log().whole
    clinic.close()
