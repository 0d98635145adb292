"""What is offered about a finding: by group, circle and rule; and which law or guide it is from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import (
    JURISDICTIONS,
    Circle,
    GuardContext,
    GuardFinding,
    Jurisdiction,
)
from clinicguard.statements.guard.packs import Group, Mend, load_packs
from clinicguard.statements.guarding import desk_packs

_HEARD: dict[Circle, Audience] = {
    "public": "review_reply",
    "letter": "patient_letter",
    "talk": "care_talk",
    "staff": "staff_memo",
    "office": "authority",
}
_LAWS: dict[Language, tuple[Jurisdiction, ...]] = {
    "zh_TW": ("tw",),
    "en": ("uk", "us", "au"),
    "zh_CN": ("cn",),
}
_TO_ONE = (
    "您",
    "你",
    " your ",
    "you describe",
    "with you",
    "you wish",
    "how this felt",
    "how it felt",
)
_PUT_IN = ("words", "sentence", "add", "begin")


def of_group(group: str, text: str, audience: Audience, **known: tuple[str, ...]) -> GuardFinding:
    context = GuardContext("zh_TW", "tw", audience, **known)  # type: ignore[arg-type]
    return next(each for each in check(text, context) if each.group == group)


def wordings() -> Iterator[tuple[str, Language, Audience, str]]:
    for group in load_packs().groups.values():
        for way in group.mend:
            for circle in _circles(way, group):
                for audience in sorted(way.only or {_HEARD[circle]}):
                    for language in _LAWS:
                        words = way.words.in_language(language)
                        if "{" not in words:
                            yield group.id, language, audience, words


def _circles(way: Mend, group: Group) -> frozenset[Circle]:
    """A word in place of another is no sentence that could be read alone."""
    if way.kind not in _PUT_IN or way.of:
        return frozenset()
    return way.circles or group.circles


def test_no_offered_wording_is_itself_marked() -> None:
    """Not by its group nor by another; a gap that it asks to fill in, and a first word, apart."""
    for group, language, audience, words in wordings():
        for law in _LAWS[language]:
            context = GuardContext(language, law, audience)
            for packs in (load_packs(), desk_packs()):
                marked = {each.group for each in check(words, context, packs)} - {"X3", "G1"}
                assert not marked, (group, audience, words)


def test_every_circle_that_hears_a_group_is_offered_something() -> None:
    for group in load_packs().groups.values():
        for circle in group.circles:
            assert any(way.circles is None or circle in way.circles for way in group.mend)


def test_a_letter_is_not_offered_the_words_for_the_public() -> None:
    for group in load_packs().groups.values():
        ways = [way for way in group.mend if way.kind == "sentence" and way.circles]
        for language in _LAWS:
            public = {w.words.in_language(language) for w in ways if "public" in (w.circles or ())}
            letter = {w.words.in_language(language) for w in ways if "letter" in (w.circles or ())}
            assert group.id == "H1" or not public & letter, group.id


@pytest.mark.parametrize("audience", ["public_statement", "press", "partners"])
def test_what_many_read_is_not_offered_words_for_one_reviewer(audience: Audience) -> None:
    """Of each kind and rule the first way that fits is the one that is offered."""
    for group in load_packs().groups.values():
        offered: dict[tuple[str, frozenset[str]], Mend] = {}
        for way in group.mend:
            if "public" in _circles(way, group) and audience in (way.only or {audience}):
                offered.setdefault((way.kind, frozenset(way.rules or ())), way)
        for way in offered.values():
            words = [way.words.in_language(language).lower() for language in _LAWS]
            assert not any(told in each for each in words for told in _TO_ONE), (group.id, words)


def test_every_group_names_a_law_or_a_guide_everywhere() -> None:
    for group in load_packs().groups.values():
        if group.id != "P1":
            assert group.guide or all(group.law.get(place) for place in JURISDICTIONS), group.id


def test_a_guide_is_told_in_the_language_of_who_reads() -> None:
    context = GuardContext("zh_TW", "uk", "press", shown_in="en")
    found = next(e for e in check("我們絕對沒有疏失，很抱歉。", context) if e.group == "L4")
    assert found.basis == "CDC CERC: be right, be credible"
    context = GuardContext("zh_TW", "us", "press", shown_in="en")
    found = next(e for e in check("我們絕對沒有疏失，很抱歉。", context) if e.group == "L4")
    assert found.basis.startswith("ADA guidance on reviews: no defensiveness · CDC CERC")


@pytest.mark.parametrize(
    ("group", "text", "audience", "mending"),
    [
        ("L4", "我們絕對沒有打錯針。", "press", "words"),
        ("L4", "本院從未發生過類似情形。", "press", "sentence"),
        ("L5", "我們看到惡意評論。", "press", "words"),
        ("L5", "我們看到惡意留言。", "press", "take_out_words"),
        ("L5", "他就是惡意。", "press", "sentence"),
        ("L8", "我們由最專業團隊服務。", "press", "take_out_words"),
        ("L8", "我們是全國第一。", "press", "take_out"),
        ("H1", "今天不能公開，敬請見諒。", "press", "words"),
        ("H3", "我們" + "很仔細地" * 30 + "看過。", "press", "advice"),
        ("X3", "我們會查。", "press", "begin"),
        ("X3", "我們很難過，會查。", "press", "add"),
    ],
)
def test_each_finding_says_how_it_is_mended(
    group: str, text: str, audience: Audience, mending: str
) -> None:
    assert of_group(group, text, audience).mending == mending


def test_a_fact_that_gives_no_value_comes_whole() -> None:
    facts = ("硬碟未設密碼",)
    found = of_group("X1", "硬碟設有密碼，旁人打不開。", "patient_letter", verified_facts=facts)
    assert (found.mending, found.better) == ("sentence", facts[0])


@pytest.mark.parametrize(
    ("language", "text", "fact", "fits"),
    [
        ("zh_TW", "硬碟設有密碼，旁人打不開。", "硬碟未設密碼", True),
        ("zh_TW", "硬碟設有密碼，旁人打不開。", "硬盘未设密码", False),
        ("zh_CN", "硬盘设有密码，旁人打不开。", "硬盘未设密码", True),
        ("zh_CN", "硬盘设有密码，旁人打不开。", "硬盤未設密碼", False),
        ("en", "Over 300 people were affected.", "影響 206 人", False),
        ("en", "Over 300 people were affected.", "206 people were affected", True),
    ],
)
def test_a_line_in_other_letters_than_the_draft_is_not_put_in(
    language: Language, text: str, fact: str, fits: bool
) -> None:
    context = GuardContext(language, "tw", "patient_letter", verified_facts=(fact,))
    found = next(each for each in check(text, context) if each.group == "X1")
    assert (found.mending == "sentence") is fits
    assert (found.better == fact) is fits


@pytest.mark.parametrize("audience", ["public_statement", "press"])
@pytest.mark.parametrize("language", ["zh_TW", "en", "zh_CN"])
def test_where_nobody_told_of_a_feeling_none_is_answered(
    language: Language, audience: Audience
) -> None:
    draft = {"zh_TW": "本院明天停診。", "en": "We are closed tomorrow.", "zh_CN": "本院明天停诊。"}
    context = GuardContext(language, "tw", audience)
    (found,) = (each for each in check(draft[language], context) if each.group == "X3")
    reply = GuardContext(language, "tw", "review_reply")
    (answer,) = (each for each in check(draft[language], reply) if each.group == "X3")
    assert found.mending == answer.mending == "begin"
    assert found.better != answer.better
    assert not any(word in found.better for word in ("感受", "felt"))
    again = check(f"{found.better} {draft[language]}", context)
    assert all(each.rule != "no-empathy" for each in again)


def test_a_sorry_if_of_a_public_statement_is_not_mended_with_a_feeling() -> None:
    sorry_if = "明天停診，如造成不便，我們深感抱歉。"
    assert "感受" not in of_group("H1", sorry_if, "public_statement").better
    assert "感受" in of_group("H1", sorry_if, "review_reply").better


@pytest.mark.parametrize(
    ("text", "group", "marked"),
    [
        ("照顧的過程，您上週三來補牙的時候，我們都說明過。", "L1", "您上週三來補牙的時候"),
        ("這個療程保證不會復發。", "L9", "這個療程保證不會復發"),
    ],
)
def test_a_mark_ends_with_a_word_or_a_clause(text: str, group: str, marked: str) -> None:
    assert of_group(group, text, "review_reply").span == marked


def test_a_date_and_a_sentence_are_marked_whole_and_without_blanks() -> None:
    text = "We are sorry. The patient, born 6/14/1988, called."
    spans = [each.span for each in check(text, GuardContext("en", "us", "press"))]
    assert "6/14/1988" in spans
    assert all(span == span.strip() for span in spans)
