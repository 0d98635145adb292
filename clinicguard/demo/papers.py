"""The papers of the demonstration, drawn from what the program holds, saved through its log."""

from __future__ import annotations

from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.demo.stage import Stage
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.from_complaint import record_paper, slip_paper
from clinicguard.documents.press import Press
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.host.words import as_language


def complaint_papers(stage: Stage) -> list[Path]:
    """A slip and a record for each complaint; drawn for an owner who asked for the names."""
    clinic = stage.seat("owner")
    made: list[Path] = []
    for name in ("c1", "c2"):
        number = stage.numbers[name]
        clinic.complaints.unmask(number, stage.case.text("language"))
        made += [_slip(stage, clinic, number), _record(stage, clinic, number)]
    return made


def _slip(stage: Stage, clinic: Clinic, number: str) -> Path:
    whole, press = clinic.complaint_lists.whole(number), _press(stage, clinic)
    data = acknowledgement_slip(slip_paper(whole, names_of(clinic), clinic.profile), press)
    return _saved(stage, clinic, number, "slip", data)


def _record(stage: Stage, clinic: Clinic, number: str) -> Path:
    whole, press = clinic.complaint_lists.whole(number), _press(stage, clinic)
    paper = record_paper(whole, names_of(clinic), press, press.stamp.made_at)
    return _saved(stage, clinic, number, "record", complaint_record(paper, press))


def _saved(stage: Stage, clinic: Clinic, number: str, kind: str, data: bytes) -> Path:
    path = stage.out / f"{number}-{kind}.pdf"
    clinic.hand_out(kind, data, path, subject=f"complaint/{number}", purpose="demonstration")
    return path


def _press(stage: Stage, clinic: Clinic) -> Press:
    return Press(as_language(stage.language), clinic.profile.roc_years, clinic.stamp())


def names_of(clinic: Clinic) -> dict[int, str]:
    """Everybody on the staff by row id."""
    return {person.id: person.name for person in clinic.staff_lists.everybody()}
