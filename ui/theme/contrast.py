"""How well two colours are told apart: WCAG 2.2 relative luminance and contrast ratio."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """The ratio of two `#RRGGBB` colours, from 1.0 (the same) to 21.0 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a `#RRGGBB` colour, 0.0 to 1.0 (WCAG 2.2, definition)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
