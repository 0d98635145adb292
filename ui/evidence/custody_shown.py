"""Who touched an exhibit, and which cases list it: the same for one kept and for one that went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.shelf import can
from ui.evidence.spoken import case_words
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.cards import SectionHead, link
from ui.widgets.text import Label


def custody_head(seat: Seat, exhibit: Exhibit, do: Callable[[str], object]) -> SectionHead:
    """`do` prints or saves the custody form: "print", "save"."""
    ends: list[QWidget] = []
    if can(seat, "evidence.view"):
        ends = [
            IconButton("printer", say("Print the custody form"), size="small",
                       on=partial(do, "print")),
            IconButton("download", say("Save the custody form as PDF"), size="small",
                       on=partial(do, "save")),
        ]  # fmt: skip
    about = f"log/about/{exhibit.number}"
    in_log = IconButton("history", say("In the log"), size="small", on=partial(seat.go, about))
    return SectionHead(say("Custody"), "", *ends, in_log, about="custody")


def listing_cases(seat: Seat, exhibit: Exhibit) -> Iterator[QHBoxLayout]:
    """A line each, with its mark there; pressed, it leads to the case."""
    for case, mark in exhibit.marks:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.inside))
        row.addWidget(Label(mark, "note", bold=True))
        row.addWidget(link(case_words(case), partial(seat.go, case)))
        row.addStretch(1)
        yield row
