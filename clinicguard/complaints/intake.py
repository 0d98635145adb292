"""Taking a complaint: what is written down at the desk, and the six fields that make it safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from clinicguard.complaints.complaint import (
    LONGEST,
    Channel,
    Complainant,
    Field,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.issue import Flag
from clinicguard.complaints.moves import Kind
from clinicguard.complaints.troubles import BeforeReceived, FieldMissing, FieldTooLong, NotYet
from clinicguard.host.clock import from_text, to_text

Choice = TypeVar("Choice", bound=StrEnum)
SOMEBODY = Complainant("", Relation.PATIENT, "")
NOBODY = Patient("", "", None)


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What was promised; `owner` None is whoever took the complaint. `step` CALL is a call that
    asks afterwards how they are."""

    what: str
    due_at: datetime
    owner: int | None = None
    step: str = ""


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """A complaint as it is being taken; what is not known yet is empty or None.

    `unnamed` says that they would not give a name, `wanted_unsaid` that they did not say what they
    want: an empty field alone is a field not yet filled.
    """

    kind: Kind = Kind.COMPLAINT
    channel: Channel | None = None
    complainant: Complainant = SOMEBODY
    unnamed: bool = False
    patient: Patient = NOBODY
    verbatim: str = ""
    interpretation: str = ""
    wanted: str = ""
    wanted_unsaid: bool = False
    taken_by: int | None = None
    received_at: datetime | None = None
    staff_role: StaffRole = StaffRole.UNKNOWN
    flags: frozenset[Flag] = frozenset()
    promises: tuple[NewPromise, ...] = ()


SAFE: tuple[Field, ...] = (
    Field.COMPLAINANT,
    Field.CHANNEL,
    Field.VERBATIM,
    Field.WANTED,
    Field.TAKEN_BY,
    Field.RECEIVED_AT,
)
"""The six fields, in the order in which they are asked."""


def missing(new: NewComplaint) -> tuple[Field, ...]:
    """Which of the six are still to be filled. Only a complaint has to say what is wanted."""
    filled = {
        Field.COMPLAINANT: new.unnamed or bool(new.complainant.name.strip()),
        Field.CHANNEL: new.channel is not None,
        Field.VERBATIM: bool(new.verbatim.strip()),
        Field.WANTED: new.wanted_unsaid
        or bool(new.wanted.strip())
        or new.kind is not Kind.COMPLAINT,
        Field.TAKEN_BY: new.taken_by is not None,
        Field.RECEIVED_AT: new.received_at is not None,
    }
    return tuple(field for field in SAFE if not filled[field])


def checked(new: NewComplaint, now: datetime) -> NewComplaint:
    """The complaint as it may be logged.

    Raises:
        FieldMissing: one of the six fields is empty.
        FieldTooLong: a text has more than LONGEST characters.
        NotYet: it is said to have come at a time still to come.
    """
    for field in missing(new):
        raise FieldMissing(field)
    for name, text in _texts(new).items():
        fits(name, text)
    assert new.received_at is not None
    happened(Field.RECEIVED_AT, new.received_at, now)
    for promise in new.promises:
        said("promise", promise.what)
    if new.unnamed:
        return replace(new, complainant=replace(new.complainant, name=""))
    return new


def fits(field: str, text: str) -> str:
    """The text. Raises FieldTooLong."""
    if len(text) > LONGEST:
        raise FieldTooLong(field, len(text), LONGEST)
    return text


def said(field: str, text: str) -> str:
    """A text that has to say something. Raises FieldMissing, FieldTooLong."""
    if not text.strip():
        raise FieldMissing(field)
    return fits(field, text)


def happened(
    field: str, at: datetime | None, now: datetime, received: datetime | None = None
) -> datetime:
    """When something happened; None is now. Raises NotYet, BeforeReceived."""
    if at is None:
        return now
    if at > now:
        raise NotYet(field)
    if received is not None and at < received:
        raise BeforeReceived(field)
    return at


def to_draft(new: NewComplaint) -> dict[str, Any]:
    """The complaint as a draft keeps it."""
    return {
        "kind": new.kind.value,
        "channel": new.channel and new.channel.value,
        **_texts(new),
        "relation": new.complainant.relation.value,
        "unnamed": new.unnamed,
        "born": new.patient.born and new.patient.born.isoformat(),
        "wanted_unsaid": new.wanted_unsaid,
        "taken_by": new.taken_by,
        "received_at": new.received_at and to_text(new.received_at),
        "staff_role": new.staff_role.value,
        "flags": sorted(flag.value for flag in new.flags),
        "promises": [
            {"what": each.what, "due_at": to_text(each.due_at), "owner": each.owner}
            for each in new.promises
        ],
    }


def from_draft(kept: Mapping[str, Any]) -> NewComplaint:
    """Reads a draft back; a draft of an older version may lack fields or know other choices."""
    return NewComplaint(
        kind=_choice(Kind, kept.get("kind")) or Kind.COMPLAINT,
        channel=_choice(Channel, kept.get("channel")),
        complainant=Complainant(
            kept.get("complainant", ""),
            _choice(Relation, kept.get("relation")) or Relation.PATIENT,
            kept.get("reach", ""),
        ),
        unnamed=kept.get("unnamed", False),
        patient=Patient(
            kept.get("patient", ""),
            kept.get("chart", ""),
            date.fromisoformat(kept["born"]) if kept.get("born") else None,
        ),
        verbatim=kept.get("verbatim", ""),
        interpretation=kept.get("interpretation", ""),
        wanted=kept.get("wanted", ""),
        wanted_unsaid=kept.get("wanted_unsaid", False),
        taken_by=kept.get("taken_by"),
        received_at=from_text(kept["received_at"]) if kept.get("received_at") else None,
        staff_role=_choice(StaffRole, kept.get("staff_role")) or StaffRole.UNKNOWN,
        flags=frozenset(
            flag for name in kept.get("flags", ()) if (flag := _choice(Flag, name)) is not None
        ),
        promises=tuple(
            NewPromise(each["what"], from_text(each["due_at"]), each["owner"])
            for each in kept.get("promises", ())
        ),
    )


def _texts(new: NewComplaint) -> dict[str, str]:
    return {
        Field.COMPLAINANT.value: new.complainant.name,
        Field.REACH.value: new.complainant.reach,
        Field.PATIENT.value: new.patient.name,
        Field.CHART.value: new.patient.chart,
        Field.VERBATIM.value: new.verbatim,
        Field.INTERPRETATION.value: new.interpretation,
        Field.WANTED.value: new.wanted,
    }


def _choice(choices: type[Choice], value: object) -> Choice | None:
    return choices(value) if value in {each.value for each in choices} else None
