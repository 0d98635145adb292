"""By which way a text went out: the channel, where exactly, and who reads it there."""

from __future__ import annotations

from collections.abc import Callable

from clinicguard.knowledge.platforms import Platform
from clinicguard.statements.approving import says_readers
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import CHANNELS, Channel
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Asked
from ui.statements.spoken import channel_options
from ui.widgets.cards import link
from ui.widgets.choices import Choices
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.platforms import platform_words
from ui.widgets.ticks import Check


class WayAsked:
    """What a panel asks about the way; `then` is called once one press has said where.

    `platform` is where it is to stand, if that is known.
    """

    def __init__(
        self,
        panel: FormPanel,
        seat: Seat,
        statement: Statement,
        platform: Platform | None,
        then: Callable[[], object],
    ) -> None:
        self._panel, self._statement, self._then = panel, statement, then
        there = "" if platform is None else platform.channel
        options = channel_options(statement.audience, seat.profile.jurisdiction, there)
        fitting = {each.key for each in options}
        likely = there if there in fitting else options[0].key
        self.channels = Choices(options, (likely,))
        panel.ask(say("By which channel"), self.channels)
        self.where = LineField(say("Address of the page, recipient, room"))
        panel.ask(say("Where exactly"), self.where)
        self.readers = LineField(say("For example: the three patients of that day"))
        self.readers_field = Field(say("Who reads it there"), self.readers)
        self.nobody_else = Check(say("Nobody else reads it there"))
        panel.show_widget(self.readers_field)
        panel.show_widget(self.nobody_else)
        if platform is not None:
            below = say("{platform}, below that review", platform=platform_words(platform))
            self.below_button = link(say("Below the review itself"), lambda: self._stands(below))
            panel.show_widget(self.below_button)
        self.channels.changed.connect(self._look)
        self._look()

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {
            "channel": self.channels,
            "where": self.where,
            "readers": self.readers,
            "nobody_else": self.nobody_else,
        }

    def channel(self) -> Channel:
        """The channel that is chosen."""
        chosen = self.channels.value()
        return next(each for each in CHANNELS if each == chosen)

    def place(self) -> str:
        """Where exactly it went out."""
        return self.where.text().strip()

    def who_reads(self) -> str:
        """Who reads it there, where that is asked."""
        return self.readers.text().strip()

    def hindrance(self) -> str:
        """Why it cannot have gone out so; empty where it can."""
        if self._says_readers() and not self.nobody_else.isChecked():
            return say("Whoever else reads it there needs a text of their own")
        return ""

    def _says_readers(self) -> bool:
        return says_readers(self._statement, self.channel())

    def _look(self) -> None:
        """Who reads it is asked where no channel says it."""
        asked = self._says_readers()
        for widget in (self.readers_field, self.nobody_else):
            widget.setVisible(asked)
        self._panel.need(self.readers_field, asked)

    def _stands(self, there: str) -> None:
        self.where.set_text(there)
        self.where.changed.emit()
        self._then()
