"""The troubles of retention in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.overview import card_disposal, gone, retention

_NOTHING_GONE = mark("Nothing is gone.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    gone.Disposed: (
        mark("This record was disposed of"),
        mark("Its time was over. {first} and {second} disposed of {number} on {day}."),
        mark("That it was there, and who signed on what ground, stays in the log."),
        mark("What stood in it cannot be shown any more. Go on with the other records."),
    ),
    card_disposal.CardInUse: (
        mark("Complaints stand on this card"),
        mark("{complaints} complaints stand on it; the card is kept as long as they are."),
        _NOTHING_GONE,
        mark("Dispose of them when their time is over, or move them to the right card."),
    ),
    retention.OnHold: (
        mark("A legal hold lies on {number}"),
        mark("While it lies there the record is not disposed of, whatever its time."),
        _NOTHING_GONE,
        mark("Ask counsel. An owner or manager lifts the hold, with a reason."),
    ),
    retention.KeptUntil: (
        mark("{number} is still to be kept"),
        mark("It is kept until {until}."),
        _NOTHING_GONE,
        mark("Come back when that day is past."),
    ),
    retention.StillListed: (
        mark("{number} is still needed"),
        mark("It is listed by what is not over yet: {cases}."),
        _NOTHING_GONE,
        mark("Its time counts from the end of the last case that lists it."),
    ),
    retention.StillTold: (
        mark("{number} is still needed"),
        mark("A text of this complaint went out about incidents that are not over: {cases}."),
        _NOTHING_GONE,
        mark("The complaint's time counts from the end of the last of these incidents."),
    ),
    retention.NotYet: (
        mark("{number} is still to be kept"),
        mark("It is not over, or its time is not."),
        _NOTHING_GONE,
        mark("Come back when its last day is past. The list says which day that is."),
    ),
    retention.ReasonNeeded: (
        mark("A reason is missing"),
        mark("Holding, lifting and disposing say why: it stands in the log."),
        mark("Nothing was done. What you typed is still on the screen."),
        mark("Write the reason in a few words."),
    ),
    retention.YearsOutOfBounds: (
        mark("Nobody keeps it so long, or so short"),
        mark("Records are kept for {least} to {most} years."),
        _NOTHING_GONE,
        mark("Write another number of years."),
    ),
}
