"""The report's end: what was watched, what was learned, what is open and what is not verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.figures import Chart
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.charts.drawing import Drawing
from clinicguard.documents.charts.fishbone import fishbone
from clinicguard.documents.charts.tones import Seen, tones
from clinicguard.documents.incident_report.paper import ActionLine, ReportPaper, ReviewPaper
from clinicguard.documents.line_tables import moments
from clinicguard.documents.parts import (
    Chapters,
    boxed,
    bullets,
    facts,
    none_recorded,
    paragraph,
    section,
    two_lines,
)
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import BODY, CELL_SOFT, CELL_STRONG, LABEL
from clinicguard.host.dates import day_bare


def watch(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """What was seen outside after the first words, and what was done about it."""
    say, say_in = press.words.say, press.words.say_in
    yield chapters.next(say("What was watched"))
    if not paper.watch:
        yield none_recorded(say("Nothing was recorded."))
    else:
        yield Chart(_tones(paper, press))
        columns = [
            moments(say_in("paper", "When")),
            Column(say_in("paper", "Channel"), 1.7, CELL_STRONG),
            Column(say("What was seen"), 2.6),
            Column(say("Tone, reach"), 1.1),
            Column(say("What was done"), 1.6, CELL_SOFT),
        ]
        rows: list[list[Cell]] = [
            [
                two_lines(press.short(each.at), each.who),
                each.channel,
                each.seen,
                two_lines(each.tone_word, each.reach),
                each.reaction,
            ]
            for each in paper.watch
        ]
        yield Table(columns, rows)
    if paper.stood_down:
        yield section(say("Why the alarm was ended"))
        yield bullets(paper.stood_down)


def _tones(paper: ReportPaper, press: Press) -> Drawing:
    """The looks by day and channel."""
    say_in = press.words.say_in
    zone = press.stamp.zone
    days = sorted({each.at.astimezone(zone).date() for each in paper.watch})
    seen = [
        Seen(each.channel, days.index(each.at.astimezone(zone).date()), each.tone)
        for each in paper.watch
    ]
    named = {each.tone: each.tone_word for each in paper.watch}
    say = press.words.say
    words = (
        named.get(1, say_in("paper", "calm")),
        named.get(2, say_in("paper", "mixed")),
        named.get(3, say_in("paper", "bad")),
    )
    said = "; ".join(
        f"{press.when(each.at)} {each.channel}: {each.tone_word}" for each in paper.watch
    )
    heads = [day_bare(day, press.language) for day in days]
    return tones(seen, heads, words, say("Tone by day and channel. {looks}.", looks=said))


def review(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """Causes, actions and lessons, or why they are not in this version."""
    say = press.words.say
    yield chapters.next(say("Causes, actions, lessons"))
    if paper.review is None:
        yield none_recorded(
            say(
                "This version holds no analysis of causes. Where one was made, it is kept in a "
                "compartment of its own."
            )
        )
    else:
        yield from _causes(paper, paper.review, press)
    yield from _actions(paper.actions, press)
    if paper.review is not None and paper.review.lessons:
        yield section(press.words.say_in("paper", "Lessons"))
        yield bullets(paper.review.lessons)


def _causes(paper: ReportPaper, held: ReviewPaper, press: Press) -> Iterator[Block]:
    say_in = press.words.say_in
    say = press.words.say
    yield facts(
        [
            (say_in("paper", "Held"), f"{press.when(held.at)}    {held.led_by}"),
            (say_in("paper", "With"), "    ".join(held.attendees)),
        ]
    )
    for title, points in (
        (say("What went well"), held.went_well),
        (say("What did not go well"), held.went_badly),
    ):
        if points:
            yield section(title)
            yield bullets(points)
    if held.causes:
        yield section(say_in("paper", "Causes"))
        said = "; ".join(f"{kind}: {', '.join(causes)}" for kind, causes in held.causes)
        alternative = say("Fishbone of causes. {causes}.", causes=said)
        yield Chart(fishbone(paper.title, held.causes, alternative))
    if held.whys:
        columns = [
            Column("", 0.35, CELL_SOFT),
            Column(say_in("paper", "Why"), 2),
            Column(say_in("paper", "Because"), 3),
        ]
        yield Table(
            columns, [[str(i), why, because] for i, (why, because) in enumerate(held.whys, 1)]
        )
    if held.root_cause:
        yield boxed([Text(say_in("paper", "Root cause"), LABEL), Text(held.root_cause, BODY)])


def _actions(actions: Sequence[ActionLine], press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    if actions:
        yield section(say_in("paper", "Actions"))
        columns = [
            Column(say_in("paper", "No."), 0, CELL_SOFT, points=36),
            Column(say("What changes"), 2.6),
            Column(say_in("paper", "Owner"), 1.3),
            moments(say_in("paper", "Due")),
            Column(say("Measured by"), 1.9),
            moments(say("Effect checked"), CELL_SOFT),
        ]
        rows: list[list[Cell]] = [
            [
                each.number,
                each.what,
                each.owner,
                two_lines(
                    press.short_date(each.due),
                    say("done {day}", day=press.short(each.done_at).split("\n")[0])
                    if each.done_at
                    else say_in("paper", "open"),
                ),
                each.measure,
                press.short_date(each.check_on) if each.check_on else "",
            ]
            for each in actions
        ]
        yield Table(columns, rows)


def open_points(paper: ReportPaper, press: Press, chapters: Chapters) -> Iterator[Block]:
    """What is not known, not done, or not verified: said as plainly as the rest."""
    say = press.words.say
    yield chapters.next(say("Open and unverified"))
    none = (
        say("Nothing is recorded as open.")
        if paper.closed
        else say("The case is not closed yet: what is still to be done stands with the tasks.")
    )
    yield from _points(say("Still open"), paper.open_points, none)
    yield from _points(
        say("Not verified"), paper.unverified, say("Nothing is recorded as unverified.")
    )
    yield paragraph(say("What is not listed here is not therefore verified."))


def _points(title: str, points: Sequence[str], otherwise: str) -> Iterator[Block]:
    yield section(title)
    yield bullets(points) if points else none_recorded(otherwise)
