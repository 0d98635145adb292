"""What is kept about the person of the made-up case: a card, a case, a file, who looked."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

from clinicguard.documents.personal_data import PersonalDataPaper
from clinicguard.overview.blacking import blacking
from clinicguard.overview.personal_data import (
    AboutPerson,
    CardData,
    CaseData,
    Disclosure,
    ListedExhibit,
    PersonalData,
    Said,
)
from tests.unit.documents.samples import RARE, at

PERSON = PersonalDataPaper(
    PersonalData(
        about=AboutPerson(RARE, "H-004417"),
        at=at(27, 17, 0),
        complaints=(),
        black=blacking(("王小美",), (RARE,)),
        cards=(
            CardData(
                RARE, "H-004417", date(1980, 5, 6), "0900-000-417", "女兒王小美陪同", ("需要回電",),
                ((at(16, 10, 0), "左下智齒拔除", "可能暫時麻木", "同意"),),
            ),
        ),
        cases=(
            CaseData(
                "I-2026-0007", at(19, 8, 12), "進行中",
                (Said(at(19, 11, 35), "電話", "先問麻的範圍與吃飯情形", "15:00 前回覆"),),
            ),
        ),
        exhibits=(ListedExhibit("E-2026-0005", "同意書掃描", "document", 228_304, at(19, 8, 52)),),
        disclosures=(
            Disclosure(752, at(27, 16, 0), "complaint.unmask", "沈以安", "C-2026-0001", "準備調解", ""),
        ),
    ),
    "本人申請",
)  # fmt: skip
