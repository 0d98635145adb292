"""The papers that no shelf offers: those which a window of their own makes, drawn as it does.

The recovery card, the proof of a restore drill, counsel's sheets, what is kept about one person,
the contacts and the month's learning, and the pages of the manual.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.documents.counsel_sheet import counsel_sheet
from clinicguard.documents.drill_proof import drill_proof
from clinicguard.documents.from_statement import counsel_sheet_paper
from clinicguard.documents.help_page import ManualPaper, help_page
from clinicguard.documents.personal_data import PersonalDataPaper, personal_data
from clinicguard.documents.press import Press
from clinicguard.documents.recovery_kit import KitPaper, recovery_kit
from clinicguard.host.words import Language, Words
from clinicguard.knowledge.help.contents import load_manual, picture_file
from clinicguard.overview.personal_data import AboutPerson
from clinicguard.papers.about_a_person import personal_desk
from clinicguard.papers.catalogue import CLINIC, offered
from clinicguard.papers.order import Order
from clinicguard.people import recovery
from clinicguard.people.contact import KINDS, NewContact
from clinicguard.people.spoken import kind_words
from clinicguard.restoring import fire_drill
from clinicguard.statements.envelope import ask_of

Made = Iterator[tuple[str, bytes]]


def beside(clinic: Clinic, language: Language, place: Path) -> Made:
    """Each paper with its name; `place` is a folder for what a drill needs."""
    words = Words(language)
    yield from _card(clinic, language, words)
    yield from _drill(clinic, language, place)
    yield from _counsel(clinic, language, words)
    yield from _person(clinic, language, words)


def orders_beside(clinic: Clinic, language: Language) -> Iterator[Order]:
    """What the shelf offers once there are contacts, and the month that still runs."""
    words = Words(language)
    for kind in KINDS:
        clinic.team.add_contact(NewContact(kind, kind_words(kind, words), phone="0900-000-999"))
    for each in offered(clinic, CLINIC, words):
        if each.kind.key == "contacts":
            yield Order("contacts", CLINIC, language)
    month = clinic.overview.learning.today()
    yield Order("learning", f"{CLINIC}/learning/{month:%Y-%m}", language)


def manual(language: Language) -> Made:
    """Every page of the manual."""

    def picture(name: str) -> bytes | None:
        file = picture_file(name, language)
        return file.read_bytes() if file.is_file() else None

    for page in load_manual(language).pages():
        yield f"manual {page.key}", help_page(ManualPaper(page, picture), language)


def _press(clinic: Clinic, language: Language) -> Press:
    return Press(language, clinic.profile.roc_years, clinic.stamp())


def _card(clinic: Clinic, language: Language, words: Words) -> Made:
    """A specimen: its secret opens nothing."""
    card = recovery.card_of(clinic.id, bytes(32))
    paper = KitPaper(card.words, card.code, ((words.say("Clinic"), card.clinic),))
    yield "recovery card", recovery_kit(paper, _press(clinic, language))


def _drill(clinic: Clinic, language: Language, place: Path) -> Made:
    stick = place / "stick"
    stick.mkdir()
    kept = clinic.backups.add_place(stick, "A1")
    run = clinic.backups.begin(kept, hold=False)
    kept = clinic.backups.note(run, run.work(_unwatched))
    proof = fire_drill(kept, clinic.keys, clinic.folder.path, clinic.clock, _unwatched)
    yield "drill proof", drill_proof(proof, _press(clinic, language))


def _counsel(clinic: Clinic, language: Language, words: Words) -> Made:
    names = {person.id: person.name for person in clinic.staff_lists.everybody()}
    for case in clinic.incident_lists.page():
        cases = (clinic.incident_lists.case(case.number),)
        for each in clinic.statement_lists.of_case(f"incident/{case.number}"):
            press = _press(clinic, language)
            ask = ask_of(each, (f"{words.say('May be said')}?",))
            paper = counsel_sheet_paper(each, ask, names, press, cases=cases)
            yield f"counsel sheet {each.number}", counsel_sheet(paper, press)


def _person(clinic: Clinic, language: Language, words: Words) -> Made:
    from clinicguard.complaints.listed import Filter, Sort

    purpose = words.say("Demonstration")
    newest = clinic.complaint_lists.page(Filter(), Sort.NEWEST).rows[0].number
    name = clinic.complaints.unmask(newest, purpose).complainant.name
    data = personal_desk(clinic).gather(AboutPerson(name), purpose)
    paper = PersonalDataPaper(data, purpose)
    yield f"personal data {newest}", personal_data(paper, _press(clinic, language))


def _unwatched(done: int, whole: int) -> None:
    """Nobody watches."""
