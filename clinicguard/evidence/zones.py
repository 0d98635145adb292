"""The time zone beside a time as somebody typed it: UTC+9, +08:00, Asia/Tokyo, 台灣時間."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_NAMED = {
    "taiwan": "Asia/Taipei",
    "taipei": "Asia/Taipei",
    "台灣": "Asia/Taipei",
    "臺灣": "Asia/Taipei",
    "台北": "Asia/Taipei",
    "臺北": "Asia/Taipei",
    "中原標準": "Asia/Taipei",
    "台湾": "Asia/Taipei",
    "北京": "Asia/Shanghai",
    "beijing": "Asia/Shanghai",
    "中國": "Asia/Shanghai",
    "中国": "Asia/Shanghai",
    "香港": "Asia/Hong_Kong",
    "hong kong": "Asia/Hong_Kong",
    "日本": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
}
_AROUND = re.compile(r"\s*(時間|时间|標準時間|time)$", re.IGNORECASE)
_FURTHEST = timedelta(hours=14)


def zone_typed(text: str) -> tzinfo | None:
    """The zone that is meant; None where it cannot be read."""
    bare = _AROUND.sub("", text.strip())
    if bare.upper() in ("UTC", "GMT", "Z"):
        return UTC
    if (found := _OFFSET.fullmatch(bare)) is not None:
        return _offset(*found.groups())
    name = _NAMED.get(bare.casefold()) or (bare if "/" in bare else "")
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        return None


def _offset(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    off = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if off > _FURTHEST or int(minutes or 0) > 59:
        return None
    return timezone(off if sign == "+" else -off)
