"""A complaint's text and the incidents that it is tied to: closed, merged, two of them, another."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.incidents.compartments import Compartment
from clinicguard.statements.statement import text_hash
from tests.integration.incidents import made as incidents
from tests.integration.statements.cases import KEPT_IN, NOTE, OUT, Case, case
from tests.integration.statements.test_guarding import found
from tests.integration.statements.test_of_complaints import REPLY, replied
from tests.made import HandClock

WHY = "同一件事"


def closed(clinic: Clinic, number: str) -> None:
    clinic.incidents.stand_down(number, ["沒有新的討論"], override="先結束")
    clinic.incidents.close(number, "談妥", override="其餘不必")


def complaint_of(clinic: Clinic, it: Case) -> str:
    (complaint,) = clinic.statement_lists.complaints_of(it.address)
    return f"complaint/{complaint}"


def held(clinic: Clinic, where: str) -> set[str]:
    """What the guard finds in words against a fact, out of a note, and not for the public."""
    words = f"{OUT.replace('22:47', '21:10')}。", f"{NOTE}。", f"{KEPT_IN}。"
    return {group for each in words for group in found(clinic, where, each)}


def test_the_guard_knows_a_case_that_was_closed(clinic: Clinic, clock: HandClock) -> None:
    it = case(clinic, clock)
    where = complaint_of(clinic, it)
    closed(clinic, it.number)
    assert {"X1", "P1", "P2"} <= held(clinic, where)
    assert clinic.statement_lists.incident_of(where) == it.number
    assert clinic.statement_lists.incident_told_of(where) == ""


def test_the_guard_knows_the_case_of_which_another_was_made_a_part(
    clinic: Clinic, clock: HandClock
) -> None:
    it = case(clinic, clock)
    where, main = complaint_of(clinic, it), incidents.called(clinic).number
    clinic.incidents.merge(it.number, main, WHY)
    note = "主治醫師當時另有一台刀，晚了二十分鐘才到場"
    clinic.incidents.write_note(main, Compartment.ROOT_CAUSE, note)
    assert {"X1", "P1", "P2"} <= held(clinic, where)
    assert "P1" in found(clinic, where, f"{note}。")
    assert "P1" in found(clinic, it.address, f"{note}。")
    assert clinic.statement_lists.incident_told_of(where) == main


def test_the_notes_of_both_incidents_of_a_complaint_are_protected(
    clinic: Clinic, clock: HandClock
) -> None:
    it = case(clinic, clock)
    where, other = complaint_of(clinic, it), incidents.called(clinic).number
    clinic.incidents.link(other, where, WHY)
    assert "P1" in found(clinic, where, f"{NOTE}。")
    closed(clinic, other)
    assert clinic.statement_lists.incident_of(where) == it.number, "the one that still runs"


def gone_out(clinic: Clinic, number: str, address: str, reply: str) -> None:
    clinic.incidents.link(number, address, WHY)
    clinic.statements.release(reply, text_hash(REPLY), "google_review", "Google", override="先回覆")


def approved(clinic: Clinic) -> tuple[str, str]:
    address, reply = replied(clinic)
    clinic.statements.approve(reply, text_hash(REPLY), alone=True, reason="沒有法律顧問")
    return address, reply


def test_each_case_that_was_told_of_a_text_learns_that_it_was_taken_back(
    clinic: Clinic, clock: HandClock
) -> None:
    first, second = incidents.called(clinic).number, incidents.called(clinic).number
    address, reply = approved(clinic)
    gone_out(clinic, first, address, reply)
    clinic.incidents.unlink(first, address, "記錯了")
    clock.forward(minutes=1)
    gone_out(clinic, second, address, reply)
    clinic.statements.take_back(reply, "改由來電說明")
    for number in (first, second):
        (told,) = clinic.incident_lists.case(number).releases
        assert told.withdrawn_because == "改由來電說明"


def test_a_text_is_taken_back_after_its_case_was_made_a_part_of_another(
    clinic: Clinic, clock: HandClock
) -> None:
    number, main = incidents.called(clinic).number, incidents.called(clinic).number
    address, reply = approved(clinic)
    gone_out(clinic, number, address, reply)
    clinic.incidents.merge(number, main, WHY)
    clock.forward(minutes=1)
    clinic.statements.take_back(reply, "改由來電說明")
    (told,) = clinic.incident_lists.case(main).releases
    assert told.withdrawn_because == "改由來電說明"


def test_an_incident_lists_the_texts_of_its_complaints_and_those_it_was_told_of(
    clinic: Clinic, clock: HandClock
) -> None:
    number = incidents.called(clinic).number
    address, reply = approved(clinic)
    assert clinic.statement_lists.of_incident(number) == []
    gone_out(clinic, number, address, reply)
    own = clinic.statements.begin(f"incident/{number}", "press", "稿", REPLY, "zh_TW").number
    told = [each.number for each in clinic.statement_lists.of_incident(number)]
    assert told == [reply, own]
    clinic.incidents.unlink(number, address, "記錯了")
    assert [each.number for each in clinic.statement_lists.of_incident(number)] == told


def test_what_was_made_a_part_of_another_lists_its_own_texts_alone(
    clinic: Clinic, clock: HandClock
) -> None:
    part, main = incidents.called(clinic).number, incidents.called(clinic).number
    begun = [
        clinic.statements.begin(f"incident/{number}", "press", "稿", REPLY, "zh_TW").number
        for number in (part, main)
    ]
    clinic.incidents.merge(part, main, WHY)
    listed = clinic.statement_lists.of_incident
    assert [each.number for each in listed(part)] == begun[:1]
    assert [each.number for each in listed(main)] == begun
