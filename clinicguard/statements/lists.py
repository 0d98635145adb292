"""What screens and papers read of statements."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from clinicguard.statements.statement import Statement
from clinicguard.statements.tables import StatementRow, StepRow, VersionRow, to_statement
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound


class StatementLists:
    """Drafts are read by whoever may write or judge them; what is released, by everybody."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of_incident(self, address: str) -> list[Statement]:
        """The statements of one incident, in the order in which they were begun."""
        rows = self._reader.values(
            select(StatementRow).where(StatementRow.incident == address).order_by(StatementRow.id)
        )
        return self._shown(rows)

    def everything(self) -> list[Statement]:
        """Every statement, the newest first."""
        rows = self._reader.values(select(StatementRow).order_by(StatementRow.id.desc()))
        return self._shown(rows)

    def one(self, number: str) -> Statement:
        """Raises NotFound."""
        rows = self._reader.values(select(StatementRow).where(StatementRow.number == number))
        found = self._shown(rows)
        if not found:
            raise NotFound(f"statement/{number}")
        return found[0]

    def _shown(self, rows: Sequence[StatementRow]) -> list[Statement]:
        whole = [self._whole(row) for row in rows]
        if self._reader.may("statement.read_drafts"):
            return whole
        return [statement for statement in whole if statement.releases]

    def _whole(self, row: StatementRow) -> Statement:
        versions = self._reader.values(
            select(VersionRow).where(VersionRow.statement == row.id).order_by(VersionRow.number)
        )
        steps = self._reader.values(
            select(StepRow).where(StepRow.statement == row.id).order_by(StepRow.id)
        )
        return to_statement(row, versions, steps)
