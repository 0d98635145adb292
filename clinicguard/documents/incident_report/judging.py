"""The report's judgements: rating and its history, team, tasks, options, messages, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.figures import Chart
from clinicguard.documents.blocks.panels import Together
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.charts.matrix import MatrixWords, matrix
from clinicguard.documents.incident_report.paper import DecisionLine, RatingLine, ReportPaper
from clinicguard.documents.line_tables import moments, when
from clinicguard.documents.parts import (
    Chapters,
    facts,
    none_recorded,
    paragraph,
    section,
    two_lines,
)
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL, CELL_SOFT, CELL_STRONG
from clinicguard.documents.type.style import Span


def rating(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """The matrix, the way the rating went, and the reasons."""
    say_in = press.words.say_in
    say = press.words.say
    yield chapters.next(say("How bad it is: the rating"))
    if not paper.ratings:
        yield none_recorded(say("It was not rated."))
        return
    yield paragraph(
        say(
            "Impact is the greater of nature and severity, urgency the greater of scope and time "
            "pressure, each from 0 to 3. The cell gives the level; a hard floor raises it to high. "
            "What was not known counted as 3."
        ),
        keep_next=True,
    )
    words = MatrixWords(say_in("paper", "Impact"), say_in("paper", "Urgency"), paper.level_words)
    cells = [(each.impact, each.urgency) for each in paper.ratings]
    yield Chart(matrix(paper.levels, cells, words, _in_words(paper, press)))
    for number, each in enumerate(paper.ratings, start=1):
        yield _rating(number, each, press)


def _in_words(paper: ReportPaper, press: Press) -> str:
    """What the matrix shows, said."""
    parts = [
        press.words.say(
            "{number}: impact {impact}, urgency {urgency}, level {level}",
            number=number,
            impact=each.impact,
            urgency=each.urgency,
            level=each.level_word,
        )
        for number, each in enumerate(paper.ratings, start=1)
    ]
    return press.words.say("Rating matrix. {ratings}.", ratings="; ".join(parts))


def _rating(number: int, each: RatingLine, press: Press) -> Block:
    say_in = press.words.say_in
    say = press.words.say
    unknown = say("not known, counted as 3")
    made_of = [
        Text(
            [
                Span(f"{part.name}    {unknown if part.value is None else part.value}    ", True),
                Span(part.why),
            ],
            CELL,
        )
        for part in each.factors
    ]
    pairs: list[tuple[str, Cell]] = [
        (
            f"{number}\n{press.short(each.at)}",
            [
                Text([Span(each.level_word, bold=True), Span(f"    {each.who}")], CELL),
                Text(each.reason, CELL),
            ],
        ),
        (say_in("paper", "Factors"), made_of),
        (say("Hard floors"), "    ".join(each.floors) or say_in("paper", "none")),
        (say("Known then"), [Text(part, CELL) for part in each.known] or say("nothing recorded")),
    ]
    if each.lowered_by:
        pairs.append((say("Lowered on the responsibility of"), Span(each.lowered_by, bold=True)))
    return Together([facts(pairs, label=0.24, below=14)], below=6)


def team(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """Who did what, and who was kept out."""
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say("Team and tasks"))
    if paper.team:
        columns = [
            Column(say_in("paper", "Hat"), 1.5, CELL_STRONG),
            Column(say_in("paper", "Person"), 1.1),
            Column(say_in("paper", "Deputy"), 1.1),
            moments(say_in("paper", "Since"), CELL_SOFT),
            Column(say_in("paper", "Reason"), 2.3),
        ]
        yield Table(
            columns,
            [
                [each.hat, each.person, each.deputy, press.short(each.since), each.why]
                for each in paper.team
            ],
        )
    for who, why in paper.kept_out:
        yield Text(
            [Span(say("Not on the team: {who}.", who=who), bold=True), Span(f" {why}")], CELL
        )
    if paper.tasks:
        columns = [
            Column(say_in("paper", "Task"), 2.8),
            Column(say_in("paper", "Owner"), 0.9),
            moments(say_in("paper", "Due")),
            Column(say("What became of it"), 2.2),
        ]
        rows: list[list[Cell]] = [
            [
                each.what,
                each.owner,
                when(press, each.due),
                two_lines(
                    "    ".join(
                        part for part in (each.state, _moment(press, each.ended_at)) if part
                    ),
                    each.reason,
                ),
            ]
            for each in paper.tasks
        ]
        yield Table(columns, rows, above=12)


def decisions(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """What was decided on which facts, the ways weighed, and what all words agree with."""
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say_in("paper", "Decisions"))
    if not paper.decisions:
        yield none_recorded(say("No decision was recorded."))
    for each in paper.decisions:
        yield _decision(each, press)
    yield from _passed(paper, press)
    if paper.messages:
        yield section(say("Core messages"))
        columns = [
            Column(say_in("paper", "No."), 0.5, CELL_SOFT),
            Column(say_in("paper", "Message"), 3.6, CELL_STRONG),
            Column(say("Rests on"), 1.4, CELL_SOFT),
        ]
        yield Table(
            columns,
            [
                [
                    each.number,
                    two_lines(each.words, each.gone, first=CELL_STRONG),
                    "    ".join(each.proof),
                ]
                for each in paper.messages
            ],
        )
    if paper.options:
        yield section(say("Ways that were weighed"))
        columns = [
            Column(say_in("paper", "Way"), 1.5, CELL_STRONG),
            Column(say("For it"), 1.7),
            Column(say("Against it"), 1.7),
            Column(say_in("paper", "Verdict"), 1.7),
            moments(say("When, who"), CELL_SOFT),
        ]
        rows: list[list[Cell]] = [
            [
                option.title,
                option.pros,
                option.cons,
                [Text(option.verdict, CELL_STRONG), Text(option.why, CELL_SOFT)],
                two_lines(press.short(option.at), option.who, first=CELL_SOFT),
            ]
            for option in paper.options
        ]
        yield Table(columns, rows)


def _passed(paper: ReportPaper, press: Press) -> Iterator[Block]:
    """Gone on with before everything was in place, and steps left out: each with its reason."""
    say, say_in = press.words.say, press.words.say_in
    for title, lines in (
        (say("Gone on with before everything was in place"), paper.passed),
        (say("Steps left out"), paper.skipped),
    ):
        if not lines:
            continue
        yield section(title)
        columns = [
            moments(say("When, who"), CELL_SOFT),
            Column(say_in("paper", "What"), 1.5, CELL_STRONG),
            Column(say("What was missing"), 2.0),
            Column(say_in("paper", "Reason"), 2.2),
        ]
        rows: list[list[Cell]] = [
            [
                two_lines(press.short(each.at), each.who, first=CELL_SOFT),
                each.what,
                [Text(part, CELL) for part in each.missing] or "",
                each.why,
            ]
            for each in lines
        ]
        yield Table(columns, rows)


def _decision(each: DecisionLine, press: Press) -> Block:
    say_in = press.words.say_in
    say = press.words.say
    options = [
        Text([Span("✓ " if option == each.choice else "– "), Span(option)],
             CELL_STRONG if option == each.choice else CELL)
        for option in each.options
    ]  # fmt: skip
    pairs: list[tuple[str, Cell]] = [
        (
            f"{each.number}\n{press.short(each.at)}",
            [Text(each.question, CELL_STRONG), Text(each.who, CELL_SOFT)],
        ),
        (say("Known then"), [Text(part, CELL) for part in each.known] or say("nothing recorded")),
    ]
    if options:
        pairs.append((say_in("paper", "Options"), options))
    elif each.choice != each.question:
        pairs.append((say_in("paper", "Choice"), each.choice))
    pairs.append((say_in("paper", "Reason"), each.why))
    return Together([facts(pairs, label=0.24, below=14)], below=6)


def _moment(press: Press, at: datetime | None) -> str:
    return press.brief(at) if at else ""
