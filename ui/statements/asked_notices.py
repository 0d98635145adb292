"""Above the text: what counsel said against it, and while it is with counsel what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Remark, Verdict
from ui.language import count, say
from ui.statements.verdict_words import objection_words, remark_shown
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.spans import GAP, LINE_END

_LINES = 4
"""As many of counsel's remarks as leave room for the text; all of them stand in the course."""


def asked_notices(it: Statement, open_sheet: Callable[[], object]) -> Iterator[Notice]:
    """Counsel's objection with its remarks, the sheet to print, the questions that went along."""
    objection = it.objection()
    if objection is not None and not it.releases and it.ending is None:
        yield Notice(_objection(it, objection), "amber", lead=say("Counsel") + GAP)
    sent = it.sent[-1] if it.sent and it.state == "with_counsel" else None
    if sent is not None and sent.how == "paper":
        paper = Button(say("Print the sheet"), size="small", on=open_sheet)
        yield Notice(say("Counsel gets it on paper."), actions=(paper,))
    questions = () if sent is None else it.questions_up_to(it.now.number)
    if questions:
        told = LINE_END.join(f"{number} {each}" for number, each in enumerate(questions, 1))
        yield Notice(told, lead=say("What counsel is asked") + LINE_END)


def _says_more(remark: Remark) -> bool:
    return bool(remark.note) or remark.opinion != "no_action_needed"


def _objection(it: Statement, objection: Verdict) -> str:
    """Counsel's word for the whole, then sentence by sentence, then the answers."""
    lines = [
        *(remark_shown(each) for each in objection.remarks if _says_more(each)),
        *(f"{question} {answer}" for question, answer in objection.answers if answer),
    ]
    more = len(lines) - _LINES
    if more > 0:
        rest = count("{n} more under “Course”", "{n} more under “Course”", more)
        lines = [*lines[:_LINES], rest]
    return LINE_END.join((objection_words(it), *lines))
