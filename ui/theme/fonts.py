"""The fonts that ship with the program, so that every PC shows the same characters."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from clinicguard.host.paths import resources
from clinicguard.host.words import Language

_FIRST: dict[Language, str] = {
    "zh_TW": "Noto Sans TC",
    "en": "Noto Sans TC",
    "zh_CN": "Noto Sans SC",
}


@cache
def load(folder: Path | None = None) -> tuple[str, ...]:
    """Gives the screen fonts to Qt once and returns their families.

    The serif fonts are for paper only and stay unread here.
    """
    found: list[str] = []
    for path in sorted((folder or resources() / "fonts").glob("*.[to]tf")):
        if "Serif" in path.name:
            continue
        number = QFontDatabase.addApplicationFont(str(path))
        found += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(found))


def families(language: Language, loaded: tuple[str, ...]) -> tuple[str, ...]:
    """The chain for reading a language: its own forms first, the rare-character font last."""
    noto = [name for name in loaded if name.startswith("Noto Sans") and "Mono" not in name]
    rare = [name for name in loaded if name not in noto and "Mono" not in name]
    first = [name for name in noto if name == _FIRST[language]]
    return tuple(dict.fromkeys([*first, *sorted(noto, reverse=True), *rare]))


def mono(loaded: tuple[str, ...]) -> tuple[str, ...]:
    """The font for hashes and keys, where a 0 must not look like an O."""
    return (*(name for name in loaded if "Mono" in name), "DejaVu Sans Mono", "monospace")
