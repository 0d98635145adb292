"""What is asked of counsel, what counsel says of a text, and when the owner overrules it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256 as hashed
from typing import Protocol

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.opening import Waiting
from clinicguard.incidents.reasons import given
from clinicguard.statements.approving import (
    check_overruling,
    check_standing,
    check_this,
    version_of,
)
from clinicguard.statements.as_told import verdict_as_told
from clinicguard.statements.envelope import answer_of, check_answer, token_kept
from clinicguard.statements.hands import access_of, hands_here
from clinicguard.statements.recording import add_step, check_exhibit, find, read_back
from clinicguard.statements.scans import check_scan
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import CLEAR, OPINIONS, RISKS, Opinion, Remark, Risk
from clinicguard.statements.troubles import AnswerDamaged, SentenceObjects
from clinicguard.storage.book import Book


class Recorder(Protocol):
    """The evidence room's way to make an exhibit of a sealed file."""

    def __call__(self, waiting: Waiting, said: HandIn, *, subject: str | None) -> Exhibit: ...


class CounselDesk:
    """Every verb is one act and returns the statement as it stands after it."""

    def __init__(self, book: Book, record: Recorder) -> None:
        self._book = book
        self._record = record

    def send_to_counsel(
        self, number: str, sha256: str, how: str, *, questions: Sequence[str] = (), token: str = ""
    ) -> Statement:
        """Exactly this text went to counsel, with what we ask; `token` lies in its envelope.

        Raises:
            NotThisText: it is not the one that stands.
            TakenBack.
        """
        asked = [question.strip() for question in questions if question.strip()]
        told = {"how": how, "questions": asked, "token": token_kept(token)}
        with self._book.act("statement.send_to_counsel", f"statement/{number}") as change:
            row, statement = find(change, number)
            check_this(statement, sha256)
            add_step(change, row, statement, "sent", told)
            return read_back(change, row)

    def verdict(
        self,
        number: str,
        sha256: str,
        opinion: Opinion,
        note: str,
        counsel: str,
        evidence: str | None = None,
        *,
        remarks: Sequence[Remark] = (),
        risk: Risk | None = None,
        answers: Sequence[tuple[str, str]] = (),
    ) -> Statement:
        """Counsel's verdict on one exact text, given here or copied from paper.

        It is recorded for that text, whatever was written, approved or sent out since. Only
        counsel's own account gives it by itself; from anybody else it counts as typed in, proven
        by `evidence`, the number of an exhibit. `answers` are pairs: what we asked, and what
        counsel answered.

        Raises:
            SentenceObjects: it clears the whole, and asks to change or hold a sentence.
            NotThisText: no version of it ever had this text.
            NotFound, Disposed: there is no such exhibit.
            ScanNoPicture, ScanOlder, ScanOfAnother: it is no scan of this verdict.
            TakenBack.
            ValueError: there is no such opinion or risk.
        """
        told = verdict_as_told(opinion, note, counsel, evidence, remarks, risk, answers)
        with self._book.act("statement.verdict", f"statement/{number}") as change:
            row, statement = find(change, number)
            version = version_of(statement, sha256)
            _check_known(opinion, remarks, risk)
            _check_whole(opinion, remarks)
            check_scan(change, statement, version, opinion, evidence)
            told["way"] = "account" if change.person.role == "counsel" else "typed"
            own = told["way"] == "account"
            access = access_of(change, change.person.id, number) if own else None
            told["access"] = None if access is None else asdict(access)
            change.says("verdict", told["way"])
            add_step(change, row, statement, "verdict", told, version=version)
            return read_back(change, row)

    def take_in_answer(
        self,
        number: str,
        data: bytes,
        evidence: str | None = None,
        *,
        handed_in: tuple[Waiting, HandIn] | None = None,
    ) -> Statement:
        """Counsel's file that came back from the envelope; `evidence` is the exhibit of it.

        `handed_in` is the same file, sealed: it becomes that exhibit, or is refused with the rest.
        It is recorded for the version that it names; where it clears the whole and not a sentence,
        the sentence counts. Only the first answer out of an envelope that
        went out for that version shows that it is counsel's; any other counts as typed in.

        Raises:
            AnswerDamaged: it is not as the form writes it, or not the file that was sealed.
            NotThisText: it is about another text, or about a wording that never stood.
            NotFound: there is no such exhibit.
            TakenBack.
        """
        answer = answer_of(data)
        with self._book.act("statement.verdict", f"statement/{number}") as change:
            row, statement = find(change, number)
            check_standing(statement)
            version = check_answer(answer, statement)
            if handed_in is not None:
                evidence = self._exhibit(statement, data, *handed_in)
            check_exhibit(change, evidence)
            envelope = statement.open_envelope(version.number, answer.token)
            told = verdict_as_told(
                answer.opinion, answer.note, answer.counsel, evidence, answer.remarks,
                answer.risk, answer.answers,
            )  # fmt: skip
            told["way"] = "unasked" if envelope is None else "file"
            told["token"] = "" if envelope is None else answer.token
            change.says("file", hashed(data).hexdigest())
            change.says("verdict", told["way"])
            add_step(change, row, statement, "verdict", told, version=version)
            return read_back(change, row)

    def _exhibit(self, statement: Statement, data: bytes, waiting: Waiting, said: HandIn) -> str:
        """The number of the sealed file as an exhibit: exactly the bytes that were read."""
        if waiting.sealed.sha256 != hashed(data).hexdigest():
            raise AnswerDamaged("file")
        return self._record(waiting, said, subject=statement.case or None).number

    def overrule(self, number: str, sha256: str, reason: str) -> Statement:
        """The owner lets this exact text go on against counsel's word on a former one.

        Raises:
            ReasonMissing, NotThisText, AlreadyOut, CounselSaysHold, NoObjection.
        """
        reason = given(reason, "overrule")
        act = self._book.act("statement.overrule", f"statement/{number}", reason=reason)
        with act as change:
            row, statement = find(change, number)
            against = check_overruling(statement, sha256)
            told = {"against": against.version, "opinion": against.opinion, "reason": reason}
            change.says("counsel", f"{against.opinion} {against.version}")
            (owner, *_) = hands_here(change, "statement.overrule")
            add_step(change, row, statement, "overruled", told, by=owner)
            return read_back(change, row)


def _check_known(opinion: Opinion, remarks: Sequence[Remark], risk: Risk | None) -> None:
    for each in (opinion, *(remark.opinion for remark in remarks)):
        if each not in OPINIONS:
            raise ValueError(each)
    if risk not in (None, *RISKS):
        raise ValueError(risk)


def _check_whole(opinion: Opinion, remarks: Sequence[Remark]) -> None:
    objecting = next((each for each in remarks if each.opinion != CLEAR), None)
    if opinion == CLEAR and objecting is not None:
        raise SentenceObjects(objecting.sentence)
