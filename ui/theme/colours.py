"""Every colour of the windows, light and dark, by what it means; and which may stand on which.

Colours are `#RRGGBB`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Look = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """One look. Names say what a colour means, so that light and dark share one structure."""

    window: str
    surface: str
    sunken: str
    hover: str
    text: str
    text2: str
    mute: str
    line: str
    control: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_weak: str
    accent_line: str
    selection: str
    on_selection: str
    rail: str
    on_rail: str
    rail_selected: str
    on_rail_selected: str
    band: str
    on_band: str
    red: str
    red_fill: str
    red_hover: str
    red_pressed: str
    on_red: str
    red_weak: str
    red_line: str
    amber: str
    amber_fill: str
    on_amber: str
    amber_weak: str
    amber_line: str
    green: str
    green_fill: str
    on_green: str
    green_weak: str
    green_line: str
    blue: str
    blue_fill: str
    on_blue: str
    blue_weak: str
    blue_line: str
    care: str
    care_weak: str
    cause: str
    cause_weak: str
    mediation: str
    mediation_weak: str
    held: str
    on_held: str
    search_hit: str
    desk: str


LIGHT = Colours(
    window="#F2F5F6",
    surface="#FFFFFF",
    sunken="#E9EEF0",
    hover="#F0F5F6",
    text="#14232A",
    text2="#3C4C55",
    mute="#54636C",
    line="#D8E0E4",
    control="#7D8C95",
    accent="#0D6470",
    accent_hover="#0A545E",
    accent_pressed="#084650",
    on_accent="#FFFFFF",
    accent_weak="#DFEFF0",
    accent_line="#9CC8CC",
    selection="#D9ECEE",
    on_selection="#0B3A41",
    rail="#12333B",
    on_rail="#C6DADE",
    rail_selected="#21535D",
    on_rail_selected="#FFFFFF",
    band="#A81E1A",
    on_band="#FFFFFF",
    red="#A81E1A",
    red_fill="#A81E1A",
    red_hover="#8F1815",
    red_pressed="#741210",
    on_red="#FFFFFF",
    red_weak="#FBE9E7",
    red_line="#E4AFAA",
    amber="#7A4A00",
    amber_fill="#B86E00",
    on_amber="#FFFFFF",
    amber_weak="#FFF2D8",
    amber_line="#E3C180",
    green="#14603D",
    green_fill="#1D7A4E",
    on_green="#FFFFFF",
    green_weak="#E2F2E9",
    green_line="#9FCFB5",
    blue="#1A5694",
    blue_fill="#2468AD",
    on_blue="#FFFFFF",
    blue_weak="#E5EFF9",
    blue_line="#A9C7E6",
    care="#8A2F6E",
    care_weak="#F8E8F3",
    cause="#4A46A3",
    cause_weak="#ECEBF8",
    mediation="#66503F",
    mediation_weak="#F2ECE6",
    held="#54636C",
    on_held="#FFFFFF",
    search_hit="#FFE08A",
    desk="#DDE3E6",
)

DARK = Colours(
    window="#11181C",
    surface="#182126",
    sunken="#141C20",
    hover="#1F2A30",
    text="#E5ECEF",
    text2="#C0CBD1",
    mute="#99A8B0",
    line="#2B383F",
    control="#6C7D87",
    accent="#56BBC5",
    accent_hover="#6CC8D1",
    accent_pressed="#48A8B2",
    on_accent="#04262B",
    accent_weak="#16353B",
    accent_line="#2F626A",
    selection="#1D4149",
    on_selection="#EAF7F8",
    rail="#0C1215",
    on_rail="#A9BBC3",
    rail_selected="#1D4149",
    on_rail_selected="#FFFFFF",
    band="#8F1D19",
    on_band="#FFFFFF",
    red="#FF9D94",
    red_fill="#CB443C",
    red_hover="#BD3D36",
    red_pressed="#A8332D",
    on_red="#FFFFFF",
    red_weak="#361B1A",
    red_line="#6D302C",
    amber="#F0C26A",
    amber_fill="#E0A53A",
    on_amber="#2A1C00",
    amber_weak="#30270F",
    amber_line="#65511E",
    green="#82CDA2",
    green_fill="#4FAE7C",
    on_green="#04210F",
    green_weak="#15301F",
    green_line="#2F5F43",
    blue="#93C0F0",
    blue_fill="#5F9BDC",
    on_blue="#06203C",
    blue_weak="#16293D",
    blue_line="#2F5076",
    care="#E7A3D2",
    care_weak="#382031",
    cause="#B6B2F5",
    cause_weak="#26254A",
    mediation="#D8BFA8",
    mediation_weak="#33291F",
    held="#99A8B0",
    on_held="#11181C",
    search_hit="#6B5410",
    desk="#0C1215",
)

LOOKS: dict[Look, Colours] = {"light": LIGHT, "dark": DARK}
NAMES: tuple[str, ...] = tuple(f.name for f in fields(Colours))

TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA): text against what is behind it."""
SHAPE_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11 (AA): borders of controls and the shapes of glyphs."""

_PAPERS = ("window", "surface", "sunken", "hover", "selection")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, paper) for ink in ("text", "text2", "mute") for paper in (*_PAPERS, "desk")),
    *((ink, paper) for ink in ("accent", "red", "amber", "green", "blue") for paper in _PAPERS),
    ("accent", "accent_weak"),
    ("text", "accent_weak"),
    ("text", "red_weak"),
    ("text2", "red_weak"),
    ("text", "amber_weak"),
    ("text2", "amber_weak"),
    ("text", "green_weak"),
    ("text2", "green_weak"),
    ("text", "blue_weak"),
    ("text2", "blue_weak"),
    ("accent", "blue_weak"),
    ("accent", "red_weak"),
    ("accent", "amber_weak"),
    ("on_selection", "selection"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_rail", "rail"),
    ("on_rail_selected", "rail_selected"),
    ("on_rail_selected", "rail"),
    ("on_band", "band"),
    ("on_red", "red_fill"),
    ("on_red", "red_hover"),
    ("on_red", "red_pressed"),
    ("red", "red_weak"),
    ("amber", "amber_weak"),
    ("green", "green_weak"),
    ("blue", "blue_weak"),
    ("care", "care_weak"),
    ("cause", "cause_weak"),
    ("mediation", "mediation_weak"),
    ("text", "search_hit"),
)
"""Text on its ground, each at least TEXT_CONTRAST in both looks."""

SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, paper) for ink in ("control", "accent") for paper in ("window", "surface")),
    *(
        (ink, paper)
        for ink in ("red_fill", "amber_fill", "green_fill", "blue_fill", "held")
        for paper in ("window", "surface", "sunken")
    ),
    ("red_fill", "red_weak"),
    ("amber_fill", "amber_weak"),
    ("on_red", "red_fill"),
    ("on_amber", "amber_fill"),
    ("on_green", "green_fill"),
    ("on_blue", "blue_fill"),
    ("on_held", "held"),
)
"""Borders, rings and signs, each at least SHAPE_CONTRAST in both looks."""
