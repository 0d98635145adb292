"""What screens and papers read of statements."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, text

from clinicguard.host.words import Language
from clinicguard.people.tables import PersonRow
from clinicguard.statements.gate import ReleaseGate
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import Draft, Guard, draft_of, guard_for, open_blocks
from clinicguard.statements.statement import Audience, Statement
from clinicguard.statements.tables import (
    StatementRow,
    StepRow,
    VersionRow,
    replacements,
    to_statement,
)
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotAllowed, NotFound

READ_DRAFTS = "statement.read_drafts"


class StatementLists:
    """Drafts are read by whoever may write or judge them; what is released, by everybody."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._guards: dict[Draft, tuple[int, Guard]] = {}

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

    def guard(
        self,
        where: str,
        audience: Audience,
        language: Language,
        text: str,
        *,
        addressee: str = "",
        shown_in: Language | None = None,
    ) -> tuple[GuardFinding, ...]:
        """What the guard finds in a draft as it is typed; nothing is written.

        `where` is the number of a statement, the address of a case, or empty. What the guard has
        to know is gathered once and kept until the log has a new entry.

        Raises:
            NotAllowed: this role reads no drafts.
        """
        draft = Draft(where, audience, language, addressee=addressee, shown_in=shown_in)
        if where and "/" not in where:
            statement = self.one(where)
            draft = Draft(
                statement.incident, audience, language, statement.number, addressee, shown_in
            )
        return self._guard(draft).read(text)

    def findings(self, number: str, shown_in: Language | None = None) -> tuple[GuardFinding, ...]:
        """What the guard finds in the wording that stands. Raises NotFound, NotAllowed."""
        statement = self.one(number)
        return self._guard(draft_of(statement, shown_in)).read(statement.now.text)

    def gate(self, number: str, shown_in: Language | None = None) -> ReleaseGate:
        """What is looked at before it goes out. Raises NotFound, NotAllowed."""
        statement = self.one(number)
        found = self.findings(number, shown_in)
        return ReleaseGate(statement, found, open_blocks(found, statement), self.has_counsel())

    def has_counsel(self) -> bool:
        """Whether somebody with counsel's role may unlock this clinic."""
        query = select(PersonRow.id).where(PersonRow.role == "counsel", PersonRow.active == 1)
        return self._reader.value(query) is not None

    def _guard(self, draft: Draft) -> Guard:
        if not self._reader.may(READ_DRAFTS):
            raise NotAllowed(READ_DRAFTS, self._reader.role)
        entries = int(self._reader.rows(select(text("max(seq) FROM log_entry")))[0][0] or 0)
        known = self._guards.get(draft)
        if known is None or known[0] != entries:
            known = (entries, guard_for(self._reader.values, draft))
            self._guards = {draft: known}
        return known[1]

    def _shown(self, rows: Sequence[StatementRow]) -> list[Statement]:
        replaces = replacements(self._reader.values)
        whole = [self._whole(row, replaces.get(row.number, "")) for row in rows]
        if self._reader.may(READ_DRAFTS):
            return whole
        return [statement for statement in whole if statement.releases]

    def _whole(self, row: StatementRow, replaces: str) -> Statement:
        versions = self._reader.values(
            select(VersionRow).where(VersionRow.statement == row.id).order_by(VersionRow.number)
        )
        steps = self._reader.values(
            select(StepRow).where(StepRow.statement == row.id).order_by(StepRow.id)
        )
        return to_statement(row, versions, steps, replaces)
