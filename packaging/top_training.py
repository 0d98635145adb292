"""Teaches the top layers of the guard's encoder, on a PC without graphics card.

Needs PyTorch (2.13), which is no part of the program: `pip install torch==2.13.0` where it runs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from encoder_source import WIDER, WIDTH
from top_texts import Floats
from torch import nn
from torch.nn import functional

BATCH, RATE, HEAD_RATE, ROUNDS = 64, 1e-4, 1e-3, 5
HEADS, SHARP, FAR, DROPPED, DROPPED_LAST = 12, 8.0, -1e4, 0.1, 0.15
SHAPES = {
    "three": (WIDTH, 3 * WIDTH), "out": (WIDTH, WIDTH), "wide": (WIDTH, WIDER),
    "narrow": (WIDER, WIDTH),
}  # fmt: skip


class Layer(nn.Module):  # type: ignore[misc]
    """One layer, begun with the weights of a file under a number."""

    def __init__(self, kept: Mapping[str, Any], number: int) -> None:
        super().__init__()
        for name, shape in SHAPES.items():
            part = nn.Linear(*shape)
            whole, steps = kept[f"{number}.{name}.w"], kept[f"{number}.{name}.s"]
            part.weight.data = torch.tensor(whole.astype(np.float32) * steps[:, None])
            part.bias.data = torch.tensor(kept[f"{number}.{name}.b"])
            setattr(self, name, part)
        for name in ("first", "second"):
            norm = nn.LayerNorm(WIDTH, 1e-12)
            norm.weight.data = torch.tensor(kept[f"{number}.{name}.w"])
            norm.bias.data = torch.tensor(kept[f"{number}.{name}.b"])
            setattr(self, name, norm)

    def forward(self, x: Any, masked: Any) -> Any:
        """One step up."""
        rows, long, _ = x.shape
        asks, keys, values = self.three(x).view(rows, long, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        dropped = DROPPED if self.training else 0.0
        seen = functional.scaled_dot_product_attention(
            asks, keys, values, attn_mask=masked, dropout_p=dropped
        )
        seen = self.out(seen.transpose(1, 2).reshape(x.shape))
        x = self.first(x + functional.dropout(seen, dropped))
        wide = functional.gelu(self.wide(x), approximate="tanh")
        return self.second(x + functional.dropout(self.narrow(wide), dropped))


class Top(nn.Module):  # type: ignore[misc]
    """The top layers with the heads of all groups, begun with those of the encoder's file."""

    def __init__(self, kept: Mapping[str, Any], numbers: Sequence[int], groups: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(kept, number) for number in numbers)
        self.look = nn.Parameter(torch.tensor(kept["look"][:, :groups] * SHARP))
        self.tell = nn.Parameter(torch.tensor(kept["tell"][:, :groups]))
        self.bias = nn.Parameter(torch.tensor(kept["bias"][:groups]))

    def forward(self, x: Any, there: Any) -> Any:
        """The logits of each group for each row of pieces."""
        masked = torch.zeros(len(x), 1, 1, x.shape[1]).masked_fill(~there[:, None, None], FAR)
        for layer in self.layers:
            x = layer(x, masked)
        x = functional.dropout(x, DROPPED_LAST, self.training)
        share = (x @ self.look).masked_fill(~there[:, :, None], FAR).softmax(1)
        return (share * (x @ self.tell)).sum(1) + self.bias


def taught(top: Top, below: Sequence[Floats], bears: Floats, tells: Floats) -> None:
    """Teaches what each sentence bears, of the groups on which it tells anything."""
    heads = [top.look, top.tell, top.bias]
    steps = torch.optim.AdamW(
        [{"params": top.layers.parameters()}, {"params": heads}], weight_decay=0.01
    )
    whole, done, began = ROUNDS * -(-len(below) // BATCH), 0, time.monotonic()
    for turn in range(ROUNDS):
        top.train()
        for batch in _batches(below):
            share = min(1.0, (done + 1) / (0.1 * whole)) * (1 - done / whole)
            for part, most in zip(steps.param_groups, (RATE, HEAD_RATE), strict=True):
                part["lr"] = most * share
            logits = top(*_padded([below[number] for number in batch]))
            wrong = functional.binary_cross_entropy_with_logits(
                logits, torch.tensor(bears[batch]), reduction="none"
            )
            steps.zero_grad()
            ((wrong * torch.tensor(tells[batch])).sum() / len(batch)).backward()
            nn.utils.clip_grad_norm_(top.parameters(), 1.0)
            steps.step()
            done += 1
        print(f"round {turn + 1} of {ROUNDS}, {time.monotonic() - began:.0f} s", flush=True)
    top.eval()


def logits_of(top: Top, below: Sequence[Floats]) -> Floats:
    """The logits of each group for each sentence."""
    told = np.zeros((len(below), len(top.bias)), np.float32)
    order = np.argsort([len(x) for x in below])
    top.eval()
    with torch.no_grad():
        for numbers in np.array_split(order, -(-len(order) // BATCH)):
            told[numbers] = top(*_padded([below[number] for number in numbers])).numpy()
    return told


def _batches(below: Sequence[Floats]) -> Iterator[list[int]]:
    """The numbers of sentences of like length together, in an order of chance."""
    order = random.sample(range(len(below)), len(below))
    batches: list[list[int]] = []
    for at in range(0, len(order), BATCH * 20):
        chunk = sorted(order[at : at + BATCH * 20], key=lambda number: len(below[number]))
        batches += [chunk[a : a + BATCH] for a in range(0, len(chunk), BATCH)]
    random.shuffle(batches)
    yield from batches


def _padded(rows: Sequence[Floats]) -> tuple[Any, Any]:
    """Rows of pieces brought to one length, and where there are pieces."""
    x = np.zeros((len(rows), max(map(len, rows)), WIDTH), np.float32)
    there = np.zeros(x.shape[:2], bool)
    for number, row in enumerate(rows):
        x[number, : len(row)] = row
        there[number, : len(row)] = True
    return torch.tensor(x), torch.tensor(there)
