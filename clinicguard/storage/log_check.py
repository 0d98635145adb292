"""Does the log hold together, and do rows, key file and sealed files agree with it?

Nothing that stands in the log is believed: a text that is no entry is a finding, not an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.storage.canonical import canonical, digest
from clinicguard.storage.finding import Checked, Finding, Kind, Written
from clinicguard.storage.keyfile import NAME as KEYS
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import FORMAT, GENESIS, SIGNED, Head, hash_at, text_hash
from clinicguard.storage.row_check import check_files, check_rows, check_rows_of, kept_tables
from clinicguard.storage.signers import Signers

PIECE = 500
"""Entries that are read in one go: a few tenths of a second on an old PC."""

_TEXTS = ("clinic", "prev", "wall", "mono", "boot", "person", "role", "verb", "subject")
_FIELDS = frozenset({"v", "seq", "rows", "text", *_TEXTS})


@dataclass(frozen=True, slots=True)
class _Stored:
    """An entry as its table holds it; `body` is None when the text is no entry."""

    seq: int
    entry: str
    hash: str
    signature: str
    cosigned: str | None
    body: dict[str, Any] | None


def check(
    session: Session, keys: KeyFile, heads: Iterable[Head] = (), evidence: Path | None = None
) -> Checked:
    """Reads the whole log and every kept row; the sealed files too, where their folder is given.

    Raises:
        DatabaseDamaged: the pages cannot be read.
    """
    checking = Checking(keys, heads)
    while checking.read_on(session):
        continue
    checking.compare(session)
    return checking.result(() if evidence is None else check_files(evidence, checking.written))


class Checking:
    """The check of the whole log in pieces, so that others may write in between.

    `read_on` until there is nothing more, then `compare`; the sealed files are compared apart, with
    `written`, by whoever can wait for them. `keys` is to be the key file as it stands: whoever
    lets others write in between puts it in place again before each step.
    """

    def __init__(self, keys: KeyFile, heads: Iterable[Head] = ()) -> None:
        self.keys = keys
        self._heads = tuple(heads)
        self._findings: list[Finding] = []
        self._hashes: dict[int, str] = {}
        self._promised: dict[tuple[int, str], str] = {}
        self._signers = Signers()
        self._last = -(2**62)
        self._previous, self._expected = GENESIS, 1
        self._head: Head | None = None
        self._rows = 0
        self.written: dict[tuple[str, str], tuple[int, int, str | None]] = {}

    @property
    def entries(self) -> int:
        """How many entries have been read."""
        return len(self._hashes)

    def read_on(self, session: Session, most: int = PIECE) -> bool:
        """Reads the next entries; whether there may be more."""
        read = 0
        for entry in islice(_stored(session, self._last), most):
            self._findings += _check_entry(
                entry, self.keys, self._signers, self._previous, self._expected
            )
            if entry.body is not None:
                self._signers.learn(entry.body)
                _remember(entry.seq, entry.body, self.written, self._promised)
                self._head = Head(self.keys.clinic, entry.seq, entry.hash, entry.body["wall"])
            self._hashes[entry.seq] = entry.hash
            self._previous, self._expected = entry.hash, entry.seq + 1
            self._last = entry.seq
            read += 1
        return read == most

    def compare(self, session: Session) -> None:
        """Words, rows and key file against the log; first what was written since is read."""
        while self.read_on(session):
            continue
        self._findings += _check_words(session, self._promised, self.written)
        self._rows, found = check_rows(session, self.written)
        self._findings += found
        self._findings += _check_keys(self.keys, self.written)

    def result(self, of_files: Iterable[Finding] = ()) -> Checked:
        """What was seen, with what the sealed files gave."""
        cut = [
            Finding("head", head.seq)
            for head in self._heads
            if self._hashes.get(head.seq) != head.hash
        ]
        found = (*self._findings, *of_files, *cut)
        return Checked(len(self._hashes), self._rows, self._head, found)


def check_since(session: Session, keys: KeyFile, good: Head) -> list[Finding]:
    """The quick check: entries after the last head that was found good, and that head itself."""
    if hash_at(session, good.seq) != good.hash:
        return [Finding("head", good.seq)]
    return check_from(session, keys, good.seq + 1)


def check_from(session: Session, keys: KeyFile, seq: int) -> list[Finding]:
    """The entries from the number `seq` on, each by itself and after the one before it."""
    findings: list[Finding] = []
    signers = Signers.before(session, seq)
    previous, expected = hash_at(session, seq - 1) or GENESIS, seq
    for entry in _stored(session, seq - 1):
        findings += _check_entry(entry, keys, signers, previous, expected)
        if entry.body is not None:
            signers.learn(entry.body)
        previous, expected = entry.hash, entry.seq + 1
    return findings


def check_rows_since(session: Session, after: int) -> list[Finding]:
    """The rows that entries after the number `after` wrote: do they stand as they were written?"""
    newest: dict[tuple[str, str], tuple[int, int, str | None]] = {}
    for entry in _stored(session, after):
        if entry.body is not None:
            _remember(entry.seq, entry.body, newest, {})
    return check_rows_of(session, newest)


def _stored(session: Session, after: int = -(2**62)) -> Iterator[_Stored]:
    found = session.execute(
        text(
            "SELECT seq, entry, hash, signature, cosigned FROM log_entry "
            "WHERE seq > :after ORDER BY seq"
        ),
        {"after": after},
    )
    for seq, entry, value, signature, cosigned in found:
        yield _Stored(seq, entry, value, signature, cosigned, _body(entry))


def _body(entry: str) -> dict[str, Any] | None:
    """The entry as a mapping, if it has the form of one and every field that format 1 has."""
    try:
        body = json.loads(entry)
    except (ValueError, RecursionError):
        return None
    return body if _has_the_form(body) else None


def _has_the_form(body: Any) -> bool:
    return (
        isinstance(body, dict)
        and set(body) - {"witness"} == _FIELDS
        and body["v"] == FORMAT
        and isinstance(body["seq"], int)
        and all(isinstance(body[name], str) for name in _TEXTS)
        and isinstance(body.get("witness", ""), str)
        and isinstance(body["rows"], list)
        and all(map(_is_row, body["rows"]))
        and isinstance(body["text"], dict)
        and all(isinstance(value, str) for value in body["text"].values())
    )


def _is_row(row: Any) -> bool:
    match row:
        case [str(), str(), int(), str() | None]:
            return True
        case _:
            return False


def _remember(
    seq: int,
    body: dict[str, Any],
    written: dict[tuple[str, str], tuple[int, int, str | None]],
    promised: dict[tuple[int, str], str],
) -> None:
    for table, row, version, value in body["rows"]:
        known = written.get((table, row))
        # the number of a row that was removed may be given again: its versions begin anew
        if known is None or known[2] is None or version >= known[1]:
            written[table, row] = (seq, version, value)
    promised.update({(seq, name): value for name, value in body["text"].items()})


def _check_entry(
    entry: _Stored, keys: KeyFile, signers: Signers, previous: str, expected: int
) -> list[Finding]:
    found: list[Kind] = []
    body = entry.body
    if body is None:
        return [Finding("entry", entry.seq)]
    if body["clinic"] != keys.clinic:
        found.append("entry")
    if body["prev"] != previous:
        found.append("chain")
    if _canonical_text(body) != entry.entry or digest(entry.entry.encode("utf-8")) != entry.hash:
        found.append("hash")
    if not _is_signed(entry, body, keys, signers):
        found.append("signature")
    place = [Finding(kind, entry.seq) for kind in found]
    return place if entry.seq == expected == body["seq"] else [Finding("gap", expected), *place]


def _canonical_text(body: dict[str, Any]) -> str | None:
    try:
        return canonical(body).decode("utf-8")
    except ValueError:
        return None


def _is_signed(entry: _Stored, body: dict[str, Any], keys: KeyFile, signers: Signers) -> bool:
    try:
        message = SIGNED + bytes.fromhex(entry.hash)
    except ValueError:
        return False
    return _is_cosigned(entry, body, keys, signers, message) and signers.verify(
        keys, body["person"], entry.signature, message
    )


def _is_cosigned(
    entry: _Stored, body: dict[str, Any], keys: KeyFile, signers: Signers, message: bytes
) -> bool:
    """A witness is another person, and signed; where none is named, nobody else signed."""
    if "witness" not in body:
        return entry.cosigned is None
    if body["witness"] == body["person"]:
        return False
    return signers.verify(keys, body["witness"], entry.cosigned or "", message)


def _check_words(
    session: Session, promised: dict[tuple[int, str], str], written: Written
) -> list[Finding]:
    """The clear words must be those that were hashed; only an entry may have erased them."""
    found: list[Finding] = []
    left = dict(promised)
    rows = session.execute(text("SELECT seq, field, salt, text FROM log_text ORDER BY seq, field"))
    for seq, name, salt, words in rows:
        if left.pop((seq, name), None) != _hash_of_words(salt, words):
            found.append(Finding("words", seq, "log_text", name))
    for seq, name in left:
        erased = written.get(("log_text", f"{seq}/{name}"))
        if erased is None or erased[2] is not None:
            found.append(Finding("words_missing", seq, "log_text", name))
    return found


def _hash_of_words(salt: str, words: str) -> str | None:
    try:
        return text_hash(salt, words)
    except ValueError:
        return None


def _check_keys(keys: KeyFile, written: Written) -> list[Finding]:
    """keys.json must be the newest generation that the log knows, byte for byte in meaning."""
    known = {
        version: (seq, value)
        for (table, _), (seq, version, value) in written.items()
        if table == KEYS
    }
    if not known:
        return [Finding("keys", None, KEYS)]
    newest = max(known)
    seq, value = known[newest]
    if keys.generation == newest and keys.digest() == value:
        return []
    return [Finding("keys", seq, KEYS, str(newest))]


__all__ = [
    "Checked",
    "Checking",
    "Finding",
    "check",
    "check_files",
    "check_from",
    "check_rows_since",
    "check_since",
    "kept_tables",
]
