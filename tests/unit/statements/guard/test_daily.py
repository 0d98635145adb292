"""Sentences that a clinic writes every day are not marked, whoever reads them."""

from __future__ import annotations

from collections import Counter

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.understanding import understanding
from tests.unit.statements.guard.measured import DATA

DAILY = [line.split(" | ", 1) for line in (DATA / "daily.txt").read_text("utf-8").splitlines()]
PLACES: dict[Language, Jurisdiction] = {"zh_TW": "tw", "zh_CN": "cn", "en": "au"}
AUDIENCES: tuple[Audience, ...] = ("public_statement", "patient_letter", "staff_memo")


def test_there_are_as_many_in_each_language() -> None:
    languages = Counter(language for language, _ in DAILY)
    assert languages == dict.fromkeys(PLACES, 160)


@pytest.mark.prove
@pytest.mark.parametrize("language", list(PLACES))
def test_a_sentence_of_every_day_is_not_marked(language: Language) -> None:
    marked = [
        (finding.group, finding.span)
        for audience in AUDIENCES
        for tongue, words in DAILY
        if tongue == language
        for finding in check(
            words, GuardContext(language, PLACES[language], audience), mind=understanding()
        )
        if finding.group.startswith("L")
    ]
    assert marked == []
