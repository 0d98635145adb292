"""What is looked at before a wording goes out, gathered for one page."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.statements.approving import Ground, Next, ground_of, owes_reason, what_next
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.hands import GivenAccess
from clinicguard.statements.own_marks import PassedByOwn
from clinicguard.statements.readings import Checking, LetPass
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Approval, Sent, Verdict

_ABOUT_PEOPLE = frozenset({"L1", "L2"})


@dataclass(frozen=True, slots=True)
class ReleaseGate:
    """What is looked at before a wording goes out, on one page."""

    statement: Statement
    findings: tuple[GuardFinding, ...]
    open_blocks: tuple[GuardFinding, ...]
    has_counsel: bool
    """Whether somebody with counsel's role may unlock this clinic."""
    passed_by_own: tuple[PassedByOwn, ...] = ()
    """What would be marked in this wording, had the clinic not said that these words never are."""
    given_access: tuple[GivenAccess, ...] = ()
    """Who of those who signed has their passphrase from another of them."""
    sits: int = 0
    """Who looks at it."""

    @property
    def checking(self) -> Checking | None:
        """The guard's last reading that was kept of this wording."""
        return self.statement.checking()

    @property
    def verdict(self) -> Verdict | None:
        """Counsel's verdict on this wording."""
        return self.statement.verdict()

    @property
    def signatures(self) -> tuple[Approval, ...]:
        """Who has approved this wording."""
        return self.statement.signatures()

    @property
    def let_pass(self) -> tuple[LetPass, ...]:
        """What was let pass in this wording, and why."""
        return self.statement.passed_in(self.statement.now.sha256)

    @property
    def identity(self) -> tuple[GuardFinding, ...]:
        """What confirms or identifies a person, let pass by the clinic's own word too; empty is no
        promise that nothing does."""
        by_own = (each.finding for each in self.passed_by_own)
        return tuple(each for each in (*self.findings, *by_own) if each.group in _ABOUT_PEOPLE)

    @property
    def wants_second(self) -> bool:
        """Whether one of two people has approved."""
        it = self.statement
        return bool(it.signatures()) and it.approval() is None and it.objection() is None

    @property
    def next(self) -> Next:
        """What stands next between this wording and the outside."""
        return what_next(self.statement, self.open_blocks)

    @property
    def objection(self) -> Verdict | None:
        """Counsel's word that stands against this wording, on it or on a former one."""
        return self.statement.objection()

    @property
    def ground(self) -> Ground:
        """What an approval of this wording would stand on, by whoever looks at it."""
        return ground_of(self.statement, (self.sits,))

    @property
    def hands(self) -> frozenset[int]:
        """Who has signed, and whoever looks at it."""
        return frozenset({self.sits, *(each.by for each in self.signatures)})

    @property
    def own_clear(self) -> Verdict | None:
        """Counsel's all-clear, where whoever looks at it can have given it."""
        clear = self.statement.all_clear()
        return clear if clear is not None and clear.given_by((self.sits,)) else None

    @property
    def unanswered(self) -> Sent | None:
        """When counsel was asked last, where no verdict came since."""
        return self.statement.unanswered()

    @property
    def owes_reason(self) -> bool:
        """Whether somebody still has to say why it goes on without counsel, who is there."""
        return owes_reason(self.statement, self.has_counsel)

    @property
    def may_release(self) -> bool:
        """Whether this wording is approved, nothing in it blocks now, and it is not taken back."""
        return self.next == "release"

    def was_shown_to(self, person: int) -> bool:
        """Whether this person approved the text with it all in sight, alone or at the same time as
        whoever signed last, and the guard finds the same now."""
        approval, checking = self.statement.approval(), self.checking
        if approval is None or checking is None or not self.may_release:
            return False
        saw = {each.by for each in self.statement.signatures() if each.at == approval.at}
        if person not in saw:
            return False
        then = {(each.group, each.level, each.start, each.end) for each in checking.findings}
        return then == {(each.group, each.level, each.start, each.end) for each in self.findings}
