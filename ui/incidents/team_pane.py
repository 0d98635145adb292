"""團隊: hats and deputies, who is concerned, conflicts, the call list, the staff notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.incident import State
from clinicguard.incidents.steps import Step
from clinicguard.incidents.team import Member, Seat, Warning, call_list, proposed, warnings
from ui.incidents.bench import Bench
from ui.incidents.forms import Asked
from ui.incidents.hat_rows import fill_hats, people_options
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import bracketed, together
from ui.incidents.said import word
from ui.incidents.shown import Shown
from ui.incidents.staff_notice import StaffNotice
from ui.language import language, say
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead, link
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class TeamPane(StepPane):
    """Who does what, who must not, whom to ring, and that all staff know."""

    step = Step.TEAM

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._concerned = Stack()
        self._hats = Stack()
        self._calls = Stack()
        self.notice = StaffNotice(bench, shown)
        self.take = Button(say("Use the suggestion"), icon="users", on=self._take)
        self.take.setAccessibleName(say("Use the suggestion"))
        add = Button(say("Name somebody"), "link", icon="plus", on=self._name_concerned)
        for widget in (
            SectionHead(
                say("Who it is about"),
                say("does not speak or keep the record, and is cared for"),
                bench.allow(add, "name_concerned"),
            ),
            self._concerned,
            SectionHead(
                say("Roles"),
                say("one person may have several"),
                bench.allow(self.take, "assign_hat"),
                about="hats",
            ),
            self._hats,
            SectionHead(
                say("Whom to call, in this order"),
                "",
                link(
                    say("Print the call list"),
                    partial(bench.seat.go, f"report/{bench.address}/calls"),
                    icon="printer",
                ),
            ),
            self._calls,
            SectionHead(say("One message for all staff")),
            self.notice,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        self._concerned.fill(self._concerned_card(shown))
        found = warnings(
            shown.case.seats, shown.guide.rules.hats, _members(shown), shown.case.concerned_people
        )
        self.take.setVisible(bool(self._open_seats(shown)))
        hats = Card(0)
        self._hats.fill(*_warnings(shown, found), hats)
        fill_hats(hats, self.bench, shown)
        self._calls.fill(_calls(shown))
        self.notice.show_case(shown)

    def foot(self) -> tuple[Button, ...]:
        incident = self.shown.case.incident
        if incident.state is not State.ACTIVE or incident.activated_at is not None:
            return ()
        call = Button(say("Call the team"), "primary", icon="users", key="Ctrl+Enter")
        call.clicked.connect(lambda _=False: self._activate(call))
        return (self.bench.allow(call, "activate"),)

    def _activate(self, button: Button) -> None:
        number = self.bench.number
        self.bench.do(
            lambda desk: desk.activate(number, language=language()),
            then=partial(self.bench.go, "now"),
            busy=button,
            in_need=lambda desk, why: desk.activate(number, language=language(), override=why),
        )

    def _open_seats(self, shown: Shown) -> list[Seat]:
        """The proposed seats of hats that nobody wears."""
        worn = {seat.hat for seat in shown.case.seats}
        touched = shown.case.concerned_people
        found = proposed(shown.guide.rules.hats, _members(shown), touched, shown.standing)
        return [seat for seat in found if seat.hat not in worn]

    def _take(self) -> None:
        seats, number = self._open_seats(self.shown), self.bench.number

        def assign(desk: IncidentDesk) -> None:
            for seat in seats:
                desk.assign_hat(number, seat.hat, seat.holder, seat.deputy)

        self.bench.do(assign, busy=self.take)

    def _concerned_card(self, shown: Shown) -> QWidget:
        card = Card(0)
        for number, each in enumerate(shown.case.concerned):
            row = CardRow(first=number == 0)
            told = GAP.join((shown.who(each.person), each.why))
            row.line.addWidget(Label(told, wrap=True), 1)
            clear = Button(
                say("Not concerned after all"),
                "link",
                on=partial(self._clear, each.person),
                spoken=say("{name} is not concerned after all", name=shown.who(each.person)),
            )
            row.line.addWidget(self.bench.allow(clear, "clear_concerned"))
            card.add_row(row)
        if not shown.case.concerned:
            row = CardRow(first=True)
            told = say("Nobody is named. The dentist or colleague whom it is about belongs here.")
            row.line.addWidget(Label(told, "note", "text2", wrap=True), 1)
            card.add_row(row)
        return card

    def _name_concerned(self) -> None:
        self.bench.ask(
            say("Who it is about"),
            (
                Asked("who", say("Person"), "menu", people_options(self.shown), needed=True),
                Asked("why", say("In what way"), "long", needed=True),
            ),
            say("Name them"),
            lambda desk, found: desk.name_concerned(
                self.bench.number, int(found.text("who")), found.text("why")
            ),
        )

    def _clear(self, person: int) -> None:
        self.bench.ask_why(
            say("Not concerned after all"),
            say("Write it down"),
            lambda desk, why: desk.clear_concerned(self.bench.number, person, why),
            about=person,
        )


def _members(shown: Shown) -> list[Member]:
    return [
        Member(person.id, person.name, person.role, person.phone)
        for person in shown.people
        if person.active
    ]


def _warnings(shown: Shown, found: Iterable[Warning]) -> Iterator[Notice]:
    """One line for each thing that is wrong, with all whom it concerns."""
    whom: dict[tuple[str, bool], list[str]] = {}
    for warning in found:
        hats = [shown.hat_name(hat) for hat in (warning.hat, warning.beside) if hat]
        name = shown.who(warning.person)
        told = bracketed(name, together(hats)) if hats else name
        whom.setdefault((word(warning.conflict), warning.stops), []).append(told)
    for (told, stops), names in whom.items():
        yield Notice(told, "red" if stops else "amber", lead=f"{together(names)}{GAP}")


def _calls(shown: Shown) -> QWidget:
    calls = call_list(shown.case.seats, shown.guide.rules.hats, _members(shown))
    phones = {person.id: person.phone for person in shown.people}
    card = Card(0)
    for number, call in enumerate(calls):
        row = CardRow(first=number == 0)
        row.line.addWidget(Label(f"{number + 1}", "note", "mute"))
        row.line.addWidget(Label(shown.who(call.person), bold=True))
        hats = together(shown.hat_name(hat) for hat in call.hats)
        row.line.addWidget(Label(hats, "note", "text2", elide=True), 1)
        phone = phones.get(call.person, "")
        row.line.addWidget(
            Label(
                phone or say("no phone number known"),
                colour="text" if phone else "mute",
                select=True,
            )
        )
        card.add_row(row)
    if not calls:
        row = CardRow(first=True)
        told = say("The list follows the hats, gravest first.")
        row.line.addWidget(Label(told, "note", "text2", wrap=True), 1)
        card.add_row(row)
    return card
