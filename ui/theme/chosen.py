"""The look that is chosen now: colours, text size, fonts. Widgets ask here when they paint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont

from ui.theme.colours import LIGHT, Colours, Look
from ui.theme.tokens import TYPE, TextRole


@dataclass(frozen=True, slots=True)
class Theme:
    """One choice of look. `scale` is the person's text size: 1.0 is 100 %."""

    look: Look = "light"
    colours: Colours = LIGHT
    scale: float = 1.0
    families: tuple[str, ...] = ("Noto Sans TC",)
    mono: tuple[str, ...] = ("monospace",)
    narrow_marks: bool = False
    """Quotation marks as wide as they are in Latin text, not as wide as a Han character."""
    high_contrast: bool = False
    motion: bool = True


_now = Theme()


def theme() -> Theme:
    """The look in use."""
    return _now


def choose(chosen: Theme) -> None:
    """Makes a look the one in use. Windows that stand already are rebuilt by the shell."""
    global _now
    _now = chosen
    _ink.cache_clear()
    _font.cache_clear()


def px(size: float) -> int:
    """A size of `tokens` in logical pixels at the person's text size."""
    return max(1, round(size * _now.scale)) if size > 0 else 0


def ink(token: str) -> QColor:
    """The colour of a token in the look in use. Raises AttributeError for an unknown name."""
    return QColor(_ink(token))


def font(role: TextRole = "text", bold: bool = False, mono: bool = False) -> QFont:
    """The font of a role, in points times the person's text size."""
    return QFont(_font(role, bold, mono))


@cache
def _ink(token: str) -> QColor:
    return QColor(getattr(_now.colours, token))


@cache
def _font(role: TextRole, bold: bool, mono: bool) -> QFont:
    made = QFont()
    # a bare QFont takes over what the application had before: another language's narrow marks
    made.clearFeatures()
    made.setFamilies(list(_now.mono if mono else _now.families))
    made.setPointSizeF(TYPE[role] * _now.scale)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if _now.narrow_marks and not mono:
        made.setFeature(QFont.Tag("palt"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
