"""The structure that a reading aid follows: order, heads of tables, words for pictures, links."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from clinicguard.host.words import Language
from tests.unit.documents.drawn import ALL, drawn


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in node.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.StructElem:
            yield kid
            yield from elements(kid)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(each.S)[1:] for each in elements(pdf.Root.StructTreeRoot)]


@pytest.mark.parametrize(("name", "language"), ALL)
def test_every_mark_on_every_page_belongs_to_an_element(name: str, language: Language) -> None:
    with pikepdf.open(io.BytesIO(drawn(name, language))) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        for index, page in enumerate(pdf.pages):
            content = page.Contents.read_bytes().decode("latin-1")
            marks = [int(n) for n in re.findall(r"<</MCID (\d+)>> BDC", content)]
            assert marks == list(range(len(parents[2 * index + 1])))
            assert content.count(" BDC") == content.count("EMC")
            assert page.Tabs == pikepdf.Name.S


@pytest.mark.parametrize(("name", "language"), ALL)
def test_headings_go_down_step_by_step(name: str, language: Language) -> None:
    with pikepdf.open(io.BytesIO(drawn(name, language))) as pdf:
        levels = [int(tag[1]) for tag in tags(pdf) if tag in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_pictures_and_charts_are_said_in_words() -> None:
    with pikepdf.open(io.BytesIO(drawn("incident-report"))) as pdf:
        figures = [e for e in elements(pdf.Root.StructTreeRoot) if pikepdf.Name.Figure == e.S]
        said = [str(each.Alt) for each in figures]
    assert all(said)
    assert any("影響 2" in each for each in said)
    assert any("魚骨圖" in each for each in said)


def test_a_table_over_pages_is_one_table_with_one_head() -> None:
    with pikepdf.open(io.BytesIO(drawn("incident-report"))) as pdf:
        tables = [e for e in elements(pdf.Root.StructTreeRoot) if pikepdf.Name.Table == e.S]
        for table in tables:
            cells = Counter(str(e.S) for e in elements(table))
            rows = [e for e in elements(table) if e.S == pikepdf.Name.TR]
            heads = [row for row in rows if all(c.S == pikepdf.Name.TH for c in row.K)]
            assert len(heads) <= 1
            assert cells["/TR"] >= 1


def test_the_contents_lead_to_their_pages() -> None:
    with pikepdf.open(io.BytesIO(drawn("incident-report"))) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
        numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages, start=1)}
        assert len(links) > 10
        for link in links:
            told = str(link.Contents).rsplit(", ", 1)[1]
            assert numbers[link.Dest[0].objgen] == int(told)


def test_bookmarks_are_the_headings() -> None:
    with (
        pikepdf.open(io.BytesIO(drawn("incident-report"))) as pdf,
        pdf.open_outline() as outline,
    ):
        titles = [item.title for item in outline.root]
        assert titles[0] == "一、摘要"
        assert titles[-1] == "如何核對這份文件"
        assert any(item.children for item in outline.root)


def test_another_language_inside_is_marked() -> None:
    with pikepdf.open(io.BytesIO(drawn("recovery-kit", "zh_TW"))) as pdf:
        spoken = {str(e.get("/Lang", "")) for e in elements(pdf.Root.StructTreeRoot)}
    assert {"en", "zh-CN"} <= spoken
