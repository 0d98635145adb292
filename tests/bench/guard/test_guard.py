"""The guard's quality by group and language, and its speed with 20,000 people. `pytest -s` tells.

`open_*` are the texts that the rules and weights were worked out on; their figures flatter. Those
kept aside are in no rule and no weight. The limit on speed is for a PC at leisure: on one that is
busy with other work it is widened by as much as a plain loop takes longer there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.names import index_of
from clinicguard.statements.guard.recorded import HeldParticular, Recorded, recorded
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard.understanding import understanding
from tests.unit.statements.guard.measured import (
    DATA,
    KEPT_ASIDE,
    Count,
    blocking,
    counted,
    judged,
    texts_in,
)

NAMES, LENGTH, LIMIT_MS = 20_000, 2_000, 50
LOOP, LOOP_MS = 400_000, 12
DRAFT = (
    "感謝您留下意見。讀到讓您不愉快的描述，我們感到抱歉，也很重視。為保護每個人的隱私，我們無法在公開"
    "平台討論任何個別情形。請來電 02-0000-0123，由專人聽您說明，我們會在三個工作日內回覆。"
    "最近天氣轉涼，最常見的是長輩跌倒。消防隊量測後表示濃度正常，個人情況不便透露，明天中午門口貼說明。"
)


def names() -> Iterator[str]:
    for number in range(NAMES):
        surname = "王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅"[number % 20]
        given = "小明文華淑芬志豪美玲建宏怡君雅婷俊傑家豪"
        yield (
            surname
            + given[number // 20 % 20]
            + given[number // 400 % 20]
            + "一二三"[number // 8000]
        )


@cache
def people() -> Recorded:
    """Everybody of `names` with all that a card may hold."""
    held: list[HeldParticular] = []
    for number, name in enumerate(names()):
        held += [
            HeldParticular("phone", f"09{number * 4_831 % 10**8:08}", (name,)),
            HeldParticular("phone", f"02-{20_000_000 + number * 2_971}", (name,)),
            HeldParticular("email", f"person{number}@example.org", (name,)),
            HeldParticular("account", f"person_{number}", (name,)),
            HeldParticular("id-number", f"a1{number * 4_831 % 10**8:08}", (name,)),
            HeldParticular("plate", f"abc-{number % 10_000:04}", (name,)),
            HeldParticular("address", f"中山路{number // 900 + 1}段{number % 900 + 1}号", (name,)),
        ]
    born = [((1930 + n % 90, n % 12 + 1, n % 28 + 1), name) for n, name in enumerate(names())]
    return recorded(tuple(held), tuple(born))


@pytest.mark.parametrize("files", [("open_*.jsonl",), KEPT_ASIDE], ids=["open", "kept aside"])
def test_quality_by_group_and_language(files: tuple[str, ...]) -> None:
    found = sorted(path.name for pattern in files for path in DATA.glob(pattern))
    all_judged = judged(texts_in(*found))
    clean = sum(not one.expected for one in all_judged)
    print(f"\n{', '.join(found)}: {len(all_judged)} texts, {clean} clean")
    for language in ("zh_TW", "en", "zh_CN"):
        there = [one for one in all_judged if one.text["lang"] == language]
        _table(language, counted(there, lambda _, group: group))
        _row(f"{language} blocking", blocking(there))
    _table("all", counted(all_judged, lambda _, group: group))
    whole = blocking(all_judged)
    _row("all blocking", whole)
    assert whole.right


def test_a_long_draft_is_checked_while_it_is_typed() -> None:
    draft = (DRAFT * 20)[:LENGTH]
    context = GuardContext(
        "zh_TW", "tw", "review_reply", verified_facts=("系統於 2026-11-10 起無法登入",)
    )
    index, remembered = index_of(tuple(names())), Remembered()
    anew = _least(lambda: check(draft, context, names=index, recorded=people())) * 1000

    def typed(changed: str) -> None:
        check(changed, context, names=index, remembered=remembered, recorded=people())

    typed(draft)
    spent = _least_typed(typed, other_words(draft))
    figure = _least_typed(typed, other_figures(draft))
    loop = _least(lambda: sum(number for number in range(LOOP))) * 1000
    print(
        f"\n{LENGTH} characters, {NAMES} people: {spent:.1f} ms of processor time, "
        f"{figure:.1f} ms with another figure, {anew:.1f} ms read for the first time, "
        f"loop {loop:.1f}"
    )
    assert max(spent, figure, anew) < LIMIT_MS * max(1.0, loop / LOOP_MS)


def other_words(draft: str) -> list[str]:
    """The draft with one sentence changed, ten times."""
    return [draft.replace("長輩跌倒", f"長輩跌倒{'了' * turn}", 1) for turn in range(1, 11)]


def other_figures(draft: str) -> list[str]:
    """The draft with one figure changed, ten times."""
    return [draft.replace("三個工作日", f"{turn}個工作日", 1) for turn in range(11, 21)]


LINES = (
    "系統於 2026-11-10 起無法登入",
    "11/10 08:20 總機恢復，電話可撥打",
    "共 312 筆掛號資料受影響",
    "資安公司 11/11 到場，取走兩台主機",
    "已於 11/12 通報主管機關",
)


@pytest.mark.parametrize("facts", [LINES[:1], LINES], ids=["one fact", "five facts"])
def test_the_encoder_reads_a_changed_sentence_fast_and_a_whole_draft_once(
    facts: tuple[str, ...],
) -> None:
    mind = understanding()
    assert mind is not None
    draft = (DRAFT * 20)[:LENGTH]
    context = GuardContext(
        "zh_TW",
        "tw",
        "review_reply",
        verified_facts=facts,
        unverified=("病歷是否外流",) if len(facts) > 1 else (),
        chart_numbers=tuple(f"A{number:06d}" for number in range(NAMES)),
    )
    index, remembered = index_of(tuple(names())), Remembered()
    others = [f"{number}這是第{number}句，寫的是另外一件事情。" for number in range(60)]
    start = time.process_time()
    check("".join(others), context, names=index, mind=mind)
    first = (time.process_time() - start) * 1000
    check(draft, context, names=index, mind=mind, remembered=remembered, recorded=people())

    def typed(changed: str) -> None:
        check(changed, context, names=index, mind=mind, remembered=remembered, recorded=people())

    spent = _least_typed(typed, other_words(draft))
    figure = _least_typed(typed, other_figures(draft))
    loop = _least(lambda: sum(number for number in range(LOOP))) * 1000
    print(
        f"\nwith the encoder, {NAMES} people and charts, {len(facts)} facts: {spent:.1f} ms with "
        f"one sentence changed, {figure:.1f} ms with another figure, {first:.0f} ms for 60 "
        f"sentences never read, loop {loop:.1f}"
    )
    assert spent < LIMIT_MS * max(1.0, loop / LOOP_MS)


def _least(work: Callable[[], object]) -> float:
    """The least processor time of ten runs, in seconds."""
    spent = []
    for _ in range(10):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def _least_typed(typed: Callable[[str], None], drafts: Iterable[str]) -> float:
    """The least processor time of several drafts, in milliseconds."""
    turns = iter(drafts)
    return _least(lambda: typed(next(turns))) * 1000


def _table(title: str, counts: dict[str, Count]) -> None:
    for group in sorted(counts, key=lambda name: (name[0], int(name[1:]))):
        _row(f"{title} {group}", counts[group])


def _row(title: str, count: Count) -> None:
    print(
        f"{title:16} precision {count.precision:.2f}  recall {count.recall:.2f}  "
        f"right {count.right:3} wrong {count.wrong:3} missing {count.missing:3}"
    )
