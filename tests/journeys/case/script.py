"""The words of the journey: the demonstration's script in one language, and its clinic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from clinicguard.demo.told import Told, folder_of, read_case
from clinicguard.host.words import Language
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Role
from tests.made import MadeClinic, make_clinic

PEOPLE: dict[str, Role] = {
    "owner": "owner",
    "manager": "manager",
    "dentist": "clinician",
    "reception": "reception",
    "counsel": "counsel",
}
"""Who of the script sits where in the clinic of the tests."""

COMPLAINT, CASE = "C-2026-0001", "I-2026-0001"


class Script:
    """The case as it is told in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.case = read_case(language)
        self.complaint = self.case.each("complaints")[0]
        self.incident = self.case.inside("incident")

    def person(self, name: str) -> Told:
        """A patient, a reporter, a relative."""
        return _named(self.case.each("people"), name)

    def fact(self, name: str) -> Told:
        """A line of the fact table."""
        return _named(self.incident.each("facts"), name)

    def exhibit(self, name: str) -> Told:
        """A piece of evidence."""
        return _named(self.case.each("evidence"), name)

    def file(self, name: str) -> Path:
        """The real file of a piece of evidence."""
        return folder_of(self.language) / self.exhibit(name).text("file")

    def statement(self, name: str) -> Told:
        """A text of the case, with all its versions."""
        return _named(self.case.each("statements"), name)

    def words(self, statement: str, version: int) -> str:
        """One version of a text, whole."""
        told = self.statement(statement)
        parts = told.each("versions")[version - 1].each("parts")
        return "\n\n".join([*(part.text("text") for part in parts), told.text("signature")])

    def days_later(self, days: int, hours: int = 0) -> datetime:
        """A time after the incident was noticed."""
        noticed = self.incident.inside("notice").when("at")
        return noticed + timedelta(days=days, hours=hours)


def clinic_of(language: Language, at: Path) -> MadeClinic:
    """The clinic of the script, with one person of each role."""
    script = Script(language)
    told, staff = script.case.inside("clinic"), script.case.each("staff")
    promise = told.inside("promise")
    profile = Profile(
        told.text("name"),
        jurisdiction=script.case.text("jurisdiction"),
        zone_name=script.case.text("zone"),
        address=told.text("address"),
        phone=told.text("phone"),
        first_reply_days=promise.number("first_reply_working_days"),
        answer_days=promise.number("answer_working_days"),
    )
    names = {role: _named(staff, name).text("name") for name, role in PEOPLE.items()}
    before = script.complaint.when("logged_at") - timedelta(hours=2)
    return make_clinic(at, profile, names, before.astimezone(UTC))


def _named(told: list[Told], name: str) -> Told:
    return next(one for one in told if one.text("id") == name)
