"""Teaches the guard's encoder what the groups of findings mean, on a PC without graphics card.

Needs PyTorch (2.13), which is no part of the program: `pip install torch==2.13.0` where it runs.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from encoder_source import LAYERS, WIDER, WIDTH, Source
from torch import nn
from torch.nn import functional

BATCH, RATE, HEAD_RATE = 64, 1.5e-4, 2e-3
STILL = 2
"""How many of the lowest layers stay as they are."""
APART = 6
"""From this layer on a known line looks at the sentence that it is held against."""
SHARP, HEADS, LONGEST, LONGEST_LINE, POSITIVE, PAIRS_WEIGH = 8.0, 12, 122, 50, 2.0, 3.0
_DROPPED = 0.1
_POOL = 1 << 22
_FAR = -1e4
Numbers = list[int]


@dataclass
class Line:
    """A sentence cut into numbers, with the groups that it bears and those it tells of.

    `beside` is the known line that it is held against, if it is one of a pair.
    """

    numbers: Numbers
    bears: np.ndarray[Any, np.dtype[np.float32]]
    tells: np.ndarray[Any, np.dtype[np.float32]]
    beside: Numbers | None = None

    def __len__(self) -> int:
        return len(self.numbers) + len(self.beside or ())


class Drop:
    """Leaves out a tenth of all values, by chances drawn once and cut at places of chance."""

    def __init__(self) -> None:
        kept = torch.rand(_POOL) >= _DROPPED
        self._kept = kept.to(torch.bfloat16) / (1 - _DROPPED)

    def __call__(self, x: Any, learning: bool) -> Any:
        if not learning:
            return x
        count = x.numel()
        while count > self._kept.numel():
            self._kept = self._kept.repeat(2)
        at = random.randrange(self._kept.numel() - count + 1)
        return x * self._kept[at : at + count].view(x.shape)


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the encoder."""

    def __init__(self, weights: dict[str, Any], number: int, drop: Drop) -> None:
        super().__init__()
        shapes = {"fi": (WIDTH, WIDER), "fo": (WIDER, WIDTH)}
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            setattr(self, name, nn.Linear(*shapes.get(name, (WIDTH, WIDTH))))
        self.aln, self.oln = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = drop
        for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            part = getattr(self, name)
            part.weight.data = torch.tensor(weights[f"l{number}.{name}.w"])
            part.bias.data = torch.tensor(weights[f"l{number}.{name}.b"])

    def forward(self, x: Any, masked: Any, other: Any = None) -> Any:
        """One step up. With another text and its mask, x looks at both."""
        asks, keys, values = (self._parted(part(x)) for part in (self.q, self.k, self.v))
        if other is not None:
            seen_too, masked_too = other
            keys = torch.cat([keys, self._parted(self.k(seen_too))], 2)
            values = torch.cat([values, self._parted(self.v(seen_too))], 2)
            masked = torch.cat([masked, masked_too], 3)
        scale = 1 / math.sqrt(WIDTH // HEADS)
        share = (asks @ keys.transpose(2, 3) * scale + masked).softmax(3).to(asks.dtype)
        seen = (share @ values).transpose(1, 2).reshape(x.shape)
        x = self.aln(x + self.drop(self.ao(seen), self.training))
        wide = functional.gelu(self.fi(x), approximate="tanh")
        return self.oln(x + self.drop(self.fo(wide), self.training))

    def _parted(self, x: Any) -> Any:
        return x.view(*x.shape[:2], HEADS, -1).transpose(1, 2)


class Net(nn.Module):  # type: ignore[misc]
    """The encoder with a head that looks and a head that tells for each group."""

    def __init__(self, source: Source, groups: int) -> None:
        super().__init__()
        weights = source.weights
        self.drop = Drop()
        self.word = nn.Embedding.from_pretrained(torch.tensor(source.word_vectors()))
        places = weights["emb.pos"].reshape(-1, WIDTH) + weights["emb.type"].reshape(-1, WIDTH)[0]
        self.places = nn.Parameter(torch.tensor(places[:128]), requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, 1e-12).requires_grad_(False)
        self.norm.weight.data = torch.tensor(weights["emb.ln.w"])
        self.norm.bias.data = torch.tensor(weights["emb.ln.b"])
        self.layers = nn.ModuleList(Layer(weights, n, self.drop) for n in range(LAYERS))
        self.layers[:STILL].requires_grad_(False)
        self.side = nn.Parameter(torch.randn(WIDTH) * 0.02)
        """Tells a known line from a sentence."""
        self.look, self.tell = nn.Linear(WIDTH, groups, bias=False), nn.Linear(WIDTH, groups)
        nn.init.zeros_(self.look.weight)
        nn.init.normal_(self.tell.weight, std=0.02)
        self.tell.bias.data.fill_(-2.0)

    def forward(self, numbers: Any, kind: Any = torch.bfloat16) -> Any:
        """The logits of each group for each row of numbers, reckoned with floats of a kind."""
        x, masked = self._begun(numbers, kind)
        for layer in self.layers:
            x = layer(x, masked)
        return self._told(x, numbers == 1)

    def held(self, lines: Any, numbers: Any, kind: Any = torch.bfloat16) -> Any:
        """The same for known lines, each held against the sentence of its row."""
        (x, masked), (y, masked_too) = self._begun(lines, kind), self._begun(numbers, kind)
        for layer in self.layers[:APART]:
            x, y = layer(x, masked), layer(y, masked_too)
        x = x + self.side
        for layer in self.layers[APART:]:
            x, y = layer(x, masked, (y, masked_too)), layer(y, masked_too)
        return self._told(x, lines == 1)

    def _begun(self, numbers: Any, kind: Any) -> tuple[Any, Any]:
        masked = torch.zeros(len(numbers), 1, 1, numbers.shape[1])
        masked = masked.masked_fill((numbers == 1)[:, None, None, :], _FAR).to(kind)
        return self.norm(self.word(numbers) + self.places[: numbers.shape[1]]), masked

    def _told(self, x: Any, blank: Any) -> Any:
        x = self.drop(x.float(), self.training).float()
        with torch.autocast("cpu", enabled=False):
            share = (self.look(x) * SHARP).masked_fill(blank[:, :, None], _FAR).softmax(1)
            return (share * self.tell(x)).sum(1)


def taught(net: Net, rounds: Sequence[Sequence[Line]], rate: float = RATE) -> None:
    """Teaches the lines of each round in turn; the net is ready to be asked afterwards."""
    net.train()
    heads = [*net.look.parameters(), *net.tell.parameters(), net.side]
    rest = [p for p in net.layers.parameters() if p.requires_grad]
    rates = (rate, HEAD_RATE * rate / RATE)
    steps = torch.optim.AdamW([{"params": rest}, {"params": heads}], weight_decay=0.01)
    whole = sum(-(-len(lines) // BATCH) for lines in rounds)
    done, began = 0, time.monotonic()
    for turn, lines in enumerate(rounds):
        for batch in _batches(lines):
            share = min(1.0, (done + 1) / (0.1 * whole)) * (1 - done / whole)
            for part, most in zip(steps.param_groups, rates, strict=True):
                part["lr"] = most * share
            steps.zero_grad()
            _wrong(net, batch).backward()
            nn.utils.clip_grad_norm_([*rest, *heads], 1.0)
            steps.step()
            done += 1
            if done % 100 == 0:
                print(f"{done} of {whole}, {time.monotonic() - began:.0f} s", flush=True)
        print(f"round {turn + 1} of {len(rounds)}", flush=True)
    net.eval()


def _logits(net: Net, batch: Sequence[Line]) -> Any:
    """The logits of sentences alone and of pairs, in the order of the batch."""
    alone = [n for n, line in enumerate(batch) if line.beside is None]
    held = [n for n, line in enumerate(batch) if line.beside is not None]
    told = []
    if alone:
        told.append(net(_padded([batch[n].numbers for n in alone])))
    if held:
        lines = _padded([(batch[n].beside or [])[:LONGEST_LINE] for n in held])
        told.append(net.held(lines, _padded([batch[n].numbers for n in held])))
    return torch.cat([each.float() for each in told])[torch.tensor(np.argsort(alone + held))]


def _wrong(net: Net, batch: Sequence[Line]) -> Any:
    bears = torch.tensor(np.array([line.bears for line in batch]))
    tells = torch.tensor(np.array([line.tells for line in batch]))
    paired = torch.tensor([line.beside is not None for line in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = _logits(net, batch)
    more = 1 + (POSITIVE - 1) * (bears * ~paired[:, None])
    loss = functional.binary_cross_entropy_with_logits(logits, bears, reduction="none") * more
    return (loss * tells * (1 + (PAIRS_WEIGH - 1) * paired[:, None])).sum() / len(batch)


def _batches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines of like length together, in an order of chance."""
    order = random.sample(list(lines), len(lines))
    batches = []
    for at in range(0, len(order), BATCH * 20):
        chunk = sorted(order[at : at + BATCH * 20], key=len)
        batches += [chunk[a : a + BATCH] for a in range(0, len(chunk), BATCH)]
    random.shuffle(batches)
    yield from batches


def _padded(rows: Sequence[Numbers]) -> Any:
    size = min(LONGEST, max(map(len, rows)))
    return torch.tensor([(row + [1] * size)[:size] for row in rows])
