"""Reads a sentence with a small neural encoder, in numpy alone: what it says, whatever its words.

A BERT encoder (Devlin and others, 2019) of twelve layers with one head for each group of findings.
In the upper layers a known line can look at a sentence beside itself, and tells whether the
sentence goes against it; lines and sentences stay apart below (as in Cao and others, DeFormer,
2020), so that each is read once. By what was read below, a sentence is held against the lines
that are nearest to it alone, piece by piece (as in Khattab and Zaharia, ColBERT, 2020): a fact
table may be long. What a sentence says by itself and what it says of a line are told by top layers
of their own.

Its file is made by packaging/guard-model from intfloat/multilingual-e5-small (MIT) and the labelled
sentences in tests/data/guard, the file of those top layers by packaging/guard-top from whole texts
and situations there. Weights are whole numbers of eight bits, words of four; opened they take
about 110 MB.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise, starmap
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from clinicguard.statements.guard.heads import heads_of
from clinicguard.statements.guard.layers import Floats, Layer, Text, layer_of, normed
from clinicguard.statements.guard.pieces import Piece, Pieces
from clinicguard.statements.guard.understanding import Against

TOP = "top.npz"
"""The file of the top layers, beside the encoder's."""
LONGEST = 120
"""How many pieces are read at once; what is longer is read in stretches."""
LONGEST_LINE = 50
"""How many pieces of a known line are looked at."""
_FAR = np.float32(-1e4)
_AT_ONCE = 12
"""How many sentences go through together: more would not be faster and take more memory."""
_NEAREST, _FARTHEST = 3, 0.27
"""Against how many known lines of each kind a sentence is held at most, and how near they have to
be, 0 to 1. Of the pairs in tests/data/guard that are about each other nine of ten are among the
nearest three of thirteen, and one of thirty lies farther; of the others a third does."""
_LINES_KEPT = 100
"""How many known lines stay half read, or twice as many as there are of a kind at once."""


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
    """The encoder, opened from its file and that of the top layers beside it."""

    def __init__(self, path: Path) -> None:
        """Opens the files. Raises OSError or ValueError where one cannot be read."""
        self._salt = os.urandom(16)
        self._lines: OrderedDict[bytes, _HalfRead] = OrderedDict()
        self._lock = Lock()
        with np.load(path.with_name(TOP), allow_pickle=False) as kept:
            self.groups = tuple(str(kept["groups"]).split())
            self._heads = heads_of(kept, slice(len(self.groups)))
            self._against = heads_of(kept, slice(len(self.groups), None))
            layers = [layer_of(kept, number) for number in range(2 * int(kept["layers"]))]
            self._alone, self._beside = layers[: len(layers) // 2], layers[len(layers) // 2 :]
        with np.load(path, allow_pickle=False) as kept:
            names = bytes(kept["pieces"]).decode("utf-8").split("\n")
            self.pieces = Pieces(names, kept["likely"].tolist())
            self._words: npt.NDArray[np.uint8] = kept["words"]
            self._word_steps: npt.NDArray[np.float16] = kept["word_steps"]
            self._places = kept["places"].astype(np.float32)
            self._norm = (kept["norm.w"], kept["norm.b"])
            below = int(kept["layers"]) - len(self._alone)
            self._layers = [layer_of(kept, number) for number in range(below)]
            self._apart = int(kept["apart"])
            self._side: Floats = kept["side"]

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
        halves = self._below(batch)
        units = [_unit(half[1:-1]) for half in halves]
        nearest = [[_nearest(unit, kind) for kind in lines] for unit in units]
        told = self._above(halves, lines, nearest)
        return [self._read_off(*each) for each in zip(batch, nearest, told, strict=True)]

    def _read_off(
        self,
        pieces: Sequence[Piece],
        nearest: Sequence[Sequence[int]],
        told: tuple[Floats, Sequence[Floats]],
    ) -> Read:
        weight, against = told
        of_lines = iter(against)
        told_of = (
            [Against(number, float(next(of_lines)[kind])) for number in numbers]
            for kind, numbers in enumerate(nearest)
        )
        held = tuple(max(of, key=_logit, default=None) for of in told_of)
        return Read(tuple(self._heads.logits(weight).tolist()), tuple(pieces), weight, held)

    def below_top(self, sentences: Sequence[str]) -> list[Floats]:
        """What the layers below the top make of sentences, one row a piece: for learning the top.

        What is longer than can be read at once is cut.
        """
        halves = self._below([self.pieces.cut(each)[:LONGEST] for each in sentences])
        lifted = _lifted(self._layers[self._apart :], [[half] for half in halves])
        return [x for (x,) in lifted]

    def below_beside(
        self,
        sentence: str,
        lines: Sequence[Sequence[str]],
        wanted: Sequence[Collection[int]],
    ) -> tuple[list[Floats], list[list[int]]]:
        """What the layers below the top make of a sentence and of the lines that it is held
        against, and the numbers of these lines by kind; the wanted ones are among them."""
        (half,) = self._below([self.pieces.cut(sentence)[:LONGEST]])
        known = [self._half_read(kind) for kind in lines]
        unit = _unit(half[1:-1])
        near = [
            sorted({*_nearest(unit, kind), *of}) for kind, of in zip(known, wanted, strict=True)
        ]
        beside = [half, *(known[kind][n].x for kind, numbers in enumerate(near) for n in numbers)]
        return _lifted(self._layers[self._apart :], [beside])[0], near

    def forget(self) -> None:
        """Drops the lines that are half read."""
        with self._lock:
            self._lines.clear()

    def _half_read(self, lines: Sequence[str]) -> list[_HalfRead]:
        """Each line as far as it is read without a sentence; each is read once while it stays."""
        keys = [
            hashlib.blake2b(line.encode("utf-8", "replace"), key=self._salt).digest()
            for line in lines
        ]
        with self._lock:
            known = {key: self._lines[key] for key in keys if key in self._lines}
        new = [(key, line) for key, line in zip(keys, lines, strict=True) if key not in known]
        for at in range(0, len(new), _AT_ONCE):
            batch = new[at : at + _AT_ONCE]
            halves = self._below([self.pieces.cut(line)[:LONGEST_LINE] for _, line in batch])
            for (key, _), half in zip(batch, halves, strict=True):
                known[key] = _HalfRead(half + self._side, _unit(half[1:-1]))
        with self._lock:
            for key in keys:
                self._lines[key] = known[key]
                self._lines.move_to_end(key)
            while len(self._lines) > max(_LINES_KEPT, 2 * len(lines)):
                self._lines.popitem(last=False)
        return [known[key] for key in keys]

    def _below(self, batch: Sequence[Sequence[Piece]]) -> list[Floats]:
        """Texts as far as each is read by itself."""
        numbers = np.array([piece.number for pieces in batch for piece in pieces])
        places = np.concatenate([self._places[: len(pieces)] for pieces in batch])
        x = normed(self._word(numbers) + places, self._norm)
        texts = [Text(place) for place in _behind_each_other(map(len, batch))]
        for layer in self._layers[: self._apart]:
            x = layer.up(x, texts)
        return [x[text.place] for text in texts]

    def _above(
        self,
        halves: Sequence[Floats],
        lines: Sequence[Sequence[_HalfRead]],
        nearest: Sequence[Sequence[Sequence[int]]],
    ) -> Iterator[tuple[Floats, Sequence[Floats]]]:
        """Each text read to the end: how much each of its pieces speaks for each group, and of
        each line beside it the logits of all kinds that it goes against it, in order."""
        beside = [
            [half, *(lines[kind][number].x for kind, of in enumerate(near) for number in of)]
            for half, near in zip(halves, nearest, strict=True)
        ]
        middle = _lifted(self._layers[self._apart :], beside)
        alone = _lifted(self._alone, [parts[:1] for parts in middle])
        held = iter(_lifted(self._beside, [parts for parts in middle if len(parts) > 1]))
        for (own,), parts in zip(alone, middle, strict=True):
            read = next(held)[1:] if len(parts) > 1 else []
            yield (
                self._heads.spoken(own),
                [self._against.logits(self._against.spoken(line)) for line in read],
            )

    def _word(self, numbers: npt.NDArray[np.int64]) -> Floats:
        """The words' vectors, out of blocks of 32 weights of four bits and one step each."""
        packed = self._words[numbers]
        low = (packed & 15).astype(np.float32) - 8
        high = (packed >> 4).astype(np.float32) - 8
        steps = self._word_steps[numbers].astype(np.float32)[..., None]
        both: Floats = np.concatenate([low, high], axis=-1) * steps
        return both.reshape(*numbers.shape, -1)


def _behind_each_other(sizes: Iterable[int]) -> list[slice]:
    """Where texts of these sizes stand."""
    return list(starmap(slice, pairwise(accumulate(sizes, initial=0))))


def _lifted(layers: Sequence[Layer], beside: Sequence[Sequence[Floats]]) -> list[list[Floats]]:
    """Texts one behind the other, each beside its lines, through some layers."""
    if not beside:
        return []
    wholes = _behind_each_other(sum(map(len, parts)) for parts in beside)
    texts = [Text(*each) for each in zip(wholes, map(_masked, beside), strict=True)]
    x = np.concatenate([part for parts in beside for part in parts])
    for layer in layers:
        x = layer.up(x, texts)
    places = iter(_behind_each_other(len(part) for parts in beside for part in parts))
    return [[x[at] for at in islice(places, len(parts))] for parts in beside]


def _masked(parts: Sequence[Floats]) -> Floats | None:
    """A text looks at itself; a line beside it at itself and the text."""
    if len(parts) == 1:
        return None
    part = np.repeat(np.arange(len(parts)), list(map(len, parts)))
    seen = (part[:, None] == part) | (part == 0)
    return np.where(seen, np.float32(0), _FAR)


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
