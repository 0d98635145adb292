"""學習: two years with a signal, a repeat and a change; an empty page; the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from clinicguard.clinic import Clinic
from clinicguard.complaints.beside import PlaceKind
from clinicguard.complaints.complaint import Channel, Complainant, Patient, Relation, StaffRole
from clinicguard.complaints.contact import Means
from clinicguard.complaints.inquiry import RemedyKind
from clinicguard.complaints.intake import NewComplaint
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.old_log import HEADINGS, Ground, plan_log
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.spreadsheet.columns import guessed
from clinicguard.host.spreadsheet.reading import read_bytes
from tests.pictures.stage import NOW, Stage, scene

BY_MONTH = (4, 5, 3, 4, 6, 5, 4, 3, 5, 4, 13, 6, 5, 4, 3, 5, 4, 6, 5, 4, 3)
"""From February 2025 to October 2026; the eleventh is a signal."""
_ABOUT = ("等候時間", "溝通說明", "費用爭議", "等候時間", "態度")


def fill(clinic: Clinic) -> None:
    """An old log that was taken over, then a month of complaints taken here."""
    lines = ["日期,內容,分類,處理結果"]
    for at, many in enumerate(BY_MONTH):
        year, month = 2025 + (at + 1) // 12, (at + 1) % 12 + 1
        for n in range(many):
            day = date(year, month, 1 + (n * 2) % 27)
            lines.append(f"{day},第 {n + 1} 件,{_ABOUT[(at + n) % len(_ABOUT)]},已說明")
    sheet = read_bytes("舊客訴.csv", "\n".join(lines).encode())
    known = taxonomy()
    ground = Ground(clinic.profile.zone, date(2026, 11, 21), known)
    plan = plan_log(sheet, guessed(sheet.headings, HEADINGS), ground)
    clinic.complaints.take_over(sheet, plan.complaints, known)
    for days in (18, 11, 4):
        received = NOW - timedelta(days=days)
        number = clinic.complaints.log(_waiting(received)).number
        clinic.complaints.add_issue(number, Category.INSTITUTION, "waiting")
        clinic.complaints.note_place(number, PlaceKind.PLACE, "二樓候診區")
        clinic.complaints.acknowledge(
            number, Means.PHONE, "會查明", at=received + timedelta(hours=5)
        )
    clinic.complaints.begin_looking(number)
    clinic.complaints.decide_remedy(number, RemedyKind.CHANGE, "延誤 20 分鐘以上先告知，讓人改約")
    thanks = NewComplaint(
        kind=Kind.COMPLIMENT,
        channel=Channel.LINE,
        complainant=Complainant("陳怡君", Relation.PATIENT, ""),
        verbatim="護理師很有耐心，謝謝。",
        taken_by=4,
        received_at=NOW - timedelta(days=2),
    )
    clinic.complaints.log(thanks)


def _waiting(received: datetime) -> NewComplaint:
    return NewComplaint(
        channel=Channel.PHONE,
        complainant=Complainant("李若嵐", Relation.PATIENT, "0900-000-000"),
        patient=Patient("李若嵐", "A00482", None),
        verbatim="約三點，等到四點半才看到。",
        wanted="晚了要先講",
        taken_by=4,
        received_at=received.astimezone(UTC),
        staff_role=StaffRole.RECEPTION,
    )


@scene("learning")
def learning(stage: Stage) -> None:
    fill(stage.made.open("owner"))
    stage.made.close()
    stage.unlock("owner")
    stage.go("complaints/learning")


@scene("learning-below")
def below(stage: Stage) -> None:
    learning(stage)
    from ui.learning.learning_page import LearningPage

    page = stage.shell.page()
    assert isinstance(page, LearningPage)
    bar = page.inside.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()


@scene("learning-none")
def none(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("complaints/learning")


@scene("settings-calendar")
def calendar(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("settings/calendar")
    stage.settle()


@scene("settings-calendar-year")
def calendar_year(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("settings/calendar")
    from ui.settings.settings_page import SettingsPage

    page = stage.shell.page()
    assert isinstance(page, SettingsPage)
    page.calendar.buttons[2027].click()
    stage.settle()
