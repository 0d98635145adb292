"""The forms of the verbs that move a complaint on, from the acknowledgement to the end and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.complaints.complaint import CALL
from clinicguard.complaints.contact import Means
from clinicguard.complaints.followup import DAYS, call_due
from clinicguard.complaints.intake import NewPromise
from clinicguard.complaints.moves import Kind, Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.complaints.ways_here import means_here
from ui.complaints.choices import options, said
from ui.complaints.form import Form, Work
from ui.language import say, say_in
from ui.seat import Seat
from ui.widgets.choices import Choices
from ui.widgets.moments import MomentField
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def form_of(seat: Seat, sheet: Sheet, verb: Verb, *, note: str = "") -> Form:
    """An empty form of a verb on this complaint."""
    return Form(seat, said(verb), said(verb), sheet.complaint.number, note=note)


def means_choices(seat: Seat) -> Choices:
    """By which way we spoke with somebody, of those that there are where the clinic is."""
    return Choices(options(means_here(seat.profile.jurisdiction), icons=True))


def acknowledge(seat: Seat, sheet: Sheet) -> Form:
    """How, when and in what words we told them that we have it."""
    form = form_of(seat, sheet, Verb.ACKNOWLEDGE)
    means, words = means_choices(seat), LongField(lines=4)
    words.set_text(say("We have your complaint. Somebody looks into it and comes back to you."))
    at = MomentField(seat.now(), seat.zone)
    form.add(say("By which way"), means)
    form.add(say("What was said"), words)
    form.add(say("At what time"), at)

    def work() -> Work:
        how, what, when = Means(means.value()), words.text(), min(at.value(), seat.now())

        def do(clinic: Clinic) -> object:
            return clinic.complaints.acknowledge(sheet.complaint.number, how, what, at=when)

        return do

    return form.does(work)


def answer(seat: Seat, sheet: Sheet) -> Form:
    """Our answer, in the words in which it was given."""
    note = say("The answer as it was said or sent. It stays in the record word for word.")
    form = form_of(seat, sheet, Verb.ANSWER, note=note)
    means, words = means_choices(seat), LongField(lines=9)
    at = MomentField(seat.now(), seat.zone)
    form.add(say("By which way"), means)
    form.add(say("The answer"), words)
    form.add(say("At what time"), at)
    afterwards = sheet.complaint.kind is Kind.COMPLAINT
    phone = Check(
        say("Phone afterwards, on day 1, 3 and 7: each becomes a promise with its time"), afterwards
    )
    form.add_widget(phone)

    def work() -> Work:
        how, what, when = Means(means.value()), words.text(), min(at.value(), seat.now())
        number, calls = sheet.complaint.number, _calls(seat) if phone.isChecked() else ()

        def do(clinic: Clinic) -> object:
            answered = clinic.complaints.answer(number, how, what, at=when)
            for call in calls:
                answered = clinic.complaints.promise(number, call)
            return answered

        return do

    return form.does(work)


def _calls(seat: Seat) -> tuple[NewPromise, ...]:
    """From now on, not from the answer: a day that has passed cannot be promised."""
    return tuple(
        NewPromise(
            say("Phone and ask how they are, day {n}", n=day),
            call_due(seat.now(), day, seat.profile),
            step=CALL,
        )
        for day in DAYS
    )


def begin_looking(seat: Seat, sheet: Sheet) -> Form:
    """Somebody looks into it from now on."""
    form = form_of(seat, sheet, Verb.BEGIN_LOOKING)
    words = LongField(lines=3, least=0)
    form.add(say("Who looks into it, or where to begin"), words, needed=False)

    def work() -> Work:
        why = words.text()
        return lambda clinic: clinic.complaints.begin_looking(sheet.complaint.number, why)

    return form.does(work)


def close(seat: Seat, sheet: Sheet) -> Form:
    """What came of it, and what we take from it."""
    note = say("A closing is kept as it is written. Reopening later adds to it.")
    form = form_of(seat, sheet, Verb.CLOSE, note=note)
    outcome, learning = LongField(lines=4), LongField(lines=4, least=0)
    form.add(say("What came of it"), outcome)
    form.add(say("What we do differently from now on"), learning, needed=False)

    def work() -> Work:
        what, lesson = outcome.text(), learning.text()
        return lambda clinic: clinic.complaints.close(sheet.complaint.number, what, lesson)

    return form.does(work)


def withdraw(seat: Seat, sheet: Sheet) -> Form:
    """They took it back."""
    note = say("Only when they took it back themselves. The promised times end.")
    form = form_of(seat, sheet, Verb.WITHDRAW, note=note)
    words = LongField(lines=4)
    form.add(say("Who said so, and why"), words)

    def work() -> Work:
        why = words.text()
        return lambda clinic: clinic.complaints.withdraw(sheet.complaint.number, why)

    return form.does(work)


def reopen(seat: Seat, sheet: Sheet) -> Form:
    """Open again; what ended it stays."""
    note = say("The former closing stays as it is. A new answer is promised from today.")
    form = form_of(seat, sheet, Verb.REOPEN, note=note)
    words = LongField(lines=4)
    form.add(say_in("complaint", "Reason"), words)

    def work() -> Work:
        why = words.text()
        return lambda clinic: clinic.complaints.reopen(sheet.complaint.number, why)

    return form.does(work)
