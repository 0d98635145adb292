"""Reads the whole labelled texts that the top layers of the guard's encoder learn from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from encoder_labels import FINDINGS, GROUPS, tells_of
from labelled import DATA, heard

from clinicguard.statements.guard.encoder import Encoder
from clinicguard.statements.guard.finding import circle_of
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.reading import Reading

Floats = npt.NDArray[np.float32]
AT_ONCE = 16


@dataclass(frozen=True)
class Sentence:
    """A sentence of a batch, with the groups that it bears and those on which it says anything."""

    batch: str
    words: str
    bears: frozenset[str]
    known: frozenset[str]

    def bearing(self) -> Floats:
        """A one for each group that it bears."""
        return np.array([group in self.bears for group in GROUPS], np.float32)

    def telling(self) -> Floats:
        """A one for each group on which it says anything."""
        return np.array([group in self.known for group in GROUPS], np.float32)


def sentences_of_batches(names: Sequence[str]) -> list[Sentence]:
    """Every sentence of some batches: it bears a group where a labelled span touches it."""
    return [each for name in names for each in _of_batch(DATA / f"{name}.jsonl")]


def below(encoder: Encoder, sentences: Sequence[Sentence]) -> list[Floats]:
    """What the layers below the top make of each sentence, one row a piece."""
    told: list[Floats] = []
    for at in range(0, len(sentences), AT_ONCE):
        words = [each.words for each in sentences[at : at + AT_ONCE]]
        told.extend(x.astype(np.float16).astype(np.float32) for x in encoder.below_top(words))
    return told


def _of_batch(path: Path) -> Iterator[Sentence]:
    for entry in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(entry)
        circle = circle_of(text["audience"])
        reading = Reading(text["text"])
        spans = [
            (at, at + len(folded(each["span"])), each["group"])
            for each in text["spans"]
            if each["span"] and (at := reading.text.find(folded(each["span"]))) >= 0
        ]
        unplaced = {*text["groups"]} - {group for _, _, group in spans}
        known = frozenset(group for group in FINDINGS if tells_of(group, circle)) - unplaced
        for each in reading.sentences:
            touched = (g for start, end, g in spans if start < each.end and end > each.start)
            bears = heard(frozenset(touched), circle)
            yield Sentence(path.stem, reading.text[each.start : each.end].strip(), bears, known)
