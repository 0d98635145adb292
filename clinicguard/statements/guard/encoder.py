"""Reads a sentence with a small neural encoder, in numpy alone: what it says, whatever its words.

A BERT encoder (Devlin and others, 2019) of twelve layers with one head for each group of findings.
In the upper layers a known line can look at a sentence beside itself, and tells whether the
sentence goes against it; lines and sentences stay apart below (as in Cao and others, DeFormer,
2020), so that each is read once. By what was read below, a sentence is held against the lines
that are nearest to it alone, piece by piece (as in Khattab and Zaharia, ColBERT, 2020): a fact
table may be long. Its file is made by packaging/guard-model from
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
from clinicguard.statements.guard.understanding import Against

LONGEST = 120
"""How many pieces are read at once; what is longer is read in stretches."""
LONGEST_LINE = 50
"""How many pieces of a known line are looked at."""
_SHARP = 8.0
_FAR = np.float32(-1e4)
_AT_ONCE = 12
"""How many sentences go through together: more would not be faster and take more memory."""
_NEAREST, _FARTHEST = 3, 0.27
"""Against how many known lines of each kind a sentence is held at most, and how near they have to
be, 0 to 1. Of the pairs in tests/data/guard that are about each other nine of ten are among the
nearest three of thirteen, and one of thirty lies farther; of the others a third does."""
_LINES_KEPT = 100
"""How many known lines stay half read, or as many as there are at once."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a sentence was read as: for each group how likely, as a logit, and where it stands.

    `weight[piece][group]` is how much each piece speaks for a group. `held` tells of each kind of
    known lines which one the sentence is likeliest to go against, by a logit.
    """

    logits: tuple[float, ...]
    pieces: tuple[Piece, ...]
    weight: Floats
    held: tuple[Against | None, ...] = ()


@dataclass(frozen=True, slots=True)
class _HalfRead:
    """A known line as far as it is read without a sentence, and its pieces at the length of one."""

    x: Floats
    unit: Floats


class Encoder:
    """The encoder, opened from its file."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises OSError or ValueError where it cannot be read."""
        self._salt = os.urandom(16)
        self._lines: OrderedDict[bytes, _HalfRead] = OrderedDict()
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

    def read(self, sentences: Sequence[str], lines: Sequence[Sequence[str]] = ()) -> list[Read]:
        """Each sentence read, and held against the known lines of each kind that are nearest.

        Of the kinds the first is what a sentence may go against, the second what it may tell as
        known although it is open.
        """
        cut = [self.pieces.cut(sentence) for sentence in sentences]
        stretches = [
            (number, [pieces[0], *pieces[at : min(at + LONGEST, len(pieces) - 1)], pieces[-1]])
            for number, pieces in enumerate(cut)
            for at in range(1, max(2, len(pieces) - 1), LONGEST)
        ]
        stretches.sort(key=lambda stretch: len(stretch[1]))
        known = [self._half_read(kind) for kind in lines] if stretches else []
        parts: dict[int, list[Read]] = {}
        for at in range(0, len(stretches), _AT_ONCE):
            batch = stretches[at : at + _AT_ONCE]
            reads = self._batch([pieces for _, pieces in batch], known)
            for (number, _), read in zip(batch, reads, strict=True):
                parts.setdefault(number, []).append(read)
        return [_joined(parts[number]) for number in range(len(cut))]

    def _batch(
        self, batch: Sequence[Sequence[Piece]], lines: Sequence[Sequence[_HalfRead]]
    ) -> list[Read]:
        numbers, there = _rows(batch)
        x, masked = self._begun(numbers), _masked(there)
        for layer in self._layers[: self._apart]:
            x = layer.up(x, masked)
        units = [_unit(row[1 : len(pieces) - 1]) for row, pieces in zip(x, batch, strict=True)]
        nearest = [[_nearest(unit, kind) for kind in lines] for unit in units]
        x, held = self._held(x, masked, lines, nearest)
        share, told = self._looked(x, there, slice(None, len(self.groups)))
        weight = share * told
        logits = weight.sum(1) + self._bias[: len(self.groups)]
        return [
            Read(tuple(logits[row].tolist()), tuple(pieces), weight[row, : len(pieces)], held[row])
            for row, pieces in enumerate(batch)
        ]

    def forget(self) -> None:
        """Drops the lines that are half read."""
        with self._lock:
            self._lines.clear()

    def _half_read(self, lines: Sequence[str]) -> list[_HalfRead]:
        """Each line as far as it is read without a sentence; each is read once while it stays."""
        found = []
        for line in lines:
            key = hashlib.blake2b(line.encode("utf-8", "replace"), key=self._salt).digest()
            with self._lock:
                half = self._lines.get(key)
            if half is None:
                numbers, there = _rows([self.pieces.cut(line)[:LONGEST_LINE]])
                x, masked = self._begun(numbers), _masked(there)
                for layer in self._layers[: self._apart]:
                    x = layer.up(x, masked)
                half = _HalfRead(x[0] + self._side, _unit(x[0, 1:-1]))
            found.append(half)
            with self._lock:
                self._lines[key] = half
                self._lines.move_to_end(key)
                while len(self._lines) > max(_LINES_KEPT, 2 * len(lines)):
                    self._lines.popitem(last=False)
        return found

    def _held(
        self,
        x: Floats,
        masked: Floats,
        lines: Sequence[Sequence[_HalfRead]],
        nearest: Sequence[Sequence[Sequence[int]]],
    ) -> tuple[Floats, list[tuple[Against | None, ...]]]:
        """The rows read to the end, and what is likeliest of each row and kind of lines."""
        chosen = [
            (row, lines[kind][number].x)
            for row, of_kinds in enumerate(nearest)
            for kind, numbers in enumerate(of_kinds)
            for number in numbers
        ]
        if not chosen:
            for layer in self._layers[self._apart :]:
                x = layer.up(x, masked)
            return x, [(None,) * len(lines)] * len(x)
        beside = np.array([row for row, _ in chosen])
        sizes = np.array([len(line) for _, line in chosen])
        y = np.zeros((len(chosen), sizes.max(), x.shape[2]), np.float32)
        for at, (_, line) in enumerate(chosen):
            y[at, : len(line)] = line
        there = np.arange(y.shape[1]) < sizes[:, None]
        lines_masked = _masked(there)
        for layer in self._layers[self._apart :]:
            x, y = layer.up_beside(x, masked, y, lines_masked, beside)
        last = slice(len(self.groups), len(self.groups) + len(lines))
        share, told = self._looked(y, there, last)
        logits = iter(((share * told).sum(1) + self._bias[last]).tolist())
        held = []
        for row in nearest:
            told_of = [
                [Against(number, next(logits)[kind]) for number in numbers]
                for kind, numbers in enumerate(row)
            ]
            held.append(tuple(max(of, key=_logit, default=None) for of in told_of))
        return x, held

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


