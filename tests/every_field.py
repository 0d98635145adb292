"""Every field of the complaint desk that takes words, found by the desks' own signatures.

`Walk` calls each verb and fills each text by itself, so that a new field is walked the day it is
made; a new verb is missed by name until the round below calls it.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from clinicguard.clinic import Clinic
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import CALL, Channel, Field, LinkKind
from clinicguard.complaints.inquiry import Side
from clinicguard.complaints.intake import NewComplaint, NewPromise
from clinicguard.complaints.issue import Category, Flag, Severity
from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.moves import State
from clinicguard.complaints.old_log import OldComplaint
from clinicguard.complaints.taking_over import made_ready as log_ready
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.spreadsheet.sheet import Encoding, Sheet
from clinicguard.overview.log_lists import LogEntry
from clinicguard.people.contact import NewContact
from clinicguard.people.patients.card import NewCard
from clinicguard.people.patients.importing import Planned
from clinicguard.people.patients.taking_over import made_ready as cards_ready
from clinicguard.storage.log import words_of
from tests.made import HandClock

ALL_AT_ONCE = "=cmd|'/C'!A0\t<b>𠮷</b>&amp;👩‍⚕️\u202eb\u200b\x00\x1b\x7f{0}%s';\r\n堃"
"""A formula, markup, rare Han, emoji, controls, line ends and code, short enough for a name."""

NOT_WORDS = frozenset(
    {
        "number",  # which complaint
        "hat",  # a place of the team, of the program's list
        "step",  # which step of a plan a task belongs to
        "encoding",
        "sha256",
        "complaints.note_encounter.encounter.marks[].what",  # a mark of the script
        "complaints.import.row.taken_by",  # shown with its name masked
    }
)
NOT_VERBS = frozenset(
    {
        "patients.take_over",  # `take_over_ready` with what it makes ready itself
        "complaints.take_over",
        "complaints.begin_log",
        "patients.begin",
        "views.drop",  # names nothing in words
        "team.wear",
    }
)


@dataclass
class Walk:
    """Calls verbs with a text of its own in each field; `put` holds which text went where."""

    clinic: Clinic
    clock: HandClock
    text: str
    short: str
    """For fields that hold a name at most."""
    put: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)

    def do(self, verb: str, /, **given: Any) -> Any:
        """One verb, `room.verb`; what is not given is made up, and every text is filled."""
        room, name = verb.split(".")
        method = getattr(_desks(self.clinic)[room], name)
        self.called.add(verb)
        hints = typing.get_type_hints(method)
        for parameter in inspect.signature(method).parameters:
            if parameter not in given:
                path = f"{verb}.{parameter}"
                given[parameter] = self.filled(path, hints[parameter], given)
        return method(**{name: given[name] for name in inspect.signature(method).parameters})

    def filled(self, path: str, kind: Any, given: Mapping[str, Any]) -> Any:
        """A value of the annotated kind with words wherever it holds words."""
        name = path.rpartition(".")[2]
        if f"+{name}" in given:
            return given[f"+{name}"]
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            (inner,) = (part for part in parts if part is not type(None))
            return self.filled(path, inner, given) if _holds_words(inner) else None
        if origin is typing.Literal:
            return parts[0]
        if origin is tuple:
            return (self.filled(f"{path}[]", parts[0], given),)
        if origin is not None and issubclass(origin, Mapping):
            return {"asked": self.word(f"{path}[]")}
        if origin is not None:
            return frozenset()
        if kind is str:
            return "" if {name, path} & NOT_WORDS else self.word(path)
        if kind is bool:
            return False
        if kind is int:
            return self.clinic.person.id
        if kind is datetime:
            return self.clock.now() + timedelta(days=1)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            hints = typing.get_type_hints(kind)
            return kind(
                **{
                    each.name: self.filled(f"{path}.{each.name}", hints[each.name], given)
                    for each in dataclasses.fields(kind)
                }
            )
        raise LookupError(f"{path}: {kind}")

    def word(self, path: str) -> str:
        """The text of this field: the naughty one, and a mark that no other field has."""
        if path not in self.put:
            self.put[path] = (
                f"{self.short if self.is_short(path) else self.text}›{len(self.put):03d}"
            )
        return self.put[path]

    @staticmethod
    def is_short(path: str) -> bool:
        """Whether the field holds a name, a number, a tag, and no more than that."""
        return path == "views.keep.name" or (path.startswith("patients.") and path.endswith(_NAMES))


_NAMES = (".name", ".chart", ".phone", "tag.words")


def _holds_words(kind: Any) -> bool:
    return kind is str or dataclasses.is_dataclass(kind)


def _desks(clinic: Clinic) -> Mapping[str, Any]:
    return {
        "complaints": clinic.complaints,
        "views": clinic.complaints.views,
        "patients": clinic.patients,
        "team": clinic.team,
    }


def verbs(clinic: Clinic) -> Iterator[str]:
    """Every public verb of the desks, but those that take no words."""
    for room, desk in _desks(clinic).items():
        for name, _ in inspect.getmembers(desk, inspect.ismethod):
            if not name.startswith("_") and f"{room}.{name}" not in NOT_VERBS:
                yield f"{room}.{name}"


def walked(clinic: Clinic, clock: HandClock, text: str, short: str = "") -> Walk:
    """Every verb of the desks once, with `text` in every field that takes words."""
    walk = Walk(clinic, clock, text, short or text)
    _cards(walk)
    _people_outside(walk)
    _complaint(walk)
    _other_ways_in(walk)
    return walk


def _cards(walk: Walk) -> None:
    past = walk.clock.now() - timedelta(hours=1)
    card = walk.do("patients.add").id
    other = walk.clinic.patients.add(NewCard("王小明")).id
    walk.do("patients.change", card=card)
    tagged = walk.do("patients.tag", card=card)
    walk.do("patients.untag", card=card, tag=tagged.tags[-1].id)
    walk.do("patients.tag", card=card)
    walk.do("patients.explain", card=card, **{"+at": past})
    walk.do("patients.merge", keep=card, other=other)
    walk.do("patients.split", card=other)
    walk.do("patients.unmask", card=card)
    sheet = walk.filled("patients.import.sheet", Sheet, _SHEET)
    row = walk.filled("patients.import.row", Planned, {"+line": 2})
    ready = cards_ready(walk.clinic.patients.begin(), [row])
    walk.do("patients.take_over_ready", sheet=sheet, ready=ready, left_out=0, step=_untold)


def _people_outside(walk: Walk) -> None:
    struck = walk.clinic.team.add_contact(NewContact("press", "某報", phone="02"))
    walk.do("team.strike_contact", contact_id=struck.id)
    changed = walk.clinic.team.add_contact(NewContact("press", "某報", phone="02"))
    walk.do("team.change_contact", contact_id=changed.id)
    walk.do("team.add_contact")


def _complaint(walk: Walk) -> None:
    desk, past = walk.clinic.complaints, walk.clock.now() - timedelta(hours=1)
    me = walk.clinic.person.id
    given = {"+received_at": past, "+taken_by": me, "+channel": Channel.PHONE}
    number = walk.do("complaints.log", **given).number
    walk.do("complaints.acknowledge", number=number)
    walk.do("complaints.note_contact", number=number, reached=True)
    walk.do("complaints.hold_clock", number=number, kind=ClockKind.ANSWER)
    walk.do("complaints.resume_clock", number=number, kind=ClockKind.ANSWER)
    walk.do("complaints.begin_looking", number=number)
    walk.do("complaints.add_issue", number=number, severity=Severity.HIGH)
    walk.do("complaints.rate_issue", number=number, position=1, severity=Severity.LOW)
    walk.do("complaints.hear", number=number)
    desk.hear(number, Side.STAFF, "櫃檯", "臨時加了急診")
    walk.do("complaints.find", number=number, position=1)
    walk.do("complaints.decide_remedy", number=number)
    walk.do("complaints.learn", number=number)
    desk.flag(number, Flag.INSURER)
    walk.do("complaints.flag", number=number, flag=Flag.MEDIA)
    walk.do("complaints.unflag", number=number, flag=Flag.INSURER)
    linked = walk.do("complaints.link", number=number, kind=LinkKind.RELATED)
    walk.do("complaints.unlink", number=number, target=linked.links[-1].target)
    walk.do("complaints.set_card", number=number, card=1)
    walk.do("complaints.note_place", number=number)
    place = walk.clinic.complaint_lists.beside.of(number).places[-1].id
    walk.do("complaints.end_place", number=number, place=place)
    walk.do("complaints.note_place", number=number)
    walk.do("complaints.edit", number=number, field=Field.WANTED)
    walk.do("complaints.promise", number=number)
    first, *between, last = desk.unmask(number, "看").open_promises
    walk.do("complaints.keep_promise", number=number, task=first.id)
    for promise in between:
        desk.keep_promise(number, promise.id)
    walk.do("complaints.break_promise", number=number, task=last.id)
    walk.do("complaints.answer", number=number)
    desk.promise(number, NewPromise("回電", walk.clock.now() + timedelta(days=2), step=CALL))
    walk.do("complaints.satisfaction", number=number, score=3)
    walk.do("complaints.close", number=number)
    walk.do("complaints.reopen", number=number)
    walk.do("complaints.unmask", number=number)


def _other_ways_in(walk: Walk) -> None:
    clinic, past = walk.clinic, walk.clock.now() - timedelta(hours=1)
    short = NewComplaint(channel=Channel.BOX, verbatim="太冷", wanted="改善", unnamed=True)
    short = dataclasses.replace(short, taken_by=clinic.person.id, received_at=past)
    other = clinic.complaints.log(short).number
    walk.do("complaints.note_review", number=other)
    walk.do("complaints.withdraw", number=other)
    walk.do("complaints.note_encounter", **{"+began_at": past, "+at": past})
    walk.do("views.keep")
    sheet = walk.filled("complaints.import.sheet", Sheet, _SHEET)
    dated = {"+received_at": past, "+closed_at": past, "+line": 2, "+state": State.CLOSED}
    dated["+category"] = Category.LISTENING
    row = walk.filled("complaints.import.row", OldComplaint, dated)
    ready = log_ready(clinic.complaints.begin_log(), [row], taxonomy())
    walk.do("complaints.take_over_ready", sheet=sheet, ready=ready, left_out=0, step=_untold)


_SHEET = {
    "+encoding": Encoding.UTF8, "+sha256": "0" * 64, "+headings": (), "+rows": (), "+lines": ()
}  # fmt: skip


def _untold(done: int, whole: int) -> None:
    """Nobody is told how far it is."""


def read_back(clinic: Clinic) -> frozenset[str]:
    """Every text that the desks, their lists and the log give back."""
    lists, patients = clinic.complaint_lists, clinic.patients
    numbers = lists.numbers(Filter(), Sort.NUMBER, 100)
    cards = range(1, patients.lists.number() + 1)
    read: list[Any] = [
        *(clinic.complaints.unmask(number, "看") for number in numbers),
        *(lists.beside.of(number) for number in numbers),
        *(patients.unmask(card, "看") for card in cards),
        *patients.lists.imports(),
        *clinic.staff_lists.contacts(),
        *lists.views.all(),
        *clinic.task_lists.open(),
        *clinic.log.newest(500),
    ]
    with clinic.database.reading() as session:
        read += [words_of(session, each.seq) for each in read if isinstance(each, LogEntry)]
    return frozenset(_texts(read))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from _texts(getattr(value, each.name))
