"""Counsel's verdict on one exact text: given here, copied from paper, or taken in as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.opening import Pasted
from clinicguard.statements.envelope import Piece, answer_among, pieces_of
from clinicguard.statements.scans import scans_among
from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import CLEAR, OPINIONS, RISKS, Opinion, Remark, Risk, remark_on
from ui.evidence.folders import Source
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Asked
from ui.statements.proof_field import ProofField
from ui.statements.spoken import opinion_options, risk_options
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import ErrorLine
from ui.widgets.flow import Flow
from ui.widgets.lines import LineField
from ui.widgets.text import Label
from ui.widgets.writing import LongField


class OnSentence:
    """The three ticks beside one sentence, and room for a word on it, as the paper has them."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.tick = Choices(opinion_options())
        self.tick.name(say("Verdict on sentence {n}", n=piece.number))
        self.note = LineField(say("Better words, or why"))
        self.note.name(say("On sentence {n}", n=piece.number))

    def ticked(self) -> Opinion | None:
        """What was ticked of it."""
        return next((each for each in OPINIONS if each == self.tick.value()), None)

    def remark(self, whole: Opinion) -> Remark | None:
        """What was said of it, under a verdict on the whole."""
        return remark_on(self.piece.text, self.ticked(), self.note.text().strip(), whole)


