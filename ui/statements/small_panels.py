"""Questions over the page: why a finding may pass, and how the text goes to counsel."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.evidence.exhibit import Exhibit
from ui.language import say, say_in
from ui.statements.findings_pane import Listed
from ui.statements.form import FormPanel
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.spans import GAP
from ui.widgets.writing import LongField


class LetPassPanel(FormPanel):
    """Why a finding is no problem in this text."""

    def __init__(self, each: Listed, before: str = "") -> None:
        super().__init__(
            say("Let a finding pass"),
            say("Let it pass"),
            note=say(
                "It holds for exactly this text. Who let it pass and why stands in the log and "
                "on the page before release."
            ),
        )
        found = each.finding
        tone = "red" if found.level == "block" else "amber"
        words = say_in("quote", "“{words}”", words=found.span) if found.span else found.title
        self.show_widget(Notice(GAP.join((words, found.message)), tone))  # type: ignore[arg-type]
        self.why = LongField(lines=2)
        self.why.set_text(before)
        self.ask(say("Why it is not a problem here"), self.why)


class CounselPanel(FormPanel):
    """How the text goes to counsel, and what counsel is asked."""

    def __init__(self, version: int, has_account: bool) -> None:
        super().__init__(
            say("Send to counsel"),
            say("Send version {n}", n=version),
            note=say("Counsel's word is on exactly this text. One changed character ends it."),
        )
        ways = [Option("paper", say("on paper")), Option("mail", say("by mail or on a stick"))]
        if has_account:
            ways.insert(0, Option("account", say("counsel reads it here, on this PC")))
        self.how = Choices(ways, (ways[0].key,))
        self.ask(say("How"), self.how)
        self.questions = LongField(say("A line for each question"), lines=3)
        self.ask(say("What counsel is asked"), self.questions, needed=False)
        self.first = self.questions.reach()

    def asked(self) -> tuple[str, ...]:
        """The questions, a line each."""
        lines = (line.strip() for line in self.questions.text().splitlines())
        return tuple(line for line in lines if line)


def exhibit_options(exhibits: Sequence[Exhibit], incident: str) -> list[Option]:
    """The exhibits of the case, by mark and title."""
    return [Option(each.number, _exhibit_words(each, incident)) for each in exhibits]


def _exhibit_words(exhibit: Exhibit, incident: str) -> str:
    return GAP.join((exhibit.mark_in(incident) or exhibit.number, exhibit.title))
