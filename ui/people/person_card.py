"""One person: who they are, their hats, whether they can unlock, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.people.staff import Person
from ui.language import say
from ui.people.access_forms import GiveForm, ResetForm, TakeForm
from ui.people.person_forms import ChangeForm
from ui.people.roster import Roster, can
from ui.people.spoken import access_state, comma_of, hat_name, role_hint
from ui.seat import Seat
from ui.shell.main_view import role_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, ScrollColumn
from ui.widgets.flow import Flow
from ui.widgets.marks import Chip, Initial
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars, Stated
from ui.widgets.text import Label


class PersonCard(ScrollColumn):
    """What cannot be done from here says who can do it, or why nobody can."""

    def __init__(self, seat: Seat, person: Person, roster: Roster) -> None:
        super().__init__(SPACE.page, SPACE.wide)
        self.seat, self.person, self.roster = seat, person, roster
        self.buttons: dict[str, Button] = {}
        self.column.addLayout(self._head())
        self.column.addWidget(self._facts())
        self.column.addWidget(Hairline())
        for widget in self._doings():
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(SPACE.between))
        row.addWidget(Initial(self.person.name, 40, quiet=not self.person.active))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(self.person.name, "page", bold=True, wrap=True))
        names.addWidget(Label(self.person.title or " ", "note", "text2", wrap=True))
        row.addLayout(names, 1)
        row.addWidget(Chip(role_words(self.person.role), "grey"))
        return row

    def _facts(self) -> Particulars:
        person, roster = self.person, self.roster
        glyph, words, _ = access_state(self.seat, person, roster.access.get(person.id))
        hats, comma = roster.hats_of(person.id), comma_of()
        return Particulars(
            [
                (say("Phone"), person.phone or say("none noted")),
                (say("Wears"), comma.join(hat_name(roster, hat) for hat in hats.wears)),
                (say("Steps in"), comma.join(hat_name(roster, hat) for hat in hats.steps_in)),
                (say("Access"), Stated(glyph, words)),
                (say("May do"), role_hint(person.role)),
            ],
            role="text",
            gap=SPACE.inside,
        )

    def _doings(self) -> list[QWidget]:
        """Buttons for what can be done from here, and why the rest cannot."""
        place = QWidget()
        flow = Flow(place)
        for name, button in self._offered().items():
            self.buttons[name] = button
            flow.addWidget(button)
        widgets: list[QWidget] = [place] if self.buttons else []
        widgets.extend(Label(why, "note", "text2", wrap=True) for why in self._why_not())
        return widgets

    def _offered(self) -> dict[str, Button]:
        seat, person, roster = self.seat, self.person, self.roster
        owners = roster.owners_beside(seat.person.id)
        offered: dict[str, Button] = {}
        if can(seat, "person.change") and person.active:
            offered["change"] = self._opening(
                say("Change"), "pencil", lambda: ChangeForm(seat, person, owners)
            )
        if self._oneself():
            offered["own"] = Button(
                say("Change my passphrase"), icon="key-round", size="small",
                on=lambda: seat.go("settings/access"),
            )  # fmt: skip
        elif can(seat, "person.reset_passphrase"):
            if person.id not in roster.access:
                offered["give"] = self._opening(
                    say("Give access"), "key-round", lambda: GiveForm(seat, person, owners)
                )
            elif self._may_reset():
                offered["reset"] = self._opening(
                    say("New passphrase"), "key-round", lambda: ResetForm(seat, person)
                )
            if person.active and not self._may_not_take():
                offered["take"] = self._opening(
                    say("Take the access"), "user-x", lambda: TakeForm(seat, person, owners)
                )
                offered["take"].set_kind("danger")
        return offered

    def _why_not(self) -> list[str]:
        if not can(self.seat, "person.change"):
            return [say("An owner or a manager can change this.")]
        why = [reason] if (reason := self._may_not_take()) else []
        if self.person.role == "owner" and self.seat.person.role != "owner":
            why.append(
                say("Where an owner is made or unmade, an owner stands by and signs with you.")
            )
            why.append(
                say("An owner's passphrase is reset by another owner, or with the recovery card.")
            )
        return why

    def _may_not_take(self) -> str:
        """Why the access cannot be taken; empty where it can."""
        if not self.person.active:
            return ""
        is_owner = self.person.role == "owner"
        if is_owner and self.person.id in self.roster.access and self._last_owner():
            return say(
                "The last owner cannot leave: without one nobody could be given access again. "
                "Make somebody else an owner first."
            )
        if self._oneself():
            return say("Your own role and your own access are changed by another owner or manager.")
        return ""

    def _may_reset(self) -> bool:
        return self.person.role != "owner" or self.seat.person.role == "owner"

    def _last_owner(self) -> bool:
        return self.roster.can_unlock("owner") <= 1

    def _opening(self, words: str, icon: str, form: Callable[[], Panel]) -> Button:
        return Button(words, icon=icon, size="small", on=lambda: self.seat.over(form()))

    def _oneself(self) -> bool:
        return self.person.id == self.seat.person.id
