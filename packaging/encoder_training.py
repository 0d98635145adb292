"""Teaches the guard's encoder what the groups of findings mean, on a PC without graphics card.

Needs PyTorch (2.13), which is no part of the program: `pip install torch==2.13.0` where it runs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from encoder_source import LAYERS, WIDER, WIDTH, Source
from torch import nn
from torch.nn import functional

BATCH, ROUNDS, RATE, HEAD_RATE = 64, 5, 1.5e-4, 2e-3
STILL = 2
"""How many of the lowest layers stay as they are."""
SHARP, HEADS, LONGEST, POSITIVE = 8.0, 12, 122, 2.0


@dataclass
class Line:
    """A labelled sentence, cut into numbers, with the groups that it bears and those it tells of.

    Sentences of one text whose labels are known for the whole only have the same `text`.
    """

    numbers: list[int]
    bears: np.ndarray[Any, np.dtype[np.float32]]
    tells: np.ndarray[Any, np.dtype[np.float32]]
    text: int = -1
    groups: tuple[int, ...] = ()


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the encoder."""

    def __init__(self, weights: dict[str, Any], number: int) -> None:
        super().__init__()
        shapes = {"fi": (WIDTH, WIDER), "fo": (WIDER, WIDTH)}
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            setattr(self, name, nn.Linear(*shapes.get(name, (WIDTH, WIDTH))))
        self.aln, self.oln = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)
        for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            part = getattr(self, name)
            part.weight.data = torch.tensor(weights[f"l{number}.{name}.w"])
            part.bias.data = torch.tensor(weights[f"l{number}.{name}.b"])

    def forward(self, x: Any, masked: Any) -> Any:
        """One step up."""
        many, size, _ = x.shape

        def heads(part: Any) -> Any:
            return part(x).view(many, size, HEADS, -1).transpose(1, 2)

        dropped = 0.1 if self.training else 0.0
        seen = functional.scaled_dot_product_attention(
            heads(self.q), heads(self.k), heads(self.v), attn_mask=masked, dropout_p=dropped
        )
        x = self.aln(x + self.drop(self.ao(seen.transpose(1, 2).reshape(many, size, WIDTH))))
        wide = functional.gelu(self.fi(x), approximate="tanh")
        return self.oln(x + self.drop(self.fo(wide)))


class Net(nn.Module):  # type: ignore[misc]
    """The encoder with a head that looks and a head that tells for each group."""

    def __init__(self, source: Source, groups: int) -> None:
        super().__init__()
        weights = source.weights
        self.word = nn.Embedding.from_pretrained(torch.tensor(source.word_vectors()))
        places = weights["emb.pos"].reshape(-1, WIDTH) + weights["emb.type"].reshape(-1, WIDTH)[0]
        self.places = nn.Parameter(torch.tensor(places[:128]), requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, 1e-12).requires_grad_(False)
        self.norm.weight.data = torch.tensor(weights["emb.ln.w"])
        self.norm.bias.data = torch.tensor(weights["emb.ln.b"])
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(LAYERS))
        self.layers[:STILL].requires_grad_(False)
        self.look, self.tell = nn.Linear(WIDTH, groups, bias=False), nn.Linear(WIDTH, groups)
        nn.init.zeros_(self.look.weight)
        nn.init.normal_(self.tell.weight, std=0.02)
        self.tell.bias.data.fill_(-2.0)
        self.drop = nn.Dropout(0.1)

    def forward(self, numbers: Any, kind: Any = torch.bfloat16) -> Any:
        """The logits of each group for each row of numbers, reckoned with floats of a kind."""
        blank = numbers == 1
        x = self.norm(self.word(numbers) + self.places[: numbers.shape[1]])
        masked = torch.zeros(len(numbers), 1, 1, numbers.shape[1], dtype=kind)
        masked = masked.masked_fill(blank[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, masked)
        x = self.drop(x.float())
        with torch.autocast("cpu", enabled=False):
            share = (self.look(x) * SHARP).masked_fill(blank[:, :, None], -1e4).softmax(1)
            return (share * self.tell(x)).sum(1)


def taught(source: Source, lines: Sequence[Line], groups: int) -> Net:
    """The encoder after `ROUNDS` rounds over the lines."""
    torch.manual_seed(1)
    random.seed(1)
    net = Net(source, groups)
    net.train()
    heads = [*net.look.parameters(), *net.tell.parameters()]
    rest = [p for p in net.layers.parameters() if p.requires_grad]
    rates = (RATE, HEAD_RATE)
    steps = torch.optim.AdamW([{"params": rest}, {"params": heads}], weight_decay=0.01)
    whole = ROUNDS * -(-len(lines) // BATCH)
    done = 0
    for turn in range(ROUNDS):
        if turn:
            _choose(net, lines)
        for batch in _batches(lines):
            share = min(1.0, (done + 1) / (0.1 * whole)) * (1 - done / whole)
            for part, rate in zip(steps.param_groups, rates, strict=True):
                part["lr"] = rate * share
            steps.zero_grad()
            _wrong(net, batch).backward()
            nn.utils.clip_grad_norm_([*rest, *heads], 1.0)
            steps.step()
            done += 1
        print(f"round {turn + 1} of {ROUNDS}", flush=True)
    net.eval()
    return net


def _wrong(net: Net, batch: Sequence[Line]) -> Any:
    bears = torch.tensor(np.array([line.bears for line in batch]))
    tells = torch.tensor(np.array([line.tells for line in batch]))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = net(_padded(batch))
    loss = functional.binary_cross_entropy_with_logits(
        logits.float(), bears, reduction="none", pos_weight=torch.tensor(POSITIVE)
    )
    return (loss * tells).sum() / len(batch)


def _choose(net: Net, lines: Sequence[Line]) -> None:
    """Of a text that bears a group, the sentence that fits best bears it from now on."""
    texts: dict[int, list[Line]] = {}
    for line in lines:
        if line.text >= 0 and line.groups:
            texts.setdefault(line.text, []).append(line)
    net.eval()
    for there in texts.values():
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(_padded(there)).float().numpy()
        for group in there[0].groups:
            best = int(logits[:, group].argmax())
            for number, line in enumerate(there):
                line.bears[group], line.tells[group] = 1.0, float(number == best)
    net.train()


def _batches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines of like length together, in an order of chance."""
    order = random.sample(list(lines), len(lines))
    batches = []
    for at in range(0, len(order), BATCH * 20):
        chunk = sorted(order[at : at + BATCH * 20], key=lambda line: len(line.numbers))
        batches += [chunk[a : a + BATCH] for a in range(0, len(chunk), BATCH)]
    random.shuffle(batches)
    yield from batches


def _padded(lines: Sequence[Line]) -> Any:
    size = min(LONGEST, max(len(line.numbers) for line in lines))
    return torch.tensor([(line.numbers + [1] * size)[:size] for line in lines])
