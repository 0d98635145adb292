"""Where a case came from: clinic, number, seal of its log, and what became what here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from clinicguard.casepack.lists import Origin
from clinicguard.host.dates import when_short
from ui.handover.said import fingerprint
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, ScrollColumn, SectionHead
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class OriginPanel(Panel):
    """The clinics that a case came through, the last one first."""

    def __init__(self, seat: Seat, origins: Iterable[Origin]) -> None:
        super().__init__(say("Where the case came from"), width=WIDTH.form)
        self._seat = seat
        inside = ScrollColumn()
        for origin in reversed(tuple(origins)):
            inside.column.addWidget(SectionHead(origin.clinic_name, origin.clinic))
            inside.column.addWidget(self._card(origin))
            if origin.left_out:
                numbers = (each.partition("/")[2] for each in origin.left_out)
                told = say("Linked there, and not sent along: {numbers}",
                           numbers=say_in("list", ", ").join(numbers))  # fmt: skip
                inside.column.addWidget(Label(told, "note", "text2", wrap=True))
            inside.column.addWidget(SectionHead(say("Their number, and ours")))
            card = Card()
            card.column.addWidget(Particulars(_numbers(origin), names=140))
            inside.column.addWidget(card)
        inside.column.addStretch(1)
        self.body.addWidget(inside)

    def _card(self, origin: Origin) -> Card:
        card = Card()
        told = when_short(
            origin.made_at, language(), zone=self._seat.zone, today=self._seat.now().date()
        )
        taken = when_short(
            origin.at, language(), zone=self._seat.zone, today=self._seat.now().date()
        )
        card.column.addWidget(
            Particulars(
                [
                    (say("Its case"), origin.number),
                    (say("Handed over"), f"{told}{GAP}{origin.made_by}"),
                    (say("To"), origin.recipient),
                    (say("What for"), origin.purpose),
                    (say("Taken in"), taken),
                    (say("Seal of the log"), fingerprint(origin.log_hash)),
                ]
            )
        )
        if origin.papers:
            go = partial(self._seat.go, f"evidence/{origin.papers}")
            card.column.addWidget(
                ButtonRow(Button(say("Record and log as they came"), icon="folder-lock", on=go))
            )
        return card


def _numbers(origin: Origin) -> list[tuple[str, str]]:
    pairs = ((a.partition("/")[2], b.partition("/")[2]) for a, b in origin.numbers)
    return [(theirs, ours) for theirs, ours in pairs if not theirs.isdecimal()]
