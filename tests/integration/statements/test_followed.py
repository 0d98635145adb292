"""What came of words after they went out: dated, with its proof, in the case and on the papers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinicguard.clinic import Clinic
from clinicguard.incidents.releases import Sequel
from clinicguard.incidents.timeline import EventAhead
from clinicguard.statements.statement import Statement, text_hash
from clinicguard.statements.troubles import NothingToSay, NotOut
from clinicguard.storage.troubles import NotAllowed
from tests.integration.incidents.made import called
from tests.made import HandClock, MadeClinic

TEXT = "我們注意到網路上的討論，理解大家的擔心。"


def out(clinic: Clinic, where: str = "") -> str:
    """A statement that went out, alone and with a reason."""
    desk = clinic.statements
    number = desk.begin(where, "public_statement", "第一份", TEXT, "zh_TW").number
    desk.approve(number, text_hash(TEXT), alone=True, reason="律師聯絡不上")
    desk.release(number, text_hash(TEXT), "website", "首頁")
    return number


def told(statement: Statement) -> list[tuple[Sequel, str]]:
    return [(each.sequel, each.words) for each in statement.followed]


def test_what_followed_stands_in_order_of_time_whenever_it_was_noted(
    clinic: Clinic, clock: HandClock
) -> None:
    number = out(clinic)
    early = clock.forward(hours=1)
    clock.forward(hours=2)
    clinic.statements.note_sequel(number, Sequel.PRESS_CALLED, "北安日報 王記者")
    kept = clinic.statements.note_sequel(number, Sequel.SHARED, " 北安大小事社團 ", at=early)
    assert told(kept) == [
        (Sequel.SHARED, "北安大小事社團"),
        (Sequel.PRESS_CALLED, "北安日報 王記者"),
    ]
    assert kept.followed[0].at == early
    assert kept.state == "released"
    assert clinic.check_log().whole


def test_nothing_follows_before_it_went_out_nor_tomorrow(clinic: Clinic, clock: HandClock) -> None:
    desk = clinic.statements
    draft = desk.begin("", "public_statement", "第二份", TEXT, "zh_TW").number
    with pytest.raises(NotOut):
        desk.note_sequel(draft, Sequel.ANSWERED, "有人留言")
    number, before = out(clinic), clock.time - timedelta(minutes=1)
    with pytest.raises(NotOut):
        desk.note_sequel(number, Sequel.ANSWERED, "有人留言", at=before)
    with pytest.raises(EventAhead):
        desk.note_sequel(number, Sequel.ANSWERED, "有人留言", at=clock.time + timedelta(days=1))
    with pytest.raises(NothingToSay):
        desk.note_sequel(number, Sequel.ANSWERED, "  ")
    assert clinic.statement_lists.one(number).followed == ()


def test_it_stands_in_the_timeline_of_its_case_with_its_exhibit(
    clinic: Clinic, clock: HandClock
) -> None:
    case = called(clinic).number
    number = out(clinic, f"incident/{case}")
    clock.forward(minutes=30)
    clinic.statements.note_sequel(number, Sequel.TAKEN_DOWN, "原評論不見了")
    events = clinic.incident_lists.case(case).events
    event = next(each for each in events if each.kind == "release_followed")
    assert event.says == {
        "statement": f"statement/{number}",
        "audience": "public_statement",
        "sequel": "taken_down",
        "words": "原評論不見了",
    }


def test_it_can_follow_what_was_taken_back(clinic: Clinic, clock: HandClock) -> None:
    number = out(clinic)
    clinic.statements.take_back(number, "說法有新進展")
    clock.forward(hours=1)
    kept = clinic.statements.note_sequel(number, Sequel.SHARED, "截圖仍在流傳")
    assert (kept.state, told(kept)) == ("withdrawn", [(Sequel.SHARED, "截圖仍在流傳")])


def test_reception_takes_the_call_of_the_press_and_counsel_does_not(made: MadeClinic) -> None:
    number = out(made.open("owner"))
    kept = made.open("reception").statements.note_sequel(number, Sequel.PRESS_CALLED, "來電採訪")
    assert len(kept.followed) == 1
    with pytest.raises(NotAllowed):
        made.open("counsel").statements.note_sequel(number, Sequel.OTHER, "看過了")
