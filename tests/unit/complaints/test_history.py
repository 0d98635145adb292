"""The course of a complaint in one line of time."""

from dataclasses import replace
from datetime import timedelta

from clinicguard.complaints.complaint import Ending, Field, Link, LinkKind, RaisedFlag
from clinicguard.complaints.contact import Acknowledgement, Contact, Direction, Means
from clinicguard.complaints.history import Happened, Sight, history
from clinicguard.complaints.inquiry import Account, Side
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import State, Step, Verb
from clinicguard.complaints.wording import Edit
from clinicguard.tasks import task as tasks
from tests.unit.complaints.made import NEW, NOON, promise

HOUR = timedelta(hours=1)
WORKED = replace(
    NEW,
    acknowledgement=Acknowledgement(1, Means.PHONE, "收到", NOON + HOUR, 1),
    steps=(
        Step(Verb.ACKNOWLEDGE, State.NEW, State.ACKNOWLEDGED, NOON + HOUR, 1, ""),
        Step(Verb.BEGIN_LOOKING, State.ACKNOWLEDGED, State.LOOKING, NOON + 2 * HOUR, 1, "交給主管"),
    ),
    contacts=(
        Contact(2, Means.PHONE, Direction.OUT, True, "接通", None, None, NOON + 4 * HOUR, 1),
        Contact(1, Means.PHONE, Direction.OUT, False, "未接", None, None, NOON + 3 * HOUR, 1),
    ),
    promises=(replace(promise(tasks.State.DONE), made_at=NOON + HOUR, ended_at=NOON + 5 * HOUR),),
    raised=(RaisedFlag(1, Flag.MEDIA, "", NOON, 1, NOON + 6 * HOUR, 2, "沒有報導"),),
    edits=(Edit(1, Field.WANTED, 0, "道歉", "說明", "聽錯", NOON + 7 * HOUR, 1),),
)


def test_lines_stand_in_the_order_in_which_things_happened() -> None:
    assert [line.what for line in history(WORKED)] == [
        Happened.LOGGED,
        Happened.FLAGGED,
        Happened.ACKNOWLEDGED,
        Happened.PROMISED,
        Happened.STEP,
        Happened.CONTACT,
        Happened.CONTACT,
        Happened.PROMISE_ENDED,
        Happened.UNFLAGGED,
        Happened.EDITED,
    ]
    assert [line.words for line in history(WORKED) if line.what is Happened.CONTACT] == [
        "未接",
        "接通",
    ]


def test_what_a_verb_tells_itself_is_not_told_again_as_a_step() -> None:
    steps = [line for line in history(WORKED) if line.what is Happened.STEP]
    assert [(line.choice, line.words) for line in steps] == [(State.LOOKING, "交給主管")]


def test_a_sight_shows_its_part() -> None:
    def seen(sight: Sight) -> set[Happened]:
        return {line.what for line in history(WORKED, sight)}

    assert seen(Sight.PROMISES) == {Happened.PROMISED, Happened.PROMISE_ENDED}
    assert seen(Sight.CONTACTS) == {Happened.LOGGED, Happened.ACKNOWLEDGED, Happened.CONTACT}
    assert seen(Sight.STATES) == {Happened.LOGGED, Happened.ACKNOWLEDGED, Happened.STEP}
    assert set(history(WORKED)) >= set(history(WORKED, Sight.CONTACTS))


def test_whose_words_they_are_and_why_it_was_done_stand_in_the_line() -> None:
    undone = (NOON + HOUR, 1, "是另一件")
    it = replace(
        WORKED,
        accounts=(Account(1, Side.STAFF, "林護理師", "加了急診", NOON, 1),),
        links=(Link(1, LinkKind.RELATED, "complaint/C-2026-0009", "同一天", NOON, 1, *undone),),
        endings=(
            Ending(1, State.CLOSED, State.ANSWERED, "接受", "延誤先說", None, NOON + 8 * HOUR, 1),
        ),
    )
    lines = {line.what: line for line in history(it)}
    assert lines[Happened.HEARD].who == "林護理師"
    assert lines[Happened.LINKED].why == "同一天"
    assert lines[Happened.UNLINKED].why == "是另一件"
    assert lines[Happened.UNFLAGGED].words == "沒有報導"
    assert lines[Happened.LEARNED].words == "延誤先說"
