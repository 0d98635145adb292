"""操作紀錄: what it is, how far it goes, when it was last checked, and check now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.overview.standing import Standing
from ui.language import say
from ui.log.log_check import LogCheck, broken_in, places_words, result_words, when_checked
from ui.seat import Seat
from ui.settings.section import Section
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import put
from ui.widgets.particulars import Particulars, Stated
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Seen:
    standing: Standing
    checker: str


class LogSection(Section):
    """Checking reads every entry, every record and every sealed file; it is an entry itself."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._result = QVBoxLayout()
        self._result.setSpacing(px(SPACE.inside))
        self.check = LogCheck(seat, self._result, self._show_findings)
        self.open_button = Button(
            say("Open the log"), icon="history", size="small", on=lambda: seat.go("log")
        )
        super().__init__(say("Log"), "", self.open_button, self.check.button, about="log_head")
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
        self.column.addLayout(self._result)

    def look(self) -> None:
        """Reads how the log stands."""
        self._seat.jobs.database(_seen).then(self._show)

    def _show_findings(self) -> None:
        findings = self.check.findings
        if not findings:
            return
        for each in broken_in(findings, _SHOWN, lead=f"{places_words(findings)}{GAP}"):
            put(self._result, each)

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
        told = GAP.join((when_checked(check, self._seat), seen.checker, result_words(check)))
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
