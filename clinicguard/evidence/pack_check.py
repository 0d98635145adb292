"""Checks a pack from anybody: its manifests, the chain of its log, the head from a paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from clinicguard.evidence.bag import BagFinding, check_bag
from clinicguard.storage.log import GENESIS, SIGNED, entry_hash, text_hash
from clinicguard.storage.signers import Signers

_HEAD = re.compile(r"^CG1:([0-9A-Z-]{9}):(\d+):([0-9A-F]{64})$")
_LARGEST_LINE = 4 << 20

Learn = Callable[[Mapping[str, Any], str], object]
"""Told the body of an entry, and its hash."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What the QR code on a paper holds: the clinic, how many entries, the hash of the last."""

    clinic: str
    count: int
    hash: str


def read_head(text: str) -> PaperHead | None:
    """The head as typed or scanned; blanks and small letters do not matter. None if it is none."""
    found = _HEAD.match("".join(text.split()).upper())
    return None if found is None else PaperHead(found[1], int(found[2]), found[3].lower())


def check_pack(folder: Path, head: PaperHead | None = None) -> list[BagFinding]:
    """Everything that does not agree: files, entries of the log, and the head from a paper.

    `what` is one of the bag's words, or: entry_gap, entry_chain, entry_hash, entry_signature,
    entry_words, entry_unreadable, other_head.
    """
    found = check_bag(folder)
    log, keys = folder / "data" / "log" / "log.jsonl", folder / "data" / "log" / "keys.json"
    if not log.is_file() or not keys.is_file():
        return [*found, BagFinding("data/log", "missing")] if head is not None else found
    return found + check_exported(folder / "data" / "log", head)


def check_exported(folder: Path, head: PaperHead | None = None) -> list[BagFinding]:
    """The same for a log that was exported by itself: `log.jsonl` with `keys.json` beside it."""
    words, time = folder / "words.jsonl", folder / "time"
    try:
        with (folder / "log.jsonl").open(encoding="utf-8") as lines:
            return check_log(
                lines,
                (folder / "keys.json").read_bytes(),
                words.read_bytes() if words.is_file() else b"",
                {
                    path.name: path.read_bytes()[:_LARGEST_LINE]
                    for path in (sorted(time.glob("*.json")) if time.is_dir() else ())
                },
                head,
            )
    except OSError:
        return [BagFinding("data/log", "entry_unreadable")]


def check_log(
    lines: Iterable[str],
    keys: bytes,
    words: bytes = b"",
    times: Mapping[str, bytes] = MappingProxyType({}),
    head: PaperHead | None = None,
    learn: Learn = lambda body, value: None,
) -> list[BagFinding]:
    """A log by its parts, from wherever they come; `learn` is told each entry and its hash."""
    try:
        known = json.loads(keys)
        signers: Mapping[str, Sequence[str]] = known["signers"]
        hashes, texts, found = _check_chain(lines, signers, learn)
        found += _check_words(words.decode("utf-8"), texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [BagFinding("data/log", "entry_unreadable")]
    found += _check_times(times, hashes)
    if head is not None:
        same = known.get("clinic") == head.clinic and hashes.get(head.count) == head.hash
        found += [] if same else [BagFinding(f"data/log entry {head.count}", "other_head")]
    return found


def _check_chain(
    lines: Iterable[str], signers: Mapping[str, Sequence[str]], learn: Learn
) -> tuple[dict[int, str], dict[int, dict[str, str]], list[BagFinding]]:
    found: list[BagFinding] = []
    hashes: dict[int, str] = {}
    texts: dict[int, dict[str, str]] = {}
    standing = Signers()
    previous, expected = GENESIS, 1
    for line in lines:
        told = json.loads(line[:_LARGEST_LINE])
        body, value = told["entry"], str(told["hash"])
        place = f"data/log entry {body['seq']}"
        if body["seq"] != expected:
            found.append(BagFinding(f"data/log entry {expected}", "entry_gap"))
        if body["prev"] != previous:
            found.append(BagFinding(place, "entry_chain"))
        if entry_hash(body) != value:
            found.append(BagFinding(place, "entry_hash"))
        if not _signed(body, told, value, signers, standing):
            found.append(BagFinding(place, "entry_signature"))
        standing.learn(body)
        learn(body, value)
        hashes[body["seq"]], texts[body["seq"]] = value, dict(body["text"])
        previous, expected = value, body["seq"] + 1
    return hashes, texts, found


def _signed(
    body: Mapping[str, Any],
    told: Mapping[str, Any],
    value: str,
    signers: Mapping[str, Sequence[str]],
    standing: Signers,
) -> bool:
    """By the key that counts for the author here, and by another person's where one is named."""
    message = SIGNED + bytes.fromhex(value)
    author, witness = str(body["person"]), body.get("witness")
    keys = standing.usable(author, signers.get(author, ()))
    by_author = _any_signed(keys, told.get("signature"), message)
    if witness is None:
        return by_author and told.get("cosigned") is None
    keys = standing.usable(str(witness), signers.get(str(witness), ()))
    by_witness = _any_signed(keys, told.get("cosigned"), message)
    return by_author and by_witness and witness != author


def _any_signed(publics: Sequence[str], signature: object, message: bytes) -> bool:
    for public in publics:
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
            key.verify(bytes.fromhex(str(signature)), message)
        except (InvalidSignature, ValueError):
            continue
        return True
    return False


def _check_words(words: str, texts: Mapping[int, Mapping[str, str]]) -> list[BagFinding]:
    found: list[BagFinding] = []
    for line in filter(None, words.split("\n")):
        told = json.loads(line)
        promised = texts.get(told["seq"], {}).get(told["field"])
        if promised != text_hash(told["salt"], told["text"]):
            found.append(BagFinding(f"data/log entry {told['seq']}", "entry_words"))
    return found


def _check_times(times: Mapping[str, bytes], hashes: Mapping[int, str]) -> list[BagFinding]:
    """Heads that were time-stamped must be entries of this log; who signed them is not asked."""
    found: list[BagFinding] = []
    for name, data in times.items():
        try:
            told = json.loads(data)
            same = hashes.get(told["seq"]) == told["hash"]
        except (ValueError, KeyError, TypeError, RecursionError):
            same = False
        found += [] if same else [BagFinding(f"data/log/time/{name}", "other_head")]
    return found
