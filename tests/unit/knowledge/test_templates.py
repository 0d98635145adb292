"""Templates keep their gaps visible, have their parts, and say nothing that must not be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.records import KnowledgeFault
from clinicguard.knowledge.templates import Template, load_templates

KNOWN = load_templates()
PUBLIC = [
    template
    for template in KNOWN.templates.values()
    if template.audience in ("review_reply", "public_statement", "press")
]


def test_the_templates_that_a_clinic_needs_are_there() -> None:
    assert set(KNOWN.templates) >= {
        "holding_statement",
        "review_reply",
        "patient_letter",
        "staff_notice",
        "press_statement",
        "authority_letter",
        "insurer_notice",
        "partner_notice",
        "acknowledgement",
        "answer_letter",
        "takedown_request",
        "breach_notice",
        "care_talk",
    }


def test_the_first_statement_has_its_six_parts() -> None:
    parts = [part.id for part in KNOWN.templates["holding_statement"].parts]

    assert parts == ["empathy", "known", "unknown", "next", "commitment", "contact"]


def test_the_answer_has_the_parts_of_an_ombudsman() -> None:
    parts = [part.id for part in KNOWN.templates["answer_letter"].parts]

    wanted = ["words", "inquiry", "evidence", "findings", "remedy", "learning", "where_next"]
    assert [part for part in parts if part in wanted] == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_without_a_value_stays_visible(language: Language) -> None:
    for template_id, template in KNOWN.templates.items():
        for part, written in zip(
            template.parts, KNOWN.write(template_id, language, {}), strict=True
        ):
            assert set(written.missing) == part.gaps
            assert written.text.count("【") >= len(written.missing)
            assert "{" not in written.text


def test_values_are_put_in_and_nothing_is_missing() -> None:
    values = dict.fromkeys(KNOWN.placeholders, "某某")
    for template_id in KNOWN.templates:
        assert all(not part.missing for part in KNOWN.write(template_id, "zh_TW", values))


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("評論已公開。", "目前可以確認的是：評論已公開。"),
        ("評論已公開", "目前可以確認的是：評論已公開。"),
    ],
)
def test_a_sentence_ends_once(facts: str, text: str) -> None:
    parts = KNOWN.write("holding_statement", "zh_TW", {"facts": facts})

    assert next(part for part in parts if part.id == "known").text == text


def test_a_chinese_name_in_english_words_ends_no_sentence_in_chinese() -> None:
    every = dict.fromkeys(KNOWN.placeholders, "Ms Lin (林) rang them")
    for template in KNOWN.templates:
        assert not any("。" in part.text for part in KNOWN.write(template, "en", every))
    told = "".join(part.text for part in KNOWN.write("breach_notice", "zh_TW", every))
    assert "Ms Lin (林) rang them。" in told


@pytest.mark.parametrize("words", ["？？？", "！！！", "...", "。"])
def test_stops_alone_stand_as_their_words_and_fill_nothing_else(words: str) -> None:
    every = dict.fromkeys(load_templates().placeholders, words)
    for template in load_templates().templates:
        for language in LANGUAGES:
            parts = load_templates().write(template, language, every)
            assert {"their_words", "wish"}.isdisjoint(gap for part in parts for gap in part.missing)
    parts = load_templates().write("patient_letter", "zh_TW", every)
    (heard,) = (part for part in parts if part.id == "heard")
    assert f"「{words}」" in heard.text
    assert heard.missing == ("received_on",)


def test_a_half_space_stands_between_han_and_digits() -> None:
    parts = KNOWN.write("holding_statement", "zh_TW", {"since": "11-18 22:47", "clinic": "安心"})

    assert parts[0].text.startswith("看到 11-18 22:47 以來關於安心的討論")


def test_a_value_that_looks_like_a_gap_stays_what_was_typed() -> None:
    parts = KNOWN.write("acknowledgement", "zh_TW", {"their_words": "{phone}", "wish": r"\1 \g<0>"})

    heard = next(part for part in parts if part.id == "heard").text
    assert "{phone}" in heard
    assert r"\1 \g<0>" in heard


FORBIDDEN = re.compile(
    r"您於[^，。]{0,12}就診|您的療程|我們的(?:疏失|過失)|一定賠償|絕無|百分之百|保證|最專業|如造成不便"
    r"|您就诊时|我们的过失|医疗事故|造谣|恶意"
    r"|our (?:negligence|mistake|fault)|your (?:treatment|chart)|guarantee|we will sue"
)


@pytest.mark.parametrize("template", PUBLIC, ids=lambda template: template.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_public_template_says_nothing_forbidden(template: Template, language: Language) -> None:
    text = "".join(part.text.in_language(language) for part in template.parts)

    assert FORBIDDEN.search(text) is None


@pytest.mark.parametrize("template", PUBLIC, ids=lambda template: template.id)
def test_a_public_template_names_a_contact_and_confirms_nobody(template: Template) -> None:
    gaps = set(template.gaps)

    assert gaps & {"phone", "email", "contact"}
    assert not gaps & {"patient", "their_words", "happened", "data_kinds"}
    text = "".join(part.text.zh_TW for part in template.parts)
    assert re.search(r"(?:不|不會)(?:確認|證實)任何人", text)


def test_the_notice_of_mainland_law_is_offered_there_alone() -> None:
    def offered(jurisdiction: str) -> set[str]:
        return {template.id for template in KNOWN.for_jurisdiction(jurisdiction)}

    assert offered("cn") - offered("tw") == {"dispute_rights"}


def test_our_templates_are_not_reviewed_by_counsel_yet() -> None:
    assert [template.id for template in KNOWN.templates.values() if template.reviewed] == []


OWN = """
id: closed_today
order: 200
name: {zh_TW: 今日停診, en: Closed today, zh_CN: 今日停诊}
use: {zh_TW: 貼門口, en: For the door, zh_CN: 贴门口}
audience: public_statement
compartment: public
parts:
  - id: what
    name: {zh_TW: 內容, en: Text, zh_CN: 内容}
    text: {zh_TW: "停診，電話 {phone}", en: "Closed, phone {phone}", zh_CN: "停诊，电话 {phone}"}
reviewed: {by: 高律師, on: 2026-11-02}
"""


def test_a_clinics_own_template_stands_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    file = tmp_path / "templates" / "closed_today.yaml"
    file.write_text(OWN, "utf-8")

    own = load_templates(tmp_path).templates["closed_today"]

    assert own.reviewed is not None
    assert own.reviewed.by == "高律師"
    assert "review_reply" in load_templates(tmp_path).templates


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{phone}", "{fone}", "no placeholder 'fone'"),
        ("Closed, phone {phone}", "Closed", "same placeholders"),
        ("audience: public_statement", "audience: everybody", "should be one of"),
    ],
)
def test_a_wrong_template_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "closed_today.yaml").write_text(OWN.replace(old, new), "utf-8")

    with pytest.raises(KnowledgeFault, match=problem):
        load_templates(tmp_path)


def test_each_of_ours_says_what_it_must_never_be_used_for() -> None:
    assert all(template.never is not None for template in load_templates().templates.values())
