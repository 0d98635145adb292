"""The fonts that ship, loaded when first needed, and who steps in for a missing character.

A chain is tried from the left: the face of the language, the other Chinese face, Latin with its
combining marks (Taiwanese romanisation), the rare characters. What is in none of them has no
glyph here and is printed as its code point.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

from clinicguard.documents.type.unicode_map import unicode_map
from clinicguard.host.paths import resources
from clinicguard.host.words import Language

Kind = Literal["serif", "serif-bold", "sans", "sans-bold", "mono"]

_LOCK = Lock()
_CHAINS: dict[Language, dict[Kind, tuple[str, ...]]] = {
    "zh_TW": {
        "serif": ("serif-tc", "sans-tc", "sans-sc", "latin-sans", "rare"),
        "serif-bold": ("serif-tc-bold", "sans-tc-bold", "sans-sc-bold", "latin-sans-bold", "rare"),
        "sans": ("sans-tc", "sans-sc", "latin-sans", "rare"),
        "sans-bold": ("sans-tc-bold", "sans-sc-bold", "latin-sans-bold", "rare"),
    },
    "zh_CN": {
        "serif": ("sans-sc", "sans-tc", "latin-sans", "rare"),
        "serif-bold": ("sans-sc-bold", "sans-tc-bold", "latin-sans-bold", "rare"),
        "sans": ("sans-sc", "sans-tc", "latin-sans", "rare"),
        "sans-bold": ("sans-sc-bold", "sans-tc-bold", "latin-sans-bold", "rare"),
    },
    "en": {
        "serif": ("latin-serif", "serif-tc", "sans-sc", "latin-sans", "rare"),
        "serif-bold": (
            "latin-serif-bold", "serif-tc-bold", "sans-sc-bold", "latin-sans-bold", "rare",
        ),
        "sans": ("latin-sans", "sans-tc", "sans-sc", "rare"),
        "sans-bold": ("latin-sans-bold", "sans-tc-bold", "sans-sc-bold", "rare"),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its name in the PDF engine and how wide each character is (1/1000 em)."""

    font: ttfonts.TTFont
    widths: Mapping[int, float]

    def has(self, cluster: str) -> bool:
        return all(ord(char) in self.widths for char in cluster)

    def width(self, cluster: str) -> float:
        """In ems."""
        return sum(self.widths[ord(char)] for char in cluster) / 1000


class Chain:
    """The faces that stand in for each other in one language and kind of letter."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._found: dict[str, tuple[Face, float] | None] = {}

    def find(self, cluster: str) -> tuple[Face, float] | None:
        """The first face that has the character with its marks, and its width in ems."""
        try:
            return self._found[cluster]
        except KeyError:
            found = self._found[cluster] = self._search(cluster)
            return found

    def _search(self, cluster: str) -> tuple[Face, float] | None:
        for name in self._names:
            candidate = face(name)
            if candidate.has(cluster):
                return candidate, candidate.width(cluster)
        return None


@cache
def chain(language: Language, kind: Kind) -> Chain:
    """The chain for a language and kind; digits of a fingerprint are the same everywhere."""
    if kind == "mono":
        return Chain(("mono", *_CHAINS[language]["sans"]))
    return Chain(_CHAINS[language][kind])


def without_glyph(text: str) -> tuple[str, ...]:
    """The characters that no font of ours can draw, each once, in order of appearance.

    For the check before printing: what is named here will stand on paper as 〔U+1F621〕.
    """
    faces = chain("zh_TW", "sans")
    return tuple(dict.fromkeys(c for c in text if c != "\n" and faces.find(c) is None))


@cache
def _load(name: str) -> Face:
    # the engine's own map is wrong above U+FFFF
    setattr(ttfonts, "makeToUnicodeCMap", unicode_map)  # noqa: B010 - its stub names parameters
    font = ttfonts.TTFont(f"clinic-{name}", str(fonts_folder() / _files()[name]))
    pdfmetrics.registerFont(font)
    known, default = font.face.charWidths, font.face.defaultWidth
    return Face(font, {code: known.get(code, default) for code in font.face.charToGlyph})


def face(name: str) -> Face:
    """One shipped face by its role in `fonts.json`, read from disk at most once."""
    with _LOCK:
        return _load(name)


def fonts_folder() -> Path:
    """Where the fonts lie."""
    return resources() / "fonts"


@cache
def _files() -> dict[str, str]:
    listed = json.loads((fonts_folder() / "fonts.json").read_text("utf-8"))
    return {each["role"]: each["file"] for each in listed["fonts"]}
