"""One row of the law pack: words, whose duty, article, how sure it is, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from clinicguard.knowledge.citation import Citation
from clinicguard.knowledge.jurisdictions import Jurisdiction
from clinicguard.knowledge.law import Deadline, LawRule
from clinicguard.knowledge.said import Said
from clinicguard.tasks.telling import certainty, limit_words, marks_of, start_words
from ui.incidents.said import here
from ui.language import language, say, words
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars
from ui.widgets.spans import GAP, LINE_END
from ui.widgets.text import Label

_WIDE = 640


class LawPanel(Panel):
    """Nothing can be changed here; a penalty stands only where one was verified."""

    def __init__(self, pack: Jurisdiction, row: str) -> None:
        super().__init__(_title(pack, row), width=_WIDE)
        inside = ScrollColumn(gap=SPACE.wide)
        for widget in _told(pack, row):
            inside.column.addWidget(widget)
        for note in pack.notes_on(row):
            inside.column.addWidget(Notice(here(note.text), "amber"))
        inside.column.addWidget(Label(here(pack.about.disclaimer), "note", "mute", wrap=True))
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(Button(say("Close"), on=self.close_panel)), 1)


def law_pairs(
    pack: Jurisdiction, rule: Deadline | LawRule, *, with_limits: bool = True
) -> list[tuple[str, str]]:
    """What a person checks a rule by: penalty, article, text and date, how sure, last checked."""
    pairs: list[tuple[str, str]] = []
    if isinstance(rule, Deadline) and with_limits:
        for limit in rule.limits:
            label = here(limit.label) if limit.label is not None else say("Limit")
            told = (limit_words(limit, words()), start_words(rule.start, words()))
            pairs.append((label, GAP.join(told)))
    pairs += [
        (say("Whose duty"), _said(rule.who)),
        (say("Penalty"), _said(rule.penalty)),
        (say("Article"), pack.cite(rule.source, language())),
        (say("Text of"), LINE_END.join(dict.fromkeys(_texts(pack, rule.source)))),
        (say("Source"), certainty(rule.confidence, words()) if rule.confidence.verified else ""),
        (say("Marks"), GAP.join(marks_of(rule, words()))),
        (say("Last checked"), rule.checked.isoformat() if rule.checked is not None else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def _title(pack: Jurisdiction, row: str) -> str:
    if row in pack.deadlines:
        return here(pack.deadlines[row].title)
    if row in pack.authorities:
        return here(pack.authorities[row].name)
    return say("Rule") if row in pack.laws else say("What is not known")


def _told(pack: Jurisdiction, row: str) -> Iterable[QWidget]:
    rule = pack.deadlines.get(row) or pack.laws.get(row)
    if rule is not None:
        yield Label(here(rule.rule), wrap=True, select=True)
        yield Particulars(law_pairs(pack, rule))
        if rule.note is not None:
            yield Notice(here(rule.note))
    elif (authority := pack.authorities.get(row)) is not None:
        yield Label(here(authority.role), wrap=True, select=True)
        rules = [pack.deadlines[each] for each in authority.deadlines if each in pack.deadlines]
        titles = LINE_END.join(here(each.title) for each in rules)
        yield Particulars([(say("Reached"), _said(authority.reach)), (say("Time limits"), titles)])
        if authority.note is not None:
            yield Notice(here(authority.note))
    elif (note := pack.notes.get(row)) is not None:
        yield Label(here(note.text), wrap=True, select=True)


def _said(text: Said | None) -> str:
    return here(text) if text is not None else ""


def _texts(pack: Jurisdiction, source: Iterable[Citation]) -> Iterable[str]:
    """The full name of each statute, the date of the copy that was read, and where to look."""
    for one in source:
        statute = pack.statutes[one.statute]
        dated = statute.as_of.isoformat() if statute.as_of is not None else ""
        yield GAP.join(filter(None, (here(statute.name), dated, statute.code, statute.url)))
