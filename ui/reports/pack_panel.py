"""A pack for counsel, court or insurer: what goes in, to whom, and how it is sealed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinicguard.evidence.bag import safe_name
from clinicguard.host.trouble import Trouble
from clinicguard.papers.counsel_pack import Enclosure, PackOffer, pack_offer
from clinicguard.papers.order import Order
from ui.language import count, language, say, words
from ui.proving import OwnPassphrase
from ui.reports.exhibit_line import ExhibitLine, why_redacted
from ui.reports.exhibit_shelf import PROTECTED, ExhibitShelf, shelves, why_left_out
from ui.reports.packing import Packing, Wanted
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, Notice, ScrollColumn, SectionHead, link
from ui.widgets.choices import Option
from ui.widgets.fields import Field
from ui.widgets.flow import Flow, clear
from ui.widgets.lines import LineField
from ui.widgets.panels import Panel
from ui.widgets.passphrases import NewPassphrase
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class PackPanel(Panel):
    """Papers are made, exhibits opened and checked, then everything is sealed in one file."""

    def __init__(self, seat: Seat, case: str) -> None:
        super().__init__(say("Pack for counsel"), width=WIDTH.panel)
        self._seat = seat
        self._case = case
        self._offer: PackOffer | None = None
        self._packing: Packing | None = None
        self.shelves: list[ExhibitShelf] = []
        self.papers: dict[str, Check] = {}
        self.recipient = LineField(say("A name, and for whom they act"))
        self.purpose = LineField(say("For example: preparing mediation"))
        self.authority = LineField(say("For example: letter of 2026-11-20"))
        self.seal = Segments(
            [
                Option("zip", say("ZIP with a passphrase")),
                Option("age", say("Sealed to an age key")),
            ],
            "zip",
        )
        self.seal.chosen.connect(lambda _: self._look())
        self.passphrase = NewPassphrase(label=say("Passphrase of the pack"), number=4)
        self.key = LineField("age1…", longest=100)
        self.key_field = Field(say("The receiver's own public key"), self.key, number=4)
        self.own = OwnPassphrase(number=3)
        self.make_button = Button(
            say("Choose where to, and make it"), "primary", icon="package", key="Ctrl+Return",
            on=self.ask,
        )  # fmt: skip
        self.first = self.recipient
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._inside = QVBoxLayout()
        self._enclosed = QVBoxLayout()
        self._busy = QVBoxLayout()
        self._lay_out()
        self.foot.addWidget(ButtonRow(self.make_button), 1)
        for line in (self.recipient, self.purpose, self.key, self.own.line):
            line.changed.connect(self._look)
        self.passphrase.changed.connect(self._look)
        self._look()
        tongue = words()

        def look(clinic: Clinic) -> PackOffer:
            return pack_offer(clinic, case, tongue)

        seat.jobs.database(look).then(self._show)

    def lines(self) -> tuple[ExhibitLine, ...]:
        """The exhibits that may go, compartment by compartment."""
        return tuple(line for shelf in self.shelves for line in shelf.lines)

    def ask(self) -> None:
        """The system's save dialog, then the pack."""
        if self.make_button.is_busy() or self.make_button.reason():
            return
        ending = "zip" if self.seal.value() == "zip" else "tar.age"
        number = self._case.partition("/")[2]
        start = Path.home() / safe_name(f"{number}.{ending}")
        found, _ = QFileDialog.getSaveFileName(self, say("Pack for counsel"), str(start))
        if found:
            self.make_at(Path(found))

    def make_at(self, target: Path) -> None:
        """Makes the papers, then the pack, into one sealed file."""
        if self._offer is None or self.make_button.reason():
            return
        panel = BusyPanel(say("Making the pack"), self._cancel)
        self._busy.addWidget(panel)
        self.make_button.set_busy(say("Making the pack"))
        self._packing = Packing(self._seat, self._wanted(target), panel)
        self._packing.begin(partial(self._made, target), self._failed)

    def _wanted(self, target: Path) -> Wanted:
        assert self._offer is not None
        zipped = self.seal.value() == "zip"
        like = Order(
            paper="",
            subject=self._case,
            language=language(),
            roc_years=self._offer.roc_years,
            recipient=self.recipient.text().strip(),
            purpose=self.purpose.text().strip(),
        )
        return Wanted(
            target=target,
            case=self._case,
            numbers=tuple(each.number() for each in self.lines() if each.tick.isChecked()),
            enclosures=tuple(
                each for each in self._offer.enclosures if self.papers[each.key].isChecked()
            ),
            like=like,
            authority=self.authority.text().strip(),
            passphrase=self.passphrase.text() if zipped else "",
            public="" if zipped else self.key.text().strip(),
            own=self.own.line.text(),
        )

    def _made(self, target: Path) -> None:
        zipped = self.seal.value() == "zip"
        self.passphrase.forget()
        self.own.forget()
        self.make_button.set_ready()
        clear(self._inside)
        self._inside.addWidget(
            Notice(
                say("The pack is made: {name}", name=target.name)
                + "\n"
                + (
                    say("Tell the passphrase by phone, never with the file.")
                    if zipped
                    else say("Only the holder of that key can open it.")
                ),
                "green",
            )
        )
        self._inside.addWidget(
            Label(
                say(
                    "Each exhibit has its custody entry. VERIFY.txt inside says how to check the "
                    "pack without this program."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        self._inside.addStretch(1)
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
        if self._packing is not None:
            self._packing.stop()
        self._failed(None)

    def _show(self, offer: PackOffer) -> None:
        self._offer = offer
        for name in offer.recipients:
            self._flow.addWidget(link(name, partial(self._put, name)))
        self._chips.setVisible(bool(offer.recipients))
        clear(self._enclosed)
        self._enclosed.addWidget(SectionHead(say("Papers"), say("made now, in this language")))
        card = Card(SPACE.between)
        for each in offer.enclosures:
            tick = Check(_paper_words(each), each.wanted)
            tick.changed.connect(self._look)
            self.papers[each.key] = tick
            card.column.addWidget(tick)
        self._enclosed.addWidget(card)
        sound = [each for each in offer.exhibits if each.sound is not False]
        told = count("{n} exhibit", "{n} exhibits", len(offer.exhibits))
        self._enclosed.addWidget(SectionHead(say("Exhibits"), told))
        if any(each.compartment in PROTECTED for each in sound):
            self._enclosed.addWidget(Label(why_left_out(), "note", "text2", wrap=True))
        for shelf in shelves(sound, self._case, offer.redactions):
            shelf.changed.connect(self._look)
            self.shelves.append(shelf)
            self._enclosed.addWidget(shelf)
        if sound and offer.redactions:
            self._enclosed.addWidget(Label(why_redacted(), "note", "text2", wrap=True))
        if len(sound) < len(offer.exhibits):
            self._enclosed.addWidget(
                Notice(say("Damaged exhibits cannot go into a pack: they are left out."), "amber")
            )
        self._look()

    def _lay_out(self) -> None:
        inside = ScrollColumn()
        around = QWidget()
        around.setLayout(self._inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(px(SPACE.between))
        self._enclosed.setSpacing(px(SPACE.inside))
        add = self._inside.addWidget
        add(Field(say("Who receives it"), self.recipient, number=1))
        add(self._chips)
        add(Field(say("What for"), self.purpose, number=2))
        add(Field(say("On whose authority"), self.authority, note=say("may stay empty")))
        add(self.own)
        add(SectionHead(say("How it is sealed")))
        add(self.seal)
        add(self.passphrase)
        add(self.key_field)
        self._inside.addLayout(self._enclosed)
        self._inside.addLayout(self._busy)
        inside.column.addWidget(around)
        inside.column.addStretch(1)
        self.body.addWidget(inside)

    def _put(self, name: str) -> None:
        self.recipient.set_text(name)
        self._look()

    def _look(self) -> None:
        zipped = self.seal.value() == "zip"
        self.passphrase.setVisible(zipped)
        self.key_field.setVisible(not zipped)
        if missing := self._missing(zipped):
            self.make_button.forbid(missing)
        else:
            self.make_button.allow()

    def _missing(self, zipped: bool) -> str:
        if not self.recipient.enough():
            return say("Still missing: who receives it")
        if not self.purpose.enough():
            return say("Still missing: what for")
        if missing := self.own.missing():
            return missing
        if zipped and (missing := self.passphrase.missing()):
            return missing
        if not zipped and not self.key.enough():
            return say("Still missing: the receiver's public key")
        ticks = (*self.papers.values(), *(each.tick for each in self.lines()))
        if not any(tick.isChecked() for tick in ticks):
            return say("Still missing: something to put in")
        return ""


def _paper_words(each: Enclosure) -> str:
    parts = [say(each.offered.kind.name), each.offered.offer.detail.replace("    ", GAP)]
    if not each.offered.offer.detail:
        parts[1] = each.offered.offer.subject.rpartition("/")[2]
    return GAP.join(part for part in parts if part)
