"""The room 報告: records at the left; at the right what can be made of one, and what has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.dates import when_short
from clinicguard.papers.handed_out import HandedOut, name_of
from clinicguard.papers.kind import Offered
from ui.language import language, say, say_in, words
from ui.reports.shelf import CLINIC, RecordLine, Shelf, grouped, records, shelf_of
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Hairline, ScrollColumn, SectionHead, Sheet, link
from ui.widgets.choices import Option
from ui.widgets.columns import measure
from ui.widgets.flow import clear
from ui.widgets.lines import LineField
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell, line
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP, Span
from ui.widgets.states import EmptyPage, Picture
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_LIST = 372
_TYPING_MS = 150
_ICONS = {
    "report": "file-text",
    "statement": "megaphone",
    "inventory": "list-checks",
    "custody": "file-lock",
    "slip": "receipt",
    "record": "book-text",
    "log": "list-ordered",
    "clocks": "alarm-clock",
    "calls": "phone",
    "now": "flame",
    "tasks": "list-todo",
    "notice": "message-square-text",
    "minutes": "heart-handshake",
    "letter": "mail",
    "answer": "mail",
    "press": "newspaper",
    "certified": "stamp",
    "invitation": "calendar-check",
    "takedown": "flag",
    "counsel_sheet": "scale",
    "register": "table",
    "chart": "workflow",
    "labels": "tag",
    "tw-form-report": "landmark",
    "tw-form-rca": "git-branch",
    "tw-form-breach": "shield-alert",
    "tw-form-breach-notice": "shield-alert",
    "tw-form-violence": "siren",
    "tw-form-mediation": "scale",
    "tw-form-takedown": "flag",
}


class ReportsPage(Page):
    """ "reports" and "reports/incident/I-2026-0001", "reports/complaint/C-…", "reports/clinic"."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._record = ""
        self.shelf: Shelf | None = None
        self.papers: RowList | None = None
        self.left: RowList | None = None
        self.pack_button: Button | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_MS)
        self._waiting.timeout.connect(self._ask_records)
        self.room = Segments(
            [
                Option("incident", say_in("room", "Incidents")),
                Option("complaint", say_in("room", "Complaints")),
                Option(CLINIC, say_in("report", "The clinic")),
            ],
            "incident",
        )
        self.room.chosen.connect(self._switched)
        self.search = LineField(say("Search records"), icon="search", clear=True)
        self.search.name(say("Search records"))
        self.search.changed.connect(self._waiting.start)
        self.records = RowList([Column("", 200, share=1)], name=say("Records"), two_lines=True,
                               side=SPACE.wide)  # fmt: skip
        self.records.picked.connect(self._picked)
        self._list = Sheet("surface")
        self._place = QWidget()
        self._inside = QVBoxLayout(self._place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._line = Hairline(down=True)
        self._none = False
        self._lay_out()
        self._show_none()
        self.turn_to(address)

    def turn_to(self, address: str) -> bool:
        room, _, record = address.partition("/")
        if room != "reports":
            return False
        self.address = address
        self._record = record
        if record:
            self.room.set_value(record.partition("/")[0])
        self._ask_records()
        if record:
            self._ask()
        else:
            self._show_none()
        self._head()
        self._arrange()
        return True

    def look_again(self) -> None:
        self._ask_records()
        if self._record:
            self._ask()

    def _ask_records(self) -> None:
        room, typed = self.room.value(), self.search.text()
        job = self.seat.jobs.database(lambda clinic: records(clinic, room, typed))
        job.then(lambda found: self._show_records(room, found))

    def _show_records(self, room: str, found: tuple[RecordLine, ...]) -> None:
        if room != self.room.value():
            return
        self.search.setVisible(room != CLINIC)
        self.records.show_rows([_record_row(each) for each in found], keep=self._record)
        none = not found and not self.search.text()
        if none != self._none:
            self._none = none
            if not self._record:
                self._show_none()
        if room == CLINIC and not self._record:
            self.seat.go(f"reports/{CLINIC}")

    def _ask(self) -> None:
        record, tongue = self._record, words()

        def look(clinic: Clinic) -> Shelf:
            return shelf_of(clinic, record, tongue)

        self.seat.jobs.database(look).then(self._show)

    def _show(self, shelf: Shelf) -> None:
        if shelf.record.address != self._record:
            return
        self.shelf = shelf
        clear(self._inside)
        scroll = ScrollColumn()
        add = scroll.column.addWidget
        add(Label(shelf.record.title or say("Name not given"), "page", bold=True, wrap=True))
        one, many = grouped(shelf.papers)
        add(SectionHead(say("What can be made"), say("shown first, then printed or saved")))
        self.papers = _paper_list(say("What can be made"), one)
        self.papers.opened.connect(self.seat.go)
        add(self.papers)
        self.papers.setVisible(bool(one))
        if shelf.may_pack:
            add(self._pack_card())
        if shelf.record.address == CLINIC:
            add(self._card_of_log())
            add(self._card_of_keys())
        if many:
            add(SectionHead(say("One for each")))
            others = _paper_list(say("One for each"), many)
            others.opened.connect(self.seat.go)
            add(others)
        add(SectionHead(say("What has left"), say("from the log, the newest first")))
        self.left = _left_list(shelf.left, self)
        add(self.left if shelf.left else Label(say("Nothing has left yet."), "note", "text2"))
        scroll.column.addStretch(1)
        self._inside.addWidget(scroll)
        self._head()

    def _pack_card(self) -> QWidget:
        """Everything at once for somebody outside."""
        self.pack_button = Button(say("Make a pack"), icon="package", on=self.open_pack)
        return _card(
            "package",
            say("Pack for counsel"),
            say("Exhibits, papers, the log and a checker in one sealed file."),
            self.pack_button,
        )

    def _card_of_log(self) -> QWidget:
        return _card(
            "list-ordered",
            say("Extract of the log"),
            say("On the page of the log: narrow it down, then print it, save it or take it along."),
            link(say("To the log"), lambda: self.seat.go("log")),
        )

    def _card_of_keys(self) -> QWidget:
        return _card(
            "key-round",
            say("Recovery card"),
            say("Its words exist on paper alone: a new card is made in the settings."),
            link(say("To the settings"), lambda: self.seat.go("settings")),
        )

    def open_pack(self) -> None:
        """Slides in the panel that makes the pack."""
        from ui.reports.pack_panel import PackPanel

        if self.shelf is not None:
            self.seat.over(PackPanel(self.seat, self.shelf.record.address))

    def _show_none(self) -> None:
        self.shelf = None
        self.papers = self.left = self.pack_button = None
        clear(self._inside)
        title = say("No record chosen")
        hint = say("Choose a case at the left: what can be made of it stands here.")
        if self._none:
            title = say("No record here yet")
            hint = say("What can be made of a complaint or an incident stands here.")
        self._inside.addWidget(EmptyPage("file-text", title, hint))

    def _switched(self, room: str) -> None:
        self.search.set_text("")
        self.seat.go(f"reports/{CLINIC}" if room == CLINIC else "reports")
        self._ask_records()

    def _picked(self, address: str) -> None:
        if address != self._record:
            self.seat.go(f"reports/{address}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        edge = px(SPACE.wide)
        above.setContentsMargins(edge, px(SPACE.between), edge, px(SPACE.between))
        above.setSpacing(px(SPACE.inside))
        above.addWidget(self.room)
        above.addWidget(self.search)
        column.addLayout(above)
        column.addWidget(Hairline())
        column.addWidget(self.records, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, _LIST)
        row.addWidget(self._line)
        row.addWidget(self._place, 1192 - _LIST)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()

    def _arrange(self) -> None:
        """In a narrow window either the list or the record is shown, never half of each."""
        narrow = measure(self).narrow
        one = narrow and bool(self._record)
        self._list.setVisible(not one)
        self._line.setVisible(not narrow)
        self._place.setVisible(not narrow or one)

    def _head(self) -> None:
        name, trail = say_in("room", "Reports"), tuple[tuple[str, str], ...]()
        if self._record:
            trail = ((name, "reports"),)
            name = self.shelf.record.note if self.shelf is not None else ""
            name = name or (say_in("report", "The clinic") if self._record == CLINIC else "")
        self.head(Heading(name, trail=trail))


def _record_row(record: RecordLine) -> Row:
    name = line(Span(record.title or say("Name not given"), bold=True))
    below = line(Span(record.note, "note", colour="text2"))
    return Row(record.address, (Cell((name, below)),))


def _paper_list(name: str, papers: tuple[Offered, ...]) -> RowList:
    made = RowList(
        [Column("", 240, share=1), Column("", 24)],
        name=name,
        two_lines=True,
        card=True,
        whole=True,
        open_on_click=True,
    )
    made.show_rows([_paper_row(each) for each in papers])
    return made


def _paper_row(each: Offered) -> Row:
    kind, offer = each.kind, each.offer
    first = [Span(say(kind.name), bold=True)]
    detail = offer.detail.replace("    ", GAP)
    if detail:
        first.append(Span(f"{GAP}{detail}"))
    versions = GAP.join(say(version.name) for version in each.versions)
    below = Span(versions or say(kind.about), "note", colour="text2")
    return Row(
        f"report/{offer.subject}/{kind.key}",
        (
            Cell((line(*first), line(below)), icon=_ICONS.get(kind.key, "file-text")),
            cell("", icon="chevron-right"),
        ),
    )


def _left_list(left: tuple[HandedOut, ...], page: ReportsPage) -> RowList:
    made = RowList(
        [
            Column(say_in("paper", "When"), 120),
            Column(say_in("paper", "Paper"), 140, most=240),
            Column(say("To whom, what for"), 140, share=1),
            Column(say_in("report", "By whom"), 64),
        ],
        name=say("What has left"),
        two_lines=True,
        card=True,
        whole=True,
    )
    made.show_rows([_left_row(each, page) for each in left])
    return made


def _left_row(each: HandedOut, page: ReportsPage) -> Row:
    seat = page.seat
    at = when_short(each.at, language(), zone=seat.zone, today=seat.now().date())
    packs = {"packed": say("Pack for counsel"), "whole": say("The whole case")}
    name = packs.get(each.how) or name_of(each.paper, words())
    return Row(
        f"left/{each.seq}",
        (
            Cell((line(Span(at, "note")), line(Span(_HOW[each.how](), "note", colour="text2")))),
            cell(Span(name.replace("    ", GAP), "note", bold=True)),
            Cell(
                (
                    line(Span(each.recipient or say("not said"), "note")),
                    line(Span(each.purpose, "note", colour="text2")),
                )
            ),
            cell(Span(each.who, "note", colour="text2")),
        ),
    )


_HOW = {
    "saved": lambda: say("Saved"),
    "printed": lambda: say("Printed"),
    "packed": lambda: say("Handed over"),
    "whole": lambda: say("Handed over"),
}


def _card(icon: str, title: str, note: str, button: Button) -> QWidget:
    card = Card(0)
    row = CardRow(height=58)
    row.line.addWidget(Picture(icon, 20))
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(Label(title, bold=True, elide=True))
    said.addWidget(Label(note, "note", "text2", elide=True))
    row.line.addLayout(said, 1)
    row.line.addWidget(button)
    card.add_row(row)
    return card
