"""The seal of a case in a chip and in a line: green, amber, red, which exhibit, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.seals import STALE_AFTER, CaseSeal, SealState, case_seal
from ui.evidence.shelf import can
from ui.evidence.spoken import broken_words, seal_count, seal_word, waits_words
from ui.language import count, on_end, say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.glyphs import GlyphMark
from ui.widgets.marks import Chip
from ui.widgets.spans import GAP
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_NAMED = 5


def read_case_seal(clinic: Clinic, exhibits: Sequence[Exhibit]) -> CaseSeal | None:
    """The seal of the case that lists these, as of now. On the database lane."""
    return case_seal(exhibits, clinic.clock.now(), clinic.log_checks.files_compared_at())


def seal_chip(seal: CaseSeal, case: str) -> Chip:
    """For the head of a page. One damaged exhibit is named by its mark."""
    glyph, _, tone = seal_word(seal.state)
    if seal.state is SealState.BROKEN and len(seal.bearing) == 1:
        told = say("Exhibit {mark} differs", mark=_mark(seal.bearing[0], case))
    else:
        told = say("Exhibits: {seal}", seal=seal_count(seal.state, len(seal.bearing)))
    return Chip(told, tone, glyph=glyph, bold=seal.state is SealState.BROKEN)


def seal_line(seat: Seat, seal: CaseSeal, case: str) -> QWidget:
    """Plain words: what the seal says, which exhibits it is about, and the way to them."""
    match seal.state:
        case SealState.WHOLE | SealState.DISPOSED:
            told = count(
                "The exhibit is what was taken in.", "All {n} are what was taken in.", seal.exhibits
            )
            return _quiet(seal, told)
        case SealState.WAITING:
            return _quiet(seal, waits_words(can(seat, "evidence.view")))
        case SealState.STALE:
            told = say(
                "Not checked for more than {days} days. Verify them now; while it runs unlocked, "
                "the program also does it by itself once a week.",
                days=STALE_AFTER.days,
            )
            show = Button(say("Show them"), "text", size="small",
                          on=partial(seat.go, f"evidence/of/{case}"))  # fmt: skip
            return Notice(told, "amber", lead=_marks(seal, case) + GAP, actions=(show,))
        case SealState.BROKEN:
            first = seal.bearing[0]
            others = seal.exhibits - len(seal.bearing)
            rest = count("The other one is whole.", "The other {n} are not affected.", others)
            told = on_end(broken_words(first), rest if others else "")
            show = Button(say("Show it"), "text", size="small",
                          on=partial(seat.go, f"evidence/{first.number}"))  # fmt: skip
            return Notice(told, "red", lead=_marks(seal, case) + GAP, actions=(show,))


def _quiet(seal: CaseSeal, told: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE.inside))
    glyph, word, _ = seal_word(seal.state)
    row.addWidget(GlyphMark(glyph, word), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(told, "note", "text2", wrap=True), 1)
    return line


def _marks(seal: CaseSeal, case: str) -> str:
    named = say_in("list", ", ").join(_mark(each, case) for each in seal.bearing[:_NAMED])
    return named if len(seal.bearing) <= _NAMED else f"{named} …"


def _mark(exhibit: Exhibit, case: str) -> str:
    return exhibit.mark_in(case) or exhibit.number
