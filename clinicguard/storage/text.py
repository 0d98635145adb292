"""What text may enter the database, and how it is cut up for search in Chinese and Latin."""

from __future__ import annotations

import re
import unicodedata

_HAN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f"
    r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_FIRST_HAN = re.compile(rf"[{_HAN}]")

GRAMS_VERSION = 1
"""Changes with the rule below: the index is built anew when a folder has another number."""


def kept(text: str) -> str:
    """Text as the database can keep it everywhere: no NUL, no lone surrogate."""
    return text.replace("\0", "\N{SYMBOL FOR NULL}").encode("utf-8", "replace").decode("utf-8")


def grams(text: str | None) -> str:
    """Cuts text into index words: pairs of Chinese characters, whole Latin words.

    '候診室B超' → '候診 診室 室 b 超'. The single character that ends a run keeps one-character
    words findable and stops false neighbours across runs.
    """
    words: list[str] = []
    for run in _runs(text or ""):
        if _FIRST_HAN.match(run):
            words += [run[i : i + 2] for i in range(len(run) - 1)]
            words.append(run[-1])
        else:
            words.append(run)
    return " ".join(words)


def query(text: str) -> str | None:
    """What a person typed, as an FTS5 expression of quoted phrases; None when it holds no word."""
    phrases: list[str] = []
    for run in _runs(text):
        if not _FIRST_HAN.match(run) or len(run) == 1:
            phrases.append(f'"{run}"*')
        else:
            pairs = " ".join(run[i : i + 2] for i in range(len(run) - 1))
            phrases.append(f'"{pairs}"')
    return " AND ".join(phrases) or None


def hits(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the typed words stand in `text`, as (start, end), in order and merged.

    Works on the text as written: only what survives folding one to one is marked.
    """
    folded = _fold_in_place(text)
    spans = [
        (found.start(), found.end())
        for run in set(_runs(typed))
        for found in re.finditer(re.escape(run), folded)
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _runs(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text).casefold())


def _fold_in_place(text: str) -> str:
    def one(char: str) -> str:
        folded = unicodedata.normalize("NFKC", char).casefold()
        return folded if len(folded) == 1 else char

    return "".join(map(one, text))
