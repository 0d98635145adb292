"""溝通: the words of this case by audience, who was told, the log of contacts, mediation notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.clock import to_text
from clinicguard.incidents.channels import channel_words
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.releases import Audience
from clinicguard.incidents.steps import Step
from clinicguard.people.permissions import may
from clinicguard.statements.private_notes import READERS
from clinicguard.statements.steps import Followed
from ui.incidents.bench import Bench
from ui.incidents.compartments import Protection
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.means import means_options
from ui.incidents.notes import Notes
from ui.incidents.pane import Stack, StepPane
from ui.incidents.said import When, options, word
from ui.incidents.shown import Shown
from ui.language import say, words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.glyphs import GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.statement_states import state_glyph, state_words
from ui.widgets.text import Label


class CommunicationPane(StepPane):
    """Texts lead to their own page; what went out comes back here by itself."""

    step = Step.COMMUNICATION

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._public = Stack()
        self._texts = Stack()
        self.audience = Choices(options(Audience))
        self.audience.name(say("For whom"))
        self.begin = Button(say("Begin the text"), icon="pencil", on=self.begin_text)
        if not may("statement.begin", bench.seat.person.role):
            self.begin.forbid(say("Your role does not do this"))
        self._out = Stack()
        self._contacts = Stack()
        self.entry = Entry(
            bench,
            Step.COMMUNICATION,
            "contact",
            say("Write down a contact"),
            _contact_asked(bench),
            say("Add the contact"),
            self._log,
            verb="log_contact",
        )
        self.mediation = Notes(bench, Step.COMMUNICATION, Compartment.MEDIATION)
        for widget in (
            SectionHead(say("Texts of this case"), "", *self._beside()),
            self._public,
            self._texts,
            self._begin_card(),
            SectionHead(say("What went out"), about="release"),
            self._out,
            SectionHead(say("Who was told, and who called")),
            self._contacts,
            self.entry,
            SectionHead(say("Mediation notes"), about="compartment"),
            self.mediation,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._public.fill(Protection(shown, Compartment.PUBLIC))
        self._texts.fill(self._text_card(shown, when))
        self._out.fill(_releases(shown, when))
        self._contacts.fill(_contacts(shown, when))
        self.mediation.show_case(shown)

    def begin_text(self) -> None:
        """The page that begins a text for the audience that is chosen."""
        audience = self.audience.value()
        if not audience:
            self.audience.set_wrong(True)
            return
        self.bench.seat.go(f"statements/new/{self.shown.address}/{audience}")

    def _beside(self) -> list[Button]:
        """What is laid over the page: one's own pad, and what only counsel and the owner read."""
        go, address = self.bench.seat.go, self.shown.address
        pad = Button(say("Scratch pad"), "text", icon="notebook-pen", size="small",
                     on=lambda: go(f"pad/{address}"))  # fmt: skip
        notes = Button(say("Counsel's notes"), "text", icon="lock", size="small",
                       on=lambda: go(f"private/{address}"))  # fmt: skip
        return [pad, notes] if self.bench.seat.person.role in READERS else [pad]

    def _open(self, number: str) -> None:
        self.bench.seat.go(f"statement/{number}")

    def _begin_card(self) -> Card:
        card = Card()
        card.column.addWidget(Label(say("A new text: for whom?"), bold=True))
        card.column.addWidget(self.audience)
        told = say(
            "You see a first draft of confirmed facts first: what is in it, what was left "
            "out, and why."
        )
        if not may("statement.begin", self.bench.seat.person.role):
            told = say(
                "The owner, a manager or a clinician writes it. Keep the words and a screenshot, "
                "and ask one of them."
            )
        card.column.addWidget(Label(told, "note", "text2", wrap=True))
        card.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _text_card(self, shown: Shown, when: When) -> QWidget:
        if not shown.statements:
            return Notice(
                say("No text yet. The first one may be short: we know, we check, we report by …")
            )
        card = Card(0)
        for number, statement in enumerate(shown.statements):
            row = CardRow(first=number == 0, height=50)
            state = state_words(statement.state)
            row.line.addWidget(GlyphMark(state_glyph(statement.state), state))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(statement.title or statement.number, bold=True, elide=True))
            version = say("version {n}", n=statement.now.number)
            told = (
                statement.number,
                word(Audience(statement.audience)),
                version,
                when.short(statement.now.at),
            )
            column.addWidget(Label(GAP.join(told), "note", "text2", elide=True))
            row.line.addLayout(column, 1)
            row.line.addWidget(Label(state, "note", "text2"))
            row.line.addWidget(
                Button(
                    say("Open"),
                    size="small",
                    on=partial(self._open, statement.number),
                    spoken=say("Open {number}", number=statement.number),
                )
            )
            card.add_row(row)
        return card

    def _log(self, desk: IncidentDesk, found: Answers) -> object:
        contact = Contact(
            0,
            Party(found.text("party")),
            found.text("who"),
            found.text("means"),
            found.moment("at"),
            self.bench.seat.person.id,
            found.text("said"),
            outward=found.text("way") != "in",
            reached=found.text("way") != "missed",
            promised=found.text("promised"),
        )
        return desk.log_contact(self.bench.number, contact)


