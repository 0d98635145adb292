"""Reads a sentence with a small neural encoder, in numpy alone: what it says, whatever its words.

A BERT encoder (Devlin and others, 2019) of twelve layers with one head for each group of findings.
Its file is made by packaging/guard-model from intfloat/multilingual-e5-small (MIT) and the labelled
sentences in tests/data/guard. Weights are whole numbers of eight bits, words of four; opened they
take about 90 MB.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from clinicguard.statements.guard.pieces import Piece, Pieces

Floats = npt.NDArray[np.float32]

SUREST = 9.0
"""Beyond this logit the encoder is no surer: it has only seen the like before."""
MIDDLE = 9
"""After how many layers the heads look in, beside the last: higher up much is already decided."""
LONGEST = 120
"""How many pieces are read at once; what is longer is read in stretches."""
_HEADS = 12
_SHARP = 8.0
_TINY = 1e-12
_AT_ONCE = 12
"""How many sentences go through together: more would not be faster and take more memory."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a sentence was read as: for each group how likely, as a logit, and where it stands.

    `weight[piece][group]` is how much each piece speaks for a group.
    """

    logits: tuple[float, ...]
    pieces: tuple[Piece, ...]
    weight: Floats


@dataclass(frozen=True, slots=True)
class Heads:
    """What packaging/guard-heads learned on sentences that the encoder never saw.

    For each group: the weights of the sentence as a whole, of what the group looks at, of the
    encoder's own judgements, and how much resources/guard/weights.json counts beside them.
    """

    whole: Floats
    own: Floats
    logits: Floats
    weighed: Floats
    bias: Floats

    def of(self, whole: Floats, own: Floats, logits: Floats) -> Floats:
        """The logits of each group for each sentence, without what the weights say."""
        seen = whole @ self.whole.T + np.einsum("ngd,gd->ng", own, self.own)
        total: Floats = seen + np.clip(logits, -SUREST, SUREST) @ self.logits.T + self.bias
        return total


def read_heads(path: Path) -> Heads:
    """The heads of a file. Raises OSError or ValueError where it cannot be read."""
    with np.load(path, allow_pickle=False) as kept:
        return Heads(*(kept[name] for name in ("whole", "own", "logits", "weighed", "bias")))


@dataclass(frozen=True, slots=True)
class _Layer:
    three: Floats
    three_bias: Floats
    out: Floats
    out_bias: Floats
    first_norm: tuple[Floats, Floats]
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    second_norm: tuple[Floats, Floats]


class Encoder:
    """The encoder, opened from its file."""

    def __init__(self, path: Path, heads: Heads | None = None) -> None:
        """Opens the file. Raises OSError or ValueError where it cannot be read."""
        self.heads = heads
        with np.load(path, allow_pickle=False) as kept:
            self.groups = tuple(str(kept["groups"]).split())
            names = bytes(kept["pieces"]).decode("utf-8").split("\n")
            self.pieces = Pieces(names, kept["likely"].tolist())
            self._words: npt.NDArray[np.uint8] = kept["words"]
            self._word_steps: npt.NDArray[np.float16] = kept["word_steps"]
            self._places = kept["places"].astype(np.float32)
            self._norm = (kept["norm.w"], kept["norm.b"])
            self._layers = [_layer(kept, number) for number in range(int(kept["layers"]))]
            self._look: Floats = kept["look"] * np.float32(_SHARP)
            self._tell: Floats = kept["tell"]
            self._bias: Floats = kept["bias"]

    def read(self, sentences: Sequence[str]) -> list[Read]:
        """Each sentence read; those of one length go together."""
        cut = [self.pieces.cut(sentence) for sentence in sentences]
        stretches = [
            (number, [pieces[0], *pieces[at : min(at + LONGEST, len(pieces) - 1)], pieces[-1]])
            for number, pieces in enumerate(cut)
            for at in range(1, max(2, len(pieces) - 1), LONGEST)
        ]
        stretches.sort(key=lambda stretch: len(stretch[1]))
        parts: dict[int, list[Read]] = {}
        for at in range(0, len(stretches), _AT_ONCE):
            batch = stretches[at : at + _AT_ONCE]
            for (number, _), read in zip(batch, self._batch([s for _, s in batch]), strict=True):
                parts.setdefault(number, []).append(read)
        return [_joined(parts[number]) for number in range(len(cut))]

    def traits(self, sentences: Sequence[str]) -> tuple[Floats, Floats, Floats]:
        """What the heads are learned from: the wholes, what each group looks at, the logits."""
        cut = [self.pieces.cut(sentence) for sentence in sentences]
        rows = [[*pieces[:-1][: LONGEST + 1], pieces[-1]] for pieces in cut]
        order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
        found = []
        for at in range(0, len(order), _AT_ONCE):
            found.append(self._seen([rows[number] for number in order[at : at + _AT_ONCE]])[:3])
        back = np.argsort(order)
        whole, own, logits = (np.concatenate(each)[back] for each in zip(*found, strict=True))
        return whole, own, np.clip(logits, -SUREST, SUREST)

    def _batch(self, batch: Sequence[Sequence[Piece]]) -> list[Read]:
        whole, own, logits, weight = self._seen(batch)
        if self.heads is not None:
            logits = self.heads.of(whole, own, logits)
        return [
            Read(tuple(logits[row].tolist()), tuple(pieces), weight[row, : len(pieces)])
            for row, pieces in enumerate(batch)
        ]

    def _seen(self, batch: Sequence[Sequence[Piece]]) -> tuple[Floats, Floats, Floats, Floats]:
        """For each row its whole, what each group looks at, the logits; and each piece's weight."""
        size = max(map(len, batch))
        numbers = np.ones((len(batch), size), np.int64)
        for row, pieces in enumerate(batch):
            numbers[row, : len(pieces)] = [piece.number for piece in pieces]
        there = np.arange(size) < np.array([len(pieces) for pieces in batch])[:, None]
        middle, hidden = self._hidden(numbers, there)
        looks = np.where(there[:, :, None], hidden @ self._look, np.float32(-1e4))
        share = _softmax(looks, 1)
        weight = share * (hidden @ self._tell)
        logits: Floats = weight.sum(1) + self._bias
        even = (there / there.sum(1, keepdims=True)).astype(np.float32)[:, None, :]
        whole = np.concatenate([even @ middle, even @ hidden], axis=2)[:, 0]
        return whole, share.swapaxes(1, 2) @ hidden, logits, weight

    def _hidden(
        self, numbers: npt.NDArray[np.int64], there: npt.NDArray[np.bool_]
    ) -> tuple[Floats, Floats]:
        """Each piece after the middle layer and after the last."""
        many, size = numbers.shape
        masked = np.where(there, 0.0, -1e4).astype(np.float32)[:, None, None, :]
        x = _normed(self._word(numbers) + self._places[:size], self._norm)
        x = middle = x.reshape(many * size, -1)
        for number, layer in enumerate(self._layers, 1):
            three = (x @ layer.three + layer.three_bias).reshape(many, size, 3, _HEADS, -1)
            asks, keys, values = three.transpose(2, 0, 3, 1, 4)
            scale = np.float32(1 / math.sqrt(asks.shape[-1]))
            share = _softmax(asks @ keys.swapaxes(2, 3) * scale + masked, 3)
            seen = (share @ values).transpose(0, 2, 1, 3).reshape(many * size, -1)
            x = _normed(x + seen @ layer.out + layer.out_bias, layer.first_norm)
            wide = _gelu(x @ layer.wide + layer.wide_bias)
            x = _normed(x + wide @ layer.narrow + layer.narrow_bias, layer.second_norm)
            middle = x if number == MIDDLE else middle
        return middle.reshape(many, size, -1), x.reshape(many, size, -1)

    def _word(self, numbers: npt.NDArray[np.int64]) -> Floats:
        """The words' vectors, out of blocks of 32 weights of four bits and one step each."""
        packed = self._words[numbers]
        low = (packed & 15).astype(np.float32) - 8
        high = (packed >> 4).astype(np.float32) - 8
        steps = self._word_steps[numbers].astype(np.float32)[..., None]
        both: Floats = np.concatenate([low, high], axis=-1) * steps
        return both.reshape(*numbers.shape, -1)


