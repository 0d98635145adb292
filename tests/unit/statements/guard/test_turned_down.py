"""What is refused, not claimed, over or only spoken of is no finding; the same said plainly is."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.understanding import understanding
from clinicguard.statements.guarding import desk_packs
from tests.unit.statements.guard.twins import assert_told_apart

TWINS: tuple[tuple[str, Language, Audience, str, str], ...] = (
    (
        "L10",
        "zh_TW",
        "public_statement",
        "出示本診所的簡訊，植牙半價。",
        "有人冒用本診所名義傳簡訊，說植牙半價，請別點。",
    ),
    (
        "L10",
        "en",
        "public_statement",
        "Take a leaflet with our name: half-price fillers this week.",
        "A fake leaflet in our name offers half-price fillers.",
    ),
    (
        "L6",
        "zh_TW",
        "staff_memo",
        "回那位網友：等著收傳票。",
        "以下用語一律不要寫：「包治好」「等著收傳票」。",
    ),
    (
        "L6",
        "zh_TW",
        "review_reply",
        "我們不想提告，但再不刪文就法院見。",
        "我們不會對您採取任何法律行動。",
    ),
    (
        "L5",
        "zh_CN",
        "patient_letter",
        "您自己没把孩子喂好。",
        "您怕自己没把孩子喂好，请千万别这样想。",
    ),
    (
        "L9",
        "zh_CN",
        "care_talk",
        "这个方子做了就断根、一辈子不犯。",
        "做了就断根、一辈子不犯，这个话我不敢说，谁也打不了这个包票。",
    ),
    (
        "L8",
        "en",
        "public_statement",
        "It is the largest and best-known office in the state.",
        "Nor is it the largest office in the state, and it does not have to be.",
    ),
    (
        "L8",
        "zh_TW",
        "public_statement",
        "我們是北安區唯一的專業團隊。",
        "唯一的坡道在東門，輪椅從那邊進來。",
    ),
    (
        "L10",
        "zh_TW",
        "public_statement",
        "揪團半價，這個月都有。",
        "「揪團半價」那一檔沒有了，不會換個名字再來。",
    ),
    (
        "L5",
        "zh_CN",
        "staff_memo",
        "晨会纪要第四条：今天来的又是刁民。",
        "晨会纪要第四条：“医闹”“刁民”“胡搅蛮缠”这类说法一律不得出口。",
    ),
    (
        "L5",
        "en",
        "staff_memo",
        "The reviewer is a malicious liar.",
        '"The reviewer is a malicious liar" must not be said.',
    ),
    (
        "L6",
        "en",
        "patient_letter",
        "If you do not stop, we will sue you.",
        "You may negotiate, ask for mediation, or sue.",
    ),
)


@pytest.mark.parametrize(("group", "language", "audience", "told", "calm"), TWINS)
def test_what_is_turned_down_is_no_finding(
    group: str, language: Language, audience: Audience, told: str, calm: str
) -> None:
    assert_told_apart(group, language, audience, told, calm)


@pytest.mark.parametrize(
    ("group", "language", "audience", "told", "calm"),
    [
        (
            "L10",
            "en",
            "public_statement",
            "Check our website, where whitening is half price until Friday.",
            "In heavy snow we may open late; look at our website first.",
        ),
        (
            "L1",
            "en",
            "patient_letter",
            "Mrs Doyle from our Tuesday list had the very same crown put in last month.",
            "Our youngest colleague turned twenty today and there was cake.",
        ),
    ],
)
def test_what_only_sounds_like_a_finding_is_none(
    group: str, language: Language, audience: Audience, told: str, calm: str
) -> None:
    context = GuardContext(language, "au", audience)
    found = [
        {each.group for each in check(words, context, mind=understanding())}
        for words in (told, calm)
    ]
    assert group in found[0]
    assert group not in found[1]


NOT_TURNED_DOWN: tuple[tuple[str, Language, str], ...] = (
    ("L12", "en", "As regards the other hospital, they waited far too long to treat you."),
    ("L12", "en", "We sincerely believe the previous dentist did it wrong."),
    ("L12", "zh_TW", "前一家醫院拖太久才處理，因此致使傷口惡化。"),
    ("L5", "zh_TW", "您寫的「評論」，我們不得不說是惡意中傷。"),
    ("L5", "en", 'Your "review" must not stand: you are a shameless liar.'),
    ("L5", "zh_TW", "您這種「奧客」寫的「評論」一律不得刊出。"),
    ("L4", "zh_TW", "主治醫師他完全沒有任何過錯。"),
)


@pytest.mark.parametrize(("group", "language", "words"), NOT_TURNED_DOWN)
def test_words_that_only_look_like_a_refusal_take_nothing_back(
    group: str, language: Language, words: str
) -> None:
    context = GuardContext(language, "uk" if language == "en" else "tw", "public_statement")
    for packs in (load_packs(), desk_packs()):
        assert group in {each.group for each in check(words, context, packs)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Call me on 01482 496 015. Yours sincerely, Dr J. Ashdown, other hospital"),
        ("en", "Regards, Dr Sofia Renn, the other dentist"),
        ("zh_TW", "前一家診所林醫師敬上"),
    ],
)
def test_who_signs_a_letter_is_not_commented_on(language: Language, words: str) -> None:
    context = GuardContext(language, "uk" if language == "en" else "tw", "patient_letter")
    assert "L12" not in {each.group for each in check(words, context, load_packs())}
