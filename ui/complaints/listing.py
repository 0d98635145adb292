"""The rows of the list: the clock first, then who and what, then where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from clinicguard.complaints.columns import Column
from clinicguard.complaints.complaint import StaffRole
from clinicguard.complaints.listed import ListedComplaint
from clinicguard.complaints.moves import ENDED, State
from clinicguard.complaints.snippet import Snippet
from clinicguard.complaints.taxonomy import Taxonomy
from ui.complaints.choices import said
from ui.complaints.times import colour_of, day_bare, glyph_of, left_short
from ui.language import language, say, say_in
from ui.widgets.rows import Cell, Line, Row, line
from ui.widgets.rows import Column as Place
from ui.widgets.spans import Span


def column_name(column: Column) -> str:
    """What stands above a column."""
    match column:
        case Column.DUE:
            return say_in("complaint", "Due")
        case Column.WHAT:
            return say_in("complaint", "Complaint")
        case Column.STANDING:
            return say("Where it stands")
        case Column.RECEIVED:
            return say_in("complaint", "Received")
        case Column.TAKEN_BY:
            return say_in("complaint", "Taken by")
        case Column.ROLE:
            return say("Staff role")
        case Column.FLAGS:
            return say("Flags")
        case Column.WANTED:
            return say("What they want")
        case Column.RELATION:
            return say("Relation to the patient")
        case Column.KIND:
            return say("Kind of record")
        case Column.SCORE:
            return say("Satisfaction")


def columns(chosen: Sequence[Column]) -> list[Place]:
    """The chosen columns of the list. In a narrow window those at the end go first."""
    return [_place(each) for each in chosen]


def row_of(
    listed: ListedComplaint,
    chosen: Sequence[Column],
    known: Taxonomy,
    zone: ZoneInfo,
    people: Mapping[int, str],
) -> Row:
    """One complaint as a row."""
    cells = (_cell_of(each, listed, known, zone, people) for each in chosen)
    return Row(f"complaint/{listed.number}", tuple(cells))


def _place(column: Column) -> Place:
    name = column_name(column)
    match column:
        case Column.WHAT:
            return Place(name, least=200, share=1)
        case Column.WANTED:
            return Place(name, least=104, most=260)
        case Column.DUE:
            return Place(name, least=112)
        case Column.STANDING:
            return Place(name, least=56, most=132)
        case _:
            return Place(name, least=64, most=140)


def _cell_of(
    column: Column,
    listed: ListedComplaint,
    known: Taxonomy,
    zone: ZoneInfo,
    people: Mapping[int, str],
) -> Cell:
    match column:
        case Column.DUE:
            return _due(listed, zone)
        case Column.WHAT:
            return _what(listed, known)
        case Column.STANDING:
            return _standing(listed)
        case Column.RECEIVED:
            there = listed.received_at.astimezone(zone)
            return Cell((line(Span(_day(there, zone), "note")), line(_note(f"{there:%H:%M}"))))
        case Column.TAKEN_BY:
            return _plain(people.get(listed.taken_by, ""))
        case Column.ROLE:
            unknown = listed.staff_role is StaffRole.UNKNOWN
            return _plain("" if unknown else said(listed.staff_role))
        case Column.FLAGS:
            flags = sorted(said(flag) for flag in listed.flags)
            return Cell(tuple(line(_note(each)) for each in _two_lines(flags)))
        case Column.WANTED:
            return _plain(listed.wanted)
        case Column.RELATION:
            return _plain(said(listed.relation))
        case Column.KIND:
            return _plain(said(listed.kind))
        case Column.SCORE:
            return _plain(f"{listed.score}/5" if listed.score else "")


def _plain(words: str) -> Cell:
    return Cell((line(_note(words)),))


def _two_lines(words: Sequence[str]) -> tuple[str, ...]:
    """Two to a cell; the second tells how many more there are."""
    if len(words) <= 2:
        return tuple(words) or ("",)
    return words[0], f"{words[1]} +{len(words) - 2}"


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
