"""The sheet for counsel: offered while a text lies with counsel, with all that was asked."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.words import Words
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.order import Order
from clinicguard.statements.statement import text_hash
from tests.integration.papers.test_papers import text_of
from tests.integration.statements.cases import TEXT, Case, case
from tests.made import HandClock


@pytest.fixture
def it(clinic: Clinic, clock: HandClock) -> Case:
    return case(clinic, clock)


def kinds(clinic: Clinic, record: str) -> set[str]:
    return {each.kind.key for each in offered(clinic, record, Words("zh_TW"))}


def test_the_sheet_holds_each_sentence_the_questions_and_room_for_a_signature(
    clinic: Clinic, it: Case
) -> None:
    text = f"{TEXT}\n我們會再說明。"
    begun = clinic.statements.begin(it.address, "public_statement", "說明", text, "zh_TW")
    subject = f"statement/{begun.number}"
    assert "counsel_sheet" not in kinds(clinic, subject)
    clinic.statements.send_to_counsel(
        begun.number, text_hash(text), "paper", questions=("電話可以寫嗎？",)
    )
    assert "counsel_sheet" in kinds(clinic, subject)
    assert "counsel_sheet" in kinds(clinic, it.address)
    paper = text_of(read(clinic, Order("counsel_sheet", subject, "zh_TW", purpose="審閱")).make())
    for words in ("我們會再說明。", "電話可以寫嗎？", "□先不要發", "律師姓名與簽名"):
        assert words in paper
    clinic.statements.write(begun.number, TEXT)
    assert "counsel_sheet" not in kinds(clinic, subject), "that wording was not sent"
