"""What the sentences of a draft say, by the encoder; each sentence is read once while it stays.

Kept are only hashes of sentences, keyed anew with each start of the program, and what was judged of
them: nothing of a draft can be read out of that. Known lines stay half read, as figures, until the
clinic is locked.
"""

from __future__ import annotations

import hashlib
import math
import os
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

from clinicguard.host.paths import resources

if TYPE_CHECKING:
    from clinicguard.statements.guard.encoder import Encoder, Read

_KEPT = 2_000
"""How many sentences stay read: many drafts' worth."""
_SUREST = 9.0
"""Beyond this logit the encoder is no surer: it has only seen the like before."""
_SUREST_WEIGHT = 5.0
"""How sure the weights may be beside the encoder, as a logit."""
_BESIDE = 0.2
"""How much the weights count beside the encoder; chosen on texts that neither had met."""
Weighed = Callable[[int], Mapping[str, float]]


class Against(NamedTuple):
    """The line of a kind that a sentence is likeliest to go against, by its number, or to tell as
    known although it is open; and how likely it does: 0 to 1, or by the encoder as a logit."""

    line: int
    likely: float


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence as the encoder reads it: how likely each group is, 0 to 1, and what says so."""

    likely: dict[str, float]
    speaks: dict[str, tuple[tuple[int, int, float], ...]]
    """For each group that may be: stretches of the sentence, and how much they speak for it."""
    held: tuple[Against | None, ...] = ()
    """One for each kind of known lines, where a line is near."""

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
        self._lock = Lock()

    def of(
        self,
        sentences: Sequence[str],
        weighed: Weighed | None = None,
        beside: Sequence[str] | None = None,
        lines: Sequence[Sequence[str]] = (),
    ) -> list[Understood]:
        """What each sentence says, alone and held against the known lines of each kind.

        Those met before are not read again, unless a line is another.

        `weighed` tells what the weights judge of a sentence by its number: it counts a little.
        `beside` is what that judgement rests on apart from the words: the same sentence met with
        something else beside it is read anew.
        """
        others = beside or [""] * len(sentences)
        against = "\0".join("\1".join(kind) for kind in lines)
        keys = [
            self._key(f"{sentence}\0{other}\0{against}")
            for sentence, other in zip(sentences, others, strict=True)
        ]
        with self._lock:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        new = {key: number for number, key in enumerate(keys) if key not in known}
        if new:
            all_read = self._encoder.read([sentences[number] for number in new.values()], lines)
            for (key, number), read in zip(new.items(), all_read, strict=True):
                known[key] = self._said(read, weighed(number) if weighed else {})
        self._keep(known)
        return [known[key] for key in keys]

    def forget(self) -> None:
        """Drops all that was read."""
        with self._lock:
            self._kept.clear()
        self._encoder.forget()

    def _key(self, sentence: str) -> bytes:
        return hashlib.blake2b(sentence.encode("utf-8", "replace"), key=self._salt).digest()

    def _keep(self, known: Mapping[bytes, Understood]) -> None:
        with self._lock:
            for key, each in known.items():
                self._kept[key] = each
                self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

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
        held = tuple(each and Against(each.line, likely_of(each.likely)) for each in read.held)
        return Understood(likely, speaks, held)


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


def forget_what_was_read() -> None:
    """Of drafts and known lines nothing stays behind, not even figures. For when a clinic locks."""
    mind = understanding() if understanding.cache_info().currsize else None
    if mind is not None:
        mind.forget()


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
