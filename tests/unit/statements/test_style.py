"""Help with the wording: what is marked can be put in, and a good reply has nothing marked."""

from __future__ import annotations

import pytest

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.understanding import understanding
from clinicguard.statements.style import rewritten, style_book, style_of

GOOD = {
    "zh_TW": "讀到這樣的經驗，我們很難過。負責的人今天 17:00 前會更新做了哪些事。"
    "歡迎撥 04-0000-0161，許雅筑接聽。",
    "en": "Thank you for telling us; we are sorry to read this. "
    "We will post an update by 17:00 today. Please call us on 020 7946 0161.",
    "zh_CN": "感谢您写下感受，我们很难过。负责人今天 17:00 前会更新做了哪些事。"
    "欢迎拨打 010-0000-0161。",
}
ACCUSING: list[tuple[Language, str, str, str]] = [
    ("zh_TW", "這是您誤會了。", "您誤會了", "這是我們想再說明一次。"),
    ("zh_TW", "您誤會我們的意思了。", "您誤會我們的意思了", "我們想再說明一次。"),
    ("zh_TW", "您應該先打電話來。", "您應該", "可以的話，請您先打電話來。"),
    ("zh_TW", "您拒絕簽同意書。", "您拒絕", "您選擇不簽同意書。"),
    ("zh_CN", "您坚持当天拔牙。", "您坚持", "您希望当天拔牙。"),
    ("zh_CN", "您必须了解，治疗都有风险。", "您必须了解", "我们想说明，治疗都有风险。"),
    ("en", "You refused to wait.", "You refused to", "You preferred not to wait."),
    ("en", "You refused the X-ray.", "You refused", "You decided against the X-ray."),
    ("en", "Then you demanded to see him.", "you demanded to", "Then you asked to see him."),
    ("en", "You misunderstood us.", "You misunderstood us", "We would like to explain."),
]
ADVICE_ALONE: list[tuple[Language, str, str]] = [
    ("zh_TW", "您沒有告訴我們對麻藥過敏。", "您沒有告訴我們"),
    ("zh_TW", "您沒有先問醫師。", "您沒有先問"),
    ("zh_TW", "您沒有依約回診。", "您沒有依約"),
    ("zh_TW", "您拒絕治療。", "您拒絕"),
    ("zh_CN", "您没有按时复诊。", "您没有按时复诊"),
    ("en", "You failed to cancel.", "You failed to"),
    ("en", "You didn’t let us know.", "You didn’t let us know"),
    ("en", "You never called.", "You never called"),
    ("en", "You should have called.", "You should have"),
]
NOT_POINTED_AT: list[tuple[Language, str]] = [
    ("zh_TW", "您沒有錯。"),
    ("zh_TW", "這不是您的錯。"),
    ("zh_TW", "如果您沒有先預約，也請直接過來。"),
    ("zh_TW", "您沒有帶健保卡也可以看診。"),
    ("zh_TW", "您必須立刻就醫。"),
    ("zh_TW", "您未來的治療不受影響。"),
    ("zh_TW", "您不清楚的地方，歡迎來電。"),
    ("zh_TW", "為了您自己的安全，請先坐下。"),
    ("zh_CN", "如果您没有按时复诊，请联系我们。"),
    ("zh_CN", "您没有收到回复，我们很抱歉。"),
    ("en", "If you did not call, we can ring you."),
    ("en", "You should have received a letter."),
    ("en", "You must go to A&E now."),
    ("en", "You would not have known."),
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


@pytest.mark.parametrize(("language", "text", "span"), ADVICE_ALONE)
def test_what_only_the_records_can_tell_is_not_written_by_a_key(
    language: Language, text: str, span: str
) -> None:
    (hint,) = style_of(text, language).hints
    assert (hint.span, hint.better) == (span, "")
    assert rewritten(text, hint) == text


@pytest.mark.parametrize(("language", "text"), NOT_POINTED_AT)
def test_comfort_supposing_and_medical_advice_are_left_alone(language: Language, text: str) -> None:
    assert style_of(text, language).hints == ()


@pytest.mark.parametrize(("language", "text", "span", "after"), ACCUSING)
@pytest.mark.parametrize("audience", ["review_reply", "press", "patient_letter"])
def test_the_guard_has_nothing_against_the_offered_words_that_it_had_not_before(
    language: Language, text: str, span: str, after: str, audience: Audience
) -> None:
    place: dict[Language, Jurisdiction] = {"zh_TW": "tw", "en": "uk", "zh_CN": "cn"}
    context = GuardContext(language, place[language], audience)
    before, behind = (
        {found.group for found in check(words, context, mind=understanding())}
        for words in (text, after)
    )
    assert behind <= before


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
