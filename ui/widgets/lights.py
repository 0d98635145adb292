"""How urgent a time is, as a glyph and a colour: the same on every page."""

from __future__ import annotations

from clinicguard.tasks.task import Light
from ui.widgets.glyphs import Glyph


def light_glyph(light: Light) -> Glyph:
    """Octagon, triangle, disc, ring."""
    match light:
        case Light.BURNS:
            return "burns"
        case Light.SOON:
            return "soon"
        case Light.FAR:
            return "fine"
        case Light.NONE:
            return "todo"


def light_colour(light: Light) -> str:
    """The colour of the words; the glyph tells the same by its shape."""
    return {Light.BURNS: "red", Light.SOON: "amber"}.get(light, "text")
