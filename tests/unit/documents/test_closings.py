"""What closes a paper, signatures and notes, never stands on a page alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.documents.authority_form import FieldLine, authority_form
from clinicguard.documents.care_minutes import care_minutes
from clinicguard.documents.letter import letter
from clinicguard.documents.recovery_kit import recovery_kit
from clinicguard.documents.statement import statement
from tests.unit.documents import hour_samples as hour
from tests.unit.documents.drawn import pages_of
from tests.unit.documents.samples import KIT, STATEMENT, press


@pytest.mark.parametrize("fields", [17, 19])
def test_a_form_saves_the_page_that_only_its_signature_would_take(fields: int) -> None:
    lines = tuple(FieldLine(f"欄{n}", ("有",)) for n in range(fields))
    paper = replace(hour.FORM, fields=lines, notes=("附註在此",))
    *_, last = pages_of(authority_form(paper, press("zh_TW")))
    assert f"欄{fields - 1}" in last
    assert last.index("簽名") < last.index("附註在此")


@pytest.mark.parametrize("lines", [18, 21])
def test_a_letter_is_not_signed_on_an_empty_page(lines: int) -> None:
    words = "\n".join(f"第{n}段。" for n in range(lines))
    paper = replace(hour.LETTER, words=words, standing="尚未核准")
    *_, last = pages_of(letter(paper, press("zh_TW")))
    assert f"第{lines - 1}段。" in last
    assert "尚未核准" in last


def test_minutes_with_little_in_them_stay_on_one_sheet() -> None:
    assert len(pages_of(care_minutes(hour.MINUTES, press("zh_TW")))) == 1


@pytest.mark.parametrize("before", [15, 17])
def test_a_question_stands_on_the_page_of_its_answer(before: int) -> None:
    told = "\n\n".join(f"第{n}段。" for n in range(before))
    asked = "\n".join(f"問{n}？\n" + f"答{n}。" * 40 for n in range(4))
    paper = replace(STATEMENT, text=f"{told}\n\n{asked}")
    for page in pages_of(statement(paper, press("zh_TW"))):
        for n in range(4):
            assert (f"問{n}？" in page) == (f"答{n}。" in page)


def test_the_clinics_number_stands_on_the_card_as_it_is_said() -> None:
    card = replace(KIT, fingerprints=(("診所", "DYCM-3S99"),))
    assert "DYCM-3S99" in pages_of(recovery_kit(card, press("zh_TW")))[0]
