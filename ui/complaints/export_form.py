"""Giving the list away: what, which columns, for whom, into which file; names stay masked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from clinicguard.complaints.asked_words import Asked
from clinicguard.complaints.listed import Filter
from clinicguard.evidence.bag import safe_name
from ui.complaints.exporting import Chosen, ExportPanel, Order, how_many
from ui.complaints.form import Form, Work, asked_page
from ui.language import say, say_in
from ui.seat import Seat
from ui.widgets.choices import Option
from ui.widgets.lines import LineField
from ui.widgets.segments import Segments

_ENDINGS = (".csv", ".xlsx", ".pdf")


def ask_file(parent: QWidget, filter: Filter) -> Path | None:
    """Where to; Excel unless CSV or PDF is chosen. None when it was called off."""
    start = Path.home() / f"{safe_name(_name(filter))}.xlsx"
    paper = say("PDF, the complaint register")
    kinds = f"Excel (*.xlsx);;CSV (*.csv);;{paper} (*.pdf)"
    found, kind = QFileDialog.getSaveFileName(parent, say("Export the list"), str(start), kinds)
    if not found:
        return None
    path = Path(found)
    ending = next((each for each in _ENDINGS if each[1:] in kind), ".xlsx")
    return path if path.suffix.lower() in _ENDINGS else path.with_name(path.name + ending)


def export_form(seat: Seat, chosen: Chosen, number: int, to: Path) -> Form:
    """The form: it says how many and which, and asks what for; the log keeps both."""
    told = "\n".join([how_many(number, to.name), *_lines(chosen.asked)])
    form = Form(seat, say("Export the list"), say("Export"), "", note=told)
    purpose, recipient = LineField(), LineField(least=0)
    form.add(say("What it is for"), purpose)
    form.add(say("Who gets it"), recipient, needed=False)
    columns = Segments(
        [Option("all", say("all there are")), Option("list", say("those of the list"))],
        "all",
        spoken=say("Columns"),
    )
    if to.suffix.lower() != ".pdf":
        form.add_row(say("Columns"), columns)

    def work() -> Work:
        picked = chosen.columns if columns.value() == "list" else None
        order = Order(chosen, picked, to, purpose.text(), recipient.text())
        return lambda clinic: order

    def begin(order: Order) -> None:
        panel = ExportPanel(seat, order)
        seat.over(panel)
        panel.start()

    return form.does(work, begin).keeps(asked_page("complaints"), "export")


def _name(filter: Filter) -> str:
    """A file name that says which days are in it."""
    room = say_in("room", "Complaints")
    days = [f"{day:%Y-%m-%d}" for day in (filter.first_day, filter.last_day) if day is not None]
    return " ".join([room, "_".join(days)]).strip()


def _lines(asked: tuple[Asked, ...]) -> list[str]:
    return [say_in("paper", "{label}: {words}", label=label, words=words) for label, words in asked]
