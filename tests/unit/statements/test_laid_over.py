"""The clinic's own marks: these exact words in any spelling, and nothing that tells who one is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.finding import GuardContext, GuardFinding
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.laid_over import Again, dense_of, laid_over, places_of
from clinicguard.statements.own_marks import (
    Judged,
    MarkKind,
    OwnMark,
    TakenBack,
    TunedGroup,
    may_be_passed,
)

AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TEXT = "我們把流程最佳化，也是最佳的選擇。"


def mark(
    words: str,
    kind: MarkKind = "never",
    *,
    group: TunedGroup = "L8",
    language: Language | None = None,
    ended: bool = False,
) -> OwnMark:
    back = TakenBack(AT, 1, "不用了") if ended else None
    return OwnMark(7, kind, group, words, language, "院內用語", AT, 1, back)


def finding(start: int, end: int, *, group: str = "L8", rule: str = "L8-rank") -> GuardFinding:
    return GuardFinding(group, "block", start, end, TEXT[start:end], "", "", rule=rule)


def nothing(_words: str) -> tuple[GuardFinding, ...]:
    return ()


def over(
    *marks: OwnMark,
    found: tuple[GuardFinding, ...] = (),
    text: str = TEXT,
    again: Again = nothing,
) -> Judged:
    context, packs = GuardContext("zh_TW"), load_packs()
    return laid_over(text, found, marks, context, packs, again)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("最佳化", "流程最佳化了", ["最佳化"]),
        ("最佳化", "流程最 佳\u3000化了", ["最 佳\u3000化"]),
        ("診所專線", "诊所专线", ["诊所专线"]),
        ("ＢＥＳＴ Smile", "our best  smile day", ["best  smile"]),
        ("best", "we bestow the bestbest", []),
        ("24", "請撥 2024 或 24", ["24"]),
        ("最佳\n", "最\n佳", []),
        (" ", "最佳", []),
    ],
)
def test_words_are_met_in_any_spelling_and_whole(words: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(words, dense_of(text))] == found


def test_only_what_lies_within_the_words_passes() -> None:
    within, outside = finding(5, 7), finding(11, 13)
    told = over(mark("最佳化"), found=(within, outside))
    assert told.findings == (outside,)
    assert [each.finding for each in told.passed] == [within]
    longer = finding(2, 8)
    assert over(mark("最佳化"), found=(longer,)).findings == (longer,)


@pytest.mark.parametrize(
    "other",
    [
        mark("最佳化", group="L9"),
        mark("最佳化", language="en"),
        mark("最佳化", ended=True),
    ],
)
def test_it_holds_for_its_group_its_language_and_its_time(other: OwnMark) -> None:
    found = (finding(5, 7),)
    assert over(other, found=found) == Judged(found)


@pytest.mark.parametrize(
    "rule",
    [
        *("name-whole", "chart-number", "id-number", "birth-date"),
        *("recorded-id-number", "recorded-birth-date"),
    ],
)
def test_who_somebody_is_never_passes(rule: str) -> None:
    named = finding(5, 7, group="L1", rule=rule)
    assert not may_be_passed(named)
    assert over(mark("最佳化", group="L1"), found=(named,)).findings == (named,)


def test_what_hangs_on_the_facts_of_a_case_never_passes() -> None:
    assert not any(may_be_passed(finding(5, 7, group=group)) for group in ("X1", "X2", "P1", "C1"))


def test_words_that_are_always_marked_warn_with_the_reason() -> None:
    told = over(mark("流程", "always", group="L5")).findings
    assert [(each.group, each.level, each.span, each.rule) for each in told] == [
        ("L5", "warn", "流程", "own-7")
    ]
    assert "院內用語" in told[0].message


def test_what_a_rule_marks_anyhow_is_not_told_twice() -> None:
    ruled = finding(5, 7)
    assert over(mark("最佳", "always"), found=(ruled,)).findings[0] is ruled
    assert len(over(mark("最佳", "always"), found=(ruled,)).findings) == 2


def test_always_stands_where_both_were_said() -> None:
    told = over(mark("最佳化"), mark("最佳化", "always"), found=(finding(5, 7),))
    assert [(each.level, each.span) for each in told.findings] == [("warn", "最佳化")]


def test_a_mark_of_our_own_covers_what_the_guard_marks_a_word_more_of() -> None:
    """Most of it are its words, and without them the guard finds nothing there."""
    longer = finding(11, 16)
    assert longer.span == "最佳的選擇"
    asked: list[str] = []

    def again(words: str) -> tuple[GuardFinding, ...]:
        asked.append(words)
        return ()

    told = over(mark("最佳的選"), found=(longer,), again=again)
    assert [each.finding for each in told.passed] == [longer]
    assert asked == ["我們把流程最佳化，也是擇。"]
    assert over(mark("最佳"), found=(longer,)).findings == (longer,), "less than half of it"
    other = finding(4, 6)
    assert over(mark("最佳的選"), found=(longer,), again=lambda _: (other,)).findings == (longer,)
    both = over(mark("最佳的選"), found=(longer, other), again=lambda _: (other,))
    assert both.findings == (other,), "what is marked beside it is marked on its own"
