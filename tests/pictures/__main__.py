"""`python -m tests.pictures OUT [--only NAME] [--quick]` writes the pictures into OUT.

All scenes in three languages: light and dark at 1280×800, and light at 1280×720 with a text size of
100, 150 and 200 %. `--quick` takes Traditional Chinese in light at 1280×800 only. `--readme`
draws the pictures of README.md anew, and nothing else.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from clinicguard.host.words import LANGUAGES
from tests import pictures
from tests.made import MadeClinic, make_clinic
from tests.pictures.readme import draw_readme
from tests.pictures.stage import SCENES, Stage, Take


def main() -> None:
    """Reads the command line and draws."""
    parser = argparse.ArgumentParser(prog="packaging/pictures", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", help="the folder for the pictures")
    parser.add_argument("--only", default="", help="scenes whose name begins like this")
    parser.add_argument("--quick", action="store_true", help="one language, one look, one size")
    parser.add_argument("--readme", action="store_true", help="the pictures of README.md")
    given = parser.parse_args()
    if given.readme:
        for path in draw_readme(QApplication([])):
            print(path)
        return
    if given.out is None:
        parser.error("say where to: packaging/pictures OUT")
    given.out.mkdir(parents=True, exist_ok=True)
    load_scenes()
    chosen = sorted(name for name in SCENES if name.startswith(given.only))
    takes = [Take()] if given.quick else list(all_takes())
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        os.environ["CLINICGUARD_SETTINGS"] = folder
        original = make_clinic(Path(folder))
        for name in chosen:
            for take in takes:
                print(draw(app, original, name, take, given.out))


def load_scenes() -> None:
    """Imports every module of scenes."""
    for module in iter_modules(pictures.__path__):
        if module.name.startswith("scene_"):
            import_module(f"{pictures.__name__}.{module.name}")


def all_takes() -> Iterator[Take]:
    """Every way in which a scene is looked at."""
    for language in LANGUAGES:
        for look in ("light", "dark"):
            yield Take(language, look)
        yield Take(language, "light", tall=720)
        yield Take(language, "light", 150, tall=720)
        yield Take(language, "light", 200, tall=720)


def draw(app: QApplication, original: MadeClinic, name: str, take: Take, out: Path) -> Path:
    """Plays one scene and writes its picture."""
    stage = Stage(app, original, take)
    try:
        shown = SCENES[name](stage) or stage.shell.window
        stage.settle()
        path = out / f"{take.name(name)}.png"
        shown.grab().save(str(path))
    finally:
        stage.close()
    return path


if __name__ == "__main__":
    main()
