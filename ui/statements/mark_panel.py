"""One mark of the clinic's own: its words, why, who said it when, and how it is taken back."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.people.permissions import may
from clinicguard.statements.own_marks import OwnMark
from ui.language import say, say_in
from ui.seat import Seat
from ui.statements.mark_forms import TakeBackMarkPanel
from ui.statements.mark_words import group_words, kind_words, language_words
from ui.statements.panel_drafts import PanelDrafts
from ui.statements.standing import when
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn, SectionHead
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class MarkPanel(Panel):
    """`take_back` is the button, where the mark still holds."""

    def __init__(
        self, seat: Seat, it: OwnMark, names: Mapping[int, str], drafts: PanelDrafts
    ) -> None:
        super().__init__(say_in("quote", "“{words}”", words=it.words))
        self._seat, self._it, self._drafts = seat, it, drafts
        told = (kind_words(it.kind), group_words(it.group), language_words(it.language))
        self.add_head(Label(GAP.join(told), "note", "text2", elide=True))
        inside = ScrollColumn(SPACE.page, SPACE.wide)
        column = inside.column
        if it.taken_back is not None:
            back = it.taken_back
            why = GAP.join((when(seat, back.at), names.get(back.by, ""), back.reason))
            column.addWidget(Notice(why, "amber", lead=say("Taken back") + GAP))
        column.addWidget(SectionHead(say("Reason")))
        column.addWidget(Label(it.reason, wrap=True, select=True))
        said = GAP.join((when(seat, it.at), names.get(it.by, "")))
        column.addWidget(Label(said, "note", "text2", wrap=True))
        column.addStretch(1)
        self.body.addWidget(inside)
        self.take_back: Button | None = None
        if it.taken_back is None:
            self.take_back = Button(say("Take the mark back"), icon="undo-2", on=self._take_back)
            if not may("own_mark.take_back", seat.person.role):
                self.take_back.forbid(say("Your role does not do this"))
            self.foot.addWidget(ButtonRow(self.take_back), 1)

    def _take_back(self) -> None:
        self._seat.over(TakeBackMarkPanel(self._seat, self._drafts, self._it))
