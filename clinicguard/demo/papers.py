"""The papers of the demonstration, drawn from what the program holds, saved through its log."""

from __future__ import annotations

from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Complaint
from clinicguard.demo.stage import Stage
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.from_complaint import record_paper, slip_paper
from clinicguard.documents.from_log import log_lines
from clinicguard.documents.press import Press
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.host.words import as_language


def complaint_papers(stage: Stage) -> list[Path]:
    """A slip and a record for each complaint; drawn for an owner who asked for the names."""
    clinic = stage.seat("owner")
    made: list[Path] = []
    for name in ("c1", "c2"):
        number = stage.numbers[name]
        whole = clinic.complaints.unmask(number, "paper")
        made += [_slip(stage, clinic, whole), _record(stage, clinic, whole)]
    return made


def _slip(stage: Stage, clinic: Clinic, whole: Complaint) -> Path:
    press = _press(stage, clinic)
    data = acknowledgement_slip(slip_paper(whole, names_of(clinic), clinic.profile), press)
    return _saved(stage, clinic, whole.number, "slip", data)


def _record(stage: Stage, clinic: Clinic, whole: Complaint) -> Path:
    press, names = _press(stage, clinic), names_of(clinic)
    log = log_lines(clinic.log.of(f"complaint/{whole.number}"), names, press)
    paper = record_paper(whole, names, press, press.stamp.made_at, log=log)
    return _saved(stage, clinic, whole.number, "record", complaint_record(paper, press))


def _saved(stage: Stage, clinic: Clinic, number: str, kind: str, data: bytes) -> Path:
    path = stage.out / f"{number}-{kind}.pdf"
    clinic.hand_out(kind, data, path, subject=f"complaint/{number}", purpose="demonstration")
    return path


def _press(stage: Stage, clinic: Clinic) -> Press:
    return Press(as_language(stage.language), clinic.profile.roc_years, clinic.stamp())


def names_of(clinic: Clinic) -> dict[int, str]:
    """Everybody on the staff by row id."""
    return {person.id: person.name for person in clinic.staff_lists.everybody()}
