"""How long a text is where it is posted: links, emoji and Chinese count differently each time."""

from __future__ import annotations

import re
import unicodedata

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")

_PICTURE = (
    "[\u203c\u2049\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u25aa"
    "\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622"
    "\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665"
    "\u2666\u2668\u267b\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0"
    "\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5"
    "\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733"
    "\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf"
    "\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_ONE = f"{_PICTURE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])?[\U000e0020-\U000e007f]*"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:\u200d{_ONE})*")
"""One that is seen as one: a flag, a key, a picture with its skin, several joined to one."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\."
_TOP = "com|net|org|edu|gov|info|biz|app|clinic|dental|health|care"
_PATH = r"(?:[/?#][!-~]*)?(?<![.,;:!?)'\"\]])"
_LINK = re.compile(
    rf"https?://(?:{_LABEL})+[a-z]{{2,}}(?::\d+)?{_PATH}"
    rf"|(?<![a-z0-9@$#._/-])(?:(?:{_LABEL})+(?:{_TOP})|(?:{_LABEL}){{2,}}[a-z]{{2}}"
    rf"|{_LABEL}[a-z]{{2}}(?=/))(?!\.?[a-z0-9@-]){_PATH}",
    re.IGNORECASE | re.ASCII,
)
"""As X finds one: with its scheme, or a name with a known ending; not what follows an @."""

_SINGLE = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""What X counts as one; everything else is two (its open configuration, version 3)."""


def halves(text: str) -> int:
    """As X counts: a link is 23, an emoji 2 however it is joined, a Chinese character 2."""
    rest, links = _LINK.subn("", unicodedata.normalize("NFC", text))
    rest, emoji = _EMOJI.subn("", rest)
    return 23 * links + 2 * emoji + sum(1 if _single(ord(each)) else 2 for each in rest)


def with_emoji_bytes(text: str) -> int:
    """As Threads counts: characters, but of an emoji its bytes in UTF-8."""
    emoji = sum(len(found[0].encode("utf-8")) for found in _EMOJI.finditer(text))
    return emoji + len(_EMOJI.sub("", text))


def _single(point: int) -> bool:
    return any(first <= point <= last for first, last in _SINGLE)
