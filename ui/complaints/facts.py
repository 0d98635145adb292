"""The cards of one complaint: promised times, words, issues, flags, promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Complaint, Field, Link, LinkKind
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.sheet import ClockView, Sheet
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.complaints.wording import Mark, struck
from clinicguard.tasks.running import ClockState
from ui.complaints.choices import icon_of, said
from ui.complaints.times import colour_of, glyph_of, left_long, when_here
from ui.language import count, language, say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import LINE_VERBATIM, SPACE, TextRole
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, link
from ui.widgets.flow import Flow
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.marks import Chip
from ui.widgets.spans import GAP, Span
from ui.widgets.states import Picture
from ui.widgets.text import Label, Phrase

_WORDED = (Field.VERBATIM, Field.INTERPRETATION, Field.WANTED)
_MOST = 3000
"""Characters of a text that the page shows; the record on paper has it whole."""


def time_cards(sheet: Sheet, seat: Seat) -> QWidget | None:
    """A card for each promised time of the present round; None where nothing was promised."""
    latest = {
        view.clock.rule: view for view in sheet.clocks if view.clock.state is not ClockState.OFF
    }
    if not latest:
        return None
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE.between))
    for view in latest.values():
        row.addWidget(_time_card(view, seat), 1)
    if len(latest) == 1:
        row.addStretch(1)
    return whole


def _time_card(view: ClockView, seat: Seat) -> Card:
    clock = view.clock
    card = Card(SPACE.between)
    row = QHBoxLayout()
    row.setSpacing(px(SPACE.between))
    glyph, words, colour = _standing(view)
    row.addWidget(GlyphMark(glyph), 0, Qt.AlignmentFlag.AlignVCenter)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(
        Phrase(
            Span(said(ClockKind(clock.rule)), bold=True),
            Span(f"{GAP}{words}", bold=glyph == "burns", colour=colour),
            wrap=True,
        )
    )
    promised = count("promised in {n} open day", "promised in {n} open days", view.days)
    due = when_here(clock.due_at, seat) if clock.due_at else ""
    lines.addWidget(Phrase(Span(f"{due}{GAP}{promised}", "note", colour="text2"), wrap=True))
    row.addLayout(lines, 1)
    card.column.addLayout(row)
    return card


def _standing(view: ClockView) -> tuple[Glyph, str, str]:
    clock = view.clock
    match clock.state:
        case ClockState.RUNNING:
            return glyph_of(view.left), left_long(view.left), colour_of(view.left)
        case ClockState.HELD:
            return "held", say("on hold: {why}", why=clock.holds[-1].reason), "text2"
        case ClockState.MET | ClockState.OFF:
            late = clock.met_at and clock.due_at and clock.met_at > clock.due_at
            return "closed", say("done, late") if late else say("done in time"), "text2"


def word_cards(it: Complaint, known: Taxonomy, edit: Callable[[], object]) -> QWidget:
    """Their words and our reading, side by side and never mixed."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(SPACE.between))
    row.addWidget(_theirs(it), 1)
    row.addWidget(_ours(it, known, edit), 1)
    return whole


def _theirs(it: Complaint) -> Card:
    card = Card(SPACE.between)
    card.column.addWidget(_card_head("quote", said(Field.VERBATIM)))
    words = Phrase(*_wording(it, Field.VERBATIM, it.verbatim), wrap=True, line=LINE_VERBATIM / 1.45)
    card.column.addWidget(words)
    wanted = it.wanted or say("they did not say")
    card.column.addWidget(
        Phrase(
            Span(say("They want"), "note", bold=True, colour="text2"),
            Span(GAP, "note"),
            *(_wording(it, Field.WANTED, wanted, role="note")),
            wrap=True,
        )
    )
    card.column.addStretch(1)
    return card


