"""Teaches the layers that hold known lines against a sentence, on a PC without graphics card.

Needs PyTorch (2.13), which is no part of the program: `pip install torch==2.13.0` where it runs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from beside_texts import Beside
from encoder_labels import AGAINST
from encoder_source import WIDTH
from top_training import DROPPED_LAST, FAR, SHARP, Layer
from torch import nn
from torch.nn import functional

BATCH, RATE, HEAD_RATE, WEIGHED, WEIGHED_LINE = 32, 1.5e-4, 7.5e-4, 2.0, 1.5
_MANY = 0.5
"""How much a further line that a sentence does not go against counts beside the first."""


class BesideTop(nn.Module):  # type: ignore[misc]
    """Layers in which a line looks at the sentence beside it, begun with those of a file."""

    def __init__(self, kept: Mapping[str, Any], numbers: Sequence[int], heads: slice) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(kept, number) for number in numbers)
        self.look = nn.Parameter(torch.tensor(kept["look"][:, heads] * SHARP))
        self.tell = nn.Parameter(torch.tensor(kept["tell"][:, heads]))
        self.bias = nn.Parameter(torch.tensor(kept["bias"][heads]))

    def forward(self, rows: Sequence[Beside]) -> list[Any]:
        """Of each row the logit of each line that the sentence goes against it, in its kind."""
        x, part = _padded(rows)
        x, masked = torch.tensor(x), _masked(torch.tensor(part))
        for layer in self.layers:
            x = layer(x, masked)
        x = functional.dropout(x, DROPPED_LAST, self.training)
        looks, tells = x @ self.look, x @ self.tell
        return [
            torch.stack(
                [
                    (looks[row, at, kind].softmax(0) * tells[row, at, kind]).sum() + self.bias[kind]
                    for number, kind in enumerate(each.kinds, 1)
                    for at in (np.flatnonzero(part[row] == number),)
                ]
            )
            for row, each in enumerate(rows)
        ]


def taught_beside(top: BesideTop, rounds: Sequence[Sequence[Beside]]) -> None:
    """Teaches the rows of each round in turn; the layers are ready to be asked afterwards."""
    heads = [top.look, top.tell, top.bias]
    steps = torch.optim.AdamW(
        [{"params": top.layers.parameters()}, {"params": heads}], weight_decay=0.01
    )
    whole, done, began = sum(-(-len(rows) // BATCH) for rows in rounds), 0, time.monotonic()
    top.train()
    for turn, rows in enumerate(rounds, 1):
        for batch in _batches(rows):
            share = min(1.0, (done + 1) / (0.1 * whole)) * (1 - done / whole)
            for part, most in zip(steps.param_groups, (RATE, HEAD_RATE), strict=True):
                part["lr"] = most * share
            wrong = sum(_all_wrong(top(batch), batch))
            steps.zero_grad()
            (wrong / len(batch)).backward()
            nn.utils.clip_grad_norm_(top.parameters(), 1.0)
            steps.step()
            done += 1
        took = time.monotonic() - began
        print(f"beside, round {turn} of {len(rounds)}, {took:.0f} s", flush=True)
    top.eval()


def logits_beside(top: BesideTop, rows: Sequence[Beside]) -> list[tuple[float | None, ...]]:
    """How likely each sentence goes against a line of each kind, as logits; None without a line."""
    told: list[tuple[float | None, ...]] = [()] * len(rows)
    order = np.argsort([len(row) for row in rows])
    top.eval()
    with torch.no_grad():
        for numbers in np.array_split(order, -(-len(order) // BATCH)):
            chosen = [rows[number] for number in numbers]
            for number, row, logits in zip(numbers, chosen, top(chosen), strict=True):
                told[number] = tuple(_most(logits, row.kinds, k) for k in range(len(AGAINST)))
    return told


def _most(logits: Any, kinds: Sequence[int], kind: int) -> float | None:
    of_kind = (float(x) for x, of in zip(logits, kinds, strict=True) if of == kind)
    return max(of_kind, default=None)


def _all_wrong(told: Sequence[Any], rows: Sequence[Beside]) -> Iterator[Any]:
    for logits, row in zip(told, rows, strict=True):
        kinds = torch.tensor(row.kinds)
        for kind, bears in enumerate(row.bears):
            here = logits[kinds == kind]
            if len(here) and bears is not None:
                wanted = row.wanted and torch.tensor(row.wanted)[kinds == kind]
                yield _wrong(here, bears, wanted)


def _wrong(logits: Any, bears: bool, wanted: Any) -> Any:
    """How wrong the logits of the lines of a kind are."""
    many = 1 + _MANY * (len(logits) - 1)
    if wanted is not None:
        each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
        return ((1 + (WEIGHED_LINE - 1) * wanted) * each).sum() / many
    if bears:
        return WEIGHED * functional.softplus(-logits.max())
    return functional.softplus(logits).sum() / many


def _masked(part: Any) -> Any:
    """A sentence looks at itself; a line beside it at itself and the sentence."""
    seen = (part[:, :, None] == part[:, None, :]) | (part[:, None, :] == 0)
    seen &= (part >= 0)[:, None, :]
    seen |= torch.eye(part.shape[1], dtype=torch.bool)[None]
    return torch.zeros(len(part), 1, *seen.shape[1:]).masked_fill(~seen[:, None], FAR)


def _padded(rows: Sequence[Beside]) -> tuple[Any, Any]:
    """Rows of pieces brought to one length, and of which part of its row each piece is."""
    x = np.zeros((len(rows), max(map(len, rows)), WIDTH), np.float32)
    part = np.full(x.shape[:2], -1)
    for number, row in enumerate(rows):
        x[number, : len(row)] = np.concatenate(row.parts)
        part[number, : len(row)] = np.repeat(np.arange(len(row.parts)), list(map(len, row.parts)))
    return x, part


def _batches(rows: Sequence[Beside]) -> Iterator[list[Beside]]:
    """Rows of like length together, in an order of chance."""
    order = random.sample(list(rows), len(rows))
    batches: list[list[Beside]] = []
    for at in range(0, len(order), BATCH * 20):
        chunk = sorted(order[at : at + BATCH * 20], key=len)
        batches += [chunk[a : a + BATCH] for a in range(0, len(chunk), BATCH)]
    random.shuffle(batches)
    yield from batches
