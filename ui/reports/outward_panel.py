"""What every pack asks on its way out: who receives it, what for, and who hands it over."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.trouble import Trouble
from ui.language import say
from ui.proving import OwnPassphrase
from ui.reports.outward import Outward
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.passphrases import NewPassphrase
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label


class OutwardPanel(Panel):
    """Each kind of pack says what goes in, and what is to be known once it is made."""

    def __init__(
        self, seat: Seat, title: str, *, receiver: LineField, make: str, passphrase: int, own: int
    ) -> None:
        """`passphrase` and `own` are the numbers of these two fields."""
        super().__init__(title, width=WIDTH.panel)
        self._seat = seat
        self._outward: Outward | None = None
        self.recipient = receiver
        self.authority = LineField(say("For example: letter of 2026-11-20"))
        self.passphrase = NewPassphrase(label=say("Passphrase of the pack"), number=passphrase)
        self.own = OwnPassphrase(number=own)
        self.make_button = Button(make, "primary", icon="package", key="Ctrl+Return", on=self.ask)
        self.first = receiver
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.between))
        self._busy = QVBoxLayout()
        inside, around = ScrollColumn(), QWidget()
        around.setLayout(self._column)
        inside.column.addWidget(around)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.make_button), 1)

    def ask(self) -> None:
        """The system's save dialog, then the pack."""
        if self.make_button.is_busy() or self.make_button.reason():
            return
        if found := self._asked_where():
            self.make_at(Path(found))

    def make_at(self, target: Path) -> None:
        """Makes the papers, then the pack, into one sealed file."""
        if self.make_button.reason():
            return
        panel = BusyPanel(say("Making the pack"), self._cancel)
        self._busy.addWidget(panel)
        self.make_button.set_busy(say("Making the pack"))
        self._outward = self._sent_to(target, panel)
        self._outward.begin(partial(self._made, target), self._failed)

    def _asked_where(self) -> str:
        """The path that was chosen; empty when none was."""
        raise NotImplementedError

    def _sent_to(self, target: Path, panel: BusyPanel) -> Outward:
        raise NotImplementedError

    def _told(self) -> str:
        """How whoever receives it comes to open it."""
        raise NotImplementedError

    def _missing(self) -> str:
        raise NotImplementedError

    def _show_made(self) -> None:
        """What is to be known from now on, below the sentence that it is made."""
        raise NotImplementedError

    def _look(self) -> None:
        if missing := self._missing():
            self.make_button.forbid(missing)
        else:
            self.make_button.allow()

    def _made(self, target: Path) -> None:
        self.passphrase.forget()
        self.own.forget()
        self.make_button.set_ready()
        told = self._told()
        clear(self._column)
        self._column.addWidget(
            Notice(say("The pack is made: {name}", name=target.name) + "\n" + told, "green")
        )
        self._show_made()
        self._column.addStretch(1)
        self.make_button.forbid(say("The pack is made"))
        self._seat.changed()

    def _note(self, told: str) -> None:
        self._column.addWidget(Label(told, "note", "text2", wrap=True))

    def _failed(self, trouble: Trouble | None) -> None:
        """Stopped by hand, or by a trouble: there is no file."""
        clear(self._busy)
        self.own.forget()
        self.make_button.set_ready()
        self._look()
        if trouble is not None and not self.own.refused(trouble):
            self._seat.trouble(trouble)

    def _cancel(self) -> None:
        if self._outward is not None:
            self._outward.stop()
        self._failed(None)
