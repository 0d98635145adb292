"""時間線: every line, newest first, forty at a time; own lines can be struck."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.timeline import Event, Manner
from ui.incidents.bench import Bench
from ui.incidents.event_rows import icon_of, words_of
from ui.incidents.line_panel import line_panel
from ui.incidents.pane import Pane, Stack
from ui.incidents.said import When, word
from ui.incidents.shown import Shown
from ui.language import count, say
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, SectionHead, link
from ui.widgets.spans import GAP, Span
from ui.widgets.states import Picture
from ui.widgets.text import Label, Phrase

_AT_ONCE = 24


class TimelinePane(Pane):
    """Lines that the program wrote stand; a line of one's own is struck with a reason."""

    name = "timeline"

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self._most = _AT_ONCE
        about = f"log/about/{bench.number}"
        self.in_log = link(say("In the log"), partial(bench.seat.go, about), icon="history")
        add = link(say("Add a line"), partial(line_panel, bench), icon="plus")
        self._head = SectionHead(say("Timeline"), "", self.in_log, bench.allow(add, "note_event"))
        self._lines = Stack()
        self.column.addWidget(self._head)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)
        self.show_case(shown)

    def draw(self, shown: Shown) -> None:
        when, events = When(self.bench.seat), tuple(reversed(shown.case.events))
        self._head.set_note(count("{n} line", "{n} lines", len(events)))
        card = Card(0)
        for number, event in enumerate(events[: self._most]):
            card.add_row(self._row(shown, event, when, number == 0))
        rest = len(events) - self._most
        more = (
            Button(count("Show {n} more", "Show {n} more", min(rest, _AT_ONCE)), on=self._show_more)
            if rest > 0
            else None
        )
        self._lines.fill(card if events else None, more)

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self.show_case(self.shown)

    def _row(self, shown: Shown, event: Event, when: When, first: bool) -> QWidget:
        row = CardRow(first=first, height=36)
        at = Label(when.full(event.at), "note", "text2")
        at.setMinimumWidth(px(116))
        row.line.addWidget(at)
        row.line.addWidget(Picture(icon_of(event), 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        struck = bool(event.struck_because)
        told = Span(
            words_of(shown, event), "note", colour="mute" if struck else "text", strike=struck
        )
        words.addWidget(Phrase(told, wrap=True))
        manner = word(event.manner) if event.manner is not Manner.DONE else ""
        late = when.full(event.written_at) if _later(event) else ""
        written = say("written {when}", when=late) if late else ""
        why = event.says.get("reason", "")
        below = GAP.join(t for t in (manner, written, why, event.case, event.struck_because) if t)
        if below:
            words.addWidget(Label(below, "note", "mute", wrap=True))
        row.line.addLayout(words, 1)
        row.line.addWidget(Label(shown.who(event.by), "note", "mute"))
        if event.own and not struck:
            strike = Button(
                say("Strike"),
                "link",
                on=partial(self._strike, event),
                spoken=say("Strike “{words}”", words=event.words[:30]),
            )
            row.line.addWidget(self.bench.allow(strike, "strike_event"))
        return row

    def _strike(self, event: Event) -> None:
        self.bench.ask_why(
            say("Strike a line"),
            say("Strike it"),
            lambda desk, why: desk.strike_event(self.bench.number, event.id, why),
            text=event.words,
            about=event.id,
        )


def _later(event: Event) -> bool:
    """Whether it was put down more than a few minutes after it happened."""
    return (event.written_at - event.at).total_seconds() > 300
