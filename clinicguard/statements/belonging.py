"""To what a text belongs: a complaint or an incident, and what stands tied to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, or_, select

from clinicguard.incidents.gathered import Fetch, family
from clinicguard.incidents.incident import State
from clinicguard.incidents.tables import FactRow, IncidentRow, TieRow
from clinicguard.incidents.tables_work import MessageRow, ReleaseRow
from clinicguard.statements.statement import Statement
from clinicguard.statements.tables import StatementRow

_OVER = (State.NOT_AN_INCIDENT.value, State.CLOSED.value)


def incident_of(fetch: Fetch, case: str) -> str:
    """The number of the incident whose facts a text rests on; empty where there is none.

    A complaint's text rests on an incident that it is tied to: on one that still runs before one
    that is over, on the newer one before the older.
    """
    of_itself = case.removeprefix("incident/") if case.startswith("incident/") else ""
    return next((row.number for row in _incidents(fetch, case)), of_itself)


def incident_told_of(fetch: Fetch, case: str) -> str:
    """The number of the incident that learns what became of a text; empty where none does.

    A complaint's text is told to none that is over.
    """
    if not case.startswith("complaint/"):
        return incident_of(fetch, case)
    running = (row.number for row in _incidents(fetch, case) if row.state not in _OVER)
    return next(running, "")


def incident_behind(fetch: Fetch, statement: Statement) -> str:
    """The number of the incident whose facts a statement took up, or that learnt of it.

    Also where its complaint was untied since. Without either, the one that its case rests on.
    """
    told = select(ReleaseRow.incident_id).where(_of(statement)).order_by(ReleaseRow.id.desc())
    behind = incidents_behind(fetch, statement) or _numbers(fetch, fetch(told.limit(1)))
    return behind[0] if behind else incident_of(fetch, statement.case)


def incidents_behind(fetch: Fetch, statement: Statement) -> tuple[str, ...]:
    """The numbers of all incidents whose facts or core messages the wording took up, in order."""
    now = statement.now
    facts = select(FactRow.incident_id).where(FactRow.id.in_(now.facts)).order_by(FactRow.id)
    messages = select(MessageRow.incident_id).where(MessageRow.id.in_(now.messages))
    return _numbers(fetch, [*fetch(facts), *fetch(messages.order_by(MessageRow.id))])


def incidents_about(fetch: Fetch, statement: Statement) -> tuple[str, ...]:
    """The numbers of all incidents that a statement is about or took something up from.

    The one that its case rests on comes first.
    """
    about = (row.number for row in _incidents(fetch, statement.case))
    return tuple(dict.fromkeys((*about, *incidents_behind(fetch, statement))))


def members_of(fetch: Fetch, case: str) -> list[IncidentRow]:
    """Every incident that a text is about, whatever became of it, with those merged into it."""
    found = (member for row in _incidents(fetch, case) for member in family(fetch, row))
    return list({row.id: row for row in found}.values())


def complaints_of(fetch: Fetch, case: str) -> tuple[str, ...]:
    """The numbers of the complaints that a text is about, the first first."""
    kind, _, number = case.partition("/")
    if kind == "complaint":
        return (number,)
    if kind != "incident":
        return ()
    tied = _complaints(fetch, [member.id for member in members_of(fetch, case)])
    return tuple(target.removeprefix("complaint/") for target in tied)


def cases_beside(fetch: Fetch, case: str) -> tuple[str, ...]:
    """The case itself and those tied to it: their texts are for others about the same matter."""
    beside = [f"incident/{row.number}" for row in members_of(fetch, case)]
    beside += [f"complaint/{number}" for number in complaints_of(fetch, case)]
    return tuple(dict.fromkeys((case, *beside)))


def statements_of(fetch: Fetch, number: str) -> Sequence[StatementRow]:
    """Every statement of an incident, in the order in which they were begun.

    Its own, those of what was merged into it, those of the complaints tied to it, and those of
    which it was told that they went out.
    """
    rows = fetch(select(IncidentRow).where(IncidentRow.number == number))
    members = [member for row in rows for member in family(fetch, row)]
    ids = [member.id for member in members]
    cases = [*(f"incident/{member.number}" for member in members), *_complaints(fetch, ids)]
    told = fetch(select(ReleaseRow.statement).where(ReleaseRow.incident_id.in_(ids)).distinct())
    numbers = [address.removeprefix("statement/") for address in told]
    either = or_(StatementRow.case.in_(cases), StatementRow.number.in_(numbers))
    return fetch(select(StatementRow).where(either).order_by(StatementRow.id))


def releases_of(statement: Statement) -> Select[ReleaseRow]:
    """What incidents learnt of a statement that went out."""
    return select(ReleaseRow).where(_of(statement)).order_by(ReleaseRow.id)


def whole_of(fetch: Fetch, row: IncidentRow) -> IncidentRow:
    """The incident itself, or the one of which it was made a part."""
    while row.merged_into:
        (row,) = fetch(select(IncidentRow).where(IncidentRow.number == row.merged_into))
    return row


def _incidents(fetch: Fetch, case: str) -> list[IncidentRow]:
    """The whole incidents that a case is or is tied to: the running first, then the newest."""
    kind, _, number = case.partition("/")
    if kind == "incident":
        query = select(IncidentRow).where(IncidentRow.number == number)
    elif kind == "complaint":
        query = (
            select(IncidentRow)
            .join(TieRow, TieRow.incident_id == IncidentRow.id)
            .where(TieRow.target == case, TieRow.undone_at.is_(None))
            .order_by(IncidentRow.id.desc())
        )
    else:
        return []
    whole = {row.id: row for row in (whole_of(fetch, each) for each in fetch(query))}
    return sorted(whole.values(), key=lambda row: row.state in _OVER)


def _numbers(fetch: Fetch, ids: Sequence[int]) -> tuple[str, ...]:
    """The numbers of the whole cases to which incidents belong now, each once."""
    found = (fetch(select(IncidentRow).where(IncidentRow.id == each))[0] for each in ids)
    return tuple(dict.fromkeys(whole_of(fetch, row).number for row in found))


def _complaints(fetch: Fetch, incidents: Sequence[int]) -> Sequence[str]:
    """The addresses of the complaints that incidents are tied to now, the first first."""
    tied = select(TieRow.target).where(
        TieRow.incident_id.in_(incidents),
        TieRow.undone_at.is_(None),
        TieRow.target.startswith("complaint/"),
    )
    return fetch(tied.order_by(TieRow.id))


def _of(statement: Statement) -> ColumnElement[bool]:
    return ReleaseRow.statement == f"statement/{statement.number}"
