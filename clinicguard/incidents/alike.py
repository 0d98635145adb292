"""When two lines that people read are the same line: spaces, width and case aside."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """The words as they are compared; never shown. Kept until `cache_clear`."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
