"""A pack for counsel, court or insurer: what goes in, to whom, and how it is sealed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinicguard.evidence.bag import safe_name
from clinicguard.papers.counsel_pack import Enclosure, PackOffer, pack_offer
from clinicguard.papers.order import Order
from ui.language import count, language, say, say_in, words
from ui.reports.exhibit_line import ExhibitLine, why_redacted
from ui.reports.exhibit_shelf import PROTECTED, ExhibitShelf, shelves, why_left_out
from ui.reports.outward_panel import OutwardPanel
from ui.reports.packing import Packing, Wanted
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Card, Notice, SectionHead, link
from ui.widgets.choices import Option
from ui.widgets.fields import Field
from ui.widgets.flow import Flow, clear
from ui.widgets.lines import LineField
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label
from ui.widgets.ticks import Check

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class PackPanel(OutwardPanel):
    """Papers are made, exhibits opened and checked, then everything is sealed in one file."""

    def __init__(self, seat: Seat, case: str) -> None:
        super().__init__(
            seat,
            say("Pack for counsel"),
            receiver=LineField(say("A name, and for whom they act")),
            make=say("Choose where to, and make it"),
            passphrase=4,
            own=3,
        )
        self._case = case
        self._offer: PackOffer | None = None
        self.shelves: list[ExhibitShelf] = []
        self.papers: dict[str, Check] = {}
        self.purpose = LineField(say("For example: preparing mediation"))
        self.seal = Segments(
            [
                Option("zip", say("ZIP with a passphrase")),
                Option("age", say("Sealed to an age key")),
            ],
            "zip",
        )
        self.seal.chosen.connect(lambda _: self._look())
        self.key = LineField("age1…", longest=100)
        self.key_field = Field(say("The receiver's own public key"), self.key, number=4)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._enclosed = QVBoxLayout()
        self._lay_out()
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

    def _asked_where(self) -> str:
        ending = "zip" if self._zipped() else "tar.age"
        number = self._case.partition("/")[2]
        start = Path.home() / safe_name(f"{number}.{ending}")
        return QFileDialog.getSaveFileName(self, say("Pack for counsel"), str(start))[0]

    def _sent_to(self, target: Path, panel: BusyPanel) -> Packing:
        assert self._offer is not None
        return Packing(self._seat, self._wanted(target, self._offer), panel)

    def _wanted(self, target: Path, offer: PackOffer) -> Wanted:
        zipped = self._zipped()
        like = Order(
            paper="",
            subject=self._case,
            language=language(),
            roc_years=offer.roc_years,
            recipient=self.recipient.text().strip(),
            purpose=self.purpose.text().strip(),
        )
        return Wanted(
            target=target,
            case=self._case,
            numbers=tuple(each.number() for each in self.lines() if each.tick.isChecked()),
            enclosures=tuple(
                each for each in offer.enclosures if self.papers[each.key].isChecked()
            ),
            like=like,
            authority=self.authority.text().strip(),
            passphrase=self.passphrase.text() if zipped else "",
            public="" if zipped else self.key.text().strip(),
            own=self.own.line.text(),
        )

    def _zipped(self) -> bool:
        return self.seal.value() == "zip"

    def _told(self) -> str:
        if self._zipped():
            return say("Tell the passphrase by phone, never with the file.")
        return say("Only the holder of that key can open it.")

    def _show_made(self) -> None:
        self._note(
            say(
                "Each exhibit has its custody entry. VERIFY.txt inside says how to check the "
                "pack without this program."
            )
        )

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
        if offer.disposed:
            gone = say_in("list", ", ").join(
                each.mark_in(self._case) or each.number for each in offer.disposed
            )
            why = say(
                "Disposed of, and so not in the pack: {marks}. The evidence inventory lists the "
                "hash of each.",
                marks=gone,
            )
            self._enclosed.addWidget(Label(why, "note", "text2", wrap=True))
        if len(sound) < len(offer.exhibits):
            self._enclosed.addWidget(
                Notice(say("Damaged exhibits cannot go into a pack: they are left out."), "amber")
            )
        self._look()

    def _lay_out(self) -> None:
        self._enclosed.setSpacing(px(SPACE.inside))
        add = self._column.addWidget
        add(Field(say("Who receives it"), self.recipient, number=1))
        add(self._chips)
        add(Field(say("What for"), self.purpose, number=2))
        add(Field(say("On whose authority"), self.authority, note=say("may stay empty")))
        add(self.own)
        add(SectionHead(say("How it is sealed")))
        add(self.seal)
        add(self.passphrase)
        add(self.key_field)
        self._column.addLayout(self._enclosed)
        self._column.addLayout(self._busy)

    def _put(self, name: str) -> None:
        self.recipient.set_text(name)
        self._look()

    def _look(self) -> None:
        self.passphrase.setVisible(self._zipped())
        self.key_field.setVisible(not self._zipped())
        super()._look()

    def _missing(self) -> str:
        zipped = self._zipped()
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
