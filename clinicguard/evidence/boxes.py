"""Files that hold others, as plain text: Outlook messages, mailboxes, archives, Word documents.

Runs in the looking process. Nothing is unpacked to disk; what is too large is only named.
"""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from xml.etree import ElementTree

MOST_LETTERS = 200
MOST_NAMES = 2000
_LARGEST_PART = 16 << 20
"""Bytes of the largest part of a document that is opened up."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHAT_NAME = re.compile(r"(^|/)(_chat|WhatsApp Chat[^/]*|與 ?[^/]*的 WhatsApp 對話)\.txt$")
_BEGINS = re.compile(rb"^From [^\r\n]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)

Text = tuple[dict[str, str], str]
"""Particulars by name, and the text."""


def outlook(content: bytes, as_text: Callable[[str], str]) -> Text:
    """An Outlook message (.msg). `as_text` makes text of HTML."""
    from oxmsg import Message

    message = Message.load(content)
    sent = message.sent_date
    told = {
        "From": message.sender or "",
        "To": ", ".join(f"{each.name} <{each.email_address}>" for each in message.recipients),
        "Date": "" if sent is None else sent.isoformat(),
        "Subject": message.subject,
        "Attachments": ", ".join(each.file_name or "?" for each in message.attachments),
    }
    told |= {
        name: value
        for name, value in message.message_headers.items()
        if name in ("Date", "Message-ID", "Reply-To")
    }
    body = message.body or as_text(message.html_body or "")
    return {name: value[:1000] for name, value in told.items() if value}, body


def mailbox(content: bytes, body_of: Callable[[EmailMessage], str]) -> Text:
    """A mailbox (mbox, RFC 4155): letter after letter, each with its headers."""
    begins = list(_BEGINS.finditer(content))
    starts = [found.end() for found in begins]
    ends = [*(found.start() for found in begins[1:]), len(content)]
    pieces: list[str] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        if number > MOST_LETTERS:
            break
        letter = email.message_from_bytes(content[start:end], policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        heads = (f"{name}: {letter[name]}" for name in ("From", "To", "Date", "Subject"))
        pieces += [f"── {number}／{len(starts)} ──", *heads, "", _unquoted(body_of(letter)), ""]
    return {"letters": str(len(starts))}, "\n".join(pieces)


def archive(content: bytes) -> Text:
    """What lies in a ZIP: names and sizes, as the archive says them; of a chat export its words."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        names = found.infolist()
        lines = [f"{each.filename}    {each.file_size:,}" for each in names[:MOST_NAMES]]
        locked = any(each.flag_bits & 1 for each in names)
        for each in [] if locked else names[:MOST_NAMES]:
            if _CHAT_NAME.search(each.filename) and each.file_size <= _LARGEST_PART:
                with found.open(each) as file:
                    chat = file.read(_LARGEST_PART).decode("utf-8-sig", "replace")
                lines += ["", f"── {each.filename} ──", *chat.splitlines()]
    told = {"files": str(len(names))}
    return told | ({"encrypted": "yes"} if locked else {}), "\n".join(lines)


def document(content: bytes) -> Text:
    """The paragraphs of a Word document (.docx), and what it says of itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        body = _part(found, "word/document.xml")
        about = _part(found, "docProps/core.xml", needed=False)
    told: dict[str, str] = {}
    for each in about.iter() if about is not None else ():
        name = each.tag.rpartition("}")[2]
        if name in ("creator", "lastModifiedBy", "created", "modified", "title") and each.text:
            told[name] = each.text[:1000]
    assert body is not None
    return told, "\n".join(_paragraphs(body))


def _paragraphs(body: ElementTree.Element) -> Iterator[str]:
    for paragraph in body.iter(f"{_WORD}p"):
        yield "".join(
            each.text or "" if each.tag == f"{_WORD}t" else "\t"
            for each in paragraph.iter()
            if each.tag in (f"{_WORD}t", f"{_WORD}tab")
        )


def _part(found: zipfile.ZipFile, name: str, *, needed: bool = True) -> ElementTree.Element | None:
    """One part of a document. A declared type could hide a bomb of entities: there is none."""
    try:
        with found.open(name) as file:
            data = file.read(_LARGEST_PART + 1)
    except KeyError:
        if needed:
            raise
        return None
    if len(data) > _LARGEST_PART or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _unquoted(body: str) -> str:
    """Lines that begin with From were quoted with a sign when they were put into the box."""
    return re.sub(r"^>(>*From )", r"\1", body, flags=re.MULTILINE)
