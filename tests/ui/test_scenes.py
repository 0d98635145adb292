"""Every page and dialog that has a picture: nothing cut off, every stop named, only plain words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.made import NAMES, MadeClinic
from tests.pictures.__main__ import load_scenes
from tests.pictures.stage import SCENES, Stage, Take
from tests.ui.fit import cut_off
from tests.ui.naughty import assert_plain
from tests.ui.reach import nameless
from tests.ui.strays import strays

load_scenes()

TAKES = (
    Take("zh_TW", tall=720),
    Take("en", "dark", 150, tall=720),
    Take("zh_CN", scale=200, tall=720),
    pytest.param(Take("en", tall=720), marks=pytest.mark.prove),
    pytest.param(Take("zh_TW", "dark", 200, tall=720), marks=pytest.mark.prove),
)


@pytest.mark.parametrize("take", TAKES, ids=lambda take: take.name("")[1:])
@pytest.mark.parametrize("name", sorted(SCENES))
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
