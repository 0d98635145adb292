"""Questions over the page: why a finding may pass, and how the text goes to counsel."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.evidence.exhibit import Exhibit, still_there
from ui.language import say, say_in
from ui.statements.form import FormPanel
from ui.statements.listed import Listed
from ui.widgets.cards import Notice
from ui.widgets.choices import Option
from ui.widgets.spans import GAP
from ui.widgets.writing import LongField


class LetPassPanel(FormPanel):
    """Why a finding is no problem in this text."""

    def __init__(self, each: Listed, before: str = "") -> None:
        super().__init__(
            say("Let a finding pass"),
            say("Let it pass"),
            note=say(
                "It counts for exactly this text. The log and the page before release show who "
                "let it pass, and why."
            ),
        )
        found = each.finding
        tone = "red" if found.level == "block" else "amber"
        words = say_in("quote", "“{words}”", words=found.span) if found.span else found.title
        self.show_widget(Notice(GAP.join((words, found.message)), tone))  # type: ignore[arg-type]
        self.why = LongField(lines=2)
        self.why.set_text(before)
        self.ask(say("Why it is not a problem here"), self.why)


def exhibit_options(exhibits: Sequence[Exhibit], incident: str) -> list[Option]:
    """The exhibits of the case, by mark and title."""
    return [Option(each.number, _exhibit_words(each, incident)) for each in still_there(exhibits)]


def _exhibit_words(exhibit: Exhibit, incident: str) -> str:
    return GAP.join((exhibit.mark_in(incident) or exhibit.number, exhibit.title))
