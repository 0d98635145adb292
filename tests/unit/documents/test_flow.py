"""Laying out: headings stay with their text, tables part well, nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Closed, Panel, Together, Trim
from clinicguard.documents.blocks.spaces import Break, Gap
from clinicguard.documents.blocks.steps import Steps
from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.blocks.writing import WriteOn
from clinicguard.documents.flow import Area, Placed, lay
from clinicguard.documents.parts import quoted
from clinicguard.documents.sheet import BODY, CELL, H1
from clinicguard.documents.type.setter import Setter

WIDTH, HEIGHT = 300.0, 400.0
SETTER = Setter("zh_TW")


def area(index: int) -> Area:
    return Area(index, 0, 0, WIDTH, HEIGHT)


def laid(*blocks: Block) -> list[Placed]:
    return lay(blocks, area, SETTER)


def words_in(block: Block, width: float) -> str:
    """What a placed block would draw, in order."""
    match block:
        case Table():
            places = [block.places(row, SETTER, 0, width) for row in block._rows]
            return "".join(
                words_in(part, share) for row in places for cell, _, share in row for part in cell
            )
        case Steps():
            return "".join(words_in(part, width - 20) for part in block.items)
        case Panel():
            return "".join(words_in(part, block._inner(width)) for part in block.blocks)
        case Text():
            return "".join(
                piece.text for line in block.lines(SETTER, width) for piece in line
            ).replace(" ", "")
        case _:
            return ""


def test_a_heading_goes_to_the_next_page_with_its_text() -> None:
    placed = laid(Gap(HEIGHT - 40), Heading("標題", H1, 1), Text("內文" * 60, BODY))
    assert [each.page for each in placed] == [0, 1, 1]


def test_a_heading_stays_where_two_lines_of_text_fit_below_it() -> None:
    placed = laid(Gap(HEIGHT - 90), Heading("標題", H1, 1), Text("內文" * 200, BODY))
    assert [each.page for each in placed[:3]] == [0, 0, 0]
    assert placed[3].page == 1


def test_no_single_line_stands_alone() -> None:
    text = Text("字" * 400, BODY)
    for room in range(60, 200, 7):
        placed = laid(Gap(HEIGHT - room), text)
        parts = [each.block for each in placed[1:]]
        counts = [len(part.lines(SETTER, WIDTH)) for part in parts if isinstance(part, Text)]
        assert all(count >= 2 for count in counts)


def test_a_small_table_stays_whole() -> None:
    rows = [[f"第 {i} 列", "內容"] for i in range(3)]
    placed = laid(Gap(HEIGHT - 60), Table([Column("一", 1), Column("二", 1)], rows))
    assert [each.page for each in placed] == [0, 1]


def test_what_stays_together_moves_together() -> None:
    placed = laid(Gap(HEIGHT - 60), Together([Text("字" * 120, BODY), Text("字" * 120, BODY)]))
    assert [each.page for each in placed] == [0, 1]


def test_what_is_larger_than_a_page_is_divided_all_the_same() -> None:
    placed = laid(Together([Text("字" * 3000, BODY)]))
    assert len(placed) > 1
    assert "".join(words_in(each.block, WIDTH) for each in placed) == "字" * 3000


def test_a_page_end_on_an_empty_page_is_none() -> None:
    assert [each.page for each in laid(Break(), Text("字", BODY), Break(), Text("字", BODY))] == [
        0,
        1,
    ]


CELLS = st.text(alphabet="診所說明，。「」Abc 12\n", max_size=1500)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8), st.integers(0, 390))
def test_a_table_loses_nothing_and_leaves_no_page(rows: list[tuple[str, str]], used: int) -> None:
    placed = laid(Gap(used), Table([Column("一", 1, CELL), Column("二", 2, CELL)], rows))
    for each in placed:
        assert each.top + each.block.height(SETTER, WIDTH) <= HEIGHT + 0.1
    got = sorted("".join(words_in(each.block, WIDTH) for each in placed))
    assert got == sorted("".join(a + b for a, b in rows).replace(" ", "").replace("\n", ""))


@pytest.mark.parametrize("used", [0, 200, 330, 380])
def test_a_quotation_keeps_its_bar_over_pages(used: int) -> None:
    placed = laid(Gap(used), quoted("他說：" + "字" * 2000, label="原話", under="電話"))
    assert all(isinstance(each.block, Panel) for each in placed[1:])
    assert all(each.block.trim.bar for each in placed[1:] if isinstance(each.block, Panel))


def test_a_panel_divides_inside() -> None:
    placed = laid(Gap(200), Panel([Text("字" * 900, BODY)], Trim(10, 10, 10, 10)))
    assert len(placed) > 2


def test_what_closes_a_paper_takes_something_of_the_paper_along() -> None:
    rows = [[f"第 {i} 列", "內容"] for i in range(12)]
    for room in range(60, 390, 11):
        table = Table([Column("一", 1), Column("二", 1)], rows)
        placed = laid(Gap(HEIGHT - room), Closed(table, [WriteOn(["簽名"]), Text("附註", CELL)]))
        last = [each.block for each in placed if each.page == placed[-1].page]
        assert any(isinstance(each, Closed) for each in last)
        assert all(each.top + each.block.height(SETTER, WIDTH) <= HEIGHT for each in placed)


def test_a_heading_goes_along_with_a_last_line_and_what_closes_it() -> None:
    closed = Closed(Text("一句話", BODY), [WriteOn(["簽名"])])
    placed = laid(Gap(HEIGHT - 100), Heading("標題", H1, 1), closed)
    assert [each.page for each in placed] == [0, 1, 1]


def test_a_point_of_a_list_longer_than_a_page_loses_no_letter() -> None:
    words = ["短", "".join(f"第{i}句。" for i in range(400)), "完"]
    placed = laid(Gap(120), Steps([Text(each, BODY) for each in words]))
    shown = [each for each in placed if isinstance(each.block, Steps)]
    assert "".join(words_in(each.block, WIDTH) for each in shown) == "".join(words)
    assert all(each.top + each.block.height(SETTER, WIDTH) <= HEIGHT for each in shown)
    assert [each.page for each in shown] == list(range(len(shown)))


def test_a_long_table_leaves_no_single_row_on_its_last_page() -> None:
    columns = [Column("一", 1), Column("二", 1)]
    for count in range(16, 50):
        rows = [[f"第 {i} 列", "內容"] for i in range(count)]
        parts = [each.block for each in laid(Table(columns, rows))]
        assert all(len(part._rows) > 1 for part in parts if isinstance(part, Table))
