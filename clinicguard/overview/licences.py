"""Whose work is in the program, and under which licence: for the page that says so."""

from __future__ import annotations

import json
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
_LGPL = {"pyside6-essentials", "shiboken6"}
"""Their packages carry the text of another licence than the one that we use them under."""
_TOLD = {
    "pyrage": "MIT",
    "rfc8785": "Apache-2.0",
    "sqlcipher3": "Zlib",
    "reportlab": "BSD-3-Clause",
    # the wheel brings libheif and libde265, which its own short name leaves out
    "pi-heif": "BSD-3-Clause AND LGPL-3.0-only",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}
"""Where the package itself leaves the short name out; it stands in its licence file or source."""
_SHORT = {
    "SQLCipher": "BSD-3-Clause",
    "Qt": "LGPL-3.0-only",
    "LGPL-3.0": "LGPL-3.0",
    "GPL-3.0": "GPL-3.0",
    "multilingual-e5-small": "MIT",
}
"""Of the notices in resources/licences, by the name of the file."""


@dataclass(frozen=True, slots=True)
class Licence:
    """One part: its name, version, the licence's short name, and its text where it ships."""

    name: str
    version: str
    short: str
    text: str


@cache
def licences() -> tuple[Licence, ...]:
    """Packages by name, then what is compiled into them, fonts and icons.

    A built program carries the list of what was really built in; a checkout looks at what is
    installed.
    """
    built = resources() / "licences" / "parts.json"
    packages = _built(built) if built.is_file() else _packages(_PROGRAM)
    return (*sorted(packages, key=lambda each: each.name.casefold()), *shipped())


def search(found: tuple[Licence, ...], typed: str) -> tuple[Licence, ...]:
    """The parts whose name, licence or text holds every word."""
    words = typed.casefold().split()
    return tuple(
        each
        for each in found
        if all(word in f"{each.name} {each.short} {each.text}".casefold() for word in words)
    )


def licence_of(found: Distribution) -> Licence:
    """The licence of an installed package."""
    name = str(found.metadata["Name"])
    key = name.casefold().replace("_", "-")
    if key in _LGPL:
        notice = resources() / "licences" / "Qt.txt"
        return Licence(name, found.version, "LGPL-3.0-only", notice.read_text("utf-8"))
    short = _TOLD.get(key) or _short(found)
    return Licence(name, found.version, short, _text(found))


def shipped() -> Iterator[Licence]:
    """What is in no package: notices of their own, fonts, icons."""
    for path in sorted((resources() / "licences").glob("*.txt")):
        yield Licence(path.stem, "", _SHORT.get(path.stem, ""), path.read_text("utf-8"))
    for path in sorted((resources() / "fonts").glob("*-LICENSE.txt")):
        named = _FONT.fullmatch(path.name)
        if named is not None:
            yield Licence(named.group(1), "", "OFL-1.1", path.read_text("utf-8"))
    icons = resources() / "icons" / "LUCIDE-LICENSE.txt"
    yield Licence("Lucide", "", "ISC", icons.read_text("utf-8"))


def _built(listed: Path) -> Iterator[Licence]:
    for part in json.loads(listed.read_text("utf-8")):
        yield Licence(part["name"], part["version"], part["short"], part["text"])


def _packages(root: str) -> Iterator[Licence]:
    """Everything that the program needs, and what that needs, as far as it is installed here."""
    waiting, seen = [root], {root}
    while waiting:
        try:
            found = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        if str(found.metadata["Name"]) != root:
            yield licence_of(found)
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
        if ".dist-info" in str(path) and re.search("(?i)licen[cs]e|copying|notice", str(path))
    ]
    texts = [Path(str(found.locate_file(path))) for path in wanted]
    return "\n\n".join(
        path.read_text("utf-8", "replace").strip() for path in texts if path.is_file()
    )
