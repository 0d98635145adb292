"""The desk's verbs of looking into it: issues, both sides, findings, remedy, learning."""

from __future__ import annotations

from clinicguard.complaints.acts import Acts, Hand
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.inquiry import Action, RemedyKind, Side, Verdict
from clinicguard.complaints.intake import fits, said
from clinicguard.complaints.issue import Category, Harm, Issue, Severity, Stage, rated, suggest
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.tables import (
    AccountRow,
    EditRow,
    FindingRow,
    IssueRow,
    LearningRow,
    RemedyRow,
)
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.complaints.troubles import NoSuchPart, NothingChanged, NotYet
from clinicguard.people.tables import PersonRow


class Looking(Acts):
    """Add and rate issues, hear, find, decide a remedy, learn."""

    def add_issue(
        self,
        number: str,
        category: Category,
        subtype: str = "",
        *,
        severity: Severity | None = None,
        why: str = "",
        stage: Stage = Stage.OTHER,
        harm: Harm = Harm.UNKNOWN,
        note: str = "",
    ) -> Complaint:
        """One thing that it is about; `subtype` is an id of the taxonomy.

        Without a `severity` the suggested one is taken.

        Raises:
            ReasonMissing: the severity differs from the suggested one, without a why.
            MoveRefused, FieldTooLong, NotAllowed.
        """
        fits("note", note)
        says = {"category": category.value, "subtype": subtype}
        with self._acting(Verb.ADD_ISSUE, number, fits("why", why), says) as hand:
            usual = taxonomy().usual(category, subtype)
            suggested = suggest(category, usual, hand.before.flags).severity
            issue = rated(
                Issue(
                    id=0,
                    position=len(hand.before.issues) + 1,
                    category=category,
                    subtype=subtype,
                    severity=suggested,
                    suggested=suggested,
                    why_changed="",
                    stage=stage,
                    harm=harm,
                    note=note,
                    at=hand.change.now,
                    by=hand.change.person.id,
                ),
                suggested if severity is None else severity,
                stage,
                harm,
                why,
            )
            hand.add(
                IssueRow(
                    position=issue.position,
                    category=issue.category,
                    subtype=issue.subtype,
                    severity=issue.severity,
                    suggested=issue.suggested,
                    why_changed=issue.why_changed,
                    stage=issue.stage,
                    harm=issue.harm,
                    note=issue.note,
                )
            )
        return hand.complaint

    def rate_issue(
        self, number: str, position: int, severity: Severity, stage: Stage, harm: Harm, why: str
    ) -> Complaint:
        """Another rating; the former one stays in the history.

        Raises:
            ReasonMissing: the severity differs from the suggested one, without a why.
            NothingChanged, NoSuchPart, MoveRefused, NotAllowed.
        """
        with self._acting(Verb.RATE_ISSUE, number, fits("why", why)) as hand:
            before = _issue(hand, position)
            issue = rated(before, severity, stage, harm, why)
            row = hand.change.get(IssueRow, before.id)
            changed = False
            for field in ("severity", "stage", "harm"):
                old, new = getattr(before, field), getattr(issue, field)
                if old != new:
                    changed = True
                    setattr(row, field, new)
                    hand.add(
                        EditRow(
                            field=field,
                            position=position,
                            old=str(old.value),
                            new=str(new.value),
                            why=why,
                        )
                    )
            if not changed:
                raise NothingChanged("severity")
            if row.why_changed != issue.why_changed:
                row.why_changed = issue.why_changed
        return hand.complaint

    def hear(self, number: str, side: Side, who: str, words: str) -> Complaint:
        """What one side or the record says, or what should have happened; `who` is its source.

        Raises:
            MoveRefused, FieldMissing, FieldTooLong, NotAllowed.
        """
        says = {"side": side.value, "words": said("words", words)}
        with self._acting(Verb.HEAR, number, says=says) as hand:
            hand.add(AccountRow(side=side, who=fits("who", who), words=words))
        return hand.complaint

    def find(self, number: str, position: int, verdict: Verdict, grounds: str) -> Complaint:
        """What was found about the issue at `position`, and on what grounds.

        Raises:
            MoveRefused, NoSuchPart, FieldMissing, FieldTooLong, NotAllowed.
        """
        says = {
            "issue": str(position),
            "verdict": verdict.value,
            "grounds": said("grounds", grounds),
        }
        with self._acting(Verb.FIND, number, says=says) as hand:
            issue = _issue(hand, position)
            hand.add(FindingRow(issue=issue.id, verdict=verdict, grounds=grounds))
        return hand.complaint

    def decide_remedy(
        self, number: str, kind: RemedyKind, what: str, action: Action | None = None
    ) -> Complaint:
        """What is offered or done; with an `action` somebody has it as a dated task.

        Raises:
            MoveRefused, FieldMissing, FieldTooLong, NotYet, NotFound, NotAllowed.
        """
        says = {"kind": kind.value, "what": said("what", what)}
        with self._acting(Verb.DECIDE_REMEDY, number, says=says) as hand:
            hand.add(RemedyRow(kind=kind, what=what))
            self._act_on(hand, what, action)
        return hand.complaint

    def learn(self, number: str, words: str, action: Action | None = None) -> Complaint:
        """What we take from it; with an `action` somebody has it as a dated task.

        Raises:
            MoveRefused, FieldMissing, FieldTooLong, NotYet, NotFound, NotAllowed.
        """
        with self._acting(Verb.LEARN, number, says={"words": said("words", words)}) as hand:
            hand.add(LearningRow(words=words))
            self._act_on(hand, words, action)
        return hand.complaint

    def _act_on(self, hand: Hand, what: str, action: Action | None) -> None:
        if action is None:
            return
        hand.change.get(PersonRow, action.owner)
        if action.due_at < hand.change.now:
            raise NotYet("due_at")
        self._tasks.add(
            what, owner=action.owner, due=action.due_at, subject=hand.before.address, step="action"
        )


def _issue(hand: Hand, position: int) -> Issue:
    for issue in hand.before.issues:
        if issue.position == position:
            return issue
    raise NoSuchPart("issue", str(position))
