"""What clinics are given: recognised by content, stored byte for byte, read line by line."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from clinicguard.evidence.content import content_of
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.known import known_from
from clinicguard.evidence.sight import NotShown, picture, reading
from tests.made import MadeClinic
from tests.unit.evidence.compound import outlook_message

SENT = datetime(2026, 11, 19, 1, 13, 38, tzinfo=UTC)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WHATSAPP = (
    "18/11/2026, 12:18 - Messages and calls are end-to-end encrypted.\n"
    "18/11/2026, 12:19 - 陳𠮷祥: 我的牙還在痛\n"
    "18/11/2026, 12:20 - 診所: 明天 09:00 可以來嗎\n"
)
MAILBOX = (
    "From wei@news.example Thu Nov 19 01:13:38 2026\n"
    "From: wei@news.example\nTo: clinic@example.org\nSubject: =?utf-8?b?5o6h6Kiq?=\n"
    "Date: Thu, 19 Nov 2026 09:13:38 +0800\nContent-Type: text/plain; charset=utf-8\n\n"
    "第一封\n>From here it was quoted\n\n"
    "From wei@news.example Thu Nov 19 02:00:00 2026\n"
    "From: wei@news.example\nSubject: again\n\nsecond\n"
)


def message() -> bytes:
    return outlook_message(
        "採訪請求", "您好，\r\n想請教一則評論。", ("魏記者", "wei@news.example"),
        ("診所", "clinic@example.org"), SENT,
    )  # fmt: skip


def zipped(parts: dict[str, str], *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def word(body: str = "<w:p><w:r><w:t>同意書</w:t></w:r></w:p>") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        }
    )


def heic() -> bytes:
    import pi_heif

    out = io.BytesIO()
    picture = Image.new("RGB", (64, 48), (200, 30, 40))
    try:
        pi_heif.from_pillow(picture).save(out)
    except (AttributeError, RuntimeError, KeyError):
        pytest.skip("this build of pi-heif reads HEIC and writes none")
    return out.getvalue()


KINDS = [
    ("chat.txt", WHATSAPP.encode(), "text/plain", "chat"),
    ("採訪.msg", message(), "application/vnd.ms-outlook", "mail"),
    ("mail.mbox", MAILBOX.encode(), "application/mbox", "mail"),
    ("同意書.docx", word(), DOCX, "document"),
    ("export.zip", zipped({"_chat.txt": WHATSAPP, "IMG-1.jpg": "x"}), "application/zip", "archive"),
    ("letter.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, stored=True),
     "application/vnd.oasis.opendocument.text", "document"),
    ("IMG.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic", "photo"),
    ("burst.heic", b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc", "image/heic", "photo"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "media_type", "kind"), KINDS, ids=lambda v: str(v)[:12])
def test_each_is_known_by_content_and_stored_byte_for_byte(
    made: MadeClinic, tmp_path: Path, name: str, data: bytes, media_type: str, kind: str
) -> None:
    misleading = tmp_path / "picture.jpg"
    misleading.write_bytes(data)
    assert content_of(data[:8192], "picture.jpg").media_type == media_type
    clinic = made.open("manager")
    exhibit = clinic.evidence.take_in(misleading, HandIn(name))
    assert (exhibit.media_type, exhibit.kind) == (media_type, kind)
    assert clinic.evidence.look(exhibit.number, "核對") == data


def test_an_outlook_message_is_read_with_sender_time_and_text() -> None:
    found = reading(message(), "application/vnd.ms-outlook")
    assert found.lines == ("您好，", "想請教一則評論。")
    assert found.particulars["Subject"] == "採訪請求"
    known = known_from("application/vnd.ms-outlook", found.particulars, found.lines, UTC)
    assert known.account == "魏記者 <wei@news.example>"
    assert known.shown_time == SENT


def test_every_letter_of_a_mailbox_is_there() -> None:
    found = reading(MAILBOX.encode(), "application/mbox")
    assert found.particulars == {"letters": "2"}
    assert "Subject: 採訪" in found.lines
    assert "From here it was quoted" in found.lines
    assert found.lines.count("── 2／2 ──") == 1
    assert "second" in found.lines


def test_a_chat_export_in_an_archive_is_read_with_the_names_of_what_came_with_it() -> None:
    data = zipped({"_chat.txt": WHATSAPP, "IMG-1.jpg": "x"})
    lines = reading(data, "application/zip").lines
    assert lines[0].startswith("_chat.txt")
    assert "IMG-1.jpg    1" in lines
    assert "18/11/2026, 12:19 - 陳𠮷祥: 我的牙還在痛" in lines


def test_a_whatsapp_chat_names_its_platform() -> None:
    assert known_from("text/plain", {}, WHATSAPP.splitlines(), UTC).platform == "WhatsApp"
    assert known_from("text/plain", {}, ["18/11/2026, 12:19 - a: b"], UTC).platform == ""


def test_a_document_is_read_by_paragraphs() -> None:
    body = "<w:p><w:r><w:t>拔牙</w:t><w:tab/><w:t>同意書</w:t></w:r></w:p><w:p/>"
    assert reading(word(body), DOCX).lines == ("拔牙\t同意書",)


def test_a_heic_photo_is_shown() -> None:
    shown = picture(heic(), "image/heic", longest=64)
    assert (shown.width, shown.height) == (64, 48)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
HOSTILE = [
    (zipped({"[Content_Types].xml": "", "word/document.xml": BOMB}), DOCX),
    (zipped({"word/document.xml": "<w:p" * 100_000}), DOCX),
    (zipped({"nothing": ""}), DOCX),
    (message()[:900], "application/vnd.ms-outlook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000, "application/vnd.ms-outlook"),
    (b"PK\x03\x04" + b"\0" * 200, "application/zip"),
]


@pytest.mark.parametrize(("data", "media_type"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_one_loses_its_preview_and_no_more(data: bytes, media_type: str) -> None:
    with pytest.raises(NotShown):
        reading(data, media_type)


def test_a_bomb_of_a_document_is_not_opened_up() -> None:
    huge = zipped({"word/document.xml": " " * (20 << 20), "a": ""})
    assert len(huge) < 100_000
    with pytest.raises(NotShown):
        reading(huge, DOCX)


def test_an_archive_with_names_out_of_the_folder_only_names_them() -> None:
    data = zipped({"../../etc/passwd": "root", "C:\\Windows\\a.dll": "x"})
    assert reading(data, "application/zip").lines[0] == "../../etc/passwd    4"
