"""An incident as a row of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinicguard.incidents.incident import State
from clinicguard.incidents.lists import IncidentLine
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.task import Light
from clinicguard.tasks.task import light as light_of
from ui.incidents.said import When, level_word, word
from ui.language import count, say
from ui.shell.remaining import length_words, minutes_of
from ui.widgets.glyphs import Glyph
from ui.widgets.lights import light_colour
from ui.widgets.rows import Cell, Column, Line, Row, cell
from ui.widgets.spans import GAP, Span

_BARS: Mapping[Level | None, tuple[str, str]] = {
    None: ("signal", "mute"),
    Level.LOW: ("signal-low", "green"),
    Level.MEDIUM: ("signal-medium", "amber"),
    Level.HIGH: ("signal-high", "red"),
}


@dataclass(frozen=True, slots=True)
class Going:
    """What is read of a case that is not over: steps behind it, and when the next word is due."""

    done: int
    next_word: datetime | None


def columns() -> Sequence[Column]:
    """The heads of the list."""
    return (
        Column(say("State"), least=112),
        Column(say("Case"), least=176, share=1),
        Column(say("Level"), least=64),
        Column(say("Steps"), least=64, goes=2),
        Column(say("Next update"), least=104),
        Column(say("Open tasks"), least=72, goes=1),
        Column(say("Age"), least=80, goes=1),
    )


def row_of(line: IncidentLine, nature: str, going: Going | None, when: When) -> Row:
    """The row of an incident; `going` is known of those that are not over."""
    steps = "" if going is None else say("{done}/12", done=going.done)
    due = going.next_word if going is not None else None
    update = Span("") if due is None else _update(due, when)
    below = [Span(line.number, "note", colour="text2")]
    kinds = f"{nature} +{line.further}" if nature and line.further else nature
    for words in (kinds, say("Drill") if line.drill else "", _merged(line)):
        if words:
            below.append(Span(f"{GAP}{words}", "note", colour="text2"))
    return Row(
        f"incident/{line.number}",
        (
            Cell(
                (Line((Span(word(line.state), bold=line.state is State.ACTIVE),)),), glyph_of(line)
            ),
            Cell((Line((Span(line.title, bold=True),)), Line(tuple(below)))),
            _level(line),
            cell(Span(steps, colour="text2")),
            cell(update),
            cell(Span(str(line.open_tasks) if line.open_tasks else "", colour="text2")),
            cell(Span(_age(line, when), "note", colour="text2")),
        ),
        burning=line.state is State.ACTIVE and line.level is Level.HIGH,
    )


def _level(line: IncidentLine) -> Cell:
    if line.level is None and line.state is State.NOT_AN_INCIDENT:
        return cell("")
    icon, colour = _BARS[line.level]
    words = Line((Span(level_word(line.level), colour=colour, bold=True),))
    return Cell((words,), icon=icon, icon_colour=colour)


def glyph_of(line: IncidentLine) -> Glyph:
    """The state glyph of a case."""
    if line.merged_into:
        return "void"
    match line.state:
        case State.NOTICED:
            return "unknown"
        case State.NOT_AN_INCIDENT:
            return "slashed"
        case State.ACTIVE:
            return "burns"
        case State.STOOD_DOWN:
            return "doing"
        case State.CLOSED:
            return "closed"


def _update(due: datetime, when: When) -> Span:
    light = light_of(due, when.now)
    words = when.left(due) if light in (Light.BURNS, Light.SOON) else when.short(due)
    return Span(words, colour=light_colour(light), bold=light is Light.BURNS)


def _age(line: IncidentLine, when: When) -> str:
    minutes = minutes_of(when.now - line.noticed_at)
    days = minutes // (24 * 60)
    return count("{n} day", "{n} days", days) if days > 1 else length_words(minutes)


def _merged(line: IncidentLine) -> str:
    return say("part of {number}", number=line.merged_into) if line.merged_into else ""
