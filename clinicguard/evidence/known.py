"""What a file says of itself, put into the fields that a court asks for.

A file can say what it likes: these are proposals, shown to whoever hands it in, who corrects them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parseaddr, parsedate_to_datetime
from urllib.parse import urlsplit

from clinicguard.evidence.exhibit import Origin

_EXIF = "%Y:%m:%d %H:%M:%S"
_PDF = re.compile(r"D:(\d{14})(?:(Z)|([+-])(\d{2})'?(\d{2})'?)?")
_CHAT_SAVED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2}) (\d{1,2}):(\d{2})")
_CHAT_WITH = re.compile(r"^\[LINE\] *(?:與|与)? *(.*?) *(?:的聊天記錄|的聊天记录)?$")
_WHATSAPP = ("end-to-end encrypted", "端對端加密", "端对端加密", "端到端加密")
"""WhatsApp's exports begin with its notice of encryption."""
_LINE_ENGLISH = re.compile(r"^\[LINE\] Chat history with (.+)$")


def known_from(
    media_type: str, particulars: Mapping[str, str], lines: Sequence[str], zone: tzinfo
) -> Origin:
    """The fields that the file fills in. Times without a zone are taken as the clinic's."""
    match media_type:
        case "message/rfc822" | "application/vnd.ms-outlook":
            return _mail(particulars)
        case "multipart/related" | "text/html":
            return _page(particulars)
        case "application/pdf":
            return _pdf(particulars, zone)
        case "text/plain":
            return _chat(lines, zone)
        case _ if media_type.startswith("image/"):
            return _photo(particulars, zone)
        case _:
            return Origin()


def filled_up(said: Origin, known: Origin) -> Origin:
    """What was said, and where nothing was said what the file says; of a moment its seconds too."""
    gaps = {
        field.name: getattr(known, field.name)
        for field in fields(Origin)
        if getattr(said, field.name) in (None, "")
        or _same_minute(getattr(said, field.name), getattr(known, field.name))
    }
    return replace(said, **gaps)


def _same_minute(said: object, known: object) -> bool:
    if not (isinstance(said, datetime) and isinstance(known, datetime)):
        return False
    return said.replace(second=0, microsecond=0) == known.replace(second=0, microsecond=0)


def _mail(told: Mapping[str, str]) -> Origin:
    name, address = parseaddr(told.get("From", ""))
    sender = f"{name} <{address}>" if name and address else told.get("From", "")
    return Origin(platform="E-mail", account=sender, shown_time=_mail_date(told.get("Date", "")))


def _page(told: Mapping[str, str]) -> Origin:
    url = told.get("Snapshot-Content-Location", "")
    if not url:
        return Origin()
    saved = _mail_date(told.get("Date", ""))
    return Origin(platform=_host(url), url=url, captured_at=saved, whole_page=True)


def _pdf(told: Mapping[str, str], zone: tzinfo) -> Origin:
    found = _PDF.match(told.get("CreationDate", ""))
    tool = told.get("Creator", "") or told.get("Producer", "")
    if found is None:
        return Origin(tool=tool)
    digits, utc, sign, hours, minutes = found.groups()
    if sign is not None:
        off = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(off if sign == "+" else -off)
    elif utc is not None:
        zone = UTC
    return Origin(tool=tool, captured_at=_moment(digits, "%Y%m%d%H%M%S", zone))


def _chat(lines: Sequence[str], zone: tzinfo) -> Origin:
    first = lines[0].strip() if lines else ""
    found = _LINE_ENGLISH.match(first) or _CHAT_WITH.match(first)
    if found is None:
        sealed = any(word in line for line in lines[:5] for word in _WHATSAPP)
        return Origin(platform="WhatsApp") if sealed else Origin()
    saved = next((hit for line in lines[:4] if (hit := _CHAT_SAVED.search(line))), None)
    at = None if saved is None else _moment(" ".join(saved.groups()), "%Y %m %d %H %M", zone)
    return Origin(platform="LINE", account=found.group(1), captured_at=at)


def _photo(told: Mapping[str, str], zone: tzinfo) -> Origin:
    taken = told.get("DateTimeOriginal") or told.get("DateTime") or ""
    at = _moment(taken, _EXIF, zone)
    device = " ".join(part for part in (told.get("Make", ""), told.get("Model", "")) if part)
    return Origin(
        captured_at=at,
        device=device,
        tool=told.get("Software", ""),
        clock_source="EXIF" if at else "",
    )


def _moment(text: str, form: str, zone: tzinfo) -> datetime | None:
    """None for a day or an hour that does not exist."""
    try:
        return datetime.strptime(text, form).replace(tzinfo=zone)
    except ValueError:
        return None


def _mail_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return _iso(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _iso(text: str) -> datetime | None:
    """As an Outlook message without headers tells its time."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
