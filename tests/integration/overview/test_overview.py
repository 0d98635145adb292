"""What Today, Settings and the search read of a real clinic, by role."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.intake import NewPromise
from clinicguard.evidence.desk import HandIn
from clinicguard.incidents.releases import Audience, Release
from clinicguard.overview.search import What
from clinicguard.overview.standing import CardState
from clinicguard.overview.today import UrgentKind
from clinicguard.overview.whereabouts import LITTLE_ROOM, Whereabouts, measure
from clinicguard.people import recovery
from clinicguard.people.staff import Role
from clinicguard.tasks.task import Light
from tests.integration.complaints.given import NEW
from tests.integration.incidents.made import called
from tests.made import HandClock, MadeClinic

RECEPTION, MANAGER = 4, 2


def test_an_untouched_clinic_has_a_quiet_day(clinic: Clinic) -> None:
    today = clinic.overview.today()
    assert (today.urgent, today.clocks, today.promises, today.vanishing) == ((), (), (), ())
    assert today.waiting == 0
    assert today.standing.card is CardState.UNPROVEN


def test_an_overdue_reply_burns_with_a_masked_name(made: MadeClinic, clock: HandClock) -> None:
    number = made.open("reception").complaints.log(NEW).number
    clock.forward(days=4)
    today = made.open("manager").overview.today()
    (urgent,) = today.urgent
    assert (urgent.kind, urgent.address) == (UrgentKind.CLOCK, f"complaint/{number}")
    assert urgent.who == "李○嵐"
    assert "李若嵐" not in str(today)
    assert [line.promised for line in today.clocks] == [1, 7]


def test_each_person_sees_their_own_promise_first(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("manager")
    number = clinic.complaints.log(NEW).number
    due = clock.now() + timedelta(hours=3)
    clinic.complaints.promise(number, NewPromise("主管回電", due, MANAGER))
    clinic.complaints.promise(number, NewPromise("櫃檯寄收據", due + timedelta(hours=1), RECEPTION))
    words = [line.task.words for line in clinic.overview.today().promises]
    assert words == ["主管回電", "櫃檯寄收據"]
    reception = made.open("reception").overview.today().promises
    assert [line.task.words for line in reception] == ["櫃檯寄收據"]
    assert reception[0].mine


def test_a_word_promised_after_the_case_was_stood_down_is_told_until_it_is_said(
    made: MadeClinic, clock: HandClock
) -> None:
    clinic = made.open("owner")
    number = called(clinic).number
    clinic.incidents.stand_down(number, ["四天沒有新的討論"])
    said = Release(
        0, "statement/S-2026-0001", Audience.PUBLIC, "website", clock.now(), 1, "已改善。"
    )
    promised = clock.now() + timedelta(days=7)
    clinic.incidents.note_release(number, replace(said, next_update=promised))
    assert words_due(made) == []
    clock.forward(days=8)
    assert words_due(made) == [(f"incident/{number}/communication", Light.BURNS)]
    desk = made.open("owner").incidents
    desk.note_release(number, replace(said, at=clock.now(), text="改善的結果是這樣。"))
    assert words_due(made) == []


def words_due(made: MadeClinic) -> list[tuple[str, Light]]:
    urgent = made.open("owner").overview.today().urgent
    return [(each.address, each.light) for each in urgent if each.kind is UrgentKind.WORD]


def test_an_active_incident_brings_its_word_its_tasks_and_what_vanishes(
    made: MadeClinic, clock: HandClock
) -> None:
    case = called(made.open("owner"))
    clock.forward(minutes=45)
    clinic = made.open("owner")
    today = clinic.overview.today()
    assert today.incidents == 1
    assert len(today.urgent) == 3
    assert today.urgent[0].kind is UrgentKind.WORD
    assert all(each.address.startswith(case.address) for each in today.urgent)
    assert today.settled[0] == 0
    assert today.settled[1] > 0
    assert {line.incident for line in today.vanishing} == {case.number}
    assert {line.clock.basis.value for line in today.clocks} >= {"practice"}


def test_a_new_case_waits_for_who_confirms_it(made: MadeClinic) -> None:
    clinic = made.open("reception")
    number = clinic.incidents.open("有人貼文說我們醫死人").number
    found = clinic.overview.today().urgent
    assert [(each.kind, each.address) for each in found] == [
        (UrgentKind.UNCONFIRMED, f"incident/{number}")
    ]
    made.close()
    owner = made.open()
    owner.incidents.not_an_incident(number, "是別家診所")
    assert owner.overview.today().urgent == ()


def test_a_damaged_exhibit_burns_for_who_may_know_of_it(made: MadeClinic, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("信", "utf-8")
    clinic = made.open("owner")
    exhibit = clinic.evidence.take_in(file, HandIn("病人的信"))
    (clinic.folder.evidence / exhibit.sealed_name).write_bytes(b"x")
    clinic.evidence.verify(exhibit.number, "查驗")
    (urgent,) = clinic.overview.today().urgent
    assert (urgent.kind, urgent.words) == (UrgentKind.EVIDENCE, "病人的信")
    assert made.open("reception").overview.today().urgent == ()


def test_last_month_counts_thanks_and_near_misses(made: MadeClinic, clock: HandClock) -> None:
    from dataclasses import replace

    from clinicguard.complaints.moves import Kind

    clinic = made.open("manager")
    for kind in (Kind.COMPLIMENT, Kind.COMPLIMENT, Kind.NEAR_MISS):
        clinic.complaints.log(replace(NEW, kind=kind))
    clock.forward(days=20)
    month = made.open("manager").overview.today().last_month
    assert (month.first_day.month, month.thanks, month.thanks_before, month.near_misses) == (
        11,
        2,
        0,
        1,
    )


def test_the_standing_tells_of_check_and_card(made: MadeClinic) -> None:
    clinic = made.open("owner")
    before = clinic.overview.standing()
    assert (before.check, before.card) == (None, CardState.UNPROVEN)
    clinic.check_log()
    checked = clinic.overview.standing().check
    assert checked is not None
    assert (checked.by, checked.findings) == ("1", 0)
    words = recovery.card_of(clinic.id, made.kit_secret).typed()
    clinic.access.prove_kit(words)
    assert clinic.overview.standing().card is CardState.PROVEN
    clinic.access.new_kit()
    assert clinic.overview.standing().card is CardState.UNPROVEN
    assert clinic.overview.standing().entries == clinic.head().seq


def test_the_folder_is_measured_as_it_lies(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    file = tmp_path / "a.bin"
    file.write_bytes(bytes(100_000))
    clinic.evidence.take_in(file, HandIn("檔案"))
    found = measure(made.folder)
    assert found.files == 1
    assert 100_000 < found.evidence < 101_000
    assert found.records > (made.folder / "clinic.db").stat().st_size
    assert not found.little_room
    assert Whereabouts(made.folder, 0, 0, 0, LITTLE_ROOM - 1).little_room


def answers(clinic: Clinic, typed: str) -> list[tuple[What, str]]:
    return [(each.what, each.address) for each in clinic.overview.search(typed)]


def test_one_search_finds_every_kind(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    complaint = clinic.complaints.log(NEW).number
    case = called(clinic)
    file = tmp_path / "a.txt"
    file.write_text("信", "utf-8")
    exhibit = clinic.evidence.take_in(file, HandIn("候診的信")).number
    assert answers(clinic, "四點半") == [(What.COMPLAINT, f"complaint/{complaint}")]
    assert answers(clinic, "麻木") == [(What.INCIDENT, case.address)]
    assert answers(clinic, "候診的信") == [(What.EVIDENCE, f"evidence/{exhibit}")]
    assert answers(clinic, "許雅") == [(What.PERSON, "person/2")]
    assert answers(clinic, " ") == []


@pytest.mark.parametrize("role", ["owner", "reception"])
def test_search_shows_masked_names_and_only_what_the_role_may_know(
    made: MadeClinic, tmp_path: Path, role: Role
) -> None:
    clinic = made.open("owner")
    clinic.complaints.log(NEW)
    file = tmp_path / "a.txt"
    file.write_text("信", "utf-8")
    clinic.evidence.take_in(file, HandIn("主管收的信"))
    clinic = made.open(role)
    found = clinic.overview.search("李若嵐")
    assert found
    assert all("李若嵐" not in f"{each.words}{each.note}" for each in found)
    assert bool(answers(clinic, "主管收的信")) is (role == "owner")
    assert bool(answers(clinic, "E-2026-0001")) is (role == "owner")


def test_a_number_leads_to_its_record(made: MadeClinic) -> None:
    clinic = made.open("reception")
    number = clinic.complaints.log(NEW).number
    assert answers(clinic, number.lower()) == [(What.COMPLAINT, f"complaint/{number}")]
    assert answers(clinic, "I-2026-0099") == []
    assert answers(clinic, "S-2026-0099") == []
