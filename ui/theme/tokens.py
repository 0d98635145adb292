"""Every type size, space, radius, height and width of the windows, by what it means.

Sizes in `px` are logical pixels at a text size of 100 %, type is in points. Colours: `colours`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TextRole = Literal["headline", "page", "section", "text", "note", "small", "script", "draft"]

TYPE: dict[TextRole, float] = {
    "headline": 20.0,
    "page": 15.0,
    "script": 14.0,
    "section": 12.0,
    "draft": 12.0,
    "text": 10.5,
    "note": 9.0,
    "small": 8.25,
}
"""Points at 100 %. Nothing on a screen is smaller than `small`."""

LINE_VERBATIM = 1.6

SCALES = (100, 125, 150, 175, 200)
"""Text sizes in per cent that a person can choose."""


@dataclass(frozen=True, slots=True)
class Space:
    """Distances on the 4 px grid."""

    hair: int = 4
    inside: int = 8
    between: int = 12
    wide: int = 16
    section: int = 20
    page: int = 24


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii by what they round."""

    card: int = 8
    control: int = 6
    chip: int = 4


@dataclass(frozen=True, slots=True)
class Height:
    """Heights of what recurs; rows are lower in a low window (`widgets.columns.tight`)."""

    band: int = 40
    bar: int = 56
    status: int = 28
    button: int = 32
    small_button: int = 28
    door_button: int = 40
    row: int = 40
    two_line_row: int = 58
    stage_row: int = 34
    table_head: int = 28
    meter: int = 4
    glyph: int = 18


@dataclass(frozen=True, slots=True)
class Width:
    """Widths that the layout rules speak of, and where the rules change."""

    rail: int = 88
    narrow_rail: int = 56
    side: int = 384
    wide_side: int = 440
    form: int = 760
    panel: int = 872
    narrow_window: int = 1280
    wide_window: int = 1600
    short_window: int = 780


SPACE = Space()
RADIUS = Radius()
HEIGHT = Height()
WIDTH = Width()

RING = 2
"""Width of the focus ring, and its distance from what has the focus."""
SCRIM = 0.38
"""How far the page behind an over-panel is darkened."""
SLIDE_MS = 120
