"""Every template: ours and the clinic's own, for whom, in which language, and who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from clinicguard.host.words import LANGUAGES, Language, as_language
from clinicguard.people.permissions import may
from clinicguard.statements.own_templates import TemplateLine
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.panel_drafts import Kept, PanelDrafts, kept_of
from ui.statements.spoken import audience_words
from ui.statements.template_forms import DRAFTS, WriteTemplatePanel
from ui.statements.template_panel import TemplatePanel
from ui.statements.template_words import LANGUAGE_NAMES, read_glyph, read_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.choices import Option
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP, Span

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Found = tuple[tuple[TemplateLine, ...], dict[int, str], Kept]


class TemplatesPage(Page):
    """ "statements/templates". The language decides which wording of ours is listed."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.lines: tuple[TemplateLine, ...] = ()
        self.names: dict[int, str] = {}
        self.drafts = PanelDrafts(self, seat, DRAFTS)
        self.written_in = Segments(
            [Option(each, LANGUAGE_NAMES[each]) for each in LANGUAGES],
            language(),
            spoken=say("Language of the templates"),
        )
        self.written_in.chosen.connect(lambda _: self.look_again())
        self.rows = RowList(
            [
                Column(say("Template"), 200, share=1),
                Column(say("For whom"), 150),
                Column(say("Whose"), 110),
                Column(say_in("template", "Read"), 220),
            ],
            name=say("Templates"),
            two_lines=True,
            open_on_click=True,
            side=24,
        )
        self.rows.opened.connect(self.open)
        self._lay_out()
        self.look_again()

    def look_again(self) -> None:
        wanted = self.language()

        def read(clinic: Clinic) -> Found:
            names = {person.id: person.name for person in clinic.staff_lists.everybody()}
            kept = kept_of(clinic.drafts.find(DRAFTS))
            return clinic.statement_lists.own.everything(wanted), names, kept

        self.seat.jobs.database(read).then(self._show)

    def leave(self) -> None:
        self.drafts.keep()

    def language(self) -> Language:
        """The language of ours that are listed."""
        return as_language(self.written_in.value())

    def open(self, key: str) -> None:
        """Shows one template over the page."""
        found = next((each for each in self.lines if each.key == key), None)
        if found is not None:
            self.seat.over(TemplatePanel(self.seat, found, self.names, self.drafts))

    def write(self) -> None:
        """A template of the clinic's own from nothing."""
        self.seat.over(WriteTemplatePanel(self.seat, self.drafts, self.language()))

    def _show(self, found: Found) -> None:
        lines, self.names, kept = found
        self.lines = tuple(sorted(lines, key=_place))
        self.drafts.remember(kept)
        self.rows.show_rows([_row(each) for each in self.lines])

    def _lay_out(self) -> None:
        new = Button(say("Write our own"), "primary", icon="plus", on=self.write)
        if not may("template.write", self.seat.person.role):
            new.forbid(say("Your role does not do this"))
        trail = ((say_in("room", "Incidents"), "incidents"), (say("Texts"), "statements"))
        self.head(Heading(say("Templates"), trail=trail, ends=(new,)))
        top = QVBoxLayout()
        top.setContentsMargins(px(SPACE.wide), px(SPACE.inside), px(SPACE.wide), px(SPACE.inside))
        top.addWidget(self.written_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self.rows, 1)


def _place(it: TemplateLine) -> int:
    """The clinic's own first, what is retired last."""
    return 1 if it.own is None else 2 if it.own.retired else 0


def _row(it: TemplateLine) -> Row:
    below = it.use
    if it.own is not None:
        parts = [LANGUAGE_NAMES[it.language], say("version {n}", n=it.own.now.number)]
        below = GAP.join([*parts, say("retired")] if it.own.retired else parts)
    return Row(
        it.key,
        (
            Cell((line(Span(it.name, bold=True)), line(Span(below, "note", colour="text2")))),
            cell(Span(audience_words(it.audience), "note")),
            cell(Span(say("Our own") if it.own else say("Built in"), "note")),
            Cell((line(Span(read_words(it), "note")),), read_glyph(it)),
        ),
    )
