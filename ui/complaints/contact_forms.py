"""The forms of speaking with the complainant: contacts, promises, satisfaction, holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.people.permissions import may
from clinicguard.tasks.running import ClockState
from ui.complaints.choices import options, people_options
from ui.complaints.form import Form, Work
from ui.complaints.progress_forms import form_of, means_choices
from ui.language import say, say_in
from ui.seat import Seat
from ui.widgets.choices import Choices, Option
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_CONTENT, _NOT_CONTENT = 4, 2
"""Of 5: from here on they are content, up to here they are not."""


def note_contact(seat: Seat, sheet: Sheet) -> Form:
    """A call, a visit, a letter, a message; with what was promised in it."""
    form = form_of(seat, sheet, Verb.NOTE_CONTACT)
    means = means_choices(seat)
    course = Choices(
        [
            Option("out", say("We reached them")),
            Option("missed", say("We did not reach them")),
            Option("in", say("They came to us")),
        ],
        ["out"],
    )
    words, at = LongField(lines=5), MomentField(seat.now(), seat.zone)
    promised = LongField(say("Empty if nothing was promised"), lines=2, least=0)
    due = MomentField(later_today(seat), seat.zone)
    form.add(say("By which way"), means)
    form.add(say("How it went"), course)
    form.add(say("What was said"), words)
    form.add(say("At what time"), at)
    form.add(say("What was promised"), promised, needed=False)
    form.add(say("Promised for"), due, needed=False)

    def work() -> Work:
        how, what, when = Means(means.value()), words.text(), min(at.value(), seat.now())
        direction = Direction.IN if course.value() == "in" else Direction.OUT
        reached = course.value() != "missed"
        new = NewPromise(promised.text(), due.value()) if promised.text().strip() else None

        def do(clinic: Clinic) -> object:
            return clinic.complaints.note_contact(
                sheet.complaint.number,
                how,
                what,
                direction=direction,
                reached=reached,
                at=when,
                promise=new,
            )

        return do

    return form.does(work)


def promise(seat: Seat, sheet: Sheet) -> Form:
    """What we said we would do, by when, and who does it."""
    note = say("It stands under Today for whoever keeps it, until it is kept or not kept.")
    form = form_of(seat, sheet, Verb.PROMISE, note=note)
    words, due = LongField(lines=3), MomentField(later_today(seat), seat.zone)
    owner = ComboField(people_options(sheet.staff), str(seat.person.id))
    form.add(say("What was promised"), words)
    form.add(say("Promised for"), due)
    form.add(say("Who keeps it"), owner)

    def work() -> Work:
        new = NewPromise(words.text(), due.value(), int(owner.value()))
        return lambda clinic: clinic.complaints.promise(sheet.complaint.number, new)

    return form.does(work)


def keep_promise(seat: Seat, sheet: Sheet, task: int) -> Form:
    """Done as promised."""
    form = form_of(seat, sheet, Verb.KEEP_PROMISE, note=_words_of(sheet, task))
    words = LongField(lines=3, least=0)
    form.add(say("How it was kept"), words, needed=False)

    def work() -> Work:
        how = words.text()
        return lambda clinic: clinic.complaints.keep_promise(sheet.complaint.number, task, how)

    return form.does(work)


def break_promise(seat: Seat, sheet: Sheet, task: int) -> Form:
    """Not done as promised, and why."""
    form = form_of(seat, sheet, Verb.BREAK_PROMISE, note=_words_of(sheet, task))
    words = LongField(lines=3)
    form.add(say_in("complaint", "Reason"), words)

    def work() -> Work:
        why = words.text()
        return lambda clinic: clinic.complaints.break_promise(sheet.complaint.number, task, why)

    return form.does(work)


def satisfaction(seat: Seat, sheet: Sheet) -> Form:
    """How content they are with the handling."""
    form = form_of(seat, sheet, Verb.SATISFACTION)
    score = Choices(
        [
            Option("1", say("1  not at all")),
            Option("2", "2"),
            Option("3", "3"),
            Option("4", "4"),
            Option("5", say("5  fully")),
        ]
    )
    tags, words = Choices(options(Tag), many=True), LongField(lines=3, least=0)
    form.add(say("How satisfied with the handling"), score)
    form.add(say("What they said about it"), tags, needed=False)
    said_more = form.add(say("In their own words, if they said more"), words, needed=False)
    calls = Check(say("No further call: those still to come are called off"))
    again = Check(say("Open it again, with their words as the reason"))
    for tick in (calls, again):
        tick.hide()
        form.add_widget(tick)
    again.changed.connect(lambda: form.need(said_more, again.isChecked()))

    def look() -> None:
        """Who is content is not phoned again; who is not, is not left alone with it."""
        given = int(score.value())
        calls.setVisible(given >= _CONTENT and _may_call_off(seat, sheet))
        again.setVisible(given <= _NOT_CONTENT and Verb.REOPEN in sheet.able)
        for tick in (calls, again):
            tick.setChecked(tick.isChecked() and tick.isVisibleTo(form))

    score.changed.connect(look)

    def work() -> Work:
        given = int(score.value())
        named = frozenset(Tag(tag) for tag in tags.chosen())
        note, number = words.text(), sheet.complaint.number
        why = say("satisfied {score}/5", score=given) if calls.isChecked() else ""
        reopened = again.isChecked()

        def do(clinic: Clinic) -> object:
            desk = clinic.complaints
            told = desk.satisfaction(number, given, named, note, no_more_calls=why)
            return desk.reopen(number, note) if reopened else told

        return do

    return form.does(work)


def _may_call_off(seat: Seat, sheet: Sheet) -> bool:
    calls, others = sheet.complaint.open_calls, may("task.others", seat.person.role)
    return bool(calls) and all(others or each.owner == seat.person.id for each in calls)


def hold_clock(seat: Seat, sheet: Sheet) -> Form:
    """A promised time stands still while somebody else is waited for."""
    note = say("Days on hold do not count. Times set by law are never held.")
    form = form_of(seat, sheet, Verb.HOLD_CLOCK, note=note)
    running = [view.clock.rule for view in sheet.clocks if view.clock.state is ClockState.RUNNING]
    which = Choices(options(ClockKind(rule) for rule in running), running[-1:])
    words = LongField(lines=3)
    form.add(say("Which promised time"), which)
    form.add(say("Whom or what we wait for"), words)

    def work() -> Work:
        kind, why = ClockKind(which.value()), words.text()
        return lambda clinic: clinic.complaints.hold_clock(sheet.complaint.number, kind, why)

    return form.does(work)


def resume_clock(seat: Seat, sheet: Sheet) -> Form:
    """It runs again."""
    form = form_of(seat, sheet, Verb.RESUME_CLOCK)
    held = [view.clock.rule for view in sheet.clocks if view.clock.state is ClockState.HELD]
    which = Choices(options(ClockKind(rule) for rule in held), held[:1])
    words = LongField(lines=3, least=0)
    form.add(say("Which promised time"), which)
    form.add(say("What has come"), words, needed=False)

    def work() -> Work:
        kind, why = ClockKind(which.value()), words.text()
        return lambda clinic: clinic.complaints.resume_clock(sheet.complaint.number, kind, why)

    return form.does(work)


def later_today(seat: Seat) -> datetime:
    """A time to begin from when something is promised: two hours on, at a full hour."""
    moment = seat.now() + timedelta(hours=2)
    return moment.replace(minute=0, second=0, microsecond=0)


def _words_of(sheet: Sheet, task: int) -> str:
    return next((each.words for each in sheet.complaint.promises if each.id == task), "")
