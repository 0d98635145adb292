"""From a type hint to the function that takes such a value from a YAML node."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from clinicguard.knowledge.fault import Place
from clinicguard.knowledge.nodes import Node, Spot, entries, id_in, is_null, pairs, text

Taker = Callable[[Node, Spot], Any]


@cache
def taker(hint: Any) -> Taker:
    """What reads a value of this type; the hints that a schema may hold are told in `records`.

    Raises:
        TypeError: the schema itself is wrong.
    """
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(args)
    if origin is Literal:
        return _one_of({str(arg): arg for arg in args})
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return _list_of(args[0])
    if origin is frozenset:
        takes = _list_of(args[0])
        return lambda node, spot: frozenset(takes(node, spot))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_of(*args)
    if origin is re.Pattern:
        return _any_of
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of({str(member.value): member for member in hint})
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda node, spot: _record(hint, node, spot, None)
    raise TypeError(f"a schema cannot hold {hint!r}")


def _parsed(parse: Callable[[str], Any], wanted: str) -> Taker:
    def take(node: Node, spot: Spot) -> Any:
        words = text(node, spot)
        try:
            return parse(words)
        except (ValueError, KeyError):
            raise spot.fault(node, f"{words!r} should be {wanted}") from None

    return take


def _whole(words: str) -> int:
    if not re.fullmatch(r"-?[0-9]+", words):
        raise ValueError(words)
    return int(words)


def _iso_date(words: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        raise ValueError(words)
    return date.fromisoformat(words)


_SCALARS: dict[Hashable, Taker] = {
    str: text,
    int: _parsed(_whole, "a whole number"),
    float: _parsed(float, "a number"),
    bool: _parsed({"true": True, "false": False}.__getitem__, "true or false"),
    date: _parsed(_iso_date, "a date such as 2026-11-21"),
    time: _parsed(time.fromisoformat, "a time such as 09:30"),
}


def _one_of(values: dict[str, Any]) -> Taker:
    return _parsed(values.__getitem__, "one of " + ", ".join(values))


def _optional(args: tuple[Any, ...]) -> Taker:
    inner = [arg for arg in args if arg is not NoneType]
    if len(inner) != 1 or len(inner) == len(args):
        raise TypeError(f"a schema cannot choose between {args!r}")
    takes = taker(inner[0])
    return lambda node, spot: None if is_null(node) else takes(node, spot)


def _list_of(hint: Hashable) -> Taker:
    takes, named = taker(hint), _has_id(hint)

    def take(node: Node, spot: Spot) -> tuple[Any, ...]:
        found: dict[Hashable, Any] = {}
        for number, child in enumerate(entries(node, spot)):
            here = spot.at(f"[{id_in(child) or number}]")
            value = takes(child, here)
            identity: Hashable = value.id if named else number
            if identity in found:
                raise here.fault(child, f"the id {identity!r} is given twice")
            found[identity] = value
        return tuple(found.values())

    return take


def _any_of(node: Node, spot: Spot) -> re.Pattern[str]:
    """A list of regular expressions as one, which finds whichever of them is met first."""
    written = [text(child, spot) for child in entries(node, spot)]
    try:
        return re.compile("|".join(written) or r"(?!)")
    except re.error as wrong:
        raise spot.fault(_the_wrong_one(node, spot), f"is no regular expression: {wrong}") from None


def _the_wrong_one(node: Node, spot: Spot) -> Node:
    """The first entry that is no regular expression by itself, or else the whole list."""
    for child in node.value:
        try:
            re.compile(text(child, spot))
        except re.error:
            return child
    return node


def _mapping_of(key_hint: Hashable, hint: Hashable) -> Taker:
    takes_key, takes, named = taker(key_hint), taker(hint), _has_id(hint)

    def take(node: Node, spot: Spot) -> Mapping[Any, Any]:
        found: dict[Any, Any] = {}
        for words, (key_node, value) in pairs(node, spot).items():
            here = spot.at(words)
            key = takes_key(key_node, here)
            found[key] = _record(hint, value, here, key) if named else takes(value, here)
        return MappingProxyType(found)

    return take


def _has_id(hint: Hashable) -> bool:
    return is_dataclass(hint) and any(field.name == "id" for field in fields(hint))


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    take: Taker
    required: bool


@cache
def _columns(schema: type) -> tuple[dict[str, _Column], str | None]:
    """What a record may hold, by its YAML key, and the field that wants to know its place."""
    hints = get_type_hints(schema)
    columns: dict[str, _Column] = {}
    place = None
    for field in fields(schema):
        if hints[field.name] is Place:
            place = field.name
        elif field.init:
            required = field.default is MISSING and field.default_factory is MISSING
            column = _Column(field.name, taker(hints[field.name]), required)
            columns[field.name.rstrip("_")] = column
    return columns, place


def _record(schema: Any, node: Node, spot: Spot, identity: object) -> Any:
    columns, place = _columns(schema)
    values: dict[str, Any] = {} if identity is None else {"id": identity}
    for key, (key_node, value) in pairs(node, spot).items():
        column = columns.get(key)
        if column is None or column.field in values:
            known = ", ".join(key for key in columns if columns[key].field not in values)
            raise spot.at(key).fault(key_node, f"is not a key here; known are {known}")
        values[column.field] = column.take(value, spot.at(key))
    for key, column in columns.items():
        if column.required and column.field not in values:
            raise spot.at(key).fault(node, "is missing")
    if place is not None:
        values[place] = spot.place(node)
    try:
        return schema(**values)
    except ValueError as wrong:
        raise spot.fault(node, str(wrong)) from None
