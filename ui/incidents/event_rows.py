"""Lines of the timeline: time, icon, sentence, who."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from clinicguard.incidents.telling import line
from clinicguard.incidents.timeline import Event
from ui.incidents.punctuation import bracketed, together
from ui.incidents.said import When
from ui.incidents.shown import Shown
from ui.language import words
from ui.theme.chosen import px
from ui.widgets.cards import Card, CardRow
from ui.widgets.spans import GAP
from ui.widgets.states import Picture
from ui.widgets.text import Label

_ICONS = {
    "noticed": "siren",
    "signal": "bell-ring",
    "safety": "life-buoy",
    "confirmed": "circle-check",
    "rated": "siren",
    "lowered": "siren",
    "hat": "users",
    "concerned": "user",
    "activated": "users",
    "staff": "megaphone",
    "notice": "check-check",
    "note": "notebook-pen",
    "fact": "list-checks",
    "decided": "route",
    "option": "route",
    "message": "text-quote",
    "check": "folder-lock",
    "watched": "eye",
    "contacted": "phone",
    "heard": "phone-incoming",
    "talked": "heart-handshake",
    "released": "send",
    "release": "undo-2",
    "clock": "alarm-clock",
    "gate": "scale",
    "nature": "tag",
    "task": "list-checks",
    "review": "notebook-pen",
    "action": "list-todo",
    "rechecked": "rotate-ccw",
    "closed": "archive",
    "handed": "package",
    "taken": "import",
    "stood": "shield-check",
    "linked": "link",
    "unlinked": "link-2-off",
    "step": "corner-down-right",
    "retitled": "pencil",
    "dismissed": "ban",
    "reopened": "rotate-ccw",
    "merged": "merge",
    "unmerged": "link-2-off",
    "parted": "link-2-off",
    "overridden": "forward",
    "looked": "heart-handshake",
    "wording": "notebook-pen",
    "tasks": "list-checks",
    "exhibit": "folder-lock",
    "complaint": "message-square-text",
}


class EventRows(Card):
    """Lines as given, one row each."""

    def __init__(self, shown: Shown, when: When, events: Iterable[Event]) -> None:
        super().__init__(0)
        for number, event in enumerate(events):
            self.add_row(event_row(shown, when, event, number == 0))


def icon_of(event: Event) -> str:
    """The icon of a line."""
    if event.own:
        return "pencil"
    return _ICONS.get(event.kind) or _ICONS.get(event.kind.split("_")[0], "dot")


def words_of(shown: Shown, event: Event) -> str:
    """The sentence of a line, with the marks of its exhibits."""
    told = line(event, words(), shown.names, shown.guide)
    marks = together(shown.mark(exhibit) for exhibit in event.exhibits)
    said = bracketed(told.words, event.source) if event.source else told.words
    return GAP.join(part for part in (said, marks) if part)


def event_row(
    shown: Shown, when: When, event: Event, first: bool, *, whole: bool = False
) -> QWidget:
    """A row; `whole` lets long words take several lines."""
    row = CardRow(first=first, height=32)
    at = Label(when.short(event.at), "note", "text2")
    at.setMinimumWidth(px(40))
    row.line.addWidget(at)
    row.line.addWidget(Picture(icon_of(event), 16))
    told = Label(words_of(shown, event), "note", wrap=whole, elide=not whole)
    row.line.addWidget(told, 1)
    row.line.addWidget(Label(shown.who(event.by), "note", "mute"))
    return row
