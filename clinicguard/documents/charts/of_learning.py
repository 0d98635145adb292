"""The two charts of what was learned: complaints by month with limits, issues by category."""

from __future__ import annotations

from datetime import date

from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.documents.charts.drawing import Drawing
from clinicguard.documents.charts.month_grid import GridRow, month_grid
from clinicguard.documents.charts.run_chart import RunWords, run_chart
from clinicguard.host.dates import day_bare
from clinicguard.host.words import Words
from clinicguard.overview.learning.lists import Learning
from clinicguard.overview.learning.spoken import category_name, chart_words, month_name

IN_GRID = 12
"""Months in the grid of categories."""


def complaints_chart(learning: Learning, words: Words, *, roc: bool = False) -> Drawing:
    """Complaints by whole month, as on the screen."""
    months = learning.whole
    return run_chart(
        [float(month.complaints) for month in months],
        [month_name(month.first, roc=roc) for month in months],
        RunWords(
            words.say_in("chart", "mean"),
            words.say_in("chart", "upper limit"),
            words.say_in("chart", "lower limit"),
        ),
        chart_words(months, learning.limits, words, roc=roc),
    )


def category_grid(
    learning: Learning, known: Taxonomy, words: Words, *, roc: bool = False
) -> Drawing:
    """Issues by category and month, the last twelve months."""
    months = learning.months[-IN_GRID:]
    there = dict.fromkeys(category for month in months for category, _ in month.issues)
    rows = [
        GridRow(category_name(each, known, words), tuple(month.of(each) for month in months))
        for each in there
    ]
    rows.sort(key=lambda row: -sum(row.counts))
    told = [f"{row.name}: {', '.join(map(str, row.counts))}" for row in rows]
    alternative = words.say("Issues by category and month.") + " " + "; ".join(told)
    names = [_head(month.first, words, roc=roc) for month in months]
    return month_grid(rows, names, words.say_in("chart", "all"), alternative)


def _head(first: date, words: Words, *, roc: bool) -> str:
    """A month above its narrow column: 26-11, Nov 26."""
    if words.language == "en":
        return f"{day_bare(first, 'en').partition(' ')[2]} {first:%y}"
    return month_name(first, roc=roc)[-5:]
