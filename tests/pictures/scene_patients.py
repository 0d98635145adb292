"""病人: the list, one card with all of it, cards there twice, a list and an old log taken over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.complaints.beside import PlaceKind
from clinicguard.complaints.complaint import Channel, Complainant, Patient, Relation
from clinicguard.complaints.intake import NewComplaint, NewPromise
from clinicguard.people.patients.card import Card, Consent, NewCard, NewTalk
from tests.pictures.stage import Stage, scene
from ui.complaints.beside_lines import place_form
from ui.complaints.complaints_page import ComplaintsPage
from ui.imports.import_panel import ImportPanel
from ui.imports.kinds import OldLog, Patients
from ui.patients.forms import CardForm, merge_form, off_form, show_form, talk_form
from ui.people.people_page import PeoplePage

TODAY = date(2026, 11, 21)
WANG = NewCard("王小明", "A00123", date(1990, 5, 1), "0900-000-123")
LIST = (
    "病歷號碼,姓名,生日,手機,備註\nA00101,陳怡君,79/5/1,0900-000-101,\nA00102,林志豪,81/12/9,"
    "0900-000-102,輪椅\nA00103,黃雅婷,5月1日,0900-000-103,\nA00104,,66/3/2,0900-000-104,\n"
)
LOG = (
    "編號,受理日期,病患姓名,管道,分類,客訴內容,處理結果\n97,107/6/3,王小明,來電,等候時間,"
    "等了兩小時才看到,當面說明並致歉\n98,108/1/9 14:20,李若嵐,現場,,櫃檯口氣很差,\n"
)
WORDS = "上週補的牙又掉了，打來兩次都說會回電，到現在沒人打給我。"


def fill(clinic: Clinic) -> Card:
    """Some cards; the first has everything that a card can have."""
    card = clinic.patients.add(WANG)
    for name, chart, phone in (
        ("陳怡君", "A00101", "0900-000-101"),
        ("林志豪", "A00102", "0900-000-102"),
        ("王 小明", "", "+886 900 000 123"),
        ("Ann Lee", "Z00009", "0900-000-009"),
    ):
        clinic.patients.add(NewCard(name, chart, None, phone))
    clinic.patients.tag(card.id, "輪椅")
    clinic.patients.explain(
        card.id,
        NewTalk(
            datetime(2026, 10, 2, 2, 0, tzinfo=UTC),
            "右下智齒拔除",
            "麻木、腫脹、張口困難；也可以先觀察",
            Consent.CONSENTED,
            "手術同意書 115-10-02",
        ),
    )
    received = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    new = NewComplaint(
        channel=Channel.PHONE,
        complainant=Complainant("王小明", Relation.PATIENT, "0900-000-123"),
        patient=Patient("王小明", "A00123", None),
        verbatim=WORDS,
        wanted="有人回電，約時間重補",
        taken_by=4,
        received_at=received,
        promises=(NewPromise("院長今天下班前回電", datetime(2026, 11, 21, 9, 0, tzinfo=UTC)),),
    )
    first = clinic.complaints.log(new)
    clinic.complaints.note_place(first.number, PlaceKind.PLACE, "二樓 3 診")
    clinic.complaints.log(replace(new, verbatim="這個月第二次改約都沒通知。", promises=()))
    loose = replace(
        new, patient=Patient("王小明", "", None), promises=(), verbatim="停車單沒蓋章。"
    )
    clinic.complaints.log(loose)
    return card


def _filled(stage: Stage, address: str = "") -> Card:
    card = fill(stage.made.open("owner"))
    stage.made.close()
    stage.unlock("owner")
    stage.go(address or card.address)
    return card


def _people(stage: Stage) -> PeoplePage:
    page = stage.shell.page()
    assert isinstance(page, PeoplePage)
    return page


def _file(stage: Stage, name: str, text: str) -> Path:
    path = Path(stage.made.folder).parent / name
    path.write_bytes(text.encode("cp950"))
    return path


@scene("patients")
def card(stage: Stage) -> None:
    _filled(stage)


@scene("patients-none")
def none(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("people/patients")


@scene("patients-twice")
def twice(stage: Stage) -> None:
    _filled(stage, "people/patients")
    pane = _people(stage).patients
    pane.which.piece("twice").click()
    stage.settle()


@scene("patients-change")
def change(stage: Stage) -> None:
    shown = _filled(stage)
    _people(stage).seat.over(CardForm(_people(stage).seat, shown))


@scene("patients-talk")
def talk(stage: Stage) -> None:
    shown = _filled(stage)
    _people(stage).seat.over(talk_form(_people(stage).seat, shown))


@scene("patients-merge")
def merge(stage: Stage) -> None:
    shown = _filled(stage)
    clinic = stage.made.opened
    assert clinic is not None
    alike = tuple(each for each, _ in clinic.overview.patient(shown.id).alike)
    masked = clinic.patients.lists.card(shown.id)
    _people(stage).seat.over(merge_form(_people(stage).seat, masked, alike))


@scene("patients-names")
def names(stage: Stage) -> None:
    shown = _filled(stage)
    clinic = stage.made.opened
    assert clinic is not None
    masked = clinic.patients.lists.card(shown.id)
    seat = _people(stage).seat
    seat.over(show_form(seat, masked, lambda _: None))


@scene("patients-wrong-card")
def wrong(stage: Stage) -> None:
    _filled(stage)
    seat = _people(stage).seat
    seat.over(off_form(seat, "C-2026-0001"))


@scene("patients-import")
def take_list(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("people/patients")
    seat = _people(stage).seat
    seat.over(ImportPanel(seat, Patients(TODAY), _file(stage, "病人名單.csv", LIST)))
    stage.settle()


@scene("complaints-import")
def take_log(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("complaints")
    page = stage.shell.page()
    assert isinstance(page, ComplaintsPage)
    path = _file(stage, "舊客訴.csv", LOG)
    page.seat.over(ImportPanel(page.seat, OldLog(TODAY, page.seat.zone), path))
    stage.settle()


@scene("complaints-beside")
def beside(stage: Stage) -> None:
    _filled(stage, "complaint/C-2026-0001")


@scene("complaints-place")
def place(stage: Stage) -> None:
    _filled(stage, "complaint/C-2026-0001")
    page = stage.shell.page()
    assert isinstance(page, ComplaintsPage)
    page.seat.over(place_form(page.seat, "C-2026-0001"))
