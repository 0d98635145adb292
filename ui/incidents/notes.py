"""Notes of one compartment: what the law says first, the notes so far, and a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.compartments import READERS, Compartment, Note
from ui.incidents.bench import Bench
from ui.incidents.compartments import Protection
from ui.incidents.forms import Asked, Form
from ui.incidents.pane import Stack
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.spans import GAP, Span
from ui.widgets.text import Label, Phrase


class Notes(QWidget):
    """Shown to the roles that read the compartment; to the others it says that it is shut."""

    def __init__(self, bench: Bench, pane: str, compartment: Compartment) -> None:
        super().__init__()
        self._bench, self._pane, self._compartment = bench, pane, compartment
        self._above = Stack()
        self._past = Stack()
        self.form = Form((Asked("text", say("New note"), "long", needed=True),), bench.seat.zone)
        self.form.fill(bench.draft(pane, compartment.value))
        self.form.changed.connect(self._typed)
        self.button = bench.allow(
            Button(say("Write the note"), icon="pencil", on=self.save), "write_note"
        )
        self._open = bench.seat.person.role in READERS[compartment]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._above)
        column.addWidget(self._past)
        if self._open:
            card = Card()
            card.column.addWidget(self.form)
            card.column.addWidget(ButtonRow(self.button))
            column.addWidget(card)

    def show_case(self, shown: Shown) -> None:
        """Shows the notes so far."""
        self._above.fill(Protection(shown, self._compartment))
        if not self._open:
            self._past.fill(Notice(say("This compartment is not open to your role.")))
            return
        when = When(self._bench.seat)
        notes = [note for note in shown.case.notes if note.compartment is self._compartment]
        card = Card(0)
        for number, note in enumerate(notes):
            card.add_row(self._row(shown, note, when, number == 0))
        self._past.fill(card if notes else None)

    def save(self) -> None:
        """Writes the note; wording of another compartment asks for a reason to let it pass."""
        if not self.form.whole():
            return
        number, where, text = (
            self._bench.number,
            self._compartment,
            self.form.answers().text("text"),
        )
        self._bench.do(
            lambda desk: desk.write_note(number, where, text),
            then=self._saved,
            busy=self.button,
            in_need=lambda desk, why: desk.write_note(number, where, text, let_pass=why),
        )

    def _saved(self) -> None:
        self.form.clear()
        self._bench.saved(self._pane, self._compartment.value)

    def _typed(self) -> None:
        self._bench.typed(self._pane, self._compartment.value, self.form.kept())

    def _row(self, shown: Shown, note: Note, when: When, first: bool) -> QWidget:
        row = CardRow(first=first)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(note.text, wrap=True, select=True))
        for former in note.former:
            struck = Span(former.text, "note", colour="mute", strike=True)
            words.addWidget(
                Phrase(struck, Span(f"{GAP}{former.reason}", "note", colour="mute"), wrap=True)
            )
        passed = say("let pass: {why}", why=note.passed_because) if note.passed_because else ""
        told = (when.full(note.at), shown.who(note.by), passed)
        words.addWidget(Label(GAP.join(t for t in told if t), "note", "mute", wrap=True))
        row.line.addLayout(words, 1)
        reword = Button(
            say("Reword"),
            "link",
            on=partial(self._reword, note),
            spoken=say("Reword “{words}”", words=note.text[:30]),
        )
        row.line.addWidget(self._bench.allow(reword, "rewrite_note"))
        return row

    def _reword(self, note: Note) -> None:
        self._bench.ask(
            say("Reword a note"),
            (
                Asked("text", say("Note"), "long", start=note.text, needed=True, lines=4),
                Asked("why", say("Reason"), "long", needed=True),
            ),
            say("Keep the new words"),
            lambda desk, found: desk.rewrite_note(
                self._bench.number, note.id, found.text("text"), found.text("why")
            ),
            text=say("The former words stay, struck through."),
            about=note.id,
        )
