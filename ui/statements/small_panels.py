"""Questions over the page: why a finding may pass, how it goes to counsel, counsel's verdict."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.statements.statement import OPINIONS, RISKS, Risk
from ui.language import say, say_in
from ui.statements.findings_pane import Listed
from ui.statements.form import FormPanel
from ui.statements.spoken import opinion_words
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.spans import GAP
from ui.widgets.text import Label
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


class VerdictPanel(FormPanel):
    """Counsel's verdict, given here or copied from paper with a scan beside it."""

    def __init__(
        self,
        version: int,
        counsel: str,
        exhibits: Sequence[Exhibit],
        incident: str,
        questions: Sequence[str] = (),
        *,
        own: bool,
    ) -> None:
        title = say("Counsel's verdict") if own else say("Write down counsel's verdict")
        super().__init__(
            title,
            say("Record the verdict"),
            note=say("On version {n}, and on no other wording.", n=version),
        )
        if questions:
            asked = "\n".join(f"{number} {each}" for number, each in enumerate(questions, 1))
            self.show_widget(Label(asked, wrap=True, select=True))
        self.opinion = Choices([Option(each, opinion_words(each)) for each in OPINIONS])
        self.opinion_field = self.ask(say("Verdict"), self.opinion)
        self.note = LongField(lines=3)
        self.note_field = self.ask(say("What counsel says"), self.note, needed=False)
        risks = (
            Option("low", say_in("risk", "low")),
            Option("medium", say_in("risk", "medium")),
            Option("high", say_in("risk", "high")),
        )
        self.risk = Choices(risks)
        self.ask(say("Risk, as counsel sees it"), self.risk, needed=False)
        self.counsel = LineField()
        self.counsel.set_text(counsel)
        self.counsel.set_still(own)
        self.ask(say("Counsel's name"), self.counsel)
        self.scan = ComboField(
            exhibit_options(exhibits, incident),
            placeholder=say("No scan") if exhibits else say("No exhibit in this case yet"),
        )
        if not own:
            self.ask(say("Scan of the paper"), self.scan, needed=False)
        self.opinion.changed.connect(self._judged)

    def risk_value(self) -> Risk | None:
        """The risk as counsel sees it, where counsel says so."""
        chosen = self.risk.value()
        return next((each for each in RISKS if each == chosen), None)

    def _judged(self) -> None:
        """What is to be changed has to be said."""
        self.need(self.note_field, self.opinion.value() == "changes_needed")


def exhibit_options(exhibits: Sequence[Exhibit], incident: str) -> list[Option]:
    """The exhibits of the case, by mark and title."""
    return [Option(each.number, _exhibit_words(each, incident)) for each in exhibits]


def _exhibit_words(exhibit: Exhibit, incident: str) -> str:
    return GAP.join((exhibit.mark_in(incident) or exhibit.number, exhibit.title))
