"""What is left of an exhibit that two people disposed of, in the place of its facts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.documents.from_evidence import KINDS
from clinicguard.evidence.exhibit import Disposal, Exhibit
from ui.evidence.custody_line import custody_events
from ui.evidence.shelf import Here, Shelf, can, here
from ui.evidence.spoken import case_words, seal_word, title_of
from ui.language import say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Hairline, ScrollColumn, SectionHead, Sheet, link
from ui.widgets.flow import Flow
from ui.widgets.marks import Chip
from ui.widgets.particulars import Particulars
from ui.widgets.progress import Timeline
from ui.widgets.sizes import size_words
from ui.widgets.spans import Span
from ui.widgets.text import Label
from ui.widgets.whats_this import WhatsThis


class StonePane(Sheet):
    """`do` prints or saves the custody form: "print", "save"."""

    def __init__(
        self,
        seat: Seat,
        exhibit: Exhibit,
        disposal: Disposal,
        shelf: Shelf,
        do: Callable[[str], object],
        case: str = "",
    ) -> None:
        super().__init__("surface")
        self._seat = seat
        self.exhibit = exhibit
        given = here(seat)
        inside = ScrollColumn(SPACE.wide, SPACE.between)
        column = inside.column
        name = f"{exhibit.mark_in(case) or exhibit.number}\u3000{title_of(exhibit)}"
        column.addWidget(Label(name, "section", bold=True, wrap=True))
        column.addWidget(_chips(exhibit, shelf, given))
        column.addWidget(Particulars(_signed(disposal, shelf, given), names=80))
        column.addWidget(Hairline())
        column.addWidget(Particulars(_left(exhibit, shelf, given), names=80))
        self._custody(column, shelf, given, do)
        self._used_in(column)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1)

    def _custody(
        self, column: QVBoxLayout, shelf: Shelf, given: Here, do: Callable[[str], object]
    ) -> None:
        column.addWidget(Hairline())
        ends: list[QWidget] = []
        if can(self._seat, "evidence.view"):
            ends = [
                IconButton("printer", say("Print the custody form"), size="small",
                           on=partial(do, "print")),
                IconButton("download", say("Save the custody form as PDF"), size="small",
                           on=partial(do, "save")),
            ]  # fmt: skip
        about = f"log/about/{self.exhibit.number}"
        in_log = IconButton("history", say("In the log"), size="small",
                            on=partial(self._seat.go, about))  # fmt: skip
        column.addWidget(SectionHead(say("Custody"), "", *ends, in_log, about="custody"))
        self.custody = Timeline(custody_events(self.exhibit, shelf.people, given))
        column.addWidget(self.custody)

    def _used_in(self, column: QVBoxLayout) -> None:
        if not self.exhibit.marks:
            return
        column.addWidget(Hairline())
        column.addWidget(SectionHead(say("Used in"), ""))
        for case, mark in self.exhibit.marks:
            row = QHBoxLayout()
            row.setSpacing(px(SPACE.inside))
            row.addWidget(Label(mark, "note", bold=True))
            row.addWidget(link(case_words(case), partial(self._seat.go, case)))
            row.addStretch(1)
            column.addLayout(row)

    def sizeHint(self) -> QSize:
        return QSize(px(316), super().sizeHint().height())


def what_is_left() -> tuple[str, str]:
    """A title and a sentence for the place where the preview was."""
    return (
        say("Disposed of by two people"),
        say(
            "The sealed file and what was made of it are gone. Number, kind, size, hash, times and "
            "custody stay."
        ),
    )


def _chips(exhibit: Exhibit, shelf: Shelf, given: Here) -> QWidget:
    made = QWidget()
    flow = Flow(made, gap=6)
    glyph, word, tone = seal_word(shelf.state(exhibit, given.now))
    flow.addWidget(Chip(word, tone, glyph=glyph, bold=True))
    flow.addWidget(WhatsThis("disposal", say("Disposed of")))
    return made


def _signed(
    disposal: Disposal, shelf: Shelf, given: Here
) -> list[tuple[str, str | tuple[Span, ...]]]:
    first = shelf.people.get(disposal.by, "")
    second = shelf.people.get(disposal.witness, "") if disposal.witness is not None else ""
    return [
        (say_in("retention", "Disposed of"), given.short(disposal.at)),
        (say("Signed by"), say("{one} and {other}", one=first, other=second)),
        (say_in("retention", "Ground"), disposal.ground),
    ]


def _left(exhibit: Exhibit, shelf: Shelf, given: Here) -> list[tuple[str, str | tuple[Span, ...]]]:
    who = shelf.people.get(exhibit.acquired_by, "")
    groups = " ".join(exhibit.sha256[at : at + 8] for at in range(0, len(exhibit.sha256), 8))
    made_from = [(say("Copy of"), exhibit.derived_from)] if exhibit.derived_from else []
    return [
        (say("Number"), exhibit.number),
        *made_from,
        (say("Kind"), f"{say(KINDS[exhibit.kind])}\u3000{size_words(exhibit.size)}"),
        (say("Taken in"), f"{given.short(exhibit.acquired_at)}\u3000{who}"),
        ("SHA-256", (Span(groups, "small", mono=True),)),
    ]
