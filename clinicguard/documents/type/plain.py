"""The one place where words from outside are made safe to print: nothing hidden, nothing active.

The typesetter knows no markup, so a string cannot become a tag, a link or a script. What is left
to do is to show what would otherwise be invisible: control characters, direction overrides and
zero-width characters are printed as their code points, so that a reader sees what was there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_NEW_LINE = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
Strange = Callable[[str], bool]
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_TAB = "    "


def plain(text: str) -> str:
    """The text with every hidden character shown as 〔U+202E〕, line ends as `\\n`, NUL left out.

    Variation selectors, which only choose between shapes of one character, are left out too; the
    many spaces of typography become the ordinary one, the ideographic space stays.
    """
    if text.isprintable() and not _VARIANT.search(text):
        return text
    lined = _NEW_LINE.sub("\n", text.replace("\0", "").replace("\t", _TAB))
    return in_brackets(_SPACES.sub(" ", _VARIANT.sub("", lined)), _is_hidden)


def one_line(text: str) -> str:
    """`plain`, for places that hold one line: bookmarks, titles, alternative texts."""
    return " ".join(plain(text).split("\n"))


def in_brackets(text: str, strange: Strange) -> str:
    """The text with each run of strange characters written out as 〔U+1F621 U+200D〕."""
    shown: list[str] = []
    run: list[str] = []
    for char in text:
        if strange(char):
            run.append(f"U+{ord(char):04X}")
            continue
        if run:
            shown.append(f"〔{' '.join(run)}〕")
            run.clear()
        shown.append(char)
    if run:
        shown.append(f"〔{' '.join(run)}〕")
    return "".join(shown)


def _is_hidden(char: str) -> bool:
    return char != "\n" and unicodedata.category(char) in _HIDDEN
