"""The reporter's e-mail, the chat export, and the switchboard's list of calls."""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.generator import BytesGenerator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from typing import Any

from case import DEMO, Case
from PIL import Image

WEEK = timedelta(days=7)


def email(case: Case) -> None:
    """The e-mail as the clinic's mailbox holds it, with all its headers and a picture inside."""
    texts: dict[str, Any] = case.texts["email"]
    reporter = case.person("reporter")
    host = reporter["email"].split("@")[1]
    clinic = case.script["clinic"]["email"]
    ours = clinic.split("@")[1]
    sent = datetime.fromisoformat(texts["sent_at"])
    received = datetime.fromisoformat(texts["received_at"])
    token = hashlib.sha256(texts["subject"].encode()).hexdigest()
    picture = f"{token[8:20]}@{host}"

    message = EmailMessage(policy=SMTP)
    message["Return-Path"] = f"<{reporter['email']}>"
    message["Delivered-To"] = clinic
    message["Received"] = (
        f"from mail.{host} (mail.{host} [203.0.113.24]) by mx.{ours} (Postfix) with ESMTPS "
        f"id {token[:10].upper()} (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384) "
        f"for <{clinic}>; {format_datetime(received)}"
    )
    message["Received"] = (
        f"from newsroom-14.{host} ([198.51.100.77]) by mail.{host} with ESMTPSA "
        f"id {token[10:22]}; {format_datetime(sent)}"
    )
    message["Authentication-Results"] = (
        f"mx.{ours}; dkim=pass header.d={host} header.s=n2026; "
        f"spf=pass smtp.mailfrom={reporter['email']}; dmarc=pass header.from={host}"
    )
    message["DKIM-Signature"] = _signature(host, token, int(sent.timestamp()))
    message["Date"] = format_datetime(sent)
    message["From"] = Address(reporter["name"], addr_spec=reporter["email"])
    message["To"] = Address(texts["to_name"], addr_spec=clinic)
    message["Subject"] = texts["subject"]
    message["Message-ID"] = f"<{token[24:44]}@{host}>"
    message["X-Mailer"] = "Newsdesk Mail 7.4"
    message["Content-Language"] = case.texts["html_language"]
    message.set_content("\n\n".join([*texts["body"], texts["signature"]]) + "\n")
    message.add_alternative(_html(texts, picture), subtype="html")
    page = list(message.iter_parts())[-1]
    assert isinstance(page, EmailMessage)
    page.add_related(
        _cutting(case), "image", "png", cid=f"<{picture}>", disposition="inline",
        filename="review.png",
    )  # fmt: skip
    message.set_boundary(f"=_alternative_{token[:20]}")
    page.set_boundary(f"=_related_{token[20:40]}")
    held = io.BytesIO()
    BytesGenerator(held, policy=SMTP).flatten(message)
    case.keep("reporter_email", held.getvalue())


def chat(case: Case) -> None:
    """The chat as the messenger of the place exports it."""
    texts: dict[str, Any] = case.texts["chat"]
    match texts["format"]:
        case "line":
            written = "\r\n".join(_line(texts))
        case "whatsapp":
            written = "\n".join(_whatsapp(texts))
        case _:
            written = "\n".join(_wechat(texts))
    case.keep("chat_export", (written + "\n").encode())


def calls(case: Case) -> None:
    """Four days of calls; the ones that matter stand among the ordinary ones."""
    texts: dict[str, Any] = case.texts["calls"]
    held = io.StringIO()
    table = csv.writer(held)
    table.writerow(texts["header"])
    for when, way, number, result, seconds in sorted([*_ordinary(case), *_told(case)]):
        row = [when, texts[way], number, texts["extension"], texts[result], seconds]
        table.writerow(row)
    # Spreadsheets take a table for UTF-8 only when it begins with the mark.
    case.keep("call_log", held.getvalue().encode("utf-8-sig"))


def _signature(host: str, token: str, moment: int) -> str:
    """A DKIM header by its form; nobody holds the key, so it verifies nowhere."""
    chance = random.Random(token)
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    def block(length: int) -> str:
        return "".join(chance.choice(signs) for _ in range(length))

    return (
        f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={host}; s=n2026; t={moment}; "
        f"h=from:to:subject:date:message-id:mime-version; bh={block(43)}=; "
        f"b={block(64)} {block(64)} {block(64)} {block(64)} {block(64)} {block(22)}=="
    )


def _html(texts: dict[str, Any], picture: str) -> str:
    first, second, *rest = texts["body"]
    image = f'<p><img src="cid:{picture}" alt="{escape(texts["picture_alt"])}" width="420"></p>'
    words = [f"<p>{escape(part)}</p>" for part in (first, second)]
    words += [image, *(f"<p>{escape(part)}</p>" for part in rest)]
    words.append(f'<p style="color:#555">{escape(texts["signature"])}</p>')
    return "<html><body>" + "\n".join(words) + "</body></html>\n"


def _cutting(case: Case) -> bytes:
    """The review alone, cut from the clinic's own screenshot of the same page."""
    shot = Image.open(DEMO / case.language / case.evidence("review_screenshot")["file"])
    cut = shot.crop(tuple(case.texts["email"]["cut"]))
    held = io.BytesIO()
    cut.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(held, "PNG", optimize=True)
    return held.getvalue()


def _line(texts: dict[str, Any]) -> Iterator[str]:
    yield f"[LINE] 與{texts['name']}的聊天記錄"
    yield f"儲存日期：{texts['saved']}"
    for day in texts["days"]:
        yield ""
        yield day["day"]
        for moment, who, words in day["lines"]:
            yield f"{moment}\t{who}\t{words}"


def _whatsapp(texts: dict[str, Any]) -> Iterator[str]:
    for day in texts["days"]:
        for moment, who, words in day["lines"]:
            said = f"{who}: {words}" if who else words
            yield f"{day['day']}, {moment} - {said}"


def _wechat(texts: dict[str, Any]) -> Iterator[str]:
    yield "Dear："
    yield ""
    yield texts["heading"]
    for day in texts["days"]:
        yield ""
        yield f"—————  {day['day']}  —————"
        for moment, who, words in day["lines"]:
            yield from ("", "", f"{who}  {moment}", "", words)


def _told(case: Case) -> Iterator[tuple[str, str, str, str, int]]:
    for when, way, who, result, seconds in case.texts["calls"]["told"]:
        yield when, way, case.person(who)["phone"], result, seconds


def _ordinary(case: Case) -> Iterator[tuple[str, str, str, str, int]]:
    """Calls of other people, in opening hours, at numbers that cannot be dialled."""
    chance = random.Random(1118)
    prefix = case.texts["calls"]["others"]
    for day, opening in case.texts["calls"]["days"].items():
        for hours in opening:
            start, end = (datetime.fromisoformat(f"{day}T{hour}") for hour in hours.split("-"))
            moment = start + timedelta(minutes=chance.uniform(1, 14))
            while moment < end:
                way = "inbound" if chance.random() < 0.72 else "outbound"
                taken = chance.random() < 0.9
                seconds = int(chance.uniform(24, 260)) if taken else 0
                number = f"{prefix}{chance.randrange(600, 999)}"
                result = "answered" if taken else "missed"
                yield f"{moment:%Y-%m-%d %H:%M:%S}", way, number, result, seconds
                moment += timedelta(minutes=chance.uniform(9, 48))
