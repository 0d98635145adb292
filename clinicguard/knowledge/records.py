"""Reads a YAML data file into frozen dataclasses, and says file, line and key when it is wrong.

A schema is a dataclass; its type hints are the whole declaration:

    class Level(Enum):
        LOW = "low"
        HIGH = "high"

    @dataclass(frozen=True, slots=True)
    class Nature:
        id: str
        title: Said                         # {zh_TW: …, en: …, zh_CN: …}, all three required
        level: Level                        # by value; Literal["low", "high"] works too
        since: date                         # 2026-11-21
        weight: int = 0                     # a field with a default may be left out
        note: Said | None = None            # so may this; null or nothing after the colon is None
        tasks: tuple[Task, ...] = ()        # a list; two records with one `id` are an error
        hours: Mapping[str, Hours] = field(default_factory=dict)  # an id of Hours is its key
        words: re.Pattern[str]              # a list of regular expressions, any of which it finds
        place: Place = NOWHERE              # filled in by the reader, never written in the file

    @dataclass(frozen=True, slots=True)
    class Natures:                          # the file itself: {natures: [ … ]}
        natures: tuple[Nature, ...]

    natures = read(path, Natures).natures

Fields may be str, int, float, bool, date, time, an Enum, a Literal, Said, another such dataclass,
`X | None`, `tuple[X, ...]`, `frozenset[X]`, `Mapping[K, X]` and `re.Pattern[str]`. A text is what
stands in the file: `no` stays "no" where a str is asked for. (Within `{…}` a text with a half-width
comma or colon in it needs quotes.) A key that the schema does not know is an error, and so
are a key given twice, a missing or an empty one, anchors, and tags. A field named like a Python
keyword has an underscore that its key has not (`from_`, `from:`). A record checks itself in
`__post_init__` by raising ValueError; the message comes out with the record's line.

What a clinic adds stands in a folder of its own beside ours, and is named later:

    read_beside([ours, theirs], "natures.yaml", Natures)  # a file in each folder, joined
    read_each([ours, theirs], "natures/*.yaml", Nature)   # one record per file

Later folders add records. An id that stands already is refused, so nobody redefines ours.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from clinicguard.knowledge.fault import NOWHERE, KnowledgeFault, Place
from clinicguard.knowledge.nodes import Spot, compose
from clinicguard.knowledge.said import Said
from clinicguard.knowledge.schema import taker

__all__ = [
    "NOWHERE",
    "KnowledgeFault",
    "Place",
    "Said",
    "read",
    "read_beside",
    "read_each",
]

T = TypeVar("T")

# What was read in this process, with the time and the size of the file it was read from.
_READ: dict[tuple[Path, type], tuple[tuple[int, int], Any]] = {}


def read(path: Path, schema: type[T]) -> T:
    """The file as one record. Read once in a process, and again when the file has changed.

    Raises:
        KnowledgeFault: the file is missing, is not YAML, or does not fit the schema.
    """
    try:
        status = path.stat()
    except OSError as gone:
        raise KnowledgeFault(Place(path, 0, ""), f"cannot be read: {gone.strerror}") from gone
    stamp = (status.st_mtime_ns, status.st_size)
    known = _READ.get((path, schema))
    if known is None or known[0] != stamp:
        hint: Any = schema
        known = (stamp, taker(hint)(compose(path), Spot(path, (), set())))
        _READ[path, schema] = known
    record: T = known[1]
    return record


def read_beside(folders: Sequence[Path], name: str, schema: type[T]) -> T:
    """One file of each folder, joined in order: every list and mapping of the schema grows.

    The first folder must have the file, the later ones may. A field that is neither a list nor
    a mapping is taken from the first.

    Raises:
        KnowledgeFault: as `read` does, and for an id that a former folder holds.
    """
    first, *later = folders
    joined = read(first / name, schema)
    for folder in later:
        if (folder / name).exists():
            joined = _join(joined, read(folder / name, schema), folder / name)
    return joined


def read_each(folders: Sequence[Path], pattern: str, schema: type[T]) -> tuple[T, ...]:
    """Every file that fits the pattern, one record each, in order of folder and name.

    Raises:
        KnowledgeFault: as `read` does, and for an id that an earlier file holds.
    """
    found: dict[Hashable, T] = {}
    for path in (path for folder in folders for path in sorted(folder.glob(pattern))):
        record = read(path, schema)
        identity = getattr(record, "id", path)
        _refuse_if_held(identity, found, record, Place(path, 0, "id"))
        found[identity] = record
    return tuple(found.values())


def _join(ours: T, theirs: T, file: Path) -> T:
    assert is_dataclass(ours)
    assert not isinstance(ours, type)
    grown: dict[str, Any] = {}
    for field in fields(ours):
        match getattr(ours, field.name), getattr(theirs, field.name):
            case tuple() as mine, tuple() as other:
                held = {getattr(record, "id", None) for record in mine} - {None}
                for record in other:
                    identity = getattr(record, "id", None)
                    _refuse_if_held(identity, held, record, Place(file, 0, field.name))
                grown[field.name] = mine + other
            case Mapping() as mine, Mapping() as other:
                for key, record in other.items():
                    _refuse_if_held(key, mine, record, Place(file, 0, f"{field.name}.{key}"))
                grown[field.name] = MappingProxyType({**mine, **other})
            case _:
                pass
    return replace(ours, **grown)


def _refuse_if_held(
    identity: Hashable, held: Mapping[Any, Any] | set[Any], record: object, file: Place
) -> None:
    if identity in held:
        own = getattr(record, "place", NOWHERE)
        place = file if own == NOWHERE else own
        raise KnowledgeFault(place, f"{identity!r} stands already in an earlier file")
