"""Writes compound files (MS-CFB, version 3) for tests: small streams and storages, no more."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Streams = Mapping[str, "bytes | Streams"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    right: int = FREE
    child: int = FREE


def compound(streams: Streams) -> bytes:
    """Every stream is shorter than 4096 bytes: all lie in the mini stream."""
    entries = [_Entry("Root Entry", 5)]
    _collect(entries, 0, streams)
    mini, starts = bytearray(), {}
    minifat: list[int] = []
    for at, entry in enumerate(entries):
        if entry.kind == 2 and entry.data:
            pieces = -(-len(entry.data) // 64)
            first = len(minifat)
            starts[at] = first
            minifat += [*range(first + 1, first + pieces), END]
            mini += entry.data.ljust(pieces * 64, b"\0")
    directory = _sectors(
        b"".join(_entry(e, starts.get(i), len(mini)) for i, e in enumerate(entries))
    )
    minifat_data = _sectors(struct.pack(f"<{len(minifat)}I", *minifat), b"\xff")
    mini_data = _sectors(bytes(mini))
    counts = [len(part) // 512 for part in (directory, minifat_data, mini_data)]
    fat: list[int] = [FAT_SECTOR]
    firsts = []
    for count in counts:
        firsts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + count), END]
    fat += [FREE] * (128 - len(fat))
    root = struct.pack("<I", firsts[2])
    directory = directory[:116] + root + directory[120:]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, firsts[0], 0, 4096, firsts[1], counts[1], END, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *([FREE] * 108))
    return header + struct.pack("<128I", *fat) + directory + minifat_data + mini_data


def outlook_message(
    subject: str, body: str, sender: tuple[str, str], to: tuple[str, str], sent: datetime
) -> bytes:
    """A message as Outlook saves one, with one recipient."""
    since = sent.astimezone(UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    filetime = (since.days * 86_400 + since.seconds) * 10_000_000
    when = struct.pack("<IIQ", 0x00390040, 6, filetime)
    person = _texts({"3001": to[0], "3003": to[1], "39FE": to[1]})
    told = _texts(
        {"001A": "IPM.Note", "0037": subject, "1000": body, "0C1A": sender[0], "0C1F": sender[1]}
    )
    head = struct.pack("<8xIIII8x", 1, 0, 1, 0)
    return compound(
        {
            "__nameid_version1.0": {},
            "__properties_version1.0": head + when + _listed(told),
            "__recip_version1.0_#00000000": {
                "__properties_version1.0": b"\0" * 8 + _listed(person),
                **person,
            },
            **told,
        }
    )


def _texts(found: Mapping[str, str]) -> dict[str, bytes]:
    return {f"__substg1.0_{key}001F": text.encode("utf-16-le") for key, text in found.items()}


def _listed(texts: Mapping[str, bytes]) -> bytes:
    """Each text has its line in the list of properties: tag, flags, size."""
    return b"".join(
        struct.pack("<IIII", int(name[-8:], 16), 6, len(data) + 2, 0)
        for name, data in texts.items()
    )


def _collect(entries: list[_Entry], parent: int, streams: Streams) -> None:
    """Children are kept as a chain to the right, in the order that readers expect."""
    ordered = sorted(streams, key=lambda name: (len(name), name.upper()))
    before = -1
    for name in ordered:
        found = streams[name]
        at = len(entries)
        if isinstance(found, bytes):
            entries.append(_Entry(name, 2, found))
        else:
            entries.append(_Entry(name, 1))
            _collect(entries, at, found)
        if before < 0:
            entries[parent].child = at
        else:
            entries[before].right = at
        before = at


def _entry(entry: _Entry, start: int | None, mini: int) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    size = mini if entry.kind == 5 else len(entry.data)
    first = END if start is None else start
    return struct.pack(
        "<64sHBBIII16xI16xIQ",
        name.ljust(64, b"\0"), len(name), entry.kind, 1, FREE, entry.right, entry.child, 0,
        0 if entry.kind == 1 else first, size,
    )  # fmt: skip


def _sectors(data: bytes, fill: bytes = b"\0") -> bytes:
    return data + fill * (-len(data) % 512)
