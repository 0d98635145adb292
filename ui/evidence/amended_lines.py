"""What was put right in an exhibit's answers: the former wording struck through, who, when, why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.origin_words import answer_words, labels
from ui.evidence.shelf import Here
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Phrase


def amended(exhibit: Exhibit, people: Mapping[int, str], here: Here) -> Iterator[Phrase]:
    """One phrase for each answer that was put right, in order."""
    named = labels()
    for each in exhibit.amended:
        former = answer_words(each.field, each.former, here.short)
        now = answer_words(each.field, each.wording, here.short)
        who = f"{here.day(each.at)} {people.get(each.person, '')}"
        yield Phrase(
            Span(f"{named.get(each.field, each.field)}{GAP}", "note", colour="text2"),
            Span(former, "note", colour="mute", strike=True),
            Span(f"{GAP}{now}", "note"),
            Span(f"\u2028{who}{GAP}{each.reason}", "note", colour="mute"),
            wrap=True,
        )
