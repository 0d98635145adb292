"""The files of the demonstration case are of the kind they say, and fit its script."""

from __future__ import annotations

import csv
import email
import io
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

import pypdfium2
import pytest
from PIL import ExifTags, Image

from clinicguard.host.paths import resources
from tests.unit.demo.cases import LANGUAGES, case, exhibit, exhibit_bytes, folder, moment

MAGIC = {
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/jpeg": rb"\xff\xd8\xff",
    "application/pdf": rb"%PDF-1\.",
    "audio/mpeg": rb"ID3|\xff[\xe2-\xff]",
    "video/mp4": rb"....ftyp",
    "message/rfc822": rb"Return-Path: ",
    "multipart/related": rb"From: <Saved by Blink>\r?\n",
    "text/csv": rb"\xef\xbb\xbf",
    "text/plain": rb"\[LINE\]|\d\d/\d\d/\d{4}, |Dear",
}
NEAR = {"zh_TW": (24.16, 120.65), "en": (52.8, -1.6), "zh_CN": (30.27, 120.15)}
"""About where each place lies; the districts themselves are invented."""

CHAT_LINES = {
    "zh_TW": r"\d{4}/\d\d/\d\d（[一二三四五六日]）|\d\d:\d\d\t[^\t]+\t.+|",
    "en": r"\d\d/\d\d/\d{4}, \d\d:\d\d - .+",
    "zh_CN": r"—————  \d{4}-\d\d-\d\d  —————|.+  \d\d:\d\d|",
}

every = pytest.mark.parametrize("language", LANGUAGES)


@every
def test_every_file_is_there_once_and_of_its_kind(language: str) -> None:
    named = [item["file"] for item in case(language)["evidence"]]
    there = [f"files/{path.name}" for path in (folder(language) / "files").iterdir()]
    assert sorted(named) == sorted(there)
    for item in case(language)["evidence"]:
        start = exhibit_bytes(language, item["id"])[:64]
        assert re.match(MAGIC[item["media_type"]], start, re.DOTALL), item["file"]


@every
def test_every_named_exhibit_exists(language: str) -> None:
    script = case(language)
    exhibits = {item["id"] for item in script["evidence"]}
    incident = script["incident"]
    named = {fact["source"]["ref"] for fact in incident["facts"]}
    named |= {name for line in incident["checklist"] for name in line["exhibits"]}
    named |= {out["proof"] for text in script["statements"] for out in text["releases"]}
    assert named - {None} <= exhibits
    for fact in incident["facts"]:
        assert (fact["source"]["kind"] == "exhibit") == (fact["source"]["ref"] is not None)


def test_all_of_it_stays_small() -> None:
    files = [path for path in (resources() / "demo").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 6_000_000
    for language in LANGUAGES:
        assert len(exhibit_bytes(language, "voicemail")) <= 300_000
        assert len(exhibit_bytes(language, "waiting_room_video")) <= 600_000


@every
def test_the_photo_says_when_and_where_it_was_taken(language: str) -> None:
    form = exhibit(language, "receipt_photo")["form"]
    with Image.open(io.BytesIO(exhibit_bytes(language, "receipt_photo"))) as photo:
        exif = photo.getexif()
    taken = exif.get_ifd(ExifTags.IFD.Exif)
    when = datetime.strptime(
        taken[ExifTags.Base.DateTimeOriginal] + taken[ExifTags.Base.OffsetTimeOriginal],
        "%Y:%m:%d %H:%M:%S%z",
    )
    assert when == moment(form["captured_at"])
    assert exif[ExifTags.Base.Make]
    assert exif[ExifTags.Base.Model]
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    stamp = gps[ExifTags.GPS.GPSDateStamp] + " {:02.0f}:{:02.0f}:{:02.0f}".format(
        *(float(part) for part in gps[ExifTags.GPS.GPSTimeStamp])
    )
    assert datetime.strptime(stamp, "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC) == when
    for value, side, near in (
        (gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], NEAR[language][0]),
        (gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], NEAR[language][1]),
    ):
        degrees, minutes, seconds = (float(part) for part in value)
        angle = degrees + minutes / 60 + seconds / 3600
        assert abs((-angle if side in "SW" else angle) - near) < 0.3


@every
def test_the_screenshots_are_whole_pictures(language: str) -> None:
    for name in ("review_screenshot", "reply_posted", "review_edited", "website_notice"):
        with Image.open(io.BytesIO(exhibit_bytes(language, name))) as picture:
            picture.load()
            assert picture.width >= 800
            assert picture.height >= 800


@every
def test_the_consent_form_reads_back_the_name(language: str) -> None:
    document = pypdfium2.PdfDocument(exhibit_bytes(language, "consent_form"))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    patient = case(language)["people"][0]
    assert patient["name"] in text
    assert patient["record_no"] in text
    document.close()