class VerdictPanel(FormPanel):
    """`own` is counsel's own account; else the verdict came on paper, or as the file of the form.

    A file that was chosen, or its text out of an e-mail, stands in `file`: its words are the
    verdict, and nothing is copied.
    """

    def __init__(
        self,
        seat: Seat,
        statement: Statement,
        version: Version,
        counsel: str,
        exhibits: Sequence[Exhibit],
        *,
        own: bool,
    ) -> None:
        super().__init__(
            say("Counsel's verdict") if own else say("Write down counsel's verdict"),
            say("Record the verdict"),
            note=say("On version {n}, and on no other wording.", n=version.number),
            wide=True,
        )
        self.on_another: Callable[[int], object] = lambda number: None
        """Called with the number of a version about which counsel was asked too."""
        self.file: Source | None = None
        self.no_answer = ErrorLine()
        self.versions = _versions(statement.asked_about, version)
        if not own:
            self._ask_what_came(version, statement.asked_about)
        self.answers = tuple(self._ask_each(statement.questions_up_to(version.number)))
        self.opinion = Choices(opinion_options())
        self.opinion_field = self.ask(say("Verdict"), self.opinion)
        self.note = LongField(lines=3)
        self.note_field = self.ask(say("What counsel says"), self.note, needed=False)
        self.risk = Choices(risk_options())
        self.ask(say("Risk, as counsel sees it"), self.risk, needed=False)
        self.counsel = _name(counsel, known=own)
        self.ask(say("Counsel's name"), self.counsel)
        scans, asks = scans_among(exhibits, statement, version), say("Scan of the paper")
        self.scan = ProofField(seat, self, scans, statement.case, asks)
        if not own:
            self._ask_scan()
        self.on = tuple(self._ask_of(pieces_of(version.text)))
        self.opinion.changed.connect(self._judged)
        mailed = any(each.token for each in statement.sent if each.version == version.number)
        self.first = self.by_file if mailed and not own else self.opinion.reach()

    def _ask_what_came(self, version: Version, asked_about: Sequence[Version]) -> None:
        """A file need not be copied by hand; on which wording it is, where that can be several."""
        ways = QWidget()
        row = Flow(ways, gap=SPACE.inside)
        words, pasted = say("Take in counsel's answer file"), say("Paste the text of the answer")
        self.by_file = Button(words, icon="import", size="small", on=self.choose_file)
        row.addWidget(self.by_file)
        row.addWidget(Button(pasted, "text", icon="clipboard", size="small", on=self.paste_text))
        self.show_widget(ways)
        self.show_widget(self.no_answer)
        told = say(
            "An answer out of an envelope of ours counts as counsel's, once and for that "
            "version; any other file counts as typed in. A file does not show who filled it in."
        )
        self.show_widget(Label(told, "note", "text2", wrap=True))
        if len(asked_about) > 1:
            self.ask(say("On which version"), self.versions)
            self.versions.changed.connect(lambda: self._another(version))

    def _ask_each(self, questions: Sequence[str]) -> Iterator[tuple[str, LongField]]:
        """What counsel was asked, and room for each answer."""
        if questions:
            self.show_widget(SectionHead(say("What counsel is asked")))
        for number, question in enumerate(questions, 1):
            answer = LongField(lines=2)
            answer.name(say("Answer to question {n}", n=number))
            self.show_widget(Label(f"{number} {question}", wrap=True, select=True))
            self.show_widget(answer)
            yield question, answer

    def _ask_scan(self) -> None:
        self.ask(say("Scan of the paper"), self.scan, needed=False)
        told = say("Without a scan it counts as typed in, and two people approve.")
        self.show_widget(Label(told, "note", "text2", wrap=True))

    def _ask_of(self, pieces: Sequence[Piece]) -> Iterator[OnSentence]:
        """What counsel says of each sentence."""
        self.show_widget(SectionHead(say("Sentence by sentence"), say("as on the sheet")))
        for piece in pieces:
            on = OnSentence(piece)
            self.show_widget(Label(f"{piece.number} {piece.text}", wrap=True, select=True))
            self.show_widget(on.tick)
            self.show_widget(on.note)
            on.tick.changed.connect(self._judged)
            yield on

    def choose_file(self) -> None:
        """The system's file dialog; the file's own words are the verdict."""
        found, _ = QFileDialog.getOpenFileName(
            self, say("Take in counsel's answer file"), str(Path.home()), "JSON (*.json)"
        )
        if found:
            self.take_file(Path(found))

    def paste_text(self) -> None:
        """The same words out of an e-mail: the form shows them beside the file that it saves."""
        found = answer_among(QGuiApplication.clipboard().text())
        missing = say(
            "No whole answer stands in what was copied. Copy the whole e-mail, then paste again."
        )
        self.no_answer.show_words("" if found else missing)
        if found:
            self.take_file(Pasted(say("Counsel's answer") + ".json", found.encode()))

    def take_file(self, source: Source) -> None:
        """Counsel's file, instead of what is copied by hand."""
        self.file = source
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
            "scan": self.scan.exhibit,
        }
        named |= {f"answer {number}": each for number, (_, each) in enumerate(self.answers, 1)}
        for on in self.on:
            named |= {f"tick {on.piece.number}": on.tick, f"on {on.piece.number}": on.note}
        return named

    def judged(self) -> Opinion:
        """The verdict on the whole."""
        return next(each for each in OPINIONS if each == self.opinion.value())

    def said(self) -> tuple[Remark, ...]:
        """What was said of single sentences."""
        whole = self.judged()
        return tuple(remark for on in self.on if (remark := on.remark(whole)) is not None)

    def answered(self) -> tuple[tuple[str, str], ...]:
        """The questions that counsel answered, each with the answer."""
        pairs = ((question, answer.text().strip()) for question, answer in self.answers)
        return tuple((question, words) for question, words in pairs if words)

    def _another(self, version: Version) -> None:
        chosen = self.versions.value()
        if chosen and int(chosen) != version.number:
            self.on_another(int(chosen))

    def go(self) -> None:
        if self._judged():
            super().go()
        else:
            self.opinion_field.go()

    def _judged(self) -> bool:
        """What is to be changed has to be said, and a clear whole has no sentence to change."""
        self.need(self.note_field, self.opinion.value() == "changes_needed")
        objecting = any(on.ticked() not in (None, CLEAR) for on in self.on)
        too_mild = self.opinion.value() == CLEAR and objecting
        told = say("You ticked a sentence to be changed or held: then the whole needs that too.")
        self.opinion_field.say_wrong(told if too_mild else "")
        return not too_mild


def _versions(asked_about: Sequence[Version], version: Version) -> Choices:
    options = [Option(str(each.number), say("version {n}", n=each.number)) for each in asked_about]
    return Choices(options, (str(version.number),))


def _name(counsel: str, *, known: bool) -> LineField:
    made = LineField()
    made.set_text(counsel)
    made.set_still(known)
    return made
