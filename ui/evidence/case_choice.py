"""Choosing the case that lists an exhibit: incidents and complaints that are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.complaints.listed import View, filter_of
from clinicguard.incidents.incident import State
from ui.evidence.spoken import case_words
from ui.language import say
from ui.seat import Seat
from ui.widgets.choices import Option
from ui.widgets.menus import ComboField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_NONE = "none"
_MOST = 40
_LETTERS = 24


class CaseChoice(ComboField):
    """The first choice is no case. Names of people are not shown."""

    def __init__(self, seat: Seat, case: str = "", *, none: bool = True) -> None:
        first = [Option(_NONE, say("No case yet"))] if none else []
        if case:
            first.append(Option(case, case_words(case)))
        chosen = case or (_NONE if none else "")
        super().__init__(first, chosen, say("Choose a case"))
        self._given = case
        seat.jobs.database(_cases).then(self._fill)

    def address(self) -> str:
        """The case's page; empty for none."""
        return "" if self.value() == _NONE else self.value()

    def choose(self, address: str) -> None:
        """Chooses a case, as the program does, where none is chosen yet."""
        if address and not self.address():
            if self.findData(address) < 0:
                self._given = address
                self.addItem(case_words(address), address)
            self.set_value(address)

    def _fill(self, found: tuple[tuple[str, str], ...]) -> None:
        for address, words in found:
            if address != self._given:
                self.addItem(words, address)


def _cases(clinic: Clinic) -> tuple[tuple[str, str], ...]:
    """(address, number and title) of what is open, incidents first."""
    ended = (State.CLOSED, State.NOT_AN_INCIDENT)
    incidents = [
        (f"incident/{line.number}", f"{line.number}\u3000{line.title}")
        for line in clinic.incident_lists.page()
        if line.state not in ended
    ]
    asked = filter_of(View.OPEN, clinic.person.id)
    complaints = [
        (f"complaint/{row.number}", f"{row.number}\u3000{row.snippet.words[:_LETTERS]}")
        for row in clinic.complaint_lists.page(asked, limit=_MOST).rows
    ]
    return (*incidents[:_MOST], *complaints)
