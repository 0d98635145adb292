"""The page that something was copied from."""

from __future__ import annotations

import pytest

from clinicguard.evidence.clipboard import page_address

PAGE = "https://maps.example.com/place/安心?hl=zh-TW"
WINDOWS = (
    "Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:" + PAGE + "\r\n<html><body>…</body></html>"
).encode()


@pytest.mark.parametrize(
    ("formats", "text"),
    [
        ({'application/x-qt-windows-mime;value="HTML Format"': WINDOWS}, "評論"),
        ({"text/html": WINDOWS}, ""),
        ({"text/x-moz-url-priv": PAGE.encode("utf-16")}, ""),
        ({"text/x-moz-url-priv": PAGE.encode("utf-16-le")}, ""),
        ({"chromium/x-source-url": PAGE.encode() + b"\0"}, ""),
        ({}, f" {PAGE}\n"),
    ],
)
def test_the_page_is_found_in_every_form(formats: dict[str, bytes], text: str) -> None:
    assert page_address(formats, text) == PAGE


@pytest.mark.parametrize(
    ("formats", "text"),
    [
        ({}, "看這個 https://example.com"),
        ({}, "javascript:alert(1)"),
        ({"text/html": b"SourceURL:file:///C:/Users/mei/a.html"}, ""),
        ({"text/html": b"<p>SourceURL:https://example.com</p>"}, ""),
        ({"chromium/x-source-url": b"\xff\xfe\xff"}, "http://["),
    ],
)
def test_what_is_no_page_is_left_empty(formats: dict[str, bytes], text: str) -> None:
    assert page_address(formats, text) == ""
