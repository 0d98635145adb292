"""What the case learns of a statement: that it went out, what followed, that it was taken back."""

from __future__ import annotations

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.tables import IncidentRow
from clinicguard.incidents.tables_work import ReleaseRow
from clinicguard.statements.belonging import incident_told_of, releases_of, whole_of
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Followed
from clinicguard.storage.book import Change


def tell_case(
    incidents: IncidentDesk, change: Change, statement: Statement, override: str = ""
) -> None:
    """The case learns where it went out last, so that its clocks and its timeline know of it.

    Raises:
        BarrierStands: the case lacks something, and `override` does not say why it did not wait.
    """
    case = incident_told_of(change.all, statement.case)
    if not case:
        return
    out = statement.releases[-1]
    release = Release(
        0,
        f"statement/{statement.number}",
        Audience(statement.audience),
        out.channel,
        out.at,
        out.by,
        out.handed_out or statement.now.text,
        address=out.where,
        version=out.version,
        next_update=out.next_update,
        proof=out.screenshot or "",
    )
    incidents.note_release(case, release, override=override)


def tell_sequel(
    incidents: IncidentDesk, change: Change, statement: Statement, noted: Followed
) -> None:
    """Each case that was told that the text went out learns what came of it."""
    address, proof = f"statement/{statement.number}", noted.proof or ""
    to_whom = Audience(statement.audience)
    told = [_case_of(change, release) for release in change.all(releases_of(statement))]
    if not told and statement.case.startswith("incident/"):
        told = [incident_told_of(change.all, statement.case)]
    for case in dict.fromkeys(told):
        incidents.note_sequel(
            case, address, to_whom, noted.sequel, noted.words, noted.at, proof=proof
        )


def take_back_in_case(
    incidents: IncidentDesk, change: Change, statement: Statement, reason: str
) -> None:
    """The list of what went out says that it was taken back, in each case that was told."""
    for release in change.all(releases_of(statement).where(ReleaseRow.withdrawn_at.is_(None))):
        incidents.withdraw_release(_case_of(change, release), release.id, reason)


def _case_of(change: Change, release: ReleaseRow) -> str:
    """The number of the incident that was told of it, or of the one which that became a part of."""
    return whole_of(change.all, change.get(IncidentRow, release.incident_id)).number
