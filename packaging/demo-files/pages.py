"""The pages that were captured: the review in three states, and the clinic's notice."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from browser import Browser, Pages
from case import HERE, Case
from receipt import reviewers_photo

PHOTO = "https://photos.reviews.example/receipt.jpg"
FACES = ("#6a7f9a", "#9a6a5a", "#5a8a6d", "#8a6a94", "#7d7d55")


def capture(case: Case) -> None:
    """Takes every picture of a page, and saves the review page as one file."""
    address = case.evidence("review_screenshot")["form"]["url"]
    desktop = case.texts["review_page"]["layout"] == "desktop"
    width, scale = (1280, 1.0) if desktop else (412, 2.0)
    photo = reviewers_photo(case)
    with Browser() as browser:
        for exhibit, state in (
            ("review_screenshot", "before"),
            ("reply_posted", "replied"),
            ("review_edited", "edited"),
        ):
            pages = _site(case, address, review_page(case, state), photo)
            browser.show(address, pages, width, scale, case.texts["html_language"])
            case.keep(exhibit, browser.picture())
            if state == "before":
                case.keep("saved_page", _dated(case, browser.saved_page()))
        notice = case.evidence("website_notice")["form"]["url"]
        pages = _site(case, notice, notice_page(case), photo)
        browser.show(notice, pages, 1180, 1.0, case.texts["html_language"])
        case.keep("website_notice", browser.picture())


def review_page(case: Case, state: str) -> str:
    """The list of reviews as a visitor sees it."""
    page: dict[str, Any] = case.texts["review_page"]
    now: dict[str, Any] = page["states"][state]
    words = page["words"] + ("\n\n" + page["edit"] if now["edited"] else "")
    ours = _review(
        page, 0, page["author"], page["badge"], now["stars"], now["when"], words,
        photo=True, likes=now["likes"], reply=_reply(case, now) if now["reply"] else "",
    )  # fmt: skip
    others = "".join(
        _review(page, n, o["author"], o["badge"], o["stars"], o["ago"], o["words"])
        for n, o in enumerate(page["others"], start=1)
    )
    tabs = "".join(
        f'<span class="{"on" if n == 1 else ""}">{escape(tab)}</span>'
        for n, tab in enumerate(page["tabs"])
    )
    phone = page["layout"] == "phone"
    clock = escape(now.get("clock", ""))
    status = f'<div class="status"><span>{clock}</span><span>5G　78 %</span></div>'
    body = f"""<body class="{page["layout"]}">{status if phone else ""}<div class="split">
<div class="panel"><div class="bar"><span>{"‹" if phone else "≡"}</span>
<b>{escape(page["search"])}</b><span>⌕</span></div>
<div class="head"><h1>{escape(page["search"])}</h1>
<div>{escape(page["rating"])} <span class="stars">★★★★<i>★</i></span>
<span class="muted">{escape(page["count"])}</span></div>
<div class="muted">{escape(page["category"])} · {escape(page["address"])}</div></div>
<div class="tabs">{tabs}</div>
<div class="sort"><b style="font-weight:500">{escape(page["tabs"][1])}</b>
<span class="muted">{escape(page["sort"])} ▾</span></div>
<div class="topics">{_spans(page["topics"])}</div>{ours}{others}</div>
<div class="map">{_map(page["roads"], page["search"])}</div>
<div class="chips">{_spans(page["chips"])}</div></div></body>"""
    return _whole(case, "review", page["title"], body)


def notice_page(case: Case) -> str:
    """The clinic's own website with the holding statement as it was released."""
    page: dict[str, Any] = case.texts["notice_page"]
    last = len(page["menu"]) - 1
    menu = "".join(
        f'<span class="{"on" if n == last else ""}">{escape(item)}</span>'
        for n, item in enumerate(page["menu"])
    )
    words = "".join(f"<p>{escape(p)}</p>" for p in case.released("s_holding", 2).split("\n\n"))
    clinic = escape(case.script["clinic"]["name"])
    body = f"""<body><header><strong>{clinic}</strong><nav>{menu}</nav></header><main>
<div class="crumb">{escape(page["crumb"])}</div><h1>{escape(page["heading"])}</h1>
<div class="posted">{escape(page["posted"])}</div>{words}</main>
<footer>{escape(page["footer"])}</footer></body>"""
    return _whole(case, "notice", page["heading"], body)


