"""A chart as SVG for the screen: the same shapes as on paper, plain SVG 1.1 without clip paths."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from clinicguard.documents.charts.drawing import Drawing, Label, Path
from clinicguard.documents.type.plain import one_line

_FAMILY = "'Noto Sans TC','Noto Sans SC','ClinicGuard Rare',sans-serif"
_ANCHOR = {"left": "start", "centre": "middle", "right": "end"}


def svg(drawing: Drawing) -> str:
    """The drawing as an SVG document in which one point is one unit."""
    body = "".join(_shape(shape) for shape in drawing.shapes)
    size = f'width="{drawing.width:g}" height="{drawing.height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'viewBox="0 0 {drawing.width:g} {drawing.height:g}" role="img" '
        f"aria-label={quoteattr(one_line(drawing.alternative))}>{body}</svg>"
    )


def _shape(shape: Path | Label) -> str:
    match shape:
        case Path():
            return _path(shape)
        case Label():
            weight = ' font-weight="700"' if shape.bold else ""
            return (
                f'<text x="{shape.x:.2f}" y="{shape.y:.2f}" font-size="{shape.size:g}" '
                f'font-family="{_FAMILY}"{weight} fill="{shape.colour}" '
                f'text-anchor="{_ANCHOR[shape.align]}">{escape(one_line(shape.text))}</text>'
            )


def _path(shape: Path) -> str:
    steps = " ".join(f"{'L' if i else 'M'}{x:.2f} {y:.2f}" for i, (x, y) in enumerate(shape.points))
    dashes = ' stroke-dasharray="3 3"' if shape.dashed else ""
    return (
        f'<path d="{steps}{" Z" if shape.closed else ""}" fill="{shape.fill or "none"}" '
        f'stroke="{shape.edge or "none"}" stroke-width="{shape.weight:g}"{dashes}/>'
    )
