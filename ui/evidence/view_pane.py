"""The preview: asked for with a purpose, covered where it is sensitive, gone when one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.outside import name_outside
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from ui.evidence.canvas import Canvas
from ui.evidence.looked import Looked, can_be_shown, look_at, turned_to
from ui.evidence.outside_card import OutsideCard
from ui.evidence.shelf import can
from ui.evidence.small_made import keep_small
from ui.evidence.spoken import why_not_read
from ui.evidence.stone_pane import what_is_left
from ui.evidence.view_ask import Ask, Covered, Said
from ui.language import say, words
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.particulars import Particulars
from ui.widgets.text import Label
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


_Begun = tuple[SealedCopy, SealedCopy | None, bool]
"""The exhibit, its transcript, and whether its small picture is still to be made."""


class ViewPane(QWidget):
    """Shows one exhibit. `looked` comes when a look has become an entry."""

    looked = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._exhibit: Exhibit | None = None
        self._now: Looked | None = None
        self._purpose = ""
        self._wants_small = False
        self.ask: Ask | None = None
        self.cover: Covered | None = None
        self.outside: OutsideCard | None = None
        self.canvas = Canvas()
        self.text = LongField(grow=True, longest=10_000_000)
        self.text.name(say("Text of the exhibit"))
        self.text.set_still(True)
        self.facts = Particulars(names=96)
        self._bar = self._toolbar()
        self._place = Sheet("desk")
        self._stack = QStackedLayout(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._place, 1)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._text_sheet())
        self._cards: list[QWidget] = []
        self._settle()

    def show_exhibit(self, exhibit: Exhibit | None) -> None:
        """Shows another exhibit: nothing of it is seen before a purpose is given."""
        before = self._exhibit
        if exhibit is not None and before is not None and exhibit.number == before.number:
            self._exhibit = exhibit
            if exhibit.disposed == before.disposed:
                return
        self.forget()
        self._exhibit = exhibit
        if exhibit is None:
            return
        if exhibit.disposed is not None:
            self._put(Said("archive", *what_is_left()))
        elif not can(self._seat, "evidence.view"):
            self._put(Said("lock", say("Handed in and sealed"), why_not_read()))
        elif exhibit.sound is False:
            told = say("What is wrong stands at the right. The other exhibits are not affected.")
            self._put(Said("shield-alert", say("Not the same as when it was taken in"), told))
        elif not can_be_shown(exhibit.media_type) and self._opens_outside(exhibit):
            self.open_outside()
        elif not can_be_shown(exhibit.media_type):
            self._put(
                Said(
                    "file",
                    say("This kind of file is not shown here"),
                    say("Sound, films and archives open in their own programs: export a copy."),
                )
            )
        else:
            self.ask = Ask(exhibit, self._purpose, self.look)
            self._put(self.ask)

    def look(self, purpose: str) -> None:
        """The entry first, then the opening of the seal, then the picture."""
        exhibit = self._exhibit
        if exhibit is None or self.ask is None:
            return
        self._purpose = purpose
        number = exhibit.number
        self.ask.busy()
        job = self._seat.jobs.database(lambda clinic: _begin(clinic, number, purpose))
        job.then(self._open).failed(self._failed)

    def open_outside(self) -> None:
        """Asks what for, and hands a copy to the system's program."""
        exhibit = self._exhibit
        if exhibit is not None and self._opens_outside(exhibit):
            back = None if self._now is None else self.uncover
            self.outside = OutsideCard(self._seat, exhibit, self._purpose, self.looked.emit, back)
            self._put(self.outside)

    def forget(self) -> None:
        """Lets go of everything that was opened."""
        self._now = None
        self.ask = self.cover = self.outside = None
        self.canvas.forget()
        self.text.set_text("")
        self.facts.show_pairs([])
        self._drop_cards()
        self._settle()

    def covered(self) -> bool:
        """Whether something that was opened is covered."""
        return self.cover is not None

    def uncover(self) -> None:
        """Shows what was covered."""
        self.cover = None
        self._drop_cards()
        if self._now is not None:
            self._stack.setCurrentIndex(0 if self._now.picture else 1)
        self._settle()

    def cover_up(self) -> None:
        """Covers it again, as when somebody comes up to the desk."""
        if self._now is not None:
            self.cover = Covered(self.uncover)
            self._put(self.cover)
            self._settle()

    def page_words(self) -> str:
        """「2／9」 in a file of several pages."""
        return self._pages.text()

    def _opens_outside(self, exhibit: Exhibit) -> bool:
        may = can(self._seat, "evidence.open_outside")
        return may and name_outside(exhibit.original_name, exhibit.media_type) is not None

    def _open(self, found: _Begun) -> None:
        exhibit, (copy, transcript, self._wants_small) = self._exhibit, found
        self.looked.emit()
        if exhibit is None or exhibit.number != copy.number:
            return
        media_type = exhibit.media_type
        job = self._seat.jobs.looks(lambda task: look_at(copy, media_type, transcript))
        job.then(self._show).failed(self._failed)

    def _show(self, looked: Looked) -> None:
        exhibit = self._exhibit
        if exhibit is None or exhibit.number != looked.number:
            return
        first = self._now is None
        self._now = looked
        self.ask = None
        if first and self._wants_small and looked.picture is not None:
            keep_small(self._seat, looked)
        if looked.picture is not None:
            self.canvas.show_picture(looked.picture.png, exhibit.title)
        if looked.reading is not None:
            shown = looked.reading
            self.facts.show_pairs(list(shown.particulars.items()))
            self._more.setText(say("The first {n} lines.", n=f"{len(shown.lines):,}"))
            self._more.setVisible(shown.cut)
            width = len(str(len(shown.lines)))
            self.text.set_text(
                "\n".join(f"{n:>{width}}  {line}" for n, line in enumerate(shown.lines, 1))
            )
        if first and exhibit.sensitive:
            self.cover_up()
        elif not self.covered():
            self.uncover()

    def _failed(self, trouble: Trouble) -> None:
        told = explain(trouble, words())
        self._now = None
        self.ask = None
        self._put(Said("circle-alert", told.title, f"{told.happened} {told.safe} {told.todo}"))
        self._settle()

    def _turn_page(self, by: int) -> None:
        now = self._now
        if now is None or now.picture is None:
            return
        page = now.page + by
        if not 1 <= page <= now.picture.pages:
            return
        job = self._seat.jobs.looks(lambda task: turned_to(now, page))
        job.then(self._show).failed(self._failed)

    def _toolbar(self) -> QWidget:
        self._percent = Label("", "note", "text2")
        self._pages = Label("", "note", "text2")
        self.smaller = IconButton("zoom-out", say("Smaller"), on=lambda: self._zoom(-1))
        self.larger = IconButton("zoom-in", say("Larger"), on=lambda: self._zoom(1))
        self.fit = IconButton("maximize-2", say("Fit the width"), on=lambda: self._zoom(0))
        self.turn = IconButton("rotate-cw", say("Turn the view"), on=self._rotate)
        self.before = IconButton(
            "chevron-left", say("Page before"), key="Alt+Left", on=lambda: self._turn_page(-1)
        )
        self.after = IconButton(
            "chevron-right", say("Next page"), key="Alt+Right", on=lambda: self._turn_page(1)
        )
        self.hide_button = Button(
            say("Cover"), icon="eye-off", size="small", key="Ctrl+H", on=self.cover_up
        )
        self.outside_button = IconButton(
            "external-link", say("Open in another program"), on=self.open_outside
        )
        strip = Sheet("surface")
        column = QVBoxLayout(strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(px(SPACE.between), px(SPACE.hair), px(SPACE.between), px(4))
        row.setSpacing(px(SPACE.hair))
        for widget in (self.before, self._pages, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self._percent, self.larger, self.fit, self.turn):
            row.addWidget(widget)
        row.addSpacing(px(SPACE.inside))
        row.addWidget(self.outside_button)
        row.addWidget(self.hide_button)
        column.addLayout(row)
        column.addWidget(Hairline())
        return strip

    def _text_sheet(self) -> QWidget:
        sheet = Sheet("surface")
        column = QVBoxLayout(sheet)
        edge = px(SPACE.wide)
        column.setContentsMargins(edge, px(SPACE.between), edge, px(SPACE.between))
        column.addWidget(self.facts)
        self._more = Label("", "note", "text2", wrap=True)
        self._more.hide()
        column.addWidget(self._more)
        column.addWidget(self.text, 1)
        return sheet

    def _zoom(self, turn: int) -> None:
        if turn:
            self.canvas.zoom_by(turn)
        else:
            self.canvas.fit_width()
        self._settle()

    def _rotate(self) -> None:
        self.canvas.rotate()
        self._settle()

    def _settle(self) -> None:
        """Shows the tools that are of use now."""
        picture = self._now.picture if self._now is not None else None
        open_now = self._now is not None and not self.covered()
        for tool in (self.smaller, self._percent, self.larger, self.fit, self.turn):
            tool.setVisible(open_now and picture is not None)
        many = open_now and picture is not None and picture.pages > 1
        for tool in (self.before, self._pages, self.after):
            tool.setVisible(many)
        self.hide_button.setVisible(open_now)
        outside = self._exhibit is not None and self._opens_outside(self._exhibit)
        self.outside_button.setVisible(open_now and outside)
        self._bar.setVisible(open_now)
        self._percent.setText(f"{self.canvas.percent()} %")
        if many and self._now is not None and picture is not None:
            self._pages.setText(f"{self._now.page}／{picture.pages}")

    def _put(self, card: QWidget) -> None:
        self._drop_cards()
        around = Sheet("desk")
        column = QVBoxLayout(around)
        edge = px(SPACE.page)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        card.setMaximumWidth(px(440))
        row.addWidget(card, 40)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self._cards.append(around)
        self._stack.addWidget(around)
        self._stack.setCurrentWidget(around)

    def _drop_cards(self) -> None:
        for card in self._cards:
            self._stack.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []


def _begin(clinic: Clinic, number: str, purpose: str) -> _Begun:
    copy = clinic.evidence.begin_look(number, purpose)
    found = clinic.evidence.transcript(number)
    return copy, None if found is None else found[1], clinic.evidence.wants_small(number)
