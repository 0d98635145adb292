"""The desk's verb of taking an old log over: whole, as one act, without promised times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from clinicguard.complaints.acts import Acts
from clinicguard.complaints.clock import Rank
from clinicguard.complaints.contact import Means
from clinicguard.complaints.issue import Harm, Stage, bits
from clinicguard.complaints.moves import ENDED, State
from clinicguard.complaints.old_log import OldComplaint
from clinicguard.complaints.tables import AnswerRow, ComplaintRow, EndingRow, IssueRow, Part
from clinicguard.complaints.tables_beside import CardTieRow, OriginRow
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.spreadsheet.sheet import Sheet
from clinicguard.people.identity import chart_key, name_key, phone_key
from clinicguard.people.patients.desk import file_row
from clinicguard.people.patients.roots import cards_by_chart
from clinicguard.people.patients.taking_over import Step
from clinicguard.people.tables import PersonRow
from clinicguard.storage.book import Change

IMPORT = "complaint.import"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What an old log brought: how many complaints, of those tied to a card, rows left out."""

    complaints: int
    on_cards: int
    left_out: int


class TakingOver(Acts):
    """An old log, with the dates that it had; each complaint knows its file and its line."""

    def take_over(
        self,
        sheet: Sheet,
        rows: Iterable[OldComplaint],
        known: Taxonomy,
        left_out: int = 0,
        step: Step = lambda done, whole: None,
    ) -> TakenOver:
        """No clock runs for them, nobody is phoned afterwards, and none was ever promised.

        Raises:
            NotAllowed, DiskFull: nothing was taken over. What `step` raises does the same.
        """
        olds = tuple(rows)
        with self._book.act(IMPORT, "complaints") as change:
            file = change.add(file_row("complaints", sheet, len(olds), left_out, change))
            staff = {row.name: row.id for row in change.all(select(PersonRow))}
            cards, tied = cards_by_chart(change.all), 0
            for at in range(0, len(olds), _AT_ONCE):
                step(at, len(olds))
                batch = olds[at : at + _AT_ONCE]
                made = [_row(each, change, staff) for each in batch]
                change.add_all(made)
                beside = [
                    _part(part, row.id, change)
                    for row, old in zip(made, batch, strict=True)
                    for part in _beside(old, row, file.id, known, cards)
                ]
                tied += sum(isinstance(part, CardTieRow) for part in beside)
                change.add_all(beside)
                for row, old in zip(made, batch, strict=True):
                    _index(change, row, old)
            change.says("file", sheet.name)
            change.says("sha256", sheet.sha256)
            change.says("rows", str(len(olds)))
        return TakenOver(len(olds), tied, left_out)


def _row(old: OldComplaint, change: Change, staff: Mapping[str, int]) -> ComplaintRow:
    return ComplaintRow(
        number=change.next_number("complaint", old.received_at.year),
        kind=old.kind,
        state=old.state,
        channel=old.channel,
        received_at=old.received_at,
        taken_by=staff.get(old.taken_by, change.person.id),
        complainant=old.complainant.name,
        relation=old.complainant.relation,
        reach=old.complainant.reach,
        patient=old.patient.name,
        chart=old.patient.chart,
        born=old.patient.born,
        verbatim=old.verbatim,
        interpretation=old.interpretation,
        wanted=old.wanted,
        staff_role=old.staff_role,
        logged_at=change.now,
        logged_by=change.person.id,
        complainant_key=name_key(old.complainant.name),
        patient_key=name_key(old.patient.name),
        chart_key=chart_key(old.patient.chart),
        phone_key=phone_key(old.complainant.reach),
        clock=None,
        clock_due=None,
        clock_rank=int(Rank.NONE),
        categories=bits([old.category] if old.category else []),
        flags=0,
    )


def _beside(
    old: OldComplaint,
    row: ComplaintRow,
    file: int,
    known: Taxonomy,
    cards: Mapping[str, int],
) -> Iterator[Part]:
    """What of a row of the old log is a record of its own."""
    yield OriginRow(
        import_id=file,
        line=old.line,
        old_number=old.number,
        taken_by_words=old.taken_by,
        category_words=old.category_words,
    )
    if (card := cards.get(row.chart_key)) is not None and row.chart_key:
        yield CardTieRow(patient_id=card, how="import", ended_why="")
    if old.category is not None:
        usual = known.usual(old.category, old.subtype)
        yield IssueRow(
            position=1,
            category=old.category,
            subtype=old.subtype,
            severity=usual,
            suggested=usual,
            why_changed="",
            stage=Stage.OTHER,
            harm=Harm.UNKNOWN,
            note="",
        )
    if old.answer:
        yield AnswerRow(at=old.closed_at or old.received_at, means=Means.OTHER, words=old.answer)
    if old.state in ENDED:
        yield EndingRow(
            at=old.closed_at or old.received_at,
            state=old.state,
            left=State.ANSWERED if old.answer else State.LOOKING,
            words=old.answer,
            learning="",
            score=None,
        )


def _part(part: Part, complaint: int, change: Change) -> Part:
    part.complaint_id, part.by = complaint, change.person.id
    if part.at is None:
        part.at = change.now
    return part


def _index(change: Change, row: ComplaintRow, old: OldComplaint) -> None:
    title = (row.number, row.complainant, row.reach, row.patient, row.chart, old.number)
    body = (row.verbatim, row.wanted, row.interpretation, old.answer)
    change.index(
        "complaint",
        row.id,
        title="\n".join(filter(None, title)),
        body="\n".join(filter(None, body)),
    )
