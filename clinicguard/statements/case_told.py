"""What the case learns of a statement: that it went out, what followed, that it was taken back."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.tables_work import ReleaseRow
from clinicguard.statements.statement import Followed, Statement
from clinicguard.storage.book import Change


def tell_case(incidents: IncidentDesk, statement: Statement, override: str = "") -> None:
    """The case learns where it went out last, so that its clocks and its timeline know of it.

    Raises:
        BarrierStands: the case lacks something, and `override` does not say why it did not wait.
    """
    case = _case_of(statement)
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


def tell_sequel(incidents: IncidentDesk, statement: Statement, noted: Followed) -> None:
    """The case learns what came of it."""
    case, address = _case_of(statement), f"statement/{statement.number}"
    if case:
        to_whom, proof = Audience(statement.audience), noted.proof or ""
        incidents.note_sequel(
            case, address, to_whom, noted.sequel, noted.words, noted.at, proof=proof
        )


def take_back_in_case(
    incidents: IncidentDesk, change: Change, statement: Statement, reason: str
) -> None:
    """The case's own list of what went out says that it was taken back."""
    case = _case_of(statement)
    if not case:
        return
    query = select(ReleaseRow).where(
        ReleaseRow.statement == f"statement/{statement.number}",
        ReleaseRow.withdrawn_at.is_(None),
    )
    for release in change.all(query):
        incidents.withdraw_release(case, release.id, reason)


def _case_of(statement: Statement) -> str:
    """The number of the incident that it belongs to; empty where it belongs to none."""
    kind, _, number = statement.incident.partition("/")
    return number if kind == "incident" else ""
