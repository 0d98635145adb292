"""What a style says about a paragraph; the styles themselves stand in `sheet.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clinicguard.documents.type.faces import Kind

Align = Literal["left", "right", "centre", "justify"]
_BOLD: dict[Kind, Kind] = {"serif": "serif-bold", "sans": "sans-bold"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. Lengths in points, colours as `#RRGGBB`.

    `above` and `below` are the white space around it; the larger of two neighbours counts.
    `by_sense` ends a line after a comma or colon, where that costs no further line: for titles.
    `tag` is its role in the structure tree (ISO 32000-1, 14.8.4).
    """

    kind: Kind
    size: float
    leading: float
    colour: str = "#14232A"
    align: Align = "left"
    above: float = 0.0
    below: float = 0.0
    indent: float = 0.0
    keep_next: bool = False
    by_sense: bool = False
    tag: str = "P"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words inside a paragraph."""

    text: str
    bold: bool = False
    struck: bool = False
    colour: str | None = None

    def kind(self, style: Style) -> Kind:
        return _BOLD.get(style.kind, style.kind) if self.bold else style.kind
