"""What is read of incidents: by role, in counts and search too; the page of now, the band."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.compartments import (
    READERS,
    Compartment,
    CompartmentShut,
    WordingReused,
)
from clinicguard.incidents.contacts import CareTalk
from clinicguard.incidents.incident import State
from clinicguard.incidents.now import ThingKind
from clinicguard.incidents.watch import Tone, Verdict
from clinicguard.people.staff import Role
from clinicguard.storage.troubles import NotFound
from tests.integration.incidents.made import (
    DENTIST,
    MANAGER,
    OWNER,
    RECEPTION,
    TITLE,
    called,
    complaint,
    confirmed,
    exhibit,
    noticed,
    worked_through,
)
from tests.made import HandClock, MadeClinic

REGRET = "讓您打了四次都找不到醫師，是我們沒有做好，對不起。"


def written(made: MadeClinic, clock: HandClock) -> str:
    """A case with words in each compartment, a talk, and care for a colleague."""
    clinic = made.open("owner")
    number = called(clinic).number
    desk = clinic.incidents
    desk.write_note(number, Compartment.CARE, "約 11-21 十點在會談室說明")
    desk.write_note(number, Compartment.ROOT_CAUSE, "便條沒有追，也沒有時限")
    desk.write_note(number, Compartment.MEDIATION, "可以退自費那一筆")
    desk.write_note(number, Compartment.PUBLIC, "今天 17:00 更新做了哪些事")
    at = clock.forward(minutes=1)
    clock.forward(minutes=30)
    desk.record_talk(
        number,
        CareTalk(0, at, 18, "電話", (OWNER, MANAGER), ("病人",), "原因還不知道", regret=REGRET),
    )
    desk.name_concerned(number, DENTIST, "當事醫師")
    desk.look_after(number, DENTIST, "他睡不好，明天由別人代診")
    return number


@pytest.mark.parametrize(
    ("role", "compartments", "talks", "care", "hidden"),
    [
        ("owner", {"care", "root_cause", "mediation", "public"}, 1, 1, 0),
        ("manager", {"care", "root_cause", "mediation", "public"}, 1, 1, 0),
        ("clinician", {"care", "root_cause", "public"}, 1, 0, 2),
        ("counsel", {"care", "root_cause", "mediation", "public"}, 1, 0, 1),
        ("reception", {"public"}, 0, 0, 5),
    ],
)
def test_each_role_reads_its_compartments_and_is_told_how_much_it_does_not(
    made: MadeClinic,
    clock: HandClock,
    role: Role,
    compartments: set[str],
    talks: int,
    care: int,
    hidden: int,
) -> None:
    number = written(made, clock)
    case = made.open(role).incident_lists.case(number)
    assert {note.compartment.value for note in case.notes} == compartments
    assert (len(case.talks), len(case.staff_care), case.hidden) == (talks, care, hidden)
    assert case.staff_looked_after


def test_what_is_hidden_is_not_in_the_timeline_either(made: MadeClinic, clock: HandClock) -> None:
    number = written(made, clock)
    case = made.open("reception").incident_lists.case(number)
    told = "".join(f"{event.words}{dict(event.says)}" for event in case.events)
    for words in ("會談室", "便條沒有追", "可以退自費", REGRET[:8], "睡不好"):
        assert words not in told


@pytest.mark.parametrize("role", ["owner", "manager", "clinician", "reception", "counsel"])
def test_a_search_of_cases_finds_facts_and_the_notes_that_the_role_reads(
    made: MadeClinic, clock: HandClock, role: Role
) -> None:
    number = written(made, clock)
    lists = made.open(role).incident_lists
    for words in ("一星", "醫死人"):
        assert [line.number for line in lists.page(typed=words)] == [number]
    for compartment, words in (
        (Compartment.CARE, "會談室說明"),
        (Compartment.ROOT_CAUSE, "便條沒有追"),
        (Compartment.MEDIATION, "可以退自費"),
        (Compartment.PUBLIC, "做了哪些事"),
    ):
        found = [line.number for line in lists.page(typed=words)]
        assert found == ([number] if role in READERS[compartment] else []), words
    assert lists.page(typed="他睡不好") == [], "care for colleagues is never searched"


def test_words_of_the_talk_are_stopped_in_a_public_note_and_let_pass_by_the_owner(
    made: MadeClinic, clock: HandClock
) -> None:
    number = written(made, clock)
    clinic = made.open("manager")
    with pytest.raises(WordingReused) as stopped:
        clinic.incidents.write_note(number, Compartment.PUBLIC, REGRET)
    assert stopped.value.reuses[0].taken_from is Compartment.CARE
    assert clinic.incident_lists.reused(number, REGRET, Compartment.PUBLIC)
    with pytest.raises(WordingReused):
        clinic.incidents.write_note(number, Compartment.PUBLIC, REGRET, let_pass="我負責")
    clinic = made.open("owner")
    note = clinic.incidents.write_note(
        number, Compartment.PUBLIC, REGRET, let_pass="病人要求原話公開"
    )
    assert note.passed_because == "病人要求原話公開"
    kinds = [event.kind for event in clinic.incident_lists.case(number).events]
    assert kinds[-2:] == ["wording_let_pass", "note_written"]


def test_words_of_a_note_are_stopped_in_core_messages_and_in_the_staff_notice(
    made: MadeClinic, clock: HandClock
) -> None:
    number = written(made, clock)
    reused = "我們的便條沒有追，也沒有時限，已經改了"
    clinic = made.open("owner")
    clinic.incidents.write_note(number, Compartment.ROOT_CAUSE, reused)
    with pytest.raises(WordingReused):
        clinic.incidents.state_message(number, reused)
    with pytest.raises(WordingReused):
        clinic.incidents.told_staff(number, reused, [MANAGER])
    message = clinic.incidents.state_message(number, "我們看到了。")
    with pytest.raises(WordingReused):
        clinic.incidents.reword_message(number, message.id, reused, [], "更清楚")
    said = clinic.incidents.state_message(number, reused, let_pass="律師看過")
    assert said.text == reused
    kinds = [event.kind for event in clinic.incident_lists.case(number).events]
    assert kinds[-2:] == ["wording_let_pass", "message_stated"]


def test_a_clinician_does_not_write_what_they_do_not_read(
    made: MadeClinic, clock: HandClock
) -> None:
    number = written(made, clock)
    with pytest.raises(CompartmentShut):
        made.open("clinician").incidents.write_note(number, Compartment.MEDIATION, "讓一步")


def test_a_rewritten_note_keeps_its_old_words_struck_through(clinic: Clinic) -> None:
    number = confirmed(clinic).number
    note = clinic.incidents.write_note(number, Compartment.CARE, "約週六")
    clinic.incidents.rewrite_note(number, note.id, "約週六 10:00", "補上時間")
    (kept,) = clinic.incident_lists.case(number).notes
    assert (kept.text, [former.text for former in kept.former]) == ("約週六 10:00", ["約週六"])


def test_the_list_puts_what_goes_on_first_and_filters_by_state(clinic: Clinic) -> None:
    burning = confirmed(clinic).number
    newer = noticed(clinic).number
    lists = clinic.incident_lists
    assert [line.number for line in lists.page()] == [burning, newer]
    assert [line.number for line in lists.page([State.NOTICED])] == [newer]
    line = lists.page()[0]
    assert (line.title, line.state, line.events) == (TITLE, State.ACTIVE, 3)
    with pytest.raises(NotFound):
        lists.case("I-2026-9999")


def test_the_band_tells_number_level_time_and_voice(clinic: Clinic, clock: HandClock) -> None:
    number = called(clinic).number
    (band,) = clinic.incident_lists.bands()
    assert (band.number, band.level, band.spokesperson) == (number, "high", OWNER)
    assert band.next_word is not None
    incident = clinic.incident_lists.case(number).incident
    assert incident.confirmed_at is not None
    assert band.next_word.at == incident.confirmed_at + timedelta(hours=1)
    clinic.incidents.stand_down(number, ["沒事了"])
    assert clinic.incident_lists.bands() == ()


def test_the_page_of_now_is_each_persons_own(made: MadeClinic) -> None:
    number = called(made.open("owner")).number
    owner = made.open("owner").incident_lists.now(number)
    assert owner.things[0].kind is ThingKind.WORD
    reception = made.open("reception").incident_lists.now(number)
    assert {thing.kind for thing in reception.things} == {ThingKind.TASK}
    assert all(thing.task and thing.task.owner in (RECEPTION, None) for thing in reception.things)
    assert (len(owner.things), len(reception.things)) == (3, 1)
    assert owner.vanishing[0].any_moment
    assert owner.clocks
    assert [mark.kind for mark in owner.hour][:4] == ["noticed", "confirmed", "rated", "activated"]
    assert {card.person for card in owner.cards} == {OWNER, RECEPTION}


def test_standing_down_is_proposed_once_the_rule_holds_and_a_relapse_asks_to_reopen(
    clinic: Clinic, clock: HandClock, tmp_path: Path
) -> None:
    number = worked_through(clinic, clock, tmp_path).number
    lists = clinic.incident_lists
    unmet = {each.need for each in lists.proposals(number).stand_down.unmet}
    assert unmet == {"quiet_channels", "review_dated"}
    assert lists.proposals(number).relapse is None
    clinic.incidents.plan_review(number, lists.today, facilitator=MANAGER)
    for _ in range(12):
        clock.forward(days=1)
        clinic.incidents.note_watch(number, "map_reviews", "沒有新的", Tone.CALM, reach="19 讚")
    assert lists.proposals(number).stand_down.ready
    for _ in range(3):
        clock.forward(minutes=9)
        clinic.incidents.note_signal(
            number, "map_reviews", "又一則", verdict=Verdict.OURS, reason="指名"
        )
    relapse = lists.proposals(number).relapse
    assert relapse is not None
    assert relapse.channels == ("map_reviews",)
    clinic.incidents.reopen(number, "又有三則新的")
    assert lists.proposals(number).relapse is None


def test_open_actions_of_every_review_outlive_the_closing(
    clinic: Clinic, clock: HandClock, tmp_path: Path
) -> None:
    number = worked_through(clinic, clock, tmp_path).number
    clinic.incidents.close(number, "做完了")
    ((case, action),) = clinic.incident_lists.open_actions()
    assert (case, action.words) == (number, "症狀來電登記")
    clinic.incidents.finish_action(number, action.id)
    assert clinic.incident_lists.open_actions() == ()


def test_the_timeline_tells_what_happened_in_other_rooms_as_far_as_one_may_see_it(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    from_desk = complaint(clinic, clock)
    number = clinic.incidents.open_from(from_desk, TITLE).number
    clock.forward(minutes=1)
    exhibit(clinic, tmp_path, subject=f"incident/{number}")
    task = clinic.tasks.add("封存病歷", owner=OWNER, subject=f"incident/{number}")
    clinic.tasks.done(task.id, "入庫 A-01")

    def kinds(role: Role) -> list[str]:
        case = made.open(role).incident_lists.case(number)
        assert list(case.events) == sorted(case.events, key=lambda event: event.at)
        return [event.kind for event in case.events]

    seen = kinds("owner")
    assert seen[0] == "complaint_received"
    assert seen[-2:] == ["exhibit_taken", "task_done"]
    assert not {"exhibit_taken", "task_done"} & set(kinds("reception"))
