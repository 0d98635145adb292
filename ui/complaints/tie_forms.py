"""The forms of flags, links, wordings and names."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from clinicguard.complaints.complaint import Complaint, LinkKind, Relation, StaffRole
from clinicguard.complaints.complaint import Field as Named
from clinicguard.complaints.editing import wording_of
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import Kind, Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.complaints.ways_here import channels_here
from clinicguard.host.clock import to_text
from clinicguard.host.written_dates import day_of
from ui.complaints.choices import options, people_options, said
from ui.complaints.form import Form, Work, asked_page
from ui.complaints.progress_forms import form_of
from ui.language import say, say_in
from ui.seat import Seat
from ui.statements.panel_drafts import PanelDrafts, all_written
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import AnyControl, Field
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_CHOICES: dict[Named, type[Enum]] = {
    Named.KIND: Kind,
    Named.RELATION: Relation,
    Named.STAFF_ROLE: StaffRole,
}
_LONG = {Named.VERBATIM, Named.INTERPRETATION, Named.WANTED}
_HIDDEN = {Named.COMPLAINANT, Named.PATIENT, Named.CHART, Named.REACH, Named.BORN}


def flag(seat: Seat, sheet: Sheet) -> Form:
    """What needs another eye."""
    form = form_of(seat, sheet, Verb.FLAG)
    left = [each for each in Flag if each not in sheet.complaint.flags]
    which, words = Choices(options(left, icons=True)), LongField(lines=3, least=0)
    form.add(said(Verb.FLAG), which)
    form.add(say("What was said or seen"), words, needed=False)

    def work() -> Work:
        chosen, why = Flag(which.value()), words.text()
        return lambda clinic: clinic.complaints.flag(sheet.complaint.number, chosen, why)

    return form.does(work)


def unflag(seat: Seat, sheet: Sheet) -> Form:
    """It no longer stands, and why."""
    form = form_of(seat, sheet, Verb.UNFLAG)
    raised = sorted(sheet.complaint.flags)
    which, words = Choices(options(raised, icons=True), raised[:1]), LongField(lines=3)
    form.add(said(Verb.UNFLAG), which)
    form.add(say_in("complaint", "Reason"), words)

    def work() -> Work:
        chosen, why = Flag(which.value()), words.text()
        return lambda clinic: clinic.complaints.unflag(sheet.complaint.number, chosen, why)

    return form.does(work)


def link(seat: Seat, sheet: Sheet) -> Form:
    """Ties it to another complaint or to an incident."""
    note = say("A link changes nothing in either record, and can be undone. Promised times run on.")
    form = form_of(seat, sheet, Verb.LINK, note=note)
    kind = Choices(options(LinkKind), [LinkKind.MERGED])
    number = LineField("C-2026-0001")
    words = LongField(lines=3, least=0)
    form.add(say("How they belong together"), kind)
    form.add(say("Number of the other record"), number)
    form.add(say_in("complaint", "Reason"), words, needed=False)

    def work() -> Work:
        chosen, why, typed = LinkKind(kind.value()), words.text(), number.text().strip().upper()
        room = "incident" if chosen is LinkKind.INCIDENT else "complaint"
        target = f"{room}/{typed}"
        return lambda clinic: clinic.complaints.link(sheet.complaint.number, chosen, target, why)

    return form.does(work)


def unlink(seat: Seat, sheet: Sheet) -> Form:
    """Takes a tie back, and why."""
    form = form_of(seat, sheet, Verb.UNLINK)
    standing = [each.target for each in sheet.complaint.links if each.undone_at is None]
    which = Choices([Option(each, each.rpartition("/")[2]) for each in standing], standing[:1])
    words = LongField(lines=3)
    form.add(say("Number of the other record"), which)
    form.add(say_in("complaint", "Reason"), words)

    def work() -> Work:
        target, why = which.value(), words.text()
        return lambda clinic: clinic.complaints.unlink(sheet.complaint.number, target, why)

    return form.does(work)


def unmask(seat: Seat, sheet: Sheet, then: Callable[[Complaint], object]) -> Form:
    """Shows the names; the look and its reason go into the log."""
    title = say("Show the names")
    note = say("Who looked, when and why goes into the log.")
    form = Form(seat, title, title, sheet.complaint.number, note=note)
    words = LineField(say("to call back"))
    form.add(say("What for"), words)

    def work() -> Work:
        why = words.text()
        return lambda clinic: clinic.complaints.unmask(sheet.complaint.number, why)

    return form.does(work, then).keeps(asked_page(sheet.complaint.address), "unmask")


class EditForm(Form):
    """Another wording for one field; the old one stays, struck through."""

    def __init__(self, seat: Seat, sheet: Sheet, *, named: bool) -> None:
        verb = said(Verb.EDIT)
        note = say("The former wording stays readable, with who, when and why.")
        super().__init__(seat, verb, verb, sheet.complaint.number, note=note)
        self._sheet = sheet
        self._named = named
        self.which = ComboField(options(Named), Named.INTERPRETATION)
        self.control: AnyControl = LongField()
        self.why = LongField(lines=2)
        self.add(say("Which field"), self.which)
        self._place = self.add(say("New wording"), self.control, kept=False)
        self._kept_control: AnyControl | None = None
        self.add(say_in("complaint", "Reason"), self.why)
        self.which.changed.connect(self._show)
        self.does(self._read)
        self._show()

    def _show(self) -> None:
        field = Named(self.which.value())
        hidden = field in _HIDDEN and not self._named
        self.control = self._control(
            field, "" if hidden else wording_of(self._sheet.complaint, field)
        )
        self._at_first = all_written({"wording": self.control})
        self._fields[0].say_below("")
        place = Field(say("New wording"), self.control, number=2)
        if hidden:
            place.say_below(say("The present wording is masked. Show the names to see it."))
        self.swap(self._place, place)
        self._place = place
        if self._kept_in is not None:
            self.keep_swapped(self._kept_in)

    def keep_swapped(self, drafts: PanelDrafts) -> None:
        """Each field's new wording is kept apart, and waits on while another's is saved."""
        if self.control is self._kept_control:
            return
        self._kept_control = self.control
        name = f"{Verb.EDIT} {self.which.value()}"
        self._kept_as = (Verb.EDIT, name)
        if drafts.fill(name, {"wording": self.control}, self._at_first):
            self._fields[0].say_below(say("Going on with the draft"))
        self.control.changed.connect(lambda: self.say_kept(drafts.holds(name)))
        self._place.refresh()

    def _control(self, field: Named, old: str) -> AnyControl:
        it = self._sheet.complaint
        if field is Named.CHANNEL:
            here = channels_here(self._seat.profile.jurisdiction, also=old)
            return Choices(options(here), [old])
        if field in _CHOICES:
            return Choices(options(_CHOICES[field]), [old])
        if field is Named.TAKEN_BY:
            return ComboField(people_options(self._sheet.staff), old)
        if field is Named.RECEIVED_AT:
            return MomentField(it.received_at, self._seat.zone)
        control: LongField | LineField
        if field in _LONG:
            control = LongField(lines=7, least=1 if field is Named.VERBATIM else 0)
        else:
            control = LineField(least=0, longest=20_000)
        control.set_text(old)
        return control

    def wording(self) -> str:
        """The new wording as the desk takes it."""
        match self.control:
            case Choices() | ComboField():
                return self.control.value()
            case MomentField():
                return to_text(min(self.control.value(), self._seat.now()))
            case LongField() | LineField():
                text = self.control.text()
                born = day_of(text) if self.which.value() == Named.BORN else None
                return born.isoformat() if born else text
            case _:
                return ""

    def _read(self) -> Work:
        number, field = self._sheet.complaint.number, Named(self.which.value())
        wording, why = self.wording(), self.why.text()

        def do(clinic: Clinic) -> object:
            return clinic.complaints.edit(number, field, wording, why)

        return do
