"""The standing crisis team: each hat, who wears it, who steps in. A choice is kept at once."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.trouble import Trouble
from clinicguard.knowledge.hats import Hat
from clinicguard.people.crisis import CrisisHat
from ui.language import language, say
from ui.people.roster import Roster, can
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Card, CardRow, ScrollColumn, SectionHead
from ui.widgets.choices import Option
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import GlyphMark
from ui.widgets.menus import ComboField
from ui.widgets.text import Label

NOBODY = "0"
_MENU = 150


class TeamPane(ScrollColumn):
    """An incident starts from this team; there it can be changed for the one case."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.rows: dict[str, HatRow] = {}
        self._place = QVBoxLayout()
        note = say("who is asked first when something happens; each case can change its own team")
        self.column.addWidget(SectionHead(say("Standing crisis team"), note, about="hats"))
        if not can(seat, "person.wear_hat"):
            told = say("An owner or a manager can change this.")
            self.column.addWidget(Label(told, "note", "text2", wrap=True))
        self.column.addLayout(self._place)
        self.column.addStretch(1)

    def show_roster(self, roster: Roster) -> None:
        """Shows the hats anew."""
        clear(self._place)
        team = {each.hat: each for each in roster.team}
        card = Card(0)
        for hat in roster.hats:
            row = HatRow(self._seat, roster, hat, team.get(hat.id, CrisisHat(hat.id, None)))
            self.rows[hat.id] = row
            card.add_row(row)
        put(self._place, card)


class HatRow(CardRow):
    """A hat: what it does, who usually wears it, who wears it here, who steps in."""

    def __init__(self, seat: Seat, roster: Roster, hat: Hat, now: CrisisHat) -> None:
        super().__init__(height=58)
        self._seat, self._hat = seat, hat
        name = hat.name.in_language(language())
        worn = now.holder is not None
        self.line.addWidget(
            GlyphMark("fine" if worn else "todo", say("worn") if worn else say("open"))
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name, bold=True))
        usually = say("usually: {who}", who=hat.usually.in_language(language()))
        words.addWidget(Label(usually, "note", "text2", elide=True))
        self.line.addLayout(words, 1)
        people = [Option(str(each.id), each.name) for each in roster.people if each.active]
        offered = (Option(NOBODY, say("nobody")), *people)
        self.holder = _menu(offered, now.holder, say("Who has “{hat}”", hat=name))
        self.deputy = _menu(offered, now.deputy, say("Who is deputy for “{hat}”", hat=name))
        free = can(seat, "person.wear_hat")
        self.holder.setEnabled(free)
        self.deputy.setEnabled(free and worn)
        self.holder.changed.connect(self._changed)
        self.deputy.changed.connect(self._changed)
        self.line.addWidget(_labelled(say("held by"), self.holder))
        self.line.addWidget(_labelled(say("deputy"), self.deputy))

    def _changed(self) -> None:
        holder, deputy = _chosen(self.holder), _chosen(self.deputy)
        if holder is None or holder == deputy:
            deputy = None
        hat = self._hat.id
        job = self._seat.jobs.database(lambda clinic: clinic.team.wear(hat, holder, deputy))
        job.then(lambda _: self._seat.changed()).failed(self._failed)

    def _failed(self, trouble: Trouble) -> None:
        self._seat.trouble(trouble)
        self._seat.changed()


def _chosen(menu: ComboField) -> int | None:
    return int(menu.value()) if menu.value() not in ("", NOBODY) else None


def _menu(offered: tuple[Option, ...], now: int | None, name: str) -> ComboField:
    menu = ComboField(offered, str(now or NOBODY))
    menu.name(name)
    menu.setFixedWidth(px(_MENU))
    return menu


def _labelled(words: str, menu: ComboField) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE.hair))
    row.addWidget(Label(words, "note", "mute"))
    row.addWidget(menu)
    return made
