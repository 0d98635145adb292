"""Every icon that the windows name ships with the program, and is drawn in the colour asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clinicguard.host.paths import resources
from ui.theme.chosen import ink
from ui.theme.icons import pixmap

UI = Path(__file__).resolve().parents[3] / "ui"
FIRST = {"IconButton", "Picture", "EmptyPage", "icon", "pixmap"}
SECOND = {"paint_icon", "Event"}
THIRD = {"Option", "Room"}


def named_icons() -> Iterator[tuple[str, str]]:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                for name in _icons_of(node):
                    yield name, f"{path.relative_to(UI)}:{node.lineno}"


def _icons_of(call: ast.Call) -> Iterator[str]:
    callee = (
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    )
    given = [word.value for word in call.keywords if word.arg == "icon"]
    for place, callees in enumerate((FIRST, SECOND, THIRD)):
        if callee in callees and len(call.args) > place:
            given.append(call.args[place])
    for node in given:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def test_every_named_icon_ships() -> None:
    named = list(named_icons())
    assert len(named) > 15
    folder = resources() / "icons"
    missing = {
        f"{name} ({place})" for name, place in named if not (folder / f"{name}.svg").exists()
    }
    assert missing == set()


@pytest.mark.parametrize("token", ["text", "accent", "red"])
def test_an_icon_takes_the_colour_of_a_token(qapp: QApplication, token: str) -> None:
    drawn = pixmap("x", token, 24).toImage()
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {ink(token).name()}
