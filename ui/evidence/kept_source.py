"""A file, or what was pasted or captured, as a draft keeps it until it is an exhibit."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clinicguard.evidence.exhibit import KINDS, Kind
from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.tables import origin_as_json, origin_from
from ui.evidence.folders import Source

MOST = 48 << 20
"""Bytes of captures and pasted things that a draft holds; what is beyond is not kept."""


def fits(source: Source) -> bool:
    """Whether a draft has room for it."""
    return isinstance(source, Path) or len(source.data) * 4 // 3 < MOST


def as_kept(source: Source) -> dict[str, Any]:
    """A file by its path, everything else with its content: a draft is sealed."""
    if isinstance(source, Path):
        return {"path": str(source)}
    return {
        "name": source.name,
        "data": base64.b64encode(source.data).decode("ascii"),
        "known": origin_as_json(source.known),
        "kind": source.kind or "",
    }


def size_of(kept: Mapping[str, Any]) -> int:
    """Bytes that it takes in a draft."""
    return len(kept.get("data", ""))


def source_of(kept: Mapping[str, Any]) -> Source | None:
    """What was kept; a file may be gone from its place by now. None where it cannot be read."""
    if "path" in kept:
        return Path(str(kept["path"]))
    try:
        data = base64.b64decode(str(kept["data"]), validate=True)
        kind: Kind | None = next((each for each in KINDS if each == kept.get("kind")), None)
        return Pasted(str(kept["name"]), data, origin_from(kept["known"]), kind)
    except (KeyError, TypeError, ValueError, binascii.Error):
        return None
