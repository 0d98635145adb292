"""How long something took, told in other words than the facts tell it."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.lengths import lengths_in
from clinicguard.statements.guard.lengths_held import impossible
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.values import values_in


@pytest.mark.parametrize(
    ("said", "minutes", "bound"),
    [
        ("不到半小時", 30, "under"),
        ("近一個小時", 60, "nearly"),
        ("兩個多鐘頭", 120, "over"),
        ("一小時二十分鐘", 80, "about"),
        ("一天半", 2160, "about"),
        ("一小時內", 60, "under"),
        ("half an hour", 30, "about"),
        ("an hour and a half", 90, "about"),
        ("well over two days", 2880, "over"),
        ("less than 45 minutes", 45, "under"),
    ],
)
def test_a_length_is_read(said: str, minutes: int, bound: str) -> None:
    (length,) = lengths_in(folded(said))
    assert (length.minutes, length.bound) == (minutes, bound)


def wrong(said: str, *facts: str) -> list[str]:
    lines = [(folded(fact), values_in(folded(fact))) for fact in facts]
    text = folded(said)
    return [text[length.start : length.end] for length in impossible(text, lines)]


STUCK = ("11月14日傍晚6点10分，三号电梯停运", "被困9人，19点02分全部救出")
OVERNIGHT = ("11 月 9 日 21:40 員工發現檔案遭加密", "11 月 10 日 10:00 通報衛生局")
FIRE = ("The fire started at 3:10 p.m. on November 12", "It was out by 3:45 p.m.")


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("不到半小时，所有人都平安出来了。", STUCK),
        ("我們在發現後一小時內就向衛生局通報。", OVERNIGHT),
        ("It burned for well over an hour.", FIRE),
        ("三楼停电，持续了近一个小时。", ("停电持续35分钟",)),
        ("停水近四天，感謝各位體諒。", ("11月18日 06:00 停水", "11月19日 15:00 恢復供水")),
    ],
)
def test_a_length_that_the_facts_rule_out_is_found(said: str, facts: tuple[str, ...]) -> None:
    assert wrong(said, *facts)


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("五十二分钟之后，全部救出。", STUCK),
        ("不到一小时，所有人都平安出来了。", STUCK),
        ("我們會在一小時內回覆您。", OVERNIGHT),
        ("It was out some thirty-five minutes later.", FIRE),
        ("We will call you within ten minutes.", FIRE),
        ("疫苗冰箱断电，历时130分钟。", ("断电2小时10分钟",)),
        ("停水一天半，感謝各位體諒。", ("11月18日 06:00 停水", "11月19日 15:00 恢復供水")),
    ],
)
def test_a_length_that_may_be_is_not(said: str, facts: tuple[str, ...]) -> None:
    assert wrong(said, *facts) == []
