"""All texts of all cases, the newest first: what is being written, with counsel, gone out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.people.permissions import may
from clinicguard.statements.private_notes import READERS, PrivateNote, latest_risk
from clinicguard.statements.statement import State, Statement
from clinicguard.statements.steps import Risk
from ui.language import count, say, say_in
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.kept_reply import KeptReply, kept_notice, kept_reply
from ui.statements.spoken import audience_words, risk_mark
from ui.statements.standing import when
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline
from ui.widgets.choices import Option
from ui.widgets.flow import clear, put
from ui.widgets.lists import RowList
from ui.widgets.menus import ComboField
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.segments import View, Views
from ui.widgets.spans import GAP, Span
from ui.widgets.statement_states import state_glyph, state_words
from ui.widgets.states import EmptyPage

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_TABS = 320
_URGENCY: tuple[Risk | None, ...] = ("high", "medium", "low", None)
_VIEWS: Mapping[str, frozenset[State]] = {
    "writing": frozenset(
        {"draft", "checked", "void", "changes_needed", "hold", "no_action_needed", "half_approved"}
    ),
    "counsel": frozenset({"with_counsel"}),
    "approved": frozenset({"approved"}),
    "out": frozenset({"released"}),
    "ended": frozenset({"replaced", "withdrawn"}),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed, who wrote it, a reply begun and not recorded, and what counsel noted."""

    statements: tuple[Statement, ...]
    names: Mapping[int, str]
    kept: KeptReply | None = None
    notes: Mapping[str, tuple[PrivateNote, ...]] = field(default_factory=dict)
    """Counsel's notes by record, for who may read them."""

    def risk(self, it: Statement) -> Risk | None:
        """As counsel saw it last."""
        return latest_risk(self.notes_on(it), it.verdicts)

    def notes_on(self, it: Statement) -> tuple[PrivateNote, ...]:
        """Those on one text."""
        return self.notes.get(f"statement/{it.number}", ())


