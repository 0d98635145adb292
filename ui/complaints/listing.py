"""The rows of the list: the clock first, then who and what, then where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from clinicguard.complaints.listed import ListedComplaint
from clinicguard.complaints.moves import ENDED, State
from clinicguard.complaints.snippet import Snippet
from clinicguard.complaints.taxonomy import Taxonomy
from ui.complaints.choices import said
from ui.complaints.times import colour_of, day_bare, glyph_of, left_short
from ui.language import language, say, say_in
from ui.widgets.rows import Cell, Column, Line, Row, line
from ui.widgets.spans import Span


def columns() -> list[Column]:
    """The columns of the list."""
    return [
        Column(say_in("complaint", "Due"), least=112),
        Column(say_in("complaint", "Complaint"), least=200, share=1),
        Column(say("Where it stands"), least=56, most=132),
    ]


def row_of(listed: ListedComplaint, known: Taxonomy, zone: ZoneInfo) -> Row:
    """One complaint as a row."""
    return Row(
        f"complaint/{listed.number}",
        (_due(listed, zone), _what(listed, known), _standing(listed)),
    )


def _due(listed: ListedComplaint, zone: ZoneInfo) -> Cell:
    clock, promise = listed.clock, listed.promise
    if clock is not None and clock.held is not None:
        return _cell(say_in("complaint", "On hold"), clock.held, "held")
    if clock is not None:
        below = f"{_day(clock.due_at, zone)} {said(clock.kind)}"
        words = Span(left_short(clock.left), bold=True, colour=colour_of(clock.left))
        return Cell((Line((words,)), line(_note(below))), glyph_of(clock.left))
    if listed.state in ENDED:
        return _ended(listed)
    if promise is not None:
        words = Span(promise.words, bold=True, colour=colour_of(promise.left))
        below = f"{_day(promise.due_at, zone)} {say_in('complaint', 'promised')}"
        return Cell((Line((words,)), line(_note(below))), glyph_of(promise.left))
    return _cell(say("Nothing due"), _day(listed.received_at, zone), "todo")


def _ended(listed: ListedComplaint) -> Cell:
    if listed.state is State.WITHDRAWN:
        return _cell(said(listed.state), "", "slashed")
    score = say("satisfied {score}/5", score=listed.score) if listed.score else ""
    return _cell(said(listed.state), score, "closed")


def _cell(lead: str, below: str, glyph: str) -> Cell:
    return Cell((line(Span(lead, bold=True)), line(_note(below))), glyph)  # type: ignore[arg-type]


def _what(listed: ListedComplaint, known: Taxonomy) -> Cell:
    name = listed.name or say("Name not given")
    about = said(listed.kind)
    if listed.category is not None:
        about = known.label(listed.category, listed.subtype, language())
    first = Line(
        (Span(name, bold=True), Span(f"\u3000{about}", "note", colour="text2")),
        (Span(listed.number, "note", colour="mute"),),
    )
    return Cell((first, Line(tuple(snippet_spans(listed.snippet)))))


def _standing(listed: ListedComplaint) -> Cell:
    return Cell((line(Span(said(listed.state), "note")), line(_note(said(listed.channel)))))


def snippet_spans(snippet: Snippet) -> Iterator[Span]:
    """The piece of text, cut at what was found."""
    at = 0
    for start, end in snippet.hits:
        if start > at:
            yield Span(snippet.words[at:start], "note", colour="text2")
        found = snippet.words[start:end]
        yield Span(found, "note", hits=(found,))
        at = end
    if at < len(snippet.words) or not snippet.words:
        yield Span(snippet.words[at:], "note", colour="text2")


def _note(words: str) -> Span:
    return Span(words, "note", colour="text2")


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return day_bare(moment.astimezone(zone).date())
