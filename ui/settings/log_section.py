"""操作紀錄: what it is, how far it goes, when it was last checked, and check now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.host.dates import when_short
from clinicguard.overview.standing import Checked, Standing
from ui.language import count, language, say
from ui.log.check_run import CheckRun
from ui.seat import Seat
from ui.settings.findings import finding_words
from ui.settings.section import Section
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import GlyphMark
from ui.widgets.particulars import Particulars, Stated
from ui.widgets.spans import GAP, Span
from ui.widgets.states import BusyPanel
from ui.widgets.text import Label, Phrase

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Seen:
    standing: Standing
    checker: str


class LogSection(Section):
    """Checking reads every entry, every record and every sealed file; it is an entry itself."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.check_button = Button(
            say("Check now"), icon="shield-check", size="small", on=self.check_now
        )
        self.open_button = Button(
            say("Open the log"), icon="history", size="small", on=lambda: seat.go("log")
        )
        super().__init__(say("Log"), "", self.open_button, self.check_button, about="log_head")
        self.column.addWidget(
            Label(
                say(
                    "Every change, and every look at something sensitive, is an entry, signed by "
                    "whoever did it. Each one holds the fingerprint of the one before it: a line "
                    "that was changed, taken out or put in is found."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        self.particulars = Particulars(gap=SPACE.inside, role="text")
        card = Card()
        card.column.addWidget(self.particulars)
        self.column.addWidget(card)
        self._result = QVBoxLayout()
        self._result.setSpacing(px(SPACE.inside))
        self.column.addLayout(self._result)
        self.findings: tuple[str, ...] = ()
        self._run: CheckRun | None = None

    def look(self) -> None:
        """Reads how the log stands."""
        self._seat.jobs.database(_seen).then(self._show)

    def check_now(self) -> None:
        """Reads it all again, piece by piece; the findings are shown below."""
        if self.check_button.is_busy():
            return
        self.check_button.set_busy(say("Checking"))
        clear(self._result)
        panel = BusyPanel(say("Checking the log"), self.stop)
        put(self._result, panel)
        self._run = CheckRun(
            self._seat.jobs, found=self.show_checked, ended=self._over, step=panel.show_step
        )
        self._run.start()

    def stop(self) -> None:
        """Gives the check up; nothing is noted."""
        if self._run is not None:
            self._run.stop()
            clear(self._result)

    def show_checked(self, checked: Checked) -> None:
        """Shows what the check found; nothing found is said as such."""
        clear(self._result)
        self.findings = tuple(map(finding_words, checked.findings))
        if checked.whole:
            whole = say(
                "{entries} entries hang together, and {records} records are what was written.",
                entries=f"{checked.entries:,}",
                records=f"{checked.rows:,}",
            )
            put(self._result, Notice(whole, "green"))
        else:
            self._show_findings()
        self._seat.changed()

    def _over(self) -> None:
        self._run = None
        self.check_button.set_ready()

    def _show_findings(self) -> None:
        found = len(self.findings)
        told = count("{n} place does not agree", "{n} places do not agree", found)
        todo = say(
            "Do not go on writing. Copy the folder as it is, and show it to counsel or an expert. "
            "What is not named here is not affected."
        )
        put(self._result, Notice(todo, "red", lead=f"{told}{GAP}"))
        card = Card(0)
        for sentence in self.findings[:_SHOWN]:
            row = CardRow()
            row.line.addWidget(GlyphMark("burns"))
            row.line.addWidget(Phrase(Span(sentence), wrap=True), 1)
            card.add_row(row)
        put(self._result, card)
        if found > _SHOWN:
            more = count("and {n} more", "and {n} more", found - _SHOWN)
            put(self._result, Label(more, "note", "text2"))

    def _show(self, seen: _Seen) -> None:
        standing = seen.standing
        self.particulars.show_pairs(
            [
                (say("Entries"), f"{standing.entries:,}"),
                (say("Last check"), self._last_check(seen)),
                (say("Fingerprint of the last one"), _in_groups(standing.head)),
            ]
        )

    def _last_check(self, seen: _Seen) -> QWidget:
        check = seen.standing.check
        if check is None:
            return Stated("unknown", say("Not checked as a whole yet"))
        zone = self._seat.zone
        today = self._seat.now().astimezone(zone).date()
        when = when_short(check.at, language(), zone=zone, today=today)
        result = say("nothing found")
        if check.findings:
            result = count("{n} place did not agree", "{n} places did not agree", check.findings)
        told = GAP.join((when, seen.checker, result))
        return Stated("burns" if check.findings else "fine", told)


def _seen(clinic: Clinic) -> _Seen:
    standing = clinic.overview.standing()
    by = standing.check.by if standing.check is not None else ""
    people = {str(person.id): person.name for person in clinic.staff_lists.everybody()}
    return _Seen(standing, people.get(by, ""))


def _in_groups(code: str) -> tuple[Span, ...]:
    """A hash in groups of eight, to be compared with the one on a paper."""
    groups = " ".join(code[at : at + 8] for at in range(0, len(code), 8))
    return (Span(groups, "small", mono=True, colour="text2"),)
