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
class Text:
    """Where a text stands among others, and which of its pieces are masked from each of them."""

    place: slice
    masked: Floats | None = None


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

    def up(self, x: Floats, texts: Sequence[Text]) -> Floats:
        """One step up for texts by pieces that stand behind each other.

        They go through together: fetching the weights takes its time.
        """
        three = x @ self.three + self.three_bias
        asks, keys, values = three.reshape(len(x), 3, _HEADS, -1).transpose(1, 2, 0, 3)
        looked: Floats = np.empty((len(x), *asks.shape[::2]), np.float32)
        for text in texts:
            there = text.place
            looks = _looks(asks[:, there], keys[:, there], text.masked)
            looked[there] = (looks @ values[:, there]).swapaxes(0, 1)
        x = normed(x + looked.reshape(x.shape) @ self.out + self.out_bias, self.first_norm)
        widened = _gelu(x @ self.wide + self.wide_bias)
        return normed(x + widened @ self.narrow + self.narrow_bias, self.second_norm)


def _looks(asks: Floats, keys: Floats, masked: Floats | None) -> Floats:
    """The shares in which each piece looks at the others."""
    looks = asks @ keys.swapaxes(1, 2)
    looks *= np.float32(1 / math.sqrt(asks.shape[-1]))
    if masked is not None:
        looks += masked
    return softmax(looks, 2)


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
    x *= (1 / spread)[..., None].astype(np.float32)
    x *= norm[0]
    x += norm[1]
    return x


def softmax(x: Floats, axis: int) -> Floats:
    """Shares that add up to one along an axis."""
    powers: Floats = x - x.max(axis, keepdims=True)
    np.exp(powers, out=powers)
    powers /= powers.sum(axis, keepdims=True)
    return powers


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
