"""Which kinds of matter the first words point to. A hint to whoever chooses, never a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MOST = 3


def suggested(said: Iterable[str], heard: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The kinds (keys of `heard`) whose words stand in what was said, the most words first."""
    text = "\n".join(said).casefold()
    hits = {kind: sum(word.casefold() in text for word in words) for kind, words in heard.items()}
    found = sorted((kind for kind in hits if hits[kind]), key=lambda kind: -hits[kind])
    return tuple(found[:MOST])
