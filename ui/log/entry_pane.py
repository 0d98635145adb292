"""One entry beside the list: the whole sentence, its words, what it wrote, its fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from clinicguard.host.dates import when_short
from clinicguard.host.words import mark
from clinicguard.overview.log_lists import WholeEntry, WrittenRow
from clinicguard.overview.log_sentence import name_of, sentence
from ui.language import count, language, say, say_in, words
from ui.log.names_panel import NamesPanel
from ui.log.spoken import in_groups
from ui.log.table_words import table_name, table_words
from ui.seat import Seat
from ui.shell.main_view import role_words
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice, ScrollColumn, SectionHead
from ui.widgets.flow import Flow, clear
from ui.widgets.particulars import Particulars, Value
from ui.widgets.spans import GAP, Span
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label, Phrase

_SHOWN = 12

_FIELDS: Mapping[str, str] = {
    "reason": mark("Reason"),
    "recipient": mark("To whom"),
    "words": mark("Words"),
    "text": mark("Words"),
    "title": mark("Title"),
    "title_before": mark("Title before"),
    "name": mark("Name"),
    "name_before": mark("Name before"),
    "role": mark("Role"),
    "role_before": mark("Role before"),
    "findings": mark("Places that did not agree"),
    "paper": mark("Paper"),
    "sha256": mark("SHA-256"),
    "verbatim": mark("In their own words"),
}


class EntryPane(ScrollColumn):
    """Empty until an entry is shown."""

    def __init__(self, seat: Seat, about: Callable[[str], object]) -> None:
        super().__init__(margin=SPACE.wide, gap=SPACE.between)
        self._seat = seat
        self._about = about
        self.whole: WholeEntry | None = None
        self._people: Mapping[int, str] = {}
        self.show_none()

    def show_none(self) -> None:
        """Nothing is chosen."""
        self.whole = None
        clear(self.column)
        self.column.addWidget(
            EmptyPage(
                "history",
                say("No entry chosen"),
                say("Arrow keys move through the list."),
            )
        )

    def show_entry(self, whole: WholeEntry, people: Mapping[int, str]) -> None:
        """Shows one entry."""
        self.whole, self._people = whole, people
        clear(self.column)
        entry, zone = whole.entry, self._seat.zone
        self.column.addWidget(
            Phrase(Span(sentence(entry, people, words(), zone), bold=True), wrap=True, line=1.2)
        )
        self.column.addLayout(self._ways(entry.subject))
        today = self._seat.now().astimezone(zone).date()
        when = when_short(entry.at, language(), zone=zone, today=today)
        seconds = f"{entry.at.astimezone(zone):%S}"
        who = GAP.join((name_of(entry, people, words()), role_words(entry.role)))
        pairs: list[tuple[str, Value]] = [
            (say("Entry"), f"{entry.seq:,}"),
            (say_in("log", "When"), f"{when}:{seconds}"),
            (say("Signed by"), who),
        ]
        if entry.witness:
            name = people.get(int(entry.witness), "") if entry.witness.isdigit() else ""
            pairs.append((say("Second signature"), name or say("Recovery card")))
        self.column.addWidget(Particulars(pairs))
        self._say_words(whole)
        self.column.addWidget(SectionHead(say("What it wrote")))
        self._say_written(whole.rows)
        self.column.addWidget(SectionHead(say("Fingerprint of the entry")))
        self.column.addWidget(Phrase(*in_groups(entry.hash), wrap=True))
        self.column.addStretch(1)

    def _ways(self, subject: str) -> QVBoxLayout:
        room, _, number = subject.partition("/")
        column = QVBoxLayout()
        ways = Flow(gap=SPACE.inside)
        if room in ("complaint", "incident", "evidence", "statement"):
            go = Button(
                say("Open {record}", record=number),
                size="small",
                icon="arrow-right",
                on=lambda: self._seat.go(subject),
            )
            only = Button(say("Only this record"), size="small", on=lambda: self._about(number))
            ways.addWidget(go)
            ways.addWidget(only)
        column.addLayout(ways)
        return column

    def _say_words(self, whole: WholeEntry) -> None:
        if whole.entry.set_back:
            told = say(
                "This PC's clock had been set back by more than two minutes. The order of the "
                "entries does not follow the clock: it is that of their numbers."
            )
            self.column.addWidget(Notice(told, "amber"))
        if whole.covered:
            self.column.addWidget(
                Notice(say("Its words are shown to those who may see the record."), "info")
            )
        if whole.erased:
            told = count(
                "{n} text of this entry was erased by an entry of its own; the chain still holds.",
                "{n} texts of this entry were erased by entries of their own; the chain still "
                "holds.",
                len(whole.erased),
            )
            self.column.addWidget(Notice(told, "info"))
        pairs: list[tuple[str, Value]] = list(_pairs(whole))
        if pairs:
            self.column.addWidget(SectionHead(say("Its words")))
            self.column.addWidget(Particulars(pairs))
        if whole.masked:
            self.names_button = Button(
                say("Show the names (noted in the log)"), "link", icon="eye", on=self._ask_names
            )
            self.column.addWidget(self.names_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _say_written(self, rows: tuple[WrittenRow, ...]) -> None:
        """What was written in a few words; each row with its version for who asks."""
        self.column.addWidget(Label(_kinds(rows), "note", "text2", wrap=True))
        if not rows:
            return
        each = Label(_written(rows), "note", "mute", wrap=True)
        each.hide()
        words = say("Each row with its version")
        self.rows_button = Button(words, "link", on=partial(self._show_rows, each))
        self.column.addWidget(self.rows_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(each)

    def _show_rows(self, each: Label) -> None:
        each.show()
        self.rows_button.hide()

    def _ask_names(self) -> None:
        if self.whole is not None:
            people = self._people
            panel = NamesPanel(self._seat, self.whole, lambda shown: self.show_entry(shown, people))
            self._seat.over(panel)


def _pairs(whole: WholeEntry) -> Iterator[tuple[str, Value]]:
    for field, said in whole.entry.words:
        if not said:
            continue
        label = say(_FIELDS[field]) if field in _FIELDS else field
        if field == "sha256":
            yield label, in_groups(said)
        else:
            yield label, (Span(said),)


def _kinds(rows: tuple[WrittenRow, ...]) -> str:
    """The kinds of what was written, each once, with how many where there are several."""
    if not rows:
        return say("Nothing: it only notes that something was done.")
    counted = Counter(table_name(row.table) for row in rows)
    return "\n".join(name if n == 1 else f"{name}{GAP}{n:,}" for name, n in counted.items())


def _written(rows: tuple[WrittenRow, ...]) -> str:
    told = []
    for row in rows[:_SHOWN]:
        table = table_words(row.table)
        if row.gone:
            told.append(say("{table} {row}: erased", table=table, row=row.row))
        else:
            told.append(
                say(
                    "{table} {row}, version {version}",
                    table=table,
                    row=row.row,
                    version=row.version,
                )
            )
    if len(rows) > _SHOWN:
        told.append(count("and {n} more", "and {n} more", len(rows) - _SHOWN))
    return "\n".join(told)
