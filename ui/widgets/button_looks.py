"""How a button of each kind looks at rest, under the mouse, pressed, and switched off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["primary", "plain", "text", "danger", "link"]
Mood = Literal["rest", "hover", "pressed", "off"]


@dataclass(frozen=True, slots=True)
class Look:
    fill: str | None
    line: str | None
    words: str


_REST: dict[Kind, Look] = {
    "primary": Look("accent", None, "on_accent"),
    "plain": Look("surface", "control", "text"),
    "text": Look(None, None, "accent"),
    "danger": Look("red_fill", None, "on_red"),
    "link": Look(None, None, "accent"),
}
_HOVER: dict[Kind, Look] = {
    "primary": Look("accent_hover", None, "on_accent"),
    "plain": Look("hover", "control", "text"),
    "text": Look("accent_weak", None, "accent"),
    "danger": Look("red_hover", None, "on_red"),
    "link": Look(None, None, "accent"),
}
_PRESSED: dict[Kind, Look] = {
    "primary": Look("accent_pressed", None, "on_accent"),
    "plain": Look("sunken", "control", "text"),
    "text": Look("selection", None, "accent"),
    "danger": Look("red_pressed", None, "on_red"),
    "link": Look(None, None, "accent"),
}
_OFF: dict[Kind, Look] = {
    "primary": Look("sunken", "line", "mute"),
    "plain": Look("sunken", "line", "mute"),
    "text": Look(None, None, "mute"),
    "danger": Look("sunken", "line", "mute"),
    "link": Look(None, None, "mute"),
}

_MOODS: dict[Mood, dict[Kind, Look]] = {
    "rest": _REST,
    "hover": _HOVER,
    "pressed": _PRESSED,
    "off": _OFF,
}


def look_of(kind: Kind, mood: Mood) -> Look:
    """The colours of a button of that kind in that mood, by token."""
    return _MOODS[mood][kind]
