"""答應過的事: what was promised, by whom, until when; a tick keeps it."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.overview.today import PromiseLine
from clinicguard.tasks.task import Light
from ui.language import say
from ui.theme.chosen import px
from ui.today.spoken import Now
from ui.widgets.cards import Card, CardRow
from ui.widgets.lights import light_colour
from ui.widgets.spans import Span
from ui.widgets.text import Label, Phrase
from ui.widgets.ticks import Check

AT_FIRST = 5


class PromisesCard(Card):
    """One's own first. `ticks` are the boxes, in the order of the rows."""

    def __init__(
        self,
        promises: tuple[PromiseLine, ...],
        now: Now,
        keep: Callable[[PromiseLine], object],
        *,
        all_of_them: bool = False,
    ) -> None:
        super().__init__(0)
        self.ticks: list[Check] = []
        for promise in promises if all_of_them else promises[:AT_FIRST]:
            self.add_row(self._row(promise, now, keep))
        if not promises:
            row = CardRow()
            none = say("Nothing that was promised is open")
            row.line.addWidget(Phrase(Span(none, "note", colour="text2"), wrap=True), 1)
            self.add_row(row)

    def _row(
        self, promise: PromiseLine, now: Now, keep: Callable[[PromiseLine], object]
    ) -> CardRow:
        task = promise.task
        row = CardRow()
        tick = Check("")
        tick.setFixedWidth(px(20))
        tick.setAccessibleName(say("Kept: {what}", what=f"{promise.owner} {task.words}"))

        def kept() -> None:
            tick.setEnabled(False)
            keep(promise)

        tick.changed.connect(kept)
        self.ticks.append(tick)
        row.line.addWidget(tick)
        urgent = promise.light in (Light.BURNS, Light.SOON)
        colour = light_colour(promise.light) if urgent else "text2"
        due = now.day(task.due) if task.due is not None else ""
        when = Label(due, "note", colour, bold=urgent)
        when.setMinimumWidth(px(76))
        row.line.addWidget(when)
        row.line.addWidget(Label(promise.owner, bold=promise.mine))
        row.line.addWidget(Label(task.words, elide=True), 1)
        return row
