"""The sheet of contacts: by kind, with numbers, for everybody, and nobody who was struck off."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.order import Order
from clinicguard.people.contact import NewContact
from clinicguard.people.spoken import kind_words
from tests.integration.papers.test_team_papers import text
from tests.made import MadeClinic

PRESS = NewContact("press", "周記者", "在地日報", "02-1111-2222", when="平日 10–19", note="醫藥線")
LAWYER = NewContact("lawyer", "高律師", phone="02-3333-4444", email="kao@example.org")
GONE = NewContact("supplier", "舊廠商", phone="02-5555-6666")


def filled(clinic: Clinic) -> None:
    for each in (PRESS, LAWYER):
        clinic.team.add_contact(each)
    struck = clinic.team.add_contact(GONE)
    clinic.team.strike_contact(struck.id, "倒閉")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_everybody_to_ring_by_kind(
    made: MadeClinic, tmp_path: Path, language: Language
) -> None:
    filled(made.open("owner"))
    clinic = made.open("reception")
    reading = read(clinic, Order("contacts", "clinic", language))
    sheet = text(reading.draw(reading.press, {}), tmp_path)
    for words in (
        *("周記者", "在地日報", "02-1111-2222", "平日 10–19", "醫藥線"),
        *("高律師", "02-3333-4444", "kao@example.org"),
        kind_words("press", Words(language)),
        kind_words("lawyer", Words(language)),
    ):
        assert words in sheet
    assert "舊廠商" not in sheet


def test_it_is_offered_once_there_is_somebody_to_ring(made: MadeClinic) -> None:
    clinic = made.open("owner")

    def kinds() -> set[str]:
        return {each.kind.key for each in offered(clinic, "clinic", Words("en"))}

    assert "contacts" not in kinds()
    filled(clinic)
    assert "contacts" in kinds()
