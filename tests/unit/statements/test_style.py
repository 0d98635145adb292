"""Help with the wording: what is marked can be put in, and a good reply has nothing marked."""

from __future__ import annotations

import pytest

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.style import rewritten, style_book, style_of

GOOD = {
    "zh_TW": "讀到這樣的經驗，我們很難過。負責的人今天 17:00 前會更新做了哪些事。"
    "歡迎撥 04-0000-0161，許雅筑接聽。",
    "en": "Thank you for telling us; we are sorry to read this. "
    "We will post an update by 17:00 today. Please call us on 020 7946 0161.",
    "zh_CN": "感谢您写下感受，我们很难过。负责人今天 17:00 前会更新做了哪些事。"
    "欢迎拨打 010-0000-0161。",
}
ACCUSING = [
    ("zh_TW", "您沒有告訴我們對麻藥過敏。", "您沒有告訴我們", "我們沒有問到對麻藥過敏。"),
    ("zh_TW", "這是您誤會了。", "您誤會了", "這是我們說得不夠清楚。"),
    ("zh_TW", "您誤會我們的意思了。", "您誤會我們的意思了", "我們說得不夠清楚。"),
    ("zh_CN", "您坚持当天拔牙。", "您坚持", "您希望当天拔牙。"),
    (
        "en",
        "We know. You should have called.",
        "You should have",
        "We know. It would have helped us if you had called.",
    ),
    ("en", "You refused to wait.", "You refused to", "You preferred not to wait."),
    ("en", "You refused the X-ray.", "You refused", "You decided against the X-ray."),
    ("en", "Then you demanded to see him.", "you demanded to", "Then you asked to see him."),
    ("en", "You didn't let us know.", "You didn't let us know", "We did not ask."),
    ("en", "You never called.", "You never", "We did not see that you called."),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_reply_has_nothing_marked(language: Language) -> None:
    style = style_of(GOOD[language], language)
    assert style.hints == ()
    assert style.sentences >= 3
    assert 0 < style.longest < 40


@pytest.mark.parametrize(("language", "text", "span", "after"), ACCUSING)
def test_a_sentence_that_points_at_the_reader_is_offered_in_our_words(
    language: Language, text: str, span: str, after: str
) -> None:
    hints = style_of(text, language).hints
    assert [hint.span for hint in hints] == [span]
    assert text[hints[0].start : hints[0].end] == span
    assert rewritten(text, hints[0]) == after


@pytest.mark.parametrize("rewrite", style_book().accusing, ids=lambda rewrite: rewrite.id)
def test_an_offered_wording_does_not_accuse_again(rewrite: object) -> None:
    language, instead = rewrite.language, rewrite.instead  # type: ignore[attr-defined]
    assert style_of(instead, language).hints == ()


def test_school_years_are_told_of_english_alone() -> None:
    easy = style_of("We are sorry. We will call you.", "en").grade
    hard = style_of(
        "Notwithstanding considerable organisational difficulties, comprehensive "
        "investigation procedures necessitate additional documentation.",
        "en",
    ).grade
    assert easy is not None
    assert hard is not None
    assert easy < 5 < 15 < hard
    assert style_of("我們很難過。", "zh_TW").grade is None
