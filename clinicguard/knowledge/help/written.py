"""What a page of the manual is written in: a small part of Markdown, read into plain values.

A page is lines of UTF-8. A blank line ends a paragraph.

    # The name of the page            the first line, once
    ## A section      ### Below it
    - a point                         points and steps go on in lines that are indented
    1. a step
    > a note that must not be missed
    ![what is to be seen](today)      a picture of `resources/help/pictures`, alone on its line
    | a table | of cells |            the second line of it is |---|---|
    ```                               code up to the next such line
        four spaces before a line     code too, as many lines as begin so

Inside a line: **bold** or *bold*, `code`, and [words](page) for another page of the manual. Nothing
else means anything: there is no HTML, no address, no picture from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinicguard.knowledge.fault import KnowledgeFault, Place


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. `page` is the key of the page that they lead to, "" for none."""

    text: str
    bold: bool = False
    code: bool = False
    page: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's name; `level` 2 or 3."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences to be read; `note` sets them apart."""

    runs: Runs
    note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Points, or steps in order."""

    items: tuple[Runs, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, and what is to be seen for whoever does not see it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be typed or compared as they are."""

    text: str


Block = Heading | Paragraph | Items | Table | Picture | Code

_RUN = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<stressed>[^*\s][^*]*)\*"
    r"|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<page>[^)]*)\)"
)
_PICTURE = re.compile(r"!\[(?P<words>[^\]]+)\]\((?P<name>[a-z-]+)\)")
_POINT = re.compile(r"- (?P<words>.+)")
_STEP = re.compile(r"\d+\. (?P<words>.+)")
_CODE = "    "
_RULE = re.compile(r"\|[-| :]+\|")


def written(text: str, place: Place) -> tuple[str, tuple[Block, ...]]:
    """The page's name and what is on it. Raises KnowledgeFault with the line."""
    lines = text.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise KnowledgeFault(Place(place.file, 1, ""), "a page begins with its name: # …")
    return lines[0][2:].strip(), tuple(_blocks(lines, place))


def runs(words: str) -> Runs:
    """A line cut at its bold words, code and links."""
    found: list[Run] = []
    at = 0
    for match in _RUN.finditer(words):
        if match.start() > at:
            found.append(Run(words[at : match.start()]))
        found.append(_run(match))
        at = match.end()
    if at < len(words) or not found:
        found.append(Run(words[at:]))
    return tuple(found)


def plain(said: Sequence[Run]) -> str:
    """The bare words."""
    return "".join(run.text for run in said)


def words_of(block: Block) -> str:
    """All words of a block, for the search."""
    match block:
        case Heading() | Picture():
            return block.words
        case Paragraph():
            return plain(block.runs)
        case Items():
            return "\n".join(plain(item) for item in block.items)
        case Table():
            return "\n".join(" ".join(map(plain, row)) for row in (block.head, *block.rows))
        case Code():
            return block.text


def _run(match: re.Match[str]) -> Run:
    strong = match["bold"] or match["stressed"]
    if strong is not None:
        return Run(strong, bold=True)
    if match["code"] is not None:
        return Run(match["code"], code=True)
    return Run(match["words"], page=match["page"])


def _blocks(lines: Sequence[str], place: Place) -> Iterator[Block]:
    at = 1
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        end = _end(lines, at)
        yield _block(lines[at:end], Place(place.file, at + 1, ""))
        at = end


def _end(lines: Sequence[str], at: int) -> int:
    """The line after the block that begins here."""
    first = lines[at]
    if first.startswith("```"):
        closing = (n for n in range(at + 1, len(lines)) if lines[n].startswith("```"))
        return next(closing, len(lines) - 1) + 1
    if first.startswith("#") or _PICTURE.fullmatch(first):
        return at + 1
    kind, end = _kind(first), at + 1
    while end < len(lines) and lines[end].strip() and _goes_on(kind, lines[end]):
        end += 1
    return end


def _kind(line: str) -> str:
    for kind, begins in (("- ", _POINT), ("1. ", _STEP)):
        if begins.fullmatch(line):
            return kind
    if line.startswith(_CODE):
        return _CODE
    return line[0] if line[0] in "|>" else ""


def _goes_on(kind: str, line: str) -> bool:
    if line.startswith(("#", "```", "![")):
        return False
    return _kind(line) == kind or (kind in ("- ", "1. ") and line.startswith("  "))


def _block(lines: Sequence[str], place: Place) -> Block:
    first = lines[0]
    if first.startswith("```"):
        return Code("\n".join(lines[1:-1]))
    if first.startswith("#"):
        marks, _, words = first.partition(" ")
        if len(marks) not in (2, 3) or not words.strip():
            raise KnowledgeFault(place, "a section is ## or ### with its name")
        return Heading(len(marks), plain(runs(words.strip())))
    if match := _PICTURE.fullmatch(first):
        return Picture(match["name"], match["words"])
    match _kind(first):
        case "    ":
            return Code("\n".join(line.removeprefix(_CODE) for line in lines))
        case "|":
            return _table(lines, place)
        case "- ":
            return Items(_items(lines, _POINT), ordered=False)
        case "1. ":
            return Items(_items(lines, _STEP), ordered=True)
        case ">":
            return Paragraph(runs(_joined([line[1:].strip() for line in lines])), note=True)
        case _:
            return Paragraph(runs(_joined([line.strip() for line in lines])))


def _items(lines: Sequence[str], begins: re.Pattern[str]) -> tuple[Runs, ...]:
    found: list[list[str]] = []
    for line in lines:
        match = begins.fullmatch(line)
        if match:
            found.append([match["words"]])
        else:
            found[-1].append(line.strip())
    return tuple(runs(_joined(parts)) for parts in found)


def _joined(parts: Sequence[str]) -> str:
    """Lines as one: Chinese goes on without a space, Latin letters with one."""
    whole = parts[0]
    for part in parts[1:]:
        gap = " " if whole[-1:].isascii() or part[:1].isascii() else ""
        whole += gap + part
    return whole


def _table(lines: Sequence[str], place: Place) -> Table:
    rows = [[runs(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
    if len(rows) < 3 or not _RULE.fullmatch(lines[1].strip()):
        raise KnowledgeFault(place, "a table has a head, a line of |---|, and rows")
    if {len(row) for row in rows} != {len(rows[0])}:
        raise KnowledgeFault(place, "each row of a table has as many cells as its head")
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[2:]))
