"""The troubles of the complaint room in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.complaints import troubles
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark

_KEPT = mark("Nothing was written. What you typed is still on the screen.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    troubles.MoveRefused: (
        mark("This step does not come yet"),
        mark("{number} stands at “{state}”. “{verb}” is not possible from here."),
        _KEPT,
        mark("Before it comes: {first} {missing}"),
    ),
    troubles.FieldMissing: (
        mark("Something is still empty"),
        mark("“{field}” has to say something before this can be saved."),
        _KEPT,
        mark("Fill it in, or choose that it was not said."),
    ),
    troubles.FieldTooLong: (
        mark("This text is too long"),
        mark("“{field}” has {length} characters; up to {limit} are kept in one field."),
        _KEPT,
        mark("Shorten it, or keep the long text as evidence and name it here."),
    ),
    troubles.FieldUnknown: (
        mark("This is none of the choices"),
        mark("“{field}” cannot be “{given}”."),
        _KEPT,
        mark("Choose one of those that are offered."),
    ),
    troubles.ReasonMissing: (
        mark("A reason is missing"),
        mark("This changes what the record says, so the record has to say why."),
        _KEPT,
        mark("Write the reason in a few words."),
    ),
    troubles.NothingChanged: (
        mark("Nothing is different"),
        mark("“{field}” already says exactly this."),
        _KEPT,
        mark("Change the wording, or leave it as it is."),
    ),
    troubles.NotYet: (
        mark("This time is still to come"),
        mark("“{field}” lies in the future by this PC's clock."),
        _KEPT,
        mark("Correct the time. If the PC's clock is wrong, set it right first."),
    ),
    troubles.BeforeReceived: (
        mark("This is before the complaint came"),
        mark("“{field}” lies before the time at which the complaint was received."),
        _KEPT,
        mark("Correct this time, or first correct when the complaint came."),
    ),
    troubles.AlreadySo: (
        mark("This is so already"),
        mark("The record says it already: {what}."),
        _KEPT,
        mark("Somebody else may have done it a moment ago. Look at the history."),
    ),
    troubles.NoSuchPart: (
        mark("This is no longer there"),
        mark("The record has no such open entry any more."),
        _KEPT,
        mark("Somebody else may have ended it a moment ago. Look at the history."),
    ),
}
