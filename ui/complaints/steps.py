"""Which form belongs to which verb."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.complaints.moves import Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.complaints.taxonomy import Taxonomy
from ui.complaints import contact_forms, looking_forms, progress_forms, tie_forms
from ui.complaints.form import Form, asked_page
from ui.seat import Seat

_PLAIN: dict[Verb, Callable[[Seat, Sheet], Form]] = {
    Verb.ACKNOWLEDGE: progress_forms.acknowledge,
    Verb.BEGIN_LOOKING: progress_forms.begin_looking,
    Verb.ANSWER: progress_forms.answer,
    Verb.CLOSE: progress_forms.close,
    Verb.WITHDRAW: progress_forms.withdraw,
    Verb.REOPEN: progress_forms.reopen,
    Verb.NOTE_CONTACT: contact_forms.note_contact,
    Verb.PROMISE: contact_forms.promise,
    Verb.SATISFACTION: contact_forms.satisfaction,
    Verb.HOLD_CLOCK: contact_forms.hold_clock,
    Verb.RESUME_CLOCK: contact_forms.resume_clock,
    Verb.HEAR: looking_forms.hear,
    Verb.DECIDE_REMEDY: looking_forms.decide_remedy,
    Verb.LEARN: looking_forms.learn,
    Verb.FLAG: tie_forms.flag,
    Verb.UNFLAG: tie_forms.unflag,
    Verb.LINK: tie_forms.link,
    Verb.UNLINK: tie_forms.unlink,
}


def step_form(
    seat: Seat, sheet: Sheet, known: Taxonomy, verb: Verb, task: int = 0, *, named: bool = False
) -> Form:
    """The form of a verb, with what was typed in it the last time and not saved; `task` names a
    promise, `named` says that names are shown."""
    form = _form(seat, sheet, known, verb, task, named=named)
    name = f"{verb} {task}" if task else str(verb)
    return form.keeps(asked_page(sheet.complaint.address), name)


def _form(seat: Seat, sheet: Sheet, known: Taxonomy, verb: Verb, task: int, *, named: bool) -> Form:
    match verb:
        case Verb.ADD_ISSUE:
            return looking_forms.IssueForm(seat, sheet, known)
        case Verb.RATE_ISSUE:
            return looking_forms.rate_issue(seat, sheet, known)
        case Verb.FIND:
            return looking_forms.find(seat, sheet, known)
        case Verb.KEEP_PROMISE:
            return contact_forms.keep_promise(seat, sheet, task)
        case Verb.BREAK_PROMISE:
            return contact_forms.break_promise(seat, sheet, task)
        case Verb.EDIT:
            return tie_forms.EditForm(seat, sheet, named=named)
        case _:
            return _PLAIN[verb](seat, sheet)


def is_offered(sheet: Sheet, verb: Verb) -> bool:
    """Whether the form would have anything to offer: an issue to rate, a flag to lower."""
    it = sheet.complaint
    match verb:
        case Verb.RATE_ISSUE | Verb.FIND:
            return bool(it.issues)
        case Verb.UNFLAG:
            return bool(it.flags)
        case Verb.UNLINK:
            return any(link.undone_at is None for link in it.links)
        case Verb.HOLD_CLOCK:
            return any(view.clock.state == "running" for view in sheet.clocks)
        case Verb.RESUME_CLOCK:
            return any(view.clock.state == "held" for view in sheet.clocks)
        case _:
            return True
