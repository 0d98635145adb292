"""法規: every time limit, rule, authority and doubt of the law pack, with how sure each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QVBoxLayout

from clinicguard.incidents.guide import Guide
from clinicguard.knowledge.jurisdictions import Jurisdiction
from clinicguard.knowledge.law import Deadline, LawRule
from clinicguard.knowledge.natures import Nature
from clinicguard.knowledge.pack import Doubt
from clinicguard.knowledge.playbooks import Playbooks
from clinicguard.tasks.telling import limit_words, marks_of
from ui.incidents.law.law_panel import LawPanel
from ui.incidents.said import here
from ui.language import language, say, say_in, words
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Hairline, Notice
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import Glyph
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.segments import View, Views
from ui.widgets.spans import GAP, Span

ADDRESS = "law"
_LIMITS, _RULES, _AUTHORITIES, _DOUBTS = "limits", "rules", "authorities", "doubts"
_NATURE = "nature"


class LawPage(Page):
    """ "law"; "law/tw-dl-01" opens one row of the pack over the list.

    "law/of/violence" begins with what bears on that kind of matter.
    """

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.pack: Jurisdiction | None = None
        self._books: Playbooks | None = None
        self._wanted = ""
        self.views = Views(_views(None), _LIMITS, spoken=say("What to show"))
        self.search = LineField(say("Search the law pack"), icon="search", clear=True)
        self.search.name(say("Search the law pack"))
        self.search.setMinimumWidth(px(264))
        self.search.changed.connect(self._fill)
        self.rows = RowList(
            (
                Column(say("What it says"), 260, share=3),
                Column(say("Article"), 120, share=1, goes=2),
                Column(say("How sure"), 120, share=1),
                Column(say("Last checked"), 88, most=120, goes=1),
            ),
            name=say("The law pack"),
            two_lines=True,
            open_on_click=True,
            side=24,
        )
        self.rows.opened.connect(self.open)
        self._told = QVBoxLayout()
        self._above = QVBoxLayout()
        self._above.setContentsMargins(px(SPACE.wide), px(SPACE.inside), px(SPACE.wide), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._told)
        column.addLayout(self._above)
        column.addWidget(Hairline())
        column.addWidget(self.rows, 1)
        self.head(Heading(say("The law pack"), ends=(self.search,)))
        seat.jobs.database(lambda clinic: clinic.incident_lists.guide).then(self._show)
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        room, _, self._wanted = address.partition("/")
        if room != ADDRESS:
            return False
        if self.pack is not None:
            self._begin(self.pack)
        return True

    def open(self, row: str) -> None:
        """Slides one row of the pack in."""
        if self.pack is not None:
            self.seat.over(LawPanel(self.pack, row))

    def _show(self, guide: Guide) -> None:
        self.pack, self._books = guide.pack, guide.playbooks
        pack = guide.pack
        clear(self._told)
        lead = here(pack.about.name) + GAP
        told = f"{here(pack.about.about)}{GAP}{here(pack.about.disclaimer)}"
        put(self._told, Notice(told, "amber" if pack.about.thin else "info", lead=lead, flat=True))
        self._begin(pack)

    def _begin(self, pack: Jurisdiction) -> None:
        """The views, with one of the kind of matter that is asked for; or one row, opened."""
        nature = self._nature()
        views, first = _views(pack), _LIMITS
        if nature is not None:
            bearing = View(_NATURE, here(nature.name), len(list(_bearing(pack, nature.law))))
            views, first = (bearing, *views), _NATURE
        clear(self._above)
        self.views = Views(views, first, spoken=say("What to show"))
        self.views.chosen.connect(lambda _: self._fill())
        put(self._above, self.views)
        self._fill()
        if self._wanted and nature is None:
            self.open(self._wanted)

    def _nature(self) -> Nature | None:
        kind, _, nature = self._wanted.partition("/")
        if kind != "of" or self._books is None:
            return None
        return self._books.natures.get(nature)

    def _fill(self) -> None:
        if self.pack is None:
            return
        typed, view = self.search.text().strip().casefold(), self.views.value()
        nature = self._nature()
        if view == _NATURE and nature is not None:
            rows = _bearing(self.pack, nature.law)
        else:
            rows = _ROWS[view](self.pack)
        self.rows.show_rows([row for row in rows if typed in row.words().casefold()])


def _views(pack: Jurisdiction | None) -> tuple[View, ...]:
    return (
        View(_LIMITS, say("Time limits"), len(pack.deadlines) if pack else None),
        View(_RULES, say("Rules"), len(pack.laws) if pack else None),
        View(_AUTHORITIES, say("Authorities"), len(pack.authorities) if pack else None),
        View(_DOUBTS, say("What is not known"), len(pack.notes) if pack else None),
    )


def _limits(pack: Jurisdiction) -> Iterator[Row]:
    return (_limit(pack, rule) for rule in pack.deadlines.values())


def _rules(pack: Jurisdiction) -> Iterator[Row]:
    return (_rule(pack, rule) for rule in pack.laws.values())


def _bearing(pack: Jurisdiction, law: Iterable[str]) -> Iterator[Row]:
    """The rows that a playbook names, in its order."""
    for row in law:
        if row in pack.deadlines:
            yield _limit(pack, pack.deadlines[row])
        elif row in pack.laws:
            yield _rule(pack, pack.laws[row])


def _limit(pack: Jurisdiction, rule: Deadline) -> Row:
    limit = limit_words(rule.limits[0], words()) if rule.limits else say("no number of days")
    return _row(pack, rule, Span(here(rule.title), bold=True), f"{limit}{GAP}{here(rule.rule)}")


def _rule(pack: Jurisdiction, rule: LawRule) -> Row:
    return _row(pack, rule, Span(here(rule.rule)), here(rule.penalty) if rule.penalty else "")


def _row(pack: Jurisdiction, rule: Deadline | LawRule, first: Span, below: str) -> Row:
    marks = marks_of(rule, words())
    glyph: Glyph = "soon" if marks else "fine"
    sure = GAP.join(marks) or say("verified")
    lines = [line(first)]
    if below:
        lines.append(line(Span(below, "note", colour="text2")))
    checked = rule.checked.isoformat() if rule.checked is not None else ""
    return Row(
        rule.id,
        (
            Cell(tuple(lines)),
            cell(Span(pack.cite(rule.source[:1], language()), "note", colour="text2")),
            cell(Span(sure, "note", colour="text2"), glyph=glyph),
            cell(Span(checked, "note", colour="mute")),
        ),
    )


def _authorities(pack: Jurisdiction) -> Iterator[Row]:
    for each in pack.authorities.values():
        reach = here(each.reach) if each.reach is not None else ""
        names = (Span(here(each.name), bold=True), Span(f"{GAP}{reach}" if reach else ""))
        below = line(Span(here(each.role), "note", colour="text2"))
        yield Row(each.id, (Cell((line(*names), below)), cell(), cell(), cell()))


def _doubts(pack: Jurisdiction) -> Iterator[Row]:
    for note in pack.notes.values():
        told = cell(Span(doubt_words(note.doubt), "note", colour="text2"), glyph="soon")
        yield Row(note.id, (cell(Span(here(note.text))), cell(), told, cell()))


def doubt_words(doubt: Doubt) -> str:
    """Why something must be said beside a row."""
    match doubt:
        case Doubt.UNVERIFIED:
            return say("Unverified")
        case Doubt.CONTRADICTORY:
            return say("Unverified: the sources disagree")
        case Doubt.ABSENT:
            return say_in("law", "Not in the text")
        case Doubt.OUR_READING:
            return say("Our own reading")


_ROWS = {
    _LIMITS: _limits,
    _RULES: _rules,
    _AUTHORITIES: _authorities,
    _DOUBTS: _doubts,
}
