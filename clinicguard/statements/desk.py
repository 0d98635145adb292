"""What can be done with statements: write, check, approve, release, take back; and ask counsel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.reasons import given
from clinicguard.incidents.releases import Sequel
from clinicguard.incidents.timeline import EventAhead
from clinicguard.people.tables import COUNSEL
from clinicguard.statements.approving import (
    check_approval,
    check_followed,
    check_marking,
    check_passing,
    check_release,
    check_standing,
    check_successor,
    check_this,
    check_way_out,
    check_writing,
    new_hands,
)
from clinicguard.statements.as_told import (
    approval_as_told,
    found_as_told,
    pass_as_told,
    release_as_told,
)
from clinicguard.statements.audiences import Audience, check_audience
from clinicguard.statements.belonging import cases_beside
from clinicguard.statements.case_told import take_back_in_case, tell_case, tell_sequel
from clinicguard.statements.complaint_told import tell_complaint
from clinicguard.statements.counsel_desk import CounselDesk, Recorder
from clinicguard.statements.guarding import guard_of, open_blocks
from clinicguard.statements.hands import hands_here
from clinicguard.statements.mark_desk import MarkDesk
from clinicguard.statements.next_word import drop_next_word, promise_next_word
from clinicguard.statements.private_desk import PrivateDesk
from clinicguard.statements.recording import (
    add_step,
    add_version,
    check_exhibit,
    check_record,
    find,
    read_back,
)
from clinicguard.statements.reply_tasks import end_reply
from clinicguard.statements.statement import Statement, as_kept, check_language, check_text
from clinicguard.statements.steps import Channel, Followed
from clinicguard.statements.tables import (
    StatementRow,
)
from clinicguard.statements.template_desk import TemplateDesk
from clinicguard.statements.template_rows import begun_from
from clinicguard.statements.troubles import NoSuchFinding
from clinicguard.storage.book import Book, Change
from clinicguard.storage.text import kept
from clinicguard.tasks.desk import TaskDesk


class StatementDesk(CounselDesk):
    """Every verb is one act and returns the statement as it stands after it.

    What counsel is asked and says is inherited.
    """

    def __init__(self, book: Book, incidents: IncidentDesk, record: Recorder) -> None:
        super().__init__(book, record)
        self._incidents = incidents
        self._complaints = ComplaintDesk(book)
        self._tasks = TaskDesk(book)
        self.templates = TemplateDesk(book)
        self.marks = MarkDesk(book)
        self.private = PrivateDesk(book)

    def begin(
        self,
        case: str,
        audience: Audience,
        title: str,
        text: str,
        language: str,
        *,
        facts: Sequence[int] = (),
        messages: Sequence[int] = (),
        template: str = "",
        platform: str = "",
    ) -> Statement:
        """A first wording for one audience.

        `case` is the address of a complaint or of an incident; `platform` is where it will stand;
        `template` is the key of the one it began with: what is known of its wording is kept.

        Raises:
            NothingToSay.
            NotFound: there is no such case.
            ValueError: there is no such audience or language.
        """
        text, written_in = check_text(kept(text)), check_language(language)
        with self._book.act("statement.begin", "statement") as change:
            if case:
                check_record(change, case)
            row = change.add(
                StatementRow(
                    number=change.next_number("statement"),
                    case=case,
                    audience=check_audience(audience),
                    title=as_kept(kept(title)).strip(),
                    language=written_in,
                )
            )
            change.about(f"statement/{row.number}")
            add_version(change, row, text, facts, messages)
            begun = begun_from(change.all, template, written_in) if template else None
            _note_beginning(change, row, begun, platform)
            return read_back(change, row)

    def place(self, number: str, platform: str) -> Statement:
        """On which platform it will stand: what counts there is counted from now on.

        Raises:
            AlreadyOut, NotFound.
        """
        says = {"platform": platform}
        with self._book.act("statement.place", f"statement/{number}", says=says) as change:
            row, statement = find(change, number)
            check_writing(statement)
            add_step(change, row, statement, "placed", {"platform": platform})
            return read_back(change, row)

    def write(
        self, number: str, text: str, *, facts: Sequence[int] = (), messages: Sequence[int] = ()
    ) -> Statement:
        """A new wording after the one that stands; stamps of the former one are void.

        The same words that rest on other facts or messages are a version too; stamps of the words
        stay.

        Raises:
            NothingToSay, AlreadyOut, NotFound.
        """
        text = check_text(kept(text))
        with self._book.act("statement.write", f"statement/{number}") as change:
            row, statement = find(change, number)
            check_writing(statement)
            if not statement.now.says(text, facts, messages):
                add_version(change, row, text, facts, messages)
            return read_back(change, row)

    def check(self, number: str) -> Statement:
        """The guard reads the text that stands; what it found is kept with its hash."""
        with self._book.act("statement.check", f"statement/{number}") as change:
            row, statement = find(change, number)
            told = guard_of(change.all, statement).judge(statement.now.text)
            add_step(change, row, statement, "checked", found_as_told(change, told))
            return read_back(change, row)

    def mark_checked(self, number: str, sha256: str) -> Statement:
        """Somebody read this exact text, and the guard finds nothing in it that blocks.

        Raises:
            NotThisText, BlockedByGuard, GapOpen, AlreadyOut.
        """
        with self._book.act("statement.mark_checked", f"statement/{number}") as change:
            row, statement = find(change, number)
            found = guard_of(change.all, statement).judge(statement.now.text)
            check_marking(statement, sha256, open_blocks(found.findings, statement))
            told = {**found_as_told(change, found), "marked": True}
            add_step(change, row, statement, "checked", told)
            return read_back(change, row)

    def let_pass(
        self, number: str, sha256: str, group: str, start: int, end: int, reason: str
    ) -> Statement:
        """One finding in one exact text is let pass; the reason stays with it.

        Raises:
            ReasonMissing, NotThisText.
            NoSuchFinding: the guard finds nothing of this group from `start` to before `end`.
            GapOpen: it is a gap in what the public, the press or a patient reads.
        """
        reason = given(reason, "let_pass")
        act = self._book.act("statement.let_pass", f"statement/{number}", reason=reason)
        with act as change:
            row, statement = find(change, number)
            check_this(statement, sha256)
            findings = guard_of(change.all, statement).read(statement.now.text)
            found = next(
                (f for f in findings if (f.group, f.start, f.end) == (group, start, end)), None
            )
            if found is None:
                raise NoSuchFinding(number, group)
            check_passing(statement, found)
            told = pass_as_told(found, statement.now.text, reason)
            change.says("finding", f"{group} {told['span']}".strip())
            add_step(change, row, statement, "let_pass", told)
            return read_back(change, row)

    def approve(
        self,
        number: str,
        sha256: str,
        *,
        alone: bool = False,
        reason: str = "",
        against_counsel: str = "",
    ) -> Statement:
        """Somebody's hand under this exact text; the guard reads it once more, whoever asks.

        After counsel's proven all-clear one hand is enough. Without it there are two people, or
        one who says so (`alone`) and why; until the second has signed, nothing is approved. Where
        there is a counsel, the first of the two says why it goes on without that word.
        `against_counsel` is why the owner overrules counsel's word on a former wording.
        Where a witness stands by who may approve, that hand is under it too; `alone` counts for
        one hand only.

        Raises:
            NotThisText, BlockedByGuard, GapOpen, CounselSaysHold, CounselObjected, TwoMustSign,
            ReasonMissing, SamePerson, AlreadyOut, NoObjection.
        """
        with self._book.act("statement.approve", f"statement/{number}", reason=reason) as change:
            row, statement = find(change, number)
            found = guard_of(change.all, statement).judge(statement.now.text)
            if against_counsel:
                statement = self.overrule(number, sha256, against_counsel)
            has_counsel = change.one(COUNSEL) is not None
            hands = hands_here(change, "statement.approve")
            alone = alone and len(hands) == 1
            blocks = open_blocks(found.findings, statement)
            ground = check_approval(statement, sha256, blocks, hands, alone, reason, has_counsel)
            told = approval_as_told(statement, ground, alone, has_counsel, reason)
            add_step(change, row, statement, "checked", found_as_told(change, found))
            for hand in new_hands(statement, hands) or hands:
                add_step(change, row, statement, "approved", told, by=hand)
            change.says("sha256", sha256)
            return read_back(change, row)

    def release(
        self,
        number: str,
        sha256: str,
        channel: Channel,
        where: str,
        *,
        at: datetime | None = None,
        screenshot: str | None = None,
        next_update: datetime | None = None,
        override: str = "",
        early: str = "",
        readers: str = "",
    ) -> Statement:
        """Exactly this text went out; `at` when it did, if earlier than now.

        Of a text for the press it is what is handed out; its prepared answers stay here.

        `override` is why it did not wait for what its case still lacks, `early` why it went out
        before it was approved, `readers` who reads it where no channel says that. A complaint
        notes in its course what went to the complainant; a new one is acknowledged by it. A
        promised next word that no running incident watches becomes a task.

        Raises:
            BarrierStands: it goes outside, and the case lacks something; no reason was given.
            NotThisText, NotApproved, TakenBack, CounselSaysHold, CounselObjected.
            BlockedSince: the records changed since it was approved, so that something blocks.
            NothingToSay: it is for the press, and all of it are prepared answers.
            ReasonMissing: it was early, or another way, and nobody said why or who reads it.
            EventAhead, OutBeforeWritten, NotThisWay, NextWordPast.
            NotFound: there is no such exhibit as `screenshot`.
        """
        with self._book.act("statement.release", f"statement/{number}") as change:
            row, statement = find(change, number)
            found = guard_of(change.all, statement).judge(statement.now.text)
            check_release(statement, sha256, open_blocks(found.findings, statement))
            when = at or change.now
            check_way_out(
                statement, channel, when, change.now, next_update, early=early, readers=readers
            )
            check_exhibit(change, screenshot)
            told = release_as_told(
                statement, channel, where, when, screenshot=screenshot, next_update=next_update,
                early=early, readers=readers,
            )  # fmt: skip
            change.says("channel", channel)
            change.says("sha256", told.get("handed_out_sha256") or statement.now.sha256)
            add_step(change, row, statement, "checked", found_as_told(change, found))
            add_step(change, row, statement, "released", told, at=at)
            out = read_back(change, row)
            self._tell(change, out, override)
            return out

    def _tell(self, change: Change, out: Statement, override: str) -> None:
        """Case, complaint and tasks learn what went out."""
        tell_case(self._incidents, change, out, override)
        if tell_complaint(self._complaints, change, out):
            end_reply(self._tasks, change, out)
        promise_next_word(self._tasks, change, out)

    def note_sequel(
        self,
        number: str,
        sequel: Sequel,
        words: str,
        *,
        at: datetime | None = None,
        proof: str | None = None,
    ) -> Statement:
        """What came of it after it went out; `at` when that was, if earlier than now.

        Raises:
            NothingToSay: nobody said who or where.
            NotOut: it has not gone out, or not by then.
            EventAhead: it is still to come.
            NotFound: there is no such exhibit as `proof`.
        """
        words = check_text(kept(words)).strip()
        with self._book.act("statement.note_sequel", f"statement/{number}") as change:
            row, statement = find(change, number)
            when = at or change.now
            if when > change.now:
                raise EventAhead(when)
            check_followed(statement, when)
            check_exhibit(change, proof)
            told = {"sequel": sequel.value, "words": words, "proof": proof}
            change.says("sequel", sequel.value)
            add_step(change, row, statement, "followed", told, at=when)
            noted = Followed(sequel, words, when, change.person.id, proof)
            tell_sequel(self._incidents, change, statement, noted)
            return read_back(change, row)

    def take_back(self, number: str, reason: str, replaced_by: str | None = None) -> Statement:
        """Withdraws or replaces; what was said stays on record, here and in the case.

        Raises:
            ReasonMissing, TakenBack.
            NotFound: there is no statement `replaced_by`.
            NoSuccessor: it is this one, or taken back itself, or about another matter.
        """
        reason = given(reason, "take_back")
        with self._book.act("statement.take_back", f"statement/{number}", reason=reason) as change:
            row, statement = find(change, number)
            check_standing(statement)
            if replaced_by is not None:
                _, after = find(change, replaced_by)
                check_successor(statement, after, cases_beside(change.all, statement.case))
                change.says("replaced_by", after.number)
            told = {"reason": reason, "replaced_by": replaced_by}
            add_step(change, row, statement, "ended", told)
            take_back_in_case(self._incidents, change, statement, reason)
            drop_next_word(self._tasks, change, statement, reason)
            return read_back(change, row)


def _note_beginning(
    change: Change, row: StatementRow, begun: dict[str, object] | None, platform: str
) -> None:
    """With which template it began, and on which platform it will stand."""
    statement = read_back(change, row)
    if begun is not None:
        add_step(change, row, statement, "begun_from", begun)
    if platform:
        add_step(change, row, statement, "placed", {"platform": platform})
