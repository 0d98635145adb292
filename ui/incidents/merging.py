"""Two cases that turn out to be one: merged without loss, and parted again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinicguard.incidents.lists import IncidentLine
from ui.incidents.bench import Bench
from ui.incidents.forms import Asked
from ui.incidents.shown import Shown
from ui.language import say
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.choices import Option
from ui.widgets.spans import GAP


def merging(bench: Bench, shown: Shown) -> QWidget:
    """The button that makes this case a part of another one, or parts them."""
    if shown.case.incident.merged_into:
        part = Button(say("Part the two cases"), size="small", on=partial(_part, bench, shown))
        return ButtonRow(bench.allow(part, "unmerge"))
    join = Button(say("Same matter as another case"), size="small", on=partial(_look, bench, shown))
    return ButtonRow(bench.allow(join, "merge"))


def _look(bench: Bench, shown: Shown) -> None:
    job = bench.seat.jobs.database(lambda clinic: clinic.incident_lists.page())
    job.then(partial(_merge, bench, shown))


def _merge(bench: Bench, shown: Shown, lines: list[IncidentLine]) -> None:
    drill = shown.case.incident.drill
    others = tuple(
        Option(line.number, f"{line.number}{GAP}{line.title}")
        for line in lines
        if line.number != bench.number and not line.merged_into and line.drill == drill
    )
    bench.ask(
        say("Same matter as another case"),
        (
            Asked(
                "into",
                say("Which case goes on"),
                "menu",
                others,
                needed=True,
                hint=say("Choose one") if others else say("There is no other case"),
            ),
            Asked("why", say("Reason"), "long", needed=True),
        ),
        say("Merge into that case"),
        lambda desk, found: desk.merge(bench.number, found.text("into"), found.text("why")),
        text=say(
            "Everything of this case is then shown in the other one, too. Nothing is moved or "
            "lost, and the two can be parted again."
        ),
    )


def _part(bench: Bench, shown: Shown) -> None:
    bench.ask_why(
        say("Part the two cases"),
        say("Part them"),
        lambda desk, why: desk.unmerge(bench.number, why),
        text=say(
            "{number} stands on its own again; what belongs to it goes with it. The exhibits that "
            "it brought are no longer listed in {other}, but those that {other} lists of its own "
            "accord, or rests a fact on, stay listed there. No mark is given to another exhibit.",
            number=bench.number,
            other=shown.case.incident.merged_into,
        ),
    )
