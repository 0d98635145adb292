"""Beside an exhibit: its redacted copies, or the original that it is a copy of."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.documents.from_redaction import covered_words
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.redacting import can_be_redacted
from clinicguard.evidence.redaction import Redaction, mark_of
from ui.evidence.shelf import Shelf, can
from ui.language import say, words
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Hairline, SectionHead, link
from ui.widgets.text import Label


def redacted_copies(seat: Seat, exhibit: Exhibit, shelf: Shelf, case: str) -> QWidget | None:
    """The section; None where this kind of file has no such copies or this role none to see."""
    mine = next((each for each in shelf.redactions if each.number == exhibit.number), None)
    if mine is not None:
        return _copy_of(seat, mine)
    copies = [each for each in shelf.redactions if each.original == exhibit.number]
    able = can(seat, "evidence.redact") and can_be_redacted(exhibit.media_type)
    if not copies and not (able and exhibit.sound is not False):
        return None
    made, column = _section()
    ends: list[QWidget] = []
    if able and exhibit.sound is not False:
        go = partial(seat.go, f"redaction/new/{exhibit.number}")
        ends = [link(say("Make one"), go)]
    column.addWidget(SectionHead(say("Redacted copies"), "", *ends))
    mark = exhibit.mark_in(case) or (exhibit.marks[0][1] if exhibit.marks else "")
    for each in copies:
        column.addLayout(_line(seat, each, mark_of(each, mark)))
        column.addWidget(Label(covered_words(each, words()), "note", "text2", wrap=True))
    if not copies:
        column.addWidget(Label(say("None yet"), "note", "mute"))
    return made


def _copy_of(seat: Seat, mine: Redaction) -> QWidget:
    made, column = _section()
    side = link(say("Side by side"), partial(seat.go, f"redaction/{mine.number}"))
    head = SectionHead(say("Redacted copy {sign} of", sign=mine.sign), "", side)
    column.addWidget(head)
    row = QHBoxLayout()
    row.addWidget(link(mine.original, partial(seat.go, f"evidence/{mine.original}")))
    row.addStretch(1)
    column.addLayout(row)
    told = say("Covered: {what}", what=covered_words(mine, words()))
    column.addWidget(Label(told, "note", "text2", wrap=True))
    read = say("Read back: no text, no data about the file, every box one colour.")
    column.addWidget(Label(read, "note", "text2", wrap=True))
    return made


def _line(seat: Seat, each: Redaction, mark: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(mark, "note", bold=True))
    row.addWidget(link(say("Side by side"), partial(seat.go, f"redaction/{each.number}")))
    row.addStretch(1)
    return row


def _section() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.inside))
    column.addWidget(Hairline())
    return made, column