def _contact_asked(bench: Bench) -> tuple[Asked, ...]:
    ways = (
        Option("out", say("we reached them")),
        Option("missed", say("we did not reach them")),
        Option("in", say("they called us")),
    )
    return (
        Asked("party", say("With whom"), "one", options(Party), needed=True),
        Asked("who", say("Who exactly"), needed=True),
        Asked("way", say("Which way"), "one", ways, "out", needed=True),
        Asked("means", say("By what"), "one", means_options(), "phone", needed=True),
        Asked("at", say("When"), "moment", start=to_text(bench.seat.now())),
        Asked("said", say("What was said"), "long", needed=True),
        Asked("promised", say("What we promised, by when")),
    )


def _releases(shown: Shown, when: When) -> QWidget:
    releases = shown.case.releases
    if not releases:
        return Notice(say("Nothing has gone out yet."))
    card = Card(0)
    for number, release in enumerate(releases):
        row = CardRow(first=number == 0, height=50)
        back = release.withdrawn_at is not None
        row.line.addWidget(GlyphMark("slashed" if back else "fine"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(release.text, wrap=True, select=True))
        again = (
            say("next update {when}", when=when.full(release.next_update))
            if release.next_update is not None
            else ""
        )
        told = (
            word(release.audience),
            channel_words(release.channel, words()),
            release.address,
            when.full(release.at),
            shown.who(release.by),
            again,
            release.withdrawn_because,
        )
        column.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True))
        for each in _followed(shown, release.statement):
            came = (when.full(each.at), word(each.sequel), each.words)
            column.addWidget(Label(GAP.join(came), "note", "text2", wrap=True, select=True))
        row.line.addLayout(column, 1)
        card.add_row(row)
    return card


def _followed(shown: Shown, statement: str) -> tuple[Followed, ...]:
    """What came of the words after they went out."""
    own = (each for each in shown.statements if f"statement/{each.number}" == statement)
    return next((each.followed for each in own), ())


def _contacts(shown: Shown, when: When) -> QWidget:
    contacts = shown.case.contacts
    if not contacts:
        return Notice(say("Nobody has been told yet: patient, insurer, counsel, authority, press."))
    card = Card(0)
    for number, contact in enumerate(contacts):
        row = CardRow(first=number == 0, height=50)
        row.line.addWidget(GlyphMark("fine" if contact.reached else "slashed"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(contact.said, wrap=True, select=True))
        promised = say("promised: {what}", what=contact.promised) if contact.promised else ""
        way = say("from us") if contact.outward else say("to us")
        told = (
            word(contact.party),
            contact.who,
            way,
            when.full(contact.at),
            shown.who(contact.by),
            promised,
        )
        column.addWidget(Label(GAP.join(t for t in told if t), "note", "text2", wrap=True))
        row.line.addLayout(column, 1)
        card.add_row(row)
    return card