def _ours(it: Complaint, known: Taxonomy, edit: Callable[[], object]) -> Card:
    card = Card(SPACE.between)
    card.column.addWidget(_card_head("pencil", said(Field.INTERPRETATION)))
    if it.interpretation:
        card.column.addWidget(
            Phrase(*_wording(it, Field.INTERPRETATION, it.interpretation), wrap=True)
        )
    elif not it.issues:
        card.column.addWidget(Label(say("Not written down yet"), "note", "mute"))
    for line in _issue_lines(it, known):
        card.column.addWidget(line)
    card.column.addWidget(
        Label(
            say("{field}: {what}", field=said(Field.STAFF_ROLE), what=said(it.staff_role)),
            "note",
            "text2",
            wrap=True,
        )
    )
    foot = QHBoxLayout()
    foot.setSpacing(px(SPACE.between))
    foot.addWidget(link(say("Change a wording"), edit))
    edits = sum(each.field in _WORDED for each in it.edits)
    if edits:
        kept = count("{n} former wording is kept", "{n} former wordings are kept", edits)
        foot.addWidget(Label(kept, "note", "mute"))
    foot.addStretch(1)
    card.column.addLayout(foot)
    card.column.addStretch(1)
    return card


def _card_head(icon: str, words: str) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    row.addWidget(Picture(icon, 16))
    row.addWidget(Label(words, "note", "text2", bold=True))
    row.addStretch(1)
    return head


def _wording(it: Complaint, field: Field, words: str, role: TextRole = "text") -> Iterator[Span]:
    """The wording with what its last edit struck."""
    edits = it.history(field)
    if not edits:
        yield Span(_cut(words), role)
        return
    before = Mark.SAME
    for piece in struck(_cut(edits[-1].old), _cut(edits[-1].new)):
        gone = piece.mark is Mark.STRUCK
        if before is Mark.STRUCK and piece.mark is Mark.ADDED:
            yield Span(" ", role)
        colour = "mute" if gone else "text"
        yield Span(piece.words, role, strike=gone, colour=colour)
        before = piece.mark


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def flag_chips(it: Complaint) -> Iterator[Chip]:
    """The flags that stand."""
    for flag in sorted(it.flags):
        yield Chip(said(flag), "amber", icon=icon_of(flag))


def _issue_lines(it: Complaint, known: Taxonomy) -> Iterator[Phrase]:
    """Each issue in a line: what, how severe, what was found about it."""
    for issue in it.issues:
        category = known.category(issue.category).label.in_language(language())
        name = known.label(issue.category, issue.subtype, language())
        severity = say("{word} {n}/3", word=said(issue.severity), n=int(issue.severity))
        severity = severity.replace(" ", "\u00a0")
        finding = it.finding_of(issue)
        spans = [
            Span(f"{issue.position}  ", "note", colour="mute"),
            Span(name, "note", bold=True),
            Span(GAP + severity, "note", colour="text2"),
        ]
        if name != category:
            spans.insert(2, Span(GAP + category, "note", colour="text2"))
        if finding is not None:
            spans.append(Span(GAP + said(finding.verdict), "note", bold=True, colour="accent"))
        yield Phrase(*spans, wrap=True)


def tie_lines(ties: Sequence[Link], seat: Seat) -> QWidget:
    """The records that belong with it, each a way there."""
    box = QWidget()
    flow = Flow(box, gap=SPACE.between)
    for tie in ties:
        number = tie.target.rpartition("/")[2]
        icon = "siren" if tie.kind is LinkKind.INCIDENT else "link"
        words = f"{said(tie.kind)}{GAP}{number}"
        flow.addWidget(link(words, partial(seat.go, tie.target), icon=icon))
    return box


def promise_rows(sheet: Sheet, seat: Seat, do: Callable[..., object]) -> Card:
    """Each open promise with its time, whose it is, and how it ended."""
    card = Card(0)
    for number, promise in enumerate(sheet.complaint.open_promises):
        over = promise.overdue(seat.now())
        row = CardRow(burning=over, first=number == 0)
        row.line.addWidget(GlyphMark("burns" if over else "todo"))
        due = when_here(promise.due, seat) if promise.due else ""
        who = sheet.people.get(promise.owner or 0, "")
        row.line.addWidget(
            Phrase(
                Span(_cut(promise.words)),
                Span(f"{GAP}{due}{GAP}{who}", "note", colour="red" if over else "text2"),
                wrap=True,
            ),
            1,
        )
        if Verb.KEEP_PROMISE in sheet.able:
            row.line.addWidget(
                Button(
                    say_in("complaint", "Kept"),
                    size="small",
                    on=partial(do, Verb.KEEP_PROMISE, promise.id),
                )
            )
            row.line.addWidget(
                Button(
                    say_in("complaint", "Not kept"),
                    "text",
                    size="small",
                    on=partial(do, Verb.BREAK_PROMISE, promise.id),
                )
            )
        card.add_row(row)
    return card
