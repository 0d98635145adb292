"""The emergency numbers of a jurisdiction, put into the wording of tasks and desk scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar, cast

from clinicguard.host.words import LANGUAGES
from clinicguard.knowledge.said import Said

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Numbers:
    police: str
    ambulance: str
    fire: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """The file emergency.yaml: numbers by jurisdiction."""

    numbers: Mapping[str, Numbers]


def with_numbers(record: T, numbers: Numbers) -> T:
    """The same record with {police}, {ambulance} and {fire} filled in, wherever they stand."""
    return cast(T, _filled(record, numbers))


def _filled(value: Any, numbers: Numbers) -> Any:
    match value:
        case Said():
            return Said(**{tongue: _put(getattr(value, tongue), numbers) for tongue in LANGUAGES})
        case tuple():
            return tuple(_filled(item, numbers) for item in value)
        case Mapping():
            return MappingProxyType({key: _filled(value[key], numbers) for key in value})
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value,
                **{f.name: _filled(getattr(value, f.name), numbers) for f in fields(value)},
            )
        case _:
            return value


def _put(text: str, numbers: Numbers) -> str:
    for field in fields(numbers):
        text = text.replace(f"{{{field.name}}}", getattr(numbers, field.name))
    return text
