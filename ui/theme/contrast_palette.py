"""High contrast: the system's own colours fill our tokens, and shapes alone tell the states."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from ui.theme.colours import NAMES, Colours

_ROLES: dict[str, QPalette.ColorRole] = {
    "accent": QPalette.ColorRole.Highlight,
    "accent_hover": QPalette.ColorRole.Highlight,
    "accent_pressed": QPalette.ColorRole.Highlight,
    "selection": QPalette.ColorRole.Highlight,
    "band": QPalette.ColorRole.Highlight,
    "red_fill": QPalette.ColorRole.Highlight,
    "red_hover": QPalette.ColorRole.Highlight,
    "red_pressed": QPalette.ColorRole.Highlight,
    "search_hit": QPalette.ColorRole.Highlight,
    "on_accent": QPalette.ColorRole.HighlightedText,
    "on_selection": QPalette.ColorRole.HighlightedText,
    "on_band": QPalette.ColorRole.HighlightedText,
    "on_red": QPalette.ColorRole.HighlightedText,
}
_PAPERS = {"window", "surface", "sunken", "hover", "rail", "rail_selected", "desk"}
_WORDS = {"on_rail", "on_rail_selected"}


def from_system(palette: QPalette) -> Colours:
    """Papers from Window, ink and lines from WindowText, what is chosen from Highlight."""
    paper = palette.color(QPalette.ColorRole.Window).name()
    words = palette.color(QPalette.ColorRole.WindowText).name()

    def pick(token: str) -> str:
        if token in _ROLES:
            return palette.color(_ROLES[token]).name()
        if token in _PAPERS or token.endswith("_weak"):
            return paper
        if token.startswith("on_") and token not in _WORDS:
            return paper
        return words

    return Colours(**{token: pick(token) for token in NAMES})
