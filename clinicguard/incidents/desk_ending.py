"""The desk's verbs of the end: stand down, review, actions, skip a step, close, reopen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from clinicguard.incidents import recalled, review, steps
from clinicguard.incidents.acts import Acts, Hand
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.incident import Incident, Move, moved
from clinicguard.incidents.proposals import stand_down_of
from clinicguard.incidents.reasons import given
from clinicguard.incidents.review import Action, Closing, Effect, LineKind, Recheck, ReviewLine
from clinicguard.incidents.stand_down import StandDown, signed
from clinicguard.incidents.steps import Step
from clinicguard.incidents.tables import SkipRow
from clinicguard.incidents.tables_work import (
    ActionRow,
    ClosingRow,
    RecheckRow,
    ReviewLineRow,
    StandDownRow,
)
from clinicguard.people.tables import PersonRow


class Ending(Acts):
    """From the sign-off to the last re-check."""

    def stand_down(
        self,
        number: str,
        reasons: Iterable[str],
        *,
        still_open: Iterable[str] = (),
        watch_on: str = "",
        override: str = "",
    ) -> StandDown:
        """Signed by whoever acts, with reasons; what the rule still missed is kept beside it.

        Raises:
            BarrierStands: somebody is in danger, or a promised update is overdue.
            ReasonMissing, MoveRefused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("stand_down", number) as hand:
            now, person = hand.change.now, hand.change.person.id
            proposal = stand_down_of(hand.case, hand.guide.rules, hand.today, now)
            kept = signed(reasons, still_open, watch_on, proposal, now, person)
            why = "\n".join(kept.reasons)
            hand.change.says("reasons", why)
            incident = moved(hand.incident, Move.STAND_DOWN, now, person, why)
            hand.passing(Act.STAND_DOWN, override)
            hand.keep(incident)
            hand.add(
                StandDownRow(
                    reasons=list(kept.reasons),
                    still_open=list(kept.still_open),
                    watch_on=kept.watch_on,
                    unmet=list(kept.unmet),
                )
            )
            hand.tell("stood_down", reason=why)
            hand.decide("stand_down", "stand_down", why)
            return kept

    def plan_review(
        self,
        number: str,
        on: date | None,
        *,
        facilitator: int | None = None,
        attendees: Iterable[int] = (),
    ) -> Incident:
        """When the review is, who leads it, who is there. Raises NotFound, NotAllowed."""
        with self._acting("plan_review", number) as hand:
            people = tuple(dict.fromkeys(attendees))
            for person in (*people, *((facilitator,) if facilitator is not None else ())):
                hand.change.get(PersonRow, person)
            hand.row.review_on, hand.row.facilitator = on, facilitator
            hand.row.attendees = list(people)
            hand.tell("review_planned", on=on.isoformat() if on else "")
            return hand.incident

    def note_review(
        self, number: str, kind: LineKind, words: str, *, question: str = "", bone: str = ""
    ) -> ReviewLine:
        """A line of the review. Raises ReviewLineIncomplete, MergedAway, NotFound, NotAllowed."""
        with self._acting("note_review", number) as hand:
            now, person = hand.change.now, hand.change.person.id
            line = review.noted(ReviewLine(0, kind, words, now, person, question, bone))
            row = hand.add(
                ReviewLineRow(
                    kind=line.kind,
                    words=line.words,
                    question=line.question,
                    bone=line.bone,
                    struck_because="",
                )
            )
            hand.tell("review_noted", kind=kind.value)
            return replace(line, id=row.id)

    def strike_review(self, number: str, line: int, reason: str) -> None:
        """A line struck through. Raises ReasonMissing, MergedAway, NotFound, NotAllowed."""
        with self._acting("strike_review", number, reason) as hand:
            row = hand.part(ReviewLineRow, line)
            row.struck_because = given(reason, "strike_review")

    def plan_action(
        self,
        number: str,
        words: str,
        owner: int,
        due: date,
        *,
        measure: str = "",
        check_on: date | None = None,
    ) -> Action:
        """A change of how we work. Raises ActionIncomplete, MergedAway, NotFound, NotAllowed."""
        with self._acting("plan_action", number, says={"words": words}) as hand:
            hand.change.get(PersonRow, owner)
            now, person = hand.change.now, hand.change.person.id
            plan = Action(0, words, owner, due, now, person, measure, check_on)
            action = review.planned(plan, hand.today)
            row = hand.add(
                ActionRow(
                    words=action.words,
                    owner=owner,
                    due=due,
                    measure=action.measure,
                    check_on=check_on,
                    done_at=None,
                    dropped_because="",
                )
            )
            hand.tell("action_planned", words=action.words, person=owner, due=due.isoformat())
            return replace(action, id=row.id)

    def finish_action(self, number: str, action: int) -> Action:
        """Done; its effect is looked at after 30 and 90 days. Raises ActionEnded, NotFound."""
        with self._acting("finish_action", number) as hand:
            row, before = _action(hand, action)
            after = review.finished(before, hand.change.now)
            row.done_at = after.done_at
            hand.bringer(row).tell("action_done", words=row.words)
            return after

    def drop_action(self, number: str, action: int, reason: str) -> Action:
        """Given up, and why. Raises ActionEnded, ReasonMissing, NotFound, NotAllowed."""
        with self._acting("drop_action", number, reason) as hand:
            row, before = _action(hand, action)
            after = review.dropped(before, reason)
            row.dropped_because = after.dropped_because
            hand.bringer(row).tell("action_dropped", words=row.words, reason=reason)
            return after

    def recheck(self, number: str, action: int, days: int, effect: Effect, words: str) -> Action:
        """Did it help, so many days after? Raises ReasonMissing, NotFound, NotAllowed."""
        with self._acting("recheck", number, words) as hand:
            row, before = _action(hand, action)
            now, person = hand.change.now, hand.change.person.id
            after = review.rechecked(
                before, Recheck(days, hand.today, effect, words.strip(), now, person)
            )
            bringer = hand.bringer(row)
            bringer.add(
                RecheckRow(
                    action_id=row.id, days=days, on=hand.today, effect=effect, words=words.strip()
                )
            )
            bringer.tell("rechecked", words=row.words, effect=effect.value, days=days)
            return after

    def skip_step(self, number: str, step: Step, reason: str) -> None:
        """Leaves a step out, and says why.

        Raises:
            CannotSkip, StepDone, ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("skip_step", number, reason, {"step": step.value}) as hand:
            why = given(reason, "skip_step")
            steps.may_skip(step, hand.case, hand.guide.rules)
            hand.add(SkipRow(step=step, reason=why, undone_at=None))
            hand.tell("step_skipped", step=step.value, reason=why)

    def take_up_step(self, number: str, step: Step) -> None:
        """A step that was left out is worked after all. Raises NotFound, NotAllowed."""
        with self._acting("take_up_step", number, says={"step": step.value}) as hand:
            for row in hand.parts(SkipRow):
                if row.step == step and row.undone_at is None:
                    row.undone_at = hand.change.now
                    hand.bringer(row).tell("step_taken_up", step=step.value)

    def drop_open_tasks(self, number: str, reason: str) -> int:
        """Every task of the case that is still open will not be done, for one reason; how many.

        Raises:
            ReasonMissing, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("drop_open_tasks", number, reason) as hand:
            why = given(reason, "drop_open_tasks")
            still_open = [task for task in hand.case.tasks if task.open]
            for task in still_open:
                self._tasks.not_doing(task.id, why)
            hand.tell("tasks_dropped", tasks=len(still_open), reason=why)
            return len(still_open)

    def close(
        self,
        number: str,
        summary: str,
        *,
        open_points: Iterable[str] = (),
        unverified_points: Iterable[str] = (),
        override: str = "",
    ) -> Closing:
        """Closed with a summary. Actions of the review stay open on their own.

        Raises:
            BarrierStands: a step is neither done nor skipped, a task is open, a clock is nobody's.
            ReasonMissing, MoveRefused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("close", number, summary) as hand:
            now, person = hand.change.now, hand.change.person.id
            incident = moved(hand.incident, Move.CLOSE, now, person, summary)
            passed = hand.passing(Act.CLOSE, override)
            hand.keep(incident)
            points = [words for each in open_points if (words := each.strip())]
            doubts = [words for each in unverified_points if (words := each.strip())]
            row = hand.add(
                ClosingRow(
                    summary=summary.strip(),
                    open_points=points,
                    unverified_points=doubts,
                    overridden=list(passed),
                )
            )
            hand.tell("closed", reason=summary)
            hand.decide("close", "close", summary)
            return recalled.closing(row)

    def reopen(self, number: str, reason: str) -> Incident:
        """It goes on; the earlier end stays as it was.

        Raises:
            ReasonMissing, MoveRefused, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("reopen", number, reason) as hand:
            now, person = hand.change.now, hand.change.person.id
            incident = hand.keep(moved(hand.incident, Move.REOPEN, now, person, reason))
            hand.tell("reopened", reason=reason)
            hand.decide("reopen", "reopen", reason)
            return incident


def _action(hand: Hand, action: int) -> tuple[ActionRow, Action]:
    row = hand.part(ActionRow, action)
    query = select(RecheckRow).where(RecheckRow.action_id == action).order_by(RecheckRow.id)
    return row, recalled.action(row, hand.change.all(query))
