"""What screens and papers read of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import select, text

from clinicguard.complaints.lists import ComplaintLists
from clinicguard.host.words import Language
from clinicguard.incidents.case import Case
from clinicguard.incidents.lists import IncidentLists
from clinicguard.knowledge.templates import Template
from clinicguard.people.lists import StaffLists
from clinicguard.people.profile import Profile
from clinicguard.people.tables import COUNSEL
from clinicguard.statements.audiences import Audience
from clinicguard.statements.belonging import (
    complaints_of,
    incident_behind,
    incident_of,
    incident_told_of,
    incidents_about,
    incidents_behind,
    statements_of,
)
from clinicguard.statements.filling import Known
from clinicguard.statements.gate import ReleaseGate
from clinicguard.statements.gathering import Subject
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import Guard, draft_of, guard_for, open_blocks
from clinicguard.statements.hands import given_access
from clinicguard.statements.held_elsewhere import Said, held_elsewhere, said_by_words
from clinicguard.statements.mark_desk import MarkLists
from clinicguard.statements.own_marks import Judged
from clinicguard.statements.private_desk import PrivateLists
from clinicguard.statements.statement import Statement
from clinicguard.statements.tables import (
    StatementRow,
    StepRow,
    VersionRow,
    gone_out,
    replacements,
    signers,
    to_statement,
)
from clinicguard.statements.template_lists import TemplateLists
from clinicguard.statements.went_out import as_it_went_out
from clinicguard.statements.writing import Draft, first_draft
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotAllowed, NotFound

READ_DRAFTS = "statement.read_drafts"


class StatementLists:
    """Drafts are read by whoever may write or judge them; what is released, by everybody: then
    without its drafts, and without what was said of them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.own = TemplateLists(reader)
        self.marks = MarkLists(reader)
        self.private = PrivateLists(reader)
        self._guards: dict[Subject, tuple[int, Guard]] = {}

    def of_case(self, address: str) -> list[Statement]:
        """The statements of one complaint or incident, in the order in which they were begun."""
        rows = self._reader.values(
            select(StatementRow).where(StatementRow.case == address).order_by(StatementRow.id)
        )
        return self._shown(rows)

    def of_incident(self, number: str) -> list[Statement]:
        """Every statement of an incident, also those of its complaints, in the order of time."""
        return self._shown(statements_of(self._reader.values, number))

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

    def guard_for(
        self,
        where: str,
        audience: Audience,
        language: Language,
        *,
        addressee: str = "",
        shown_in: Language | None = None,
    ) -> Guard:
        """The guard for a draft, told of the records; it reads on any thread.

        `where` is the number of a statement, the address of a case, or empty. What the guard has
        to know is gathered once and kept until the log has a new entry.

        Raises:
            NotAllowed: this role reads no drafts.
        """
        draft = Subject(where, audience, language, addressee=addressee, shown_in=shown_in)
        if where and "/" not in where:
            statement = self.one(where)
            draft = Subject(
                statement.case, audience, language, statement.number, addressee, shown_in
            )
        return self._guard(draft)

    def findings(self, number: str, shown_in: Language | None = None) -> tuple[GuardFinding, ...]:
        """What the guard finds in the wording that stands. Raises NotFound, NotAllowed."""
        return self._judged(self.one(number), shown_in).findings

    def gate(self, number: str, shown_in: Language | None = None) -> ReleaseGate:
        """What is looked at before it goes out. Raises NotFound, NotAllowed."""
        statement = self.one(number)
        told = self._judged(statement, shown_in)
        blocks = open_blocks(told.findings, statement)
        with self._reader.session() as session:
            given = given_access(session, statement.signatures())
        return ReleaseGate(
            statement,
            told.findings,
            blocks,
            self.has_counsel(),
            told.passed,
            given,
            self._reader.person.id,
        )

    def templates(
        self, audience: Audience | None = None, language: Language | None = None
    ) -> tuple[Template, ...]:
        """The templates that are offered under this clinic's law, for one audience or all.

        One of the clinic's own is written in one language and offered in that alone.
        """
        offered = self.own.usable().for_jurisdiction(self._profile().jurisdiction)
        return tuple(
            each
            for each in offered
            if audience in (None, each.audience)
            and (language is None or self.own.languages().get(each.id, language) == language)
        )

    def first_draft(
        self,
        where: str,
        audience: Audience,
        language: Language,
        template: str = "",
        typed: Mapping[str, str] = MappingProxyType({}),
    ) -> Draft:
        """A first wording from what is confirmed. `where` is the address of a case, or empty.

        `typed` are words for gaps by the placeholders' names (`DraftPart.gaps`).

        Raises:
            NotFound: there is no such case.
            NotAllowed: this role reads no drafts.
            KeyError: there is no such template.
        """
        self._must_read_drafts()
        staff = StaffLists(self._reader)
        known = Known(self._profile(), staff.everybody(), self._reader.clock.now())
        if incident := self.incident_of(where):
            known = replace(
                known, case=IncidentLists(self._reader).case(incident, with_events=False)
            )
        for number in complaints_of(self._reader.values, where)[:1]:
            known = replace(known, complaint=ComplaintLists(self._reader).whole(number))
        return first_draft(known, audience, language, self.own.usable(), template, typed)

    def incident_of(self, case: str) -> str:
        """The number of the incident whose facts a text of this case rests on; or empty."""
        return incident_of(self._reader.values, case)

    def incident_behind(self, statement: Statement) -> str:
        """The number of the incident whose facts a statement took up, or that learnt of it."""
        return incident_behind(self._reader.values, statement)

    def cases_behind(self, statement: Statement) -> tuple[Case, ...]:
        """The incidents whose facts or core messages a statement took up; or whose it could."""
        fetch = self._reader.values
        numbers = incidents_behind(fetch, statement) or (incident_behind(fetch, statement),)
        return self._cases(numbers)

    def cases_about(self, statement: Statement) -> tuple[Case, ...]:
        """The incidents that a statement is about or took something up from, its own first."""
        return self._cases(incidents_about(self._reader.values, statement))

    def incident_told_of(self, case: str) -> str:
        """The number of the incident that learns of a text of this case that goes out; or empty."""
        return incident_told_of(self._reader.values, case)

    def complaints_of(self, case: str) -> tuple[str, ...]:
        """The numbers of the complaints that a text of this case is about."""
        return complaints_of(self._reader.values, case)

    def has_counsel(self) -> bool:
        """Whether somebody with counsel's role may unlock this clinic."""
        return self._reader.value(COUNSEL) is not None

    def _cases(self, numbers: Iterable[str]) -> tuple[Case, ...]:
        lists = IncidentLists(self._reader)
        return tuple(lists.case(number, with_events=False) for number in numbers if number)

    def _judged(self, statement: Statement, shown_in: Language | None) -> Judged:
        return self._guard(draft_of(statement, shown_in)).judge(statement.now.text)

    def _guard(self, draft: Subject) -> Guard:
        self._must_read_drafts()
        entries = int(self._reader.rows(select(text("max(seq) FROM log_entry")))[0][0] or 0)
        known = self._guards.get(draft)
        if known is None or known[0] != entries:
            known = (entries, guard_for(self._reader.values, draft))
            self._guards = {draft: known}
        return known[1]

    def _must_read_drafts(self) -> None:
        if not self._reader.may(READ_DRAFTS):
            raise NotAllowed(READ_DRAFTS, self._reader.role)

    def _profile(self) -> Profile:
        return StaffLists(self._reader).profile()

    def _shown(self, rows: Sequence[StatementRow]) -> list[Statement]:
        replaces = replacements(self._reader.values)
        able, out = signers(self._reader.values), gone_out(self._reader.values)
        said = said_by_words(self._reader.values)
        whole = [self._whole(row, replaces.get(row.number, ""), able, out, said) for row in rows]
        if self._reader.may(READ_DRAFTS):
            return whole
        return [as_it_went_out(statement) for statement in whole if statement.releases]

    def _whole(
        self,
        row: StatementRow,
        replaces: str,
        able: frozenset[int],
        out: frozenset[str],
        said: Said,
    ) -> Statement:
        versions = self._reader.values(
            select(VersionRow).where(VersionRow.statement == row.id).order_by(VersionRow.number)
        )
        steps = self._reader.values(
            select(StepRow).where(StepRow.statement == row.id).order_by(StepRow.id)
        )
        elsewhere = held_elsewhere(self._reader.values, row, versions, said)
        return to_statement(row, versions, steps, replaces, able, out, elsewhere)
