"""One place for backups as a row: how fresh, where, plugged in or not, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinicguard.overview.backups import Freshness, PlaceStanding
from ui.language import count, say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import CardRow
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.text import Label

_GLYPHS: dict[Freshness, Glyph] = {
    Freshness.FRESH: "fine",
    Freshness.STALE: "soon",
    Freshness.LATE: "burns",
    Freshness.NEVER: "soon",
}


class PlaceRow(CardRow):
    """Buttons that can do nothing say why."""

    def __init__(self, seen: PlaceStanding, *, may_lead: bool) -> None:
        super().__init__(height=64)
        self.seen = seen
        place = seen.place
        told = how_fresh(seen)
        self.now_button = Button(say("Back up now"), icon="hard-drive", size="small")
        self.try_button = Button(say("Try a restore"), "text", size="small")
        self.forget_button = Button(say("Give it up"), "text", size="small")
        away = say("“{label}” is not plugged in.", label=place.label)
        lead = say("An owner or manager can do this.")
        if not seen.here:
            self.now_button.forbid(away)
        for button in (self.try_button, self.forget_button):
            if not may_lead:
                button.forbid(lead)
        if may_lead and (not seen.here or place.at is None):
            self.try_button.forbid(away if not seen.here else say("There is no backup on it yet."))
        texts = QVBoxLayout()
        texts.setSpacing(px(SPACE.hair))
        texts.addWidget(Label(place.label, bold=True, elide=True))
        texts.addWidget(Label(told, "note", "text2", wrap=True))
        texts.addWidget(Label(str(place.path), "note", "mute", elide=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(SPACE.inside))
        for button in (self.now_button, self.try_button, self.forget_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        texts.addLayout(buttons)
        self.line.addWidget(GlyphMark(_GLYPHS[seen.freshness]))
        self.line.addLayout(texts, 1)


def how_fresh(seen: PlaceStanding) -> str:
    """When the last backup was, and whether the place is there now."""
    here = say("plugged in now") if seen.here else say("not plugged in")
    if seen.freshness is Freshness.NEVER:
        return say("No backup on it yet, {here}", here=here)
    if seen.days == 0:
        return say("Last backup today, {here}", here=here)
    days = count("Last backup {n} day ago", "Last backup {n} days ago", seen.days)
    return say("{last}, {here}", last=days, here=here)
