"""What came of words that went out: an answer, a deleted post, who shared it, the press."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.incidents.releases import Sequel
from clinicguard.incidents.spoken import spoken
from clinicguard.statements.statement import Statement
from ui.language import say, words
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Asked
from ui.statements.proof_field import ProofField
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.moments import MomentField


class FollowedPanel(FormPanel):
    """`sequel()`, `words`, `at` and `proof` are what was filled in."""

    def __init__(self, seat: Seat, statement: Statement, exhibits: Sequence[Exhibit]) -> None:
        super().__init__(
            say("What followed on {number}", number=statement.number),
            say("Note it"),
            note=say(
                "It is listed below the release: in the course, in the case and on the papers."
            ),
        )
        self.kinds = Choices(
            [Option(each.value, spoken(each, words())) for each in Sequel], (Sequel.ANSWERED.value,)
        )
        self.ask(say("What happened"), self.kinds)
        self.words = LineField(say("from whom, where, what they wanted"))
        self.ask(say("In a few words"), self.words)
        self.at = MomentField(seat.now(), seat.zone)
        self.ask(say("When"), self.at)
        asks = say("Shown by")
        self.proof = ProofField(seat, self, exhibits, statement.case, asks)
        self.ask(asks, self.proof, needed=False)
        self.first = self.words.reach()

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {"what": self.kinds, "words": self.words, "at": self.at, "proof": self.proof.exhibit}

    def sequel(self) -> Sequel:
        """What is chosen."""
        return Sequel(self.kinds.value())
