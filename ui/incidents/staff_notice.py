"""One message to all staff, and who has confirmed to have read it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.releases import Notice as StaffNote
from clinicguard.incidents.steps import Step
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.hat_rows import people_options
from ui.incidents.pane import Stack
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.glyphs import GlyphMark
from ui.widgets.text import Label


class StaffNotice(QWidget):
    """What was told, who has read it, and the next message."""

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__()
        self._bench = bench
        self._past = Stack()
        people = people_options(shown)
        self.entry = Entry(
            bench,
            Step.TEAM,
            "notice",
            say("Tell all staff the same"),
            (
                Asked(
                    "text",
                    say("Message"),
                    "long",
                    hint=say("what happened in one sentence, who speaks, what nobody does"),
                    needed=True,
                ),
                Asked(
                    "who", say("For"), "many", people, " ".join(o.key for o in people), needed=True
                ),
            ),
            say("Give the message"),
            self._tell,
            verb="told_staff",
            in_need=self._tell,
            note=say(
                "No patient's name. Nobody answers, shares or deletes; records are not touched."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._past)
        column.addWidget(self.entry)

    def show_case(self, shown: Shown) -> None:
        """Shows the messages so far, the newest first."""
        when = When(self._bench.seat)
        self._past.fill(*(self._card(shown, note, when) for note in reversed(shown.case.notices)))

    def _card(self, shown: Shown, note: StaffNote, when: When) -> QWidget:
        card = Card(0)
        head = CardRow(first=True)
        head.line.addWidget(Label(note.text, wrap=True, select=True), 1)
        head.line.addWidget(Label(f"{when.short(note.at)}　{shown.who(note.by)}", "note", "mute"))
        card.add_row(head)
        for person in note.told:
            card.add_row(self._reader(shown, note, person, when))
        return card

    def _reader(self, shown: Shown, note: StaffNote, person: int, when: When) -> QWidget:
        row = CardRow(height=34)
        name = shown.who(person)
        read = dict(note.read).get(person)
        row.line.addWidget(
            GlyphMark("fine" if read else "todo", say("read") if read else say("not read yet"))
        )
        row.line.addWidget(Label(name, "note"), 1)
        if read is not None:
            row.line.addWidget(Label(when.short(read), "note", "mute"))
            return row
        mine = person == self._bench.seat.person.id
        words = say("I have read it") if mine else say("Has confirmed")
        button = Button(
            words,
            size="small",
            on=partial(self._confirm, note.id, person, mine),
            spoken=f"{words}: {name}",
        )
        verb = "confirm_read" if mine else "note_read"
        row.line.addWidget(self._bench.allow(button, verb))
        return row

    def _confirm(self, note: int, person: int, mine: bool) -> None:
        number = self._bench.number

        def act(desk: IncidentDesk) -> object:
            return desk.confirm_read(number, note) if mine else desk.note_read(number, note, person)

        self._bench.do(act)

    def _tell(self, desk: IncidentDesk, found: Answers, let_pass: str = "") -> object:
        people = [int(key) for key in found.keys("who")]
        return desk.told_staff(self._bench.number, found.text("text"), people, let_pass=let_pass)
