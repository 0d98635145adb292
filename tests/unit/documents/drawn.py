"""Every kind of document of the made-up case, drawn once per test run."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf

from clinicguard.documents.authority_form import authority_form
from clinicguard.documents.call_list import call_list_paper
from clinicguard.documents.care_minutes import care_minutes
from clinicguard.documents.certified_letter import certified_letter
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.complaint_register import complaint_register
from clinicguard.documents.contact_sheet import contact_sheet
from clinicguard.documents.counsel_sheet import counsel_sheet
from clinicguard.documents.custody_form import custody_form
from clinicguard.documents.drill_proof import drill_proof
from clinicguard.documents.evidence_inventory import evidence_inventory
from clinicguard.documents.incident_report import incident_report
from clinicguard.documents.labels import label_sheet
from clinicguard.documents.learning_report import learning_report
from clinicguard.documents.letter import letter
from clinicguard.documents.log_extract import log_extract
from clinicguard.documents.now_sheet import now_sheet
from clinicguard.documents.personal_data import personal_data
from clinicguard.documents.press import Press
from clinicguard.documents.press_release import press_release
from clinicguard.documents.recovery_kit import recovery_kit
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.documents.staff_notice import staff_notice
from clinicguard.documents.statement import statement
from clinicguard.documents.task_sheet import task_sheet
from clinicguard.documents.wall_chart import wall_chart
from clinicguard.documents.wall_sheet import wall_sheet
from clinicguard.host.words import LANGUAGES, Language
from tests.unit.documents import hour_samples as hour
from tests.unit.documents.counsel_sample import COUNSEL_SHEET
from tests.unit.documents.learning_sample import learning_sample
from tests.unit.documents.person_sample import PERSON
from tests.unit.documents.report_sample import CUSTODY_FORM, INVENTORY, REPORT
from tests.unit.documents.samples import COMPLAINT, KIT, SLIP, STATEMENT, press

DOCUMENTS: dict[str, Callable[[Press], bytes]] = {
    "complaint-record": lambda press: complaint_record(COMPLAINT, press),
    "slip": lambda press: acknowledgement_slip(SLIP, press),
    "recovery-kit": lambda press: recovery_kit(KIT, press),
    "statement": lambda press: statement(STATEMENT, press),
    "counsel-sheet": lambda press: counsel_sheet(COUNSEL_SHEET, press),
    "incident-report": lambda press: incident_report(REPORT, press),
    "evidence-inventory": lambda press: evidence_inventory(INVENTORY, press),
    "custody-form": lambda press: custody_form(CUSTODY_FORM, press),
    "now-sheet": lambda press: now_sheet(hour.NOW, press),
    "task-sheet": lambda press: task_sheet(hour.TASKS, press),
    "staff-notice": lambda press: staff_notice(hour.NOTICE, press),
    "care-minutes": lambda press: care_minutes(hour.MINUTES, press),
    "letter": lambda press: letter(hour.LETTER, press),
    "press-release": lambda press: press_release(hour.PRESS_RELEASE, press),
    "certified-letter": lambda press: certified_letter(hour.CERTIFIED, press),
    "complaint-register": lambda press: complaint_register(hour.REGISTER, press),
    "exhibit-labels": lambda press: label_sheet(hour.LABELS, press),
    "log-extract": lambda press: log_extract(hour.LOG_EXTRACT, press),
    "drill-proof": lambda press: drill_proof(hour.DRILL, press),
    "authority-form": lambda press: authority_form(hour.FORM, press),
    "learning-report": lambda press: learning_report(learning_sample(), press),
    "wall-chart": lambda press: wall_chart(hour.chart(press), press),
    "wall-clocks": lambda press: wall_sheet(hour.WALL, press),
    "call-list": lambda press: call_list_paper(hour.CALLS, press),
    "contact-sheet": lambda press: contact_sheet(hour.CONTACTS, press),
    "personal-data": lambda press: personal_data(PERSON, press),
}
ACTIVE = frozenset(
    {
        "/JavaScript", "/JS", "/Launch", "/URI", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction",
        "/AA", "/A", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMedia", "/Movie",
        "/Sound", "/Rendition", "/XFA", "/AcroForm", "/Filespec",
    }
)  # fmt: skip
ALL = [(name, language) for name in DOCUMENTS for language in LANGUAGES]
IN_TURN = [(name, LANGUAGES[n % len(LANGUAGES)]) for n, name in enumerate(DOCUMENTS)]
"""Each document in one language: for what does not hang on its words."""


@cache
def drawn(name: str, language: Language = "zh_TW", *, draft: bool = False) -> bytes:
    return DOCUMENTS[name](press(language, draft=draft))


def tool(pdf: bytes, *command: str) -> str:
    """What a command line tool prints about a PDF; `{}` stands for the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(pdf)
        words = [str(path) if word == "{}" else word for word in command]
        done = subprocess.run(words, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


def active_in(pdf: bytes) -> set[str]:
    """The names in it, as keys or values of any object, that could make a reader do something.

    `/A` is an action in an annotation, and the attributes of a structure element.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = {name for each in opened.objects for name in _names(each)}
    return found & ACTIVE


def _names(value: pikepdf.Object) -> Iterator[str]:
    if isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        attributes = value.get("/Type") == pikepdf.Name.StructElem
        for key, each in value.items():
            if not (attributes and key == "/A"):
                yield key
            yield from _inside(each)


def _inside(value: object) -> Iterator[str]:
    """What lies in the object itself; what it refers to is walked on its own."""
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _names(value)


def text_of(pdf: bytes) -> str:
    """Its text in reading order, without white space: lines break anywhere."""
    return "".join(tool(pdf, "pdftotext", "-enc", "UTF-8", "{}", "-").split())


def pages_of(pdf: bytes) -> list[str]:
    return tool(pdf, "pdftotext", "-enc", "UTF-8", "{}", "-").split("\f")[:-1]