class StatementsPage(Page):
    """ "statements", or one of its views: "statements/counsel"."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._listed = Listed((), {})
        counsel = seat.person.role == "counsel"
        self.view = address.partition("/")[2] or ("counsel" if counsel else "all")
        self._tabs = QVBoxLayout()
        self._tabs.setContentsMargins(px(SPACE.wide), 0, px(SPACE.wide), 0)
        self.views: Views | None = None
        self._shown_views: list[View] | None = None
        self._reads_notes = seat.person.role in READERS
        columns = [
            Column(say("Text"), 160, share=1),
            Column(say("Case"), 120),
            Column(say("State"), 120),
            Column(say("Last changed"), 120),
        ]
        if self._reads_notes:
            columns.insert(3, Column(say("Risk and notes"), 112))
        self.rows = RowList(
            columns,
            name=say("Texts"),
            two_lines=True,
            open_on_click=True,
            side=24,
        )
        self.rows.opened.connect(seat.go)
        self._kept, self._empty = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tabs)
        column.addWidget(Hairline())
        column.addLayout(self._kept)
        column.addWidget(self.rows, 1)
        column.addLayout(self._empty)
        self.head(Heading(say("Texts"), ends=self._ends()))
        self.look_again()

    def look_again(self) -> None:
        self.seat.jobs.database(_read).then(self._show)

    def turn_to(self, address: str) -> bool:
        room, _, rest = address.partition("/")
        if room != "statements" or rest.startswith(("new", "templates", "marks")):
            return False
        self.address, self.view = address, rest or "all"
        if self.views is not None:
            self.views.set_value(self.view)
        self._show(self._listed)
        return True

    def tick(self) -> None:
        self._show(self._listed)

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        shown = [s for s in listed.statements if _in(s, self.view)]
        if self.view == "counsel" and self._reads_notes:
            shown.sort(key=lambda each: _URGENCY.index(listed.risk(each)))
        self._show_views()
        self.rows.show_rows([self._row(statement) for statement in shown])
        self.rows.setVisible(bool(shown))
        clear(self._kept)
        if listed.kept is not None and self.view in ("all", "writing"):
            put(self._kept, kept_notice(self.seat, listed.kept, flat=True))
        clear(self._empty)
        if not shown:
            self._empty.addWidget(self._nothing())
        total = len(listed.statements)
        counted = count("{n} text", "{n} texts", total) if total else ""
        self.head(Heading(say("Texts"), counted, ends=self._ends()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown_views = None
        self._show_views()

    def _show_views(self) -> None:
        names = {
            "all": say_in("statement", "All"),
            "writing": say("Being written"),
            "counsel": say("With counsel"),
            "approved": say("Approved"),
            "out": say("Gone out"),
            "ended": say("Taken back"),
        }
        views = [
            View(key, words, sum(_in(s, key) for s in self._listed.statements))
            for key, words in names.items()
        ]
        if views == self._shown_views:
            return
        self._shown_views = views
        clear(self._tabs)
        self._tabs.addWidget(self._switch(views))

    def _switch(self, views: list[View]) -> QWidget:
        """Side by side where there is room, else a menu."""
        spoken = say("Which texts are shown")
        self.views = Views(views, self.view, spoken=spoken)
        if self.views.sizeHint().width() <= max(self.width(), _TABS) - 2 * px(SPACE.wide):
            self.views.chosen.connect(self._go)
            return self.views
        self.views.deleteLater()
        self.views = None
        menu = ComboField([Option(view.key, _view_words(view)) for view in views], self.view)
        menu.setAccessibleName(spoken)
        menu.changed.connect(lambda: self._go(menu.value()))
        return menu

    def _ends(self) -> tuple[Button, ...]:
        go = self.seat.go
        reply = Button(
            say_in("command", "Reply to a review"),
            "primary",
            icon="message-square-reply",
            on=lambda: go("complaints/reply"),
        )
        if not may("complaint.log", self.seat.person.role):
            reply.forbid(say("Your role does not do this"))
        marks = Button(say("Our own marks"), icon="highlighter", on=lambda: go("statements/marks"))
        if not may("statement.read_drafts", self.seat.person.role):
            marks.forbid(say("Your role does not do this"))
        templates = Button(
            say("Templates"), icon="book-text", on=lambda: go("statements/templates")
        )
        return marks, templates, reply

    def _go(self, view: str) -> None:
        self.seat.go(f"statements/{view}")

    def _nothing(self) -> EmptyPage:
        if self._listed.statements:
            return EmptyPage("megaphone", say("None of these"), say("Another view may have it."))
        hint = say("Begin a text from its complaint or incident, or as a reply to a review.")
        return EmptyPage("megaphone", say("No text yet"), hint)

    def _row(self, it: Statement) -> Row:
        title = Cell(
            (
                line(Span(it.title or it.number, bold=True)),
                line(
                    Span(GAP.join((it.number, audience_words(it.audience))), "note", colour="text2")
                ),
            )
        )
        asked = it.open_questions
        if asked and self.view == "counsel":
            told = count("{n} question", "{n} questions", len(asked))
            title = Cell((title.lines[0], line(Span(GAP.join((told, *asked)), "note"))))
        case = it.case.partition("/")[2]
        state = state_words(it.state)
        noted = (self._noted(it),) if self._reads_notes else ()
        version = say("version {n}", n=it.now.number)
        by = self._listed.names.get(it.now.by, "")
        return Row(
            f"statement/{it.number}",
            (
                title,
                cell(Span(case, "note")),
                Cell(
                    (line(state), line(Span(version, "note", colour="text2"))),
                    state_glyph(it.state),
                ),
                *noted,
                Cell(
                    (
                        line(Span(when(self.seat, it.now.at), "note")),
                        line(Span(by, "note", colour="text2")),
                    )
                ),
            ),
        )

    def _noted(self, it: Statement) -> Cell:
        """How counsel sees it, and how many notes counsel and owner have on it."""
        risk, notes = self._listed.risk(it), len(self._listed.notes_on(it))
        seen = () if risk is None else (line(risk_mark(risk)),)
        words = Span(count("{n} note", "{n} notes", notes), "note", colour="text2")
        return Cell((*seen, line(words) if notes else line()))


def _view_words(view: View) -> str:
    return f"{view.words} {view.number}"


def _in(statement: Statement, view: str) -> bool:
    if view == "counsel" and statement.ending is None and statement.unanswered() is not None:
        return True
    return view == "all" or statement.state in _VIEWS.get(view, frozenset())


def _read(clinic: Clinic) -> Listed:
    names = {person.id: person.name for person in clinic.staff_lists.everybody()}
    private = clinic.statement_lists.private
    notes = private.by_record() if private.may_read() else {}
    return Listed(tuple(clinic.statement_lists.everything()), names, kept_reply(clinic), notes)
