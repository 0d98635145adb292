"""Draws up the flow chart of a nature from its playbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.documents.charts.flow_chart import (
    End,
    Levels,
    Never,
    Node,
    Question,
    Row,
    Start,
    Step,
)
from clinicguard.documents.press import Press
from clinicguard.documents.wall_chart import ChartPaper
from clinicguard.host.words import Words
from clinicguard.incidents.spoken import spoken
from clinicguard.knowledge.natures import Nature, Task
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.playbooks import Playbooks
from clinicguard.knowledge.ratings import Level

_SAFETY = "everyone_safe"
_RATED = "rating"
_MOST_NEVER = 4


@dataclass(frozen=True, slots=True)
class _Chart:
    playbooks: Playbooks
    nature: Nature
    press: Press


def chart_paper(playbooks: Playbooks, nature: str, press: Press) -> ChartPaper:
    """The chart of a nature. Raises KeyError: there is no such nature."""
    it = _Chart(playbooks, playbooks.natures[nature], press)
    nodes = tuple(_nodes(it))
    language, say = press.language, press.words.say
    reviewed = it.nature.reviewed
    return ChartPaper(
        name=it.nature.name.in_language(language),
        meaning=it.nature.meaning.in_language(language),
        nodes=nodes,
        levels=tuple(spoken(level, press.words) for level in Level),  # type: ignore[arg-type]
        told=" ".join(_told(node) for node in nodes),
        reviewed=say(
            "Times count from the call of the team. {who} read this wording on {day}.",
            who=reviewed.by,
            day=press.day(reviewed.on),
        )
        if reviewed
        else say(
            "Times count from the call of the team. Nobody has reviewed this wording for your "
            "clinic yet."
        ),
    )


def _nodes(it: _Chart) -> Iterator[Node]:
    language, words = it.press.language, it.press.words
    yield Start(
        it.nature.name.in_language(language),
        tuple(sign.in_language(language) for sign in it.nature.signs[:3]),
    )
    tasks = it.playbooks.tasks_for(it.nature.id, Level.HIGH)
    yes, no = words.say("Yes"), words.say("No")
    yield Question(
        words.say("Is anybody in danger now?"),
        yes,
        it.playbooks.task(_SAFETY).do.in_language(language),
        no,
    )
    for number, stage in enumerate(it.playbooks.stages, 1):
        own = (x for x in tasks if x.step == stage.id and x.id != _SAFETY)
        rows = tuple(_row(task, it) for task in own)
        asks = stage.question.in_language(language)
        if stage.id == _RATED:
            yield Levels(number, asks, tuple(_level(level, it) for level in Level))
        if rows or stage.id != _RATED:
            yield Step(number, stage.name.in_language(language), asks, rows)
    yield End(words.say("Case closed, plan changed"))
    mistakes = it.playbooks.mistakes_for(it.nature.id)[:_MOST_NEVER]
    yield Never(
        words.say("Not meanwhile"),
        tuple((x.what.in_language(language), x.better.in_language(language)) for x in mistakes),
    )


def _row(task: Task, it: _Chart) -> Row:
    hats = {hat.id: hat.name.in_language(it.press.language) for hat in it.playbooks.hats.hats}
    low, medium, high = (
        time_words(task.due_at(level), it.press.words) if task.applies_at(level) else "–"
        for level in Level
    )
    return Row(hats.get(task.hat, task.hat), task.do.in_language(it.press.language),
               (low, medium, high))  # fmt: skip


def _level(level: Level, it: _Chart) -> tuple[str, str]:
    plan = it.playbooks.levels.of(level)
    return spoken(level, it.press.words), plan.response.in_language(it.press.language)


def time_words(offset: Offset, words: Words) -> str:
    """A time to act as short as a wall has room for."""
    match offset.unit:
        case "min":
            return words.count("{n} min", "{n} min", offset.amount)
        case "h":
            return words.count("{n} h", "{n} h", offset.amount)
        case "WD":
            return words.count("{n} w. day", "{n} w. days", offset.amount)


def _told(node: Node) -> str:
    """The node in words, for those who cannot see the drawing."""
    match node:
        case Start():
            return f"{node.name}. {' '.join(node.signs)}"
        case Question():
            return f"{node.asks} {node.yes}: {node.then}"
        case Levels():
            return f"{node.number}. {node.asks} " + " ".join(
                f"{name}: {said}" for name, said in node.levels
            )
        case Step():
            rows = "; ".join(f"{r.who}: {r.what} ({' / '.join(r.times)})" for r in node.rows)
            return f"{node.number}. {node.name}. {node.asks} {rows}".strip()
        case Never():
            return f"{node.name}: " + " ".join(f"{a} {b}" for a, b in node.lines)
        case End():
            return node.name
