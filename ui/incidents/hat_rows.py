"""The hats, a row each: what it does, who wears it, who steps in. A choice is kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.team import Seat
from clinicguard.knowledge.hats import Hat
from ui.incidents.bench import Bench
from ui.incidents.said import here
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.cards import Card, CardRow
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.menus import ComboField, StillMenu
from ui.widgets.text import Label

NOBODY = "0"
_MENU = 132


def people_options(shown: Shown) -> tuple[Option, ...]:
    """Everybody who works here now."""
    return tuple(Option(str(person.id), person.name) for person in shown.people if person.active)


def fill_hats(card: Card, bench: Bench, shown: Shown) -> None:
    """The hats in calling order, the needed ones first.

    The card stands in its pane already and each row in the card before its menus are made: a menu
    that is moved with what is around it measures itself anew each time.
    """
    rules = {rule.id: rule for rule in shown.guide.rules.hats}
    hats = sorted(
        shown.guide.playbooks.hats.hats,
        key=lambda hat: (not rules[hat.id].needed, rules[hat.id].order),
    )
    seats = {seat.hat: seat for seat in shown.case.seats}
    for number, hat in enumerate(hats):
        row = _HatRow(bench, hat, seats.get(hat.id), first=number == 0)
        card.add_row(row)
        row.fill(shown, rules[hat.id].needed)


class _HatRow(CardRow):
    def __init__(self, bench: Bench, hat: Hat, seat: Seat | None, *, first: bool) -> None:
        super().__init__(first=first, height=56)
        self._bench, self._hat, self._seat = bench, hat, seat
        self.deputy: ComboField | None = None

    def fill(self, shown: Shown, needed: bool) -> None:
        """Draws what the hat does, who wears it, and who steps in."""
        bench, hat, seat = self._bench, self._hat, self._seat
        state: Glyph = "fine" if seat is not None else "todo" if needed else "unknown"
        self.line.addWidget(GlyphMark(state, say("needed") if needed else say("as it fits")))
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Label(here(hat.name), bold=True))
        head.addWidget(Label(say("needed") if needed else "", "note", "mute"))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(Label(here(hat.duties[0]), "note", "text2", elide=True))
        self.line.addLayout(words, 1)
        offered = (Option(NOBODY, say("nobody")), *people_options(shown))
        self.holder = _menu(
            offered, seat.holder if seat else None, say("Who has “{hat}”", hat=here(hat.name))
        )
        self.holder.setEnabled(bench.may("assign_hat"))
        self.holder.changed.connect(self._changed)
        named = say("Who is deputy for “{hat}”", hat=here(hat.name))
        deputy: QWidget = _still(named)
        if seat is not None:
            self.deputy = deputy = _menu(offered, seat.deputy, named)
            self.deputy.setEnabled(bench.may("assign_hat"))
            self.deputy.changed.connect(self._changed)
        for told, menu in ((say("held by"), self.holder), (say("deputy"), deputy)):
            self.line.addWidget(Label(told, "note", "mute"))
            self.line.addWidget(menu)

    def _changed(self) -> None:
        number, hat = self._bench.number, self._hat.id
        holder = int(self.holder.value() or 0)
        deputy = int(self.deputy.value() or 0) if self.deputy is not None else 0
        if holder:
            self._bench.do(lambda desk: desk.assign_hat(number, hat, holder, deputy or None))
        elif self._seat is not None:
            panel = self._bench.ask_why(
                say("Nobody has this role any more"),
                say("Free the role"),
                lambda desk, why: desk.free_hat(number, hat, why),
                about=hat,
            )
            panel.on_closed(partial(self.holder.set_value, str(self._seat.holder)))


def _still(name: str) -> StillMenu:
    """Nobody is deputy where nobody has the hat."""
    menu = StillMenu(say("nobody"), name)
    menu.setFixedWidth(px(_MENU))
    return menu


def _menu(offered: tuple[Option, ...], now: int | None, name: str) -> ComboField:
    menu = ComboField(offered, str(now or NOBODY))
    menu.name(name)
    menu.setFixedWidth(px(_MENU))
    return menu
