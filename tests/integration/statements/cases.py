"""A case with something to say: a complaint, facts of each kind, messages, a note nobody quotes."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.clinic import Clinic
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.facts import Source, SourceKind, Status
from tests.integration.incidents import made as incidents
from tests.made import HandClock

TEXT = "我們注意到網路上的討論，理解大家的擔心。"
PATIENT, STAFF_NAME = "陳𠮷祥", "何承恩"
OUT = "11-19（四）22:47 商家頁出現一則一星評論"
KEPT_IN = "同意書上醫師說明時間一欄空白"
REPORTED = "記者說另有兩位網友有「同樣經驗」"
UNKNOWN = "麻木的原因，以及能不能完全恢復"
REFUTED = "評論所說沒簽同意書就動手"
NOTE = "助理當天把麻藥的針劑記到隔壁診間的病人名下，事後才更正"
SHEET = Source(SourceKind.RECORD, "病歷")


@dataclass(frozen=True)
class Case:
    """The address of the incident and the ids of its facts and messages."""

    address: str
    out: int
    kept_in: int
    reported: int
    unknown: int
    refuted: int
    proven: int
    unproven: int

    @property
    def number(self) -> str:
        return self.address.partition("/")[2]


def case(clinic: Clinic, clock: HandClock) -> Case:
    """The whole case, as the owner wrote it down; called, with a team."""
    desk = clinic.incidents
    complaint = incidents.complaint(clinic, clock)
    number = incidents.called(clinic).number
    desk.link(number, f"complaint/{complaint}", "同一件事")

    def state(words: str, status: Status, public: bool = False) -> int:
        return desk.state_fact(number, words, status, SHEET, may_be_public=public).id

    out, kept_in = state(OUT, Status.CONFIRMED, True), state(KEPT_IN, Status.CONFIRMED)
    unknown, reported = state(UNKNOWN, Status.UNKNOWN), state(REPORTED, Status.REPORTED)
    refuted = state(REFUTED, Status.REFUTED)
    proven = desk.state_message(number, "看到了，負責人親自了解。", [out]).id
    unproven = desk.state_message(number, "個別的事只和當事人談。", [kept_in]).id
    desk.write_note(number, Compartment.ROOT_CAUSE, NOTE)
    at = clock.forward(minutes=5)
    desk.log_contact(
        number,
        Contact(0, Party.PATIENT_SIDE, "陳母本人、何承恩", "phone", at, incidents.OWNER, "問候"),
    )
    address = f"incident/{number}"
    return Case(address, out, kept_in, reported, unknown, refuted, proven, unproven)


def begun(clinic: Clinic, text: str = TEXT, where: str = "") -> str:
    """The number of a public statement that was begun."""
    return clinic.statements.begin(where, "public_statement", "第一份", text, "zh_TW").number


def stands(clinic: Clinic, number: str) -> str:
    """The hash of the wording that stands."""
    return clinic.statement_lists.one(number).now.sha256
