"""Any text, in every field of the complaint desk: found by the desks' own signatures."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clinicguard.clinic import Clinic
from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.saved_views import LONGEST_NAME
from clinicguard.complaints.table import Ground, line
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.complaints.troubles import FieldTooLong
from clinicguard.documents.table_file import as_csv, as_xlsx, is_formula
from clinicguard.host.words import Words
from clinicguard.overview.leaving.tables import columns_of, tables_of, write_table
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.order import Order
from tests.every_field import ALL_AT_ONCE, Walk, read_back, verbs, walked
from tests.made import HandClock, MadeClinic
from tests.naughty import NAUGHTY, kept
from tests.unit.documents.drawn import active_in, text_of

LOUD = [text for text in NAUGHTY if text.strip()]
TEN_THOUSAND = "等候𠮷😀<b>=cmd()\n" * 770
ONE_LINE = ("patients.", "team.", "views.", "complaints.note_place")
"""Fields of one line: what stands between their words is one space."""

ELSEWHERE = (
    "complaints.import.",
    "complaints.note_encounter.",
    "complaints.withdraw.",
    "complaints.note_review.",
)
"""What was written of other complaints, and of a visit that became none."""
NOT_IN_THE_RECORD = {"complaints.add_issue.subtype"}
"""A sub-type that nobody knows has no name."""


def lost(walk: Walk) -> list[str]:
    """The fields whose text did not come back as it was put there."""
    back = read_back(walk.clinic)
    lines = {_line(text) for text in back}
    return [
        path
        for path, words in walk.put.items()
        if kept(words) not in back
        and not (path.startswith(ONE_LINE) and _line(kept(words)) in lines)
    ]


def _line(text: str) -> str:
    return " ".join(text.split())


def papers(clinic: Clinic) -> dict[str, bytes]:
    """Every paper of the complaint, with its names, and those of the clinic that show it."""
    found = {}
    for record in ("complaint/C-2026-0001", "clinic"):
        for each in offered(clinic, record, Words("zh_TW")):
            key = each.kind.key
            if record == "clinic" and key not in ("contacts", "register"):
                continue
            paper = f"{key}:{each.versions[0].key}" if each.versions else key
            order = Order(
                paper, each.offer.subject, "zh_TW", named=each.kind.can_name, purpose="看"
            )
            found[key] = read(clinic, order).make()
    return found


@pytest.fixture(scope="module")
def round_(original: MadeClinic, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """A clinic in which every field holds everything at once."""
    made = original.copied(tmp_path_factory.mktemp("every-field"))
    yield walked(made.open(), made.clock, ALL_AT_ONCE)
    made.close()


def test_every_field_gives_back_what_was_put_there(round_: Walk) -> None:
    assert round_.called == set(verbs(round_.clinic)), "a verb that nobody has walked"
    assert len(round_.put) > 80
    assert lost(round_) == []
    assert round_.clinic.check_log().findings == ()


def test_no_paper_understands_what_a_field_says(round_: Walk) -> None:
    drawn = papers(round_.clinic)
    assert {"record", "slip", "answer", "contacts", "register"} <= set(drawn)
    for paper in drawn.values():
        assert not active_in(paper)
    record = text_of(drawn["record"])
    missing = {
        path
        for path, words in round_.put.items()
        if path.startswith("complaints.") and words[-4:] not in record
        if not path.startswith(ELSEWHERE)
    }
    assert missing == NOT_IN_THE_RECORD


def test_no_cell_of_an_export_is_a_formula(round_: Walk, tmp_path: Path) -> None:
    clinic = round_.clinic
    ground = Ground({1: ALL_AT_ONCE}, taxonomy(), Words("zh_TW"), clinic.profile.zone)
    numbers = clinic.complaint_lists.numbers(Filter(), Sort.NUMBER, 100)
    rows = [line(clinic.complaint_lists.whole(number), ground) for number in numbers]
    book = load_workbook(BytesIO(as_xlsx(rows, "客訴")))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {
        "s",
        "inlineStr",
        "n",
    }
    tables = [as_csv(rows)]
    with clinic.database.reading() as session:
        for table in tables_of(session):
            if "id" in columns_of(session, table):
                write_table(session, table, tmp_path, lambda: None)
    tables += [path.read_bytes() for path in sorted(tmp_path.rglob("*.csv"))]
    cells = [
        cell
        for table in tables
        for row in csv.reader(StringIO(table.decode("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert len(tables) > 20
    assert [cell for cell in cells if is_formula(cell) and cell != "-1"] == []


@pytest.mark.prove
@pytest.mark.parametrize("text", [*LOUD, TEN_THOUSAND])
def test_every_field_gives_back_each_naughty_text(
    clinic: Clinic, clock: HandClock, text: str
) -> None:
    walk = walked(clinic, clock, text, text[:50])
    assert lost(walk) == []
    assert clinic.check_log().findings == ()


def test_a_name_of_a_view_is_refused_before_it_is_cut(clinic: Clinic) -> None:
    with pytest.raises(FieldTooLong):
        clinic.complaints.views.keep("未" * (LONGEST_NAME + 1), {})
    assert clinic.complaint_lists.views.all() == ()
