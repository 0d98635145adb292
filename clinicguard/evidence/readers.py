"""Mails, saved pages, chats and what holds others as text; runs in the looking process."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

from clinicguard.evidence import boxes

_HEADERS = ("From", "To", "Cc", "Date", "Subject", "Message-ID", "Reply-To")
_PAGE = ("Snapshot-Content-Location", "Subject", "Date")


def read_text_kind(content: bytes, media_type: str, most: int) -> dict[str, Any] | None:
    """Particulars and `most` lines; None when the kind is no text."""
    found = _read(content, media_type)
    if found is None:
        return None
    particulars, text = found
    lines = [line.rstrip() for line in text.splitlines()]
    return {"particulars": particulars, "lines": lines[:most], "cut": len(lines) > most}


def _read(content: bytes, media_type: str) -> tuple[dict[str, str], str] | None:
    match media_type:
        case "message/rfc822":
            return _mail(content, _HEADERS)
        case "multipart/related":
            return _mail(content, _PAGE)
        case "application/vnd.ms-outlook":
            return boxes.outlook(content, _text_of)
        case "application/mbox":
            return boxes.mailbox(content, _body)
        case "application/zip":
            return boxes.archive(content)
        case _ if media_type.endswith("wordprocessingml.document"):
            return boxes.document(content)
        case "text/html":
            return {}, _text_of(_decoded(content))
        case _ if media_type.startswith("text/"):
            return {}, _decoded(content)
        case _:
            return None


def _mail(content: bytes, headers: tuple[str, ...]) -> tuple[dict[str, str], str]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    particulars: dict[str, str] = {}
    for name in headers:
        if message[name] is not None:
            particulars[name] = str(message[name])[:1000]
    attached = [
        part.get_filename() or part.get_content_type() for part in message.iter_attachments()
    ]
    if attached and headers is _HEADERS:
        particulars["Attachments"] = ", ".join(map(str, attached))[:1000]
    return particulars, _body(message)


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        part = next((one for one in message.walk() if one.get_content_maintype() == "text"), None)
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    bare = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset()
    text = part.get_content() if declared else _decoded(bare)
    text = text if isinstance(text, str) else ""
    return _text_of(text) if part.get_content_subtype() == "html" else text


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "big5", "gb18030"):
        if encoding == "utf-16" and content[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")


class _Words(HTMLParser):
    """The words of a page, a line for each block; scripts and styles are left out."""

    _SILENT = frozenset({"script", "style", "noscript", "template"})
    _BLOCKS = frozenset(
        {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "section", "article"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SILENT:
            self._silent += 1
        if tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT and self._silent:
            self._silent -= 1
        if tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def _text_of(html: str) -> str:
    words = _Words()
    words.feed(html)
    text = "".join(words.pieces)
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"[ \t\r\f]+", " ", text)).strip()