def _unit(x: Floats) -> Floats:
    result: Floats = x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), np.float32(1e-6))
    return result


def _nearest(unit: Floats, lines: Sequence[_HalfRead]) -> list[int]:
    """The numbers of the lines whose pieces have the likest ones in a sentence."""
    near = [float((line.unit @ unit.T).max(1).mean()) for line in lines]
    order = sorted(range(len(lines)), key=lambda number: -near[number])
    return [number for number in order[:_NEAREST] if near[number] >= _FARTHEST]


def _logit(against: Against) -> float:
    return against.likely


def _masked(there: npt.NDArray[np.bool_]) -> Floats:
    return np.where(there, np.float32(0), _FAR)[:, None, None, :]


def _joined(parts: Sequence[Read]) -> Read:
    """The stretches of a sentence as one: of each judgement the strongest."""
    if len(parts) == 1:
        return parts[0]
    logits = tuple(map(max, zip(*(part.logits for part in parts), strict=True)))
    pieces = tuple(piece for part in parts for piece in part.pieces)
    held = tuple(
        max((each for each in of_kind if each is not None), key=_logit, default=None)
        for of_kind in zip(*(part.held for part in parts), strict=True)
    )
    return Read(logits, pieces, np.concatenate([part.weight for part in parts]), held)
