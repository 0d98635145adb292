"""The desk's verbs of the team: hats, who is concerned, calling the team, telling all staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select

from clinicguard.host.words import Language
from clinicguard.incidents import recalled, team
from clinicguard.incidents.acts import Hand
from clinicguard.incidents.assignments import ids_of
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import StaffCare
from clinicguard.incidents.desk_judging import Judging
from clinicguard.incidents.incident import Incident, must_be_active
from clinicguard.incidents.passing import passing
from clinicguard.incidents.reasons import given
from clinicguard.incidents.releases import Notice, confirmed, noticed
from clinicguard.incidents.tables import ConcernedRow, SeatRow
from clinicguard.incidents.tables_work import NoticeReadRow, NoticeRow, StaffCareRow
from clinicguard.incidents.team import ConcernedPerson, Seat
from clinicguard.knowledge.ratings import Level
from clinicguard.people.tables import PersonRow


class Teaming(Judging):
    """Who does what, who must not, and who has been told."""

    def assign_hat(
        self, number: str, hat: str, holder: int, deputy: int | None = None, why: str = ""
    ) -> tuple[Seat, ...]:
        """A hat on a head, with the one who steps in; the former wearer's time ends.

        Raises:
            ConcernedCannot, OwnDeputy, MergedAway, NotFound, NotAllowed.
        """
        with self._acting("assign_hat", number, why, {"hat": hat}) as hand:
            for person in (holder, *((deputy,) if deputy is not None else ())):
                hand.change.get(PersonRow, person)
            seat = Seat(hat, holder, deputy, why.strip(), hand.change.now)
            touched = hand.case.concerned_people
            seats = team.seated(hand.case.seats, seat, touched)
            for row in hand.parts(SeatRow):
                if row.hat == hat and row.ended_at is None:
                    row.ended_at = hand.change.now
            hand.add(SeatRow(hat=hat, holder=holder, deputy=deputy, why=seat.why, ended_at=None))
            hand.tell("hat_assigned", hat=hat, person=holder, deputy=deputy or "")
            self._hand_tasks(hand, seat)
            return seats

    def free_hat(self, number: str, hat: str, reason: str) -> None:
        """Nobody wears it any more. Raises ReasonMissing, MergedAway, NotFound, NotAllowed."""
        with self._acting("free_hat", number, reason, {"hat": hat}) as hand:
            given(reason, "free_hat")
            for row in hand.parts(SeatRow):
                if row.hat == hat and row.ended_at is None:
                    row.ended_at = hand.change.now
                    hand.bringer(row).tell("hat_freed", hat=hat, person=row.holder, reason=reason)

    def name_concerned(self, number: str, person: int, why: str) -> ConcernedPerson:
        """Somebody whom the case is about. Raises ReasonMissing, NotFound, NotAllowed."""
        with self._acting("name_concerned", number, why) as hand:
            hand.change.get(PersonRow, person)
            row = hand.add(
                ConcernedRow(person=person, why=given(why, "name_concerned"), ended_at=None)
            )
            hand.tell("concerned_named", person=person)
            return recalled.concerned(row)

    def clear_concerned(self, number: str, person: int, reason: str) -> None:
        """It was not about them after all. Raises ReasonMissing, NotFound, NotAllowed."""
        with self._acting("clear_concerned", number, reason) as hand:
            given(reason, "clear_concerned")
            for row in hand.parts(ConcernedRow):
                if row.person == person and row.ended_at is None:
                    row.ended_at = hand.change.now
                    hand.bringer(row).tell("concerned_cleared", person=person, reason=reason)

    def activate(
        self, number: str, *, language: Language | None = None, override: str = ""
    ) -> Incident:
        """Calls the team: the playbook's tasks are given out by hat and level.

        Raises:
            NotActive: it was not confirmed.
            BarrierStands: unrated, a needed hat free, the concerned on a hat that speaks or writes.
            MergedAway, NotFound, NotAllowed.
        """
        with self._acting("activate", number) as hand:
            must_be_active(hand.incident, "activate")
            hand.passing(Act.ACTIVATE, override)
            started = hand.incident.activated_at or hand.change.now
            incident = hand.keep(replace(hand.incident, activated_at=started))
            given_out = self._give_tasks(hand, language)
            level = incident.level.value if incident.level else ""
            hand.tell("activated", level=level, tasks=given_out)
            return incident

    def told_staff(
        self, number: str, text: str, told: Iterable[int], *, let_pass: str = ""
    ) -> Notice:
        """One message to all staff; who writes it has read it.

        Raises:
            NoticeEmpty, WordingReused, NotFound, MergedAway, NotAllowed.
        """
        with self._acting("told_staff", number, says={"text": text}) as hand:
            notice = noticed(text, told, hand.change.now, hand.change.person.id)
            for person in notice.told:
                hand.change.get(PersonRow, person)
            passing(hand, Compartment.PUBLIC, notice.text, let_pass)
            row = hand.add(NoticeRow(text=notice.text, told=list(notice.told)))
            for reader, _ in notice.read:
                hand.add(NoticeReadRow(notice_id=row.id, reader=reader))
            hand.tell("staff_told", people=len(notice.told))
            return replace(notice, id=row.id)

    def confirm_read(self, number: str, notice: int) -> Notice:
        """Whoever acts has read the notice. Raises NotTold, NotFound, NotAllowed."""
        return self._read(number, notice, None)

    def note_read(self, number: str, notice: int, person: int) -> Notice:
        """A colleague without a seat at the PC confirmed it by word or signature.

        Raises:
            NotTold, NotFound, NotAllowed.
        """
        return self._read(number, notice, person)

    def look_after(self, number: str, person: int, words: str) -> StaffCare:
        """Somebody sat down with the colleague concerned; only owner and manager read the words.

        Raises:
            ReasonMissing: nothing was written.
            NotFound, MergedAway, NotAllowed.
        """
        with self._acting("look_after", number) as hand:
            hand.change.get(PersonRow, person)
            row = hand.add(StaffCareRow(person=person, words=given(words, "look_after")))
            hand.tell("looked_after", person=person)
            return recalled.staff_care(row)

    def _hand_tasks(self, hand: Hand, seat: Seat) -> None:
        """The hat's open tasks go along: from whoever wore it, or stood in for it as commander."""
        level = hand.incident.level or Level.HIGH
        rules = hand.guide.tasks(hand.incident.kinds, level)
        of_the_hat = ids_of(rule for rule in rules if rule.hat == seat.hat)
        before = {team.holder(hand.case.seats, seat.hat), None}
        if before == {None}:
            before.add(team.holder(hand.case.seats, team.COMMANDER))
        for task in hand.case.tasks:
            if task.open and task.rule in of_the_hat and task.owner in before:
                self._tasks.hand(task.id, seat.holder)

    def _read(self, number: str, notice: int, person: int | None) -> Notice:
        verb = "confirm_read" if person is None else "note_read"
        with self._acting(verb, number) as hand:
            row = hand.part(NoticeRow, notice)
            query = select(NoticeReadRow).where(NoticeReadRow.notice_id == notice)
            reads = hand.change.all(query.order_by(NoticeReadRow.at, NoticeReadRow.id))
            reader = hand.change.person.id if person is None else person
            before = recalled.notice(row, reads)
            after = confirmed(before, reader, hand.change.now)
            if after != before:
                bringer = hand.bringer(row)
                bringer.add(NoticeReadRow(notice_id=notice, reader=reader))
                bringer.tell("notice_read", person=reader, unread=len(after.unread))
            return after
