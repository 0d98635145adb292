"""The words that both panels share: what a case holds, and what stays behind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinicguard.casepack.desk_out import Inside
from clinicguard.casepack.incoming import Received
from clinicguard.casepack.lists import Origin
from clinicguard.casepack.readme import LEFT_BEHIND
from ui.language import say, say_in
from ui.widgets.cards import Card
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP
from ui.widgets.text import Label

Pairs = list[tuple[str, str]]
_SHORT = 20


def counts(inside: Inside) -> Pairs:
    """What goes, as label and value."""
    size = f"{GAP}{size_words(inside.size)}" if inside.exhibits else ""
    return [
        (say_in("handover", "Records"), f"{inside.records:,}"),
        (say("Exhibits"), f"{inside.exhibits:,}{size}"),
        (say("Complaints"), str(inside.complaints)),
        (say("Patient cards"), str(inside.cards)),
        (say("People named"), str(inside.people)),
    ]


def counts_of(received: Received) -> Pairs:
    """What came, in the same words."""
    record = received.record
    return counts(
        Inside(
            records=record.count(),
            exhibits=len(record.rows("exhibit")),
            size=received.size,
            complaints=len(record.rows("complaint")),
            cards=len(record.rows("patient")),
            people=len(record.people),
            damaged=(),
        )
    )


def stays_behind() -> QWidget:
    """What does not travel, a line each."""
    card = Card()
    for each in LEFT_BEHIND:
        card.column.addWidget(Label(say(each), "note", "text2", wrap=True))
    return card


def from_words(origin: Origin) -> str:
    """From which clinic, short enough for a heading: the name is theirs, of any length."""
    name = origin.clinic_name
    return say("from {clinic}", clinic=name if len(name) <= _SHORT else f"{name[:_SHORT]}…")


def fingerprint(hash_: str) -> str:
    """The first sixteen places of a hash, four by four, to be read out by phone."""
    short = hash_[:16].upper()
    return " ".join(short[at : at + 4] for at in range(0, len(short), 4))
