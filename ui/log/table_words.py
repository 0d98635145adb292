"""What a table of the records is called on screen, so that no inner name is read by anybody."""

from __future__ import annotations

import re

from clinicguard.overview.leaving.described import described
from ui.language import language, say

_PAUSE = re.compile(r"[，,；;：:（(]")


def table_words(table: str) -> str:
    """What is kept under this name, in words; the name itself where nobody has described it."""
    match table:
        case "evidence-file":
            return say("Sealed file")
        case "keys.json":
            return say("Key file")
        case "signer":
            return say("Signing key")
    try:
        return described().table(table, language())
    except KeyError:
        return table


def table_name(table: str) -> str:
    """The same in short: what stands before the first comma or bracket."""
    return _PAUSE.split(table_words(table), maxsplit=1)[0].strip()
