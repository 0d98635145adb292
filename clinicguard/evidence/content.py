"""What a file is, by what stands in it; its name is only a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clinicguard.evidence.exhibit import Kind

HEAD_BYTES = 8192

_MAGIC: tuple[tuple[int, bytes, str, Kind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png", "photo"),
    (0, b"\xff\xd8\xff", "image/jpeg", "photo"),
    (0, b"GIF87a", "image/gif", "photo"),
    (0, b"GIF89a", "image/gif", "photo"),
    (0, b"II*\0", "image/tiff", "photo"),
    (0, b"MM\0*", "image/tiff", "photo"),
    (8, b"WEBP", "image/webp", "photo"),
    (4, b"ftypheic", "image/heic", "photo"),
    (4, b"ftypheix", "image/heic", "photo"),
    (4, b"ftyphevc", "image/heic", "photo"),
    (4, b"ftypheim", "image/heic", "photo"),
    (4, b"ftypheis", "image/heic", "photo"),
    (4, b"ftypmif1", "image/heic", "photo"),
    (4, b"ftypmsf1", "image/heic", "photo"),
    (4, b"ftypavif", "image/avif", "photo"),
    (0, b"%PDF-", "application/pdf", "document"),
    (4, b"ftypM4A", "audio/mp4", "audio"),
    (4, b"ftypqt", "video/quicktime", "video"),
    (4, b"ftyp", "video/mp4", "video"),
    (0, b"\x1aE\xdf\xa3", "video/webm", "video"),
    (0, b"OggS", "audio/ogg", "audio"),
    (0, b"ID3", "audio/mpeg", "audio"),
    (0, b"\xff\xfb", "audio/mpeg", "audio"),
    (0, b"\xff\xf3", "audio/mpeg", "audio"),
    (0, b"fLaC", "audio/flac", "audio"),
    (0, b"#!AMR", "audio/amr", "audio"),
    (8, b"WAVE", "audio/wav", "audio"),
    (8, b"AVI ", "video/x-msvideo", "video"),
    (0, b"PK\x03\x04", "application/zip", "archive"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar", "archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "document"),
)
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OLE: tuple[tuple[str, str, Kind, str], ...] = (
    ("__substg1.0_", "application/vnd.ms-outlook", "mail", ".msg"),
    ("WordDocument", "application/msword", "document", ".doc"),
    ("Workbook", "application/vnd.ms-excel", "document", ".xls"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint", "document", ".ppt"),
)
"""A stream's name in the directory (UTF-16), and the ending that tells where the directory is
further in than the head."""
_MBOX = re.compile(rb"From \S+.*\d{4}\r?\n[!-9;-~]+:")
_HEADER = re.compile(
    rb"(?im)^(from|to|subject|date|received|message-id|return-path|delivered-to): "
)
_CHAT = re.compile(
    r"^(\[LINE\]|.*聊天記錄|.*聊天记录|.*Chat history with"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? .*- |\[\d)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Content:
    """The media type by content, and the kind of exhibit that it makes."""

    media_type: str
    kind: Kind


def content_of(head: bytes, name: str = "") -> Content:
    """Judges the first bytes of a file (HEAD_BYTES are enough). The name only settles ties."""
    for offset, magic, media_type, kind in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return _closer(head, media_type, kind, name)
    return _text_content(head, name)


def _closer(head: bytes, media_type: str, kind: Kind, name: str) -> Content:
    if media_type == "application/zip":
        for sign, office in _OFFICE:
            if sign in head:
                return Content(office, "document")
        return _zipped(head, name)
    if media_type == "application/x-ole-storage":
        return _ole(head, name)
    if media_type == "image/png" and _looks_like_screenshot(name):
        return Content(media_type, "screenshot")
    return Content(media_type, kind)


def _zipped(head: bytes, name: str) -> Content:
    """OpenDocument says what it is; Office files whose parts stand further in, by their name."""
    if head[30:38] == b"mimetype" and head[38:].startswith(b"application/vnd.oasis.opendocument"):
        found = re.match(rb"[a-z./-]+(?=PK|$)|[a-z./-]+", head[38:120])
        return Content((found[0] if found else b"").decode("ascii"), "document")
    endings = dict(zip((".docx", ".xlsx", ".pptx"), _OFFICE, strict=True))
    for ending, (_, office) in endings.items():
        if b"[Content_Types].xml" in head and name.casefold().endswith(ending):
            return Content(office, "document")
    return Content("application/zip", "archive")


def _ole(head: bytes, name: str) -> Content:
    for stream, media_type, kind, _ in _OLE:
        if stream.encode("utf-16-le") in head:
            return Content(media_type, kind)
    for _, media_type, kind, ending in _OLE:
        if name.casefold().endswith(ending):
            return Content(media_type, kind)
    return Content("application/x-ole-storage", "document")


def _text_content(head: bytes, name: str) -> Content:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = start[:1024].lower()
    if _MBOX.match(start):
        return Content("application/mbox", "mail")
    if _HEADER.search(head[:4096]):
        headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].lower()
        related = b"multipart/related" in headers and b"\nreceived:" not in headers
        if related or b"snapshot-content-location" in headers:
            return Content("multipart/related", "saved_page")
        return Content("message/rfc822", "mail")
    if lowered.startswith((b"<!doctype html", b"<html")):
        return Content("text/html", "saved_page")
    if lowered.startswith((b"<svg", b"<?xml")):
        return Content("image/svg+xml" if b"<svg" in lowered else "application/xml", "other")
    text = _as_text(head)
    if text is None:
        return Content("application/octet-stream", "other")
    if _CHAT.search(text[:2000]):
        return Content("text/plain", "chat")
    return Content("text/plain", "document")


def _as_text(head: bytes) -> str | None:
    """The head as text; None when it is not text. The last character may be cut."""
    for encoding in (
        "utf-8-sig",
        "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8",
        "big5",
    ):
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(encoding, "ignore")
        return None if "\0" in text else text
    return None


def _looks_like_screenshot(name: str) -> bool:
    plain = name.casefold()
    return any(word in plain for word in ("screenshot", "screen", "螢幕", "截圖", "截图", "擷取"))
