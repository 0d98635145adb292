"""One template: its wording, who read it, its former wordings, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from clinicguard.people.permissions import may
from clinicguard.statements.own_templates import OwnTemplate, TemplateLine
from ui.language import say
from ui.seat import Seat
from ui.statements.panel_drafts import PanelDrafts
from ui.statements.spoken import audience_words
from ui.statements.standing import when
from ui.statements.template_forms import (
    ReadTemplatePanel,
    RetireTemplatePanel,
    WriteTemplatePanel,
)
from ui.statements.template_note import TemplateNote
from ui.statements.template_words import LANGUAGE_NAMES
from ui.theme.tokens import LINE_VERBATIM, SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, Notice, ScrollColumn, SectionHead
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP, LINE_END, Span
from ui.widgets.text import Label, Phrase

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class TemplatePanel(Panel):
    """`buttons` are what can be done, by name."""

    def __init__(
        self, seat: Seat, it: TemplateLine, names: Mapping[int, str], drafts: PanelDrafts
    ) -> None:
        super().__init__(it.name)
        self._seat, self._it, self._names, self._drafts = seat, it, names, drafts
        self.buttons: dict[str, Button] = {}
        told = (audience_words(it.audience), LANGUAGE_NAMES[it.language])
        self.add_head(Label(GAP.join(told), "note", "text2", elide=True))
        inside = ScrollColumn(SPACE.page, SPACE.wide)
        inside.column.addWidget(TemplateNote(seat, it))
        if it.own is not None and it.own.retired is not None:
            retired = it.own.retired
            why = GAP.join((when(seat, retired.at), names.get(retired.by, ""), retired.reason))
            inside.column.addWidget(Notice(why, "amber", lead=say("Retired") + GAP))
        inside.column.addWidget(_words(it.text))
        if it.own is not None:
            for widget in self._former(it.own):
                inside.column.addWidget(widget)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        ways = self._ways()
        self.foot.addWidget(ButtonRow(*ways), 1)
        self.first = next((each for each in reversed(ways) if not each.reason()), None)

    def _former(self, own: OwnTemplate) -> list[Card | SectionHead | Label]:
        """Every earlier wording, the newest first, with why it gave way."""
        found: list[Card | SectionHead | Label] = []
        after = list(own.wordings)
        if len(after) > 1:
            found.append(SectionHead(say("Former wordings")))
        for before, following in reversed(list(pairwise(after))):
            told = (
                say("version {n}", n=before.number),
                when(self._seat, before.at),
                self._names.get(before.by, ""),
                following.reason,
            )
            found.append(Label(GAP.join(filter(None, told)), "note", "text2", wrap=True))
            found.append(_words(before.text))
        return [*found, *self._changed(own)]

    def _changed(self, own: OwnTemplate) -> list[Card | SectionHead | Label]:
        """What it was called and when it was retired before, the newest first."""
        found: list[Card | SectionHead | Label] = []
        if own.formers:
            found.append(SectionHead(say("Former names and retirements")))
        for former in reversed(own.formers):
            if former.retired is not None:
                retired = former.retired
                found.append(self._told(say("Retired"), retired.at, retired.by, retired.reason))
                found.append(self._told(say("Used again"), former.at, former.by))
            else:
                was = say("Until then called {name}", name=former.name)
                found.append(self._told(was, former.at, former.by, former.reason))
        return found

    def _told(self, what: str, at: datetime, by: int, why: str = "") -> Label:
        told = (what, when(self._seat, at), self._names.get(by, ""), why)
        return Label(GAP.join(filter(None, told)), "note", "text2", wrap=True)

    def _ways(self) -> list[Button]:
        own = self._it.own
        if own is not None and own.retired is not None:
            self._way("take_up", say("Use it again"), "undo-2", self._take_up)
            return list(self.buttons.values())
        if own is not None:
            self._way("retire", say("Retire it"), "archive", self._retire)
        self._way("note_reading", say("Note who read it"), "badge-check", self._read)
        if own is not None:
            self._way("reword", say("Reword"), "pencil", self._reword, primary=True)
        else:
            words = say("Make our own from it")
            self._way("write", words, "copy", self._like_it, primary=True)
        return list(self.buttons.values())

    def _way(
        self, verb: str, words: str, icon: str, call: object, *, primary: bool = False
    ) -> None:
        made = Button(words, "primary" if primary else "plain", icon=icon)
        made.clicked.connect(call)
        if not may(f"template.{verb}", self._seat.person.role):
            made.forbid(say("Your role does not do this"))
        self.buttons[verb] = made

    def _like_it(self) -> None:
        seat, it = self._seat, self._it
        seat.over(WriteTemplatePanel(seat, self._drafts, it.language, like=it))

    def _reword(self) -> None:
        seat, it = self._seat, self._it
        seat.over(WriteTemplatePanel(seat, self._drafts, it.language, own=it.own))

    def _read(self) -> None:
        self._seat.over(ReadTemplatePanel(self._seat, self._drafts, self._it))

    def _retire(self) -> None:
        assert self._it.own is not None
        self._seat.over(RetireTemplatePanel(self._seat, self._drafts, self._it.own))

    def _take_up(self) -> None:
        assert self._it.own is not None
        number = self._it.own.id

        def work(clinic: Clinic) -> OwnTemplate:
            return clinic.statements.templates.take_up(number)

        def done(_: OwnTemplate) -> None:
            self.close_panel()
            self._seat.changed()

        self._seat.jobs.database(work).then(done)


def _words(text: str) -> Card:
    card = Card()
    shown = text.replace("\n", LINE_END)
    card.column.addWidget(Phrase(Span(shown, "draft"), wrap=True, line=LINE_VERBATIM))
    return card
