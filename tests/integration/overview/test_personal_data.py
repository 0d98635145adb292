"""A request for one's own data: records, card, case, files, who saw it; others blacked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Complainant, Patient, Relation
from clinicguard.documents.personal_data import PersonalDataPaper, personal_data
from clinicguard.documents.press import Press
from clinicguard.evidence.desk import HandIn
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.releases import Audience, Release
from clinicguard.overview.blacking import BLACK
from clinicguard.overview.personal_data import AboutPerson, NobodyFound, PersonalData
from clinicguard.papers.about_a_person import personal_desk
from clinicguard.people.patients.card import NewCard
from clinicguard.people.staff import Role
from clinicguard.storage.troubles import NotAllowed
from tests.integration.complaints.given import NEW
from tests.made import HandClock, MadeClinic

CHILD = Patient("李小嵐", "A00483", None)
PARENT = Complainant("李若嵐", Relation.PARENT, "0900-000-000")
SECRET = "助理說是醫師沒看片子"


def lived(made: MadeClinic, clock: HandClock, at: Path) -> Clinic:
    """A mother complains for her child: a case, a file, a letter, a card, a copy for counsel."""
    clinic = made.open("owner")
    number = clinic.complaints.log(
        replace(NEW, complainant=PARENT, patient=CHILD, verbatim="李小嵐的牙齒還在痛")
    ).number
    case = clinic.incidents.open_from(number, "拔牙後疼痛").number
    source = at / "病歷.txt"
    source.write_text("內容", "utf-8")
    exhibit = clinic.evidence.take_in(source, HandIn("李小嵐的病歷"), subject=f"incident/{case}")
    moment = clock.forward(minutes=5)
    clinic.incidents.log_contact(
        case,
        Contact(
            0, Party.PATIENT_SIDE, "李若嵐", "phone", moment, 1, "先說明", promised="週五前回電"
        ),
    )
    clinic.incidents.log_contact(
        case, Contact(0, Party.INSURER, "保險公司", "phone", moment, 1, SECRET)
    )
    clinic.incidents.note_release(
        case,
        Release(0, "", Audience.PATIENT, "letter", moment, 1, "李若嵐您好，我們已經看過病歷。"),
    )
    clinic.evidence.export(exhibit.number, at / "out.txt", purpose="提供律師", recipient="高律師")
    clinic.patients.add(NewCard("李若嵐", "B00001", phone="0900-000-000", note="怕打針"))
    return clinic


def gathered(clinic: Clinic, name: str) -> PersonalData:
    return personal_desk(clinic).gather(AboutPerson(name), "本人依個資法請求")


def test_everything_that_is_theirs_is_in_it(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    data = gathered(lived(made, clock, tmp_path), "李若嵐")
    told = data.as_json()
    assert told["cards"][0]["note"] == "怕打針"
    (record,) = told["records"]
    assert record["complainant"]["reach"] == "0900-000-000"
    (case,) = told["cases"]
    assert [each["promised"] for each in case["contacts"]] == ["週五前回電"]
    assert [each["words"] for each in case["sent"]] == ["李若嵐您好，我們已經看過病歷。"]
    (listed,) = told["evidence"]
    assert listed["number"] == "E-2026-0001"
    out = [each for each in told["disclosures"] if each["what"] == "evidence.export"]
    assert [(each["recipient"], each["purpose"]) for each in out] == [("高律師", "提供律師")]


def test_other_peoples_data_and_the_clinics_judgement_are_not(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    """The mother does not learn the child's chart number by asking for her own, nor the reverse."""
    clinic = lived(made, clock, tmp_path)
    mothers = json.dumps(gathered(clinic, "李若嵐").as_json(), ensure_ascii=False)
    assert f"{BLACK}的牙齒還在痛" in mothers
    for other in ("李小嵐", "A00483", SECRET):
        assert other not in mothers
    childs = json.dumps(gathered(clinic, "李小嵐").as_json(), ensure_ascii=False)
    assert "A00483" in childs
    for other in ("李若嵐", "0900-000-000", "怕打針", SECRET):
        assert other not in childs


def test_the_paper_says_the_same_as_the_file(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = lived(made, clock, tmp_path)
    press = Press("zh_TW", False, clinic.stamp())
    pdf = personal_data(PersonalDataPaper(gathered(clinic, "李若嵐"), "本人請求"), press)
    document = pypdfium2.PdfDocument(pdf)
    told = "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")
    for words in ("怕打針", "週五前回電", "我們已經看過病歷", "E-2026-0001", "高律師", BLACK):
        assert words in told
    for other in ("李小嵐", "A00483", SECRET):
        assert other not in told


def test_a_card_alone_is_an_answer_too(made: MadeClinic) -> None:
    clinic = made.open("manager")
    clinic.patients.add(NewCard("陳一", "C00001"))
    data = gathered(clinic, "陳一")
    assert (len(data.cards), data.complaints) == (1, ())
    assert clinic.log.newest(1)[0].verb == "patient.unmask"
    with pytest.raises(NobodyFound):
        gathered(clinic, "沒有這個人")


@pytest.mark.parametrize("role", ["clinician", "reception", "counsel"])
def test_only_the_lead_gathers(made: MadeClinic, role: Role) -> None:
    made.open("owner").complaints.log(NEW)
    clinic = made.open(role)
    seq = clinic.head().seq
    with pytest.raises(NotAllowed):
        gathered(clinic, "李若嵐")
    assert clinic.head().seq == seq