def _review(
    page: dict[str, Any], number: int, author: str, badge: str, stars: int, when: str, words: str,
    photo: bool = False, likes: str = "", reply: str = "",
) -> str:  # fmt: skip
    picture = (
        f'<img class="photo" src="{PHOTO}" alt="{escape(page["photo_alt"])}">' if photo else ""
    )
    shown = "★" * stars + "<i>" + "★" * (5 - stars) + "</i>"
    return f"""<div class="review"><div class="who">
<span class="face" style="background:{FACES[number]}">{escape(author[0])}</span>
<span><b>{escape(author)}</b><span class="muted">{escape(badge)}</span></span></div>
<div><span class="stars">{shown}</span> <span class="muted">{escape(when)}</span></div>
<div class="words">{escape(words)}</div>{picture}
<div class="acts"><span>♡ {escape(page["like"])} {escape(likes)}</span>
<span>↗ {escape(page["share"])}</span></div>{reply}</div>"""


def _reply(case: Case, now: dict[str, Any]) -> str:
    label = escape(case.texts["review_page"]["owner_label"])
    words = escape(case.released("s_review", 2))
    when = escape(now["reply_when"])
    return f"""<div class="reply"><b>{label}</b> <span class="muted">{when}</span>
<div class="words">{words}</div></div>"""


def _map(roads: list[str], place: str) -> str:
    """Some streets, a park, a river, and a pin."""
    blocks = "".join(
        f'<rect x="{60 + column * 190}" y="{90 + row * 210}" width="{120 + row % 3 * 14}" '
        f'height="{130 + column % 2 * 22}" rx="6" fill="#dfe4e7"/>'
        for row in range(12)
        for column in range(5)
    )
    lines = "".join(
        f'<path d="{path}" stroke="#fff" stroke-width="{width}" fill="none"/>'
        for path, width in (
            ("M-20 70 L900 50", 18),
            ("M-20 285 L900 262", 22),
            ("M-20 500 L900 490", 14),
            ("M-20 715 L900 700", 18),
            ("M-20 930 L900 925", 14),
            ("M30 -10 L62 2600", 14),
            ("M225 -10 L249 2600", 20),
            ("M420 -10 L433 2600", 14),
            ("M615 -10 L620 2600", 22),
        )
    )
    places = ((250, 278), (70, 494), (628, 180), (470, 600))
    names = "".join(
        f'<text x="{x}" y="{y}" font-size="12" fill="#78858c">{escape(name)}</text>'
        for (x, y), name in zip(places, roads, strict=True)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg">
<rect width="100%" height="100%" fill="#eef1f2"/>
{blocks}<rect x="440" y="520" width="165" height="165" rx="10" fill="#cfe6cf"/>
<path d="M-20 1100 C200 1010 420 1180 900 1040" stroke="#b9dcec" stroke-width="54" fill="none"/>
{lines}{names}
<path d="M330 372c-16-24-22-32-22-44a22 22 0 0 1 44 0c0 12-6 20-22 44z" fill="#c5372c"/>
<circle cx="330" cy="328" r="8" fill="#fff"/>
<text x="358" y="334" font-size="14" font-weight="500" fill="#9c2b22">{escape(place)}</text>
</svg>"""


def _spans(words: list[str]) -> str:
    return "".join(f"<span>{escape(word)}</span>" for word in words)


def _whole(case: Case, style: str, title: str, body: str) -> str:
    css = (HERE / "styles" / f"{style}.css").read_text(encoding="utf-8")
    family = case.texts["fonts"]["page"]
    return f"""<!doctype html><html lang="{case.texts["html_language"]}">
<head><meta charset="utf-8"><title>{escape(title)}</title><style>body {{ font-family: {family}; }}
{css}</style></head>{body}</html>"""


def _site(case: Case, address: str, html: str, photo: bytes) -> Pages:
    return {
        address: ("text/html; charset=utf-8", html.encode()),
        PHOTO: ("image/jpeg", photo),
    }


def _dated(case: Case, saved: str) -> bytes:
    """The saved page with the moment at which the clinic saved it."""
    moment = datetime.fromisoformat(case.evidence("saved_page")["form"]["captured_at"])
    date = format_datetime(moment.astimezone(UTC), usegmt=True)
    return re.sub(r"(?m)^Date: [^\r\n]*", f"Date: {date}", saved, count=1).encode()
