"""The clinic adds kinds of matter and tasks beside ours, and notes who read which wording."""

from __future__ import annotations

from datetime import date

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.incident import State
from clinicguard.incidents.playbooks.lists import NatureView
from clinicguard.incidents.playbooks.own import NatureUnknown, ReadAhead
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.knowledge.playbooks import load_playbooks
from clinicguard.knowledge.ratings import Level
from clinicguard.people.staff import NameNeeded
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.integration.incidents import made as cases
from tests.made import MadeClinic

TASK = ("打電話給總院", "總院要先知道", "team", "commander", "30 min")


def view(clinic: Clinic, nature: str) -> NatureView:
    shelf = clinic.incident_lists.playbooks.shelf()
    return next(each for each in shelf.natures if each.nature.id == nature)


def test_a_task_of_ones_own_is_given_out_with_ours(clinic: Clinic) -> None:
    ours = load_playbooks("tw").natures["medical_dispute"]
    mine = clinic.incidents.playbooks.add_task("medical_dispute", *TASK)
    number = cases.called(clinic).number

    given = clinic.incident_lists.case(number).tasks
    assert [task.words for task in given if task.rule == mine.key] == [TASK[0]]
    assert {task.id for task in ours.tasks} & {task.rule for task in given}
    assert load_playbooks("tw").natures["medical_dispute"] == ours


def test_a_task_from_a_level_upwards_waits_for_it(clinic: Clinic) -> None:
    clinic.incidents.playbooks.add_task("violence", *TASK, from_level=Level.HIGH)
    books = clinic.incident_lists.guide.playbooks
    at = {level: {task.do.zh_TW for task in books.tasks_for("violence", level)} for level in Level}
    assert TASK[0] in at[Level.HIGH]
    assert TASK[0] not in at[Level.LOW] | at[Level.MEDIUM]


def test_a_kind_of_ones_own_is_worked_like_the_one_that_it_names(clinic: Clinic) -> None:
    mine = clinic.incidents.playbooks.add_nature(
        "預付療程爭議", "付了款、沒做完", "service_complaint", ("退費", " ")
    )
    clinic.incidents.playbooks.add_task(mine.key, *TASK)
    guide = clinic.incident_lists.guide
    like, made = (guide.playbooks.natures[key] for key in ("service_complaint", mine.key))
    assert made.evidence == like.evidence
    assert [sign.zh_TW for sign in made.signs] == ["退費"]
    assert {task.id for task in like.tasks} < {task.id for task in made.tasks}

    number = clinic.incidents.open("要求退整套療程").number
    clinic.incidents.set_nature(number, mine.key)
    case = clinic.incident_lists.case(number)
    assert case.incident.state is State.NOTICED
    assert case.incident.nature == mine.key
    assert {check.rule for check in case.checks} == {item.id for item in like.evidence}


def test_what_is_taken_out_is_offered_no_more_and_its_cases_keep_it(clinic: Clinic) -> None:
    desk = clinic.incidents.playbooks
    mine = desk.add_nature("預付療程爭議", "付了款、沒做完", "service_complaint")
    task = desk.add_task("violence", *TASK)
    number = clinic.incidents.open("要求退整套療程").number
    clinic.incidents.set_nature(number, mine.key)
    with pytest.raises(ReasonMissing):
        desk.end_nature(mine.id, " ")
    desk.end_nature(mine.id, "併到服務投訴")
    desk.end_task(task.id, "大樓換了保全")

    books = clinic.incident_lists.guide.playbooks
    assert mine.key not in books.offered
    assert books.natures[mine.key].name.zh_TW == "預付療程爭議"
    assert task.key not in books.all_tasks()
    assert mine.key not in {
        each.nature.id for each in clinic.incident_lists.playbooks.shelf().natures
    }
    with pytest.raises(NatureUnknown):
        desk.add_task(mine.key, *TASK)


def test_a_reading_holds_until_a_character_changes(clinic: Clinic) -> None:
    desk = clinic.incidents.playbooks
    assert view(clinic, "violence").read is None
    desk.note_reading("violence", "高若瑜律師", date(2026, 11, 2))
    read = view(clinic, "violence").read
    assert read is not None
    assert (read.reading.who, read.current) == ("高若瑜律師", True)
    reviewed = clinic.incident_lists.guide.playbooks.natures["violence"].reviewed
    assert reviewed is not None
    assert (reviewed.by, reviewed.on) == ("高若瑜律師", date(2026, 11, 2))

    task = desk.add_task("violence", *TASK)
    changed = view(clinic, "violence").read
    assert changed is not None
    assert not changed.current
    assert clinic.incident_lists.guide.playbooks.natures["violence"].reviewed is None
    desk.end_task(task.id, "不需要")
    assert view(clinic, "violence").read == read
    assert view(clinic, "data_leak").read is None


def test_what_cannot_be_is_refused(clinic: Clinic) -> None:
    desk = clinic.incidents.playbooks
    with pytest.raises(NameNeeded):
        desk.add_nature(" ", "x", "violence")
    with pytest.raises(NatureUnknown):
        desk.add_nature("x", "x", "meteor")
    with pytest.raises(NatureUnknown):
        desk.add_task("meteor", *TASK)
    for wrong in (
        ("dawn", "commander", "1 h"),
        ("team", "herald", "1 h"),
        ("team", "scribe", "5 h"),
    ):
        with pytest.raises(NotFound):
            desk.add_task("violence", "做", "因為", *wrong)
    with pytest.raises(ReadAhead):
        desk.note_reading("violence", "高若瑜律師", date(2026, 12, 24))
    with pytest.raises(NameNeeded):
        desk.note_reading("violence", "", date(2026, 11, 2))
    own = desk.add_nature("預付療程爭議", "付了款、沒做完", "service_complaint")
    with pytest.raises(NatureUnknown):
        desk.add_nature("更多", "x", own.key)


def test_reception_reads_and_counsel_notes_a_reading(made: MadeClinic) -> None:
    reception = made.open("reception")
    assert len(reception.incident_lists.playbooks.shelf().natures) == 13
    with pytest.raises(NotAllowed):
        reception.incidents.playbooks.add_task("violence", *TASK)
    counsel = made.open("counsel")
    counsel.incidents.playbooks.note_reading("violence", "高若瑜律師", date(2026, 11, 2))
    assert counsel.incident_lists.playbooks.shelf().read == 1
