"""The heads of the guard's encoder: which pieces of a text matter to a group, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from clinicguard.statements.guard.layers import Floats, softmax

SHARP = 8.0
"""How much surer a head looks than its weights say: it learned so."""


@dataclass(frozen=True, slots=True)
class Heads:
    """For each group a head that looks at the pieces of a text and one that tells of them."""

    look: Floats
    tell: Floats
    bias: Floats

    def spoken(self, x: Floats) -> Floats:
        """How much each piece of a text speaks for each group, from what the layers made of it."""
        return softmax(x @ self.look, 0) * (x @ self.tell)

    def logits(self, spoken: Floats) -> Floats:
        """How likely the text as a whole bears each group."""
        told: Floats = spoken.sum(0) + self.bias
        return told


def heads_of(kept: Any, of: slice) -> Heads:
    """Some of the heads in a file."""
    return Heads(kept["look"][:, of] * np.float32(SHARP), kept["tell"][:, of], kept["bias"][of])
