"""What can be the scan of a verdict that was typed in: a picture of that paper, and of no other.

The program does not read it. It holds that there is a picture or a PDF, that it came into the house
after the text had gone to counsel, and that it shows one verdict only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.tables import ExhibitRow
from clinicguard.evidence.taking_in import find
from clinicguard.statements.statement import Statement, Version
from clinicguard.statements.steps import Opinion
from clinicguard.statements.tables import StepRow
from clinicguard.statements.troubles import ScanNoPicture, ScanOfAnother, ScanOlder
from clinicguard.storage.book import Change


def scans_among(
    exhibits: Sequence[Exhibit], statement: Statement, version: Version
) -> tuple[Exhibit, ...]:
    """Those of a case's exhibits that can be the scan of a verdict on this version."""
    since = _asked_at(statement, version)
    return tuple(
        each for each in exhibits if _shows_paper(each.media_type) and each.acquired_at >= since
    )


def check_scan(
    change: Change,
    statement: Statement,
    version: Version,
    opinion: Opinion,
    number: str | None,
) -> None:
    """Whether an exhibit can be the scan of this verdict, if there is a number.

    Raises:
        NotFound, Disposed.
        ScanNoPicture: it is neither a picture nor a PDF.
        ScanOlder: it was here before the text went to counsel.
        ScanOfAnother: the same file is the scan of another verdict.
    """
    if not number:
        return
    row = find(change, number)
    if not _shows_paper(row.media_type):
        raise ScanNoPicture(number)
    if min(_taken_in(change, row)) < _asked_at(statement, version):
        raise ScanOlder(number)
    if any(_is_another(step, statement, version, opinion) for step in _with_scan(change, row)):
        raise ScanOfAnother(number)


def _shows_paper(media_type: str) -> bool:
    return media_type.startswith("image/") or media_type == "application/pdf"


def _asked_at(statement: Statement, version: Version) -> datetime:
    """When exactly this text first went to counsel; where nobody noted that, when it stood."""
    same = {each.number for each in statement.versions if each.sha256 == version.sha256}
    sent = (each.at for each in statement.sent if each.version in same)
    stood = (each.at for each in statement.versions if each.number in same)
    return min(sent, default=min(stood))


def _taken_in(change: Change, row: ExhibitRow) -> Iterator[datetime]:
    """When it came into the house, and that from which it was made."""
    yield row.acquired_at
    made_from = select(ExhibitRow).where(ExhibitRow.number == row.derived_from)
    for original in change.all(made_from) if row.derived_from else ():
        yield from _taken_in(change, original)


def _with_scan(change: Change, row: ExhibitRow) -> Iterator[StepRow]:
    """The verdicts that the same bytes are the scan of, whatever number they have."""
    same = set(change.all(select(ExhibitRow.number).where(ExhibitRow.sha256 == row.sha256)))
    for step in change.all(select(StepRow).where(StepRow.kind == "verdict")):
        if step.told.get("evidence") in same:
            yield step


def _is_another(step: StepRow, of: Statement, version: Version, opinion: Opinion) -> bool:
    """The same verdict on the same text may be typed in once more, in better words."""
    return (step.statement, step.sha256, step.told["opinion"]) != (of.id, version.sha256, opinion)
