"""One record's time beside the list: hold, lift, dispose of it with a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clinicguard.clinic import Clinic
from clinicguard.host.dates import date_words, when_words
from clinicguard.overview.retention import Keeping, RecordKind, Tombstone
from ui.language import language, say, say_in
from ui.log.exhibit_time import (
    backups_still_hold_it,
    cases_and_copies,
    is_exhibit,
    what_goes,
    why_it_stays,
)
from ui.log.hold_panel import HoldPanel, lifts
from ui.people.witness_panel import ask_witness
from ui.seat import Seat
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, Reason
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.particulars import Particulars, Value
from ui.widgets.spans import GAP
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label


class KeepingPane(ScrollColumn):
    """Empty until a record is chosen."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(margin=SPACE.wide, gap=SPACE.between)
        self._seat = seat
        self._number = ""
        self.dispose_button = Button("")
        self.ground = LineField()
        self.show_stone(None, {})

    def show_keeping(self, keeping: Keeping, people: Mapping[int, str], today: date) -> None:
        """Shows a record that is there."""
        typed = self.ground.text() if keeping.number == self._number else ""
        self._number = keeping.number
        clear(self.column)
        self.column.addWidget(Label(keeping.number, "section", bold=True))
        self.column.addWidget(Particulars(_pairs(keeping, people)))
        self.column.addWidget(self._open_button(keeping.number, keeping.address))
        self.hold_button = Button(
            say("Lift the hold") if lifts(keeping) else say("Lay a legal hold"),
            size="small",
            icon="gavel",
            on=lambda: self._seat.over(HoldPanel(self._seat, keeping)),
        )
        self.column.addWidget(self.hold_button)
        if keeping.ended is not None or is_exhibit(keeping):
            self._add_disposal(keeping, today, typed)
        self.column.addStretch(1)

    def show_stone(self, stone: Tombstone | None, people: Mapping[int, str]) -> None:
        """Shows what is left of a record, or that none is chosen."""
        self._number = ""
        clear(self.column)
        if stone is None:
            empty = EmptyPage(
                "archive", say("No record chosen"), say("Arrow keys move through the list.")
            )
            self.column.addWidget(empty)
            return
        self.column.addWidget(Label(stone.number, "section", bold=True))
        at = when_words(stone.at, language(), zone=self._seat.zone)
        witness = people.get(int(stone.witness), "") if stone.witness.isdigit() else ""
        both = say("{one} and {other}", one=people.get(stone.by, ""), other=witness)
        self.column.addWidget(
            Particulars(
                [
                    (say_in("retention", "Disposed of"), at),
                    (say("Signed by"), both),
                    (say_in("retention", "Ground"), stone.ground),
                    (say_in("retention", "Ended"), date_words(stone.ended, language())),
                    (say("What went"), say("{rows} rows, {words} texts of the log",
                                           rows=f"{stone.rows:,}", words=f"{stone.words:,}")),
                ]
            )
        )  # fmt: skip
        if stone.kind is RecordKind.EVIDENCE:
            # its number, hash and custody still have a page
            self.column.addWidget(self._open_button(stone.number, f"evidence/{stone.number}"))
        self.column.addWidget(
            Notice(say("Only this is left. The log still hangs together: a check shows it."))
        )
        self.column.addStretch(1)

    def dispose(self, keeping: Keeping) -> None:
        """Asks who signs with it; then it is gone."""
        ground = self.ground.text().strip()
        if not ground or self.dispose_button.reason():
            return

        def work(clinic: Clinic) -> object:
            return clinic.retention.dispose(keeping.address, ground)

        told = what_goes(keeping) if is_exhibit(keeping) else _what_goes(keeping)
        ask_witness(self._seat, say("Dispose of {number}", number=keeping.number), told, work)

    def _open_button(self, number: str, address: str) -> Button:
        return Button(
            say("Open {record}", record=number),
            size="small",
            icon="arrow-right",
            on=lambda: self._seat.go(address),
        )

    def _add_disposal(self, keeping: Keeping, today: date, typed: str) -> None:
        self.ground = LineField(say("For example: its time is over, nothing is pending"))
        self.ground.set_text(typed)
        self.dispose_button = Button(
            say("Dispose of it"), "danger", icon="eraser", on=lambda: self.dispose(keeping)
        )
        if is_exhibit(keeping) and not why_it_stays(keeping, today):
            self.column.addWidget(Notice(backups_still_hold_it()))
        self.column.addWidget(Field(say_in("retention", "Ground"), self.ground))
        self.column.addWidget(self.dispose_button)
        self.column.addWidget(Reason(self.dispose_button))
        self.ground.changed.connect(lambda: self._look(keeping, today))
        self._look(keeping, today)

    def _look(self, keeping: Keeping, today: date) -> None:
        if stays := why_it_stays(keeping, today):
            self.dispose_button.forbid(stays)
        elif not self.ground.enough():
            self.dispose_button.forbid(say("Still missing: the ground"))
        else:
            self.dispose_button.allow()


def _what_goes(keeping: Keeping) -> str:
    return say(
        "{number} is taken away for good: the record, its tasks and clocks, what the search "
        "knows, drafts, and the words of the log about it. Backups hold it until their own "
        "time is over. It cannot be undone.",
        number=keeping.number,
    )


def _pairs(keeping: Keeping, people: Mapping[int, str]) -> list[tuple[str, Value]]:
    pairs: list[tuple[str, Value]] = cases_and_copies(keeping)
    if keeping.ended is not None:
        ended = say("Counted from") if is_exhibit(keeping) else say_in("retention", "Ended")
        pairs.append((ended, date_words(keeping.ended, language())))
    if keeping.until is not None:
        pairs.append((say_in("retention", "Last day"), date_words(keeping.until, language())))
    if keeping.minor:
        pairs.append((say("Why so long"), say("The patient was a minor.")))
    if keeping.hold is not None:
        on = f"{keeping.held}{GAP}" if keeping.held else ""
        pairs.append((say("Legal hold"), f"{on}{keeping.hold.reason}"))
        pairs.append((say("Held by"), people.get(keeping.hold.by, "")))
    return pairs
