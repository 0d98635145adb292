"""Letters, scans and pictures that hang on a complaint, with or without an incident."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from clinicguard.evidence.exhibit import Exhibit
from ui.complaints.times import when_here
from ui.evidence.spoken import title_of
from ui.language import say
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import GlyphMark
from ui.widgets.states import Picture
from ui.widgets.text import Label


def letters_card(exhibits: Sequence[Exhibit], seat: Seat) -> Card:
    """One row for each sealed file; the number leads to it."""
    card = Card(0)
    for exhibit in exhibits:
        card.add_row(_row(exhibit, seat))
    return card


def add_button(subject: str, seat: Seat) -> Button:
    """Leads to where a file is handed in for this complaint."""
    return Button(
        say("Add a letter or file"),
        "link",
        icon="plus",
        on=lambda: seat.go(f"evidence/new/{subject}"),
    )


def capture_button(subject: str, seat: Seat) -> Button:
    """Captures the screen for this complaint."""
    return Button(
        say("Capture the screen"),
        "link",
        icon="crop",
        on=lambda: seat.go(f"evidence/capture/{subject}"),
    )


def _row(exhibit: Exhibit, seat: Seat) -> CardRow:
    row = CardRow()
    gone = exhibit.disposed is not None
    if gone:
        row.line.addWidget(GlyphMark("void", title_of(exhibit)))
    elif exhibit.sound is False:
        row.line.addWidget(GlyphMark("burns", say("damaged")))
    else:
        row.line.addWidget(Picture("file-lock", 18))
    name = title_of(exhibit) or exhibit.original_name
    row.line.addWidget(Label(name, colour="mute" if gone else "text", elide=True), 1)
    row.line.addWidget(Label(when_here(exhibit.acquired_at, seat), "note", "text2"))
    lead = partial(seat.go, f"evidence/{exhibit.number}")
    row.line.addWidget(Button(exhibit.number, "link", on=lead))
    return row
