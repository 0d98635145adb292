"""Counsel's verdict on one exact text: given here, copied from paper, or taken in as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.statements.envelope import pieces_of
from clinicguard.statements.statement import OPINIONS, RISKS, Remark, Risk, Statement
from ui.language import say
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Asked
from ui.statements.small_panels import exhibit_options
from ui.statements.spoken import opinion_words, risk_options
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class VerdictPanel(FormPanel):
    """`own` is counsel's own account; else the verdict came on paper, or as the file of the form.

    A file that was chosen stands in `file`: its words are the verdict, and nothing is copied.
    """

    def __init__(
        self, statement: Statement, counsel: str, exhibits: Sequence[Exhibit], *, own: bool
    ) -> None:
        title = say("Counsel's verdict") if own else say("Write down counsel's verdict")
        now = statement.now
        super().__init__(
            title,
            say("Record the verdict"),
            note=say("On version {n}, and on no other wording.", n=now.number),
            wide=True,
        )
        self.file: Path | None = None
        self.file_button = Button(
            say("Take in counsel's answer file"), icon="import", size="small", on=self.choose_file
        )
        if not own:
            self.show_widget(self.file_button)
        questions = statement.sent[-1].questions if statement.sent else ()
        if questions:
            asked = "\n".join(f"{number} {each}" for number, each in enumerate(questions, 1))
            self.show_widget(SectionHead(say("What counsel is asked")))
            self.show_widget(Label(asked, wrap=True, select=True))
        self.opinion = Choices([Option(each, opinion_words(each)) for each in OPINIONS])
        self.opinion_field = self.ask(say("Verdict"), self.opinion)
        self.note = LongField(lines=3)
        self.note_field = self.ask(say("What counsel says"), self.note, needed=False)
        self.risk = Choices(risk_options())
        self.ask(say("Risk, as counsel sees it"), self.risk, needed=False)
        self.counsel = LineField()
        self.counsel.set_text(counsel)
        self.counsel.set_still(own)
        self.ask(say("Counsel's name"), self.counsel)
        self.scan = ComboField(
            exhibit_options(exhibits, statement.incident),
            placeholder=say("No scan") if exhibits else say("No exhibit in this case yet"),
        )
        if not own:
            self.ask(say("Scan of the paper"), self.scan, needed=False)
        self.remarks: dict[str, LineField] = {}
        self.show_widget(SectionHead(say("Sentence by sentence"), say("what should be changed")))
        for piece in pieces_of(now.text):
            remark = self.remarks[piece.text] = LineField(say("Nothing to change"))
            remark.name(say("On sentence {n}", n=piece.number))
            self.show_widget(Label(f"{piece.number} {piece.text}", wrap=True, select=True))
            self.show_widget(remark)
        self.opinion.changed.connect(self._judged)
        self.first = self.opinion.reach()

    def choose_file(self) -> None:
        """The system's file dialog; the file's own words are the verdict."""
        found, _ = QFileDialog.getOpenFileName(
            self, say("Take in counsel's answer file"), str(Path.home()), "JSON (*.json)"
        )
        if found:
            self.take_file(Path(found))

    def take_file(self, path: Path) -> None:
        """Counsel's file, instead of what is copied by hand."""
        self.file = path
        self.done()

    def risk_value(self) -> Risk | None:
        """The risk as counsel sees it, where counsel says so."""
        chosen = self.risk.value()
        return next((each for each in RISKS if each == chosen), None)

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        named: dict[str, Asked] = {
            "opinion": self.opinion,
            "note": self.note,
            "risk": self.risk,
            "counsel": self.counsel,
            "scan": self.scan,
        }
        return named | {f"on {sentence}": line for sentence, line in self.remarks.items()}

    def said(self) -> tuple[Remark, ...]:
        """What was said of single sentences."""
        return tuple(
            Remark(sentence, "changes_needed", words)
            for sentence, line in self.remarks.items()
            if (words := line.text().strip())
        )

    def _judged(self) -> None:
        """What is to be changed has to be said."""
        self.need(self.note_field, self.opinion.value() == "changes_needed")