@every
def test_the_mail_is_a_mail_with_a_picture_inside(language: str) -> None:
    mail = email.message_from_bytes(exhibit_bytes(language, "reporter_email"), policy=default)
    form = exhibit(language, "reporter_email")["form"]
    reporter = next(each for each in case(language)["people"] if each["kind"] == "reporter")
    assert parsedate_to_datetime(mail["Date"]) == moment(form["shown_time"])
    assert mail["From"].addresses[0].addr_spec == form["account"] == reporter["email"]
    assert mail["From"].addresses[0].display_name == reporter["name"]
    assert mail["To"].addresses[0].addr_spec == case(language)["clinic"]["email"]
    assert {"DKIM-Signature", "Received", "Message-ID", "Authentication-Results"} <= set(mail)
    assert all(not part.defects for part in mail.walk())
    assert isinstance(mail, EmailMessage)
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert reporter["organisation"] in plain.get_content()
    picture = next(part for part in mail.walk() if part.get_content_type() == "image/png")
    assert f"cid:{picture['Content-ID'].strip('<>')}" in html.get_content()
    with Image.open(io.BytesIO(picture.get_content())) as shown:
        shown.verify()


@every
def test_the_saved_page_holds_the_page_and_its_photo(language: str) -> None:
    saved = email.message_from_bytes(exhibit_bytes(language, "saved_page"), policy=default)
    form = exhibit(language, "saved_page")["form"]
    assert saved.get_content_type() == "multipart/related"
    assert saved["Snapshot-Content-Location"] == form["url"]
    assert parsedate_to_datetime(saved["Date"]) == moment(form["captured_at"])
    parts = {part.get_content_type(): part for part in saved.iter_parts()}
    page, photo = parts["text/html"], parts["image/jpeg"]
    assert page["Content-Transfer-Encoding"] == "quoted-printable"
    raw = page.get_payload(decode=True)
    assert isinstance(raw, bytes)
    html = raw.decode()
    assert form["account"] in html
    assert case(language)["clinic"]["name"] in html
    assert photo["Content-Location"] in html
    with Image.open(io.BytesIO(photo.get_content())) as shown:
        assert shown.format == "JPEG"
        assert not shown.getexif()


@every
def test_the_chat_is_written_as_its_messenger_writes_it(language: str) -> None:
    text = exhibit_bytes(language, "chat_export").decode()
    patient, clinic = case(language)["people"][0]["name"], case(language)["clinic"]
    assert patient in text
    assert clinic["short_name"] in text
    lines = text.splitlines()
    if language == "zh_TW":
        assert lines[0] == f"[LINE] 與{patient}的聊天記錄"
        assert re.fullmatch(r"儲存日期：\d{4}/\d\d/\d\d \d\d:\d\d", lines[1])
        lines = re.sub(r'"[^"\t]*"', "…", text).splitlines()[2:]
        assert all(re.fullmatch(CHAT_LINES[language], line) for line in lines)
    found = [line for line in lines if line and re.fullmatch(CHAT_LINES[language], line)]
    assert len(found) >= 15
    last = moment(exhibit(language, "chat_export")["form"]["shown_time"])
    assert f"{last:%H:%M}" in text


@every
def test_the_call_log_proves_the_calls_that_were_not_taken(language: str) -> None:
    text = exhibit_bytes(language, "call_log").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))[1:]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    phone = case(language)["people"][0]["phone"]
    told = [row for row in rows if row[2] == phone]
    assert [row[0][:16] for row in told] == [
        "2026-11-16 20:46", "2026-11-17 08:02", "2026-11-17 14:10",
    ]  # fmt: skip
    assert [int(row[5]) for row in told] == [0, 0, 192]
    assert len(rows) > 40


@every
def test_no_number_can_be_dialled(language: str) -> None:
    """Ofcom's numbers for fiction; Taiwanese and mainland ones that no network gives out."""
    shape = {
        "zh_TW": r"04-0000-\d{4}|0000-000-\d{3}",
        "en": r"01632 960\d{3}|07700 900\d{3}",
        "zh_CN": r"0571-0000 \d{4}|100 0000 \d{4}",
    }[language]
    script = case(language)
    known = [each["phone"] for key in ("staff", "people", "contacts") for each in script[key]]
    known += [script["clinic"]["phone"], script["clinic"]["case_phone"]]
    rows = csv.reader(io.StringIO(exhibit_bytes(language, "call_log").decode("utf-8-sig")))
    known += [row[2] for row in list(rows)[1:]]
    assert [number for number in known if not re.fullmatch(shape, number)] == []
    mails = [each["email"] for key in ("staff", "people", "contacts") for each in script[key]]
    assert all(mail.endswith(".example") for mail in mails if mail)
