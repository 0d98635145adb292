"""The paper of what a month taught: one for each whole month with records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.documents.learning_report import LearningPaper, learning_report
from clinicguard.documents.press import Press
from clinicguard.host.words import Words, mark
from clinicguard.overview.learning.spoken import month_name
from clinicguard.papers.kind import READERS, Offer, PaperKind
from clinicguard.papers.order import Order, Reading
from clinicguard.storage.troubles import NotFound

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_OFFERED = 3
"""Months; older ones are made from the learning page."""


def _months(clinic: Clinic, record: str, words: Words) -> Iterator[Offer]:
    if record == "clinic":
        for first in clinic.overview.learning.months_with_records(_OFFERED):
            roc = clinic.profile.roc_years and words.language == "zh_TW"
            yield Offer(f"clinic/learning/{first:%Y-%m}", month_name(first, roc=roc))


def _read(clinic: Clinic, order: Order, press: Press, kept: frozenset[str]) -> Reading:
    try:
        first = date.fromisoformat(f"{order.part}-01")
    except ValueError:
        raise NotFound(order.subject) from None
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    if first > clinic.overview.learning.today():
        raise NotFound(order.subject)
    paper = LearningPaper(clinic.overview.learning.page(last), taxonomy())
    return Reading(press, lambda using, _: learning_report(paper, using))


LEARNING_PAPERS = (
    PaperKind(
        "learning",
        mark("Learning report"),
        mark("What complaints taught in a month: counts, patterns, times, effects. No names."),
        _read,
        _months,
        roles=READERS,
        can_draft=False,
    ),
)
"""For the team meeting."""
