"""What the clinic adds to the playbooks; each change counts for what is called from then on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from clinicguard.host.calendars import local_date
from clinicguard.incidents.playbooks.own import (
    DUES,
    Own,
    OwnNature,
    OwnTask,
    ReadAhead,
    Reading,
    digest,
    grown,
    known_nature,
)
from clinicguard.incidents.playbooks.tables import (
    OwnNatureRow,
    OwnTaskRow,
    ReadingRow,
    own_of,
    to_nature,
    to_reading,
    to_task,
)
from clinicguard.incidents.reasons import given
from clinicguard.knowledge.playbooks import Playbooks
from clinicguard.knowledge.ratings import Level
from clinicguard.people.staff import checked_name
from clinicguard.people.tables import ProfileRow
from clinicguard.storage.book import Book, Change
from clinicguard.storage.troubles import NotFound


class PlaybookDesk:
    """Kinds of matter and tasks of one's own, and readings of what stands."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def add_nature(
        self, name: str, meaning: str, like: str, signs: Iterable[str] = ()
    ) -> OwnNature:
        """A kind of matter of the clinic's own, worked like one of ours.

        Raises:
            NameNeeded: it has no name, or does not say what it means.
            NatureUnknown: `like` is none of ours.
            NotAllowed.
        """
        plain, means = checked_name(name), checked_name(meaning, "meaning")
        with self._book.act("playbook.add_nature", "playbooks", says={"name": plain}) as change:
            known_nature(_ours(change), like)
            row = change.add(
                OwnNatureRow(
                    name=plain,
                    meaning=means,
                    signs=[words for sign in signs if (words := " ".join(sign.split()))],
                    like=like,
                    at=change.now,
                    by=change.person.id,
                    ended_at=None,
                    ended_why="",
                )
            )
            change.about(f"playbooks/own-{row.id}")
            return to_nature(row)

    def add_task(
        self,
        nature: str,
        words: str,
        why: str,
        step: str,
        hat: str,
        due: str,
        from_level: Level = Level.LOW,
    ) -> OwnTask:
        """A task more for a kind of matter, of ours or one's own, from a level upwards.

        Raises:
            NameNeeded: it does not say what is to be done, or why.
            NatureUnknown, NotFound (no such step, hat or time), NotAllowed.
        """
        what, because = checked_name(words), checked_name(why, "why")
        says = {"name": what}
        with self._book.act("playbook.add_task", f"playbooks/{nature}", says=says) as change:
            playbooks = _standing(change)
            known_nature(playbooks, nature)
            _there(f"step/{step}", step in {stage.id for stage in playbooks.stages})
            _there(f"hat/{hat}", hat in {each.id for each in playbooks.hats.hats})
            _there(f"due/{due}", due in DUES)
            row = OwnTaskRow(
                nature=nature,
                words=what,
                why=because,
                step=step,
                hat=hat,
                due=due,
                from_level=from_level.value,
                at=change.now,
                by=change.person.id,
                ended_at=None,
                ended_why="",
            )
            return to_task(change.add(row))

    def end_nature(self, nature_id: int, reason: str) -> None:
        """It is offered no more; the cases of its kind keep it.

        Raises:
            ReasonMissing, NotFound, NotAllowed.
        """
        why = given(reason, "end")
        with self._book.act(
            "playbook.end_nature", f"playbooks/own-{nature_id}", reason=why
        ) as change:
            _end(change, change.get(OwnNatureRow, nature_id), why)

    def end_task(self, task_id: int, reason: str) -> None:
        """It is given out no more; what was given out stays.

        Raises:
            ReasonMissing, NotFound, NotAllowed.
        """
        why = given(reason, "end")
        with self._book.act("playbook.end_task", "playbooks", reason=why) as change:
            row = change.get(OwnTaskRow, task_id)
            change.about(f"playbooks/{row.nature}")
            _end(change, row, why)

    def note_reading(self, nature: str, who: str, on: date) -> Reading:
        """Somebody, counsel for example, read the wording as it stands now.

        Raises:
            NameNeeded: nobody is named.
            ReadAhead: that day has not come.
            NatureUnknown, NotAllowed.
        """
        reader = checked_name(who, "who")
        says = {"name": reader}
        with self._book.act("playbook.note_reading", f"playbooks/{nature}", says=says) as change:
            zone = change.all(select(ProfileRow))[0].zone_name
            if on > local_date(change.now, zone):
                raise ReadAhead(on)
            playbooks = _standing(change)
            known_nature(playbooks, nature)
            row = ReadingRow(
                nature=nature,
                who=reader,
                on=on,
                digest=digest(playbooks, nature),
                at=change.now,
                by=change.person.id,
            )
            return to_reading(change.add(row))


def _ours(change: Change) -> Playbooks:
    return grown(change.all(select(ProfileRow))[0].jurisdiction, Own())


def _standing(change: Change) -> Playbooks:
    return grown(change.all(select(ProfileRow))[0].jurisdiction, own_of(change.all))


def _there(subject: str, there: bool) -> None:
    if not there:
        raise NotFound(subject)


def _end(change: Change, row: OwnNatureRow | OwnTaskRow, why: str) -> None:
    if row.ended_at is None:
        row.ended_at, row.ended_why = change.now, why
