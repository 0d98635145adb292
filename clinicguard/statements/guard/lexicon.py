"""Finds every word of the packs in a text in one pass, with the concepts that it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Node = dict[str, Any]
_END = ""  # a key that no letter has: the concepts of the word that ends here


class Mark(NamedTuple):
    """A concept met in a text, from `start` to before `end`."""

    concept: str
    start: int
    end: int


class Lexicon:
    """Words by concept. Latin words match whole words; `visit*` matches each that begins so."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._root: Node = {}
        self.concepts = frozenset(words)
        self.longest = max(
            (len(entry) for entries in words.values() for entry in entries), default=0
        )
        for concept, entries in words.items():
            for entry in entries:
                self._add(concept, entry)

    def _add(self, concept: str, entry: str) -> None:
        node = self._root
        stem = entry.removesuffix("*")
        for letter in stem:
            node = node.setdefault(letter, {})
        node.setdefault(_END, []).append((concept, entry.endswith("*")))

    def marks(self, text: str, begin: int, stop: int) -> list[Mark]:
        """Every word of the lexicon that begins from one place of a folded text to before another,
        overlapping ones too, in order of start."""
        found: list[Mark] = []
        root = self._root
        before_is_latin = begin > 0 and is_latin(text[begin - 1])
        for start in range(begin, stop):
            letter = text[start]
            latin = is_latin(letter)
            if not (latin and before_is_latin) and letter in root:
                self._from(text, start, latin, found)
            before_is_latin = latin
        return found

    def _from(self, text: str, start: int, latin: bool, found: list[Mark]) -> None:
        node, at, size = self._root, start, len(text)
        while at < size:
            below = node.get(text[at])
            if below is None:
                return
            node = below
            at += 1
            if _END in node:
                cut = is_latin(text[at - 1]) and at < size and is_latin(text[at])
                for concept, open_end in node[_END]:
                    if not cut:
                        found.append(Mark(concept, start, at))
                    elif open_end:
                        found.append(Mark(concept, start, _end_of_word(text, at)))


def is_latin(letter: str) -> bool:
    """Whether a letter joins others to a word: Latin letters and digits, no Han."""
    return letter < "\u2e80" and letter.isalnum()


def _end_of_word(text: str, at: int) -> int:
    while at < len(text) and is_latin(text[at]):
        at += 1
    return at
