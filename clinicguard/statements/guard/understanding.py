"""What the sentences of a draft say, by the encoder; each sentence is read once while it stays.

Kept are only hashes of sentences, keyed anew with each start of the program, and what was judged of
them: nothing of a draft can be read out of that. A few known lines stay half read, as figures.
"""

from __future__ import annotations

import hashlib
import math
import os
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar
from zipfile import BadZipFile

from clinicguard.host.paths import resources

if TYPE_CHECKING:
    from clinicguard.statements.guard.encoder import Encoder, Read

_KEPT = 2_000
"""How many sentences stay read: many drafts' worth."""
_HELD_KEPT = 20_000
"""How many sentences held against a line stay: ten lines for each sentence."""
_SUREST = 9.0
"""Beyond this logit the encoder is no surer: it has only seen the like before."""
_SUREST_WEIGHT = 5.0
"""How sure the weights may be beside the encoder, as a logit."""
_BESIDE = 0.2
"""How much the weights count beside the encoder; chosen on texts that neither had met."""
T = TypeVar("T")
Weighed = Callable[[int], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence as the encoder reads it: how likely each group is, 0 to 1, and what says so."""

    likely: dict[str, float]
    speaks: dict[str, tuple[tuple[int, int, float], ...]]
    """For each group that may be: stretches of the sentence, and how much they speak for it."""
    held: tuple[tuple[float, float], ...] = ()
    """For each known line, in its order: how likely, 0 to 1, the sentence goes against it, and how
    likely it tells it as known."""

    def telling(self, group: str, parts: Iterable[tuple[int, int]]) -> list[int]:
        """The parts of the sentence, by how much they speak for the group; the first most."""
        spans = list(parts)
        sums = [0.0] * len(spans)
        for start, end, weight in self.speaks.get(group, ()):
            for number, (first, last) in enumerate(spans):
                if first <= start and end <= last:
                    sums[number] += weight
        return sorted(range(len(spans)), key=lambda number: -sums[number])


class Understanding:
    """The encoder with the sentences that it has read; may be asked from any thread."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._salt = os.urandom(16)
        self._kept: OrderedDict[bytes, Understood] = OrderedDict()
        self._held: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def of(
        self,
        sentences: Sequence[str],
        weighed: Weighed | None = None,
        beside: Sequence[str] | None = None,
        lines: Sequence[str] = (),
    ) -> list[Understood]:
        """What each sentence says, alone and held against each known line.

        Those met before are not read again, unless a line is new.

        `weighed` tells what the weights judge of a sentence by its number: it counts a little.
        `beside` is what that judgement rests on apart from the words: the same sentence met with
        something else beside it is read anew.
        """
        others = beside or [""] * len(sentences)
        keys = [self._key(f"{s}\0{b}") for s, b in zip(sentences, others, strict=True)]
        held = [[self._key(f"{line}\0\0{sentence}") for line in lines] for sentence in sentences]
        with self._lock:
            known = {key: self._kept[key] for key in keys if key in self._kept}
            against = {key: self._held[key] for row in held for key in row if key in self._held}
        new = {
            key: number
            for number, (key, row) in enumerate(zip(keys, held, strict=True))
            if key not in known or any(each not in against for each in row)
        }
        if new:
            all_read = self._encoder.read([sentences[number] for number in new.values()], lines)
            for (key, number), read in zip(new.items(), all_read, strict=True):
                known[key] = self._said(read, weighed(number) if weighed else {})
                for each, told in zip(held[number], read.held, strict=True):
                    against[each] = likely_of(told[0]), likely_of(told[1])
        self._keep(self._kept, known, _KEPT)
        self._keep(self._held, against, _HELD_KEPT)
        return [
            replace(known[key], held=tuple(against[each] for each in row)) if row else known[key]
            for key, row in zip(keys, held, strict=True)
        ]

    def _key(self, sentence: str) -> bytes:
        return hashlib.blake2b(sentence.encode("utf-8", "replace"), key=self._salt).digest()

    def _keep(self, kept: OrderedDict[bytes, T], known: Mapping[bytes, T], most: int) -> None:
        with self._lock:
            for key, each in known.items():
                kept[key] = each
                kept.move_to_end(key)
            while len(kept) > most:
                kept.popitem(last=False)

    def _said(self, read: Read, weighed: Mapping[str, float]) -> Understood:
        groups = self._encoder.groups
        likely = {
            group: likely_of(
                max(-_SUREST, min(_SUREST, logit)) + _BESIDE * held_logit(weighed.get(group, 0.5))
            )
            for group, logit in zip(groups, read.logits, strict=True)
        }
        speaks = {
            group: tuple(
                (piece.start, piece.end, float(weight))
                for piece, weight in zip(read.pieces, read.weight[:, at], strict=True)
            )
            for at, group in enumerate(groups)
            if likely[group] > 0.1
        }
        return Understood(likely, speaks)


def logit_of(likely: float) -> float:
    """The logit of a likelihood, no surer than one in a thousand million."""
    kept = min(max(likely, 1e-9), 1 - 1e-9)
    return math.log(kept / (1 - kept))


def held_logit(likely: float) -> float:
    """The logit of what the weights judge: however few words they know, they are no surer."""
    return max(-_SUREST_WEIGHT, min(_SUREST_WEIGHT, logit_of(likely)))


def likely_of(logit: float) -> float:
    """The likelihood of a logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@cache
def understanding() -> Understanding | None:
    """The encoder that ships with the program; None where its file or numpy is not there.

    The first call opens the file, which takes about half a second.
    """
    return opened(encoder_file())


def opened(path: Path) -> Understanding | None:
    """The encoder of a file; None where the file is missing, damaged or not an encoder's.

    One sentence is too little work for several threads: they would wait for each other, most of
    all on a PC that is busy. The library looks at the setting when it is first loaded.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from clinicguard.statements.guard.encoder import Encoder

        return Understanding(Encoder(path))
    except (ImportError, OSError, EOFError, ValueError, KeyError, BadZipFile, zlib.error):
        return None


def encoder_file() -> Path:
    """Where the encoder stands."""
    return resources() / "guard" / "encoder.npz"
