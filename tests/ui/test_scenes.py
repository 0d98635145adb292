"""Every page and dialog that has a picture: nothing cut off, every stop named, only plain words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet
from PySide6.QtWidgets import QApplication

from tests.made import NAMES, MadeClinic
from tests.pictures.__main__ import load_scenes
from tests.pictures.stage import SCENES, Stage, Take
from tests.ui.fit import cut_off
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless
from tests.ui.strays import strays

load_scenes()

TURNS = (
    Take("zh_TW", tall=720),
    Take("en", "dark", 150, tall=720),
    Take("zh_CN", scale=200, tall=720),
)
"""In the ordinary run a scene is seen in one of these, in turn."""

LATE = (Take("en", tall=720), Take("zh_TW", "dark", 200, tall=720))


def looks() -> Iterator[ParameterSet]:
    """Each scene in each way; the ways that are not its turn belong to the long proofs."""
    for number, name in enumerate(sorted(SCENES)):
        turn = TURNS[number % len(TURNS)]
        for take in (*TURNS, *LATE):
            late = () if take is turn else (pytest.mark.prove,)
            yield pytest.param(name, take, marks=late, id=take.name(name))


@pytest.mark.parametrize(("name", "take"), list(looks()))
def test_a_scene_holds_what_every_window_promises(
    qapp: QApplication, original: MadeClinic, name: str, take: Take
) -> None:
    stage = Stage(qapp, original, take)
    try:
        with strays(qapp) as stray:
            shown = SCENES[name](stage) or stage.shell.window
            stage.settle()
        assert stray == []
        assert shown.isVisible()
        assert cut_off(shown) == []
        assert nameless(shown) == []
        assert_plain(shown)
        assert not any(person in shown.windowTitle() for person in NAMES.values())
    finally:
        stage.close()
