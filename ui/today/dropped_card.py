"""Files that wait in the drop folder, on Today: how many, and the way to the evidence."""

from __future__ import annotations

from functools import partial

from ui.evidence.drop_watch import Dropped
from ui.language import count, say
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.states import Picture
from ui.widgets.text import Label


class DroppedCard(Card):
    """Names of files are not shown here: they can be those of patients."""

    def __init__(self, seat: Seat, dropped: Dropped) -> None:
        super().__init__(0)
        row = CardRow()
        number = len(dropped.files)
        told = count(
            "{n} new file lies in the drop folder", "{n} new files lie in the drop folder", number
        )
        row.line.addWidget(Picture("inbox", 18))
        row.line.addWidget(Label(told, elide=True), 1)
        self.see = Button(say("See them"), size="small", on=partial(seat.go, "evidence"))
        row.line.addWidget(self.see)
        self.add_row(row)
