"""BagIt 1.0 (RFC 8493): a folder that says what every file in it must be."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from clinicguard.host.files import as_trouble

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
_KNOWN = ("md5", "sha1", "sha256", "sha512")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class BagFinding:
    """What does not agree in a bag: which file, and what of it."""

    path: str
    what: str
    """missing, changed, unlisted, outside, twice, unreadable, declaration, no_manifest, oxum"""


def write_bag(folder: Path, info: Mapping[str, str], day: date) -> None:
    """Makes a bag of a folder whose payload stands in `data/`, and whose tag files are in place.

    Raises:
        DiskFull, ReadOnlyPlace.
    """
    try:
        (folder / "bagit.txt").write_text(DECLARATION, "utf-8", newline="\n")
        payload = list(_files(folder / "data"))
        size = sum(path.stat().st_size for path in payload)
        lines = {
            **info,
            "Bagging-Date": day.isoformat(),
            "Payload-Oxum": f"{size}.{len(payload)}",
            "Bag-Size": f"{size} bytes",
        }
        text = "".join(f"{name}: {_one_line(value)}\n" for name, value in lines.items())
        (folder / "bag-info.txt").write_text(text, "utf-8", newline="\n")
        _write_manifests(folder, "manifest", payload)
        tags = [path for path in _files(folder) if path.relative_to(folder).parts[0] != "data"]
        _write_manifests(folder, "tagmanifest", tags)
    except OSError as error:
        raise as_trouble(error, folder / "bagit.txt") from error


def check_bag(folder: Path) -> list[BagFinding]:
    """Everything in a bag that is not as its manifests say. Trusts no path that stands in one."""
    found: list[BagFinding] = []
    if _declared(folder) != DECLARATION.splitlines():
        found.append(BagFinding("bagit.txt", "declaration"))
    payload = {_name(path, folder) for path in _files(folder / "data")}
    manifests = sorted(folder.glob("manifest-*.txt"))
    if not manifests:
        found.append(BagFinding("manifest", "no_manifest"))
    for manifest in manifests:
        listed, findings = _check_manifest(folder, manifest, payload_only=True)
        found += findings
        found += [BagFinding(path, "unlisted") for path in sorted(payload - listed)]
    for manifest in sorted(folder.glob("tagmanifest-*.txt")):
        found += _check_manifest(folder, manifest, payload_only=False)[1]
    found += _check_oxum(folder)
    return found


def safe_name(name: str) -> str:
    """A file name that every system can hold: Windows' devices, marks and endings taken out.

    Letters of every script stay; direction marks, control characters and separators do not.
    """
    kept = "".join(char if _harmless(char) else "_" for char in name).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if (stem or kept).split(".")[0].upper() in _DEVICES:
        kept = f"_{kept}"
    while len(kept.encode("utf-8")) > 150:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[:-1]}{dot}{ending}" if dot and stem else kept[:-1]
    return kept or "_"


_DEVICES = {"CON", "PRN", "AUX", "NUL"} | {
    f"{port}{n}" for port in ("COM", "LPT") for n in range(10)
}


def _harmless(char: str) -> bool:
    hidden = (
        "\u200b" <= char <= "\u200f" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    )
    return char.isprintable() and char not in '<>:"/\\|?*%' and not hidden


def _write_manifests(folder: Path, prefix: str, files: Iterable[Path]) -> None:
    ordered = sorted(files, key=lambda path: _name(path, folder))
    for algorithm in ALGORITHMS:
        lines = [f"{_hash(path, algorithm)}  {_escaped(_name(path, folder))}\n" for path in ordered]
        target = folder / f"{prefix}-{algorithm}.txt"
        target.write_text("".join(lines), "utf-8", newline="\n")


def _check_manifest(
    folder: Path, manifest: Path, *, payload_only: bool
) -> tuple[set[str], list[BagFinding]]:
    algorithm = manifest.stem.partition("-")[2].lower()
    listed: set[str] = set()
    found: list[BagFinding] = []
    if algorithm not in _KNOWN:
        return listed, [BagFinding(manifest.name, "unreadable")]
    try:
        lines = manifest.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return listed, [BagFinding(manifest.name, "unreadable")]
    for line in filter(str.strip, lines):
        value, _, rest = line.replace("\t", " ").strip().partition(" ")
        name = _unescaped(rest.strip().removeprefix("*").removeprefix("./"))
        if not name or not _inside(name, payload_only=payload_only):
            found.append(BagFinding(name or line[:80], "outside"))
            continue
        if name in listed:
            found.append(BagFinding(name, "twice"))
        listed.add(name)
        found += _check_file(folder, name, algorithm, value)
    return listed, found


def _check_file(folder: Path, name: str, algorithm: str, value: str) -> list[BagFinding]:
    path = folder / name
    if path.is_symlink() or not path.is_file():
        return [BagFinding(name, "missing")]
    try:
        same = _hash(path, algorithm) == value.lower()
    except OSError:
        return [BagFinding(name, "unreadable")]
    return [] if same else [BagFinding(name, "changed")]


def _check_oxum(folder: Path) -> list[BagFinding]:
    try:
        lines = (folder / "bag-info.txt").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    told = [
        line.partition(":")[2].strip() for line in lines if line.lower().startswith("payload-oxum:")
    ]
    files = list(_files(folder / "data"))
    is_so = f"{sum(path.stat().st_size for path in files)}.{len(files)}"
    return [BagFinding("bag-info.txt", "oxum") for oxum in told if oxum != is_so]


def _declared(folder: Path) -> list[str]:
    try:
        return (folder / "bagit.txt").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _inside(name: str, *, payload_only: bool) -> bool:
    parts = PurePosixPath(name).parts
    if name.startswith(("/", "~", "\\")) or "\\" in name or ".." in parts or ":" in parts[0]:
        return False
    return parts[0] == "data" if payload_only else parts[0] != "data"


def _files(folder: Path) -> Iterable[Path]:
    for top, _, names in os.walk(folder):
        for name in names:
            yield Path(top) / name


def _hash(path: Path, algorithm: str) -> str:
    digest = hashlib.new(algorithm, usedforsecurity=False)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _unescaped(name: str) -> str:
    return name.replace("%0A", "\n").replace("%0D", "\r").replace("%0a", "\n").replace("%25", "%")


def _one_line(value: str) -> str:
    return " ".join(value.split())
