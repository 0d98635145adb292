"""From a list of patients as it was read to the cards that it makes, or the faults it has. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clinicguard.host.spreadsheet.columns import Fault, FaultKind
from clinicguard.host.spreadsheet.sheet import Cells, Sheet
from clinicguard.host.written_dates import moment_of
from clinicguard.people.identity import chart_key
from clinicguard.people.patients.card import LONGEST, LONGEST_NOTE, CardField, NewCard

HEADINGS: Mapping[CardField, tuple[str, ...]] = MappingProxyType(
    {
        CardField.NAME: (
            "姓名", "病患姓名", "病人姓名", "患者姓名", "患者", "病人", "病患", "名字", "name",
            "patient name", "patient", "full name",
        ),
        CardField.CHART: (
            "病歷號碼", "病歷號", "病歷編號", "病历号", "病歷", "病案号", "就诊卡号", "chart",
            "chart no", "chart number", "patient id", "mrn", "record no",
        ),
        CardField.BORN: (
            "出生日期", "生日", "出生年月日", "出生", "birth", "birth date", "date of birth", "dob",
            "birthday",
        ),
        CardField.PHONE: (
            "電話", "手機", "行動電話", "聯絡電話", "电话", "手机", "手机号", "联系电话", "phone",
            "mobile", "telephone", "tel",
        ),
        CardField.NOTE: ("備註", "备注", "附註", "note", "notes", "remark", "remarks"),
    }
)  # fmt: skip
"""How such columns are headed in clinics' programs, in three languages."""

NEEDED = (CardField.NAME,)
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Planned:
    """One row as a card, with the line on which it stands in the file."""

    line: int
    card: NewCard


@dataclass(frozen=True, slots=True)
class CardPlan:
    """What a file would bring: nothing is taken over as long as a row has a fault."""

    cards: tuple[Planned, ...]
    faults: tuple[Fault, ...]

    @property
    def faulty_lines(self) -> frozenset[int]:
        """The lines that have at least one fault."""
        return frozenset(fault.line for fault in self.faults)


def plan_cards(sheet: Sheet, columns: Mapping[CardField, int], today: date) -> CardPlan:
    """Reads every row; a chart number that stands twice in the file is a fault of the later row.

    Two rows that say the same in every field are one.
    """
    cards: list[Planned] = []
    faults: list[Fault] = []
    charts: dict[str, NewCard] = {}
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        card, wrong = _read(line, row, columns, today)
        before = charts.get(chart_key(card.chart)) if card.chart else None
        if not wrong and before == card:
            continue
        if before is not None:
            wrong.append(Fault(line, CardField.CHART, FaultKind.TWICE, card.chart))
        faults += wrong
        if not wrong:
            cards.append(Planned(line, card))
            if card.chart:
                charts[chart_key(card.chart)] = card
    return CardPlan(tuple(cards), tuple(faults))


def _read(
    line: int, row: Cells, columns: Mapping[CardField, int], today: date
) -> tuple[NewCard, list[Fault]]:
    said = {field: row[columns[field]] if field in columns else "" for field in CardField}
    faults = [
        Fault(line, field, FaultKind.UNREADABLE, words)
        for field, words in said.items()
        if _REPLACED in words
    ]
    if not said[CardField.NAME]:
        faults.append(Fault(line, CardField.NAME, FaultKind.EMPTY, ""))
    for field, words in said.items():
        if len(words) > (LONGEST_NOTE if field is CardField.NOTE else LONGEST):
            faults.append(Fault(line, field, FaultKind.TOO_LONG, words[:LONGEST]))
    born = None
    if written := said[CardField.BORN]:
        found = moment_of(written)
        if found is None:
            faults.append(Fault(line, CardField.BORN, FaultKind.NO_DATE, written[:LONGEST]))
        elif found[0] > today:
            faults.append(Fault(line, CardField.BORN, FaultKind.STILL_TO_COME, written))
        else:
            born = found[0]
    card = NewCard(
        " ".join(said[CardField.NAME].split()),
        " ".join(said[CardField.CHART].split()),
        born,
        " ".join(said[CardField.PHONE].split()),
        said[CardField.NOTE],
    )
    return card, faults
