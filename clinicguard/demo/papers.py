"""The papers of the demonstration, drawn from what the program holds, saved through its log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Complaint
from clinicguard.demo.casework import NAME
from clinicguard.demo.stage import Stage
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.from_complaint import record_paper, slip_paper
from clinicguard.documents.from_incident import report_paper
from clinicguard.documents.from_log import log_lines
from clinicguard.documents.from_statement import statement_paper
from clinicguard.documents.incident_report.reading import Told
from clinicguard.documents.incident_report.report import incident_report
from clinicguard.documents.press import Press
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.documents.statement import statement as statement_pdf
from clinicguard.evidence import sight
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.host.words import as_language
from clinicguard.overview.packing import Handover
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
    facts, names, made = {fact.id: fact for fact in case.facts}, names_of(clinic), []
    for statement in clinic.statement_lists.of_incident(f"incident/{number}"):
        press = _press(stage, clinic)
        paper = statement_paper(statement, names, press, facts=facts, marks=_marks(clinic, number))
        path = stage.out / f"{statement.number}-statement.pdf"
        data = statement_pdf(paper, press)
        address = f"statement/{statement.number}"
        clinic.hand_out("statement", data, path, subject=address, purpose="demonstration")
        made.append(path)
    return made


def report(stage: Stage) -> Path:
    """The post-incident report as counsel files it."""
    clinic, number = stage.seat("owner"), stage.numbers[NAME]
    address, counsel = f"incident/{number}", _counsel(stage)
    exhibits = clinic.evidence_lists.of_case(address)
    pictures = dict(_pictures(clinic, exhibits))
    press, names = _press(stage, clinic), names_of(clinic)
    told = Told(
        case=clinic.incident_lists.case(number),
        guide=clinic.incident_lists.guide.in_language(press.language),
        people=names,
        statements=clinic.statement_lists.of_incident(address),
        exhibits=exhibits,
        pictures=pictures,
        log=log_lines(clinic.log.of(address), names, press),
        for_whom=counsel,
        purpose="demonstration",
    )
    data = incident_report(report_paper(told, press), press)
    path = stage.out / f"{number}-report.pdf"
    clinic.hand_out(
        "report", data, path, subject=address, purpose="demonstration", recipient=counsel
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
        purpose="demonstration",
    )
    passphrase = recovery.offered_passphrase()
    return clinic.packs.as_zip(handover, stage.out / f"{number}-pack.zip", passphrase), passphrase


def _pictures(clinic: Clinic, exhibits: list[Exhibit]) -> Iterator[tuple[str, bytes]]:
    """A look at each exhibit that shows nobody's data; each look is an entry."""
    for exhibit in exhibits:
        if exhibit.sensitive or exhibit.kind not in ("screenshot", "photo", "document"):
            continue
        content = clinic.evidence.look(exhibit.number, "report")
        try:
            yield exhibit.number, sight.picture(content, exhibit.media_type, longest=700).png
        except sight.NotShown:
            continue


def _marks(clinic: Clinic, number: str) -> dict[str, str]:
    address = f"incident/{number}"
    exhibits = clinic.evidence_lists.of_case(address)
    return {each.number: each.mark_in(address) or each.number for each in exhibits}


def _counsel(stage: Stage) -> str:
    return next(
        one.text("name") for one in stage.case.each("staff") if one.text("role") == "counsel"
    )


def _saved(stage: Stage, clinic: Clinic, number: str, kind: str, data: bytes) -> Path:
    path = stage.out / f"{number}-{kind}.pdf"
    clinic.hand_out(kind, data, path, subject=f"complaint/{number}", purpose="demonstration")
    return path


def _press(stage: Stage, clinic: Clinic) -> Press:
    return Press(as_language(stage.language), clinic.profile.roc_years, clinic.stamp())


def names_of(clinic: Clinic) -> dict[int, str]:
    """Everybody on the staff by row id."""
    return {person.id: person.name for person in clinic.staff_lists.everybody()}
