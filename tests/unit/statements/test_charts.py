"""A chart number is met wherever it stands, and none that only begins alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.names import index_of
from clinicguard.statements.guarding import Charts, Guard


@given(st.sets(st.text("aA0123-甲", min_size=1, max_size=6), max_size=8), st.text("aA0123-甲 ，"))
def test_within_finds_what_a_search_for_each_would(numbers: set[str], text: str) -> None:
    plain = folded(text)
    wanted = {folded(number).strip() for number in numbers} - {""}
    found = {folded(number).strip() for number in Charts(numbers).within(plain)}
    assert found == {number for number in wanted if number in plain}


def test_the_guard_meets_a_number_of_the_records_alone() -> None:
    context = GuardContext("zh_TW", audience="press")
    guard = Guard(context, index_of(()), charts=Charts(f"A{n:05d}" for n in range(20_000)))

    def spans(text: str) -> list[str]:
        return [each.span for each in guard.read(text) if each.rule == "chart-number"]

    assert spans("編號Ａ００１２３的紀錄已保存。") == ["Ａ００１２３"]
    assert spans("編號 A001234 與 XA00123 都不是。") == []
    assert spans("編號 A99999 不在紀錄裡。") == []
