"""Redacted copies: an original laid on the table, its copy recorded, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from clinicguard.evidence.custody import check_touch
from clinicguard.evidence.desk import EvidenceDesk
from clinicguard.evidence.disposed import still_here
from clinicguard.evidence.exhibit import Compartment, Exhibit, Kind, Origin
from clinicguard.evidence.opening import Waiting
from clinicguard.evidence.redacting import Bench, Made
from clinicguard.evidence.redaction import NotProved, Redaction
from clinicguard.evidence.redaction_tables import (
    RedactionRow,
    boxes_as_json,
    proof_as_json,
    to_redaction,
)
from clinicguard.evidence.tables import ExhibitRow, to_exhibit
from clinicguard.evidence.taking_in import HandIn, find, new_row, touch
from clinicguard.storage.book import Book
from clinicguard.storage.reader import Reader
from clinicguard.storage.troubles import NotFound

TOOL = "ClinicGuard"


@dataclass(frozen=True, slots=True)
class Copied:
    """What is said of a redacted copy. `sensitive` is False where all that was has been covered."""

    title: str
    compartment: Compartment = "case"
    sensitive: bool = False


class RedactionDesk:
    """Who may read evidence back may redact it."""

    def __init__(self, book: Book, evidence: EvidenceDesk) -> None:
        self._book = book
        self._evidence = evidence

    def begin(self, number: str, purpose: str) -> Bench:
        """Lays an original on the table: a look with its entry. Raises PurposeNeeded, NotAllowed.

        Raises also NoKeyForEvidence, NotFound.
        """
        check_touch("redacted_from", purpose, "")
        copy = self._evidence.sealed_copy(number, "evidence.redact")
        self._evidence.begin_look(number, purpose)
        with self._book.database.reading() as session:
            row = session.scalars(select(ExhibitRow).where(ExhibitRow.number == number)).one()
            return Bench(
                copy,
                row.media_type,
                row.original_name,
                self._evidence.intake,
                self._evidence.key_of_today,
            )

    def record(self, made: Made, said: Copied) -> Redaction:
        """Numbers a proved copy for ever, and ties it to its original by number and hash.

        Raises:
            NotProved: the proof is of other bytes, or the original is no longer what was covered.
            NotAllowed, DiskFull: in each case the sealed copy is taken away.
        """
        try:
            return self._recorded(made, said)
        except BaseException:
            self._evidence.take_away(made.waiting)
            raise

    def _recorded(self, made: Made, said: Copied) -> Redaction:
        plan, proof, number = made.plan, made.proof, made.original.number
        if proof.sha256 != made.waiting.sealed.sha256 or proof.boxes != len(plan.boxes):
            raise NotProved("broken")
        with self._book.act("evidence.redact", f"evidence/{number}", reason=plan.purpose) as change:
            original = find(change, number)
            if original.sha256 != made.original.sha256:
                raise NotProved("broken")
            before = change.all(select(RedactionRow).where(RedactionRow.original == original.id))
            ordinal = 1 + max((each.ordinal for each in before), default=0)
            kind: Kind = original.kind  # type: ignore[assignment]
            handed = HandIn(
                title=said.title,
                origin=Origin(tool=TOOL),
                kind=kind,
                compartment=said.compartment,
                sensitive=said.sensitive,
                purpose=plan.purpose,
            )
            copy = new_row(change, _named(made.waiting, ordinal), handed, number)
            row = change.add(
                RedactionRow(
                    exhibit=copy.id,
                    original=original.id,
                    original_sha256=original.sha256,
                    ordinal=ordinal,
                    purpose=plan.purpose,
                    recipient=plan.recipient,
                    boxes=boxes_as_json(plan.boxes),
                    proof=proof_as_json(proof),
                )
            )
            change.says("title", said.title)
            change.says("original", f"{number} {original.sha256}")
            if plan.recipient:
                change.says("recipient", plan.recipient)
            touch(change, copy, "acquired", plan.purpose, detail=number)
            touch(
                change, original, "redacted_from", plan.purpose,
                recipient=plan.recipient, detail=copy.number,
            )  # fmt: skip
            return to_redaction(row, copy, number)


class RedactionLists:
    """What is known of redacted copies; nothing for who may not view evidence."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def everything(self) -> tuple[Redaction, ...]:
        """Every redacted copy, by original and number."""
        if not self._reader.may("evidence.view"):
            return ()
        copy, original = aliased(ExhibitRow), aliased(ExhibitRow)
        query = (
            select(RedactionRow, copy, original.number)
            .join(copy, copy.id == RedactionRow.exhibit)
            .join(original, original.id == RedactionRow.original)
            .order_by(original.id, RedactionRow.ordinal)
        )
        return tuple(to_redaction(*each) for each in self._reader.rows(query))

    def of(self, number: str) -> tuple[Redaction, ...]:
        """The redacted copies of an original, R1 first."""
        return tuple(each for each in self.everything() if each.original == number)

    def harmless(self) -> dict[str, tuple[Redaction, Exhibit]]:
        """By original: the newest copy that shows nobody's data, is there and is not damaged."""
        if not self._reader.may("evidence.view"):
            return {}
        rows = self._reader.values(still_here(select(ExhibitRow)).where(ExhibitRow.sensitive == 0))
        whole = {row.number: to_exhibit(row, [], []) for row in rows if row.sound != 0}
        return {
            each.original: (each, whole[each.number])
            for each in self.everything()
            if each.number in whole
        }

    def copy(self, number: str) -> Redaction | None:
        """The redacted copy with that number of its own; None when the exhibit is none."""
        return next((each for each in self.everything() if each.number == number), None)

    def one(self, number: str) -> Redaction:
        """The same. Raises NotFound."""
        found = self.copy(number)
        if found is None:
            raise NotFound(f"evidence/{number}")
        return found


def _named(waiting: Waiting, ordinal: int) -> Waiting:
    """`receipt.png` becomes `receipt-R1.png`."""
    stem, dot, ending = waiting.name.rpartition(".")
    name = f"{stem}-R{ordinal}{dot}{ending}" if dot else f"{ending}-R{ordinal}"
    return Waiting(waiting.sealed, name, waiting.epoch)
