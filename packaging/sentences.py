"""What the code says: every sentence that a person may read, found in the sources.

A sentence is found where it stands as plain text in one of these calls: say("…"),
say_in("context", "…"), count("one", "many", n) and, for constants that are said elsewhere,
mark("…").
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCES = ("clinicguard", "ui")

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, as shown to whoever has to mend it."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, and where."""

    place: Place
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message id as the code says it. `many` is there for what is counted."""

    context: str | None
    text: str
    many: str | None
    place: Place

    @property
    def key(self) -> Key:
        return self.context, self.text

    @property
    def room(self) -> str:
        """The room that says it: the folder below clinicguard/ or ui/, else the file's name."""
        parts = Path(self.place.file).parts
        return parts[1] if len(parts) > 2 else Path(parts[-1]).stem


def sentences(root: Path) -> tuple[list[Sentence], list[Problem]]:
    """Every sentence in the sources, file by file, and what is wrong with the calls."""
    found: list[Sentence] = []
    problems: list[Problem] = []
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            for call in ast.walk(ast.parse(path.read_text("utf-8"), name)):
                if isinstance(call, ast.Call):
                    said = list(_said_by(call, Place(name, call.lineno)))
                    found += said
                    problems += _faults(call, said, Place(name, call.lineno))
    return sorted(found, key=lambda sentence: sentence.place), problems


def _said_by(call: ast.Call, place: Place) -> Iterator[Sentence]:
    match _called(call), call.args:
        case ("say", [text, *_]) | ("mark", [text]):
            yield from (Sentence(None, each, None, place) for each in _texts(text))
        case "say_in", [ast.Constant(value=str(context)), text, *_]:
            yield from (Sentence(context, each, None, place) for each in _texts(text))
        case "count", [ast.Constant(value=str(one)), ast.Constant(value=str(many)), _, *_]:
            yield Sentence(None, one, many, place)


def _faults(call: ast.Call, said: list[Sentence], place: Place) -> Iterator[Problem]:
    match _called(call), call.args:
        case ("say", [built, *_]) | ("say_in", [_, built, *_]):
            if isinstance(built, ast.JoinedStr | ast.BinOp):
                yield Problem(place, "the sentence is put together here; name its {fields}")
        case "count", _:
            pass
        case _:
            return
    if any(keyword.arg is None for keyword in call.keywords):
        return  # **fields: what is given shows only when it runs
    given = {str(keyword.arg) for keyword in call.keywords}
    for sentence in said:
        asked = fields(sentence.text) | fields(sentence.many or "")
        asked -= {"n"} if sentence.many else set()
        if asked - given:
            yield Problem(place, f"not given: {listed(asked - given)}")


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name):
            return name
        # `mark` is an everyday name for a method, so only the module's own counts
        case ast.Attribute(attr=name, value=of) if name != "mark" or _is_words(of):
            return name
        case _:
            return ""


def _is_words(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "words"


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=yes, orelse=no):
            yield from _texts(yes)
            yield from _texts(no)


def fields(text: str) -> set[str]:
    """The names in braces; a text that is no format has none."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return set()
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in parts if name is not None}


def listed(names: Iterable[str]) -> str:
    """Field names as they stand in a sentence: `{day}, {name}`."""
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"
