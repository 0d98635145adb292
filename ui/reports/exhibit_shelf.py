"""The exhibits of one compartment that may go into a pack, with a tick for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from clinicguard.evidence.exhibit import COMPARTMENTS, Compartment, Exhibit
from clinicguard.evidence.redaction import Redaction
from ui.evidence.spoken import shelf_word
from ui.language import say
from ui.reports.exhibit_line import ExhibitLine
from ui.theme.tokens import SPACE
from ui.widgets.cards import Card, Hairline
from ui.widgets.ticks import Check

PROTECTED: frozenset[Compartment] = frozenset({"care", "root_cause", "mediation"})
"""What was said there is protected (醫預法 §7, §18-1, §23): it goes only where somebody says so."""


class ExhibitShelf(Card):
    """`changed` comes when something else would go into the pack."""

    changed = Signal()

    def __init__(
        self,
        compartment: Compartment,
        exhibits: Sequence[Exhibit],
        case: str,
        redactions: Sequence[Redaction],
    ) -> None:
        super().__init__(SPACE.between)
        goes = compartment not in PROTECTED
        word, _, icon = shelf_word(compartment)
        self.whole = Check(say("{compartment}: all of them", compartment=word), goes, icon=icon)
        self.whole.changed.connect(self._all)
        self.column.addWidget(self.whole)
        self.column.addWidget(Hairline())
        self.lines: list[ExhibitLine] = []
        for exhibit in exhibits:
            copies = [each for each in redactions if each.original == exhibit.number]
            line = ExhibitLine(exhibit, case, copies, goes=goes)
            line.tick.changed.connect(self._one)
            self.lines.append(line)
            self.column.addWidget(line)

    def _all(self) -> None:
        for line in self.lines:
            line.set_going(self.whole.isChecked())
        self.changed.emit()

    def _one(self) -> None:
        self.whole.setChecked(all(line.tick.isChecked() for line in self.lines))
        self.changed.emit()


def shelves(
    exhibits: Sequence[Exhibit], case: str, redactions: Sequence[Redaction]
) -> Iterator[ExhibitShelf]:
    """One for each compartment that holds some of them."""
    for compartment in COMPARTMENTS:
        if inside := [each for each in exhibits if each.compartment == compartment]:
            yield ExhibitShelf(compartment, inside, case, redactions)


def why_left_out() -> str:
    """Said once, where a protected compartment holds exhibits."""
    return say(
        "What belongs to care, causes or mediation is left out at first: it is protected. Tick it "
        "only where this receiver is to have it."
    )
