"""One exhibit beside its preview: what it is, where from, who touched it, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.documents.from_evidence import KINDS
from clinicguard.evidence.exhibit import Exhibit
from ui.evidence.amended_lines import amended
from ui.evidence.custody_line import custody_events
from ui.evidence.custody_shown import custody_head, listing_cases
from ui.evidence.origin_words import known_pairs, listed, unknown_labels
from ui.evidence.redaction.section import redacted_copies
from ui.evidence.shelf import Here, Shelf, can, here
from ui.evidence.spoken import broken_words, seal_word, shelf_word, waits_words
from ui.language import say
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline, ScrollColumn, SectionHead, Sheet, link
from ui.widgets.flow import Flow
from ui.widgets.marks import Chip
from ui.widgets.particulars import Particulars
from ui.widgets.progress import Timeline
from ui.widgets.sizes import size_words
from ui.widgets.spans import Span
from ui.widgets.text import Label
from ui.widgets.whats_this import WhatsThis

Do = Callable[[str], object]
"""What the foot and the links ask of the page: "verify", "export", "touch", "retitle", "amend",
"list", "print", "save"."""


class FactsPane(Sheet):
    """Rebuilt for each exhibit."""

    def __init__(self, seat: Seat, exhibit: Exhibit, shelf: Shelf, do: Do, case: str = "") -> None:
        super().__init__("surface")
        self._seat = seat
        self.exhibit = exhibit
        given = here(seat)
        inside = ScrollColumn(SPACE.wide, SPACE.between)
        column = inside.column
        mark = exhibit.mark_in(case) if case else None
        name = Span(f"{mark or exhibit.number}\u3000{exhibit.title}")
        head = QHBoxLayout()
        head.addWidget(Label(name.text, "section", bold=True, wrap=True), 1)
        if can(seat, "evidence.retitle"):
            rename = IconButton("pencil", say("Change the title"), size="small",
                                on=partial(do, "retitle"))  # fmt: skip
            head.addWidget(rename)
        column.addLayout(head)
        column.addWidget(_chips(exhibit, shelf, given))
        checked = _checked(exhibit, given, can(seat, "evidence.view"))
        column.addWidget(Particulars(_pairs(exhibit, shelf, given, checked), names=80))
        self._origin(column, shelf, given, do)
        self._custody(column, shelf, given, do)
        if (copies := redacted_copies(seat, exhibit, shelf, case)) is not None:
            column.addWidget(copies)
        self._used_in(column, do)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(inside, 1)
        whole.addWidget(Hairline())
        whole.addLayout(self._foot(do))

    def _origin(self, column: QVBoxLayout, shelf: Shelf, given: Here, do: Do) -> None:
        origin = self.exhibit.origin
        column.addWidget(Hairline())
        ends: list[QWidget] = []
        if can(self._seat, "evidence.amend"):
            ends = [link(say("Correct the answers"), partial(do, "amend"))]
        column.addWidget(SectionHead(say("Its source"), "", *ends, about="origin"))
        pairs = known_pairs(origin, given.short)
        if pairs:
            column.addWidget(Particulars(pairs, names=80))
        missing = unknown_labels(origin)
        if missing:
            told = say("Not known: {what}", what=listed(missing))
            column.addWidget(Label(told, "note", "mute", wrap=True))
        for phrase in amended(self.exhibit, shelf.people, given):
            column.addWidget(phrase)

    def _custody(self, column: QVBoxLayout, shelf: Shelf, given: Here, do: Do) -> None:
        column.addWidget(Hairline())
        column.addWidget(custody_head(self._seat, self.exhibit, do))
        self.custody = Timeline(custody_events(self.exhibit, shelf.people, given))
        column.addWidget(self.custody)

    def _used_in(self, column: QVBoxLayout, do: Do) -> None:
        column.addWidget(Hairline())
        ends: list[QWidget] = []
        if can(self._seat, "evidence.list"):
            ends = [link(say("List it in a case"), partial(do, "list"))]
        column.addWidget(SectionHead(say("Used in"), "", *ends))
        if not self.exhibit.marks:
            column.addWidget(Label(say("In no case yet"), "note", "mute"))
        for line in listing_cases(self._seat, self.exhibit):
            column.addLayout(line)
        if can(self._seat, "retention.dispose"):
            number = self.exhibit.number
            self.kept = link(
                say("How long it is kept"), partial(self._seat.go, f"retention/{number}")
            )
            column.addWidget(self.kept)

    def _foot(self, do: Do) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = px(SPACE.wide)
        row.setContentsMargins(edge, px(SPACE.inside), edge, px(SPACE.inside))
        row.setSpacing(px(SPACE.inside))
        self.verify_button = Button(
            say("Verify now"), icon="shield-check", on=partial(do, "verify"), key="Alt+V"
        )
        row.addWidget(self.verify_button, 1)
        self.export_button: Button | None = None
        self.touch_button: Button | None = None
        if can(self._seat, "evidence.export"):
            self.export_button = Button(say("Export"), icon="upload", on=partial(do, "export"))
            row.addWidget(self.export_button, 1)
        if can(self._seat, "evidence.note_touch"):
            self.touch_button = IconButton(
                "hand", say("Note a hand-over or a return"), kind="plain",
                on=partial(do, "touch"),
            )  # fmt: skip
            row.addWidget(self.touch_button)
        for button in (self.verify_button, self.export_button):
            if button is not None:
                button.squeeze(1)
        return row

    def sizeHint(self) -> QSize:
        return QSize(px(316), super().sizeHint().height())


def _chips(exhibit: Exhibit, shelf: Shelf, given: Here) -> QWidget:
    made = QWidget()
    flow = Flow(made, gap=6)
    state = shelf.state(exhibit, given.now)
    glyph, word, tone = seal_word(state)
    flow.addWidget(Chip(word, tone, glyph=glyph, bold=True))
    flow.addWidget(WhatsThis("seal", say("Seal")))
    word, shade, icon = shelf_word(exhibit.compartment)
    flow.addWidget(Chip(word, shade, icon=icon))
    if exhibit.sensitive:
        flow.addWidget(Chip(say("Sensitive"), "plain", icon="eye-off"))
    return made


def _pairs(
    exhibit: Exhibit, shelf: Shelf, given: Here, checked: str
) -> list[tuple[str, str | tuple[Span, ...]]]:
    who = shelf.people.get(exhibit.acquired_by, "")
    groups = " ".join(exhibit.sha256[at : at + 8] for at in range(0, len(exhibit.sha256), 8))
    return [
        (say("Checked"), checked),
        (say("Number"), exhibit.number),
        (say("Kind"), f"{say(KINDS[exhibit.kind])}\u3000{size_words(exhibit.size)}"),
        (say("Came as"), exhibit.original_name),
        (say("Taken in"), f"{given.short(exhibit.acquired_at)}\u3000{who}"),
        ("SHA-256", (Span(groups, "small", mono=True),)),
    ]


def _checked(exhibit: Exhibit, given: Here, reads: bool) -> str:
    if exhibit.sound is False:
        return broken_words(exhibit)
    if exhibit.sound is None or exhibit.last_verified is None:
        return waits_words(reads)
    return say("{when}, the same", when=given.short(exhibit.last_verified))
