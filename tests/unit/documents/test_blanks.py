"""What a template leaves open is room to write on paper, named once."""

from __future__ import annotations

import pytest

from clinicguard.documents.from_words import House, drafted_letter
from clinicguard.host.words import Language
from clinicguard.people.profile import Profile
from clinicguard.statements.writing import Draft, DraftPart
from tests.unit.documents.samples import press


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("zh_TW", "有問題的原文：【有問題的原文】", "有問題的原文：" + "＿" * 12),
        ("zh_TW", "違反：【平台規則】。", "違反：＿＿＿＿＿＿（平台規則）。"),
        ("en", "The words: 【the words】", "The words: " + "_" * 24),
        ("en", "Breaks 【the rule】.", "Breaks ____________ (the rule)."),
    ],
)
def test_room_to_write_is_named_once(language: Language, text: str, shown: str) -> None:
    house = House(Profile("安心牙醫診所"), None)
    draft = Draft("takedown", "partners", language, (DraftPart("one", "", text),))
    paper = drafted_letter(draft, "信函", "", "I-2026-0007", house, press(language))
    assert paper.words == shown
