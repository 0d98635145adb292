"""The page that something was copied from, as browsers put it beside what they copy.

Windows' "HTML Format" has a `SourceURL:` line; Firefox offers text/x-moz-url-priv, Chromium
chromium/x-source-url (its own format names). Each is a proposal: any program can write them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

_SOURCE_LINE = re.compile(r"^SourceURL:\s*(\S+)", re.MULTILINE)
_OWN_FORMATS = ("text/x-moz-url-priv", "chromium/x-source-url", "org.chromium.source-url")
_LONGEST = 4000


def page_address(formats: Mapping[str, bytes], text: str = "") -> str:
    """The address of the page; empty when nothing tells it. `text` counts when it is one alone."""
    for name, data in formats.items():
        plain = name.casefold()
        if any(own in plain for own in _OWN_FORMATS) and (found := address(_decoded(data))):
            return found
    for name, data in formats.items():
        if "html" in name.casefold():
            line = _SOURCE_LINE.search(_decoded(data).partition("<")[0])
            if line is not None and (found := address(line[1])):
                return found
    return address(text)


def address(text: str) -> str:
    """A web address that stands alone in a text; else empty."""
    bare = text.strip("\0 \t\r\n")
    if len(bare) > _LONGEST or len(bare.split()) != 1:
        return ""
    try:
        parts = urlsplit(bare)
        return bare if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def host(url: str) -> str:
    """The name of the site in an address; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _decoded(data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0"
    return data.decode("utf-16" if wide else "utf-8", "replace")
