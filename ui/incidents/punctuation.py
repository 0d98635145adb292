"""Marks between words as each language sets them: lists, brackets, the colon."""

from __future__ import annotations

from collections.abc import Iterable

from ui.language import say_in


def together(words: Iterable[str]) -> str:
    """「甲、乙」, "A, B"."""
    return say_in("list", ", ").join(words)


def apart(sentences: Iterable[str]) -> str:
    """「甲；乙」, "A; B"."""
    return say_in("sentences", "; ").join(sentences)


def bracketed(words: str, inside: object) -> str:
    """「甲（乙）」, "A (B)"."""
    return say_in("brackets", "{words} ({inside})", words=words, inside=inside)


def headed(name: str, words: str) -> str:
    """「甲：乙」, "A: B"."""
    return say_in("colon", "{name}: {words}", name=name, words=words)
