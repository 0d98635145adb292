"""Answers put right later: the former wording stays, with who, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from clinicguard.documents.custody_form import CustodyPaper, custody_form
from clinicguard.documents.from_evidence import exhibit_lines
from clinicguard.documents.press import Press
from clinicguard.evidence.amending import NothingAmended, ReasonNeeded, differences
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit, Origin
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

SEEN = datetime(2026, 11, 20, 14, 47, 31, tzinfo=UTC)
SAID = Origin(account="佑佑媽", seen_at=SEEN, whole_page=False, carrier="林美華的手機")


def taken_in(made: MadeClinic, folder: Path) -> Exhibit:
    path = folder / "note.txt"
    path.write_text("一星評論", "utf-8")
    return made.open("reception").evidence.take_in(path, HandIn("評論", SAID))


def test_what_is_put_right_keeps_its_former_wording(made: MadeClinic, tmp_path: Path) -> None:
    number = taken_in(made, tmp_path).number
    clinic = made.open("manager")
    right = replace(SAID, account="", author="佑佑媽", whole_page=None, witness="許雅筑")
    clinic.evidence.amend(number, right, "帳號欄填成作者了")
    exhibit = clinic.evidence_lists.one(number)
    assert exhibit.origin == right
    assert [(each.field, each.former, each.wording) for each in exhibit.amended] == [
        ("account", "佑佑媽", ""),
        ("author", "", "佑佑媽"),
        ("whole_page", "no", ""),
        ("witness", "", "許雅筑"),
    ]
    assert {each.reason for each in exhibit.amended} == {"帳號欄填成作者了"}
    assert {each.person for each in exhibit.amended} == {clinic.person.id}
    entry = clinic.log.newest(1)[0]
    assert entry.verb == "evidence.amend"
    assert clinic.check_log().whole


def test_nothing_is_put_right_without_a_reason_or_a_difference(
    made: MadeClinic, tmp_path: Path
) -> None:
    number = taken_in(made, tmp_path).number
    clinic = made.open("manager")
    with pytest.raises(ReasonNeeded):
        clinic.evidence.amend(number, replace(SAID, witness="許雅筑"), " ")
    with pytest.raises(NothingAmended):
        clinic.evidence.amend(number, SAID, "看看")
    assert clinic.evidence_lists.one(number).amended == ()
    with pytest.raises(NotAllowed):
        made.open("reception").evidence.amend(number, Origin(), "不想留")


def test_a_moment_differs_by_the_minutes_that_a_form_shows() -> None:
    shown = replace(SAID, seen_at=SEEN.replace(second=0))
    assert differences(SAID, shown) == ()
    (later,) = differences(SAID, replace(SAID, seen_at=SEEN + timedelta(minutes=1)))
    assert later.field == "seen_at"
    assert differences(Origin(), replace(Origin(), original_online=False))[0].wording == "no"


def test_the_custody_form_prints_what_was_put_right_struck_through(
    made: MadeClinic, tmp_path: Path
) -> None:
    number = taken_in(made, tmp_path).number
    clinic = made.open("manager")
    clinic.evidence.amend(number, replace(SAID, account="", author="佑佑媽"), "帳號欄填成作者了")
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    press = Press("zh_TW", False, clinic.stamp())
    (line,) = exhibit_lines((clinic.evidence_lists.one(number),), "", people, press)
    former = [span.text for made in line.corrections for span in made.spans() if span.struck]
    assert former == ["佑佑媽", "不知道"]
    assert ("畫面上的發文者", "佑佑媽") in line.details
    page = PdfDocument(custody_form(CustodyPaper(line, "", ()), press))[0]
    words = page.get_textpage().get_text_bounded()
    assert "帳號欄填成作者了" in words
    assert "許雅筑" in words
