"""The next word that a text promised stands until it is said, and somebody sees the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from clinicguard.clinic import Clinic
from clinicguard.incidents.cadence import WordKind
from clinicguard.statements.audiences import Audience
from clinicguard.statements.steps import Channel
from clinicguard.tasks.task import Kind, State, Task
from tests.integration.incidents.made import called, complaint
from tests.integration.statements.cases import TEXT, stands
from tests.made import HandClock

HOURS = timedelta(hours=4)


def approved(
    clinic: Clinic, case: str, audience: Audience = "public_statement", text: str = TEXT
) -> str:
    """The number of a text that may go out."""
    begun = clinic.statements.begin(case, audience, "說明", text, "zh_TW")
    clinic.statements.approve(begun.number, begun.now.sha256, alone=True, reason="只有我在現場")
    return begun.number


def promises(clinic: Clinic, subject: str) -> list[Task]:
    return [each for each in clinic.task_lists.of(subject) if each.kind is Kind.PROMISE]


def test_another_place_of_the_same_text_leaves_its_promise(
    clinic: Clinic, clock: HandClock
) -> None:
    case = called(clinic).number
    number, due = approved(clinic, f"incident/{case}"), clock.time + HOURS
    clinic.statements.release(
        number, stands(clinic, number), "facebook", "粉專", next_update=due, override="先回應"
    )
    clinic.statements.release(number, stands(clinic, number), "website", "首頁", override="先回應")
    assert clinic.incident_lists.case(case).incident.next_update == due
    word = clinic.incident_lists.now(case).next_word
    assert word is not None
    assert (word.kind, word.at) == (WordKind.PROMISED, due)
    other = approved(clinic, f"incident/{case}", text=f"{TEXT}今天起照常看診。")
    clinic.statements.release(other, stands(clinic, other), "website", "首頁", override="先回應")
    assert clinic.incident_lists.case(case).incident.next_update is None
    assert promises(clinic, f"incident/{case}") == []


def test_where_no_incident_runs_the_promise_is_a_task_until_the_next_word(
    clinic: Clinic, clock: HandClock
) -> None:
    address = f"complaint/{complaint(clinic, clock)}"
    number, due = approved(clinic, address, "review_reply"), clock.time + HOURS
    clinic.statements.release(
        number, stands(clinic, number), "google_review", "商家頁", next_update=due
    )
    (task,) = promises(clinic, address)
    assert (task.due, task.owner, task.open) == (due, clinic.person.id, True)
    assert task.words == f"{number} 答應的下一次說明"
    assert [line.task.id for line in clinic.overview.today().promises] == [task.id]
    clinic.statements.release(number, stands(clinic, number), "facebook", "粉專")
    told = approved(clinic, address, "insurer")
    clinic.statements.release(told, stands(clinic, told), "email", "保險公司")
    assert promises(clinic, address)[0].open
    clock.forward(minutes=1)
    letter = approved(clinic, address, "patient_letter")
    clinic.statements.release(letter, stands(clinic, letter), "letter", "本人")
    assert promises(clinic, address)[0].open, "who read the reply does not read a letter"
    clock.forward(minutes=1)
    again = approved(clinic, address, "review_reply", text=f"{TEXT}週五前再說明。")
    clinic.statements.release(
        again, stands(clinic, again), "google_review", "商家頁", next_update=due + HOURS
    )
    assert [(each.state, each.due) for each in promises(clinic, address)] == [
        (State.DONE, due),
        (State.TO_DO, due + HOURS),
    ]


def test_a_public_reply_leaves_the_promise_of_a_letter(clinic: Clinic, clock: HandClock) -> None:
    address = f"complaint/{complaint(clinic, clock)}"
    letter, due = approved(clinic, address, "patient_letter"), clock.time + HOURS
    clinic.statements.release(letter, stands(clinic, letter), "letter", "本人", next_update=due)
    clock.forward(minutes=1)
    reply = approved(clinic, address, "review_reply")
    clinic.statements.release(reply, stands(clinic, reply), "google_review", "商家頁")
    (task,) = promises(clinic, address)
    assert task.open
    talk = approved(clinic, address, "care_talk")
    clinic.statements.release(talk, stands(clinic, talk), "in_person", "會談室")
    assert not promises(clinic, address)[0].open


def test_a_running_incident_keeps_each_circle_its_own_promise(
    clinic: Clinic, clock: HandClock
) -> None:
    case = called(clinic).number

    def out(audience: Audience, channel: Channel, due: datetime | None) -> datetime | None:
        clock.forward(minutes=1)
        number = approved(clinic, f"incident/{case}", audience, f"{TEXT}{clock.time:%H時%M分}。")
        clinic.statements.release(
            number, stands(clinic, number), channel, "處", next_update=due, override="先回應"
        )
        return clinic.incident_lists.case(case).incident.next_update

    soon, later = clock.time + HOURS, clock.time + 2 * HOURS
    assert out("staff_memo", "line", soon) == soon
    assert out("public_statement", "website", None) is None, "staff hear what is public"
    assert out("patient_letter", "letter", later) == later
    assert out("public_statement", "website", soon) == soon
    assert out("press", "press", None) == later, "the letter is still owed its word"
    assert out("staff_memo", "line", None) == later
    assert out("care_talk", "in_person", None) is None


def test_another_time_moves_the_promise_and_a_text_taken_back_promises_nothing(
    clinic: Clinic, clock: HandClock
) -> None:
    number, due = approved(clinic, ""), clock.time + HOURS
    clinic.statements.release(number, stands(clinic, number), "website", "首頁", next_update=due)
    clinic.statements.release(
        number, stands(clinic, number), "facebook", "粉專", next_update=due + HOURS
    )
    (task,) = promises(clinic, f"statement/{number}")
    assert task.due == due + HOURS
    clinic.statements.take_back(number, "改由來電說明")
    (task,) = promises(clinic, f"statement/{number}")
    assert (task.state, task.reason) == (State.NOT_DOING, "改由來電說明")


def test_words_said_before_a_promise_or_said_again_do_not_end_it(
    clinic: Clinic, clock: HandClock
) -> None:
    address = f"complaint/{complaint(clinic, clock)}"
    first = approved(clinic, address, "review_reply")
    early = clock.time + timedelta(minutes=1)
    clinic.statements.release(first, stands(clinic, first), "google_review", "商家頁")
    clock.forward(minutes=30)
    second = approved(clinic, address, "review_reply", text=f"{TEXT}週五前再說明。")
    due = clock.time + HOURS
    clinic.statements.release(
        second, stands(clinic, second), "google_review", "商家頁", next_update=due
    )
    clinic.statements.release(first, stands(clinic, first), "facebook", "粉專")
    clinic.statements.release(first, stands(clinic, first), "facebook", "社團", at=early)
    (task,) = promises(clinic, address)
    assert task.open


def test_what_is_recorded_late_leaves_the_promise_of_a_running_incident(
    clinic: Clinic, clock: HandClock
) -> None:
    case = called(clinic).number
    first = approved(clinic, f"incident/{case}")
    early = clock.time + timedelta(minutes=1)
    clock.forward(minutes=30)
    second = approved(clinic, f"incident/{case}", text=f"{TEXT}週五前再說明。")
    due = clock.time + HOURS
    clinic.statements.release(
        second, stands(clinic, second), "website", "首頁", next_update=due, override="先回應"
    )
    clock.forward(minutes=5)
    clinic.statements.release(
        first, stands(clinic, first), "facebook", "粉專", at=early, override="先回應"
    )
    assert clinic.incident_lists.case(case).incident.next_update == due
