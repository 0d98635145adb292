"""The recovery card: printed or saved elsewhere, three words typed back, one real opening."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.demo.sample import remove_sample, sample_place
from clinicguard.documents.press import Press, Stamp
from clinicguard.documents.recovery_kit import KitPaper, recovery_kit
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people import access, recovery
from ui import papers
from ui.language import language, on_end, say, words
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.card_tasks import Refusal, Task, TypedWords
from ui.setup.covered_words import CoveredWords
from ui.setup.step import Step
from ui.setup.sticks import stick
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.glyphs import GlyphMark

_SIGN = 22
_NARROW = 860


class CardStep(Step):
    """May wait once the person has heard what that means: a forgotten passphrase loses all."""

    def __init__(self, seat: Seat, answers: Answers) -> None:
        super().__init__(
            seat,
            answers,
            say("Print the recovery card and put it into the safe"),
            say(
                "If the passphrase is forgotten or the PC breaks, only this paper opens the "
                "records. We have no spare key, and nobody can reset it."
            ),
        )
        assert answers.card is not None
        self.card = answers.card
        self.kept, self.proven = answers.kept, answers.proven
        self._trying = False
        self._pdf = answers.pdf
        answers.asked = answers.asked or recovery.asked_places()
        self.places = answers.asked
        self.typed = TypedWords(self.card, self.places)
        self.refused = Refusal()
        self.covered = CoveredWords(self.card)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(px(40))
        self._both.addLayout(self._tasks(), 1)
        self._both.insertWidget(0, self.covered, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._both, 1)
        self.typed.right.connect(self._try_card)
        self.typed.changed.connect(self._remember)
        self._take_up()

    def missing(self) -> str:
        if not self.kept:
            return say("Still missing: the card on paper or on a stick")
        if not self.proven:
            return say("Still missing: three words from the paper, and one trial opening")
        return ""

    def next_words(self) -> str:
        return say("Begin to work")

    def go_on(self) -> None:
        if not self.missing():
            self.begin_to_work()

    def begin_to_work(self) -> None:
        """Into the house, with the card proven or without it: then Today reminds of it."""
        clinic = self.answers.made
        if clinic is not None:
            self.seat.enter(lambda: clinic).then(lambda _: self._entered())

    def _entered(self) -> None:
        """The rest of the first hour stands in the house itself; a sample was looked at enough."""
        self.answers.forget()
        self.seat.jobs.files(lambda task: remove_sample(sample_place()))
        self.seat.go("first-hour")

    def is_working(self) -> bool:
        return self._trying and not self.proven

    def begin(self) -> None:
        (self.print_button if self._pdf else self.covered.eye).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tasks stand first and the card's picture below them."""
        super().resizeEvent(event)
        ways, narrow = QBoxLayout.Direction, self.width() < px(_NARROW)
        self._both.setDirection(ways.BottomToTop if narrow else ways.LeftToRight)

    def print_card(self) -> None:
        """Through the system's print dialog."""
        if self._pdf is not None and papers.ask_and_print(self, self._pdf):
            self._note(None)

    def save_card(self) -> None:
        """To another drive than the records'."""
        folder = self.answers.folder
        path = papers.ask_where(self, say("Recovery card"), stick(folder))
        if path is None or self._pdf is None:
            return
        try:
            recovery.check_kit_place(path, folder)
        except Trouble as trouble:
            told = explain(trouble, words())
            self.refused.tell(on_end(told.happened, told.todo))
            return
        self._note(path)

    def _take_up(self) -> None:
        """Goes on where the page stood before it was built anew."""
        if self._pdf is None:
            self._draw()
        else:
            self._drawn(self._pdf)
        if self.kept:
            self.kept_mark.set_glyph("fine", say("Done"))
        if self.proven:
            for mark in (self.typed_mark, self.tried_mark):
                mark.set_glyph("fine", say("Done"))
        elif self.kept:
            self.typed_mark.set_glyph("doing", say("Being done"))
            self.typed.begin(self.answers.given)
            self.typed.check()

    def _remember(self) -> None:
        self.answers.given = self.typed.given()

    def _draw(self) -> None:
        clinic = self.answers.made
        assert clinic is not None
        self.seat.jobs.opening(lambda task: clinic.stamp()).then(self._draw_with)

    def _draw_with(self, stamp: Stamp) -> None:
        press = Press(language(), self.answers.profile().roc_years, stamp)
        paper = KitPaper(self.card.words, self.card.code, ((say("Clinic"), self.card.clinic),))
        self.seat.jobs.papers(lambda task: recovery_kit(paper, press)).then(self._drawn)

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = self.answers.pdf = pdf
        for button in (self.print_button, self.save_button):
            button.allow()
        self.print_button.setFocus()

    def _note(self, path: Path | None) -> None:
        clinic, pdf = self.answers.made, self._pdf
        assert clinic is not None
        assert pdf is not None
        self.seat.jobs.opening(lambda task: _hand_out(clinic, pdf, path)).then(self._is_kept)

    def _is_kept(self, _: None) -> None:
        self.kept = self.answers.kept = True
        self.kept_mark.set_glyph("fine", say("Done"))
        self.refused.tell("")
        if not self.proven:
            self.typed_mark.set_glyph("doing", say("Being done"))
            self.typed.begin()
        self.moved.emit()

    def _try_card(self) -> None:
        """All three are right: the card opens the keys for real."""
        clinic, typed = self.answers.made, self.card.typed()
        assert clinic is not None
        if self.proven or self._trying:
            return
        self._trying = True
        self.typed_mark.set_glyph("fine", say("Done"))
        self.tried_mark.set_glyph("doing", say("Being done"))
        self.typed.end()
        job = self.seat.jobs.opening(lambda task: _prove(clinic, typed))
        job.then(self._is_proven).failed(self._is_not_proven)

    def _is_proven(self, _: None) -> None:
        self.proven = self.answers.proven = True
        self.tried_mark.set_glyph("fine", say("Done"))
        self.moved.emit()

    def _is_not_proven(self, trouble: Trouble) -> None:
        self._trying = False
        self.tried_mark.set_glyph("todo", say("To do"))
        self.typed.begin()
        self.seat.trouble(trouble)

    def _tasks(self) -> QVBoxLayout:
        self.kept_mark = GlyphMark("doing", say("Being done"), _SIGN)
        self.typed_mark = GlyphMark("todo", say("To do"), _SIGN)
        self.tried_mark = GlyphMark("todo", say("To do"), _SIGN)
        tasks = QVBoxLayout()
        tasks.setSpacing(px(SPACE.section))
        for task in (
            Task(
                self.kept_mark,
                say("Get it onto paper"),
                say("Better two, kept apart."),
                self._ways(),
            ),
            Task(
                self.typed_mark,
                say("Look at the paper and type these three words"),
                say("It proves that the paper is at hand and can be read."),
                self.typed,
            ),
            Task(
                self.tried_mark,
                say("Really open with it once"),
                say("Happens by itself once the three words are right."),
                None,
            ),
        ):
            tasks.addWidget(task)
        warning = say(
            "Whoever has this paper can open everything. No photo of it, and not in a "
            "drawer at the reception."
        )
        tasks.addWidget(Notice(warning, "amber"))
        tasks.addStretch(1)
        return tasks

    def _ways(self) -> QWidget:
        """Onto paper, or onto a stick; and why a place was refused."""
        self.print_button = Button(say("Print"), "plain", icon="printer", on=self.print_card)
        self.save_button = Button(
            say("Save to a stick"), "plain", icon="download", on=self.save_card
        )
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        for button in (self.print_button, self.save_button):
            button.forbid(say("The card is being drawn"))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.refused)
        return both


def _hand_out(clinic: Clinic, pdf: bytes, to: Path | None) -> None:
    clinic.hand_out("recovery card", pdf, to, subject=f"clinic/{clinic.id}", purpose="recovery")


def _prove(clinic: Clinic, typed: str) -> None:
    access.unlock_with_kit(clinic.folder.path, typed)
    clinic.access.prove_kit(typed)
