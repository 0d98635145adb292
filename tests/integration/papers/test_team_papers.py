"""The clocks for the wall tell no matter and no name; the call list tells whom to ring."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.order import Order
from tests.integration.incidents.made import TITLE, called, noticed
from tests.made import NAMES, MadeClinic


def text(data: bytes, folder: Path) -> str:
    paper = folder / "paper.pdf"
    paper.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def drawn(clinic: Clinic, kind: str, number: str, language: Language, folder: Path) -> str:
    reading = read(clinic, Order(kind, f"incident/{number}", language))
    return text(reading.draw(reading.press, {}), folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_sees_number_kind_and_article_alone(
    clinic: Clinic, tmp_path: Path, language: Language
) -> None:
    number = called(clinic).number
    since = clinic.incident_lists.case(number).incident.noticed_at
    clinic.incidents.start_clock(number, "tw-dl-02", since, language=language)
    paper = drawn(clinic, "clocks", number, language, tmp_path)
    rule = clinic.incident_lists.guide.pack.deadlines["tw-dl-02"]
    assert number in paper
    assert rule.title.in_language(language)[:12] in " ".join(paper.split())
    for private in (TITLE, *(name for role, name in NAMES.items() if role != "owner")):
        assert private not in paper


def test_the_call_list_has_the_team_with_roles_and_numbers(
    made: MadeClinic, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = called(clinic).number
    paper = drawn(clinic, "calls", number, "zh_TW", tmp_path)
    for role in ("owner", "reception"):
        assert NAMES[role] in paper


def test_neither_is_offered_where_there_is_nothing_to_print(clinic: Clinic) -> None:
    number = noticed(clinic).number
    kinds = {each.kind.key for each in offered(clinic, f"incident/{number}", Words("en"))}
    assert not kinds & {"clocks", "calls"}
