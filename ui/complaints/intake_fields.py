"""The six fields of the intake: who, how, in whose words, what they want, who took it, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.complaints.complaint import Channel, Complainant, Patient, Relation
from clinicguard.complaints.complaint import Field as Name
from clinicguard.complaints.intake import NOBODY, NewComplaint, missing
from clinicguard.complaints.listed import Known
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.ways_here import channels_here
from clinicguard.people.identity import Identity
from clinicguard.people.staff import Person
from ui.complaints.choices import options, people_options, said
from ui.complaints.known_notice import KnownNotice
from ui.language import count, say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import ScrollColumn
from ui.widgets.choices import Choices
from ui.widgets.fields import AnyControl, Field
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.segments import Segments
from ui.widgets.text import Label
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

_AS_TYPED = "received_as_typed"


class IntakeFields(ScrollColumn):
    """`edited` comes when a person changes anything, `asked` when it is about somebody else."""

    edited = Signal()
    asked = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__(SPACE.page, SPACE.wide)
        self._seat = seat
        self.patient: Patient = NOBODY
        self._interpretation = ""
        self.ours = Label("", "note", "text2", wrap=True)
        self.kind = Segments(options(Kind), Kind.COMPLAINT, spoken=said(Name.KIND))
        self.name = LineField(least=1)
        self.unnamed = Check(say("gave no name"), small=True)
        self.relation = ComboField(options(Relation), Relation.PATIENT)
        self.reach_at = LineField(least=0)
        self.known = KnownNotice()
        self.channel = Choices(options(channels_here(seat.profile.jurisdiction), icons=True))
        self.verbatim = LongField(lines=5, grow=True)
        self.wanted = LongField(lines=2)
        self.unsaid = Check(say("did not say"), small=True)
        self.taken_by = ComboField(people_options([seat.person]), str(seat.person.id))
        self.received = MomentField(seat.now(), seat.zone)
        self.six: dict[Name, Field] = {}
        self._lay_out()
        self._connect()
        self.refresh()

    def value(self) -> NewComplaint:
        """The complaint as it stands here, without flags and promises."""
        channel, taken = self.channel.value(), self.taken_by.value()
        return NewComplaint(
            kind=Kind(self.kind.value()),
            channel=Channel(channel) if channel else None,
            complainant=Complainant(
                self.name.text(), Relation(self.relation.value()), self.reach_at.text()
            ),
            unnamed=self.unnamed.isChecked(),
            patient=self.patient,
            verbatim=self.verbatim.text(),
            interpretation=self._interpretation,
            wanted=self.wanted.text(),
            wanted_unsaid=self.unsaid.isChecked(),
            taken_by=int(taken) if taken else None,
            received_at=self.received_at(),
        )

    def set_value(self, new: NewComplaint) -> None:
        """Shows what a draft kept."""
        self.kind.set_value(new.kind)
        self.channel.set_chosen(*([new.channel] if new.channel else []))
        self.name.set_text(new.complainant.name)
        self.unnamed.setChecked(new.unnamed)
        self.relation.set_value(new.complainant.relation)
        self.reach_at.set_text(new.complainant.reach)
        self.verbatim.set_text(new.verbatim)
        self.wanted.set_text(new.wanted)
        self.unsaid.setChecked(new.wanted_unsaid)
        if new.taken_by is not None:
            self.taken_by.set_value(str(new.taken_by))
        if new.received_at is not None:
            self.received.set_value(new.received_at)
        self.patient = new.patient
        self._interpretation = new.interpretation
        self.ours.setText(say("Kept apart, as we saw it: {words}", words=new.interpretation))
        self.ours.setVisible(bool(new.interpretation))
        self.refresh()

    def as_typed(self) -> dict[str, str]:
        """For a draft: when it came, while what stands there is no moment yet."""
        return {} if self.received.enough() else {_AS_TYPED: self.received.kept()}

    def put_as_typed(self, draft: Mapping[str, Any]) -> None:
        """Puts that back, behind what the draft knows for sure: it is asked for again."""
        if _AS_TYPED in draft:
            self.received.put_kept(str(draft[_AS_TYPED]))
            self.refresh()

    def received_at(self) -> datetime:
        """When it came; the minute that has just begun is not yet to come."""
        return min(self.received.value(), self._seat.now())

    def person(self) -> Identity:
        """Whom it is about, as far as typed."""
        return Identity(self.name.text(), self.patient.chart, self.reach_at.text())

    def offer_staff(self, staff: Sequence[Person]) -> None:
        """Everybody who may have taken it."""
        for option in people_options(staff):
            if self.taken_by.findData(option.key) < 0:
                self.taken_by.addItem(option.words, option.key)

    def show_known(self, known: Known | None) -> None:
        """Somebody who complained before and may be the same."""
        self.known.show_known(known, taken=self.patient != NOBODY)

    def refresh(self) -> None:
        """Numbers turn to ticks where there is enough."""
        new, lacking = self.value(), self._lacking()
        for name, field in self.six.items():
            field.tick(name not in lacking)
            if name not in lacking:
                field.say_wrong("")
        self.name.set_still(new.unnamed)
        self.wanted.set_still(new.wanted_unsaid)
        written = len(new.verbatim.strip())
        self.six[Name.VERBATIM].say_below(count("{n} character", "{n} characters", written))

    def say_missing(self) -> bool:
        """Marks what is empty or cannot be read, goes to the first; says whether anything is."""
        lacking = self._lacking()
        for name in lacking:
            field = self.six[name]
            field.say_wrong(field.lacks() or say("Fill this in, then save again."))
        if lacking:
            self.six[lacking[0]].go()
        return bool(lacking)

    def _lacking(self) -> tuple[Name, ...]:
        """What is still empty, and the moment where what stands there is none."""
        unread = () if self.received.enough() else (Name.RECEIVED_AT,)
        return (*missing(self.value()), *unread)

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(px(SPACE.between))
        top = Qt.AlignmentFlag.AlignTop
        who.addWidget(self._field(Name.COMPLAINANT, self.name, beside=self.unnamed), 5, top)
        who.addWidget(Field(said(Name.RELATION), self.relation), 3, top)
        who.addWidget(Field(said(Name.REACH), self.reach_at), 4, top)
        self._add_row(who)
        self.column.addWidget(self.known)
        self.column.addWidget(self._field(Name.CHANNEL, self.channel))
        as_said = say("as they said it, no need to tidy up")
        self.column.addWidget(self._field(Name.VERBATIM, self.verbatim, note=as_said), 1)
        self.column.addWidget(self.ours)
        self.ours.hide()
        self.column.addWidget(self._field(Name.WANTED, self.wanted, beside=self.unsaid))
        last = QHBoxLayout()
        last.setSpacing(px(SPACE.between))
        last.addWidget(self._field(Name.TAKEN_BY, self.taken_by), 1)
        last.addWidget(self._field(Name.RECEIVED_AT, self.received), 1)
        self._add_row(last)

    def _add_row(self, row: QHBoxLayout) -> None:
        box = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        box.setLayout(row)
        self.column.addWidget(box)

    def _field(
        self, name: Name, control: AnyControl, *, note: str = "", beside: QWidget | None = None
    ) -> Field:
        number = len(self.six) + 1
        key = f"Alt+{number}"
        field = Field(said(name), control, number=number, note=note, key=key, beside=beside)
        self.six[name] = field
        return field

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self._touched())
        for field in self.findChildren(Field):
            field.control.changed.connect(self._touched)
        for tick in (self.unnamed, self.unsaid):
            tick.changed.connect(self._touched)
        for line in (self.name, self.reach_at):
            line.changed.connect(self.asked)

    def _touched(self) -> None:
        self.refresh()
        self.edited.emit()
