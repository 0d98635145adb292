"""The recovery card: printed or saved elsewhere, three words typed back, one real opening."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.documents.press import Press, Stamp
from clinicguard.documents.recovery_kit import KitPaper, recovery_kit
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people import access, recovery
from ui import papers
from ui.language import language, say, words
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.step import Step
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import Field
from ui.widgets.glyphs import GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.text import Label

_IN_A_ROW = 4
_COVER = "▬▬▬▬"


class CardStep(Step):
    """Cannot be skipped: without the card a forgotten passphrase loses everything."""

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
        self.kept = False
        self.proven = False
        self._pdf: bytes | None = None
        self._places = recovery.asked_places()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(px(40))
        self._columns.addWidget(self._picture(), 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._tasks(), 1)
        self.column.addLayout(self._columns, 1)
        self._draw()

    def missing(self) -> str:
        if not self.kept:
            return say("Still missing: the card on paper or on a stick")
        if not self.proven:
            return say("Still missing: three words from the paper, and one trial opening")
        return ""

    def next_words(self) -> str:
        return say("Begin to work")

    def go_on(self) -> None:
        clinic = self.answers.made
        if clinic is not None and not self.missing():
            self.answers.card = None
            self.seat.enter(lambda: clinic)

    def begin(self) -> None:
        self.print_button.setFocus()

    def _draw(self) -> None:
        clinic = self.answers.made
        assert clinic is not None
        self.seat.jobs.opening(lambda task: clinic.stamp()).then(self._draw_with)

    def _draw_with(self, stamp: Stamp) -> None:
        press = Press(language(), self.answers.profile().roc_years, stamp)
        paper = KitPaper(self.card.words, self.card.code, ((say("Clinic"), self.card.clinic),))
        self.seat.jobs.papers(lambda task: recovery_kit(paper, press)).then(self._drawn)

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        for button in (self.print_button, self.save_button):
            button.allow()

    def print_card(self) -> None:
        """Through the system's print dialog."""
        if self._pdf is not None and papers.ask_and_print(self, self._pdf):
            self._note(None)

    def save_card(self) -> None:
        """To another drive than the records'."""
        path = papers.ask_where(self, say("Recovery card"))
        if path is None or self._pdf is None:
            return
        try:
            recovery.check_kit_place(path, self.answers.folder)
        except Trouble as trouble:
            told = explain(trouble, words())
            self.refused.tell(f"{told.happened} {told.todo}")
            return
        self._note(path)

    def _note(self, path: object) -> None:
        from pathlib import Path

        clinic, pdf = self.answers.made, self._pdf
        assert clinic is not None
        assert pdf is not None
        to = path if isinstance(path, Path) else None

        def work(open_clinic: Clinic) -> None:
            open_clinic.hand_out(
                "recovery card", pdf, to, subject=f"clinic/{open_clinic.id}", purpose="recovery"
            )

        self.seat.jobs.opening(lambda task: work(clinic)).then(self._is_kept)

    def _is_kept(self, _: None) -> None:
        self.kept = True
        self.kept_mark.turn("fine")
        self.typed_mark.turn("doing")
        self.refused.tell("")
        for field in self.fields:
            field.setEnabled(True)
        self.fields[0].go()
        self.moved.emit()

    def check_words(self) -> None:
        """Once all three are right, the card opens the keys for real."""
        typed = [line.text().strip().lower() for line in self.lines]
        right = 0
        for place, word, field in zip(self._places, typed, self.fields, strict=True):
            if word == self.card.words[place - 1]:
                right += 1
            elif word and not recovery.known_word(word) and len(word) > 2:
                field.say_wrong(_not_a_word(place, word))
            elif word and len(word) > 2:
                field.say_wrong(say("Word {place} on the paper is another one.", place=place))
        if right == len(typed) and not self.proven:
            self._try_card()

    def _try_card(self) -> None:
        clinic, typed = self.answers.made, self.card.typed()
        assert clinic is not None

        def work() -> None:
            access.unlock_with_kit(clinic.folder.path, typed)
            clinic.access.prove_kit(typed)

        self.seat.jobs.opening(lambda task: work()).then(self._is_proven)

    def _is_proven(self, _: None) -> None:
        self.proven = True
        self.typed_mark.turn("fine")
        self.tried_mark.turn("fine")
        self.moved.emit()

    def _picture(self) -> Card:
        card = Card(padding=SPACE.page)
        card.setFixedWidth(px(372))
        head = QHBoxLayout()
        head.addWidget(Label(say("Recovery card"), "section", bold=True))
        head.addStretch(1)
        head.addWidget(Label(self.card.clinic, "note", "text2", mono=True))
        card.column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(px(SPACE.inside))
        self._covers: list[Label] = []
        for n in range(len(self.card.words)):
            cell = QHBoxLayout()
            cell.addWidget(Label(str(n + 1), "note", "mute"))
            cover = Label(_COVER, "note", "line")
            self._covers.append(cover)
            cell.addWidget(cover, 1)
            grid.addLayout(cell, n // _IN_A_ROW, n % _IN_A_ROW)
        card.column.addLayout(grid)
        foot = QHBoxLayout()
        foot.addWidget(Label(say("Covered: others can see this screen"), "note", "text2"), 1)
        look = Button(say("Hold to look"), "link", icon="eye")
        look.pressed.connect(lambda: self._uncover(True))
        look.released.connect(lambda: self._uncover(False))
        foot.addWidget(look)
        card.column.addLayout(foot)
        return card

    def _uncover(self, shown: bool) -> None:
        for cover, word in zip(self._covers, self.card.words, strict=True):
            cover.setText(word if shown else _COVER)
            cover.paint_in("text" if shown else "line")

    def _tasks(self) -> QVBoxLayout:
        tasks = QVBoxLayout()
        tasks.setSpacing(px(SPACE.section))
        self.print_button = Button(say("Print"), "plain", icon="printer", on=self.print_card)
        self.save_button = Button(
            say("Save to a stick"), "plain", icon="download", on=self.save_card
        )
        for button in (self.print_button, self.save_button):
            button.forbid(say("The card is being drawn"))
        self.refused = _Refusal()
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        first = QVBoxLayout()
        first.addLayout(buttons)
        first.addWidget(self.refused)
        self.kept_mark = _Turning("doing")
        tasks.addWidget(
            _Task(self.kept_mark, say("Get it onto paper"), say("Better two, kept apart."), first)
        )
        self.lines = [LineField() for _ in self._places]
        self.fields = [
            Field(say("Word {place}", place=place), line)
            for place, line in zip(self._places, self.lines, strict=True)
        ]
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        for field, line in zip(self.fields, self.lines, strict=True):
            field.setEnabled(False)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            line.changed.connect(self.check_words)
        second = QVBoxLayout()
        second.addLayout(row)
        self.typed_mark = _Turning("todo")
        tasks.addWidget(
            _Task(
                self.typed_mark,
                say("Look at the paper and type these three words"),
                say("It proves that the paper is at hand and can be read."),
                second,
            )
        )
        self.tried_mark = _Turning("todo")
        tasks.addWidget(
            _Task(
                self.tried_mark,
                say("Really open with it once"),
                say("Happens by itself once the three words are right."),
                QVBoxLayout(),
            )
        )
        tasks.addWidget(
            Notice(
                say(
                    "Whoever has this paper can open everything. No photo of it, and not in a "
                    "drawer at the reception."
                ),
                "amber",
            )
        )
        tasks.addStretch(1)
        return tasks


class _Turning(QWidget):
    """A state glyph that can become another."""

    def __init__(self, glyph: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._mark: GlyphMark | None = None
        self.turn(glyph)

    def turn(self, glyph: str) -> None:
        """Shows another state."""
        if self._mark is not None:
            self._row.removeWidget(self._mark)
            self._mark.deleteLater()
        self._mark = GlyphMark(glyph, size=22)  # type: ignore[arg-type]
        self._row.addWidget(self._mark)


class _Task(QWidget):
    def __init__(self, mark: _Turning, name: str, note: str, inside: QVBoxLayout) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.wide))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(px(SPACE.hair))
        column.addWidget(Label(name, "section", bold=True, wrap=True))
        column.addWidget(Label(note, "note", "text2", wrap=True))
        inside.setContentsMargins(0, px(SPACE.hair), 0, 0)
        column.addLayout(inside)
        row.addLayout(column, 1)


class _Refusal(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def tell(self, text: str) -> None:
        """Shows why; empty words take it away."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if text:
            self._column.addWidget(Notice(text, "red"))
        self.setVisible(bool(text))


def _not_a_word(place: int, word: str) -> str:
    near = recovery.nearest_word(word)
    if near is None:
        return say("Word {place} is not on the list of words.", place=place)
    return say("Word {place} is not on the list. Perhaps “{near}”?", place=place, near=near)
