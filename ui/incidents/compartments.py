"""The four compartments: a chip, and before one writes what the law says of it in this case."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.compartments import Compartment
from ui.incidents.said import here, word
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import px
from ui.widgets.glyphs import GlyphMark
from ui.widgets.marks import Chip, Tone
from ui.widgets.text import Label

_LOOKS: Mapping[Compartment, tuple[Tone, str]] = {
    Compartment.CARE: ("care", "heart-handshake"),
    Compartment.ROOT_CAUSE: ("cause", "git-branch"),
    Compartment.MEDIATION: ("mediation", "scale"),
    Compartment.PUBLIC: ("blue", "megaphone"),
}


def compartment_chip(compartment: Compartment) -> Chip:
    """Its colour, icon and word."""
    tone, icon = _LOOKS[compartment]
    return Chip(word(compartment), tone, icon=icon)


class Protection(QWidget):
    """The chip, and whether what is written here can be asked for."""

    def __init__(self, shown: Shown, compartment: Compartment) -> None:
        super().__init__()
        standing = next(s for s in shown.case.compartments if s.compartment is compartment)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(compartment_chip(compartment))
        row.addWidget(GlyphMark("fine" if standing.protected else "soon", size=16))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.words = _protected(shown, compartment, standing.article)
        words.addWidget(Label(self.words, "note", "text2", wrap=True))
        row.addLayout(words, 1)


def _protected(shown: Shown, compartment: Compartment, article: str) -> str:
    books = shown.guide.playbooks
    if not article:
        if compartment is Compartment.PUBLIC:
            return say("What stands here is meant to be read by everybody.")
        return here(books.compartments.unprotected)
    record = books.compartments.compartment(compartment.value)
    rule = record.protection_in(books.jurisdiction)
    says = here(rule.says) if rule is not None else ""
    return f"{article}　{says}"
