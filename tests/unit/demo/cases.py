"""The three sisters of the demonstration case, read for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from clinicguard.host.paths import resources

LANGUAGES = ("zh_TW", "en", "zh_CN")

Case = dict[str, Any]
EXTRA = {"zh_TW": {"𠮷", "恆"}, "zh_CN": set[str]()}


def folder(language: str) -> Path:
    """Where a sister lives."""
    return resources() / "demo" / language


@cache
def case(language: str) -> Case:
    """The script of one sister."""
    return data("demo", language, "case.yaml")


def data(*parts: str) -> Case:
    """A data file of the program as it stands on disk."""
    found: Case = YAML(typ="safe").load(resources().joinpath(*parts))
    return found


def exhibit(language: str, name: str) -> Case:
    """The record of one exhibit."""
    found: Case = next(each for each in case(language)["evidence"] if each["id"] == name)
    return found


def exhibit_bytes(language: str, name: str) -> bytes:
    """The file of one exhibit."""
    file: str = exhibit(language, name)["file"]
    return (folder(language) / file).read_bytes()


def moment(text: str) -> datetime:
    """A time of the script."""
    return datetime.fromisoformat(text)


def words(part: Any) -> Iterator[str]:
    """Every text in a piece of the script."""
    match part:
        case dict():
            for value in part.values():
                yield from words(value)
        case list():
            for value in part:
                yield from words(value)
        case str():
            yield part
        case _:
            pass


def body(statement: Case, version: Case) -> str:
    """The statement as it is read: its parts, each a paragraph, then the signature."""
    return "\n\n".join([*(part["text"] for part in version["parts"]), statement["signature"]])


def status_at(fact: Case, at: datetime) -> tuple[str, bool]:
    """How sure the clinic was of a fact at a moment, and whether it might be said in public."""
    status, public = fact["status"], fact["public"]
    for change in fact["changes"]:
        if moment(change["at"]) <= at:
            status, public = change["status"], change["public"]
    return status, public
