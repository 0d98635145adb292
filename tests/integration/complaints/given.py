"""A complaint as the desk takes it, and one worked to a given state."""

from __future__ import annotations

from datetime import UTC, datetime

from clinicguard.complaints.complaint import (
    Channel,
    Complainant,
    Complaint,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.contact import Means
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.inquiry import Side, Verdict
from clinicguard.complaints.intake import NewComplaint
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import State

RECEIVED = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
"""Friday morning in Taipei, before the clock of the tests begins."""

NEW = NewComplaint(
    channel=Channel.PHONE,
    complainant=Complainant("李若嵐", Relation.PATIENT, "0900-000-000"),
    patient=Patient("李若嵐", "A00482", None),
    verbatim="昨天三點的號，等到四點半才看到，櫃檯只說「快了快了」。",
    wanted="以後晚了要先講",
    taken_by=4,
    received_at=RECEIVED,
    staff_role=StaffRole.RECEPTION,
)


def worked_to(desk: ComplaintDesk, state: State, new: NewComplaint = NEW) -> Complaint:
    """A complaint that went the whole way to this state."""
    complaint = desk.log(new)
    number = complaint.number
    if state is State.WITHDRAWN:
        return desk.withdraw(number, "病人來電說不用了")
    if state is State.NEW:
        return complaint
    complaint = desk.acknowledge(number, Means.PHONE, "已收到，週一前回覆")
    if state is State.ACKNOWLEDGED:
        return complaint
    desk.begin_looking(number)
    desk.add_issue(number, Category.INSTITUTION, "waiting")
    desk.hear(number, Side.STAFF, "櫃檯", "那天臨時加了兩位急診。")
    complaint = desk.find(number, 1, Verdict.UPHELD, "叫號紀錄：15:00 的號 16:27 才叫")
    if state is State.LOOKING:
        return complaint
    complaint = desk.answer(number, Means.PHONE, "向您說明當天的情形，之後延誤二十分鐘會先告知。")
    if state is State.ANSWERED:
        return complaint
    return desk.close(number, "病人接受說明", "延誤超過 20 分鐘先告知")
