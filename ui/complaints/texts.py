"""The texts that a complaint has, and the button that begins one or passes it on by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from clinicguard.complaints.beside import Review
from clinicguard.complaints.complaint import Complaint
from clinicguard.people.permissions import may
from clinicguard.people.staff import Person
from clinicguard.statements.reply_tasks import answering, pass_on
from clinicguard.statements.statement import Statement
from ui.complaints.choices import people_options
from ui.complaints.form import Form, Work
from ui.complaints.replying import WRITE, writers_of
from ui.complaints.times import when_here
from ui.language import say
from ui.seat import Seat
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.glyphs import GlyphMark
from ui.widgets.menus import ComboField
from ui.widgets.spans import GAP, Span
from ui.widgets.statement_states import state_glyph, state_words
from ui.widgets.text import Label, Phrase

PASS_ON = "task.add"
READ_DRAFTS = "statement.read_drafts"


def no_texts(texts: Sequence[Statement], seat: Seat) -> str:
    """That there is none; who may not read drafts learns only that none has gone out."""
    if texts:
        return ""
    may_read = may(READ_DRAFTS, seat.person.role)
    return say("none yet") if may_read else say("none has gone out yet")


def texts_card(texts: Sequence[Statement], seat: Seat) -> Card:
    """One row for each text with its state; the number leads to it."""
    card = Card(0)
    for text in texts:
        row = CardRow(first=not card.column.count())
        row.line.addWidget(GlyphMark(state_glyph(text.state), state_words(text.state)))
        told = Span(f"{GAP}{state_words(text.state)}", "note", colour="text2")
        row.line.addWidget(Phrase(Span(text.title or text.number), told, wrap=True), 1)
        row.line.addWidget(Label(when_here(text.now.at, seat), "note", "text2"))
        lead = partial(seat.go, f"statement/{text.number}")
        row.line.addWidget(Button(text.number, "link", on=lead))
        card.add_row(row)
    return card


def reply_button(seat: Seat, it: Complaint, review: Review | None) -> Button | None:
    """Begins the text that answers it, or passes it on; None for who does neither."""
    role = seat.person.role
    if may(WRITE, role):
        address = f"statements/new/{it.address}/{answering(it, review)}"
        return Button(say("Write the reply"), icon="pencil", on=lambda: seat.go(address))
    if may(PASS_ON, role):
        words = say("Pass the reply on")
        return Button(words, icon="forward", on=lambda: seat.over(_asking(seat, it)))
    return None


def _asking(seat: Seat, it: Complaint) -> Form:
    """Who writes it: those who may, by name; it becomes a task of theirs."""
    title = say("Pass the reply on")
    note = say("Your role records; these people may write replies. It becomes a task of theirs.")
    form = Form(seat, title, say("Pass it on"), it.number, note=note)
    writer = ComboField([], placeholder=say("Choose one"))
    form.add(say("Who writes the reply"), writer)

    def offer(people: Sequence[Person]) -> None:
        for option in people_options(people):
            writer.addItem(option.words, option.key)
        writer.setCurrentIndex(0 if len(people) == 1 else -1)
        if not people:
            told = say("Nobody here may write replies yet. The owner gives people their roles.")
            form.add_widget(Notice(told, "amber"))

    def work() -> Work:
        to, task, now = int(writer.value()), say("Write the reply"), seat.now()
        return lambda clinic: pass_on(clinic.tasks, it.address, to, task, now)

    seat.jobs.database(writers_of).then(offer)
    return form.does(work)
