"""What is known of a capture or of something pasted, before anybody has answered a question."""

from __future__ import annotations

import platform
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData

from clinicguard import __version__
from clinicguard.evidence.clipboard import host, page_address
from clinicguard.evidence.exhibit import Kind, Origin
from clinicguard.evidence.opening import Pasted
from ui.evidence.capture.shot import Picked
from ui.language import say

_LARGEST_HINT = 1 << 20


def captured(picked: Picked, clipboard: QMimeData | None, now: datetime, zone: ZoneInfo) -> Pasted:
    """The exhibit to be. The name tells when, and nothing of whom."""
    url = address_in(clipboard)
    size = f"{picked.width} × {picked.height}"
    method = (
        say("whole screen captured, {size} pixels", size=size)
        if picked.whole
        else say(
            "region of the screen captured, {size} of {whole} pixels, not scaled",
            size=size,
            whole=f"{picked.screen_width} × {picked.screen_height}",
        )
    )
    known = Origin(
        platform=host(url),
        url=url,
        seen_at=now,
        captured_at=now,
        clock_source=say("clock of this PC"),
        device=this_pc(),
        tool=f"ClinicGuard {__version__}",
        method=method,
    )
    return Pasted(f"capture-{_stamp(now, zone)}.png", picked.png, known, "screenshot")


def pasted(
    ending: str,
    data: bytes,
    clipboard: QMimeData | None,
    now: datetime,
    zone: ZoneInfo,
    kind: Kind | None = None,
) -> Pasted:
    """Something out of the clipboard; `ending` is that of its name: "txt"."""
    url = address_in(clipboard)
    known = Origin(
        platform=host(url), url=url, seen_at=now, method=say("pasted from the clipboard")
    )
    return Pasted(f"pasted-{_stamp(now, zone)}.{ending}", data, known, kind)


def address_in(clipboard: QMimeData | None) -> str:
    """The page that the clipboard's content was copied from, or an address that it holds."""
    if clipboard is None:
        return ""
    formats = {
        name: data
        for name in clipboard.formats()
        if _may_tell(name) and len(data := bytes(clipboard.data(name).data())) <= _LARGEST_HINT
    }
    return page_address(formats, clipboard.text() if clipboard.hasText() else "")


def this_pc() -> str:
    """The PC's own name and system, as a custody form names the device."""
    system = f"{platform.system()} {platform.release()}".strip()
    return f"{platform.node()}（{system}）" if platform.node() else system


def _may_tell(name: str) -> bool:
    plain = name.casefold()
    return any(word in plain for word in ("html", "url", "uri"))


def _stamp(now: datetime, zone: ZoneInfo) -> str:
    return f"{now.astimezone(zone):%Y%m%d-%H%M%S}"
