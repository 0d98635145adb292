"""A check of the whole log on screen: its button, what is shown while it reads, what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.dates import when_short
from clinicguard.overview.standing import Checked, LastCheck
from ui.language import count, language, say
from ui.log.check_run import CheckRun
from ui.seat import Seat
from ui.settings.findings import finding_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import Span
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label, Phrase


class LogCheck:
    """Fills `place`; `told` is called with each result, and may show `findings`."""

    def __init__(self, seat: Seat, place: QVBoxLayout, told: Callable[[], object]) -> None:
        self._seat = seat
        self._place = place
        self._told = told
        self._run: CheckRun | None = None
        self.findings: tuple[str, ...] = ()
        self.button = Button(say("Check now"), icon="shield-check", size="small", on=self.start)

    def start(self) -> None:
        """Reads everything again, piece by piece, beside whatever else is done."""
        if self.button.is_busy():
            return
        self.button.set_busy(say("Checking"))
        clear(self._place)
        panel = BusyPanel(say("Checking the log"), self.stop)
        put(self._place, panel)
        self._run = CheckRun(
            self._seat.jobs, found=self._show, ended=self._over, step=panel.show_step
        )
        self._run.start()

    def stop(self) -> None:
        """Gives the check up; nothing is noted."""
        if self._run is not None:
            self._run.stop()
            clear(self._place)

    def _show(self, checked: Checked) -> None:
        clear(self._place)
        self.findings = tuple(map(finding_words, checked.findings))
        if checked.whole:
            whole = say(
                "{entries} entries hang together, and {records} records are what was written.",
                entries=f"{checked.entries:,}",
                records=f"{checked.rows:,}",
            )
            put(self._place, Notice(whole, "green"))
        self._told()
        self._seat.changed()

    def _over(self) -> None:
        self._run = None
        self.button.set_ready()


def broken_in(findings: tuple[str, ...], most: int, lead: str = "") -> Iterator[QWidget]:
    """What to do now, and the first `most` places that do not agree."""
    todo = say(
        "Do not go on writing. Copy the folder as it is, and show it to counsel or an expert. "
        "What is not named here is not affected."
    )
    yield Notice(todo, "red", lead=lead)
    card = Card(0)
    for sentence in findings[:most]:
        row = CardRow()
        row.line.addWidget(GlyphMark("burns"))
        row.line.addWidget(Phrase(Span(sentence), wrap=True), 1)
        card.add_row(row)
    yield card
    if len(findings) > most:
        more = count("and {n} more", "and {n} more", len(findings) - most)
        yield Label(more, "note", "text2")


def places_words(findings: tuple[str, ...]) -> str:
    """How many places do not agree."""
    return count("{n} place does not agree", "{n} places do not agree", len(findings))


def result_words(check: LastCheck) -> str:
    """How a check ended."""
    if not check.findings:
        return say("nothing found")
    return count("{n} place did not agree", "{n} places did not agree", check.findings)


def when_checked(check: LastCheck, seat: Seat) -> str:
    """The day and the minute, as short as today allows."""
    today = seat.now().astimezone(seat.zone).date()
    return when_short(check.at, language(), zone=seat.zone, today=today)
