"""Whose work is in the program, and under which licence: for the page that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from clinicguard.host.paths import resources

_PROGRAM = "clinicguard"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FONT = re.compile(r"(.+)-LICENSE\.txt")


@dataclass(frozen=True, slots=True)
class Licence:
    """One part: its name, version, the licence's short name, and its text where it ships."""

    name: str
    version: str
    short: str
    text: str


@cache
def licences() -> tuple[Licence, ...]:
    """Packages by name, then what is compiled into them, fonts and icons."""
    packages = sorted(_packages(_PROGRAM), key=lambda each: each.name.casefold())
    return (*packages, *_shipped())


def _packages(root: str) -> Iterator[Licence]:
    """Everything that the program needs, and what that needs, as far as it is installed here."""
    waiting, seen = [root], {root}
    while waiting:
        try:
            found = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        name = str(found.metadata["Name"])
        if name != root:
            yield Licence(name, found.version, _short(found), _text(found))
        for needed in found.requires or ():
            match = _NAME.match(needed)
            key = match.group().casefold().replace("_", "-") if match else root
            if key not in seen and "extra ==" not in needed:
                seen.add(key)
                waiting.append(key)


def _short(found: Distribution) -> str:
    for field in ("License-Expression", "License"):
        for declared in map(str, found.metadata.get_all(field) or ()):
            if declared.strip() and "\n" not in declared.strip():
                return declared.strip()[:80]
    for kind in map(str, found.metadata.get_all("Classifier") or ()):
        if kind.startswith("License"):
            return kind.rpartition(" :: ")[2]
    return next((line.strip() for line in _text(found).splitlines() if line.strip()), "")[:80]


def _text(found: Distribution) -> str:
    wanted = [
        path
        for path in found.files or ()
        if ".dist-info" in str(path) and re.search("(?i)licen[cs]e|copying|notice", path.name)
    ]
    texts = [Path(str(found.locate_file(path))) for path in wanted]
    return "\n\n".join(
        path.read_text("utf-8", "replace").strip() for path in texts if path.is_file()
    )


def _shipped() -> Iterator[Licence]:
    notice = resources() / "licences" / "SQLCipher.txt"
    yield Licence("SQLCipher", "", "BSD-3-Clause", notice.read_text("utf-8"))
    for path in sorted((resources() / "fonts").glob("*-LICENSE.txt")):
        named = _FONT.fullmatch(path.name)
        if named is not None:
            yield Licence(named.group(1), "", "OFL-1.1", path.read_text("utf-8"))
    icons = resources() / "icons" / "LUCIDE-LICENSE.txt"
    yield Licence("Lucide", "", "ISC", icons.read_text("utf-8"))
