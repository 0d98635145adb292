"""Reads the sentences beside known lines that the guard's encoder learns to hold against them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from encoder_labels import AGAINST
from labelled import DATA

from clinicguard.statements.guard.encoder import Encoder
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.reading import Reading

Lines = tuple[tuple[str, ...], tuple[str, ...]]
"""What is known, and what is open: folded."""


@dataclass(frozen=True)
class Told:
    """A sentence with the lines beside it, and what it goes against or tells as known.

    `bears` says of each kind of line whether the sentence goes against one of it, None where no
    label tells. `of_line` says it of each line, where labels go so far.
    """

    words: str
    lines: Lines
    bears: tuple[bool | None, ...]
    of_line: tuple[frozenset[int], ...] | None = None


@dataclass(frozen=True)
class Beside:
    """A sentence and the lines nearest to it, as the layers below the top leave them.

    `parts` are rows of pieces, the sentence first. `kinds` is the kind of each line, `wanted` one
    where the sentence goes against it, None where only `bears` is known.
    """

    parts: tuple[npt.NDArray[np.float16], ...]
    kinds: tuple[int, ...]
    bears: tuple[bool | None, ...]
    wanted: tuple[float, ...] | None

    def __len__(self) -> int:
        return sum(map(len, self.parts))


def told_in_batches(names: Sequence[str]) -> list[Told]:
    """Every sentence of some batches that has lines beside it."""
    return [each for name in names for each in _of_batch(DATA / f"{name}.jsonl")]


def told_in_situations(paths: Sequence[Path]) -> list[Told]:
    """Every sentence of files of situations (tests/data/guard/README.md says their form)."""
    return [each for path in paths for each in _of_situations(path)]


def besides(encoder: Encoder, told: Sequence[Told]) -> list[Beside]:
    """Each sentence beside the lines that it would be held against; labelled ones are among them.

    Those that no line is near to are left out.
    """
    return [found for each in told if (found := _beside(encoder, each)) is not None]


def _beside(encoder: Encoder, told: Told) -> Beside | None:
    parts, near = encoder.below_beside(told.words, told.lines, told.of_line or ((), ()))
    kinds = tuple(kind for kind, numbers in enumerate(near) for _ in numbers)
    if not kinds:
        return None
    kept = tuple(part.astype(np.float16) for part in parts)
    return Beside(kept, kinds, told.bears, _wanted(told.of_line, near))


def _wanted(
    of_line: tuple[frozenset[int], ...] | None, near: Sequence[Sequence[int]]
) -> tuple[float, ...] | None:
    if of_line is None:
        return None
    pairs = zip(of_line, near, strict=True)
    return tuple(float(number in labelled) for labelled, numbers in pairs for number in numbers)


def _of_batch(path: Path) -> Iterator[Told]:
    for entry in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(entry)
        lines = _lines(text["context"])
        if not any(lines):
            continue
        reading = Reading(text["text"])
        spans = [
            (at, at + len(folded(each["span"])), each["group"])
            for each in text["spans"]
            if each["group"] in AGAINST and (at := reading.text.find(folded(each["span"]))) >= 0
        ]
        unplaced = {*text["groups"]} - {group for _, _, group in spans}
        for each in reading.sentences:
            touched = {g for start, end, g in spans if start < each.end and end > each.start}
            bears = tuple(None if group in unplaced else group in touched for group in AGAINST)
            yield Told(reading.text[each.start : each.end].strip(), lines, bears)


def _of_situations(path: Path) -> Iterator[Told]:
    for entry in path.read_text(encoding="utf-8").splitlines():
        situation = json.loads(entry)
        facts, messages = situation["facts"], situation["messages"]
        lines = _folded(facts + messages), _folded(situation["unverified"])
        names = {f"f{number}": number for number in range(len(facts))}
        names |= {f"m{number}": len(facts) + number for number in range(len(messages))}
        for each in situation["sentences"]:
            against = frozenset(names[name] for name in each["against"])
            settled = frozenset(int(name.removeprefix("u")) for name in each["settles"])
            bears = bool(against), bool(settled)
            yield Told(folded(each["text"]), lines, bears, (against, settled))


def _lines(context: dict[str, Any]) -> Lines:
    known = [*context.get("verified_facts", ()), *context.get("core_messages", ())]
    return _folded(known), _folded(context.get("unverified", ()))


def _folded(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(folded, lines))
