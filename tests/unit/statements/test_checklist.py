"""The parts of a text of its kind, and the open points of the case that it does not mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.incidents.facts import Fact, Source, SourceKind, Status
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.checklist import (
    PARTS_OF,
    checklist_of,
    kind_of,
    open_points,
    passed_over,
    unspoken,
)
from clinicguard.statements.statement import Statement, Version, text_hash
from clinicguard.statements.steps import BegunFrom
from clinicguard.statements.usual import usual_words
from tests.unit.statements.guard.test_own_templates import values

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TEMPLATES = ("holding_statement", "patient_letter", "care_talk", "press_statement", "review_reply")


def statement(text: str, audience: str = "patient_letter", template: str = "") -> Statement:
    version = Version(1, text, text_hash(text), NOW, 1)
    began = BegunFrom(template, template, 1, NOW, 1) if template else None
    return Statement(
        1,
        "S-2026-0001",
        "incident/I-2026-0001",
        audience,  # type: ignore[arg-type]
        "",
        "zh_TW",
        (version,),
        begun_from=began,
    )


def written(template: str, language: Language, filled: Mapping[str, str]) -> str:
    parts = load_templates().write(template, language, filled)
    return "\n\n".join(part.text for part in parts)


@pytest.mark.parametrize("place", ["tw", "cn", "uk", "us", "eu"])
@pytest.mark.parametrize("template", [*TEMPLATES, "answer_letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_of_ours_lacks_no_part(
    template: str, language: Language, place: str
) -> None:
    known = load_templates()
    turn_to = usual_words(language).where_next[place]
    text = written(template, language, {**values(language), "where_next": turn_to})
    it = statement(text, known.templates[template].audience, template)
    found = checklist_of(it, text, ())
    assert found.parts
    assert found.missing == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_an_open_gap_has_no_part_yet(language: Language) -> None:
    text = written("answer_letter", language, {})
    bare = checklist_of(statement(text, template="answer_letter"), text, ())
    assert bare.missing == PARTS_OF["final_answer"]
    text = written("holding_statement", language, {})
    held = checklist_of(statement(text, "public_statement", "holding_statement"), text, ())
    assert {"known", "next", "contact"} <= set(held.missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_stays_with_it_before_anything_is_filled_in(language: Language) -> None:
    text = written("patient_letter", language, {})
    found = checklist_of(statement(text, template="patient_letter"), text, ())
    assert "commitment" not in found.missing


@pytest.mark.parametrize(
    "text",
    [
        "您說的照片資料，我們查過，經過應該改善，不滿意可申訴。",
        "您说的照片资料，我们查过，经过应该改善，不满意可投诉。",
        "You wrote of photos; we looked into it, it improved, and you disagree.",
    ],
)
def test_one_loose_word_is_no_part_of_an_answer(text: str) -> None:
    answer = checklist_of(statement(text, template="answer_letter"), text, ())
    assert {"evidence", "happened", "where_next"} <= set(answer.missing)


def test_a_part_that_is_taken_out_is_missing() -> None:
    text = "讀到您寫的，我們很難過。最晚週四 17:00 前再向您說明。請撥 04-0000-0161。"
    found = checklist_of(statement(text), text, ())
    assert found.kind == "first_word"
    assert found.missing == ("known", "unknown", "commitment")
    answer = checklist_of(statement(text, template="answer_letter"), text, ())
    assert answer.kind == "final_answer"
    assert set(answer.missing) >= {"evidence", "remedy", "where_next"}


def test_the_kind_goes_by_the_template_and_else_by_who_reads() -> None:
    assert kind_of("review_reply") == "review_reply"
    assert kind_of("press", "own-3") == "first_word"
    assert kind_of("patient_letter", "answer_letter") == "final_answer"
    assert kind_of("patient_letter", "talk_invitation") is None
    assert {kind_of(each) for each in ("staff_memo", "authority", "insurer", "partners")} == {None}
    assert all(PARTS_OF.values())


def test_open_points_are_named_to_the_people_concerned_and_never_in_public() -> None:
    facts = [
        Fact(
            number,
            words,
            status,
            may_be_public=False,
            source=Source(SourceKind.RECORD, "病歷"),
            at=NOW,
            by=1,
        )
        for number, (words, status) in enumerate(
            [
                ("當時的器械是否有斷裂", Status.UNKNOWN),
                ("護理師說家屬 15:00 已接到電話", Status.REPORTED),
                ("11 月 18 日收到來信", Status.CONFIRMED),
                ("收費重複", Status.REFUTED),
            ],
            1,
        )
    ]
    named = open_points(facts, "patient_letter")
    assert named == (facts[0].statement, facts[1].statement)
    assert open_points(facts, "press") == open_points(facts, "staff_memo") == ()
    text = "器械是否斷裂，我們還在查。"
    assert checklist_of(statement(text), text, facts).passed_over == (facts[1].statement,)
    confirmed = [replace(fact, status=Status.CONFIRMED) for fact in facts]
    assert checklist_of(statement(text), text, confirmed).passed_over == ()


def test_a_point_is_mentioned_in_other_words_of_the_same_kind() -> None:
    text = "We are still checking whether the file broke during the treatment."
    assert passed_over(text, ["Whether the file broke", "When the family was called"]) == (
        "When the family was called",
    )


def test_nothing_is_said_of_facts_in_another_script_than_the_text() -> None:
    facts = [
        Fact(
            number,
            words,
            Status.CONFIRMED,
            may_be_public=True,
            source=Source(SourceKind.RECORD, "病歷"),
            at=NOW,
            by=1,
        )
        for number, words in enumerate(["疫苗冰箱升到 12 度", "The fridge stood open"], 1)
    ]
    assert unspoken("Three children are being called today.", facts) == {2}
    assert unspoken("三位孩子今天接到電話。", facts) == {1}
