"""One layer of the guard's encoder, in numpy alone: attention and what follows it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Norm = tuple[Floats, Floats]

_HEADS = 12
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a BERT encoder (Devlin and others, 2019)."""

    three: Floats
    three_bias: Floats
    out: Floats
    out_bias: Floats
    first_norm: Norm
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    second_norm: Norm

    def up(self, x: Floats, masked: Floats) -> Floats:
        """One step up for texts by pieces.

        `x` has the shape (texts, pieces, width), `masked` (texts, 1, 1, pieces).
        """
        return self._up([(x, masked)])[0]

    def up_beside(
        self,
        x: Floats,
        masked: Floats,
        lines: Floats,
        lines_masked: Floats,
        beside: npt.NDArray[np.int64],
    ) -> tuple[Floats, Floats]:
        """One step up for texts, and for lines that look at a text beside themselves.

        `beside` has for each line the number of its text. They go through together: fetching the
        weights takes its time.
        """
        x, lines = self._up([(x, masked), (lines, lines_masked)], beside)
        return x, lines

    def _up(
        self, texts: Sequence[tuple[Floats, Floats]], beside: npt.NDArray[np.int64] | None = None
    ) -> list[Floats]:
        """`beside`: of each of the second texts, the number of the first that it looks at too."""
        flat = np.concatenate([x.reshape(-1, x.shape[2]) for x, _ in texts])
        three = flat @ self.three + self.three_bias
        ends = np.cumsum([x.shape[0] * x.shape[1] for x, _ in texts])[:-1]
        parts = [
            part.reshape(*x.shape[:2], 3, _HEADS, -1).transpose(2, 0, 3, 1, 4)
            for part, (x, _) in zip(np.split(three, ends), texts, strict=True)
        ]
        first = (parts[0][1], parts[0][2], texts[0][1])
        seen = [_looked(parts[0][0], *first)]
        for (asks, keys, values), (_, masked) in zip(parts[1:], texts[1:], strict=True):
            there = [part[beside] for part in first]
            both = (
                np.concatenate([keys, there[0]], axis=2),
                np.concatenate([values, there[1]], axis=2),
                np.concatenate([masked, there[2]], axis=3),
            )
            seen.append(_looked(asks, *both))
        looked = np.concatenate([part.reshape(-1, flat.shape[1]) for part in seen])
        flat = normed(flat + looked @ self.out + self.out_bias, self.first_norm)
        widened = _gelu(flat @ self.wide + self.wide_bias)
        flat = normed(flat + widened @ self.narrow + self.narrow_bias, self.second_norm)
        return [
            part.reshape(x.shape) for part, (x, _) in zip(np.split(flat, ends), texts, strict=True)
        ]


def _looked(asks: Floats, keys: Floats, values: Floats, masked: Floats) -> Floats:
    """What each piece takes from those it looks at, by pieces again."""
    scale = np.float32(1 / math.sqrt(asks.shape[-1]))
    share = softmax(asks @ keys.swapaxes(2, 3) * scale + masked, 3)
    return (share @ values).transpose(0, 2, 1, 3)


def layer_of(kept: Any, number: int) -> Layer:
    """The layer of a number out of an encoder's file."""

    def opened(name: str) -> Floats:
        whole, steps = kept[f"{number}.{name}.w"], kept[f"{number}.{name}.s"]
        return np.ascontiguousarray((whole.astype(np.float32) * steps[:, None]).T)

    def plain(name: str) -> Floats:
        values: Floats = kept[f"{number}.{name}"]
        return values

    return Layer(
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


def normed(x: Floats, norm: Norm) -> Floats:
    """Each row brought to a mean of nought and a spread of one."""
    x = x - x.mean(-1, keepdims=True)
    spread = np.sqrt(np.einsum("...i,...i->...", x, x) / np.float32(x.shape[-1]) + _TINY)
    result: Floats = x * (1 / spread)[..., None].astype(np.float32) * norm[0] + norm[1]
    return result


def softmax(x: Floats, axis: int) -> Floats:
    """Shares that add up to one along an axis."""
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
