"""A made-up month of complaints for the pictures: every state, clocks of every light."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from clinicguard.clinic import Clinic
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import (
    Channel,
    Complainant,
    Field,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.inquiry import Side, Verdict
from clinicguard.complaints.intake import NewComplaint, NewPromise
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.moves import Kind
from tests.made import HandClock, MadeClinic
from tests.pictures.stage import Stage
from tests.played import played

TALK = Means.PHONE
BLANK = NewComplaint(
    channel=Channel.PHONE, wanted="希望有人說明", taken_by=4, staff_role=StaffRole.RECEPTION
)


def taipei(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026, as the clinic reads it."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def play_month(stage: Stage) -> None:
    """Everything that stands in the records on the day of the pictures."""
    now = stage.made.clock.time
    played(stage.made, "month", _month)
    stage.made.clock.time = now


def _month(made: MadeClinic) -> None:
    clock, clinic = made.clock, made.open("owner")
    for told in (_waiting_room, _receipt, _cold, _screen, _queue, _thanks, _orthodontics, _late):
        told(clinic, clock)


def _log(
    clinic: Clinic, clock: HandClock, at: datetime, name: str, words: str, **more: object
) -> str:
    clock.time = at + timedelta(minutes=9)
    chart = f"A00{sum(map(ord, name)) % 900 + 100}"
    new = replace(
        BLANK,
        complainant=Complainant(name, Relation.PATIENT, "0900-000-000"),
        patient=Patient(name, chart, None),
        verbatim=words,
        received_at=at,
    )
    return clinic.complaints.log(replace(new, **more)).number  # type: ignore[arg-type]


def _look_into(desk: ComplaintDesk, number: str, category: Category, subtype: str) -> None:
    desk.acknowledge(number, TALK, "已收到，七個工作日內回覆。")
    desk.begin_looking(number)
    desk.add_issue(number, category, subtype)


def _finish(desk: ComplaintDesk, number: str, score: int) -> None:
    desk.hear(number, Side.STAFF, "櫃檯", "當天臨時加號，沒有先告知。")
    desk.find(number, 1, Verdict.UPHELD, "叫號紀錄")
    desk.answer(number, TALK, "向您說明當天的情形，之後延誤會先告知。")
    desk.satisfaction(number, score, {Tag.HEARD})
    desk.close(number, "病人接受說明", "延誤超過 20 分鐘先告知")


def _waiting_room(clinic: Clinic, clock: HandClock) -> None:
    desk = clinic.complaints
    words = "等候區冷氣太強，陪同的長輩不舒服，問了櫃檯說是中央空調沒辦法調。"
    number = _log(clinic, clock, taipei(17, 10), "黃嘉祥", words, channel=Channel.LINE)
    _look_into(desk, number, Category.ENVIRONMENT, "comfort")


def _receipt(clinic: Clinic, clock: HandClock) -> None:
    desk = clinic.complaints
    words = "等候補印收據三次，金額還是不對，每次都叫我改天再來。"
    number = _log(clinic, clock, taipei(16, 15, 20), "周怡", words)
    _look_into(desk, number, Category.INSTITUTION, "paperwork")
    desk.hold_clock(number, ClockKind.ANSWER, "等病人補收據")


def _cold(clinic: Clinic, clock: HandClock) -> None:
    words = "矯正回診等候太久，想換到固定時段，打了兩次電話都說會回電。"
    number = _log(clinic, clock, taipei(18, 11), "陳昱堃", words, channel=Channel.IN_PERSON)
    _look_into(clinic.complaints, number, Category.INSTITUTION, "waiting")


def _screen(clinic: Clinic, clock: HandClock) -> None:
    words = "叫號看不到，建議等候區加一個螢幕。"
    number = _log(
        clinic, clock, taipei(19, 9), "蘇家真", words, kind=Kind.SUGGESTION, channel=Channel.BOX
    )
    clinic.complaints.acknowledge(number, Means.LINE, "謝謝您的建議，我們會討論。")


def _queue(clinic: Clinic, clock: HandClock) -> None:
    desk = clinic.complaints
    words = "等候叫號順序亂掉，後到的先進去，問了也沒有人說為什麼。"
    number = _log(clinic, clock, taipei(3, 14), "曾子凱", words, channel=Channel.WEB_FORM)
    _look_into(desk, number, Category.INSTITUTION, "waiting")
    _finish(desk, number, 4)


def _thanks(clinic: Clinic, clock: HandClock) -> None:
    words = "等候時護理師先來說明，很安心，謝謝。"
    number = _log(
        clinic, clock, taipei(2, 16), "范心妤", words, kind=Kind.COMPLIMENT, channel=Channel.LINE
    )
    clinic.complaints.close(number, "已轉告護理師")


def _orthodontics(clinic: Clinic, clock: HandClock) -> None:
    words = "昨天三點的號等候到四點半，櫃檯只說「快了快了」。"
    _log(clinic, clock, taipei(20, 17, 10), "李若嵐", words, flags=frozenset({Flag.MEDIA}))


def _late(clinic: Clinic, clock: HandClock) -> None:
    desk = clinic.complaints
    words = "我等候 70 分鐘都沒人說明，問了兩次都說再等一下。"
    number = _log(
        clinic,
        clock,
        taipei(19, 16, 20),
        "吳品萱",
        words,
        channel=Channel.LINE,
        wanted="延誤超過 20 分鐘時先告知",
        interpretation="櫃檯態度",
    )
    clock.time = taipei(19, 16, 32)
    desk.add_issue(number, Category.INSTITUTION, "waiting", note="約 14:30，15:40 看診")
    desk.add_issue(number, Category.COMMUNICATION, "no-notice")
    clock.time = taipei(19, 16, 40)
    desk.edit(number, Field.INTERPRETATION, "行政流程、溝通說明", "原話未提態度")
    clock.time = taipei(20, 11, 5)
    desk.note_contact(
        number,
        TALK,
        "去電未接，留言請他回電",
        reached=False,
        promise=NewPromise("今天下午再打一次", taipei(20, 15)),
    )
    clock.time = taipei(20, 15, 30)
    desk.note_contact(
        number, Means.LINE, "LINE 傳訊詢問方便通話的時間，未讀", direction=Direction.OUT
    )
