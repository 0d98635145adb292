"""One layer of the guard's encoder, in numpy alone: attention and what follows it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Norm = tuple[Floats, Floats]

_HEADS = 12
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Seen:
    """What a text offers to those who look at it in a layer: by what it is found, what it says."""

    keys: Floats
    values: Floats
    masked: Floats

    def for_each(self, many: int) -> Seen:
        """The same for so many who look at each text, one after the other."""
        each = (np.repeat(part, many, axis=0) for part in (self.keys, self.values, self.masked))
        return Seen(*each)


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

    def up(self, x: Floats, masked: Floats, beside: Seen | None = None) -> tuple[Floats, Seen]:
        """One step up for texts by pieces, and what they offered; they look `beside` them too.

        `x` has the shape (texts, pieces, width), `masked` (texts, 1, 1, pieces).
        """
        many, size, width = x.shape
        flat = x.reshape(many * size, width)
        three = (flat @ self.three + self.three_bias).reshape(many, size, 3, _HEADS, -1)
        asks, keys, values = three.transpose(2, 0, 3, 1, 4)
        scale = np.float32(1 / math.sqrt(asks.shape[-1]))
        looks = asks @ keys.swapaxes(2, 3) * scale + masked
        if beside is None:
            seen = softmax(looks, 3) @ values
        else:
            across = asks @ beside.keys.swapaxes(2, 3) * scale + beside.masked
            share = softmax(np.concatenate([looks, across], axis=3), 3)
            seen = share[..., :size] @ values + share[..., size:] @ beside.values
        seen = seen.transpose(0, 2, 1, 3).reshape(many * size, width)
        flat = normed(flat + seen @ self.out + self.out_bias, self.first_norm)
        widened = _gelu(flat @ self.wide + self.wide_bias)
        flat = normed(flat + widened @ self.narrow + self.narrow_bias, self.second_norm)
        return flat.reshape(x.shape), Seen(keys, values, masked)


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
