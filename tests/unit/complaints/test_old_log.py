"""An old complaint log as it was read: what each row becomes, and what keeps it from it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind, State
from clinicguard.complaints.old_log import HEADINGS, Ground, LogPlan, OldComplaint, plan_log
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.clock import to_text
from clinicguard.host.spreadsheet.columns import FaultKind, guessed
from clinicguard.host.spreadsheet.reading import read_bytes

TAIPEI = ZoneInfo("Asia/Taipei")


def planned(text: str, unsaid: State = State.CLOSED) -> LogPlan:
    sheet = read_bytes("log.csv", text.encode())
    ground = Ground(TAIPEI, date(2026, 11, 20), taxonomy(), unsaid)
    return plan_log(sheet, guessed(sheet.headings, HEADINGS), ground)


def only(text: str, unsaid: State = State.CLOSED) -> OldComplaint:
    plan = planned(text, unsaid)
    assert plan.faults == ()
    (found,) = plan.complaints
    return found


def test_a_row_keeps_its_dates_and_words() -> None:
    found = only(
        "編號,受理日期,病患姓名,病歷號,管道,分類,相關人員,客訴內容,處理結果,結案日期\n"
        "98,108/6/3 14:20,王小明,A001,來電,等候時間,櫃台,等了兩小時,說明並致歉,108/6/5\n"
    )
    assert to_text(found.received_at) == "2019-06-03T06:20:00.000Z"
    assert found.closed_at is not None
    assert to_text(found.closed_at) == "2019-06-04T16:00:00.000Z"
    assert (found.channel, found.staff_role) == (Channel.PHONE, StaffRole.RECEPTION)
    assert (found.category, found.subtype) == (Category.INSTITUTION, "waiting")
    assert (found.state, found.kind, found.number) == (State.CLOSED, Kind.COMPLAINT, "98")
    assert found.complainant.name == found.patient.name == "王小明"
    assert found.complainant.relation is Relation.PATIENT


@pytest.mark.parametrize(
    ("state", "answer", "unsaid", "expected"),
    [
        ("已結案", "", State.LOOKING, State.CLOSED),
        ("處理中", "", State.CLOSED, State.LOOKING),
        ("", "已致歉", State.LOOKING, State.CLOSED),
        ("", "", State.LOOKING, State.LOOKING),
        ("", "", State.CLOSED, State.CLOSED),
        ("withdrawn", "", State.CLOSED, State.WITHDRAWN),
    ],
)
def test_where_it_stands(state: str, answer: str, unsaid: State, expected: State) -> None:
    found = only(f"日期,內容,狀態,處理結果\n2020/1/2,太貴,{state},{answer}\n", unsaid)
    assert found.state is expected
    assert (found.closed_at is None) == (expected is State.LOOKING)


def test_our_own_words_are_understood_in_each_language() -> None:
    found = only("日期,內容,管道,性質,關係\n2020/1/2,很好,In person,Compliment,A parent\n")
    assert (found.channel, found.kind) == (Channel.IN_PERSON, Kind.COMPLIMENT)
    assert found.complainant.relation is Relation.PARENT


def test_somebody_beside_the_patient_is_somebody_else() -> None:
    found = only("日期,內容,投訴人,病人\n2020/1/2,太貴,李大同,王小明\n")
    assert found.complainant.relation is Relation.OTHER


def test_faults_name_line_field_and_kind() -> None:
    plan = planned(
        "編號,日期,內容,管道\n1,,太貴,電話\n2,昨天,太貴,電話\n3,2030/1/1,太貴,電話\n"
        "4,2020/1/1,,電話\n5,2020/1/1,太貴,飛鴿\n5,2020/1/1,太貴,電話\n"
    )
    assert [(fault.line, fault.field, fault.kind) for fault in plan.faults] == [
        (2, "received", FaultKind.EMPTY),
        (3, "received", FaultKind.NO_DATE),
        (4, "received", FaultKind.STILL_TO_COME),
        (5, "verbatim", FaultKind.EMPTY),
        (6, "channel", FaultKind.UNKNOWN),
        (7, "number", FaultKind.TWICE),
    ]
    assert plan.complaints == ()


def test_a_category_that_is_none_of_ours_is_kept_in_words() -> None:
    plan = planned("日期,內容,分類\n2020/1/2,太貴,玄學\n")
    assert plan.unsorted == 1
    assert plan.complaints[0].category is None
    assert plan.complaints[0].category_words == "玄學"


def test_an_end_before_the_beginning_is_taken_for_the_beginning() -> None:
    found = only("日期,內容,結案日期\n2020/3/2,太貴,2020/1/1\n")
    assert found.closed_at == found.received_at
