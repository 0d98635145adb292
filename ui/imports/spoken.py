"""The words for fields, faults and encodings of a table that is taken over."""

from __future__ import annotations

from clinicguard.complaints.complaint import Field
from clinicguard.complaints.old_log import OldField
from clinicguard.host.spreadsheet.columns import Fault, FaultKind
from clinicguard.host.spreadsheet.sheet import Encoding
from clinicguard.people.patients.card import CardField
from ui.complaints.choices import said
from ui.language import say, say_in

_OURS: dict[OldField, Field] = {
    OldField.RECEIVED: Field.RECEIVED_AT,
    OldField.VERBATIM: Field.VERBATIM,
    OldField.COMPLAINANT: Field.COMPLAINANT,
    OldField.PATIENT: Field.PATIENT,
    OldField.CHART: Field.CHART,
    OldField.REACH: Field.REACH,
    OldField.BORN: Field.BORN,
    OldField.RELATION: Field.RELATION,
    OldField.CHANNEL: Field.CHANNEL,
    OldField.KIND: Field.KIND,
    OldField.STAFF_ROLE: Field.STAFF_ROLE,
    OldField.WANTED: Field.WANTED,
    OldField.INTERPRETATION: Field.INTERPRETATION,
    OldField.TAKEN_BY: Field.TAKEN_BY,
}


def log_field(field: OldField) -> str:
    """The name of a column of an old log."""
    match field:
        case OldField.CATEGORY:
            return say("What it is about")
        case OldField.ANSWER:
            return say("The answer")
        case OldField.CLOSED:
            return say("Closed on")
        case OldField.STATE:
            return say("Where it stands")
        case OldField.NUMBER:
            return say("Former number")
        case _:
            return said(_OURS[field])


def card_field(field: CardField) -> str:
    """The name of a column of a list of patients, and of a field of a card."""
    match field:
        case CardField.NAME:
            return say("Name")
        case CardField.CHART:
            return say("Chart number")
        case CardField.BORN:
            return say("Birth date")
        case CardField.PHONE:
            return say("Phone")
        case CardField.NOTE:
            return say_in("card", "Note")


def fault_words(fault: Fault) -> str:
    """What is wrong with a cell, and what to do."""
    match fault.kind:
        case FaultKind.EMPTY:
            return say("is empty")
        case FaultKind.NO_DATE:
            return say("is no date that can be read: year, month, day, in this order")
        case FaultKind.STILL_TO_COME:
            return say("is still to come")
        case FaultKind.TOO_LONG:
            return say("is too long")
        case FaultKind.TWICE:
            return say("stands in an earlier row already")
        case FaultKind.UNKNOWN:
            return say("is none of our choices")
        case FaultKind.UNREADABLE:
            return say("has characters that this encoding does not have")


def encoding_words(encoding: Encoding) -> str:
    """The name of an encoding, as people know it."""
    match encoding:
        case Encoding.UTF8:
            return "UTF-8"
        case Encoding.UTF8_MARKED:
            return "UTF-8 (BOM)"
        case Encoding.UTF16:
            return "UTF-16"
        case Encoding.BIG5:
            return say("Big5 (Taiwan)")
        case Encoding.GB18030:
            return say("GB 18030 (mainland)")
        case Encoding.XLSX:
            return say_in("file", "Excel workbook")
