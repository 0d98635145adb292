"""What a file says of itself fills in the fields that a court asks for, and nothing is made up."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.evidence.exhibit import Origin
from clinicguard.evidence.known import filled_up, known_from

TAIPEI = ZoneInfo("Asia/Taipei")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def test_a_photo_tells_when_and_with_what_it_was_taken() -> None:
    told = {"DateTimeOriginal": "2026:11:18 17:31:42", "Make": "Hinoki", "Model": "H5 Lite"}
    known = known_from("image/jpeg", told, (), TAIPEI)
    assert known.captured_at == utc(2026, 11, 18, 9, 31, 42)
    assert (known.device, known.clock_source) == ("Hinoki H5 Lite", "EXIF")


def test_a_mail_tells_who_wrote_when() -> None:
    told = {"From": "魏子晴 <w@news.example>", "Date": "Thu, 19 Nov 2026 09:13:38 +0800"}
    known = known_from("message/rfc822", told, (), TAIPEI)
    assert known.account == "魏子晴 <w@news.example>"
    assert known.shown_time == utc(2026, 11, 19, 1, 13, 38)


def test_a_saved_page_tells_its_address_and_its_site() -> None:
    told = {"Snapshot-Content-Location": "https://maps.example/?cid=1", "Date": "no date"}
    known = known_from("multipart/related", told, (), TAIPEI)
    assert (known.url, known.platform) == ("https://maps.example/?cid=1", "maps.example")
    assert known.whole_page is True
    assert known.captured_at is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("D:20261119085100+08'00'", utc(2026, 11, 19, 0, 51)),
        ("D:20261119085100-0500", utc(2026, 11, 19, 13, 51)),
        ("D:20261119085100Z", utc(2026, 11, 19, 8, 51)),
        ("D:20261119085100", utc(2026, 11, 19, 0, 51)),
        ("D:20261341085100", None),
        ("yesterday", None),
    ],
)
def test_a_pdf_tells_when_it_was_made(written: str, moment: datetime | None) -> None:
    told = {"CreationDate": written, "Creator": "二樓事務機"}
    known = known_from("application/pdf", told, (), TAIPEI)
    assert (known.tool, known.captured_at) == ("二樓事務機", moment)


@pytest.mark.parametrize(
    "first",
    ["[LINE] 與陳𠮷祥的聊天記錄", "[LINE] Chat history with 陳𠮷祥", "[LINE] 与陳𠮷祥的聊天记录"],
)
def test_a_chat_tells_with_whom_and_when_it_was_saved(first: str) -> None:
    known = known_from("text/plain", {}, (first, "儲存日期：2026/11/19 10:02", ""), TAIPEI)
    assert (known.platform, known.account) == ("LINE", "陳𠮷祥")
    assert known.captured_at == utc(2026, 11, 19, 2, 2)


def test_any_other_text_tells_nothing() -> None:
    assert known_from("text/plain", {}, ("早安",), TAIPEI) == Origin()
    assert known_from("video/mp4", {"Date": "2026"}, (), TAIPEI) == Origin()


def test_what_was_said_by_hand_stays() -> None:
    said = Origin(device="櫃檯電腦", whole_page=False)
    known = Origin(device="Hinoki", tool="x", whole_page=True)
    assert filled_up(said, known) == Origin(device="櫃檯電腦", tool="x", whole_page=False)


@given(
    st.sampled_from(
        ["image/png", "message/rfc822", "multipart/related", "application/pdf", "text/plain"]
    ),
    st.dictionaries(
        st.sampled_from(
            ["From", "Date", "CreationDate", "DateTimeOriginal", "Snapshot-Content-Location"]
        ),
        st.text(max_size=40),
    ),
    st.lists(st.text(max_size=40), max_size=4),
)
def test_nothing_that_a_stranger_wrote_stops_it(
    kind: str, told: dict[str, str], lines: list[str]
) -> None:
    assert isinstance(known_from(kind, told, lines, TAIPEI), Origin)
