"""A new recovery card: made, put onto paper, three words typed back, one real opening."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from clinicguard.clinic import Clinic
from clinicguard.people import recovery
from ui.language import language, say
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.card_step import CardStep
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.panels import Panel
from ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class _Made:
    clinic: Clinic
    card: recovery.Card


class NewCardPanel(Panel):
    """The former card opens nothing from the moment the new one is made; it says so before."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("New recovery card"), width=1120)
        self._seat = seat
        self.step: CardStep | None = None
        self.make_button = Button(say("Make a new card"), "primary", icon="key-round", on=self.make)
        self.done_button = Button(say("Done"), "primary", on=self._done)
        self.done_button.hide()
        self._inside = ScrollColumn()
        self._explain()
        self.body.addWidget(self._inside)
        self.foot.addWidget(ButtonRow(self.make_button, self.done_button), 1)

    def make(self) -> None:
        """From here on there is a new card, and the paper in the safe is worth nothing."""
        if self.make_button.is_busy():
            return
        self.make_button.set_busy(say("Making it"))
        job = self._seat.jobs.database(_make)
        job.then(self._made).ended(self.make_button.set_ready)

    def _explain(self) -> None:
        told = say(
            "A new card has other words. The former card opens nothing any more, as soon as the "
            "new one is made: do this only when a printer or a stick is at hand."
        )
        self._inside.column.addWidget(Label(told, wrap=True))
        self._inside.column.addWidget(
            Notice(
                say(
                    "What this does not protect: a copy of the folder that somebody took before "
                    "still opens with the former card."
                ),
                "amber",
            )
        )
        self._inside.column.addStretch(1)

    def _made(self, made: _Made) -> None:
        profile = self._seat.profile
        answers = Answers(
            language(), jurisdiction=profile.jurisdiction, clinic=profile.name,
            folder=made.clinic.folder.path, made=made.clinic, card=made.card,
        )  # fmt: skip
        self.make_button.hide()
        self.done_button.show()
        while (item := self._inside.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.step = CardStep(self._seat, answers)
        column = QVBoxLayout()
        column.addWidget(self.step)
        self._inside.column.addLayout(column)
        self.step.moved.connect(self._look)
        self._look()

    def _look(self) -> None:
        missing = self.step.missing() if self.step is not None else ""
        if missing:
            self.done_button.forbid(missing)
        else:
            self.done_button.allow()

    def _done(self) -> None:
        self.close_panel()
        self._seat.changed()


def _make(clinic: Clinic) -> _Made:
    return _Made(clinic, recovery.card_of(clinic.id, clinic.access.new_kit()))
