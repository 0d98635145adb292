"""Fills the lines of exhibits and their custody, with the words of the press."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from clinicguard.documents.evidence_lines import Correction, CustodyLine, ExhibitLine
from clinicguard.documents.press import Press
from clinicguard.evidence.custody import CustodyEvent
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.host.clock import from_text
from clinicguard.host.words import Words, mark

KINDS: Mapping[str, str] = {
    "screenshot": mark("Screenshot"),
    "photo": mark("Photo"),
    "document": mark("Document"),
    "mail": mark("E-mail"),
    "chat": mark("Chat"),
    "saved_page": mark("Saved web page"),
    "audio": mark("Sound recording"),
    "video": mark("Video recording"),
    "archive": mark("Archive file"),
    "other": mark("Other file"),
}
EVENTS: Mapping[str, str] = {
    "acquired": mark("Taken in"),
    "viewed": mark("Viewed"),
    "copied": mark("Copied"),
    "redacted_from": mark("Redacted copy made"),
    "exported": mark("Exported"),
    "handed_over": mark("Handed over"),
    "returned": mark("Returned"),
    "verified": mark("Verified"),
    "disposed": mark("Disposed of"),
}
RESULTS: Mapping[str, str] = {
    "sound": mark("hash agrees"),
    "sealed_form": mark("sealed file as written; not opened"),
    "missing": mark("the sealed file is missing"),
    "seal": mark("the seal is broken"),
    "content": mark("the content differs"),
    "opened": mark("opened in another program"),
}
_ORIGIN: tuple[tuple[str, str], ...] = (
    ("url", mark("Web address")),
    ("platform", mark("Platform")),
    ("account", mark("Account or group")),
    ("author", mark("Author as shown")),
    ("shown_time", mark("Time as shown")),
    ("shown_zone", mark("Time zone of that time")),
    ("shown_as", mark("Time in the words of the page")),
    ("seen_at", mark("Seen at")),
    ("seen_by", mark("Seen by")),
    ("captured_at", mark("Captured at")),
    ("clock_source", mark("Clock")),
    ("device", mark("Device")),
    ("tool", mark("Tool")),
    ("method", mark("How it was captured")),
    ("place", mark("Place")),
    ("whole_page", mark("Whole page")),
    ("original_online", mark("Original still online")),
    ("carrier", mark("Original is on")),
    ("carrier_holder", mark("Who holds the original")),
    ("witness", mark("Witness")),
)


def exhibit_lines(
    exhibits: Iterable[Exhibit],
    case: str,
    people: Mapping[int, str],
    press: Press,
    pictures: Mapping[str, bytes] | None = None,
) -> tuple[ExhibitLine, ...]:
    """The exhibits of a case by their marks; `pictures` by number, none of sensitive ones.

    The picture of a redacted copy stands under its original's number and its own sign
    (E-2026-0003-R1), and goes before the original's.
    """
    shown = pictures or {}
    return tuple(
        ExhibitLine(
            number=each.number,
            mark=each.mark_in(case) or "",
            title=_title(each, press),
            kind=press.words.say(KINDS[each.kind]),
            size=each.size,
            sha256=each.sha256,
            taken_in_at=each.acquired_at,
            taken_in_by=people.get(each.acquired_by, ""),
            state=_state(each, press.words),
            details=origin_pairs(each, press),
            corrections=corrections(each, people, press),
            picture=_picture(each, shown),
            picture_words=_picture_words(each, shown, press.words),
        )
        for each in exhibits
    )


def custody_lines(
    exhibits: Iterable[Exhibit], case: str, people: Mapping[int, str], press: Press
) -> tuple[CustodyLine, ...]:
    """Every touch of every exhibit, in the order of time."""
    say = press.words.say
    lines = [
        CustodyLine(
            at=event.at,
            exhibit=each.mark_in(case) or each.number,
            event=say(EVENTS[event.event]),
            who=people.get(event.person, ""),
            purpose=event.purpose,
            recipient=_recipient(event, press),
            checked=say(RESULTS[event.detail]) if event.detail in RESULTS else "",
        )
        for each in exhibits
        for event in each.custody
    ]
    return tuple(sorted(lines, key=lambda line: (line.at, line.exhibit)))


def origin_pairs(exhibit: Exhibit, press: Press) -> tuple[tuple[str, str], ...]:
    """What is known of the capture, as label and value."""
    say = press.words.say
    pairs: list[tuple[str, str]] = []
    for field, label in _ORIGIN:
        match getattr(exhibit.origin, field):
            case None | "":
                continue
            case datetime() as moment:
                pairs.append((say(label), press.when(moment)))
            case bool() as yes:
                pairs.append((say(label), say("Yes") if yes else say("No")))
            case value:
                pairs.append((say(label), str(value)))
    return tuple(pairs)


def corrections(
    exhibit: Exhibit, people: Mapping[int, str], press: Press
) -> tuple[Correction, ...]:
    """What was put right later, in order."""
    labels = dict(_ORIGIN)
    return tuple(
        Correction(
            label=press.words.say(labels.get(each.field, each.field)),
            former=_answer(each.field, each.former, press),
            wording=_answer(each.field, each.wording, press),
            when=press.when(each.at),
            who=people.get(each.person, ""),
            reason=each.reason,
        )
        for each in exhibit.amended
    )


def _answer(field: str, kept: str, press: Press) -> str:
    """A former answer as the history keeps it, in words."""
    if not kept:
        return press.words.say("not known")
    if field in ("whole_page", "original_online"):
        return press.words.say("Yes") if kept == "yes" else press.words.say("No")
    if field in ("shown_time", "seen_at", "captured_at"):
        return press.when(from_text(kept))
    return kept


def _title(exhibit: Exhibit, press: Press) -> str:
    """Its title; of a tombstone, when it was disposed of."""
    if exhibit.disposed is None:
        return exhibit.title
    return press.words.say("Disposed of on {day}", day=_day(exhibit.disposed.at, press))


def _day(moment: datetime, press: Press) -> str:
    return press.day(moment.astimezone(press.stamp.zone).date())


def _recipient(event: CustodyEvent, press: Press) -> str:
    """Who received it; of a disposal, who signed it too, and how long it had to be kept."""
    if event.event != "disposed":
        return event.recipient
    return press.words.say(
        "Signed by {other} too; to be kept until {day}",
        other=event.detail,
        day=press.day(date.fromisoformat(event.authority)),
    )


def _state(exhibit: Exhibit, words: Words) -> str:
    if exhibit.disposed is not None:
        return words.say_in("exhibit", "Disposed of by two people")
    match exhibit.sound:
        case True:
            return words.say("Sealed, verified")
        case False:
            return words.say("Damaged")
        case None:
            return words.say("Sealed")


def _redacted(exhibit: Exhibit, pictures: Mapping[str, bytes]) -> str:
    """The newest redacted copy that has a picture: its key, or nothing."""
    signed = [key for key in pictures if key.startswith(f"{exhibit.number}-R")]
    return max(signed, key=lambda key: (len(key), key), default="")


def _picture(exhibit: Exhibit, pictures: Mapping[str, bytes]) -> bytes | None:
    if redacted := _redacted(exhibit, pictures):
        return pictures[redacted]
    return None if exhibit.sensitive else pictures.get(exhibit.number)


def _picture_words(exhibit: Exhibit, pictures: Mapping[str, bytes], words: Words) -> str:
    if exhibit.disposed is not None:
        return words.say("Only the tombstone is left.")
    if redacted := _redacted(exhibit, pictures):
        return words.say("Redacted copy {sign}", sign=redacted.rpartition("-")[2])
    if exhibit.sensitive:
        return words.say("Not printed: shows a person's data. It is in the vault.")
    if exhibit.number in pictures:
        return words.say(
            "{kind}: {title}", kind=words.say(KINDS[exhibit.kind]), title=exhibit.title
        )
    return words.say("This kind of file has no picture.")
