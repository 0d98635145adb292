"""A redacted copy beside its original: which is which, what is covered and why, how proved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinicguard.documents.from_redaction import covered_words
from clinicguard.evidence import sight
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.redaction import Redaction, mark_of
from clinicguard.evidence.sight import Picture
from clinicguard.host.trouble import Trouble
from ui.evidence.redaction.covered_list import CoveredList
from ui.evidence.redaction.middle import Middle
from ui.evidence.redaction.side import Side
from ui.evidence.view_ask import Ask
from ui.language import say, say_in, words
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline, ScrollColumn, Sheet
from ui.widgets.marks import Chip
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_PIXELS = 4_000_000


@dataclass(frozen=True, slots=True)
class _Pair:
    """What the page reads: the copy with its record, and the original."""

    redaction: Redaction
    copy: Exhibit
    original: Exhibit
    by: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """Both in memory, and one page of each."""

    contents: tuple[bytes, bytes]
    page: int
    pictures: tuple[Picture, Picture]


class ComparePage(Page):
    """ "redaction/E-2026-0009": the number is the copy's own. Looking at both is two touches."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self._number = address.rpartition("/")[2]
        self._pair: _Pair | None = None
        self._seen: _Seen | None = None
        self.ask: Ask | None = None
        self.original = Side("amber", "file-lock")
        self.copy = Side("green", "square-dashed")
        self.covered = CoveredList()
        self._told = Label("", "note", "text2", wrap=True)
        self._pages = Label("", "note", "text2")
        self.before = IconButton("chevron-left", say("Page before"), key="Alt+Left",
                                 on=lambda: self.turn_page(-1))  # fmt: skip
        self.after = IconButton("chevron-right", say("Next page"), key="Alt+Right",
                                on=lambda: self.turn_page(1))  # fmt: skip
        self._place = Sheet("desk")
        self._stack = QStackedLayout(self._place)
        self._before_look = Middle()
        self._both = QWidget()
        self._lay_out()
        for one, other in ((self.original, self.copy), (self.copy, self.original)):
            one.follow(other)
        self._head()
        seat.jobs.database(self._look).then(self._read)

    def look(self, purpose: str) -> None:
        """Two entries, then both seals are opened."""
        pair = self._pair
        if pair is None or self.ask is None:
            return
        self.ask.busy()
        numbers = (pair.original.number, pair.copy.number)

        def begin(clinic: Clinic) -> tuple[SealedCopy, SealedCopy]:
            first, second = (clinic.evidence.begin_look(each, purpose) for each in numbers)
            return first, second

        self.seat.jobs.database(begin).then(self._open).failed(self._failed)

    def turn_page(self, by: int) -> None:
        """The same page of both."""
        pair, seen = self._pair, self._seen
        if pair is None or seen is None or not 1 <= seen.page + by <= seen.pictures[1].pages:
            return
        kinds, contents, page = _kinds(pair), seen.contents, seen.page + by
        job = self.seat.jobs.files(lambda task: _see(contents, kinds, page))
        job.then(self._show).failed(self._failed)

    def leave(self) -> None:
        self._seen = None
        self.original.forget()
        self.copy.forget()

    def _look(self, clinic: Clinic) -> _Pair:
        redaction = clinic.redaction_lists.one(self._number)
        people = {person.id: person.name for person in clinic.staff_lists.everybody()}
        return _Pair(
            redaction,
            clinic.evidence_lists.one(redaction.number),
            clinic.evidence_lists.one(redaction.original),
            people.get(redaction.by, ""),
        )

    def _read(self, pair: _Pair) -> None:
        self._pair = pair
        redaction, original = pair.redaction, pair.original
        self.original.name(say("Original"), original.number, original.sha256)
        sign = f"{say('Redacted copy')} {redaction.sign}"
        self.copy.name(sign, pair.copy.number, pair.copy.sha256)
        self._told.setText(_told(pair))
        self.covered.show_redaction(redaction)
        self.ask = Ask(pair.copy, "", self.look)
        self._before_look.lay_in(self.ask)
        self._head()
        self._settle()

    def _open(self, copies: tuple[SealedCopy, SealedCopy]) -> None:
        pair = self._pair
        if pair is None:
            return
        self.seat.changed()
        kinds = _kinds(pair)
        job = self.seat.jobs.files(
            lambda task: _see((copies[0].content(), copies[1].content()), kinds, 1)
        )
        job.then(self._show).failed(self._failed)

    def _show(self, seen: _Seen) -> None:
        pair = self._pair
        if pair is None:
            return
        self._seen = seen
        self.original.show_picture(seen.pictures[0].png, pair.original.title)
        self.copy.show_picture(seen.pictures[1].png, pair.copy.title)
        self._stack.setCurrentWidget(self._both)
        self._settle()

    def _failed(self, trouble: Trouble) -> None:
        if self.ask is not None:
            self.ask.button.set_ready()
        self.seat.trouble(trouble)

    def _settle(self) -> None:
        seen = self._seen
        many = seen is not None and seen.pictures[1].pages > 1
        for widget in (self.before, self._pages, self.after):
            widget.setVisible(many)
        if seen is not None:
            self._pages.setText(f"{seen.page}／{seen.pictures[1].pages}")

    def _head(self) -> None:
        pair = self._pair
        trail = [(say_in("room", "Evidence"), "evidence")]
        marks: tuple[QWidget, ...] = ()
        ends: tuple[QWidget, ...] = ()
        title = ""
        if pair is not None:
            number = pair.original.number
            trail.append((number, f"evidence/{number}"))
            title = pair.copy.title
            marks = (Chip(say("Read back, clean"), "green", glyph="fine", bold=True),)
            go = partial(self.seat.go, f"evidence/{pair.copy.number}")
            ends = (Button(say("Open the copy"), icon="folder-lock", on=go),)
        name = say("Original and copy")
        self.head(Heading(name, title, tuple(trail), marks, ends))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sides = QHBoxLayout(self._both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.original, 1)
        sides.addWidget(Hairline(down=True))
        sides.addWidget(self.copy, 1)
        self._stack.addWidget(self._before_look)
        self._stack.addWidget(self._both)
        column.addWidget(self._place, 1)
        column.addWidget(Hairline())
        below = ScrollColumn(SPACE.between, SPACE.inside)
        inside = below.column
        line = QHBoxLayout()
        line.addWidget(self._told, 1)
        for widget in (self.before, self._pages, self.after):
            line.addWidget(widget)
        inside.addLayout(line)
        inside.addWidget(self.covered)
        below.setFixedHeight(min(px(190), 260))
        column.addWidget(below)


def _kinds(pair: _Pair) -> tuple[str, str]:
    return pair.original.media_type, pair.copy.media_type


def _see(contents: tuple[bytes, bytes], kinds: tuple[str, str], page: int) -> _Seen:
    first, second = (
        sight.picture(content, kind, page=page, most=_PIXELS)
        for content, kind in zip(contents, kinds, strict=True)
    )
    return _Seen(contents, page, (first, second))


def _told(pair: _Pair) -> str:
    redaction = pair.redaction
    mark = mark_of(redaction, pair.original.marks[0][1] if pair.original.marks else "")
    parts = [
        say("{mark} covers: {what}.", mark=mark, what=covered_words(redaction, words())),
        say("For: {purpose}", purpose=redaction.purpose),
        say("To: {recipient}", recipient=redaction.recipient) if redaction.recipient else "",
        say("Read back: no text, no data about the file, every box one colour."),
        say("Made by {who}", who=pair.by),
    ]
    return "\u3000".join(part for part in parts if part)
