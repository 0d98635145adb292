"""A text belongs to a complaint as it does to an incident: what flows in, what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.beside import Review
from clinicguard.complaints.clock import ClockKind, live_clock
from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.contact import Means
from clinicguard.complaints.moves import State
from clinicguard.complaints.troubles import FieldMissing, NotYet
from clinicguard.statements.statement import text_hash
from clinicguard.statements.troubles import AlreadyOut
from clinicguard.storage.database import connect
from clinicguard.storage.troubles import NotAllowed
from tests.integration.complaints.given import NEW
from tests.integration.incidents import made as incidents
from tests.integration.statements.cases import OUT, case
from tests.made import HandClock, MadeClinic

WORDS = "等了一個半小時，櫃檯還擺臉色，不會再來。"
ONLINE = replace(NEW, channel=Channel.REVIEW_SITE, verbatim=WORDS, unnamed=True)
REVIEW = Review("google", date(2026, 11, 19), 1)
REPLY = "謝謝您的意見，我們很重視。請撥 02-0000-0000，我們三個工作日內回覆您。"


def replied(clinic: Clinic, review: Review = REVIEW) -> tuple[str, str]:
    """The address of a complaint, and the number of the reply that was begun from it."""
    address = clinic.complaints.log(ONLINE, review).address
    begun = clinic.statements.begin(
        address, "review_reply", "回覆", REPLY, "zh_TW", platform=review.platform
    )
    return address, begun.number


def test_a_reply_names_its_complaint_and_the_complaint_shows_it(clinic: Clinic) -> None:
    address, number = replied(clinic)
    (kept,) = clinic.statement_lists.of_case(address)
    assert (kept.number, kept.case, kept.platform) == (number, address, "google")
    beside = clinic.complaint_lists.beside.of(address.partition("/")[2])
    assert beside.review == REVIEW
    assert beside.platform is not None
    assert beside.platform.name.zh_TW == "Google 商家"


def test_the_words_of_the_review_are_never_in_the_reply(clinic: Clinic) -> None:
    address, _ = replied(clinic)
    first = clinic.statement_lists.first_draft(address, "review_reply", "zh_TW")
    assert WORDS[:8] not in first.text
    letter = clinic.statement_lists.first_draft(address, "patient_letter", "zh_TW")
    assert letter.template == "patient_letter"


def test_another_platform_may_be_chosen_until_it_is_out(clinic: Clinic) -> None:
    _, number = replied(clinic)
    assert clinic.statements.place(number, "dcard").platform == "dcard"
    sha256 = text_hash(REPLY)
    clinic.statements.approve(number, sha256, alone=True, reason="沒有法律顧問")
    out = clinic.statements.release(number, sha256, "review_site", "Dcard")
    assert out.state == "released"
    with pytest.raises(AlreadyOut):
        clinic.statements.place(number, "ptt")


def test_confirmed_facts_of_the_incident_it_is_tied_to_flow_in(
    clinic: Clinic, clock: HandClock
) -> None:
    it = case(clinic, clock)
    (complaint,) = clinic.statement_lists.complaints_of(it.address)
    first = clinic.statement_lists.first_draft(
        f"complaint/{complaint}", "public_statement", "zh_TW"
    )
    assert it.out in first.facts
    assert OUT in first.text
    assert it.kept_in not in first.facts
    assert clinic.statement_lists.incident_of(f"complaint/{complaint}") == it.number


def test_the_incident_learns_of_a_reply_that_went_out_and_that_it_was_taken_back(
    clinic: Clinic, clock: HandClock
) -> None:
    number = incidents.called(clinic).number
    address, reply = replied(clinic)
    clinic.incidents.link(number, address, "同一件事")
    clinic.statements.approve(reply, text_hash(REPLY), alone=True, reason="沒有法律顧問")
    clinic.statements.release(reply, text_hash(REPLY), "google_review", "Google", override="先回覆")
    (told,) = clinic.incident_lists.case(number).releases
    assert (told.statement, told.text) == (f"statement/{reply}", REPLY)
    clock.forward(minutes=1)
    clinic.statements.take_back(reply, "改由來電說明")
    (told,) = clinic.incident_lists.case(number).releases
    assert told.withdrawn_because == "改由來電說明"


def test_a_complaint_without_an_incident_tells_none(clinic: Clinic) -> None:
    address, reply = replied(clinic)
    clinic.statements.approve(reply, text_hash(REPLY), alone=True, reason="沒有法律顧問")
    assert clinic.statements.release(reply, text_hash(REPLY), "google_review", "Google").releases
    assert clinic.statement_lists.incident_of(address) == ""
    assert clinic.statements.take_back(reply, "改由來電說明").ending is not None


def test_where_a_review_stands_may_be_noted_anew_and_not_in_the_time_to_come(
    clinic: Clinic,
) -> None:
    number = replied(clinic)[0].partition("/")[2]
    clinic.complaints.note_review(number, Review("threads"))
    assert clinic.complaint_lists.beside.review(number) == Review("threads")
    with pytest.raises(NotYet):
        clinic.complaints.note_review(number, Review("threads", date(2030, 1, 1)))
    with pytest.raises(FieldMissing):
        clinic.complaints.note_review(number, Review(" "))


def test_a_platform_of_the_clinics_own_has_the_limit_that_was_said_last(made: MadeClinic) -> None:
    reception = made.open("reception")
    reception.complaints.platforms.keep("牙醫大平台", 200)
    reception.complaints.platforms.keep(" 牙醫大平台 ")
    known = reception.complaint_lists.platforms.known()
    assert [each.name.zh_TW for each in known.own] == ["牙醫大平台"]
    assert known.own[0].limit is not None
    assert known.own[0].limit.most == 200
    reception.complaints.platforms.keep("牙醫大平台", 300)
    found = reception.complaint_lists.platforms.known().find("牙醫大平台")
    assert found is not None
    assert found.limit is not None
    assert (found.limit.most, found.limit.official) == (300, False)
    counsel = made.open("counsel")
    with pytest.raises(NotAllowed):
        counsel.complaints.platforms.keep("別的")


@pytest.mark.parametrize(
    ("typed", "ours"),
    [("Threads", "threads"), ("Line", "line"), ("ｄcard ", "dcard"), ("大众点评", "dianping")],
)
def test_a_name_of_one_of_ours_is_that_one(clinic: Clinic, typed: str, ours: str) -> None:
    assert clinic.complaints.platforms.keep(typed, 90).id == ours
    assert clinic.complaint_lists.platforms.known().own == ()


def test_an_older_database_is_brought_up_and_its_texts_stay(made: MadeClinic) -> None:
    clinic = made.open()
    before = clinic.statements.begin("", "review_reply", "回覆", REPLY, "zh_TW")
    made.close()
    connection = connect(made.folder / "clinic.db", made.keys["owner"].clinic.database)
    connection.execute("DROP TABLE complaint_review")
    connection.execute("DROP TABLE own_platform")
    connection.execute("DROP TABLE own_template_former")
    connection.execute("DROP TABLE exhibit_mark_turn")
    connection.execute("PRAGMA user_version = 18")
    connection.close()
    clinic = made.open()
    kept = clinic.statement_lists.one(before.number)
    assert (kept.case, kept.platform, kept.now.text) == ("", "", REPLY)
    assert replied(clinic)[1] != before.number


def test_the_complaint_notes_a_reply_that_went_out_and_its_first_clock_is_met(
    clinic: Clinic, clock: HandClock
) -> None:
    address, reply = replied(clinic)
    clinic.statements.approve(reply, text_hash(REPLY), alone=True, reason="沒有法律顧問")
    clock.forward(minutes=5)
    clinic.statements.release(reply, text_hash(REPLY), "google_review", "Google")
    it = clinic.complaint_lists.whole(address.partition("/")[2])
    acknowledged = it.acknowledgement
    assert acknowledged is not None
    assert (acknowledged.means, it.state) == (Means.PUBLIC_REPLY, State.ACKNOWLEDGED)
    assert acknowledged.said == f"{reply}\n{REPLY}"
    assert live_clock(it.clocks, ClockKind.FIRST_REPLY) is None
    clinic.statements.release(reply, text_hash(REPLY), "email", "本人信箱")
    it = clinic.complaint_lists.whole(it.number)
    assert [each.means for each in it.contacts] == [Means.EMAIL]


def test_what_did_not_go_to_the_complainant_is_no_reply(clinic: Clinic) -> None:
    address = clinic.complaints.log(ONLINE, REVIEW).address
    memo = clinic.statements.begin(address, "staff_memo", "通知", REPLY, "zh_TW").number
    clinic.statements.approve(memo, text_hash(REPLY), alone=True, reason="沒有法律顧問")
    clinic.statements.release(memo, text_hash(REPLY), "notice_board", "休息室")
    it = clinic.complaint_lists.whole(address.partition("/")[2])
    assert (it.state, it.acknowledgement, it.contacts) == (State.NEW, None, ())


def test_a_text_too_long_for_the_course_says_where_the_whole_stands(clinic: Clinic) -> None:
    address = clinic.complaints.log(ONLINE, REVIEW).address
    text = REPLY + "我們會再說明。" * 4000
    begun = clinic.statements.begin(address, "patient_letter", "信", text, "zh_TW")
    clinic.statements.approve(begun.number, begun.now.sha256, alone=True, reason="只有我在")
    clinic.statements.release(begun.number, begun.now.sha256, "letter", "掛號")
    told = clinic.complaint_lists.whole(address.partition("/")[2]).acknowledgement
    assert told is not None
    assert told.said.endswith(f"……（全文在 {begun.number}）")
    assert len(told.said) == 20_000
