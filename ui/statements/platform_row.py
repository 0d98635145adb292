"""Above the draft of a reply: on which platform it will stand, and what is known of that one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.knowledge.platforms import Platform
from ui.language import say
from ui.seat import Seat
from ui.statements.shown import Shown
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import ScrollColumn
from ui.widgets.menus import ComboField
from ui.widgets.panels import Panel
from ui.widgets.platforms import can_lines, platform_options, platform_words, source_words
from ui.widgets.text import Label

_MENU, _PANEL = 240, 480


class PlatformRow(QWidget):
    """`place` is called with the key of the platform that somebody chose."""

    def __init__(self, seat: Seat, place: Callable[[str], object]) -> None:
        super().__init__()
        self._seat, self._place = seat, place
        self._platform: Platform | None = None
        self.menu = ComboField([], placeholder=say("Which platform is it for?"))
        self.menu.name(say("Platform it is for"))
        self.menu.setMaximumWidth(px(_MENU))
        self.menu.changed.connect(lambda: self._place(self.menu.value()))
        self.can = Button(say("What can be done there"), "link", icon="info", on=self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.inside))
        row.addWidget(Label(say("Platform it is for"), "note", bold=True))
        row.addWidget(self.menu)
        row.addWidget(self.can)
        row.addStretch(1)
        self.hide()

    def show_case(self, shown: Shown, *, still: bool) -> None:
        """Offers the platforms for the reply to a review; hides for every other text."""
        self.setVisible(shown.statement.audience == "review_reply")
        self._platform = platform = shown.platform
        key = "" if platform is None else platform.id
        self.menu.clear()
        for option in platform_options(shown.platforms, self._seat.profile.jurisdiction, key):
            self.menu.addItem(option.words, option.key)
        self.menu.set_value(key)
        self.menu.setEnabled(not still)
        self.can.setVisible(platform is not None)

    def _tell(self) -> None:
        if self._platform is not None:
            self._seat.over(PlatformPanel(self._platform))


class PlatformPanel(Panel):
    """What is known of one platform, with where it was read; the rest is said to be unknown."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(platform_words(platform), width=_PANEL)
        inside = ScrollColumn(SPACE.page, SPACE.between)
        told = say("Platforms change without notice: go by what their page says.")
        for words in (*can_lines(platform), told):
            inside.column.addWidget(Label(words, wrap=True))
        if sources := source_words(platform):
            inside.column.addWidget(Label(sources, "note", "text2", wrap=True))
        inside.column.addStretch(1)
        self.body.addWidget(inside)
