"""Papers of the clinic as a whole: the register of complaints, the flow charts for the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.moves import OPEN
from clinicguard.complaints.period import days_of
from clinicguard.documents.complaint_register import complaint_register
from clinicguard.documents.from_playbook import chart_paper
from clinicguard.documents.from_register import register_paper
from clinicguard.documents.press import Press
from clinicguard.documents.wall_chart import wall_chart
from clinicguard.host.words import Words, mark
from clinicguard.papers.kind import READERS, Offer, PaperKind, Version
from clinicguard.papers.order import Order, Reading
from clinicguard.storage.troubles import NotFound

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_MOST = 5_000


def _registers(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record == "clinic" and clinic.complaint_lists.count(Filter()):
        yield Offer(record)


def _register(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    lists, today = clinic.complaint_lists, clinic.complaint_lists.today()
    chosen = _filter(order.version, today)
    numbers = [each.number for each in lists.page(chosen, Sort.NUMBER, limit=_MOST).rows]
    complaints = [lists.whole(number) for number in sorted(numbers)]
    paper = register_paper(complaints, _said(order.version, today, press), lists.count(Filter()),
                           press)  # fmt: skip
    return Reading(press, lambda using, _: complaint_register(paper, using))


def _filter(version: str, today: date) -> Filter:
    match version:
        case "open":
            return Filter(states=OPEN)
        case "all":
            return Filter()
        case lately:
            days = days_of(lately, today)
            assert days is not None
            return Filter(first_day=days.first, last_day=min(days.last, today))


def _said(version: str, today: date, press: Press) -> str:
    say = press.words.say
    match version:
        case "open":
            return say("Those still open")
        case "all":
            return say("All since the first")
        case _:
            chosen = _filter(version, today)
            assert chosen.first_day is not None
            assert chosen.last_day is not None
            first, last = press.day(chosen.first_day), press.day(chosen.last_day)
            return say("Received {first} to {last}", first=first, last=last)


def _charts(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record == "clinic":
        for nature in clinic.incident_lists.guide.playbooks.natures.values():
            yield Offer(f"clinic/nature/{nature.id}", nature.name.in_language(words.language))


def _chart(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    playbooks = clinic.incident_lists.guide.playbooks
    if order.part not in playbooks.natures:
        raise NotFound(order.subject)
    paper = chart_paper(playbooks, order.part, press)
    return Reading(press, lambda using, _: wall_chart(paper, using))


REGISTER_PAPERS = (
    PaperKind(
        "register",
        mark("Complaint register"),
        mark("One line for each complaint: what, who, what became of it, times kept."),
        _register,
        _registers,
        roles=READERS,
        versions=(
            Version("year", mark("This year"), mark("Received since the first of January.")),
            Version("last_month", mark("Last month"), mark("Received within the whole of it.")),
            Version("open", mark("Open"), mark("Those that still wait for something.")),
            Version("all", mark("All"), mark("Every complaint since the first.")),
        ),
        can_draft=False,
    ),
)
CHART_PAPERS = (
    PaperKind(
        "chart",
        mark("Flow chart for the wall"),
        mark("What to do in this kind of matter: steps, times by level, what not to do."),
        _chart,
        _charts,
        can_draft=False,
        can_pack=False,
    ),
)
"""Papers of the clinic as a whole."""
