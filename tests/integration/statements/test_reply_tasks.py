"""A reply that was passed on is somebody's task until words to the complainant have gone out."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.statements.reply_tasks import pass_on
from clinicguard.tasks.task import State
from tests.integration.incidents.made import complaint
from tests.integration.statements.cases import stands
from tests.integration.statements.test_next_word import approved
from tests.made import HandClock

MANAGER = 2


def test_it_ends_with_the_reply_and_with_nothing_before_it(
    clinic: Clinic, clock: HandClock
) -> None:
    address = f"complaint/{complaint(clinic, clock)}"
    passed = pass_on(clinic.tasks, address, MANAGER, "寫回覆", clock.time)
    other = clinic.tasks.add("調監視器", owner=MANAGER, subject=address)
    assert (passed.owner, passed.open) == (MANAGER, True)

    memo = approved(clinic, address, "staff_memo")
    clinic.statements.release(memo, stands(clinic, memo), "in_person", "晨會")
    assert clinic.task_lists.one(passed.id).open

    clock.forward(minutes=5)
    reply = approved(clinic, address, "review_reply")
    clinic.statements.release(reply, stands(clinic, reply), "google_review", "商家頁")
    done = clinic.task_lists.one(passed.id)
    assert (done.state, done.turns[-1].reason) == (State.DONE, f"statement/{reply}")
    assert clinic.task_lists.one(other.id).open
