"""What the case learns of a statement: that it went out, what followed, that it was taken back."""

from __future__ import annotations

from sqlalchemy import Select, select

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.tables import IncidentRow
from clinicguard.incidents.tables_work import ReleaseRow
from clinicguard.statements.belonging import incident_of
from clinicguard.statements.statement import Followed, Statement
from clinicguard.storage.book import Change


def tell_case(
    incidents: IncidentDesk, change: Change, statement: Statement, override: str = ""
) -> None:
    """The case learns where it went out last, so that its clocks and its timeline know of it.

    Raises:
        BarrierStands: the case lacks something, and `override` does not say why it did not wait.
    """
    case = incident_of(change.all, statement.case)
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
        statement.now.text,
        address=out.where,
        version=out.version,
        next_update=out.next_update,
        proof=out.screenshot or "",
    )
    incidents.note_release(case, release, override=override)


def tell_sequel(
    incidents: IncidentDesk, change: Change, statement: Statement, noted: Followed
) -> None:
    """The case learns what came of it, where it was told that the text went out."""
    address = f"statement/{statement.number}"
    case = _told(change, statement)
    if case:
        to_whom, proof = Audience(statement.audience), noted.proof or ""
        incidents.note_sequel(
            case, address, to_whom, noted.sequel, noted.words, noted.at, proof=proof
        )


def take_back_in_case(
    incidents: IncidentDesk, change: Change, statement: Statement, reason: str
) -> None:
    """The case's own list of what went out says that it was taken back."""
    case = _told(change, statement)
    if not case:
        return
    query = _releases(statement).where(ReleaseRow.withdrawn_at.is_(None))
    for release in change.all(query):
        incidents.withdraw_release(case, release.id, reason)


def _told(change: Change, statement: Statement) -> str:
    """The number of the incident that was told of the text; empty where none was."""
    if statement.case.startswith("incident/"):
        return statement.case.partition("/")[2]
    release = change.one(_releases(statement).limit(1))
    return "" if release is None else change.get(IncidentRow, release.incident_id).number


def _releases(statement: Statement) -> Select[ReleaseRow]:
    return select(ReleaseRow).where(ReleaseRow.statement == f"statement/{statement.number}")
