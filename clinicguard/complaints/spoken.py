"""The word for each choice of a complaint: one place for screens and papers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Channel, Field, LinkKind, Need, Relation, StaffRole
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.issue import Because, Flag, Harm, Severity, Stage
from clinicguard.complaints.moves import Kind, State, Verb
from clinicguard.host.words import Words, mark

_SAID: Mapping[type[Enum], Mapping[Any, str]] = {
    Kind: {
        Kind.COMPLAINT: mark("Complaint"),
        Kind.SUGGESTION: mark("Suggestion"),
        Kind.COMPLIMENT: mark("Compliment"),
        Kind.NEAR_MISS: mark("Near miss"),
    },
    State: {
        State.NEW: mark("New"),
        State.ACKNOWLEDGED: mark("Acknowledged"),
        State.LOOKING: mark("Looking into it"),
        State.ANSWERED: mark("Answered"),
        State.CLOSED: mark("Closed"),
        State.WITHDRAWN: mark("Withdrawn"),
    },
    Channel: {
        Channel.IN_PERSON: mark("In person"),
        Channel.PHONE: mark("Phone"),
        Channel.LETTER: mark("Letter"),
        Channel.BOX: mark("Suggestion box"),
        Channel.EMAIL: mark("E-mail"),
        Channel.LINE: mark("LINE"),
        Channel.WECHAT: mark("WeChat"),
        Channel.WHATSAPP: mark("WhatsApp"),
        Channel.TEXT_MESSAGE: mark("Text message"),
        Channel.WEB_FORM: mark("Web form"),
        Channel.REVIEW_SITE: mark("Review site"),
        Channel.SOCIAL_MEDIA: mark("Social media"),
        Channel.AUTHORITY: mark("By an authority"),
        Channel.OTHER: mark("Another way"),
    },
    Relation: {
        Relation.PATIENT: mark("The patient"),
        Relation.PARENT: mark("A parent"),
        Relation.FAMILY: mark("Family"),
        Relation.LAWYER: mark("A lawyer"),
        Relation.OTHER: mark("Somebody else"),
    },
    StaffRole: {
        StaffRole.DENTIST: mark("Dentist"),
        StaffRole.ASSISTANT: mark("Dental assistant"),
        StaffRole.RECEPTION: mark("Reception desk"),
        StaffRole.MANAGEMENT: mark("Practice management"),
        StaffRole.TECHNICIAN: mark("Dental technician"),
        StaffRole.OUTSIDE: mark("Somebody from outside"),
        StaffRole.NOBODY: mark("Nobody in particular"),
        StaffRole.UNKNOWN: mark("Not known yet"),
    },
    Flag: {
        Flag.MEDIA: mark("Media or publicity"),
        Flag.LEGAL: mark("Lawyer, suit or damages"),
        Flag.AUTHORITY: mark("Authority, consumer body"),
        Flag.INSURER: mark("Insurer"),
        Flag.MINOR: mark("A minor is concerned"),
        Flag.STAFF_SAFETY: mark("Staff feel unsafe"),
        Flag.SERIOUS_EVENT: mark("Injury or wrong drug"),
    },
    Field: {
        Field.KIND: mark("Kind of record"),
        Field.CHANNEL: mark("How it came"),
        Field.RECEIVED_AT: mark("When it came"),
        Field.TAKEN_BY: mark("Who took it"),
        Field.COMPLAINANT: mark("Who complains"),
        Field.RELATION: mark("Relation to the patient"),
        Field.REACH: mark("How to reach them"),
        Field.PATIENT: mark("Patient's name"),
        Field.CHART: mark("Chart number"),
        Field.BORN: mark("Birth date"),
        Field.VERBATIM: mark("In their own words"),
        Field.INTERPRETATION: mark("How we read it"),
        Field.WANTED: mark("What they want"),
        Field.STAFF_ROLE: mark("Whose work it concerns"),
    },
    Need: {
        Need.ISSUE: mark("at least one issue"),
        Need.STAFF_SIDE: mark("what staff or the record say"),
        Need.FINDING: mark("a finding on every issue"),
        Need.OPEN_PROMISE: mark("an end to each open promise"),
        Need.OPEN_AGAIN: mark("the record open again"),
    },
    Verb: {
        Verb.ACKNOWLEDGE: mark("Acknowledge"),
        Verb.BEGIN_LOOKING: mark("Begin looking into it"),
        Verb.ANSWER: mark("Note the answer"),
        Verb.CLOSE: mark("Close the complaint"),
        Verb.WITHDRAW: mark("Note that it was withdrawn"),
        Verb.REOPEN: mark("Reopen"),
        Verb.EDIT: mark("Change the wording"),
        Verb.NOTE_CONTACT: mark("Note a contact"),
        Verb.PROMISE: mark("Note a promise"),
        Verb.KEEP_PROMISE: mark("Mark the promise as kept"),
        Verb.BREAK_PROMISE: mark("Mark the promise as not kept"),
        Verb.ADD_ISSUE: mark("Add an issue"),
        Verb.RATE_ISSUE: mark("Rate an issue"),
        Verb.HEAR: mark("Write down what a side says"),
        Verb.FIND: mark("Write down what was found"),
        Verb.DECIDE_REMEDY: mark("Decide on a remedy"),
        Verb.LEARN: mark("Write down what we learn"),
        Verb.FLAG: mark("Flag"),
        Verb.UNFLAG: mark("Lower a flag"),
        Verb.LINK: mark("Link to another record"),
        Verb.UNLINK: mark("Undo a link"),
        Verb.SATISFACTION: mark("Note how satisfied they are"),
        Verb.HOLD_CLOCK: mark("Hold a promised time"),
        Verb.RESUME_CLOCK: mark("Let a promised time run again"),
    },
    ClockKind: {
        ClockKind.FIRST_REPLY: mark("First reply"),
        ClockKind.ANSWER: mark("Answer"),
    },
    Means: {
        Means.IN_PERSON: mark("Face to face"),
        Means.PHONE: mark("Phone"),
        Means.LETTER: mark("Letter"),
        Means.EMAIL: mark("E-mail"),
        Means.LINE: mark("LINE"),
        Means.WECHAT: mark("WeChat"),
        Means.WHATSAPP: mark("WhatsApp"),
        Means.TEXT_MESSAGE: mark("Text message"),
        Means.VISIT: mark("Visit"),
        Means.PUBLIC_REPLY: mark("Public reply"),
        Means.OTHER: mark("Another way"),
    },
    Direction: {Direction.OUT: mark("we turned to them"), Direction.IN: mark("they turned to us")},
    Tag: {
        Tag.HEARD: mark("Felt heard"),
        Tag.EXPLAINED: mark("Explained clearly"),
        Tag.PUT_RIGHT: mark("Put right"),
        Tag.FAST: mark("Quick"),
        Tag.SLOW: mark("Too slow"),
        Tag.NOT_HEARD: mark("Did not feel heard"),
        Tag.NOT_EXPLAINED: mark("Not explained"),
        Tag.NOT_PUT_RIGHT: mark("Not put right"),
        Tag.WILL_RETURN: mark("Will come again"),
        Tag.WILL_LEAVE: mark("Will not come again"),
    },
    Side: {
        Side.PATIENT: mark("The patient says"),
        Side.STAFF: mark("Staff say"),
        Side.RECORD: mark("The record says"),
        Side.SHOULD: mark("What should have happened"),
    },
    Verdict: {
        Verdict.UPHELD: mark("Justified"),
        Verdict.PARTLY: mark("Justified in part"),
        Verdict.NOT_UPHELD: mark("Not justified"),
        Verdict.UNCLEAR: mark("Cannot be clarified"),
    },
    RemedyKind: {
        RemedyKind.EXPLANATION: mark("Explanation"),
        RemedyKind.APOLOGY: mark("Apology"),
        RemedyKind.RETREATMENT: mark("Treatment done again"),
        RemedyKind.REFUND: mark("Refund"),
        RemedyKind.FEE_WAIVED: mark("Fee waived"),
        RemedyKind.REFERRAL: mark("Referral"),
        RemedyKind.SECOND_OPINION: mark("Second opinion"),
        RemedyKind.CHANGE: mark("Change in how we work"),
        RemedyKind.OTHER: mark("Something else"),
    },
    Severity: {
        Severity.NONE: mark("None"),
        Severity.LOW: mark("Mild"),
        Severity.MEDIUM: mark("Marked"),
        Severity.HIGH: mark("Severe"),
    },
    Stage: {
        Stage.ACCESS: mark("Getting an appointment"),
        Stage.PRACTICE: mark("In the clinic, before or after treatment"),
        Stage.CONSULTATION: mark("During treatment"),
        Stage.FOLLOW_UP: mark("Afterwards or on referral"),
        Stage.SEVERAL: mark("At several points"),
        Stage.OTHER: mark("At another point"),
    },
    Harm: {
        Harm.UNKNOWN: mark("Harm not known"),
        Harm.NONE: mark("No harm told of"),
        Harm.MINIMAL: mark("Minimal: upset"),
        Harm.MINOR: mark("Minor: stress, worry"),
        Harm.MODERATE: mark("Moderate: recovery took longer"),
        Harm.MAJOR: mark("Major: lasting"),
        Harm.CATASTROPHIC: mark("Catastrophic: death"),
    },
    LinkKind: {
        LinkKind.INCIDENT: mark("Grew into an incident"),
        LinkKind.MERGED: mark("Handled together with"),
        LinkKind.RELATED: mark("Related to"),
    },
    Because: {
        Because.USUAL: mark("usual for this kind of issue"),
        Because.SERIOUS_EVENT: mark("a serious event is flagged"),
        Because.STAFF_SAFETY: mark("staff feel unsafe"),
        Because.MINOR: mark("a minor is concerned"),
    },
}


def spoken(choice: Enum, words: Words) -> str:
    """The word for a choice, in the language of `words`."""
    return words.say(_SAID[type(choice)][choice])


def is_spoken(choice: Enum) -> bool:
    """Whether a choice has its word here."""
    return type(choice) in _SAID


def every_choice() -> list[Enum]:
    """All choices that have a word."""
    return [choice for choices in _SAID.values() for choice in choices]
