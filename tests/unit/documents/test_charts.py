"""Charts: one drawing, on paper and as SVG, with nothing outside its edges."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from clinicguard.documents.charts.drawing import SHADES, Drawing, Label, Path, wrapped
from clinicguard.documents.charts.fishbone import fishbone
from clinicguard.documents.charts.matrix import MatrixWords, matrix
from clinicguard.documents.charts.month_grid import GridRow, month_grid
from clinicguard.documents.charts.run_chart import RunWords, run_chart
from clinicguard.documents.charts.svg import svg
from clinicguard.documents.charts.tones import Seen, tones
from tests.unit.documents.report_sample import LEVELS, REPORT

WORDS = MatrixWords("影響", "急迫", ("低", "中", "高"))
COUNTS = (4, 6, 3, 5, 4, 7, 2, 5, 4, 18, 5, 3)
RIBS = REPORT.review.causes if REPORT.review else ()
DRAWINGS = {
    "matrix": matrix(LEVELS, [(2, 2), (2, 3), (2, 1)], WORDS, "分級"),
    "fishbone": fishbone(REPORT.title, RIBS, "原因"),
    "run": run_chart(COUNTS, [f"{i + 1} 月" for i in range(12)],
                     RunWords("平均", "上限", "下限"), "每月件數"),
    "fishbone-long": fishbone(
        "Complaint of a burnt lip, a one-star review that night, and a reporter",
        [(f"Communication and language {i}", ["The desk may not interrupt a dentist at work",
                                              "Nobody told the locum"]) for i in range(7)],
        "causes",
    ),
    "tones": tones([Seen("新聞", 0, 3), Seen("新聞", 2, 1)], ["11-19", "11-20", "11-21"],
                   ("平靜", "正反都有", "負面"), "語氣"),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWINGS)
def test_it_is_sound_svg_that_holds_its_words(name: str) -> None:
    drawing = DRAWINGS[name]
    root = ElementTree.fromstring(svg(drawing))
    said = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert said == [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
    assert root.get("aria-label") == drawing.alternative


@pytest.mark.parametrize("name", DRAWINGS)
def test_nothing_lies_outside(name: str) -> None:
    drawing = DRAWINGS[name]
    for shape in drawing.shapes:
        points = shape.points if isinstance(shape, Path) else ((shape.x, shape.y),)
        for x, y in points:
            assert -1 <= x <= drawing.width + 1
            assert -1 <= y <= drawing.height + 1


def test_words_in_an_svg_are_words() -> None:
    drawing = Drawing(10, 10, (Label(1, 1, "<script>alert(1)</script>&"),), "\"'<x>")
    root = ElementTree.fromstring(svg(drawing))
    assert [each.tag.split("}")[1] for each in root] == ["text"]


def test_each_rating_is_numbered_and_the_last_is_filled() -> None:
    labels = [s for s in DRAWINGS["matrix"].shapes if isinstance(s, Label) and s.bold]
    assert [s.text for s in labels if s.text.isdigit()] == ["1", "2", "3"]


@pytest.mark.parametrize("levels", [((1,) * 4,) * 3, ((1,) * 5,) * 4])
def test_another_matrix_than_four_by_four_is_refused(levels: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match="four rows"):
        matrix(levels, [], WORDS, "")


def test_every_cause_stands_on_a_fishbone() -> None:
    said = "".join(s.text for s in DRAWINGS["fishbone"].shapes if isinstance(s, Label))
    for kind, causes in RIBS:
        assert kind in said
        assert all("".join(cause.split()) in said.replace(" ", "") for cause in causes)


def test_long_labels_end_in_an_ellipsis() -> None:
    assert wrapped("字" * 100, 10, 50, most=2)[-1].endswith("…")


def test_with_fewer_than_twelve_values_no_limit_is_drawn() -> None:
    words = RunWords("mean", "upper", "lower")
    names = [str(n) for n in range(12)]
    eleven = run_chart(COUNTS[:11], names[:11], words, "")
    twelve = run_chart(COUNTS, names, words, "")
    assert not any("mean" in s.text for s in eleven.shapes if isinstance(s, Label))
    assert any("mean" in s.text for s in twelve.shapes if isinstance(s, Label))


def test_a_grid_says_each_number_and_shades_the_most_darkest() -> None:
    rows = [GridRow("等候時間", (0, 1, 4)), GridRow("溝通", (2, 0, 0))]
    grid = month_grid(rows, ["09", "10", "11"], "合計", "")
    said = [s.text for s in grid.shapes if isinstance(s, Label)]
    assert [said.count(each) for each in ("4", "1", "2", "5", "·")] == [1, 1, 2, 1, 3]
    fills = [s.fill for s in grid.shapes if isinstance(s, Path) and s.fill]
    assert fills == [SHADES[1], SHADES[4], SHADES[2]]
    with pytest.raises(ValueError, match="for each month"):
        month_grid(rows, ["09"], "合計", "")


def test_a_chart_without_names_is_refused() -> None:
    with pytest.raises(ValueError, match="a name for each"):
        run_chart([1.0], [], RunWords("", "", ""), "")
