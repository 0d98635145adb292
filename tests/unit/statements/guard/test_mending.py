"""What is offered about a finding: by group, circle and rule; and which law or guide it is from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clinicguard.host.words import Language
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
from clinicguard.statements.statement import Audience

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
_PUT_IN = ("words", "sentence", "add", "begin")


def of_group(group: str, text: str, audience: Audience, **known: tuple[str, ...]) -> GuardFinding:
    context = GuardContext("zh_TW", "tw", audience, **known)  # type: ignore[arg-type]
    return next(each for each in check(text, context) if each.group == group)


def wordings() -> Iterator[tuple[str, Language, Circle, str]]:
    for group in load_packs().groups.values():
        for way in group.mend:
            for circle in _circles(way, group):
                for language in _LAWS:
                    words = way.words.in_language(language)
                    if "{" not in words:
                        yield group.id, language, circle, words


def _circles(way: Mend, group: Group) -> frozenset[Circle]:
    """A word in place of another is no sentence that could be read alone."""
    if way.kind not in _PUT_IN or way.of:
        return frozenset()
    return way.circles or group.circles


def test_no_offered_wording_is_itself_marked() -> None:
    """Not by its group nor by another; a gap that it asks to fill in, and a first word, apart."""
    for group, language, circle, words in wordings():
        for law in _LAWS[language]:
            context = GuardContext(language, law, _HEARD[circle])
            for packs in (load_packs(), desk_packs()):
                marked = {each.group for each in check(words, context, packs)} - {"X3", "G1"}
                assert not marked, (group, circle, words)


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