def _joined(parts: Sequence[Read]) -> Read:
    if len(parts) == 1:
        return parts[0]
    logits = tuple(map(max, zip(*(part.logits for part in parts), strict=True)))
    pieces = tuple(piece for part in parts for piece in part.pieces)
    return Read(logits, pieces, np.concatenate([part.weight for part in parts]))


def _layer(kept: Any, number: int) -> _Layer:
    def opened(name: str) -> Floats:
        whole, steps = kept[f"{number}.{name}.w"], kept[f"{number}.{name}.s"]
        return np.ascontiguousarray((whole.astype(np.float32) * steps[:, None]).T)

    def plain(name: str) -> Floats:
        values: Floats = kept[f"{number}.{name}"]
        return values

    return _Layer(
        opened("three"),
        plain("three.b"),
        opened("out"),
        plain("out.b"),
        (plain("first.w"), plain("first.b")),
        opened("wide"),
        plain("wide.b"),
        opened("narrow"),
        plain("narrow.b"),
        (plain("second.w"), plain("second.b")),
    )


def _normed(x: Floats, norm: tuple[Floats, Floats]) -> Floats:
    x = x - x.mean(-1, keepdims=True)
    spread = np.sqrt(np.einsum("...i,...i->...", x, x) / np.float32(x.shape[-1]) + _TINY)
    result: Floats = x * (1 / spread)[..., None].astype(np.float32) * norm[0] + norm[1]
    return result


def _softmax(x: Floats, axis: int) -> Floats:
    powers = np.exp(x - x.max(axis, keepdims=True))
    result: Floats = powers / powers.sum(axis, keepdims=True)
    return result


def _gelu(x: Floats) -> Floats:
    inner = x * x
    inner *= np.float32(0.044715 * math.sqrt(2 / math.pi))
    inner += np.float32(math.sqrt(2 / math.pi))
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    result: Floats = inner
    return result
