"""The drawings that ship: each a plain line drawing that takes its colour from the look."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "resources" / "icons"
LUCIDE = (ROOT / "packaging" / "icons.txt").read_text("utf-8").split()
SVG = "{http://www.w3.org/2000/svg}"


def test_what_is_listed_is_what_ships() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {*LUCIDE, "mark"}
    assert "ISC License" in (FOLDER / "LUCIDE-LICENSE.txt").read_text("utf-8")


def test_every_drawing_is_lines_in_one_colour() -> None:
    """The look puts its own colour and width in the place of these."""
    tags = {
        SVG + tag for tag in ("path", "circle", "rect", "line", "polyline", "polygon", "ellipse")
    }
    for path in FOLDER.glob("*.svg"):
        drawing = ET.parse(path).getroot()
        assert drawing.get("viewBox") == "0 0 24 24", path.name
        assert drawing.get("stroke") == "currentColor", path.name
        assert drawing.get("stroke-width") == "2", path.name
        assert {shape.tag for shape in drawing} <= tags, path.name


@pytest.mark.parametrize("size", [16, 20, 24, 32, 40, 48, 64, 128, 256, 512])
def test_the_program_icon_comes_in_this_size(size: int) -> None:
    with Image.open(FOLDER / "app" / f"clinicguard-{size}.png") as picture:
        assert picture.size == (size, size)
        assert picture.getchannel("A").getpixel((0, 0)) == 0, "the corner is cut round"


def test_the_windows_icon_holds_the_sizes_that_windows_asks_for() -> None:
    with Image.open(FOLDER / "app" / "clinicguard.ico") as icon:
        assert {(side, side) for side in (16, 24, 32, 48, 256)} <= set(icon.info["sizes"])
