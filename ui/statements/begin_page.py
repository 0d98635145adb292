"""Beginning a statement: for whom, where, the first draft, what it rests on, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.platforms import Platforms
from clinicguard.host.words import LANGUAGES, as_language
from clinicguard.statements.audiences import AUDIENCES, Audience
from clinicguard.statements.own_templates import is_own
from clinicguard.statements.statement import Statement
from ui.language import count, language, say
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.bench import Bench
from ui.statements.draft_basis import DraftBasis
from ui.statements.panel_drafts import Kept, PanelDrafts, kept_of
from ui.statements.review_card import ReviewCard
from ui.statements.shown import About, about
from ui.statements.spoken import audience_options, audience_words, trail_to
from ui.statements.template_note import TemplateNote
from ui.statements.template_words import LANGUAGE_NAMES
from ui.theme.chosen import px
from ui.theme.tokens import LINE_VERBATIM, SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, Hairline, Notice, ScrollColumn, Sheet
from ui.widgets.choices import Choices, Option
from ui.widgets.columns import Columns
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.platforms import over_words, platform_options, platform_words, used_words
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP, LINE_END, Span
from ui.widgets.text import Label, Phrase

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.knowledge.templates import Template
    from clinicguard.statements.own_templates import TemplateLine
    from clinicguard.statements.writing import Draft


@dataclass(frozen=True, slots=True)
class Found:
    """A first draft, what else could be begun with, and what stands around the case."""

    first: Draft
    templates: tuple[Template, ...]
    facts: Mapping[int, str]
    line: TemplateLine | None
    about: About | None
    platforms: Platforms
    typed: Kept
    """What was typed into gaps before, and not begun."""


_TEMPLATE = 420


class BeginPage(Page):
    """ "statements/new/complaint/C-2026-0001", with the audience behind it where it is known."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._bench = Bench(seat)
        self.case, asked = _parts(address)
        self.first: Draft | None = None
        self.audience = Choices(audience_options(AUDIENCES), (asked,) if asked else ())
        self.template = ComboField([], placeholder=say("Choose one"))
        self.template_field = Field(say("Template"), self.template)
        self.review = ReviewCard(seat)
        self._platforms = Platforms()
        self.platform = ComboField([], placeholder=say("Which platform is it for?"))
        self.platform_field = Field(say("Platform it is for"), self.platform)
        self.platform_field.hide()
        self.template_note = TemplateNote(seat)
        self.written_in = Segments(
            [Option(each, LANGUAGE_NAMES[each]) for each in LANGUAGES],
            language(),
            spoken=say("Language of the text"),
        )
        self._drafts = PanelDrafts(self, seat, _draft_of(self.case))
        self.basis = DraftBasis(self.look, self._put_back)
        self.begin_button = Button(
            say("Begin this text"), "primary", icon="pencil", key="Ctrl+Return", on=self.begin
        )
        self._bench.allow(self.begin_button, "begin")
        self._text = QVBoxLayout()
        self._lay_out()
        self.head(Heading(say("A new text"), trail=trail_to(self.case)))
        self.audience.changed.connect(self._other_audience)
        self.template.changed.connect(self._anew)
        self.platform.changed.connect(self.look)
        self.written_in.chosen.connect(lambda _: self._other_language())
        self._draw(None)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.begin_button if self._audience() else self.audience.reach()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Asks for the first draft as it is with what was chosen and typed."""
        audience = self._audience()
        if audience is None:
            if not self.begin_button.reason():
                self.begin_button.forbid(say("Choose whom it is for"))
            return
        if self.begin_button.reason() == say("Choose whom it is for"):
            self.begin_button.allow()
        case, spoken = self.case, as_language(self.written_in.value())
        template, typed = self.template.value(), self.basis.typed()

        def work(clinic: Clinic) -> Found:
            lists = clinic.statement_lists
            first = lists.first_draft(case, audience, spoken, template, typed)
            lines = {each.key: each for each in lists.own.everything(spoken)}
            offered = lists.templates(audience, spoken)
            return Found(
                first,
                offered,
                _facts(clinic, case),
                lines.get(first.template),
                about(clinic, case, audience),
                clinic.complaint_lists.platforms.known(),
                kept_of(clinic.drafts.find(_draft_of(case))),
            )

        self.seat.jobs.database(work).then(self._show)

    def begin(self) -> None:
        """The first draft as a statement of its own; its page opens."""
        audience = self._audience()
        if audience is None:
            self.audience.set_wrong(True)
            self.audience.reach().setFocus()
            return
        if self.first is None or self.begin_button.is_busy() or self.begin_button.reason():
            return
        case, name = self.case, audience_words(audience)
        spoken, template = as_language(self.written_in.value()), self.template.value()
        typed, platform = self.basis.typed(), self._platform_key()

        def work(clinic: Clinic) -> Statement:
            # what was typed a moment ago may not stand in the draft that is shown
            lists = clinic.statement_lists
            first = lists.first_draft(case, audience, spoken, template, typed)
            return clinic.statements.begin(
                case,
                audience,
                name,
                first.text,
                first.language,
                facts=first.facts,
                messages=first.messages,
                template=first.template,
                platform=platform,
            )

        self._bench.do(work, self._begun, self.begin_button)

    def leave(self) -> None:
        self._drafts.keep()

    def _begun(self, statement: Statement) -> None:
        self._drafts.all_done()
        self.seat.go(f"statement/{statement.number}")

    def _audience(self) -> Audience | None:
        chosen = self.audience.value()
        return next((each for each in AUDIENCES if each == chosen), None)

    def _other_audience(self) -> None:
        self.audience.set_wrong(False)
        self.template.clear()
        self._anew()

    def _other_language(self) -> None:
        if is_own(self.template.value()):
            self.template.clear()
        self._anew()

    def _anew(self) -> None:
        """Another draft: what was typed is put into the gaps that it has."""
        self.first = None
        self.basis.ask_anew()
        self.look()

    def _put_back(self, gap: str, control: LineField) -> None:
        self._drafts.fill(gap, {gap: control})

    def _show(self, found: Found) -> None:
        first, line = found.first, found.line
        if first.audience != self._audience():
            return
        self.first = first
        self._drafts.remember(found.typed)
        self.template.clear()
        self.template_note.show_template(line)
        for template in found.templates:
            name = template.name.in_language(language())
            own = GAP.join((name, say("Our own"))) if is_own(template.id) else name
            self.template.addItem(own, template.id)
        self.template.set_value(first.template)
        self.basis.show_draft(first, found.facts)
        self.review.show_about(found.about, found.platforms)
        self._offer_platforms(found)
        self._draw(first)

    def _offer_platforms(self, found: Found) -> None:
        """Where a reply will stand: there where the review stands, unless somebody chose."""
        self.platform_field.setVisible(found.first.audience == "review_reply")
        self._platforms = found.platforms
        review = None if found.about is None else found.about.review
        key = self.platform.value() or ("" if review is None else review.platform)
        self.platform.clear()
        for option in platform_options(found.platforms, self.seat.profile.jurisdiction, key):
            self.platform.addItem(option.words, option.key)
        self.platform.set_value(key)

    def _platform_key(self) -> str:
        return self.platform.value() if self._audience() == "review_reply" else ""

    def _too_long(self, first: Draft) -> str:
        """That a first draft has more than its template or its platform allows; or nothing."""
        platform = self._platforms.find(self._platform_key())
        limit = None if platform is None else platform.limit
        if platform is not None and limit is not None and limit.over(first.text):
            there = f"{platform_words(platform)}{GAP}{used_words(limit, first.text)}"
            return GAP.join((there, over_words(limit, first.text)))
        over = first.too_long
        return count("{n} character too many", "{n} characters too many", over) if over else ""

    def _draw(self, first: Draft | None) -> None:
        clear(self._text)
        self.template_field.setVisible(self.template.count() > 1)
        self.template_note.setVisible(first is not None)
        self.basis.setVisible(first is not None)
        if first is None:
            told = say("Choose whom it is for; the first draft will appear here.")
            self._text.addWidget(Notice(told))
        else:
            if too_long := self._too_long(first):
                self._text.addWidget(Notice(too_long, "amber"))
            card = Card()
            card.column.setSpacing(px(SPACE.between))
            for part in first.parts:
                words = part.text.replace("\n", LINE_END)
                phrase = Phrase(Span(words, "draft"), wrap=True, line=LINE_VERBATIM)
                named = QVBoxLayout()
                named.setSpacing(px(SPACE.hair))
                named.addWidget(Label(part.name, "note", "text2", bold=True))
                named.addWidget(phrase)
                card.column.addLayout(named)
            self._text.addWidget(card)
        self._text.addStretch(1)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setLayout(self._text)
        self._text.setContentsMargins(0, 0, 0, 0)
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(SPACE.wide))
        right.addWidget(self.review)
        right.addWidget(self.basis, 1)
        for menu in (self.template, self.platform):
            menu.setMaximumWidth(px(_TEMPLATE))
        scroll = ScrollColumn(gap=SPACE.wide)
        scroll.column.addWidget(Field(say("For whom"), self.audience))
        scroll.column.addWidget(self.platform_field)
        scroll.column.addWidget(self.written_in)
        scroll.column.addWidget(self.template_field)
        scroll.column.addWidget(self.template_note)
        scroll.column.addWidget(Columns(left, beside))
        scroll.column.addStretch(1)
        foot = Sheet("surface")
        row = QVBoxLayout(foot)
        row.setContentsMargins(px(SPACE.page), px(10), px(SPACE.page), px(10))
        row.addWidget(ButtonRow(self.begin_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(Hairline())
        whole.addWidget(foot)


def _parts(address: str) -> tuple[str, str]:
    """ "statements/new/incident/I-2026-0001/press" → the case's address, the audience."""
    pieces = address.split("/")[2:]
    return "/".join(pieces[:2]), pieces[2] if len(pieces) > 2 else ""


def _draft_of(case: str) -> str:
    """Where what is typed into the gaps is kept, for whichever audience and template."""
    return f"statements/new/{case}"


def _facts(clinic: Clinic, case: str) -> Mapping[int, str]:
    number = clinic.statement_lists.incident_of(case)
    if not number:
        return {}
    return {fact.id: fact.statement for fact in clinic.incident_lists.case(number).facts}
