"""To what a text belongs: a complaint or an incident, and what stands tied to it."""

from __future__ import annotations

from sqlalchemy import select

from clinicguard.incidents.gathered import Fetch, family
from clinicguard.incidents.incident import State
from clinicguard.incidents.tables import IncidentRow, TieRow

_OVER = (State.NOT_AN_INCIDENT.value, State.CLOSED.value)


def incident_of(fetch: Fetch, case: str) -> str:
    """The number of the incident whose facts a text rests on; empty where there is none.

    A complaint's text rests on the incident that it is tied to, while that one is not over.
    """
    kind, _, number = case.partition("/")
    if kind == "incident":
        return number
    if kind != "complaint":
        return ""
    tied = (
        select(IncidentRow.number)
        .join(TieRow, TieRow.incident_id == IncidentRow.id)
        .where(
            TieRow.target == case,
            TieRow.undone_at.is_(None),
            IncidentRow.state.not_in(_OVER),
            IncidentRow.merged_into == "",
        )
        .order_by(IncidentRow.id.desc())
    )
    return next(iter(fetch(tied)), "")


def complaints_of(fetch: Fetch, case: str) -> tuple[str, ...]:
    """The numbers of the complaints that a text is about, the first first."""
    kind, _, number = case.partition("/")
    if kind == "complaint":
        return (number,)
    if kind != "incident":
        return ()
    rows = fetch(select(IncidentRow).where(IncidentRow.number == number))
    ids = [member.id for row in rows for member in family(fetch, row)]
    tied = select(TieRow.target).where(
        TieRow.incident_id.in_(ids),
        TieRow.undone_at.is_(None),
        TieRow.target.startswith("complaint/"),
    )
    targets = fetch(tied.order_by(TieRow.id)) if ids else ()
    return tuple(target.removeprefix("complaint/") for target in targets)


def cases_beside(fetch: Fetch, case: str) -> tuple[str, ...]:
    """The case itself and those tied to it: their texts are for others about the same matter."""
    incident = incident_of(fetch, case)
    beside = [f"incident/{incident}"] if incident else []
    beside += [f"complaint/{number}" for number in complaints_of(fetch, case)]
    return tuple(dict.fromkeys((case, *beside)))
