"""The monthly learning report: counts, signal or noise, what repeats, times kept, what helped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.figures import Chart
from clinicguard.documents.blocks.table import Column, Table
from clinicguard.documents.charts.of_learning import IN_GRID, category_grid, complaints_chart
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, bullets, facts, none_recorded, note, paragraph
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT, CELL_STRONG
from clinicguard.documents.title import Title
from clinicguard.overview.learning.counts import Month
from clinicguard.overview.learning.lists import Learning
from clinicguard.overview.learning.spoken import (
    cautions,
    effect_kinds,
    effect_words,
    month_name,
    reading,
    repeat_chance,
    repeat_lead,
    took_lines,
)

_MOST_NUMBERS = 6


@dataclass(frozen=True, slots=True)
class LearningPaper:
    """A month as of its last day. Promises are counted, never quoted: a report is passed round."""

    learning: Learning
    known: Taxonomy

    @property
    def month(self) -> Month:
        """The month that is reported."""
        return self.learning.months[-1]


def learning_report(paper: LearningPaper, press: Press) -> bytes:
    """No name stands in it, of a patient or of staff."""
    say = press.words.say
    kind = say("Learning report")
    first = paper.month.first
    title = Title(
        kind=kind,
        number=month_name(first, roc=_roc(press)),
        name=say("What complaints taught us, {month}", month=press.month(first)),
        under=(say("As of {day}", day=press.day(paper.learning.today)),),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: LearningPaper, press: Press) -> Iterator[Block]:
    say, chapters = press.words.say, Chapters(press)
    yield chapters.next(say("The month in numbers"))
    yield from _numbers(paper, press)
    yield chapters.next(say("Signal or noise"))
    yield from _chart(paper, press)
    yield chapters.next(say("What it was about"))
    yield from _grid(paper, press)
    yield chapters.next(say("What repeats"))
    yield from _repeats(paper, press)
    yield chapters.next(say("Times kept, twelve months"))
    yield from _times(paper, press)
    yield chapters.next(say("What we changed, and what came after"))
    yield from _effects(paper, press)
    yield chapters.next(say("What these figures cannot say"))
    yield bullets(cautions(paper.learning.repeats, press.words))


def _numbers(paper: LearningPaper, press: Press) -> Iterator[Block]:
    say, month = press.words.say, paper.month
    late = sum(each.overdue for each in paper.learning.promises)
    yield facts(
        [
            (say("Complaints"), str(month.complaints)),
            (say("Issues in them, each counted"), str(month.whole_issues)),
            (say("Suggestions"), str(month.suggestions)),
            (say("Compliments"), str(month.compliments)),
            (say("Near misses told"), str(month.near_misses)),
            (say("Promises open when this was printed"), str(len(paper.learning.promises))),
            (say("of those late"), str(late)),
        ]
    )


def _chart(paper: LearningPaper, press: Press) -> Iterator[Block]:
    words, learning = press.words, paper.learning
    if not learning.whole:
        yield none_recorded(words.say("There is no whole month with records yet."))
        return
    told = reading(learning.whole, learning.limits, words, roc=_roc(press))
    yield paragraph(told, keep_next=True)
    yield Chart(complaints_chart(learning, press.words, roc=_roc(press)))
    yield note(
        words.say(
            "Mean ± 2.66 × mean moving range (XmR, Wheeler 1993). A ringed month is a signal: "
            "outside the limits, eight in a row on one side, or three of four near a limit."
        )
    )


def _grid(paper: LearningPaper, press: Press) -> Iterator[Block]:
    if not any(month.issues for month in paper.learning.months[-IN_GRID:]):
        yield none_recorded(press.words.say("No complaint within twelve months."))
        return
    told = press.words.say("Every issue counts, so that a complaint can count several times.")
    yield paragraph(told, keep_next=True)
    yield Chart(category_grid(paper.learning, paper.known, press.words, roc=_roc(press)))


def _repeats(paper: LearningPaper, press: Press) -> Iterator[Block]:
    words, found = press.words, paper.learning.repeats.found
    if not found:
        yield none_recorded(words.say("Nothing came three times within 30 days."))
        return
    yield Table(
        [
            Column(words.say("What repeats"), 1.2, CELL_STRONG),
            Column(words.say("What chance would give"), 1.6),
            Column(words.say("Complaints"), 0.8, CELL_SOFT),
        ],
        [
            [
                repeat_lead(each, paper.known, words),
                repeat_chance(each, words),
                _newest(each.numbers, press),
            ]
            for each in found
        ],
        row_heads=True,
    )


def _newest(numbers: Sequence[str], press: Press) -> str:
    """The newest few; how many there are stands in the first column."""
    told = press.several(numbers[:_MOST_NUMBERS])
    return f"{told} …" if len(numbers) > _MOST_NUMBERS else told


def _times(paper: LearningPaper, press: Press) -> Iterator[Block]:
    words, learning = press.words, paper.learning
    end = "; " if press.language == "en" else "。"
    yield facts(
        [
            (words.say("First reply"), end.join(took_lines(learning.first_reply, words))),
            (words.say("Answer"), end.join(took_lines(learning.answer, words))),
        ]
    )


def _effects(paper: LearningPaper, press: Press) -> Iterator[Block]:
    words, found = press.words, paper.learning.effects
    if not found:
        yield none_recorded(words.say("No change in how we work was decided within a year."))
        return
    yield Table(
        [
            Column(words.say("Change"), 1.3, CELL_STRONG),
            Column(words.say("Meant for"), 0.9),
            Column(words.say("How often before and after"), 1.6),
        ],
        [
            [
                f"{each.change.what}\n{press.short_date(each.change.since)}",
                effect_kinds(each, paper.known, words),
                "\n".join(effect_words(span, words) for span in each.spans),
            ]
            for each in found
        ],
        row_heads=True,
    )


def _roc(press: Press) -> bool:
    return press.roc_years and press.language == "zh_TW"
