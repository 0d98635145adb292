"""What is left of an exhibit that two people disposed of, in the place of its facts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.documents.from_evidence import KINDS
from clinicguard.evidence.exhibit import Disposal, Exhibit
from ui.evidence.custody_line import custody_events
from ui.evidence.custody_shown import custody_head, listing_cases
from ui.evidence.shelf import Here, Shelf, here
from ui.evidence.spoken import seal_word, title_of
from ui.language import say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Hairline, ScrollColumn, SectionHead, Sheet
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
        column.addWidget(Hairline())
        column.addWidget(custody_head(seat, exhibit, do))
        self.custody = Timeline(custody_events(exhibit, shelf.people, given))
        column.addWidget(self.custody)
        if exhibit.marks:
            column.addWidget(Hairline())
            column.addWidget(SectionHead(say("Used in"), ""))
            for line in listing_cases(seat, exhibit):
                column.addLayout(line)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1)

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
