"""Finds every wording in a record, with the path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from clinicguard.knowledge.records import Said


def said_in(value: object, path: str = "") -> Iterator[tuple[str, Said]]:
    """Path and wording, through records, lists and mappings."""
    match value:
        case Said():
            yield path, value
        case tuple():
            for number, item in enumerate(value):
                yield from said_in(item, f"{path}[{getattr(item, 'id', number)}]")
        case Mapping():
            for key, item in value.items():
                yield from said_in(item, f"{path}.{key}")
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from said_in(getattr(value, field.name), f"{path}.{field.name}")
        case _:
            pass
