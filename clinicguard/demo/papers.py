"""The papers of the demonstration, drawn from what the program holds, saved through its log."""

from __future__ import annotations

from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Complaint
from clinicguard.demo.casework import NAME
from clinicguard.demo.stage import Stage
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.from_complaint import record_paper, slip_paper
from clinicguard.documents.from_log import log_lines
from clinicguard.documents.from_statement import statement_paper
from clinicguard.documents.incident_report.packs import Pack
from clinicguard.documents.press import Press
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.documents.statement import statement as statement_pdf
from clinicguard.host.words import Words, as_language
from clinicguard.overview.packing import Handover
from clinicguard.papers.catalogue import read
from clinicguard.papers.order import Order
from clinicguard.people import recovery


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


def statement_papers(stage: Stage) -> list[Path]:
    """Every statement that went out, in its exact words."""
    clinic = stage.seat("owner")
    number = stage.numbers[NAME]
    case = clinic.incident_lists.case(number, with_events=False)
    names, made = names_of(clinic), []
    for statement in clinic.statement_lists.of_case(f"incident/{number}"):
        if not statement.releases:
            continue
        press = _press(stage, clinic)
        paper = statement_paper(statement, names, press, cases=[case], marks=_marks(clinic, number))
        path = stage.out / f"{statement.number}-statement.pdf"
        data = statement_pdf(paper, press)
        address = f"statement/{statement.number}"
        clinic.hand_out("statement", data, path, subject=address, purpose=_purpose(stage))
        made.append(path)
    return made


def report(stage: Stage) -> Path:
    """The post-incident report as counsel files it."""
    return _report(stage, Pack.LEGAL, _counsel(stage), "report")


def internal_reports(stage: Stage) -> list[Path]:
    """The versions that stay in the house: for the management, and the analysis of causes."""
    us = stage.seat("owner").profile.name
    return [
        _report(stage, Pack.MANAGEMENT, us, "report-management"),
        _report(stage, Pack.ROOT_CAUSE, us, "report-causes"),
    ]


def _report(stage: Stage, version: Pack, recipient: str, name: str) -> Path:
    clinic, number = stage.seat("owner"), stage.numbers[NAME]
    order = Order(
        paper=f"report:{version.value}",
        subject=f"incident/{number}",
        language=as_language(stage.language),
        roc_years=clinic.profile.roc_years,
        recipient=recipient,
        purpose=_purpose(stage),
    )
    data = read(clinic, order).make()
    path = stage.out / f"{number}-{name}.pdf"
    clinic.hand_out(
        order.paper, data, path, subject=order.subject, purpose=order.purpose, recipient=recipient
    )
    return path


def pack(stage: Stage, papers: list[Path]) -> tuple[Path, str]:
    """Counsel's pack as an AES-256 ZIP, and the passphrase that is told by phone."""
    clinic, number = stage.seat("owner"), stage.numbers[NAME]
    address = f"incident/{number}"
    handover = Handover(
        case=address,
        numbers=[each.number for each in clinic.evidence_lists.of_case(address)],
        papers={path.name: path.read_bytes() for path in papers},
        recipient=_counsel(stage),
        purpose=_purpose(stage),
    )
    passphrase = recovery.offered_passphrase()
    return clinic.packs.as_zip(handover, stage.out / f"{number}-pack.zip", passphrase), passphrase


def _marks(clinic: Clinic, number: str) -> dict[str, str]:
    address = f"incident/{number}"
    exhibits = clinic.evidence_lists.of_case(address)
    return {each.number: each.mark_in(address) or each.number for each in exhibits}


def _counsel(stage: Stage) -> str:
    return next(
        one.text("name") for one in stage.case.each("staff") if one.text("role") == "counsel"
    )


def _purpose(stage: Stage) -> str:
    return Words(as_language(stage.language)).say("Demonstration")


def _saved(stage: Stage, clinic: Clinic, number: str, kind: str, data: bytes) -> Path:
    path = stage.out / f"{number}-{kind}.pdf"
    clinic.hand_out(kind, data, path, subject=f"complaint/{number}", purpose=_purpose(stage))
    return path


def _press(stage: Stage, clinic: Clinic) -> Press:
    return Press(as_language(stage.language), clinic.profile.roc_years, clinic.stamp())


def names_of(clinic: Clinic) -> dict[int, str]:
    """Everybody on the staff by row id."""
    return {person.id: person.name for person in clinic.staff_lists.everybody()}
