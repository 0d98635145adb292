"""What is said of an exhibit before two people dispose of it: what keeps it, what goes along."""

from __future__ import annotations

from datetime import date

from clinicguard.host.dates import date_words
from clinicguard.overview.backups import KEPT_DAYS, KEPT_MONTHS, KEPT_WEEKS
from clinicguard.overview.retention import Keeping, RecordKind
from ui.language import language, on_end, say, say_in
from ui.widgets.particulars import Value


def is_exhibit(keeping: Keeping) -> bool:
    """Whether it is an exhibit's time."""
    return keeping.kind is RecordKind.EVIDENCE


def cases_and_copies(keeping: Keeping) -> list[tuple[str, Value]]:
    """Every case that lists it, by number, and the redacted copies that go with it."""
    if not is_exhibit(keeping):
        return []
    named = [
        say("{number} (not over)", number=each) if each in keeping.still_open else each
        for each in keeping.cases
    ]
    pairs: list[tuple[str, Value]] = [(say("Listed by"), _several(named) or say("no case"))]
    if keeping.copies:
        pairs.append((say("Goes with it"), _several(keeping.copies)))
    return pairs


def why_it_stays(keeping: Keeping, today: date) -> str:
    """What forbids it, in one sentence; empty where its time is over."""
    if keeping.hold is not None and keeping.held:
        return say("A legal hold lies on {number}.", number=keeping.held)
    if keeping.hold is not None:
        return say("A legal hold lies on it.")
    if keeping.still_open:
        return say("Not over yet: {cases}.", cases=_several(keeping.still_open))
    if keeping.is_over(today):
        return ""
    if is_exhibit(keeping) and keeping.until is not None:
        return say("It is kept until {day}.", day=date_words(keeping.until, language()))
    return say("Its last day is not past.")


def backups_still_hold_it() -> str:
    """How long older backups hold it, by their own rule; removing is not wiping."""
    return on_end(
        say(
            "Backups made before still hold it: those of the last {days} days, {weeks} weeks and "
            "{months} months, and one of every year, which stays until you destroy its medium. "
            "The next backup is made without it.",
            days=KEPT_DAYS,
            weeks=KEPT_WEEKS,
            months=KEPT_MONTHS,
        ),
        say(
            "Removed is not wiped: an SSD or a stick can hold the sealed bytes for a while. "
            "Nobody reads them without the clinic's keys."
        ),
    )


def what_goes(keeping: Keeping) -> str:
    """For whoever signs too: all that is gone afterwards, and what stays."""
    along = (
        say("Its redacted copies go too: {numbers}.", numbers=_several(keeping.copies))
        if keeping.copies
        else ""
    )
    return on_end(
        say(
            "{number} is taken away for good: the sealed file, its transcript and small picture, "
            "its title, file name and source, and the words of the log about it.",
            number=keeping.number,
        ),
        along,
        say("Number, kind, size, hash, times and custody stay. It cannot be undone."),
    )


def _several(parts: tuple[str, ...] | list[str]) -> str:
    return say_in("list", ", ").join(parts)
