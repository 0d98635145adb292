"""The sheet on which counsel answers by hand, for a text that was sent to counsel on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinicguard.documents.counsel_sheet import counsel_sheet
from clinicguard.documents.from_statement import counsel_sheet_paper
from clinicguard.documents.press import Press
from clinicguard.host.words import Words, mark
from clinicguard.papers.kind import READERS, Offer, PaperKind
from clinicguard.papers.of_incident import names_of, statements_of
from clinicguard.papers.order import Order, Reading
from clinicguard.statements.envelope import ask_of
from clinicguard.statements.statement import Statement

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


def _sheets(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    for each in _texts(clinic, record):
        if each.state == "with_counsel":
            yield Offer(f"statement/{each.number}", f"{each.number}    {each.title}")


def _texts(clinic: Clinic, record: str) -> Iterator[Statement]:
    room, _, number = record.partition("/")
    if room in ("incident", "complaint"):
        yield from statements_of(clinic, record)
    elif room == "statement":
        yield clinic.statement_lists.one(number)


def _sheet(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    statement, names = clinic.statement_lists.one(order.number), names_of(clinic)
    cases = clinic.statement_lists.cases_behind(statement)
    private, about = clinic.statements.private, (order.record,)
    notes = private.put_on_paper(about, order.paper) if order.noted else ()
    ask = ask_of(statement, statement.questions_up_to(statement.now.number))
    paper = counsel_sheet_paper(statement, ask, names, press, cases=cases, notes=notes)
    return Reading(press, lambda using, _: counsel_sheet(paper, using))


COUNSEL_PAPERS = (
    PaperKind(
        "counsel_sheet",
        mark("Sheet for counsel"),
        mark("The text sentence by sentence, with room for counsel's verdict and signature."),
        _sheet,
        _sheets,
        roles=READERS,
        can_note=True,
        can_draft=False,
        can_pack=False,
    ),
)
"""What counsel writes on."""
