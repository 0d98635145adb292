"""What happened with a complaint, line by line, as the timeline shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clinicguard.complaints.complaint import Complaint, Field
from clinicguard.complaints.contact import Direction
from clinicguard.complaints.history import Happened, Line, Sight, history
from clinicguard.complaints.issue import Category
from clinicguard.complaints.moves import State, Verb
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.complaints.wording import Edit
from clinicguard.tasks.task import State as TaskState
from ui.complaints.choices import said
from ui.complaints.times import when_here
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.widgets.marks import Chip
from ui.widgets.progress import Event
from ui.widgets.spans import GAP, Span

_LONGEST = 240

_ICONS = {
    Happened.LOGGED: "inbox",
    Happened.ACKNOWLEDGED: "badge-check",
    Happened.STEP: "circle-arrow-right",
    Happened.CONTACT: "phone",
    Happened.PROMISED: "handshake",
    Happened.PROMISE_ENDED: "handshake",
    Happened.ISSUE: "tag",
    Happened.FLAGGED: "flag",
    Happened.UNFLAGGED: "flag",
    Happened.HEARD: "quote",
    Happened.FOUND: "search",
    Happened.REMEDY: "hand-heart",
    Happened.LEARNED: "lightbulb",
    Happened.ANSWERED: "reply",
    Happened.SATISFACTION: "smile",
    Happened.ENDED: "circle-check",
    Happened.LINKED: "link",
    Happened.UNLINKED: "link-2-off",
    Happened.HELD: "pause",
    Happened.RESUMED: "play",
    Happened.EDITED: "pencil",
}


def events(
    complaint: Complaint,
    sight: Sight,
    people: Mapping[int, str],
    known: Taxonomy,
    seat: Seat,
) -> Iterator[Event]:
    """The lines of a sight, the newest first."""
    told_with = {contact.promise for contact in complaint.contacts}
    promises = {promise.id: promise for promise in complaint.promises}
    for line in reversed(history(complaint, sight)):
        if (
            sight is Sight.ALL
            and line.what is Happened.PROMISED
            and line.promise is not None
            and line.promise.id in told_with
        ):
            continue
        marks: tuple[Chip, ...] = ()
        if line.contact is not None and line.contact.promise in promises:
            promise = promises[line.contact.promise]
            marks = (Chip(say("Promised: {what}", what=_short(promise.words, 40)), "amber"),)
        yield Event(
            when_here(line.at, seat),
            _ICONS[line.what],
            tuple(_words(line, known)),
            people.get(line.by, ""),
            marks,
        )


def _words(line: Line, known: Taxonomy) -> Iterator[Span]:
    yield Span(_lead(line, known), bold=line.what is not Happened.CONTACT)
    if line.edit is not None:
        yield from _edited(line.edit)
        return
    if line.who:
        yield Span(GAP + _short(line.who))
    if line.what is not Happened.LOGGED and line.words:
        yield Span(GAP + _short(line.words))
    if line.why:
        yield Span(GAP + _short(line.why), "note", colour="mute")


def _lead(line: Line, known: Taxonomy) -> str:
    choice = (
        ""
        if line.choice is None or isinstance(line.choice, Category | TaskState)
        else said(line.choice)
    )
    match line.what:
        case Happened.LOGGED:
            return say("Received ({how})", how=choice)
        case Happened.ACKNOWLEDGED:
            return say("Acknowledged ({how})", how=choice)
        case Happened.STEP:
            if line.choice is State.LOOKING and not line.words:
                return said(Verb.BEGIN_LOOKING)
            return say("Now: {state}", state=choice)
        case Happened.CONTACT:
            return _contact(line, choice)
        case Happened.PROMISED:
            return say_in("complaint", "Promise")
        case Happened.PROMISE_ENDED:
            return say("Promise kept") if line.choice is TaskState.DONE else say("Promise not kept")
        case Happened.ISSUE:
            assert isinstance(line.choice, Category)
            return say("Issue: {what}", what=known.label(line.choice, "", language()))
        case Happened.FLAGGED:
            return say("Flagged: {what}", what=choice)
        case Happened.UNFLAGGED:
            return say("No longer flagged: {what}", what=choice)
        case Happened.FOUND:
            return say("Found: {what}", what=choice)
        case Happened.REMEDY | Happened.HEARD | Happened.ENDED:
            return choice
        case Happened.LEARNED:
            return say_in("complaint", "Learned")
        case Happened.ANSWERED:
            return say("Answered ({how})", how=choice)
        case Happened.SATISFACTION:
            return say("Asked how satisfied they are")
        case Happened.LINKED:
            return choice
        case Happened.UNLINKED:
            return say("Link undone: {what}", what=choice)
        case Happened.HELD:
            return say("Promised time on hold")
        case Happened.RESUMED:
            return say("Promised time runs again")
        case Happened.EDITED:
            return say_in("complaint", "Changed")


def _contact(line: Line, means: str) -> str:
    assert line.contact is not None
    if not line.contact.reached:
        return say("{means}, not reached", means=means)
    if line.contact.direction is Direction.IN:
        return say("{means}, from them", means=means)
    return say("{means}, from us", means=means)


def _edited(edit: Edit) -> Iterator[Span]:
    name = said(Field(edit.field)) if edit.position == 0 else say("Rating of an issue")
    yield Span(f"{GAP}{name}{GAP}")
    if edit.position == 0 and edit.field in _SHOWN:
        yield Span(_short(edit.old, 80), strike=True, colour="mute")
        yield Span(f"{GAP}{_short(edit.new, 80)}")
    yield Span(f"{GAP}{edit.why}", "note", colour="mute")


_SHOWN = {
    Field.VERBATIM,
    Field.INTERPRETATION,
    Field.WANTED,
    Field.COMPLAINANT,
    Field.PATIENT,
    Field.CHART,
    Field.REACH,
}
"""Fields whose wording reads by itself; of the others the timeline names the field alone."""


def _short(words: str, most: int = _LONGEST) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else f"{one_line[:most]}…"
