"""Reads a sentence with a small neural encoder, in numpy alone: what it says, whatever its words.

A BERT encoder (Devlin and others, 2019) of twelve layers with one head for each group of findings.
In the upper layers a known line can look at a sentence beside itself, and tells whether the
sentence goes against it; lines and sentences stay apart below (as in Cao and others, DeFormer,
2020), so that each is read once. Its file is made by packaging/guard-model from
intfloat/multilingual-e5-small (MIT) and the labelled sentences in tests/data/guard. Weights are
whole numbers of eight bits, words of four; opened they take about 90 MB.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from clinicguard.statements.guard.layers import Floats, layer_of, normed, softmax
from clinicguard.statements.guard.pieces import Piece, Pieces

LONGEST = 120
"""How many pieces are read at once; what is longer is read in stretches."""
LONGEST_LINE = 50
"""How many pieces of a known line are looked at."""
_SHARP = 8.0
_FAR = np.float32(-1e4)
_AT_ONCE = 12
"""How many sentences go through together: more would not be faster and take more memory."""
_HELD_AT_ONCE = 48
"""How many times a line is held against a sentence at once, if there are not more lines."""
_LINES_KEPT = 60
"""How many known lines stay half read: those of a few drafts."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a sentence was read as: for each group how likely, as a logit, and where it stands.

    `weight[piece][group]` is how much each piece speaks for a group. `held` has for each known
    line the logits that the sentence goes against it, and that it tells it as known.
    """

    logits: tuple[float, ...]
    pieces: tuple[Piece, ...]
    weight: Floats
    held: tuple[tuple[float, float], ...] = ()


class Encoder:
    """The encoder, opened from its file."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises OSError or ValueError where it cannot be read."""
        self._salt = os.urandom(16)
        self._lines: OrderedDict[bytes, Floats] = OrderedDict()
        self._lock = Lock()
        with np.load(path, allow_pickle=False) as kept:
            self.groups = tuple(str(kept["groups"]).split())
            names = bytes(kept["pieces"]).decode("utf-8").split("\n")
            self.pieces = Pieces(names, kept["likely"].tolist())
            self._words: npt.NDArray[np.uint8] = kept["words"]
            self._word_steps: npt.NDArray[np.float16] = kept["word_steps"]
            self._places = kept["places"].astype(np.float32)
            self._norm = (kept["norm.w"], kept["norm.b"])
            self._layers = [layer_of(kept, number) for number in range(int(kept["layers"]))]
            self._apart = int(kept["apart"])
            self._side: Floats = kept["side"]
            self._look: Floats = kept["look"] * np.float32(_SHARP)
            self._tell: Floats = kept["tell"]
            self._bias: Floats = kept["bias"]

    def read(self, sentences: Sequence[str], lines: Sequence[str] = ()) -> list[Read]:
        """Each sentence read, and each known line held against it; those of one length together."""
        cut = [self.pieces.cut(sentence) for sentence in sentences]
        stretches = [
            (number, [pieces[0], *pieces[at : min(at + LONGEST, len(pieces) - 1)], pieces[-1]])
            for number, pieces in enumerate(cut)
            for at in range(1, max(2, len(pieces) - 1), LONGEST)
        ]
        stretches.sort(key=lambda stretch: len(stretch[1]))
        known = self._half_read(lines) if stretches else []
        parts: dict[int, list[Read]] = {}
        at_once = max(1, min(_AT_ONCE, _HELD_AT_ONCE // len(known))) if known else _AT_ONCE
        for at in range(0, len(stretches), at_once):
            batch = stretches[at : at + at_once]
            reads = self._batch([pieces for _, pieces in batch], known)
            for (number, _), read in zip(batch, reads, strict=True):
                parts.setdefault(number, []).append(read)
        return [_joined(parts[number]) for number in range(len(cut))]

    def _batch(self, batch: Sequence[Sequence[Piece]], lines: Sequence[Floats]) -> list[Read]:
        numbers, there = _rows(batch)
        x, masked = self._begun(numbers), _masked(there)
        for layer in self._layers[: self._apart]:
            x = layer.up(x, masked)
        held: Sequence[tuple[tuple[float, float], ...]] = [()] * len(batch)
        if lines:
            x, held = self._held(x, masked, lines)
        else:
            for layer in self._layers[self._apart :]:
                x = layer.up(x, masked)
        share, told = self._looked(x, there, slice(None, len(self.groups)))
        weight = share * told
        logits = weight.sum(1) + self._bias[: len(self.groups)]
        return [
            Read(tuple(logits[row].tolist()), tuple(pieces), weight[row, : len(pieces)], held[row])
            for row, pieces in enumerate(batch)
        ]

    def _half_read(self, lines: Sequence[str]) -> list[Floats]:
        """Each line as far as it is read without a sentence; each is read once while it stays."""
        found = []
        for line in lines:
            key = hashlib.blake2b(line.encode("utf-8", "replace"), key=self._salt).digest()
            with self._lock:
                x = self._lines.get(key)
            if x is None:
                numbers, there = _rows([self.pieces.cut(line)[:LONGEST_LINE]])
                x, masked = self._begun(numbers), _masked(there)
                for layer in self._layers[: self._apart]:
                    x = layer.up(x, masked)
                x = x[0] + self._side
            found.append(x)
            with self._lock:
                self._lines[key] = x
                self._lines.move_to_end(key)
                while len(self._lines) > _LINES_KEPT:
                    self._lines.popitem(last=False)
        return found

    def _held(
        self, x: Floats, masked: Floats, lines: Sequence[Floats]
    ) -> tuple[Floats, list[tuple[tuple[float, float], ...]]]:
        """The rows read to the end; and for each row and line how likely the row goes against the
        line, and tells it as known, as logits."""
        rows, size = len(x), max(map(len, lines))
        y = np.zeros((len(lines), size, x.shape[2]), np.float32)
        there = np.arange(size) < np.array([len(line) for line in lines])[:, None]
        for number, line in enumerate(lines):
            y[number, : len(line)] = line
        y, there = np.tile(y, (rows, 1, 1)), np.tile(there, (rows, 1))
        lines_masked = _masked(there)
        for layer in self._layers[self._apart :]:
            x, y = layer.up_beside(x, masked, y, lines_masked)
        last = slice(len(self.groups), None)
        share, told = self._looked(y, there, last)
        logits = ((share * told).sum(1) + self._bias[last]).reshape(rows, len(lines), -1)
        return x, [tuple((float(a), float(b)) for a, b in row) for row in logits]

    def _looked(
        self, x: Floats, there: npt.NDArray[np.bool_], groups: slice
    ) -> tuple[Floats, Floats]:
        """How much of each group's look falls on each piece, and what the piece tells."""
        looks = np.where(there[:, :, None], x @ self._look[:, groups], _FAR)
        return softmax(looks, 1), x @ self._tell[:, groups]

    def _begun(self, numbers: npt.NDArray[np.int64]) -> Floats:
        return normed(self._word(numbers) + self._places[: numbers.shape[1]], self._norm)

    def _word(self, numbers: npt.NDArray[np.int64]) -> Floats:
        """The words' vectors, out of blocks of 32 weights of four bits and one step each."""
        packed = self._words[numbers]
        low = (packed & 15).astype(np.float32) - 8
        high = (packed >> 4).astype(np.float32) - 8
        steps = self._word_steps[numbers].astype(np.float32)[..., None]
        both: Floats = np.concatenate([low, high], axis=-1) * steps
        return both.reshape(*numbers.shape, -1)


def _rows(
    batch: Sequence[Sequence[Piece]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """The numbers of the pieces, one row a text, and which of them are there."""
    size = max(map(len, batch))
    numbers = np.ones((len(batch), size), np.int64)
    for row, pieces in enumerate(batch):
        numbers[row, : len(pieces)] = [piece.number for piece in pieces]
    return numbers, np.arange(size) < np.array([len(pieces) for pieces in batch])[:, None]


def _masked(there: npt.NDArray[np.bool_]) -> Floats:
    return np.where(there, np.float32(0), _FAR)[:, None, None, :]


def _joined(parts: Sequence[Read]) -> Read:
    """The stretches of a sentence as one: of each judgement the strongest."""
    if len(parts) == 1:
        return parts[0]
    logits = tuple(map(max, zip(*(part.logits for part in parts), strict=True)))
    pieces = tuple(piece for part in parts for piece in part.pieces)
    held = tuple(
        (max(a for a, _ in line), max(b for _, b in line))
        for line in zip(*(part.held for part in parts), strict=True)
    )
    return Read(logits, pieces, np.concatenate([part.weight for part in parts]), held)
