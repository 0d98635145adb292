"""Handing a whole case to another clinic: what goes, what stays, to whom, and under which words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from clinicguard.casepack.desk_out import HandOver, Inside
from clinicguard.casepack.outgoing import suggested_name
from clinicguard.papers.counsel_pack import PackOffer, pack_offer
from clinicguard.papers.order import Order
from ui.handover.going import Going, Wanted
from ui.handover.said import counts, fingerprint, stays_behind
from ui.language import language, say, say_in, words
from ui.reports.outward_panel import OutwardPanel
from ui.seat import Seat
from ui.widgets.cards import Card, Notice, SectionHead
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.particulars import Particulars
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class HandOverPanel(OutwardPanel):
    """`number` is the case's. The pack is one file that another ClinicGuard takes in."""

    def __init__(self, seat: Seat, number: str) -> None:
        super().__init__(
            seat,
            say("Hand over {number} whole", number=number),
            receiver=LineField(say("The clinic, and who takes it there")),
            make=say("Choose where to, and hand over"),
            passphrase=3,
            own=5,
        )
        self._number = number
        self._inside: Inside | None = None
        self._offer: PackOffer | None = None
        self._going: Going | None = None
        self.purpose = LineField(say("For example: they treat the patient from now on"))
        self.papers = Check(say("With report, inventory and records as PDFs"), True)
        self._goes = Particulars()
        self._damaged = QVBoxLayout()
        self._lay_out()
        for line in (self.recipient, self.purpose, self.own.line):
            line.changed.connect(self._look)
        self.passphrase.changed.connect(self._look)
        self._look()
        tongue = words()

        def look(clinic: Clinic) -> tuple[Inside, PackOffer]:
            return clinic.cases.inside(number), pack_offer(clinic, f"incident/{number}", tongue)

        seat.jobs.database(look).then(self._show)

    def _asked_where(self) -> str:
        start = Path.home() / suggested_name(self._number)
        return QFileDialog.getSaveFileName(self, say("Hand over a case"), str(start))[0]

    def _sent_to(self, target: Path, panel: BusyPanel) -> Going:
        assert self._offer is not None
        self._going = Going(self._seat, self._wanted(target, self._offer), panel)
        return self._going

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

    def _told(self) -> str:
        return say("Tell the passphrase by phone, never with the file.")

    def _show_made(self) -> None:
        self._note(
            say(
                "There it is taken in under Incidents, Take a case in. The case stays here as "
                "well: what is written from now on, here or there, the other does not see."
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
            self._note(
                say("They see the same when they check the pack: read it out when they ring.")
            )

    def _show(self, found: tuple[Inside, PackOffer]) -> None:
        self._inside, self._offer = found
        self._goes.show_pairs(counts(self._inside))
        if self._inside.damaged:
            numbers = say_in("list", ", ").join(self._inside.damaged)
            told = say("Damaged, and so it cannot go whole: {numbers}", numbers=numbers)
            self._damaged.addWidget(Notice(told, "red"))
        self._look()

    def _lay_out(self) -> None:
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
