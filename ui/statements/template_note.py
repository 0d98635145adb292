"""Beside a chosen template: who read it, what it is for and never for, the law it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.knowledge.jurisdictions import Jurisdiction
from clinicguard.knowledge.templates import Template, load_templates
from clinicguard.statements.own_templates import TemplateLine
from clinicguard.statements.writing import TEMPLATE_FOR
from clinicguard.tasks.telling import marks_of
from ui.language import language, say, words
from ui.seat import Seat
from ui.statements.template_words import read_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Notice
from ui.widgets.flow import clear, put
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP, LINE_END

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class TemplateNote(QWidget):
    """`show_template` fills it; the law comes a moment later, from the clinic's pack."""

    def __init__(self, seat: Seat, line: TemplateLine | None = None) -> None:
        super().__init__()
        self._seat, self._line = seat, line
        self._pack: Jurisdiction | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(SPACE.between))
        self._told: tuple[Notice, Particulars] | None = None
        self._draw()
        seat.jobs.database(_pack).then(self._rests_on)

    def show_template(self, line: TemplateLine | None) -> None:
        """Shows another template, or nothing."""
        if line != self._line:
            self._line = line
            self._draw()

    def text(self) -> str:
        """All that is said."""
        if self._told is None:
            return ""
        notice, particulars = self._told
        return LINE_END.join((notice.words(), particulars.words()))

    def _rests_on(self, pack: Jurisdiction) -> None:
        self._pack = pack
        self._draw()

    def _draw(self) -> None:
        clear(self._column)
        self._told = None
        if self._line is None:
            return
        notice = Notice(read_words(self._line), "info" if self._line.read == "read" else "amber")
        particulars = Particulars(self._pairs(self._line), gap=SPACE.inside)
        self._told = notice, particulars
        put(self._column, notice)
        put(self._column, particulars)

    def _pairs(self, line: TemplateLine) -> Iterator[tuple[str, str]]:
        ours, spoken = _ours(line), language()
        yield say("What it is for"), ours.use.in_language(spoken)
        yield say("Limits of use"), "" if ours.never is None else ours.never.in_language(spoken)
        yield say("Mind"), LINE_END.join(note.in_language(spoken) for note in ours.notes)
        if self._pack is not None:
            yield say("Rests on"), LINE_END.join(_law(self._pack, ours))


def _ours(line: TemplateLine) -> Template:
    """Ours, or the one that the clinic's own began with."""
    known = load_templates().templates
    began = line.key if line.own is None else line.own.made_from
    return known.get(began) or known[TEMPLATE_FOR[line.audience]]


def _law(pack: Jurisdiction, template: Template) -> Iterator[str]:
    """Article, rule, and how sure it is, of each row that holds here."""
    for row in template.law:
        rule = pack.deadlines.get(row) or pack.laws.get(row)
        if rule is not None:
            sure = GAP.join(marks_of(rule, words())) or say("verified")
            cited = pack.cite(rule.source[:1], language())
            yield GAP.join((cited, rule.rule.in_language(language()), sure))


def _pack(clinic: Clinic) -> Jurisdiction:
    return clinic.incident_lists.guide.pack
