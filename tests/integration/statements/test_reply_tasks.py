"""A reply that was passed on is somebody's task until words that answer it have gone out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from clinicguard.clinic import Clinic
from clinicguard.statements.audiences import Audience
from clinicguard.statements.reply_tasks import pass_on
from clinicguard.statements.steps import Channel
from clinicguard.tasks.task import State, Task
from tests.integration.incidents.made import complaint
from tests.integration.statements.cases import TEXT, stands
from tests.integration.statements.test_next_word import approved
from tests.made import HandClock

MANAGER = 2


@pytest.fixture
def address(clinic: Clinic, clock: HandClock) -> str:
    """A new complaint."""
    return f"complaint/{complaint(clinic, clock)}"


@pytest.fixture
def passed(clinic: Clinic, clock: HandClock, address: str) -> Task:
    """Its reply, passed on to the manager."""
    return pass_on(clinic.tasks, address, MANAGER, "寫回覆", clock.time)


def send(
    clinic: Clinic,
    number: str,
    channel: Channel = "letter",
    where: str = "掛號",
    at: datetime | None = None,
) -> str:
    clinic.statements.release(number, stands(clinic, number), channel, where, at=at)
    return number


def reply(clinic: Clinic, address: str) -> str:
    return approved(clinic, address, "review_reply")


def letter(clinic: Clinic, address: str, template: str = "") -> str:
    text = TEXT if not template else f"{TEXT}（{template}）"
    begun = clinic.statements.begin(
        address, "patient_letter", "信", text, "zh_TW", template=template
    )
    clinic.statements.approve(begun.number, begun.now.sha256, alone=True, reason="只有我在現場")
    return begun.number


def is_open(clinic: Clinic, task: Task) -> bool:
    return clinic.task_lists.one(task.id).open


def test_it_ends_with_the_reply_and_with_nothing_before_it(
    clinic: Clinic, address: str, passed: Task
) -> None:
    other = clinic.tasks.add("調監視器", owner=MANAGER, subject=address)
    assert (passed.owner, passed.open) == (MANAGER, True)
    send(clinic, approved(clinic, address, "staff_memo"), "in_person", "晨會")
    assert is_open(clinic, passed)
    out = send(clinic, reply(clinic, address), "google_review", "商家頁")
    done = clinic.task_lists.one(passed.id)
    assert (done.state, done.turns[-1].reason) == (State.DONE, f"statement/{out}")
    assert is_open(clinic, other)


@pytest.mark.parametrize("template", ["acknowledgement", ""])
def test_an_acknowledgement_ends_nothing_and_the_answer_after_it_does(
    clinic: Clinic, address: str, passed: Task, template: str
) -> None:
    send(clinic, letter(clinic, address, template))
    assert clinic.complaint_lists.whole(address.partition("/")[2]).acknowledgement
    assert is_open(clinic, passed)
    send(clinic, letter(clinic, address, "talk_invitation"))
    assert is_open(clinic, passed)
    answer = send(clinic, letter(clinic, address, "answer_letter"))
    done = clinic.task_lists.one(passed.id)
    assert (done.state, done.turns[-1].reason) == (State.DONE, f"statement/{answer}")


@pytest.mark.parametrize("audience", ["patient_letter", "care_talk"])
def test_words_after_the_acknowledgement_are_the_answer(
    clinic: Clinic, address: str, passed: Task, audience: Audience
) -> None:
    send(clinic, letter(clinic, address))
    send(clinic, approved(clinic, address, audience), "in_person", "諮詢室")
    assert not is_open(clinic, passed)


def test_an_answer_that_went_first_is_one(clinic: Clinic, address: str, passed: Task) -> None:
    send(clinic, letter(clinic, address, "answer_letter"))
    assert not is_open(clinic, passed)


def test_what_had_gone_out_before_it_was_passed_on_and_is_recorded_after_it_ends_it(
    clinic: Clinic, clock: HandClock, address: str
) -> None:
    number = reply(clinic, address)
    out = clock.forward(minutes=5)
    clock.forward(minutes=30)
    passed = pass_on(clinic.tasks, address, MANAGER, "寫回覆", clock.time)
    send(clinic, number, "google_review", "商家頁", at=out + timedelta(minutes=1))
    assert not is_open(clinic, passed)


def test_the_same_words_at_another_place_answer_nothing_new(clinic: Clinic, address: str) -> None:
    number = send(clinic, reply(clinic, address), "google_review", "商家頁")
    again = pass_on(clinic.tasks, address, MANAGER, "寫回覆", clinic.clock.now())
    send(clinic, number, "facebook", "粉專")
    assert is_open(clinic, again)


@pytest.mark.parametrize("words", ["寫回覆", "寫評論的回覆", "Write the reply", "写回复"])
def test_one_that_was_passed_on_before_tasks_told_what_they_are_ends_too(
    clinic: Clinic, address: str, words: str
) -> None:
    passed = clinic.tasks.add(words, owner=MANAGER, subject=address)
    send(clinic, reply(clinic, address), "google_review", "商家頁")
    assert not is_open(clinic, passed)
