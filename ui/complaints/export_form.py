"""Giving the list away as a table: what, for whom, into which file; names stay masked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.table import head, line
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.evidence.bag import safe_name
from clinicguard.host.words import Language, Words
from ui.complaints.form import Form, Work
from ui.language import count, language, say, say_in
from ui.seat import Seat
from ui.widgets.lines import LineField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

MOST = 5000
"""Complaints in one file: more would keep everybody else waiting."""
PAPER = "complaint list"


def ask_file(parent: QWidget) -> Path | None:
    """Where to; Excel unless CSV is chosen. None when it was called off."""
    start = Path.home() / f"{safe_name(say_in('room', 'Complaints'))}.xlsx"
    kinds = "Excel (*.xlsx);;CSV (*.csv)"
    found, kind = QFileDialog.getSaveFileName(parent, say("Export the list"), str(start), kinds)
    if not found:
        return None
    path, ending = Path(found), ".csv" if "csv" in kind else ".xlsx"
    return path if path.suffix.lower() in (".csv", ".xlsx") else path.with_name(path.name + ending)


def export_form(seat: Seat, filter: Filter, sort: Sort, number: int, to: Path) -> Form:
    """The form: it says how many, and asks what for; the log keeps both."""
    told = count(
        "{n} complaint goes into {file}. Names are masked; the words are not: "
        "what somebody said may tell who it was.",
        "{n} complaints go into {file}. Names are masked; the words are not: "
        "what somebody said may tell who it was.",
        min(number, MOST),
        file=to.name,
    )
    form = Form(seat, say("Export the list"), say("Export"), "", note=told)
    purpose, recipient = LineField(), LineField(least=0)
    form.add(say("What it is for"), purpose)
    form.add(say("Who gets it"), recipient, needed=False)

    def work() -> Work:
        why, who, spoken = purpose.text(), recipient.text(), language()
        return lambda clinic: export(clinic, filter, sort, to, why, who, spoken)

    return form.does(work)


def export(
    clinic: Clinic,
    filter: Filter,
    sort: Sort,
    to: Path,
    purpose: str,
    recipient: str,
    spoken: Language,
) -> int:
    """Reads the complaints, writes the file, and its entry; how many went into it.

    Raises DiskFull, ReadOnlyPlace: there is no half file, and no entry.
    """
    from clinicguard.documents.table_file import as_csv, as_xlsx

    words, lists, known = Words(spoken), clinic.complaint_lists, taxonomy()
    people = {person.id: person.name for person in clinic.staff_lists.everybody()}
    zone = clinic.profile.zone
    rows = [
        line(lists.whole(listed.number), people, known, words, zone)
        for listed in lists.page(filter, sort, 0, MOST).rows
    ]
    lines = [head(words), *rows]
    title = words.say_in("room", "Complaints")
    data = as_csv(lines) if to.suffix.lower() == ".csv" else as_xlsx(lines, title)
    clinic.hand_out(PAPER, data, to, subject="complaints", purpose=purpose, recipient=recipient)
    return len(rows)
