"""Counsel's envelope: what is asked, and that only an answer about this very text is taken in."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.statements.envelope import (
    MOST_BYTES,
    answer_among,
    answer_of,
    ask_of,
    check_answer,
    check_answerable,
    pieces_of,
)
from clinicguard.statements.envelope_form import form
from clinicguard.statements.troubles import AnswerDamaged, NotThisText, TooLongToAnswer
from tests.unit.statements.made import TEXT, answer, as_file, statement


def test_a_text_is_asked_sentence_by_sentence() -> None:
    assert [piece.text for piece in pieces_of(TEXT)] == [
        "看到大家的擔心，我們放在心上。",
        "評論內容是否屬實，還在查證。",
        "「真的嗎？」",
        "有人問。",
        "We will say more.",
        "End",
    ]
    assert [piece.number for piece in pieces_of(TEXT)] == [1, 2, 3, 4, 5, 6]


def test_a_letter_or_a_title_with_a_full_stop_is_no_sentence() -> None:
    text = "Q. Is it true?\nA. Dr. J. Raman is looking. We will say more."
    assert [piece.text for piece in pieces_of(text)] == [
        "Q. Is it true?",
        "A. Dr. J. Raman is looking.",
        "We will say more.",
    ]


@given(st.text(alphabet="您好。！.\n 「」a1", max_size=80))
def test_no_word_is_left_out_of_the_sentences(text: str) -> None:
    pieces = pieces_of(text)
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert "".join("".join(p.text.split()) for p in pieces) == "".join(text.split())


def test_the_answer_comes_back_as_it_was_given() -> None:
    it = statement()
    told = answer_of(as_file(answer(it)))
    check_answer(told, it)
    assert (told.opinion, told.counsel, told.risk) == ("changes_needed", "高若瑜律師", "medium")
    assert [(r.sentence, r.opinion, r.note) for r in told.remarks] == [
        ("評論內容是否屬實，還在查證。", "changes_needed", "像在懷疑對方")
    ]
    assert told.answers == (("可以提下次更新嗎", "可以"),)


def test_a_sentence_that_was_passed_over_is_no_assent_and_no_remark() -> None:
    it = statement()
    rows = [
        {"text": pieces_of(TEXT)[0].text, "opinion": None, "note": ""},
        {"text": pieces_of(TEXT)[1].text, "opinion": None, "note": "太滿"},
        {"text": pieces_of(TEXT)[2].text, "opinion": "hold", "note": ""},
    ]
    told = answer_of(as_file(answer(it, sentences=rows)))
    assert [(r.opinion, r.note) for r in told.remarks] == [("changes_needed", "太滿"), ("hold", "")]
    assert " checked" not in form(ask_of(it), Words("zh_TW")).decode("utf-8")


def test_a_note_without_a_tick_under_an_all_clear_is_there_to_be_read() -> None:
    it = statement()
    rows = [
        {"text": pieces_of(TEXT)[0].text, "opinion": None, "note": "寫得好"},
        {"text": pieces_of(TEXT)[1].text, "opinion": "hold", "note": ""},
    ]
    told = answer_of(as_file(answer(it, opinion="no_action_needed", sentences=rows)))
    assert [(r.opinion, r.note) for r in told.remarks] == [
        ("no_action_needed", "寫得好"),
        ("hold", ""),
    ]


MAILED = as_file(answer(statement())).decode()


@pytest.mark.parametrize(
    "mail",
    [
        f"院長您好：\n{MAILED}\n高若瑜 {{律師}}\n\n> 之前寫的 {{1}}",
        f"{{院長}}您好：\n{MAILED}",
        "\n".join(f"> {line}" for line in MAILED.splitlines()),
        "\n".join(f">> {line}" for line in MAILED.splitlines()) + "\n>}",
    ],
    ids=["signature", "greeting", "quoted", "quoted twice"],
)
def test_the_answer_is_found_among_what_else_an_e_mail_says(mail: str) -> None:
    assert answer_of(answer_among(mail).encode()) == answer_of(MAILED.encode())


def test_an_answer_that_an_e_mail_broke_inside_a_field_is_read() -> None:
    told = answer_of(answer_among(MAILED.replace("其餘可以", "其餘\n可以")).encode())
    assert told.note == "其餘\n可以"


@pytest.mark.parametrize(
    "words", ["", "律師您好", "{院長}", "{}", MAILED[:-2], "{" * 5_000, '{"a":' * 5_000]
)
def test_words_without_a_whole_answer_have_none(words: str) -> None:
    assert answer_among(words) == ""


def test_an_answer_about_a_wording_that_never_stood_is_refused() -> None:
    it = statement()
    for other in (statement(TEXT + "。"), statement(number="S-2026-0003")):
        with pytest.raises(NotThisText):
            check_answer(answer_of(as_file(answer(other))), it)


def test_a_sentence_that_was_not_asked_is_refused() -> None:
    it = statement()
    forged = [{"text": "別的句子。", "opinion": "hold", "note": ""}]
    with pytest.raises(AnswerDamaged):
        check_answer(answer_of(as_file(answer(it, sentences=forged))), it)


WRONG: list[tuple[str, Any]] = [
    ("format", "clinicguard-verdict/2"),
    ("statement", 7),
    ("version", "1"),
    ("version", True),
    ("sha256", None),
    ("opinion", "fine"),
    ("note", ["a"]),
    ("note", "長" * 20_001),
    ("counsel", "  \n "),
    ("risk", "extreme"),
    ("sentences", {"text": "a"}),
    ("sentences", ["a"]),
    ("sentences", [{"text": "a", "opinion": "?", "note": ""}]),
    ("answers", [{"question": "a"}]),
]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_field_that_does_not_fit_is_named(field: str, value: object) -> None:
    with pytest.raises(AnswerDamaged) as refused:
        answer_of(as_file(answer(statement(), **{field: value})))
    assert field in (refused.value.part, "sentences", "answers") or refused.value.part == field


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b"nothing", b"[" * 100_000, b" " * (MOST_BYTES + 1), b"%PDF-1.7"],
    ids=["empty", "utf16", "list", "words", "deep", "big", "pdf"],
)
def test_any_other_file_is_no_answer(data: bytes) -> None:
    with pytest.raises(AnswerDamaged):
        answer_of(data)


@given(st.binary(max_size=200))
def test_no_file_makes_it_fall(data: bytes) -> None:
    with pytest.raises(AnswerDamaged):
        answer_of(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_asks_nothing_of_a_network(language: Language) -> None:
    page = form(ask_of(statement(), ["可以嗎"]), Words(language)).decode("utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|<(?:img|link|iframe|object)\b", page)
    for nothing in ("default-src 'none'", "form-action 'none'", "base-uri 'none'"):
        assert nothing in page
    assert page.count("<fieldset") == 6 + 1 + 4


def test_words_in_the_text_stay_words_in_the_form() -> None:
    evil = "</script><script>alert(1)</script>&\"'<b>。"
    page = form(ask_of(statement(evil), [evil]), Words("zh_TW")).decode("utf-8")
    assert page.count("<script") == 2
    assert "alert(1)</script>" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_the_form_is_in_the_clinics_language() -> None:
    chinese = form(ask_of(statement()), Words("zh_TW")).decode("utf-8")
    assert "存下答覆" in chinese
    assert "Save the answer" not in chinese


@pytest.mark.parametrize(
    ("text", "sentence"),
    [(f"短句。{'長' * 20_001}。", 2), ("好。" * 20_000, 0), ("長" * 20_000, None), (TEXT, None)],
)
def test_what_counsels_answer_could_not_bring_back_is_not_sealed(
    text: str, sentence: int | None
) -> None:
    ask = ask_of(statement(text), ["可以嗎"])
    if sentence is None:
        check_answerable(ask)
        return
    with pytest.raises(TooLongToAnswer) as refused:
        check_answerable(ask)
    assert refused.value.sentence == sentence
