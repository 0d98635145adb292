"""The custody of an exhibit as a story: every touch, by whom, what for, for whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clinicguard.documents.from_evidence import EVENTS, RESULTS
from clinicguard.evidence.custody import CustodyEvent
from clinicguard.evidence.custody import Event as Touch
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.host.dates import date_words
from ui.evidence.shelf import Here
from ui.language import language, say
from ui.widgets.progress import Event
from ui.widgets.spans import GAP, Span

_ICONS: dict[Touch, str] = {
    "acquired": "lock",
    "viewed": "eye",
    "copied": "copy",
    "redacted_from": "square-dashed",
    "exported": "upload",
    "handed_over": "handshake",
    "returned": "undo-2",
    "verified": "shield-check",
    "disposed": "trash-2",
}


def custody_events(exhibit: Exhibit, people: Mapping[int, str], here: Here) -> list[Event]:
    """In the order of time, as they stand on the custody form."""
    return [_event(touch, people, here) for touch in exhibit.custody]


def _event(touch: CustodyEvent, people: Mapping[int, str], here: Here) -> Event:
    who = people.get(touch.person, "")
    words = f"{who}{GAP}{say(EVENTS[touch.event])}"
    result = say(RESULTS[touch.detail]) if touch.detail in RESULTS else touch.detail
    broken = touch.event == "verified" and touch.detail not in ("", "sound", "sealed_form")
    if touch.event == "disposed":
        return _disposed(touch, words, here)
    notes = [
        say("For: {purpose}", purpose=touch.purpose) if touch.purpose else "",
        say("To: {recipient}", recipient=touch.recipient) if touch.recipient else "",
        say("By right of: {authority}", authority=touch.authority) if touch.authority else "",
    ]
    spans = [Span(words, "note")]
    if result:
        spans.append(
            Span(f"{GAP}{result}", "note", bold=broken, colour="red" if broken else "mute")
        )
    note = "\u2028".join(note for note in notes if note)
    if note:
        spans.append(Span(f"\u2028{note}", "note", colour="text2"))
    return Event(here.day(touch.at), _ICONS[touch.event], tuple(spans))


def _disposed(touch: CustodyEvent, words: str, here: Here) -> Event:
    """Who signed it too, on what ground, and how long the rule had kept it."""
    until = date_words(date.fromisoformat(touch.authority), language())
    notes = (
        say("Signed too by: {other}", other=touch.detail),
        say("Ground: {ground}", ground=touch.purpose),
        say("Had to be kept until {day}", day=until),
    )
    spans = (Span(words, "note"), Span("\u2028" + "\u2028".join(notes), "note", colour="text2"))
    return Event(here.day(touch.at), _ICONS[touch.event], spans)
