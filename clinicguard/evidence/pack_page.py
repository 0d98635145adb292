"""The page of a pack: opened in any browser, offline, it shows the exhibits and hashes the folder.

Everything that was said by somebody stands in it as data, never as markup, and only its own script
may run. Exhibits that could bring a script of their own (HTML, SVG) are named and not opened.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from clinicguard.evidence.sealing import hash_file
from clinicguard.host.paths import resources

NAME = "index.html"


def write_page(
    folder: Path, about: Mapping[str, str], exhibits: Iterable[Mapping[str, Any]]
) -> None:
    """Writes `index.html` beside `data/`, with the hash of every file in `data/`. Raises OSError.

    `about` is case, clinic, recipient, purpose, made_at; `exhibits` as in `exhibits.json`.
    """
    listed = list(exhibits)
    told = [*listed, *(each["transcript"] for each in listed if "transcript" in each)]
    known = {f"data/{each['file']}": str(each["sha256"]) for each in told}
    shown = {**about, "files": _files(folder, known), "exhibits": [_told(each) for each in listed]}
    code = (resources() / "verifier" / "index.js").read_text("utf-8")
    page = (resources() / "verifier" / "index.html").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    filled = page.replace("@SCRIPT@", digest).replace("@CODE@", code)
    before, _, after = filled.partition("@PACK@")
    (folder / NAME).write_text(before + _as_data(shown) + after, "utf-8", newline="\n")


def _files(folder: Path, known: Mapping[str, str]) -> list[dict[str, Any]]:
    found = []
    for top, _, names in os.walk(folder / "data"):
        for name in names:
            path = Path(top) / name
            place = path.relative_to(folder).as_posix()
            sha256 = known.get(place) or hash_file(path)
            found.append({"path": place, "sha256": sha256, "bytes": path.stat().st_size})
    return sorted(found, key=lambda each: str(each["path"]))


def _told(exhibit: Mapping[str, Any]) -> dict[str, Any]:
    names = ("mark", "title", "file", "original_name", "media_type", "bytes", "sha256",
             "acquired_at")  # fmt: skip
    told = {name: exhibit[name] for name in names}
    if "redacted_from" in exhibit:
        original = exhibit["redacted_from"]
        told["redacted_from"] = {name: original[name] for name in ("number", "sha256", "copy")}
    if "transcript" in exhibit:
        written = exhibit["transcript"]
        told["transcript"] = {name: written[name] for name in ("number", "file", "lines", "whole")}
    return told


def _as_data(value: object) -> str:
    """JSON that no parser of HTML can leave."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace("&", "\\u0026").replace("\u2028", "\\u2028")
