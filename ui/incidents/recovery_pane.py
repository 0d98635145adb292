"""善後: talks of care, colleagues looked after, and the end of the alarm by signature."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.clock import to_text
from clinicguard.incidents.compartments import READERS, Compartment
from clinicguard.incidents.contacts import STAFF_CARE_READERS, CareTalk
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.incident import State
from clinicguard.incidents.steps import Step
from ui.incidents.bench import Bench
from ui.incidents.compartments import Protection
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.hat_rows import people_options
from ui.incidents.pane import Stack, StepPane
from ui.incidents.proposal import proposal_notices, unmet_words
from ui.incidents.punctuation import apart, together
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.incidents.talk_form import talk_asked, talk_of
from ui.language import count, say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class RecoveryPane(StepPane):
    """The patient first, then our own people, then the end of the alarm."""

    step = Step.RECOVERY

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        role = bench.seat.person.role
        self._protected = Stack()
        self._talks = Stack()
        self._care = Stack()
        self._end = Stack()
        self.talk = Entry(
            bench, Step.RECOVERY, "talk", say("Record a talk of care"),
            talk_asked(shown, to_text(bench.seat.now())),
            say("Keep the record"), self._record, verb="record_talk",
        )  # fmt: skip
        self.care = Entry(
            bench, Step.RECOVERY, "care", say("Look after a colleague"),
            (
                Asked("who", say("Who"), "menu", people_options(shown), needed=True),
                Asked("words", say("What was said and agreed"), "long", needed=True),
            ),
            say("Keep it"), self._look_after, verb="look_after",
            note=say("Only owner and manager read this. Others see that it was done."),
        )  # fmt: skip
        self.column.addWidget(SectionHead(say("Talks of care")))
        self.column.addWidget(self._protected)
        self.column.addWidget(self._talks)
        if role in READERS[Compartment.CARE]:
            self.column.addWidget(self.talk)
        self.column.addWidget(SectionHead(say("Who looks after our own")))
        self.column.addWidget(self._care)
        if role in STAFF_CARE_READERS:
            self.column.addWidget(self.care)
        self.column.addWidget(SectionHead(say("End of the alarm"), about="stand_down"))
        self.column.addWidget(self._end)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when = When(self.bench.seat)
        self._protected.fill(Protection(shown, Compartment.CARE))
        self._talks.fill(
            *(_talk_card(shown, talk, when) for talk in shown.case.talks), _hidden(shown)
        )
        self._care.fill(_cared(shown, when))
        self._end.fill(*proposal_notices(shown), *_ended(shown, when))

    def foot(self) -> tuple[Button, ...]:
        state = self.shown.case.incident.state
        if state is State.ACTIVE:
            end = Button(say("Stand down"), "primary", on=self._stand_down)
            return (self.bench.allow(end, "stand_down"),)
        if state in (State.STOOD_DOWN, State.CLOSED):
            again = Button(say("It is not over: reopen"), on=self._reopen)
            return (self.bench.allow(again, "reopen"),)
        return ()

    def _stand_down(self) -> None:
        unmet = "\n".join(unmet_words(self.shown, each) for each in self.shown.proposal.unmet)
        asked = (
            Asked(
                "reasons",
                say("Why it can end"),
                "long",
                note=say("one reason a line"),
                needed=True,
                lines=4,
            ),
            Asked(
                "open",
                say("What is still open"),
                "long",
                start=unmet,
                note=say("one a line"),
                lines=4,
            ),
            Asked("watch", say("Who watches on, where, how long")),
        )

        def sign(desk: IncidentDesk, found: Answers, override: str = "") -> object:
            return desk.stand_down(
                self.bench.number,
                found.lines("reasons"),
                still_open=found.lines("open"),
                watch_on=found.text("watch"),
                override=override,
            )

        self.bench.ask(
            say("Stand down"),
            asked,
            say("Sign the stand-down"),
            sign,
            text=say("Your name stands under it. The red band goes; the watch goes on."),
            in_need=sign,
        )

    def _reopen(self) -> None:
        self.bench.ask_why(
            say("Reopen the case"),
            say("Reopen"),
            lambda desk, why: desk.reopen(self.bench.number, why),
            text=say("The earlier end stays as it was written."),
        )

    def _record(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.record_talk(self.bench.number, talk_of(found, self.bench.seat.person.id))

    def _look_after(self, desk: IncidentDesk, found: Answers) -> object:
        return desk.look_after(self.bench.number, int(found.text("who")), found.text("words"))


def _talk_card(shown: Shown, talk: CareTalk, when: When) -> QWidget:
    card = Card()
    minutes = count("{n} min", "{n} min", talk.minutes)
    head = GAP.join(part for part in (when.full(talk.at), minutes, talk.place) if part)
    card.column.addWidget(Label(head, bold=True, wrap=True))
    again = when.full(talk.next_contact) if talk.next_contact is not None else ""
    card.column.addWidget(
        Particulars(
            (
                (say("From us"), together(shown.who(person) for person in talk.attendees)),
                (say("With"), together(talk.present)),
                (say("Explained"), talk.explained),
                (say("Asked"), talk.asked),
                (say("Regret in these words"), talk.regret),
                (say("Offered"), talk.offered),
                (say("Promised"), talk.promised),
                (say("Help with language"), talk.language_help),
                (say("Next contact"), again),
                (say("Kept by"), shown.who(talk.kept_by)),
            ),
            names=120,
        )
    )
    return card


def _hidden(shown: Shown) -> QWidget | None:
    if not shown.case.hidden:
        return None
    told = count(
        "{n} entry is not shown to your role",
        "{n} entries are not shown to your role",
        shown.case.hidden,
    )
    return Notice(told)


def _cared(shown: Shown, when: When) -> QWidget:
    if not shown.case.staff_looked_after:
        told = say("Nobody has sat down with the colleague concerned yet.")
        return Notice(told, "amber" if shown.case.concerned else "info")
    if not shown.case.staff_care:
        return Notice(say("Somebody has sat down with the colleague concerned."), "green")
    card = Card(0)
    for number, each in enumerate(shown.case.staff_care):
        row = CardRow(first=number == 0)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(each.words, wrap=True, select=True))
        told = GAP.join((shown.who(each.person), when.full(each.at), shown.who(each.by)))
        words.addWidget(Label(told, "note", "mute"))
        row.line.addLayout(words, 1)
        card.add_row(row)
    return card


def _ended(shown: Shown, when: When) -> list[QWidget]:
    cards: list[QWidget] = []
    for each in shown.case.stand_downs:
        card = Card()
        head = say("Stood down {when} by {name}", when=when.full(each.at), name=shown.who(each.by))
        card.column.addWidget(Label(head, bold=True))
        card.column.addWidget(
            Particulars(
                (
                    (say("Reasons"), apart(each.reasons)),
                    (say("Still open"), apart(each.still_open)),
                    (say("Watch goes on"), each.watch_on),
                )
            )
        )
        cards.append(card)
    return cards
