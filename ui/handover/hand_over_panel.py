"""Handing a whole case to another clinic: what goes, what stays, to whom, and under which words."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinicguard.casepack.desk_out import HandOver, Inside
from clinicguard.casepack.outgoing import suggested_name
from clinicguard.host.trouble import Trouble
from clinicguard.papers.counsel_pack import PackOffer, pack_offer
from clinicguard.papers.order import Order
from ui.handover.going import Going, Wanted
from ui.handover.said import counts, fingerprint, stays_behind
from ui.language import language, say, say_in, words
from ui.proving import OwnPassphrase
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, Notice, ScrollColumn, SectionHead
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars
from ui.widgets.passphrases import NewPassphrase
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class HandOverPanel(Panel):
    """`number` is the case's. The pack is one file that another ClinicGuard takes in."""

    def __init__(self, seat: Seat, number: str) -> None:
        super().__init__(say("Hand over {number} whole", number=number), width=WIDTH.panel)
        self._seat = seat
        self._number = number
        self._inside: Inside | None = None
        self._offer: PackOffer | None = None
        self._going: Going | None = None
        self.recipient = LineField(say("The clinic, and who takes it there"))
        self.purpose = LineField(say("For example: they treat the patient from now on"))
        self.authority = LineField(say("For example: letter of 2026-11-20"))
        self.papers = Check(say("With report, inventory and records as PDFs"), True)
        self.passphrase = NewPassphrase(label=say("Passphrase of the pack"), number=3)
        self.own = OwnPassphrase(number=5)
        self.make_button = Button(
            say("Choose where to, and hand over"), "primary", icon="package", key="Ctrl+Return",
            on=self.ask,
        )  # fmt: skip
        self.first = self.recipient
        self._goes = Particulars()
        self._damaged = QVBoxLayout()
        self._busy = QVBoxLayout()
        self._column = QVBoxLayout()
        self._lay_out()
        self.foot.addWidget(ButtonRow(self.make_button), 1)
        for line in (self.recipient, self.purpose, self.own.line):
            line.changed.connect(self._look)
        self.passphrase.changed.connect(self._look)
        self._look()
        tongue = words()

        def look(clinic: Clinic) -> tuple[Inside, PackOffer]:
            return clinic.cases.inside(number), pack_offer(clinic, f"incident/{number}", tongue)

        seat.jobs.database(look).then(self._show)

    def ask(self) -> None:
        """The system's save dialog, then the pack."""
        if self.make_button.is_busy() or self.make_button.reason():
            return
        start = Path.home() / suggested_name(self._number)
        found, _ = QFileDialog.getSaveFileName(self, say("Hand over a case"), str(start))
        if found:
            self.make_at(Path(found))

    def make_at(self, target: Path) -> None:
        """Makes the pack there."""
        if self._offer is None or self.make_button.reason():
            return
        panel = BusyPanel(say("Making the pack"), self._cancel)
        self._busy.addWidget(panel)
        self.make_button.set_busy(say("Making the pack"))
        self._going = Going(self._seat, self._wanted(target, self._offer), panel)
        self._going.begin(partial(self._made, target), self._failed)

    def _wanted(self, target: Path, offer: PackOffer) -> Wanted:
        recipient, purpose = self.recipient.text().strip(), self.purpose.text().strip()
        enclosed = offer.enclosures if self.papers.isChecked() else ()
        like = Order(
            paper="",
            subject=f"incident/{self._number}",
            language=language(),
            roc_years=offer.roc_years,
            recipient=recipient,
            purpose=purpose,
        )
        return Wanted(
            target=target,
            asked=HandOver(self._number, recipient, purpose, self.authority.text().strip()),
            enclosures=tuple(each for each in enclosed if each.wanted),
            like=like,
            passphrase=self.passphrase.text(),
            own=self.own.line.text(),
        )

    def _made(self, target: Path) -> None:
        self.passphrase.forget()
        self.own.forget()
        self.make_button.set_ready()
        clear(self._column)
        told = say("Tell the passphrase by phone, never with the file.")
        self._column.addWidget(
            Notice(say("The pack is made: {name}", name=target.name) + "\n" + told, "green")
        )
        self._column.addWidget(
            Label(
                say(
                    "There it is taken in under Incidents, Take a case in. The case stays here as "
                    "well: what is written from now on, here or there, the other does not see."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        if self._going is not None and self._going.seal is not None:
            seq, value = self._going.seal
            self.seal = Label(
                say("Seal of the log, entry {n}: {seal}", n=seq, seal=fingerprint(value)),
                bold=True,
                wrap=True,
                select=True,
            )
            self._column.addWidget(self.seal)
            self._column.addWidget(
                Label(
                    say("They see the same when they check the pack: read it out when they ring."),
                    "note",
                    "text2",
                    wrap=True,
                )
            )
        self._column.addStretch(1)
        self.make_button.forbid(say("The pack is made"))
        self._seat.changed()

    def _failed(self, trouble: Trouble | None) -> None:
        """Stopped by hand, or by a trouble: there is no file."""
        clear(self._busy)
        self.own.forget()
        self.make_button.set_ready()
        self._look()
        if trouble is not None and not self.own.refused(trouble):
            self._seat.trouble(trouble)

    def _cancel(self) -> None:
        if self._going is not None:
            self._going.stop()
        self._failed(None)

    def _show(self, found: tuple[Inside, PackOffer]) -> None:
        self._inside, self._offer = found
        self._goes.show_pairs(counts(self._inside))
        if self._inside.damaged:
            numbers = say_in("list", ", ").join(self._inside.damaged)
            told = say("Damaged, and so it cannot go whole: {numbers}", numbers=numbers)
            self._damaged.addWidget(Notice(told, "red"))
        self._look()

    def _lay_out(self) -> None:
        inside = ScrollColumn()
        around = QWidget()
        around.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.between))
        add = self._column.addWidget
        add(
            Notice(
                say(
                    "Everything goes: names, every compartment, every exhibit as it is. Whoever "
                    "has the file and its passphrase reads it all. It does not come back."
                ),
                "amber",
            )
        )
        add(SectionHead(say("What goes")))
        card = Card()
        card.column.addWidget(self._goes)
        card.column.addWidget(self.papers)
        add(card)
        self._column.addLayout(self._damaged)
        add(Field(say("Who receives it"), self.recipient, number=1))
        add(Field(say("What for"), self.purpose, number=2))
        add(Field(say("On whose authority"), self.authority, note=say("may stay empty")))
        add(self.passphrase)
        add(self.own)
        self._column.addLayout(self._busy)
        add(SectionHead(say("What does not travel")))
        add(stays_behind())
        inside.column.addWidget(around)
        inside.column.addStretch(1)
        self.body.addWidget(inside)

    def _look(self) -> None:
        if missing := self._missing():
            self.make_button.forbid(missing)
        else:
            self.make_button.allow()

    def _missing(self) -> str:
        if self._inside is None:
            return say("The case is being read")
        if self._inside.damaged:
            return say("Exhibits are damaged")
        if not self.recipient.enough():
            return say("Still missing: who receives it")
        if not self.purpose.enough():
            return say("Still missing: what for")
        if missing := self.passphrase.missing():
            return missing
        return self.own.missing()
